"""Danger now, found by a lexicon ahead of any learned model. Refuses to give advice: it only says what kind of danger.

A miss may cost a life, a false alarm a sentence; but a beeping detector where nothing burns is not a fire.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def _read() -> tuple[Patterns, dict[str, re.Pattern[str]]]:
    signs: dict[str, list[str]] = {}
    for line in (LEXICON / "danger.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, pattern = line.partition(" | ")
            signs.setdefault(name.strip(), []).append(pattern.strip())
    unless = {str(d): re.compile("|".join(signs[f"unless {d}"])) for d in Danger if f"unless {d}" in signs}
    return Patterns([(d, pattern) for d in Danger for pattern in signs[d]]), unless


_SIGNS, _UNLESS = _read()
_LONGEST: Final = 1500  # letters read; danger is said early and in few words


def danger(text: str, words: Sequence[Token] | None = None) -> Danger | None:
    """The danger a message tells of, or None. Reads sentence by sentence, so that a lookalike hides nothing.

    `words`: the message's tokens, where they are known already.
    """
    if words is not None and not _SIGNS.possible(t.folded for t in words):
        return None
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text[:_LONGEST]):
        folded = " ".join(t.folded for t in tokens(sentence))
        for kind in _SIGNS.find(folded):
            if not (kind in _UNLESS and _UNLESS[kind].search(folded)):
                return Danger(kind)
    return None
