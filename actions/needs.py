"""Describing a need: what was said is merged, a price is quoted, a slot is chosen. Refuses to read words: nlu did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from actions import nearby, speech, wishes
from actions.people import Me, require_welcome
from domain.errors import Incomplete, NotAllowed, Passed, SlotGone, Unknown
from domain.need import MOST_WORDS, Need, Question, Spot, merge, still_unknown
from domain.price import NoTariff, Quote, quote
from domain.rules import Crowd, Region
from domain.slots import Nearby, Slot, Window, arrival_windows, days_with_slots, next_slots_after, scheduled_slots
from domain.travel import distance_km
from domain.vocabulary import Category, Kind, Urgency
from domain.wished import inside
from storage import needs, timers
from storage.tables.jobs import NeedRow as NeedRow
from storage.tables.jobs import NeedState
from storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to understand what was said: how it is called (a message of texts, or the label) and what it is."""

    need: Need
    message: str | None = None
    label: str = ""

    def plain(self) -> dict[str, Any]:
        """As JSON keeps it."""
        spot, wish = self.need.spot, self.need.wish
        return {
            "message": self.message,
            "label": self.label,
            "category": self.need.category,
            "kind": self.need.kind,
            "devices": list(self.need.devices),
            "spot": asdict(spot) if spot else None,
            "wish": wishes.plain(wish) if wish else None,
        }

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Reading:
        """What plain() has kept."""
        wish = plain["wish"]
        return cls(
            message=plain["message"],
            label=plain["label"],
            need=Need(
                category=Category(plain["category"]) if plain["category"] else None,
                kind=Kind(plain["kind"]) if plain["kind"] else None,
                devices=tuple(plain["devices"]),
                spot=Spot(**plain["spot"]) if plain["spot"] else None,
                wish=wishes.wish_of(wish) if wish else None,
            ),
        )


SAME_PLACE_KM = 2.0
RESUMES_FOR = timedelta(minutes=10)
"""So long after "abbrechen" somebody can go on where they were."""
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


def _write(row: NeedRow, need: Need) -> None:
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


async def show_again(unit: Unit, person_id: int) -> None:
    """Show a person's draft as it is now: what it offered a moment ago is gone, and so is a slot that has passed."""
    row = await needs.draft_of(unit, person_id)
    if row is None:
        return
    if row.slot_start is not None and _has_passed(unit, row):
        row.slot_start = row.slot_end = None
    await touch(unit, row)


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


async def learn(unit: Unit, me: Me, said: Need) -> NeedRow:
    """Merge what somebody said into their draft, or begin one. A change of what, where or when frees the slot."""
    return await learn_into(unit, me, await needs.draft_of(unit, me.id), said)


async def learn_into(unit: Unit, me: Me, draft: NeedRow | None, said: Need) -> NeedRow:
    """The same where the draft, or that there is none, is known already. Raises Banned."""
    require_welcome(unit, me)
    row = draft or needs.begin(unit, me.id, me.language)
    before = need_of(row)
    after = merge(before, said)
    _write(row, after)
    row.language = me.language
    if before.spot is not None and after.spot is not None and _elsewhere(before.spot, after.spot):
        row.street = None
    if (before.category, before.spot, before.wish) != (after.category, after.spot, after.wish):
        row.slot_start = row.slot_end = None
        row.view = ""
    row.misses = 0
    row.readings = []
    await touch(unit, row, afresh=True)
    return row


async def move(unit: Unit, me: Me, row: NeedRow, spot: Spot) -> None:
    """A more precise place came with the street; the chosen slot stays while somebody can still keep it there."""
    before, region, start, end = need_of(row).spot, region_of(unit, row), row.slot_start, row.slot_end
    moved = await learn(unit, me, Need(spot=spot))
    if start is None or end is None or region_of(unit, moved) != region:
        return
    far = before is not None and _elsewhere(before, spot)
    if far and not await _can_be_kept(unit, moved, Slot(start=start, end=end), immediate=moved.immediate):
        await speech.letter(unit, me.id, "refusal-slot-gone")
        return
    moved.slot_start, moved.slot_end = start, end


def _elsewhere(one: Spot, other: Spot) -> bool:
    """Whether two places are so far apart that a street of one is not in the other."""
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    return apart > SAME_PLACE_KM + one.uncertainty_km + other.uncertainty_km


def is_near(spot: Spot, lat: float, lon: float) -> bool:
    """Whether a place that was named can be meant where something is booked."""
    return distance_km(spot.lat, spot.lon, lat, lon) <= SAME_PLACE_KM + spot.uncertainty_km


async def touch(unit: Unit, row: NeedRow, *, afresh: bool = False) -> None:
    """Show the draft's card as it is now, and give it another day."""
    row.touched_at = unit.now
    await unit.session.flush()
    await speech.wish(unit, row.person_id, f"need:{row.id}", afresh=afresh)
    await timers.plan(unit, f"draft:{row.id}", "draft", unit.now + DRAFT_LIVES, need=row.id)


async def correct(unit: Unit, me: Me, row: NeedRow, **changes: object) -> None:
    """Overwrite single fields with what a button said."""
    need = replace(need_of(row), **changes)  # type: ignore[arg-type]
    if need.category is not row.category and "devices" not in changes:
        need = replace(need, kind=changes.get("kind"), devices=())  # type: ignore[arg-type]
    _write(row, need)
    row.slot_start = row.slot_end = None
    row.view = ""
    row.readings = []
    await touch(unit, row)


async def forget(unit: Unit, row: NeedRow, question: Question) -> None:
    """Ask again: the customer wants to change this."""
    match question:
        case Question.WHAT:
            row.category, row.kind, row.devices = None, None, []
        case Question.PLACE:
            row.place = row.lat = row.lon = row.country = row.postal_code = None
            row.street = None
        case Question.WHEN:
            row.urgency = row.wish_start = row.wish_end = row.wish_more = None
    row.slot_start = row.slot_end = None
    row.view = ""
    await touch(unit, row)


async def step_back(unit: Unit, row: NeedRow) -> None:
    """Undo the last thing that was settled: a side of the card, the slot, then when, where, what."""
    if row.view:
        row.view = ""
    elif row.slot_start is not None:
        row.slot_start = row.slot_end = None
    else:
        settled = {Question.WHEN: row.urgency, Question.PLACE: row.lat, Question.WHAT: row.category}
        last = next((question for question, value in settled.items() if value is not None), None)
        if last is not None:
            await forget(unit, row, last)
    row.readings = []
    await touch(unit, row)


async def miss(unit: Unit, row: NeedRow) -> int:
    """Count an answer that said nothing useful; returns how many in a row."""
    row.misses += 1
    await touch(unit, row, afresh=True)
    return row.misses


async def offer_readings(unit: Unit, row: NeedRow, readings: Sequence[Reading]) -> None:
    """Let the customer choose between likely readings; what is chosen is learned as if they had said it."""
    row.readings = [reading.plain() for reading in readings][:5]
    await touch(unit, row, afresh=True)


async def choose_reading(unit: Unit, me: Me, row: NeedRow, number: int) -> None:
    """Learn the reading the customer chose; raises Passed for one that is no longer offered."""
    if not 0 <= number < len(row.readings):
        raise Passed
    reading = Reading.of(row.readings[number])
    await learn(unit, me, reading.need)


async def turn_card(unit: Unit, row: NeedRow, view: str) -> None:
    """Show another side of the card."""
    row.view = view
    await touch(unit, row)


async def drop(unit: Unit, row: NeedRow) -> None:
    """The customer does not want it any more; for some minutes it can be brought back, then its words are erased."""
    row.state, row.touched_at = NeedState.DROPPED, unit.now
    await timers.plan(unit, f"draft:{row.id}", "dropped", unit.now + RESUMES_FOR, need=row.id)
    await speech.wish(unit, row.person_id, f"need:{row.id}")


def forget_words(row: NeedRow) -> None:
    """What a dropped draft said of somebody is nobody's business any more."""
    row.words, row.street, row.phone, row.photos = "", None, None, []


async def resume(unit: Unit, me: Me) -> NeedRow | None:
    """The draft this person has just dropped is one again; None when there is none, or another was begun."""
    if await needs.draft_of(unit, me.id) is not None:
        return None
    row = await needs.dropped_of(unit, me.id, since=unit.now - RESUMES_FOR)
    if row is None or (not row.words and row.category is None and row.lat is None):
        return None
    row.state = NeedState.DRAFT
    if row.slot_start is not None and _has_passed(unit, row):
        row.slot_start = row.slot_end = None
    await touch(unit, row, afresh=True)
    return row


def region_of(unit: Unit, row: NeedRow) -> Region | None:
    """The region that serves this place."""
    if row.lat is None or row.lon is None:
        return None
    return unit.rules.region_at(row.lat, row.lon)


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


def _quote(unit: Unit, row: NeedRow, region: Region, crowd: str) -> Quote:
    immediate = row.immediate if row.slot_start is not None else row.urgency is Urgency.NOW
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
    if _has_passed(unit, row):
        raise SlotGone


def _has_passed(unit: Unit, row: NeedRow) -> bool:
    """Whether the chosen slot lies too near to be kept; a scheduled one must not have begun."""
    if row.slot_start is None or row.slot_end is None or row.slot_end <= unit.now + timedelta(minutes=5):
        return True
    return not row.immediate and row.slot_start <= unit.now


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


async def give_contact(unit: Unit, row: NeedRow, *, street: str | None, phone: str | None) -> None:
    """Keep street and phone, whichever was given."""
    row.street = street or row.street
    row.phone = phone or row.phone
    await touch(unit, row, afresh=True)


async def allow_calls(unit: Unit, row: NeedRow, *, yes: bool) -> None:
    """Calls allowed, or chat only."""
    row.calls_allowed = yes
    await touch(unit, row)


async def add_words(unit: Unit, row: NeedRow, words: str) -> None:
    """Keep further words for the helper."""
    row.words = f"{row.words}\n{words}".strip()[-MOST_WORDS:]
    await touch(unit, row, afresh=True)


async def add_photo(unit: Unit, me: Me, file: str) -> NeedRow:
    """Keep a photo with the draft, beginning one if there is none."""
    return await learn(unit, me, Need(photos=(file,)))


def unknown(row: NeedRow) -> Question | None:
    """The one question worth asking next."""
    return still_unknown(need_of(row))


def ready_to_book(row: NeedRow) -> bool:
    """Whether nothing is missing but the order button."""
    return bool(unknown(row) is None and row.slot_start and row.street and (row.phone or not row.calls_allowed))
