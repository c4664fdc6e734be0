"""A need as a row: found, read, shown. Refuses to read words (nlu did) and to price (offering)."""

from __future__ import annotations

from datetime import timedelta

from actions import speech, wishes
from actions.people import Me
from domain.errors import NotAllowed, Passed, Unknown
from domain.need import Need, Question, Spot, still_unknown
from domain.rules import Region
from domain.travel import distance_km
from storage import needs, timers
from storage.tables.jobs import NeedRow as NeedRow
from storage.tables.jobs import NeedState
from storage.unit import Unit

SAME_PLACE_KM = 2.0
DRAFT_LIVES = timedelta(hours=24)
"""A draft nobody touches for so long is dropped, silently: its words are somebody's."""


def need_of(row: NeedRow) -> Need:
    """The row as domain knows it."""
    spot = None
    if row.lat is not None and row.lon is not None:
        spot = Spot(
            label=row.place or "",
            lat=row.lat,
            lon=row.lon,
            country=row.country or "",
            postal_code=row.postal_code,
            uncertainty_km=row.uncertainty_km or 0.0,
        )
    wish = None
    if row.urgency is not None:
        wish = wishes.wish_from(row.urgency, row.wish_start, row.wish_end, row.wish_grain or "day", row.wish_more)
    return Need(
        category=row.category,
        kind=row.kind,
        devices=tuple(row.devices),
        words=row.words,
        spot=spot,
        wish=wish,
        photos=tuple(row.photos),
    )


def write(row: NeedRow, need: Need) -> None:
    row.category, row.kind, row.devices, row.words = need.category, need.kind, list(need.devices), need.words
    row.photos = list(need.photos)
    if need.spot is not None:
        row.place, row.lat, row.lon = need.spot.label, need.spot.lat, need.spot.lon
        row.country, row.postal_code = need.spot.country, need.spot.postal_code
        row.uncertainty_km = need.spot.uncertainty_km
    if need.wish is not None:
        row.urgency = need.wish.urgency
        row.wish_start, row.wish_end, row.wish_grain = need.wish.start, need.wish.end, need.wish.grain
        row.wish_more = wishes.more_of(need.wish) or None


async def draft_of(unit: Unit, me: Me) -> NeedRow | None:
    """The need this person is describing."""
    return await needs.draft_of(unit, me.id)


async def find(unit: Unit, need_id: int) -> NeedRow:
    """The need with this number; raises Unknown."""
    row = await needs.find(unit, need_id)
    if row is None:
        raise Unknown
    return row


async def is_booked(unit: Unit, me: Me, need_id: int) -> bool:
    """Whether this person has booked this need."""
    row = await find(unit, need_id)
    return row.person_id == me.id and row.state is NeedState.BOOKED


async def own_draft(unit: Unit, me: Me, need_id: int) -> NeedRow:
    """This person's draft; raises NotAllowed for another person's, Passed when it is no draft any more."""
    row = await find(unit, need_id)
    if row.person_id != me.id:
        raise NotAllowed
    if row.state is not NeedState.DRAFT:
        raise Passed
    return row


def is_near(spot: Spot, lat: float, lon: float) -> bool:
    """Whether a place that was named can be meant where something is booked."""
    return distance_km(spot.lat, spot.lon, lat, lon) <= SAME_PLACE_KM + spot.uncertainty_km


def region_of(unit: Unit, row: NeedRow) -> Region | None:
    """The region that serves this place."""
    if row.lat is None or row.lon is None:
        return None
    return unit.rules.region_at(row.lat, row.lon)


async def touch(unit: Unit, row: NeedRow, *, afresh: bool = False) -> None:
    """Show the draft's card as it is now, and give it another day."""
    row.touched_at = unit.now
    await unit.session.flush()
    await speech.wish(unit, row.person_id, f"need:{row.id}", afresh=afresh)
    await timers.plan(unit, f"draft:{row.id}", "draft", unit.now + DRAFT_LIVES, need=row.id)


def has_passed(unit: Unit, row: NeedRow) -> bool:
    """Whether the chosen slot lies too near to be kept; a scheduled one must not have begun."""
    if row.slot_start is None or row.slot_end is None or row.slot_end <= unit.now + timedelta(minutes=5):
        return True
    return not row.immediate and row.slot_start <= unit.now


def unknown(row: NeedRow) -> Question | None:
    """The one question worth asking next."""
    return still_unknown(need_of(row))


def ready_to_book(row: NeedRow) -> bool:
    """Whether nothing is missing but the order button."""
    return bool(unknown(row) is None and row.slot_start and row.street and (row.phone or not row.calls_allowed))
