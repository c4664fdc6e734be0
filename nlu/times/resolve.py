"""From a wish in words to a span on the calendar, seen from one instant in one zone. Refuses to read text.

The conventions are those of GLOSSARY.md (Times): the future is preferred, an unmarked hour from 1 to 6 is in the
afternoon, visits take place between 07:00 and 22:00. Lengths of hours are counted in absolute time, days on the
calendar; what does not exist or exists twice is flagged.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from nlu.understanding import TimeSpan

from .almanac import Calendar, bounded, plus_months
from .hours import EARLIEST_END, PARTS, in_part, next_time, range_next, range_today, today_hour, together, usual
from .meanings import Clock, Days, Draft, InDays, Portion, Side, Weekday, Weekend


def resolved(draft: Draft, seen: Calendar) -> TimeSpan:
    """The span of a wish."""
    span = located(draft, seen)
    if draft.limit is not None:
        span = limited(span, draft, *draft.limit, seen)
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


def limited(span: TimeSpan, draft: Draft, side: Side, clock: Clock, seen: Calendar) -> TimeSpan:
    """ "Freitag, aber nicht nach acht": the day or its part, cut off; vague when nothing or several days are left."""
    assert span.start is not None
    assert span.end is not None
    if span.end - span.start > timedelta(hours=25):
        return replace(span, flags=(*span.flags, "vague"))
    hour = in_part(clock, draft.part)
    if hour < 0:
        hour = usual(clock, draft.part)
        hour += 12 if side is not Side.FROM and hour < EARLIEST_END else 0
    at = seen.at(span.start.date(), hour, clock.minute)[0]
    start, end = (at, span.end) if side is Side.FROM else (span.start, at)
    if not (span.start <= at < span.end and start < end and end > seen.now):
        return replace(span, flags=(*span.flags, "vague"))
    return replace(span, start=start, end=end, grain="minute")


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
        if draft.part == "night" and isinstance(draft.day, Days):  # "in der Nacht von Montag auf Dienstag"
            after = day + timedelta(days=1)
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
            over = ("past",) if start <= seen.now and "past" not in flags else ()
            return TimeSpan(start=None, end=start, grain="part_of_day", open_start=True, flags=(*flags, *over))
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
    if draft.refused and draft.side is Side.BEFORE and hour < EARLIEST_END and in_part(clock, draft.part) < 0:
        hour += 12
    if draft.part == "night" and hour < 6 and draft.day == InDays():  # "heute Nacht um 3" is after midnight
        day = named = seen.today + timedelta(days=1)
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


def of_range(draft: Draft, first: Clock, last: Clock, seen: Calendar) -> TimeSpan:
    """From one clock time to another."""
    flags: tuple[str, ...] = ()
    if draft.day is not None:
        days = seen.days(draft.day)
        flags, day = days.flags, days.first
        hour = today_hour(first, draft.part, seen) if day == seen.today else usual(first, draft.part)
        if day == seen.today and in_part(first, draft.part) < 0:
            hour = range_today(first, last, seen)
        ends = days.after - timedelta(days=1)
    else:
        day, hour, flags = range_next(first, last, draft.part, seen)
        ends = day
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
