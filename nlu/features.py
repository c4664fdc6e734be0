"""What the model sees of a message: words, stems, pairs, pieces, cues and things named. Refuses to weigh any of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from nlu.cues import Cues
from nlu.gazetteer import Gazetteer, Mention
from nlu.words import Token, tokens

_PIECES: Final = (3, 4, 5)  # letters of a piece of a word
_ENDINGS: Final = re.compile(
    r"(?:ungen|ern|en|er|es|ing|ed|ent|ons|ez|ait|are|ere|ire|ato|ata|ati|ate|te|st|[aeioustn])$"
)  # of four languages and dialect; crude, but the same for "gemalt" and "gemalte", "rotto" and "rotta"
_STEM: Final = 5  # letters a word needs to have a stem


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as the model sees it: features of words, distinct words to take to pieces, and signs."""

    words: tuple[str, ...]
    plain: tuple[str, ...]
    signs: tuple[str, ...] = ()

    @property
    def pieces(self) -> tuple[str, ...]:
        """The pieces of its words, each once."""
        return tuple(dict.fromkeys(piece for word in self.plain for piece in pieces(word)))


def pieces(word: str) -> list[str]:
    """The pieces of one folded word, its edges marked."""
    edged = f"<{word}>"
    return [edged[i : i + n] for n in _PIECES for i in range(len(edged) - n + 1)] if len(word) > 1 else []


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without its ending, marked as such."""
    return "/" + (_ENDINGS.sub("", word) if len(word) >= _STEM else word)


def shape(word: str) -> str:
    """Numbers are alike by their number of digits."""
    return "#" * len(word) if word.isdigit() else word


class Eye:
    """Turns a message into features with the help of the lists."""

    def __init__(self, gazetteer: Gazetteer, cues: Cues) -> None:
        self.gazetteer = gazetteer
        self.cues = cues
        self.familiar: frozenset[str] = frozenset()

    def see(self, text: str) -> Seen:
        """Features of a whole message, without knowledge of what is negated."""
        words = tokens(text)
        return self.look(words, self.gazetteer.find(words, self.familiar))

    def look(self, words: list[Token], mentions: list[Mention]) -> Seen:
        """Features of these words, of which `mentions` are things."""
        plain = [shape(t.folded) for t in words]
        seen = [*plain, *map(stem, plain)]
        seen += [f"{a} {b}" for a, b in zip(["^", *plain], [*plain, "$"], strict=True)]
        signs = self.cues.find(words)
        for m in mentions:
            signs.append(f"@{m.thing.name}")
            if m.thing.category:
                signs.append(f"%{m.thing.category}")
        seen.append(f"~{min(len(plain), 3) if len(plain) < 6 else 6 if len(plain) < 12 else 12}")
        return Seen(tuple(dict.fromkeys(seen)), tuple(dict.fromkeys(plain)), tuple(dict.fromkeys(signs)))
