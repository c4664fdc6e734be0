"""What a need can have: a crowd at its price, arrival windows, slots somebody can serve. Refuses to dispatch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from actions import nearby
from actions.needs.core import has_passed, need_of, region_of, touch
from domain.errors import Incomplete, SlotGone, Unknown
from domain.price import NoTariff, Quote, quote
from domain.rules import Crowd, Region
from domain.slots import Nearby, Slot, Window, arrival_windows, days_with_slots, next_slots_after, scheduled_slots
from domain.vocabulary import Urgency
from domain.wished import inside
from storage.tables.jobs import NeedRow as NeedRow
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a crowd would ask for the work."""

    crowd: Crowd
    quote: Quote


def choices(unit: Unit, row: NeedRow) -> list[Choice]:
    """The price of every crowd that does this here, cheapest first; none when the region is not known."""
    region = region_of(unit, row)
    if region is None or row.category is None:
        return []
    found = []
    for crowd in unit.rules.crowds:
        try:
            price = _quote(unit, row, region, crowd.id)
        except NoTariff:
            continue
        found.append(Choice(crowd=crowd, quote=price))
    return sorted(found, key=lambda choice: choice.quote.high.amount)


def chosen(unit: Unit, row: NeedRow) -> Choice | None:
    """The crowd the customer chose, or the cheapest: a dearer one is never asked without the customer's word."""
    found = choices(unit, row)
    return next((choice for choice in found if choice.crowd.id == row.crowd), found[0] if found else None)


def estimates(unit: Unit, row: NeedRow) -> tuple[Quote, Quote] | None:
    """The price at a usual hour and as soon as possible, before a time is known; None without what or where."""
    region, choice = region_of(unit, row), chosen(unit, row)
    if region is None or choice is None:
        return None
    return choice.quote, _quote(unit, row, region, choice.crowd.id, at_once=True)


def _quote(unit: Unit, row: NeedRow, region: Region, crowd: str, *, at_once: bool = False) -> Quote:
    immediate = at_once or (row.immediate if row.slot_start is not None else row.urgency is Urgency.NOW)
    start, until = row.slot_start or row.wish_start, None if row.slot_start else row.wish_end
    if immediate and row.slot_start is None:
        start, until = unit.now.replace(second=0, microsecond=0), None  # a price holds for the minute
    return quote(
        unit.rules.catalogue,
        region=region.id,
        crowd=crowd,
        category=row.category,
        kind=row.kind,
        immediate=immediate,
        start_local=start.astimezone(region.clock) if start else None,
        until_local=until.astimezone(region.clock) if start and until else None,
        distance_km=None,
        devices=1,
    )


def length_of(price: Quote) -> int:
    """Minutes the work will probably take at most: what a helper must have free."""
    spans = [line.minutes for line in price.lines if line.minutes is not None]
    return max(30, sum(high for _, high in spans))


@dataclass(frozen=True, kw_only=True)
class Arrivals:
    """Who is near now, and when one of them could be there."""

    helpers: int
    windows: tuple[Window, ...]


async def arrivals(unit: Unit, row: NeedRow) -> Arrivals:
    """The honest arrival windows for now."""
    region, choice = region_of(unit, row), chosen(unit, row)
    if region is None or choice is None or row.category is None or row.lat is None or row.lon is None:
        return Arrivals(helpers=0, windows=())
    near = await nearby.on_duty(
        unit,
        region=region,
        category=row.category,
        crowd=choice.crowd.id,
        lat=row.lat,
        lon=row.lon,
        uncertainty_km=row.uncertainty_km or 0.0,
        span=Slot(start=unit.now, end=unit.now + timedelta(minutes=60)),
        but=frozenset({row.person_id}),
    )
    windows = arrival_windows(
        unit.now.astimezone(region.clock),
        [Nearby(travel_minutes=one.minutes, ready_minutes=unit.rules.ready_minutes) for one in near],
    )
    return Arrivals(helpers=len(near), windows=windows)


async def is_anybody(unit: Unit, row: NeedRow, crowd: str) -> bool:
    """Whether somebody of this crowd could come there at all."""
    region = region_of(unit, row)
    if region is None or row.category is None or row.lat is None or row.lon is None:
        return False
    near = await nearby.of_region(unit, region=region, category=row.category, crowd=crowd, lat=row.lat, lon=row.lon)
    return any(one.helper.person_id != row.person_id for one in near)


async def slots(unit: Unit, row: NeedRow, *, day: date | None = None) -> tuple[Slot, ...]:
    """The slots somebody can serve: inside the wish, else the next ones after it; of one day if `day` is given."""
    region, choice = region_of(unit, row), chosen(unit, row)
    if region is None or choice is None or row.category is None or row.lat is None or row.lon is None:
        return ()
    near = await nearby.of_region(
        unit, region=region, category=row.category, crowd=choice.crowd.id, lat=row.lat, lon=row.lon
    )
    near = [one for one in near if one.helper.person_id != row.person_id]
    rota, table, length = await nearby.rotas(unit, near), nearby.timetable(region), length_of(choice.quote)
    if day is not None:
        start = datetime.combine(day, time(0), tzinfo=region.clock)
        end = datetime.combine(day + timedelta(days=1), time(0), tzinfo=region.clock)
        return scheduled_slots(
            start, end, now=unit.now, timetable=table, helpers=rota, length_minutes=length, at_most=10
        )
    wish = need_of(row).wish
    if wish is not None and wish.urgency is not Urgency.NOW:
        found = inside(wish, now=unit.now, timetable=table, helpers=rota, length_minutes=length)
        if found:
            return found
    return next_slots_after(
        row.wish_start or unit.now, now=unit.now, timetable=table, helpers=rota, length_minutes=length
    )


async def open_days(unit: Unit, row: NeedRow, *, days: int = 14) -> tuple[date, ...]:
    """The days of the calendar on which somebody can come."""
    region, choice = region_of(unit, row), chosen(unit, row)
    if region is None or choice is None or row.category is None or row.lat is None or row.lon is None:
        return ()
    near = await nearby.of_region(
        unit, region=region, category=row.category, crowd=choice.crowd.id, lat=row.lat, lon=row.lon
    )
    today = unit.now.astimezone(region.clock).date()
    return days_with_slots(
        today,
        today + timedelta(days=days - 1),
        now=unit.now,
        timetable=nearby.timetable(region),
        helpers=await nearby.rotas(unit, near),
        length_minutes=length_of(choice.quote),
    )


async def check_slot(unit: Unit, row: NeedRow) -> None:
    """Raise SlotGone when the chosen slot lies too near, or has passed, since it was chosen."""
    if has_passed(unit, row):
        raise SlotGone


async def choose_slot(unit: Unit, row: NeedRow, slot: Slot, *, immediate: bool) -> None:
    """Keep the slot a customer pressed; raises SlotGone when nobody can keep it any more."""
    if not await _can_be_kept(unit, row, slot, immediate=immediate):
        raise SlotGone
    row.slot_start, row.slot_end, row.immediate = slot.start, slot.end, immediate
    row.urgency = Urgency.NOW if immediate else Urgency.SCHEDULED
    row.view = ""
    await touch(unit, row)


async def _can_be_kept(unit: Unit, row: NeedRow, slot: Slot, *, immediate: bool) -> bool:
    """Whether somebody can come in this slot; raises Incomplete while nobody knows where to."""
    if immediate:
        offered = [window.slot for window in (await arrivals(unit, row)).windows]
        still = any(one.start <= slot.end <= one.end and slot.minutes <= one.minutes for one in offered)
        return still and slot.end > unit.now + timedelta(minutes=5)
    region = region_of(unit, row)
    if region is None:
        raise Incomplete
    day = slot.start.astimezone(region.clock).date()
    return slot in await slots(unit, row, day=day) or slot in await slots(unit, row)


async def choose_crowd(unit: Unit, row: NeedRow, crowd: str) -> None:
    """The customer would rather have this crowd, at its price."""
    if crowd not in {choice.crowd.id for choice in choices(unit, row)}:
        raise Unknown
    row.crowd = crowd
    row.slot_start = row.slot_end = None
    await touch(unit, row)
