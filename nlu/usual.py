"""Usual questions, read from patterns: how to pay, insurance, who comes. Refuses to answer them.

They stand beside the intents, which say what a message is for: a question about the cable is none of them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from nlu.gazetteer import LEXICON
from nlu.patterns import Patterns
from nlu.words import tokens


class Topic(StrEnum):
    """What is asked about."""

    PAYMENT = "payment"
    INSURANCE = "insurance"
    BOT = "bot"
    DATA = "data"
    PARTS = "parts"
    WHO = "who"
    PRICE = "price"
    HELPING = "helping"
    HOME = "home"
    FAILS = "fails"


MOST_WORDS: Final = 12
"""A longer message tells a story, and the question is a part of it."""


def _read() -> Patterns:
    lines = (LEXICON / "questions.txt").read_text(encoding="utf-8").splitlines()
    named = [line.split(" | ", 1) for line in lines if line[:1] not in ("", "#")]
    return Patterns([(str(Topic(name)), pattern) for name, pattern in named])


_ASKED: Final = _read()


def topic(text: str) -> Topic | None:
    """What a short message asks about; None for everything else."""
    words = [token.folded for token in tokens(text)]
    if len(words) > MOST_WORDS:
        return None
    found = _ASKED.find(" ".join(word for word in words if word.isalnum()))
    return Topic(found[0]) if found else None
