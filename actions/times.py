"""When somebody could come for a booking: of its own crowd, or of another at its price. Refuses to ask anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from actions import nearby, needs
from domain.job import Status
from domain.money import Money
from domain.need import Wish
from domain.price import NoTariff, Quote, quote
from domain.rules import Crowd
from domain.slots import Nearby, Slot, arrival_windows, next_slots_after
from domain.vocabulary import Urgency
from domain.wished import inside
from storage.tables.jobs import Job
from storage.unit import Unit

MOST_SLOTS = 4
CROWD = "crowd-"
"""How the side of the customer's card that shows another crowd's times is kept: "crowd-pros", and with one of them
chosen "crowd-pros/29312345-30".
"""


@dataclass(frozen=True, kw_only=True)
class Time:
    """A time that can be chosen; `immediate` when it is an arrival within the hour, by somebody on duty."""

    slot: Slot
    immediate: bool = False

    @property
    def key(self) -> str:
        """The slot as buttons name it: minutes since 1970, and how many."""
        return f"{int(self.slot.start.timestamp() // 60)}-{int(self.slot.minutes)}"


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Another crowd that could do it: when, and what it would cost at the least and at the most of these times."""

    crowd: Crowd
    times: tuple[Time, ...]
    low: Money
    high: Money


async def beside(unit: Unit, job: Job) -> list[Beside]:
    """The other crowds with helpers for this job, cheapest first. None of them is asked without the customer's word."""
    found = [await _beside(unit, job, crowd) for crowd in unit.rules.crowds if crowd.id != job.crowd]
    return sorted((one for one in found if one is not None), key=lambda one: one.high.amount)


async def _beside(unit: Unit, job: Job, crowd: Crowd, wish: Wish | None = None) -> Beside | None:
    try:
        times = await _times_of(unit, job, crowd, wish)
        prices = [price(unit, job, crowd.id, time) for time in times]
    except NoTariff:
        return None
    if not prices:
        return None
    low = min((one.low for one in prices), key=lambda money: money.amount)
    return Beside(crowd=crowd, times=times, low=low, high=max((p.high for p in prices), key=lambda m: m.amount))


async def _times_of(unit: Unit, job: Job, crowd: Crowd, wish: Wish | None) -> tuple[Time, ...]:
    """Arrivals by those on duty when the booking is one for now, then slots. Raises NoTariff."""
    length = needs.length_of(price(unit, job, crowd.id, Time(slot=Slot(start=job.slot_start, end=job.slot_end))))
    now: tuple[Time, ...] = ()
    if job.immediate and wish is None:
        on_duty = await nearby.on_duty(
            unit,
            region=unit.rules.region(job.region),
            category=job.category,
            crowd=crowd.id,
            lat=job.lat,
            lon=job.lon,
            span=Slot(start=unit.now, end=unit.now + timedelta(minutes=60)),
            but=frozenset({job.customer_id}),
        )
        roads = [Nearby(travel_minutes=one.minutes, ready_minutes=unit.rules.ready_minutes) for one in on_duty]
        clock = unit.rules.region(job.region).clock
        windows = arrival_windows(unit.now.astimezone(clock), roads)
        now = tuple(Time(slot=window.slot, immediate=True) for window in windows)
    slots = await next_slots(unit, job, wish, crowd=crowd.id, length_minutes=length)
    return (*now, *(Time(slot=slot) for slot in slots))


def price(unit: Unit, job: Job, crowd: str, time: Time) -> Quote:
    """What this crowd asks for the job at this time; raises NoTariff when it does not do it here."""
    clock = unit.rules.region(job.region).clock
    return quote(
        unit.rules.catalogue,
        region=job.region,
        crowd=crowd,
        category=job.category,
        kind=job.kind,
        immediate=time.immediate,
        start_local=time.slot.start.astimezone(clock),
        until_local=None,
        distance_km=None,
        devices=1,
    )


async def next_slots(
    unit: Unit, job: Job, wish: Wish | None = None, *, crowd: str | None = None, length_minutes: int | None = None
) -> Sequence[Slot]:
    """The slots that somebody can serve for this job: inside the wish, else the next ones after its beginning.

    Where nobody accepted a booking for later, the next ones after the time that was booked.
    """
    region, length = unit.rules.region(job.region), length_minutes or job.length_minutes
    near = await nearby.of_region(
        unit, region=region, category=job.category, crowd=crowd or job.crowd, lat=job.lat, lon=job.lon
    )
    near = [one for one in near if one.helper.person_id != job.customer_id]
    rota, table, start = await nearby.rotas(unit, near), nearby.timetable(region), unit.now
    if wish is not None and wish.urgency is not Urgency.NOW:
        start = max(wish.start or unit.now, unit.now)
        found = inside(wish, now=unit.now, timetable=table, helpers=rota, length_minutes=length, at_most=MOST_SLOTS)
        if found:
            return found
    elif wish is None and job.status is Status.EXPIRED and not job.immediate:
        start = max(job.slot_end, unit.now)  # near the time that was wished for, which nobody could make
    return next_slots_after(
        start, now=unit.now, timetable=table, helpers=rota, length_minutes=length, at_most=MOST_SLOTS
    )


def other_price(unit: Unit, job: Job, time: Time) -> Quote | None:
    """What the booking's own crowd asks at this time, where that is not what was agreed: to be said before choosing."""
    try:
        found = price(unit, job, job.crowd, time)
    except NoTariff:
        return None
    return None if (found.low.amount, found.high.amount) == (job.low, job.high) else found


def chosen_crowd(unit: Unit, job: Job) -> Crowd | None:
    """The other crowd whose times the customer looks at, after a search in which nobody accepted."""
    if job.status is not Status.EXPIRED or not job.customer_view.startswith(CROWD):
        return None
    wanted = job.customer_view.removeprefix(CROWD).partition("/")[0]
    return next((crowd for crowd in unit.rules.crowds if crowd.id == wanted), None)


def chosen_time(job: Job) -> Time | None:
    """The time of another crowd that the customer chose and has not ordered yet."""
    key = job.customer_view.partition("/")[2]
    return next((time for time in offered(job) if time.key == key), None)


async def look_up(unit: Unit, job: Job, wish: Wish | None = None) -> None:
    """Write down the times the customer's card offers now, of whichever crowd it shows."""
    crowd = chosen_crowd(unit, job)
    if crowd is None:
        times: Sequence[Time] = [Time(slot=slot) for slot in await next_slots(unit, job, wish)]
    else:
        found = await _beside(unit, job, crowd, wish)
        times = found.times if found is not None else ()
    job.next_slots = [[one.slot.start.isoformat(), one.slot.end.isoformat(), one.immediate] for one in times]


def offered(job: Job) -> list[Time]:
    """The times the customer's card offers."""
    return [
        Time(slot=Slot(start=datetime.fromisoformat(start), end=datetime.fromisoformat(end)), immediate=immediate)
        for start, end, immediate in job.next_slots
    ]
