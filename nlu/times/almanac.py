"""Which days are meant, seen from one instant in one zone. Refuses times of day.

The future is preferred; what is past, does not exist or may be two days is flagged.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from .feasts import date_of
from .meanings import Day, Days, Feast, InDays, Month, NthWeekday, OnDate, Portion, Week, Weekday, Weekend

FAR: Final = 3650  # days: nobody books later, and dates stay dates
GRAINS: Final = ("minute", "hour", "part_of_day", "day", "week", "month")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Whole days from `first` to before `after`."""

    first: date
    after: date
    grain: str = "day"
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """The instant and zone a wish is seen from."""

    now: datetime
    zone: ZoneInfo
    country: str

    @property
    def today(self) -> date:
        """The customer's day."""
        return self.now.date()

    def at(self, day: date, hour: int, minute: int = 0) -> tuple[datetime, tuple[str, ...]]:
        """That time of that day, with a flag if the clocks skip it (the first reading is then after the gap) or
        show it twice (the first reading is the earlier)."""
        wall = datetime.combine(day, time()) + timedelta(hours=hour, minutes=minute)
        local = wall.replace(tzinfo=self.zone)
        there = local.astimezone(UTC).astimezone(self.zone)
        if there.replace(tzinfo=None) != wall:
            return there, ("nonexistent",)
        if local.utcoffset() != local.replace(fold=1).utcoffset():
            return local, ("ambiguous",)
        return local, ()

    def midnight(self, day: date) -> datetime:
        """When that day begins."""
        return self.at(day, 0)[0]

    # ---- days

    def days(self, day: Day) -> Stretch:
        """The days that are meant."""
        match day:
            case InDays():
                target = plus_months(self.today + timedelta(days=bounded(day.days)), day.months)
                return one(target, ("past",) if target < self.today else ("ambiguous",) if day.unsure else ())
            case Weekday():
                return self.weekday(day)
            case OnDate():
                return self.on_date(day)
            case Week():
                return self.week(day)
            case Weekend():
                return self.weekend(day)
            case Month():
                return self.month(day)
            case NthWeekday():
                return self.nth_weekday(day)
            case Feast():
                found, flags = date_of(day.name, self.today, self.country)
                return one(found + timedelta(days=day.plus), flags)
            case Portion():
                return self.portion(day)
            case Days():
                return self.from_to(day)

    def weekday(self, day: Weekday) -> Stretch:
        ahead = (day.weekday - self.today.weekday()) % 7
        if day.last:
            return one(self.today - timedelta(days=7 - ahead if ahead else 7), ("past",))
        if day.week is not None:
            target = self.monday(day.week) + timedelta(days=day.weekday)
            return one(target, ("past",) if target < self.today else ())
        if ahead == 0:
            if day.this:
                return one(self.today, ("ambiguous",))  # somebody who means today says so
            flags = () if day.next or day.weeks else ("ambiguous",)  # today or in a week?
            return one(self.today + timedelta(days=7 * (day.weeks or 1)), flags)
        return one(self.today + timedelta(days=ahead + 7 * day.weeks))

    def on_date(self, day: OnDate) -> Stretch:
        flags: tuple[str, ...] = ()
        if day.month is None:
            first = plus_months(self.today.replace(day=1), day.months)
            while day.day > days_in(first) or (not day.months and first.replace(day=day.day) < self.today):
                first = plus_months(first, 1)
                if first.year > self.today.year + 2:
                    return one(self.today, ("nonexistent",))
            target = first.replace(day=day.day)
            if day.weekday is not None:
                later = target
                for _ in range(18):
                    if later.weekday() == day.weekday:
                        return one(later)
                    later = next_with_day(later, day.day)
                flags = ("ambiguous",)
            return one(target, flags)
        year = day.year if day.year is not None else self.today.year
        length = calendar.monthrange(year, day.month)[1]
        if day.day > length:
            if day.year is None and date(year, day.month, length) < self.today:
                year += 1
                length = calendar.monthrange(year, day.month)[1]
            if day.day > length:
                return one(date(year, day.month, length), ("nonexistent",))
        if day.day < 1:  # "0 / 30.2."
            return one(date(year, day.month, 1), ("nonexistent",))
        target = date(year, day.month, day.day)
        if target < self.today:
            if day.year is not None:
                return one(target, ("past",))
            length = calendar.monthrange(year + 1, day.month)[1]
            if day.day > length:
                return one(date(year + 1, day.month, length), ("nonexistent",))
            target = date(year + 1, day.month, day.day)
        if day.weekday is not None and target.weekday() != day.weekday:
            flags = ("ambiguous",)
        return one(target, flags)

    def monday(self, weeks: int) -> date:
        """The Monday of this week or so many later."""
        return self.today - timedelta(days=self.today.weekday()) + timedelta(days=7 * weeks)

    def week(self, week: Week) -> Stretch:
        if week.of is not None:
            day = self.on_date(week.of)
            monday = day.first - timedelta(days=day.first.weekday())
            return Stretch(first=monday, after=monday + timedelta(days=7), grain="week", flags=day.flags)
        if week.number is not None:
            for year in (self.today.isocalendar().year, self.today.isocalendar().year + 1):
                try:
                    monday = date.fromisocalendar(year, week.number, 1)
                except ValueError:
                    continue
                if monday + timedelta(days=7) > self.today:
                    return Stretch(first=monday, after=monday + timedelta(days=7), grain="week")
            return one(self.today, ("nonexistent",))
        monday = self.monday(week.weeks)
        flags = ("past",) if week.weeks < 0 else ()
        return Stretch(first=monday, after=monday + timedelta(days=7), grain="week", flags=flags)

    def weekend(self, day: Weekend) -> Stretch:
        if day.week is not None:
            saturday = self.monday(day.week) + timedelta(days=5)
        else:
            saturday = self.monday(0) + timedelta(days=5)
            if day.next and self.today.weekday() >= 5:
                saturday += timedelta(days=7)
            saturday += timedelta(days=7 * day.weeks - (7 if day.last else 0))
        return Stretch(
            first=saturday,
            after=saturday + timedelta(days=2),
            flags=("past",) if saturday + timedelta(days=2) <= self.today else (),
        )

    def month(self, day: Month) -> Stretch:
        first = self.today.replace(day=1)
        if day.month is None:
            first = plus_months(first, day.months)
        else:
            year = day.year if day.year is not None else self.today.year
            if day.year is None and day.month < self.today.month:
                year += 1
            first = date(year, day.month, 1)
        after = plus_months(first, 1)
        return Stretch(first=first, after=after, grain="month", flags=("past",) if after <= self.today else ())

    def nth_weekday(self, day: NthWeekday) -> Stretch:
        first = self.month(Month(month=day.month, months=day.months)).first
        if day.year is not None and day.month is not None:
            target = nth_in(date(day.year, day.month, 1), day)
            if target.month != day.month:
                return one(target - timedelta(days=7), ("nonexistent",))
            return one(target, ("past",) if target < self.today else ())
        for _ in range(2):
            target = nth_in(first, day)
            if target.month != first.month:
                return one(target - timedelta(days=7), ("nonexistent",))
            if target >= self.today:
                return one(target)
            first = plus_months(first, 12 if day.month is not None else 1)
        return one(target)

    def portion(self, day: Portion) -> Stretch:
        whole = self.week(day.of) if isinstance(day.of, Week) else self.month(day.of)
        found = portion_of(day, whole)
        if found.after <= self.today and not (isinstance(day.of, Month) and day.of.year):
            if isinstance(day.of, Week):
                whole = self.week(replace(day.of, weeks=day.of.weeks + 1))
            else:
                first = plus_months(whole.first, 12 if day.of.month is not None else 1)
                whole = Stretch(first=first, after=plus_months(first, 1), grain="month")
            found = portion_of(day, whole)
        return found

    def from_to(self, day: Days) -> Stretch:
        first = self.days(day.first)
        last = self.days(day.last)
        start, after = first.first, last.after
        if after <= start:
            seen_from_there = Calendar(now=self.midnight(start), zone=self.zone, country=self.country)
            after = seen_from_there.days(day.last).after
        if after <= start:
            return Stretch(first=start, after=start + timedelta(days=1), flags=("ambiguous",))
        flags = tuple(flag for flag in (*first.flags, *last.flags) if flag != "ambiguous")
        return Stretch(first=start, after=after, grain=finer(first.grain, last.grain), flags=flags)


def portion_of(day: Portion, whole: Stretch) -> Stretch:
    """The beginning, middle or end of a week or month; a question, so the bounds are a first reading."""
    first, after = whole.first, whole.after
    if isinstance(day.of, Week):
        begin, end = {"begin": (0, 2), "middle": (2, 3), "end": (3, 5)}[day.which]
        first, after = first + timedelta(days=begin), first + timedelta(days=end)
    elif day.which == "begin":
        after = first + timedelta(days=10)
    elif day.which == "middle":
        first, after = first + timedelta(days=10), first + timedelta(days=20)
    else:
        first = first + timedelta(days=20)
    return Stretch(first=first, after=after, grain="day", flags=("vague",))


def one(day: date, flags: tuple[str, ...] = ()) -> Stretch:
    """A single day."""
    return Stretch(first=day, after=day + timedelta(days=1), flags=flags)


def bounded(days: int) -> int:
    """Numbers of days that stay on the calendar."""
    return max(-FAR, min(FAR, days))


def nth_in(first: date, day: NthWeekday) -> date:
    """The nth such weekday of the month that begins with `first`; a fifth may lie in the next."""
    if day.nth < 0:
        end = first.replace(day=days_in(first))
        return end - timedelta(days=(end.weekday() - day.weekday) % 7)
    return first + timedelta(days=(day.weekday - first.weekday()) % 7 + 7 * (day.nth - 1))


def plus_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    months = max(-120, min(120, months))
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def days_in(day: date) -> int:
    """How many days its month has."""
    return calendar.monthrange(day.year, day.month)[1]


def next_with_day(day: date, number: int) -> date:
    """The next month's day of that number."""
    first = plus_months(day.replace(day=1), 1)
    while number > days_in(first):
        first = plus_months(first, 1)
    return first.replace(day=number)


def finer(one_grain: str, other: str) -> str:
    """A range has the grain of its finer bound."""
    return min(one_grain, other, key=GRAINS.index)
