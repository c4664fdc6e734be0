"""When somebody can come: arrival windows for now, slots for later. Refuses to offer what nobody could keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.spans import Hours, Slot, as_utc, every_day, joined, overlaps, readings, without

__all__ = [
    "HORIZON",
    "Hours",
    "Nearby",
    "Rota",
    "Slot",
    "Timetable",
    "Window",
    "arrival_windows",
    "days_with_slots",
    "every_day",
    "next_slots_after",
    "overlaps",
    "scheduled_slots",
]


# ── now ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Nearby:
    """A helper on duty: the road, and how long until they can leave (usual readiness, the end of a job)."""

    travel_minutes: float
    ready_minutes: float = 0


@dataclass(frozen=True, kw_only=True, order=True)
class Window:
    """An arrival window and how many of the helpers on duty could keep it. An expectation until somebody accepts."""

    slot: Slot
    helpers: int


def arrival_windows(
    now_local: datetime,
    nearby: Sequence[Nearby],
    *,
    answer_minutes: float = 3,
    earliest: int = 10,
    latest: int = 60,
    width: int = 20,
    reserve: int = 5,
    step: int = 5,
    at_most: int = 3,
) -> tuple[Window, ...]:
    """The spans, soonest first, in which one of these helpers can arrive; none when none of them can.

    All numbers are minutes. A helper is expected `answer_minutes` + ready + travel from now; a window is theirs when
    this is at least `reserve` before its end. Windows lie between `earliest` and `latest` from now, start and end on
    the clock's multiples of `step`, are `width` long and do not overlap: usually two fit, one when all live far away.
    """
    now = as_utc(now_local)
    coming = sorted(now + timedelta(minutes=answer_minutes + one.ready_minutes + one.travel_minutes) for one in nearby)
    last = _down(now + timedelta(minutes=latest), step)
    length = timedelta(minutes=width)
    found: list[Window] = []
    start = _up(now + timedelta(minutes=earliest), step)
    while coming and len(found) < at_most:
        start = max(start, min(_down(coming[0], step), last - length))
        slot = Slot(start=start, end=start + length)
        helpers = sum(arrival + timedelta(minutes=reserve) <= slot.end for arrival in coming)
        if slot.end > last or not helpers:
            break
        found.append(Window(slot=slot, helpers=helpers))
        start = slot.end
    return tuple(found)


# ── later ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Rota:
    """When one helper works: the weekly hours, what they are already busy with, and the road from one to the next."""

    hours: tuple[Hours, ...]
    busy: tuple[Slot, ...] = ()
    travel_minutes: float = 0


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """How slots are cut in one region. Minutes; `opening` is when a helper may arrive."""

    zone: ZoneInfo
    opening: tuple[Hours, ...] = field(default=every_day(time(7), time(21)))
    lead_minutes: int = 120  # nothing sooner: that is what "now" is for
    step_minutes: int = 30  # starts are at multiples of this after midnight
    arrival_minutes: int = 30  # how long a slot is


HORIZON: Final = timedelta(days=92)
"""How far from now slots are offered: nobody knows their hours of next year, and a wish may end in the year 9999."""


def scheduled_slots(
    wish_start: datetime | None,
    wish_end: datetime | None,
    *,
    now: datetime,
    timetable: Timetable,
    helpers: Sequence[Rota],
    length_minutes: int,
    at_most: int = 6,
) -> tuple[Slot, ...]:
    """At most so many slots inside the wish that at least one helper can serve, in order, none overlapping another.

    With both ends given they are spread over the wish (first and last among them); an open side (None) means the next
    ones. A wish too short for a slot ("at 17:10") gets the one that contains its start. A helper can serve a slot when
    hours and busy spans leave them free from its start until `length_minutes` after its end, the road included.

    The work grows with days times helpers (28 days of 60 helpers: about a tenth of a second), so give it those near by.
    """
    start = as_utc(wish_start) if wish_start else as_utc(now)
    if wish_end is None:
        return next_slots_after(
            start, now=now, timetable=timetable, helpers=helpers, length_minutes=length_minutes, at_most=at_most
        )
    end = as_utc(wish_end)
    arrival = timedelta(minutes=timetable.arrival_minutes)
    inside = list(_servable(start, end, now, timetable, helpers, length_minutes))
    if inside or end - start >= arrival + timedelta(minutes=timetable.step_minutes):
        return tuple(_spread(inside, at_most))
    if not as_utc(now) <= start <= as_utc(now) + HORIZON:
        return ()
    around = _servable(start - arrival, start + arrival, now, timetable, helpers, length_minutes)
    exact = [slot for slot in around if slot.start <= start < slot.end]
    return tuple(sorted(exact, key=lambda slot: start - slot.start)[:1])


def next_slots_after(
    instant: datetime,
    *,
    now: datetime,
    timetable: Timetable,
    helpers: Sequence[Rota],
    length_minutes: int,
    at_most: int = 6,
    a_day: int = 2,
) -> tuple[Slot, ...]:
    """The next slots that somebody can serve, at most `a_day` of each day, so that another day is among them."""
    after = as_utc(instant)
    found: list[Slot] = []
    for slot in _apart(_servable(after, as_utc(now) + HORIZON, now, timetable, helpers, length_minutes)):
        day = slot.start.astimezone(timetable.zone).date()
        if sum(one.start.astimezone(timetable.zone).date() == day for one in found[-a_day:]) < a_day:
            found.append(slot)
        if len(found) >= at_most:
            break
    return tuple(found)


def days_with_slots(
    first: date,
    last: date,
    *,
    now: datetime,
    timetable: Timetable,
    helpers: Sequence[Rota],
    length_minutes: int,
) -> tuple[date, ...]:
    """The local days from `first` to `last`, both included, with a slot that somebody can serve: for a calendar."""
    zone = timetable.zone
    found: list[date] = []
    for day in _days(first, last):
        start, end = readings(day, time(0), zone)[0], readings(day + timedelta(days=1), time(0), zone)[0]
        # one helper after the other: on most days the first already has a slot, and nobody else need be looked at
        if any(any(True for _ in _servable(start, end, now, timetable, [rota], length_minutes)) for rota in helpers):
            found.append(day)
    return tuple(found)


def _servable(
    start: datetime, end: datetime, now: datetime, timetable: Timetable, helpers: Sequence[Rota], length_minutes: int
) -> Iterator[Slot]:
    """Every slot on the grid within [start, end] that somebody can serve, in order."""
    zone, arrival = timetable.zone, timedelta(minutes=timetable.arrival_minutes)
    soonest = max(start, as_utc(now) + timedelta(minutes=timetable.lead_minutes))
    end = min(end, as_utc(now) + HORIZON)
    length = timedelta(minutes=length_minutes)
    if end - arrival < soonest or not helpers:
        return
    for day in _days(soonest.astimezone(zone).date(), (end - arrival).astimezone(zone).date()):
        open_today = joined(span for hours in timetable.opening if (span := hours.on(day, zone)))
        free = [spans for rota in helpers if (spans := _free(rota, day, zone))] if open_today else []
        if not free:
            continue
        for minute in range(0, 24 * 60, timetable.step_minutes):
            once = _once(day, minute, zone)
            if once is None or once < soonest or once + arrival > end or _once_at(once + arrival, zone) is None:
                continue
            slot = Slot(start=once, end=once + arrival)
            work = Slot(start=slot.start, end=slot.end + length)
            if _within(slot, open_today) and any(_within(work, spans) for spans in free):
                yield slot


def _free(rota: Rota, day: date, zone: ZoneInfo) -> list[Slot]:
    """When this helper can work, from that day's midnight into the next day, busy spans and the road taken out."""
    days = (day, day + timedelta(days=1))
    spans = joined(span for one in days for hours in rota.hours if (span := hours.on(one, zone)))
    road = timedelta(minutes=rota.travel_minutes)
    for busy in rota.busy:
        spans = [rest for span in spans for rest in without(span, busy.start - road, busy.end + road)]
    return spans


def _within(slot: Slot, spans: Sequence[Slot]) -> bool:
    return any(span.start <= slot.start and slot.end <= span.end for span in spans)


def _apart(slots: Iterable[Slot]) -> Iterator[Slot]:
    """Of slots in order the first, then each that begins when the last one kept has ended."""
    last: Slot | None = None
    for slot in slots:
        if last is None or slot.start >= last.end:
            last = slot
            yield slot


def _spread(slots: Sequence[Slot], at_most: int) -> list[Slot]:
    """First, last, and the others as even between them as they lie in the list."""
    apart = list(_apart(slots))
    if len(apart) <= at_most:
        return apart
    if at_most < 2:
        return apart[:at_most]
    return [apart[round(place * (len(apart) - 1) / (at_most - 1))] for place in range(at_most)]


def _once(day: date, minute: int, zone: ZoneInfo) -> datetime | None:
    """The instant of that minute of the day, None if the clock shows it twice or never."""
    first, second = readings(day, time(*divmod(minute, 60)), zone)
    return first if first == second else None


def _once_at(instant: datetime, zone: ZoneInfo) -> datetime | None:
    """The instant itself, None if the wall clock shows the same time an hour before or after."""
    local = instant.astimezone(zone)
    return _once(local.date(), local.hour * 60 + local.minute, zone)


def _days(first: date, last: date) -> Iterator[date]:
    for days in range((last - first).days + 1):
        yield first + timedelta(days=days)


def _down(instant: datetime, step: int) -> datetime:
    """The last multiple of `step` minutes of the hour at or before the instant."""
    return instant.replace(minute=instant.minute // step * step, second=0, microsecond=0)


def _up(instant: datetime, step: int) -> datetime:
    down = _down(instant, step)
    return down if down == instant else down + timedelta(minutes=step)
