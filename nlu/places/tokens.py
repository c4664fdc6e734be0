"""Cuts a message into runs of letters and of digits. Refuses to interpret them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlu.places.spelling import folded

_RUN = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters or digits; `key` is its folded form."""

    start: int
    end: int
    text: str
    key: str

    @property
    def number(self) -> bool:
        """Whether it is digits."""
        return self.text[0].isdigit()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def cut(text: str) -> list[Token]:
    """All tokens of a text, in order."""
    return [Token(*at.span(), at[0], folded(at[0])) for at in _RUN.finditer(text)]


def between(text: str, tokens: Sequence[Token], left: int, right: int) -> str:
    """The text between two tokens."""
    return text[tokens[left].end : tokens[right].start]
