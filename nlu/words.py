"""Words of a message: tokens with their places, folded so that case, accents and repeated letters do not matter.

Refuses to know any language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W_]+|[?!]|[\U0001F300-\U0001FAFF\u2600-\u27BF\u2B50\u2764]")
_LONG: Final = re.compile(r"(.)\1{2,}")
_LETTERS: Final = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "ı": "i"})


class Token(NamedTuple):
    """One word, number, emoji, ? or ! of a message, with its folded form and its place in the message."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """Lower case, without accents, at most two of a letter in a row ("heeeelp" and "heelp" are one)."""
    lowered = word.lower().translate(_LETTERS)
    if not lowered.isascii():
        lowered = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return _LONG.sub(r"\1\1", lowered)


def tokens(text: str) -> list[Token]:
    """The tokens of a message in reading order. Apostrophes and hyphens separate: "l'imprimante", "wi-fi"."""
    return [Token(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


def spellings(phrase: str) -> set[str]:
    """How a phrase of our lists may stand in a message: folded words joined by a space; also ue for ü and the like."""
    umlauts = phrase.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return {" ".join(t.folded for t in tokens(p)) for p in (phrase, umlauts)} - {""}
