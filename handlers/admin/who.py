"""Whom, or which job, an admin's command is about: by number, by name, by the beginning of a name. Refuses to guess."""

from __future__ import annotations

import re

from actions import helpers
from actions.people import Unit
from domain.errors import BadWords, Unknown

NOTHING = "–"
"""What an argument that is missing is called in the log."""
MOST_NAMES = 5
"""Words of a name that are looked at."""
IN_BRACKETS = re.compile(r"\((\d{1,18})\)")
"""The number as /helpers shows it behind the name."""


def number(words: list[str], place: int = 0, *, most: int = 2**31 - 1) -> int:
    """A job number among the words, or with another `most` a person's id; raises BadWords."""
    word = words[place].lstrip("#") if len(words) > place else ""
    if not word.isdecimal() or len(word) > 18 or int(word) > most:
        raise BadWords(word=word[:40] or NOTHING)
    return int(word)


async def find(unit: Unit, words: list[str]) -> tuple[int, list[str]]:
    """A person's id and the words that follow: "2001 …", "Nina Müller-Meier …", "Nina (2001) …", "Ni …".

    The longest whole name counts first, then the longest beginning of one. Raises BadWords without any words, Unknown
    for nobody, Several for more than one.
    """
    if not words:
        raise BadWords(word=NOTHING)
    if words[0].isdecimal():
        return number(words, most=2**52), words[1:]
    for place, word in enumerate(words[1 : MOST_NAMES + 1], 1):
        if bracketed := IN_BRACKETS.fullmatch(word):
            return number([bracketed[1]], most=2**52), words[place + 1 :]
    called = [words[0].lstrip("@"), *words[1:MOST_NAMES]]
    lengths = range(len(called), 0, -1)
    whole = [length for length in lengths if await helpers.are_called(unit, _name(called[:length]))]
    for length in [*whole, *lengths]:
        try:
            return (await helpers.named(unit, _name(called[:length]))).person_id, words[length:]
        except Unknown:
            continue
    raise Unknown(word=_name(called[:1]))


def _name(words: list[str]) -> str:
    return " ".join(words)[:80]
