"""From a wish in words to a span on the calendar, seen from one instant in one zone. Refuses to read text.

The conventions are those of GLOSSARY.md (Times): the future is preferred, an unmarked hour from 1 to 6 is in the
afternoon, visits take place between 07:00 and 22:00. Lengths of hours are counted in absolute time, days on the
calendar; what does not exist or exists twice is flagged.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from nlu.understanding import TimeSpan

from .feasts import date_of
from .meanings import (
    Clock,
    Day,
    Days,
    Draft,
    Feast,
    InDays,
    Month,
    NthWeekday,
    OnDate,
    Portion,
    Side,
    Week,
    Weekday,
    Weekend,
)

PARTS: Final[dict[str, tuple[int, int]]] = {
    "early_morning": (6, 8),
    "morning": (8, 12),
    "late_morning": (10, 12),
    "noon": (12, 14),
    "early_afternoon": (12, 14),
    "afternoon": (12, 18),
    "late_afternoon": (16, 18),
    "early_evening": (18, 20),
    "evening": (18, 22),
    "late_evening": (20, 22),
    "night": (22, 30),
}
FORENOON: Final = frozenset({"early_morning", "morning", "late_morning"})
VISITS: Final = (time(7), time(22))
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
                return one(self.today)
            flags = () if day.next or day.weeks else ("ambiguous",)  # today or in a week?
            return one(self.today + timedelta(days=7 * (1 + day.weeks)), flags)
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
        for _ in range(2):
            target = first + timedelta(days=(day.weekday - first.weekday()) % 7 + 7 * (day.nth - 1))
            if day.nth < 0:
                end = first.replace(day=days_in(first))
                target = end - timedelta(days=(end.weekday() - day.weekday) % 7)
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


# ---- hours


def in_part(clock: Clock, part: str | None) -> int:
    """The hour on the 24-hour dial, given the part of the day; -1 if that is still open."""
    hour = clock.hour
    if clock.half == "am":
        return hour % 12
    if clock.half == "pm":
        return hour % 12 + 12
    if clock.marked or hour == 0 or hour > 12:
        return hour
    if part in FORENOON:
        return hour
    if part == "noon":
        return hour + 12 if hour < 6 else hour
    if part == "night":
        return hour % 12 if hour < 6 or hour == 12 else hour + 12
    if part is not None:
        return hour + 12 if hour < 12 else hour
    return -1


def usual(clock: Clock, part: str | None) -> int:
    """The hour for a day that is not today: 1 to 6 is in the afternoon."""
    hour = in_part(clock, part)
    if hour >= 0:
        return hour
    return clock.hour + 12 if clock.hour <= 6 else clock.hour


def today_hour(clock: Clock, part: str | None, seen: Calendar) -> int:
    """The hour for today: what is past moves twelve hours on if that is still today."""
    hour = in_part(clock, part)
    if hour >= 0:
        return hour
    hour = usual(clock, part)
    if time(hour % 24, clock.minute) < seen.now.time() and hour < 12:
        return hour + 12
    return hour


def next_time(clock: Clock, part: str | None, seen: Calendar) -> tuple[date, int, tuple[str, ...]]:
    """Day and hour of a clock time said without a day: the next one that makes sense for a visit."""
    hour = in_part(clock, part)
    tomorrow = seen.today + timedelta(days=1)
    now = seen.now.time()
    if hour >= 0:
        if hour == 24:
            return seen.today, 24, ()
        return (seen.today if time(hour, clock.minute) >= now else tomorrow), hour, ()
    for day in (seen.today, tomorrow):
        for candidate in sorted({clock.hour % 12, clock.hour % 12 + 12}):
            said = time(candidate, clock.minute)
            if (day > seen.today or said >= now) and VISITS[0] <= said < VISITS[1]:
                edge = day > seen.today and clock.hour == 10 and not clock.minute and now <= VISITS[1]
                return day, candidate, ("ambiguous",) if edge and now > time(10) else ()
    return tomorrow, usual(clock, part), ()


# ---- wishes


def resolved(draft: Draft, seen: Calendar) -> TimeSpan:
    """The span of a wish."""
    span = located(draft, seen)
    flags = tuple(dict.fromkeys(span.flags))
    if (draft.clock is not None and draft.clock.unsure) or (draft.until is not None and draft.until.unsure):
        flags = (*flags, "ambiguous") if "ambiguous" not in flags else flags
    if draft.every is not None:  # the next time of many, past or ambiguous or not
        flags = tuple(flag for flag in flags if flag not in {"past", "ambiguous"})
    if draft.loose is not None and (draft.loose.hour is not None or draft.day is None) and "vague" not in flags:
        flags = (*flags, "vague")
    return replace(span, flags=flags, negated=draft.negated, every=draft.every)


def located(draft: Draft, seen: Calendar) -> TimeSpan:
    """Start, end, openness, grain and flags of a wish."""
    if draft.now:
        if draft.day is not None and draft.clock is None:
            return of_day(draft, seen)
        if draft.deadline is not None and (end := located(draft.deadline, seen).end) is not None and end > seen.now:
            return TimeSpan(start=seen.now, end=end, grain="minute")
        return TimeSpan(start=seen.now, end=None, grain="minute", open_end=True)
    if draft.offset is not None:
        start = (seen.now.astimezone(UTC) + timedelta(minutes=min(draft.offset.minutes, 60 * 24 * 60))).astimezone(
            seen.zone
        )
        grain = "hour" if draft.offset.minutes % 60 == 0 else "minute"
        return sided_instant(start, (), draft, seen, named=None, grain=grain)
    if draft.ahead is not None:
        length = draft.ahead
        if length.by_the_clock:
            end = (seen.now.astimezone(UTC) + timedelta(minutes=min(length.minutes, 60 * 24 * 60))).astimezone(
                seen.zone
            )
            return TimeSpan(start=seen.now, end=end, grain="hour" if length.minutes % 60 == 0 else "minute")
        last = plus_months(seen.today + timedelta(days=bounded(length.days)), length.months)
        return TimeSpan(start=seen.now, end=seen.midnight(last + timedelta(days=1)), grain="day")
    if draft.clock is not None:
        return of_clock(draft, seen)
    if draft.part is not None:
        return of_part(draft, seen)
    if draft.loose is not None and draft.loose.hour and draft.day is not None:
        return of_clock(replace(draft, clock=Clock(hour=draft.loose.hour, marked=True), side=Side.FROM), seen)
    if draft.day is not None:
        return of_day(draft, seen)
    if draft.loose is not None and draft.loose.hour:
        return of_clock(
            replace(draft, clock=Clock(hour=draft.loose.hour, marked=True), side=draft.side or Side.FROM), seen
        )
    return TimeSpan(start=seen.now, end=None, grain="day", open_end=True, flags=("vague",))


def of_day(draft: Draft, seen: Calendar) -> TimeSpan:
    """A wish of whole days."""
    assert draft.day is not None
    days = seen.days(draft.day)
    start, end = seen.midnight(days.first), seen.midnight(days.after)
    match draft.side:
        case Side.FROM:
            return TimeSpan(
                start=max(start, seen.now) if days.grain != "day" else start,
                end=None,
                grain=days.grain,
                open_end=True,
                flags=days.flags,
            )
        case Side.AFTER:
            return TimeSpan(start=end, end=None, grain=days.grain, open_end=True, flags=days.flags)
        case Side.BEFORE:
            if isinstance(draft.day, Portion) and draft.day.which == "end":  # "vor Ende Monat"
                start = end
            if isinstance(draft.day, Weekend) and start <= seen.now:
                start = seen.midnight(days.first + timedelta(days=7))
            return TimeSpan(start=None, end=start, grain=days.grain, open_start=True, flags=days.flags)
        case Side.BY:
            return TimeSpan(start=None, end=end, grain=days.grain, open_start=True, flags=days.flags)
    if days.grain in {"week", "month"} and start < seen.now < end:
        start = seen.now
    return TimeSpan(start=start, end=end, grain=days.grain, flags=days.flags)


def of_part(draft: Draft, seen: Calendar) -> TimeSpan:
    """A wish of a part of the day."""
    assert draft.part is not None
    begin, end = PARTS[draft.part]
    if draft.until_part is not None:
        end = PARTS[draft.until_part][1]
    flags: tuple[str, ...] = ("vague",) if draft.part == "night" else ()
    if draft.day is None:
        day = seen.today
        after = day
        bound = begin if draft.side in {Side.BEFORE} else end
        if draft.side in {Side.BY, Side.AFTER} and draft.part == "noon":
            bound = begin
        if seen.at(day, min(bound, 24))[0] <= seen.now and not draft.every:
            day = day + timedelta(days=1)
        after = day + timedelta(days=1)
    else:
        days = seen.days(draft.day)
        day, after, flags = days.first, days.after, (*flags, *days.flags)
    if named_today(draft, seen) and "ambiguous" in flags and seen.at(seen.today, end)[0] < seen.now:
        flags = tuple(flag for flag in flags if flag != "ambiguous")
    last = after - timedelta(days=1)
    start, end_at = seen.at(day, begin)[0], seen.at(last, end)[0]
    if draft.side is None and end_at <= seen.now and "past" not in flags:
        flags = (*flags, "past")
    midnight = seen.midnight(after)
    match draft.side:
        case Side.FROM:
            return bounded_start(start, midnight, draft, flags)
        case Side.AFTER:
            return bounded_start(start if draft.part == "noon" else end_at, midnight, draft, flags)
        case Side.BEFORE:
            return TimeSpan(start=None, end=start, grain="part_of_day", open_start=True, flags=flags)
        case Side.BY:
            until = seen.at(last, begin)[0] if draft.part == "noon" else end_at
            return TimeSpan(start=None, end=until, grain="part_of_day", open_start=True, flags=flags)
    return TimeSpan(start=start, end=end_at, grain="part_of_day", flags=flags)


def named_today(draft: Draft, seen: Calendar) -> bool:
    """Whether the weekday of today was named: it may mean today only while the time of day is still ahead."""
    day = draft.day
    return isinstance(day, Weekday) and day.weekday == seen.today.weekday() and day.week is None and not day.this


def bounded_start(start: datetime, midnight: datetime, draft: Draft, flags: tuple[str, ...]) -> TimeSpan:
    """From then on: to the midnight of a named day, otherwise open."""
    if draft.day is None or start >= midnight:
        return TimeSpan(start=start, end=None, grain="part_of_day", open_end=True, flags=flags)
    return TimeSpan(start=start, end=midnight, grain="part_of_day", flags=flags)


def of_clock(draft: Draft, seen: Calendar) -> TimeSpan:
    """A wish with a clock time: an instant, a bound or a range."""
    assert draft.clock is not None
    clock = draft.clock
    flags: tuple[str, ...] = ()
    named: date | None = None
    if draft.until is not None:
        clock, until = together(draft.clock, draft.until)
        return of_range(draft, clock, until, seen)
    if draft.day is not None:
        days = seen.days(draft.day)
        flags, day = days.flags, days.first
        named = days.after - timedelta(days=1)
        hour = today_hour(clock, draft.part, seen) if day == seen.today else usual(clock, draft.part)
    elif draft.every is not None:
        hour = usual(clock, draft.part)
        day = seen.today if hour > 23 or time(hour, clock.minute) >= seen.now.time() else seen.today + timedelta(days=1)
    elif draft.part is not None and in_part(clock, draft.part) >= 0:
        hour = in_part(clock, draft.part)
        day = seen.today if hour > 23 or time(hour, clock.minute) >= seen.now.time() else seen.today + timedelta(days=1)
    else:
        day, hour, flags = next_time(clock, draft.part, seen)
    if named_today(draft, seen) and "ambiguous" in flags and seen.at(seen.today, hour, clock.minute)[0] < seen.now:
        flags = tuple(flag for flag in flags if flag != "ambiguous")
    if (draft.part == "night" or (hour == 24 and draft.side is None)) and "vague" not in flags:
        flags = (*flags, "vague")
    start, doubts = seen.at(day, hour, clock.minute)
    flags = (*flags, *doubts)
    if start < seen.now and "past" not in flags and draft.side not in {Side.FROM, Side.AFTER}:
        flags = (*flags, "past")
    return sided_instant(start, flags, draft, seen, named=named, grain="minute")


def sided_instant(
    start: datetime, flags: tuple[str, ...], draft: Draft, seen: Calendar, *, named: date | None, grain: str
) -> TimeSpan:
    """An instant, or the bound it is."""
    match draft.side:
        case Side.FROM | Side.AFTER:
            if named is None:
                return TimeSpan(start=start, end=None, grain=grain, open_end=True, flags=flags)
            midnight = seen.midnight(named + timedelta(days=1))
            if start < midnight <= seen.now:
                flags = (*flags, "past") if "past" not in flags else flags
            return TimeSpan(start=start, end=midnight, grain=grain, flags=flags)
        case Side.BEFORE | Side.BY:
            return TimeSpan(start=None, end=start, grain=grain, open_start=True, flags=flags)
    return TimeSpan(start=start, end=None, grain=grain, flags=flags)


def together(first: Clock, last: Clock) -> tuple[Clock, Clock]:
    """The two ends of a range lend each other what was said only once ("2 to 4 pm")."""
    if last.half and not first.half and not first.marked and first.hour <= 12:
        same = first.hour % 12 * 60 + first.minute < last.hour % 12 * 60 + last.minute
        first = replace(first, half=last.half if same or last.half == "am" else "am")
    elif last.marked and not first.half and not first.marked and last.hour > 12 and first.hour <= 12:
        first = replace(
            first, marked=True, hour=first.hour + 12 if first.hour <= 6 and first.hour + 12 < last.hour else first.hour
        )
    return first, last


def of_range(draft: Draft, first: Clock, last: Clock, seen: Calendar) -> TimeSpan:
    """From one clock time to another."""
    flags: tuple[str, ...] = ()
    if draft.day is not None:
        days = seen.days(draft.day)
        flags, day = days.flags, days.first
        hour = today_hour(first, draft.part, seen) if day == seen.today else usual(first, draft.part)
        if day == seen.today and in_part(first, draft.part) < 0:
            hour = range_today(first, last, seen)
        ends = (
            seen.days(draft.until_day).after - timedelta(days=1)
            if draft.until_day is not None
            else days.after - timedelta(days=1)
        )
    else:
        day, hour, flags = range_next(first, last, draft.part, seen)
        ends = day
        if draft.until_day is not None:
            ends = seen.days(draft.until_day).first
    start, doubts = seen.at(day, hour, first.minute)
    end_hour = in_part(last, draft.part)
    if end_hour < 0:
        end_hour = usual(last, draft.part) if ends > day else last.hour
        while ends == day and (end_hour, last.minute) <= (hour, first.minute) and end_hour + 12 <= 24:
            end_hour += 12
    if ends == day and (end_hour, last.minute) <= (hour, first.minute):
        ends = day + timedelta(days=1)
        flags = (*flags, "vague")
    end, more = seen.at(ends, end_hour, last.minute)
    if named_today(draft, seen) and (end_hour, last.minute) < (seen.now.hour, seen.now.minute):
        flags = tuple(flag for flag in flags if flag != "ambiguous")
    flags = (*flags, *doubts, *more)
    if end <= seen.now and "past" not in flags:
        flags = (*flags, "past")
    return TimeSpan(start=start, end=end, grain="minute", flags=flags)


def after(first: Clock, last: Clock, hour: int) -> tuple[int, int]:
    """When a range that begins at that hour ends."""
    end = in_part(last, None)
    if end < 0:
        end = last.hour
        while (end, last.minute) <= (hour, first.minute):
            end += 12
    return end, last.minute


def range_today(first: Clock, last: Clock, seen: Calendar) -> int:
    """The hour at which an unmarked range of today begins: the first reading that is not over."""
    hour = usual(first, None)
    now = (seen.now.hour, seen.now.minute)
    if after(first, last, hour) <= now and hour < 12:
        return hour + 12
    return hour


def range_next(first: Clock, last: Clock, part: str | None, seen: Calendar) -> tuple[date, int, tuple[str, ...]]:
    """Day and first hour of a range said without a day: the next one that is not over and fit for a visit."""
    now = (seen.now.hour, seen.now.minute)
    tomorrow = seen.today + timedelta(days=1)
    hour = in_part(first, part)
    if hour >= 0:
        end = in_part(last, part)
        stop = (end, last.minute) if end >= 0 else after(first, last, hour)
        return (seen.today if stop > now or stop <= (hour, first.minute) else tomorrow), hour, ()
    for candidate in sorted({first.hour % 12, first.hour % 12 + 12}):
        stop = after(first, last, candidate)
        if stop > now and candidate >= VISITS[0].hour and stop <= (22, 0) and (candidate, first.minute) >= now:
            return seen.today, candidate, ()
    hour = usual(first, part)
    if after(first, last, hour) > now and after(first, last, hour) <= (22, 0):
        return seen.today, hour, ()
    return tomorrow, hour, ()
