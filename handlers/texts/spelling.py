"""German as Germany and Austria spell it, ß and „ “, made from the Swiss sentences. Refuses to change a word.

One set of sentences is kept, in Swiss spelling; where no region is Swiss, they are read through `german`. A word with
ss must stand in one of the two lists, so that a new one is decided once and not guessed (make lint asks).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

SWISS: Final = frozenset({"CH", "LI"})
SHARP: Final = ("strasse", "schliess", "heiss", "weiss", "ausser", "regelmässig", "gross", "gröss", "draussen", "gruss")
"""Beginnings or ends of words whose ss follows a long vowel: ß everywhere but in Switzerland."""
SHORT: Final = (
    "schluss", "schlossen", "adresse", "ssetz", "fussel", "missv", "passt", "passiert", "voraussicht", "ausschalt",
    "besser", "dass", "impressum", "lassen", "lässt", "muss", "müss", "reassign", "vergiss",
)  # fmt: skip
"""Parts of words whose ss stays, or only meets where two words do."""

_SHARP: Final = re.compile("|".join(SHARP), re.IGNORECASE)
_SHORT: Final = re.compile("|".join(SHORT), re.IGNORECASE)
_DOUBLE: Final = re.compile(r"\b\w*ss\w*\b", re.IGNORECASE)
_MARKS: Final = str.maketrans("«»", "„“")


def is_swiss(countries: Collection[str]) -> bool:
    """Whether German is spelt the Swiss way: as soon as one of the countries does, or when none is known."""
    return not countries or not SWISS.isdisjoint(countries)


def german(swiss: str) -> str:
    """The same words as they are spelt in Germany and Austria."""
    return _SHARP.sub(lambda found: found[0].replace("ss", "ß"), swiss).translate(_MARKS)


def undecided(swiss: str) -> list[str]:
    """Words with an ss that neither list knows."""
    return [word for word in _DOUBLE.findall(swiss) if not _SHARP.search(word) and not _SHORT.search(word)]
