"""Danger now, found by a lexicon ahead of any learned model. Refuses to give advice: it only says what kind of danger.

A miss may cost a life, a false alarm a sentence; but a beeping detector where nothing burns is not a fire.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from nlu.gazetteer import LEXICON
from nlu.patterns import Patterns
from nlu.words import Token, tokens


class Danger(StrEnum):
    """What kind of danger, because each has its own number to call."""

    GAS = "gas"
    FIRE = "fire"
    SHOCK = "shock"
    WATER = "water"
    MEDICAL = "medical"
    CRIME = "crime"


def _read() -> tuple[Patterns, dict[str, re.Pattern[str]]]:
    signs: dict[str, list[str]] = {}
    for line in (LEXICON / "danger.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, pattern = line.partition(" | ")
            signs.setdefault(name.strip(), []).append(pattern.strip())
    unless = {str(d): re.compile("|".join(signs[f"unless {d}"])) for d in Danger if f"unless {d}" in signs}
    return Patterns([(d, pattern) for d in Danger for pattern in signs[d]]), unless


_SIGNS, _UNLESS = _read()
_ENDS: Final = re.compile(r"(?<=[.!?])\s+|\n")
_LONGEST: Final = 1500  # letters read; danger is said early and in few words


def danger(text: str, words: Sequence[Token] | None = None) -> Danger | None:
    """The danger a message tells of, or None. Reads sentence by sentence, so that a lookalike hides nothing.

    `words`: the message's tokens, where they are known already.
    """
    text = text[:_LONGEST]
    known = tokens(text) if words is None else words
    if not _SIGNS.possible([t.folded for t in known]):
        return None
    for sentence in _sentences(text, known):
        for kind in _SIGNS.find(sentence):
            if not (kind in _UNLESS and _UNLESS[kind].search(sentence)):
                return Danger(kind)
    return None


def _sentences(text: str, words: Sequence[Token]) -> Iterator[str]:
    """The folded words of each sentence, joined by a space."""
    first = 0
    for end in [*(at.end() for at in _ENDS.finditer(text)), len(text)]:
        last = first
        while last < len(words) and words[last].start < end:
            last += 1
        yield " ".join([t.folded for t in words[first:last]])
        first = last
