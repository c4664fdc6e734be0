"""Which hour on the 24-hour dial is meant by an hour as said. Refuses to name days other than today and tomorrow.

An unmarked hour from 1 to 6 is in the afternoon, what is past today moves twelve hours on, and visits take place
between 07:00 and 22:00.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from .almanac import Calendar
from .meanings import Clock

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
EARLIEST_END: Final = 10
"""An unmarked hour before this, after which nobody should come, is one of the evening: "nicht nach acht"."""


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
