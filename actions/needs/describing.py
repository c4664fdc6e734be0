"""Describing a need: what was said is merged, corrected, taken back. Refuses to read words: nlu did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from actions import speech
from actions.needs.core import SAME_PLACE_KM, has_passed, need_of, region_of, touch, write
from actions.needs.offering import _can_be_kept
from actions.needs.readings import Reading
from actions.people import Me, require_welcome
from domain.errors import Passed
from domain.need import MOST_WORDS, VOICE, Need, Question, Spot, merge
from domain.slots import Slot
from domain.travel import distance_km
from storage import needs, timers
from storage.tables.jobs import NeedRow as NeedRow
from storage.tables.jobs import NeedState
from storage.unit import Unit

RESUMES_FOR = timedelta(minutes=10)
"""So long after "abbrechen" somebody can go on where they were."""


async def show_again(unit: Unit, person_id: int) -> None:
    """Show a person's draft as it is now: what it offered a moment ago is gone, and so is a slot that has passed."""
    row = await needs.draft_of(unit, person_id)
    if row is None:
        return
    if row.slot_start is not None and has_passed(unit, row):
        row.slot_start = row.slot_end = None
    await touch(unit, row)


async def learn(unit: Unit, me: Me, said: Need) -> NeedRow:
    """Merge what somebody said into their draft, or begin one. A change of what, where or when frees the slot."""
    return await learn_into(unit, me, await needs.draft_of(unit, me.id), said)


async def learn_into(unit: Unit, me: Me, draft: NeedRow | None, said: Need) -> NeedRow:
    """The same where the draft, or that there is none, is known already. Raises Banned."""
    require_welcome(unit, me)
    row = draft or needs.begin(unit, me.id, me.language)
    before = need_of(row)
    after = merge(before, said)
    write(row, after)
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


async def correct(unit: Unit, me: Me, row: NeedRow, **changes: object) -> None:
    """Overwrite single fields with what a button said."""
    need = replace(need_of(row), **changes)  # type: ignore[arg-type]
    if need.category is not row.category and "devices" not in changes:
        need = replace(need, kind=changes.get("kind"), devices=())  # type: ignore[arg-type]
    write(row, need)
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


async def add_voice(unit: Unit, me: Me, file: str) -> NeedRow:
    """Keep a voice message with the draft, for whoever comes; beginning one if there is none."""
    return await learn(unit, me, Need(photos=(f"{VOICE}{file}",)))


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
    if row.slot_start is not None and has_passed(unit, row):
        row.slot_start = row.slot_end = None
    await touch(unit, row, afresh=True)
    return row
