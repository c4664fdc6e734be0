"""What somebody corrects of a booking in words: its time, or its place. Refuses to move anything by itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from actions import jobs, relay
from actions.people import Me, Unit
from domain.spans import Slot
from domain.vocabulary import Urgency
from domain.wish import INSTANT, Wish
from handlers.customer.timing import Clock
from nlu import overruling
from nlu.understanding import Intent, Understanding

OTHER_MATTERS: Final = frozenset(
    {Intent.CANCEL, Intent.HUMAN, Intent.STATUS, Intent.COMPLAINT, Intent.EMERGENCY, Intent.PRICE}
)
MOST_WORDS: Final = 7
_OPENS: Final = re.compile(
    r"\W*(?:nein|nei|nee|doch|sondern|eigentlich|lieber|no|nope|actually|sorry|non|plutôt|en fait|invece|anzi|meglio)"
    r"\b\W*",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\W*(?:nicht|nöd|nid|ned|not|pas|non|statt|anstatt|instead of|au lieu de|invece di)\b", re.I)


async def overruled(unit: Unit, me: Me, heard: Understanding) -> Understanding:
    """ "Nein, Freitag um 14 Uhr" moves what is booked, while nobody is being talked to and nothing else is said."""
    time = heard.time
    if time is None or heard.devices or heard.place is not None or heard.intent in OTHER_MATTERS:
        return heard
    opening = _OPENS.match(heard.text)
    if opening is None or not overruling.only_says_when(heard.text[opening.end() :], time.text):
        return heard
    if await _talking(unit, me) or not await jobs.of_customer(unit, me, open_only=True):
        return heard
    return replace(heard, intent=Intent.RESCHEDULE, intent_confidence=1.0)


async def booked(unit: Unit, me: Me, clock: Clock) -> Clock:
    """The clock of the booking that is moved: "lieber um 16 Uhr" means its day, "am Freitag" its hour."""
    bookings = await jobs.of_customer(unit, me, open_only=True)
    if not bookings:
        return clock
    slot = Slot(start=bookings[0].slot_start, end=bookings[0].slot_end)
    agreed = Wish(urgency=Urgency.SCHEDULED, start=slot.start, end=slot.start + INSTANT, grain="minute")
    return replace(clock, day=slot.start.astimezone(clock.zone).date(), slot=slot, agreed=agreed)


async def is_elsewhere(unit: Unit, me: Me, heard: Understanding) -> bool:
    """Whether somebody says that what is booked is at another place: "nicht Zürich, Winterthur", "nein, in Uster"."""
    if heard.place is None or heard.devices or heard.time is not None or "?" in heard.text:
        return False
    said = _OPENS.match(heard.text) is not None or _NOT.match(heard.text) is not None
    return said and len(heard.text.split()) <= MOST_WORDS and not await _talking(unit, me)


async def _talking(unit: Unit, me: Me) -> bool:
    """Whether customer and helper have just written to each other."""
    to = await relay.partners(unit, me)
    return bool(to) and to[0].conversing
