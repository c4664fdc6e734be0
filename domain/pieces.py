"""Long words in pieces that fit into a message each. Pure."""

from __future__ import annotations

from typing import Final

MOST_IN_MESSAGE: Final = 3500
"""Of the 4,096 that Telegram takes, in UTF-16 units as it counts them: the rest is for what stands above the words."""
MOST_BELOW_FILE: Final = 850
"""The same of 1,024 below a picture or a voice."""


def pieces(words: str, *, first: int = MOST_IN_MESSAGE, most: int = MOST_IN_MESSAGE) -> list[str]:
    """The words in order, cut between two of them where that can be; the first piece has at most `first` units."""
    found: list[str] = []
    rest, room = words, first
    while (end := _fitting(rest, room)) < len(rest):
        space = max(rest.rfind(sign, 0, end) for sign in " \n")
        end = space if space > end // 2 else end
        found.append(rest[:end].rstrip())
        rest, room = rest[end:].lstrip(), most
    return [*found, rest] if rest or not found else found


def _fitting(words: str, room: int) -> int:
    """How many characters of the words have at most so many units."""
    used = 0
    for number, sign in enumerate(words):
        used += 2 if sign > "\uffff" else 1
        if used > room:
            return number
    return len(words)
