"""Cuts a message into runs of letters and of digits. Refuses to interpret them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from nlu.places.spelling import folded

_RUN = re.compile(r"[^\W\d_]+|\d+")


class Token(NamedTuple):
    """A run of letters or digits."""

    start: int
    end: int
    text: str
    key: str  # its folded form
    number: bool  # whether it is digits
    capital: bool  # whether it begins with a capital letter


def cut(text: str) -> list[Token]:
    """All tokens of a text, in order."""
    found = []
    for at in _RUN.finditer(text):
        run = at[0]
        found.append(Token(at.start(), at.end(), run, folded(run), run[0].isdigit(), run[0].isupper()))
    return found


def between(text: str, tokens: Sequence[Token], left: int, right: int) -> str:
    """The text between two tokens."""
    return text[tokens[left].end : tokens[right].start]
