"""Where and when words are heard: the clock of the place, what was agreed, which places are served. Refuses words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from actions import needs
from actions.needs import NeedRow
from actions.people import Unit
from domain.spans import Slot
from handlers.customer.meaning import Meaning, meaning_of
from handlers.customer.timing import Clock
from handlers.customer.where import Serves
from nlu.understanding import Understanding


def meant(unit: Unit, draft: NeedRow | None, heard: Understanding, *, clock: Clock | None = None) -> Meaning:
    """What the words mean to a need, here and now."""
    known = draft.category if draft is not None else None
    return meaning_of(heard, clock=clock or clock_of(unit, draft), serves=serves(unit), known=known)


def clock_of(unit: Unit, draft: NeedRow | None) -> Clock:
    """What time it is where the draft is, and what it has agreed."""
    region = (needs.region_of(unit, draft) if draft is not None else None) or unit.rules.regions[0]
    clock = Clock(
        now=unit.now.astimezone(region.clock),
        zone=region.clock,
        country=region.country,
        opens=region.opens,
        closes=region.closes,
    )
    if draft is None:
        return clock
    day = draft.slot_start.astimezone(region.clock).date() if draft.slot_start is not None else None
    if day is None and draft.view.startswith("day:"):
        day = date.fromisoformat(draft.view.removeprefix("day:"))
    slot = None
    if draft.slot_start is not None and draft.slot_end is not None:
        slot = Slot(start=draft.slot_start, end=draft.slot_end)
    return replace(clock, agreed=needs.need_of(draft).wish, day=day, slot=slot)


def serves(unit: Unit) -> Serves:
    """Whether a point lies in one of our regions."""
    return lambda lat, lon: unit.rules.region_at(lat, lon) is not None
