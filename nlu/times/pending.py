"""What is said before the next wish and turns it, and the wish that one sign begins. Refuses to join wishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .meanings import Ahead, Clock, Draft, Length, Loose, NthWeekday, Side, Weekday
from .merging import rhythm_of
from .naming import DAY_KINDS
from .words import Sign

SIDES: Final = {
    "FROM": Side.FROM,
    "AFTER": Side.AFTER,
    "BEFORE": Side.BEFORE,
    "BY": Side.BY,
    "WITHIN": Side.BY,
    "TO": Side.BY,
}
CONTENT: Final = frozenset({"DAY", "PART", "CLOCK", "RANGE", "OFFSET", "AHEAD", "NOW", "LOOSE", "RECUR", "WEEKLY"})
LEADING: Final = frozenset({"AT", "ON", "OF", "FILL", "THIS", "IN", "ONE", "NEXT"})
TOWARDS: Final = frozenset({"a", "au", "aux", "al", "ad", "to"})  # "at" or "to"; never a deadline
SAID_AFTER: Final = (
    "spatestens", "fruhestens", "allerspatestens", "at the latest", "latest", "at the earliest", "earliest",
    "au plus tard", "au plus tot", "al piu tardi", "al piu presto", "al massimo",
)  # fmt: skip
REFUSED_SIDES: Final = {Side.BEFORE: Side.FROM, Side.AFTER: Side.BEFORE, Side.BY: Side.FROM}  # "not before"
THAN: Final = frozenset({"als", "than", "que", "che"})  # "lieber Donnerstag als Mittwoch"
ALWAYS: Final = frozenset({"immer", "immer am", "always", "toujours", "sempre"})
PLAIN_NO: Final = frozenset({"nein", "no", "non", "nope", "nei"})  # "Montag nein, Dienstag ja"
MERGE_WITHIN: Final = 6  # words between a day and the clock that belongs to it


@dataclass(slots=True)
class Pending:
    """Words that turn the next wish: a side, a refusal, a rhythm, a link to the last."""

    side: Side | None = None
    negated: bool = False
    refused: bool = False  # the side was said by what it is not: "not after"
    every: str | None = None
    linked: bool = False  # by a word
    comma: bool = False
    rather: bool = False
    than: bool = False
    onto: bool = False
    of: bool = False
    early: bool = False
    late: bool = False
    begin: int | None = None

    def open_at(self, sign: Sign) -> None:
        """Remember where the first of these words stands."""
        if self.begin is None:
            self.begin = sign.begin


def begun(sign: Sign, pending: Pending, last: Draft | None) -> Draft:
    """A wish of one sign; `last`: the wish that was named right before it."""
    begin = sign.begin if pending.begin is None else pending.begin
    new = Draft(begin=begin, end=sign.end, negated=pending.negated)
    value = sign.value
    if sign.sort == "RECUR" and isinstance(value, str):
        new.every = value
    elif sign.sort == "WEEKLY" and isinstance(value, int):
        new.day, new.every = Weekday(weekday=value), "week"
        if sign.written.startswith("di ") and last is not None and last.timed:
            new.every = None  # "alle 11 di mercoledì"
    elif isinstance(value, DAY_KINDS):
        new.day = value
        if isinstance(value, NthWeekday) and value.repeats:
            new.every = "month"
        if pending.every:
            new.every = rhythm_of(value, pending.every)
    elif isinstance(value, Clock):
        new.clock = value
    elif isinstance(value, Length):
        new.offset = value
    elif isinstance(value, Ahead):
        new.ahead = value.length
    elif isinstance(value, tuple) and isinstance(value[0], Clock) and isinstance(value[1], Clock):
        new.clock, new.until = value[0], value[1]
    elif sign.sort == "PART" and isinstance(value, str):
        new.part = value
        if pending.every:
            new.every = "day"
    elif sign.sort == "NOW":
        new.now = True
    elif sign.sort == "LOOSE" and isinstance(value, int):
        new.loose = Loose(hour=value or None)
    return new
