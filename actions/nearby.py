"""Who could come, now or later: reads helpers and their jobs, asks domain. Refuses to ask anybody: dispatch does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from domain.rules import Region
from domain.slots import Hours, Rota, Slot, Timetable
from domain.spans import joined
from domain.travel import Mode, distance_km, latest_minutes
from domain.visit import bound
from domain.vocabulary import Category
from storage import helpers, jobs
from storage.tables.people import Helper
from storage.unit import Unit

FARTHEST_KM = 30.0
"""Beyond this nobody is asked: an hour's honest travel (FACTS.md)."""


@dataclass(frozen=True, kw_only=True)
class Near:
    """A helper who could come, and how far they have."""

    helper: Helper
    km: float
    minutes: float


def _road(helper: Helper, lat: float, lon: float, uncertainty_km: float) -> Near | None:
    km = distance_km(helper.lat, helper.lon, lat, lon)
    if km > helper.radius_km:
        return None
    minutes = latest_minutes(km, min(uncertainty_km, 3.0), Mode(helper.travel))
    return Near(helper=helper, km=km, minutes=minutes)


async def on_duty(
    unit: Unit,
    *,
    region: Region,
    category: Category,
    crowd: str,
    lat: float,
    lon: float,
    uncertainty_km: float = 0.0,
    radius_km: float = FARTHEST_KM,
    span: Slot | None = None,
    but: frozenset[int] = frozenset(),
) -> list[Near]:
    """Helpers of the region on duty who may do this, nearest first; without those bound to a job within `span`."""
    found = await helpers.on_duty_near(unit, category, lat, lon, radius_km)
    near = [
        one
        for helper in found
        if helper.region == region.id and helper.crowd == crowd and helper.person_id not in but
        if (one := _road(helper, lat, lon, uncertainty_km)) is not None and one.km <= radius_km
    ]
    if span is not None and near:
        busy = await busy_slots(unit, [one.helper.person_id for one in near])
        near = [one for one in near if not any(span.overlaps(b) for b in busy.get(one.helper.person_id, []))]
    return sorted(near, key=lambda one: one.km)


async def of_region(
    unit: Unit, *, region: Region, category: Category, crowd: str, lat: float, lon: float
) -> list[Near]:
    """Approved helpers of the region who could come at another time, on duty or not."""
    found = await helpers.approved_with(unit, category, region.id)
    near = [_road(helper, lat, lon, 0.0) for helper in found if helper.crowd == crowd]
    return sorted((one for one in near if one is not None), key=lambda one: one.km)


async def busy_slots(unit: Unit, helper_ids: Sequence[int]) -> dict[int, list[Slot]]:
    """The time these helpers are bound for: from the slot's start to the end of the work."""
    spans = await jobs.busy_spans(unit, helper_ids)
    return {
        helper_id: [bound(status, Slot(start=start, end=end), length, unit.now) for status, start, end, length in found]
        for helper_id, found in spans.items()
    }


async def rotas(unit: Unit, near: Sequence[Near]) -> list[Rota]:
    """When each of them works and what they are already bound to."""
    busy = await busy_slots(unit, [one.helper.person_id for one in near])
    return [
        Rota(
            hours=hours_of(one.helper),
            busy=tuple(busy.get(one.helper.person_id, [])),
            travel_minutes=one.minutes,
        )
        for one in near
    ]


def hours_of(helper: Helper) -> tuple[Hours, ...]:
    """The helper's week as domain knows it."""
    return tuple(
        Hours(weekday=int(day), start=_clock(start), end=_clock(end))
        for day, spans in helper.hours.items()
        for start, end in spans
    )


def _clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


def timetable(region: Region) -> Timetable:
    """How slots are cut in a region."""
    return Timetable(
        zone=region.clock,
        opening=tuple(Hours(weekday=day, start=region.opens, end=region.closes) for day in range(1, 8)),
    )


def works_at(helper: Helper, slot: Slot, length_minutes: int, region: Region) -> bool:
    """Whether the helper's own hours cover a slot and the work after it."""
    end = slot.end + timedelta(minutes=length_minutes)
    first = slot.start.astimezone(region.clock).date()
    days = [first + timedelta(days=days) for days in (-1, 0, 1)]
    shifts = joined(span for day in days for hours in hours_of(helper) if (span := hours.on(day, region.clock)))
    return any(shift.start <= slot.start and end <= shift.end for shift in shifts)
