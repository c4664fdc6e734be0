"""From a message to signs on which all rules have done their work. Refuses to put wishes together."""

from __future__ import annotations

from typing import Final

from .days import DAYS
from .grammar import CLOCKS, LENGTHS, LENGTHS_FIRST
from .joins import BARE, CLOCK_RANGES, OFFSETS
from .lexicon import Lexicon
from .rules import applied
from .words import Sign, read_signs

UNTIMELY_NAMES: Final = "OTHER COMMA STOP FILL ON OF AND OR NOT ONE IN APART FOLLOWS MODEL VOID DASH"
UNTIMELY: Final = frozenset(UNTIMELY_NAMES.split())  # a message of these alone names no time


def parsed(text: str, words: Lexicon) -> list[Sign]:
    """The signs of a message after all rules."""
    signs = read_signs(text, words)
    if all(sign.sort in UNTIMELY for sign in signs):
        return []
    habits = words.habits
    if "hours_say_clock" in habits:
        signs = applied(LENGTHS_FIRST, signs, habits)
        signs = applied(CLOCKS, signs, habits)
        signs = applied(LENGTHS, signs, habits)
    else:
        signs = applied(LENGTHS, signs, habits)
        signs = applied(CLOCKS, signs, habits)
    for rules in (CLOCK_RANGES, DAYS, OFFSETS, BARE):
        signs = applied(rules, signs, habits)
    return signs
