"""What the words of a time expression mean before anybody looks at a calendar. Refuses to know now, zones, languages.

A `Clock` is a time as it was said ("halb acht" is 7:30, nobody knows yet whether in the morning), a `Day` a way of
naming days, a `Draft` one wish put together from both. `resolve` turns a draft into a span.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Half = Literal["am", "pm"]


class Side(StrEnum):
    """Which bound of a wish was said. "ab Freitag" begins on Friday, "nach Freitag" when Friday is over."""

    FROM = "from"
    AFTER = "after"
    BEFORE = "before"
    BY = "by"


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """A time on a clock as said. `marked`: surely on the 24-hour dial; `unsure`: people disagree on its meaning."""

    hour: int
    minute: int = 0
    half: Half | None = None
    marked: bool = False
    unsure: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Length:
    """A stretch of time. `unsure`: idioms such as "acht Tage", which many use for a week."""

    minutes: int = 0
    days: int = 0
    months: int = 0
    unsure: bool = False

    @property
    def by_the_clock(self) -> bool:
        """Hours and minutes count from this instant, days and more from this day."""
        return self.minutes > 0 and not self.days and not self.months


@dataclass(frozen=True, kw_only=True, slots=True)
class InDays:
    """So many days (or months) from today: "morgen", "in drei Tagen", "in einem Monat"."""

    days: int = 0
    months: int = 0
    unsure: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Weekday:
    """A day of the week, Monday 0. `this`, `next` as said; `weeks` further weeks; `week` counts calendar weeks."""

    weekday: int
    this: bool = False
    next: bool = False
    last: bool = False
    weeks: int = 0
    week: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class OnDate:
    """A date; what is None is found by looking ahead. `weekday` was said with it and must agree."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    months: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Week:
    """A calendar week: so many from this one, by its ISO number, or the one a date lies in."""

    weeks: int = 0
    number: int | None = None
    of: OnDate | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Weekend:
    """Saturday and Sunday: the coming ones, or so many weekends later, or that of a calendar week."""

    next: bool = False
    weeks: int = 0
    week: int | None = None
    last: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """A month: by name, or so many from this one."""

    month: int | None = None
    months: int = 0
    year: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NthWeekday:
    """ "The first Monday of the month"; -1 is the last."""

    nth: int
    weekday: int
    month: int | None = None
    months: int = 0
    repeats: bool = False
    year: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Feast:
    """A public holiday or a day known by name; the country decides when."""

    name: str
    plus: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Portion:
    """The beginning, middle or end of a week or month: always a question."""

    which: str
    of: Week | Month


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """From one day to another, both included."""

    first: Day
    last: Day


@dataclass(frozen=True, kw_only=True, slots=True)
class Ahead:
    """Within so much time from now: "in den nächsten zwei Stunden"."""

    length: Length


@dataclass(frozen=True, kw_only=True, slots=True)
class Loose:
    """Something that must be asked: "bald", "nach Feierabend". `hour`: where a first reading would begin."""

    hour: int | None = None


Day = InDays | Weekday | OnDate | Week | Weekend | Month | NthWeekday | Feast | Portion | Days


@dataclass(kw_only=True, slots=True)
class Draft:
    """One wish under construction: what was named, where in the text, and how it was turned (not, every, or)."""

    begin: int
    end: int
    day: Day | None = None
    part: str | None = None
    clock: Clock | None = None
    until: Clock | None = None
    side: Side | None = None
    refused: bool = False  # the side was said by what it is not: "nicht nach acht"
    limit: tuple[Side, Clock] | None = None  # "am Freitag, aber nicht nach acht"
    offset: Length | None = None
    ahead: Length | None = None
    now: bool = False
    deadline: Draft | None = None  # "so bald wie möglich, spätestens am Dienstag"
    loose: Loose | None = None
    early: bool = False
    late: bool = False
    negated: bool = False
    every: str | None = None
    linked: bool = False  # joined by "or", "and" or a comma to the wish before

    @property
    def timed(self) -> bool:
        """Whether anything finer than a day was said."""
        return self.clock is not None or self.part is not None
