"""Danger is heard before everything else, whatever was waited for: the numbers of the country at once, the admins told,
nothing booked. Refuses to give any other help.
"""

from __future__ import annotations

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from actions import alarms, jobs, needs
from actions.needs import NeedRow
from actions.people import Me, Unit
from handlers import say
from handlers.filters import PRIVATE
from nlu.understanding import Intent, Place, Understanding

NUMBERS = {"CH": "emergency-ch", "LI": "emergency-ch", "DE": "emergency-de"}
ANYWHERE = "emergency-eu"
"""112, which is answered in every country we know, also in Switzerland."""


WRITING = frozenset({"write", "whom"})
"""Who is just writing to the other side of a job is heard there too: they may be the nearest to help."""


def router() -> Router:
    """The first of all routers."""
    routes = Router(name="danger")
    routes.message.register(danger, PRIVATE, tells_of_danger)
    routes.edited_message.register(call_for_help, PRIVATE, tells_of_danger)
    return routes


async def tells_of_danger(_: Message, heard: Understanding | None = None) -> bool:
    """Whether a message, or what is written below a picture, tells of danger now."""
    return heard is not None and heard.intent is Intent.EMERGENCY


async def danger(message: Message, unit: Unit, me: Me, heard: Understanding, raw_state: str | None) -> None:
    """Call for help; what the bot waited for, it waits for still."""
    await call_for_help(message, unit, me, heard)
    if raw_state in WRITING or message.reply_to_message is not None:
        raise SkipHandler


async def call_for_help(message: Message, unit: Unit, me: Me, heard: Understanding) -> None:
    """Name the numbers of the place in the words, else of the need or the booking it is about, else 112."""
    draft = await needs.draft_of(unit, me)
    country = _country_of(heard.place) or await _known_country(unit, me, draft)
    await say.letter(unit, me.id, NUMBERS.get(country or "", ANYWHERE))
    await alarms.ring(unit, "emergency", f"emergency:{me.id}", person=me.id, words=heard.text)


def _country_of(place: Place | None) -> str | None:
    """The country a place lies in, also while it is one of several in the same country."""
    if place is None:
        return None
    countries = {one.country for one in (place, *place.candidates) if one.country}
    return countries.pop() if len(countries) == 1 else None


async def _known_country(unit: Unit, me: Me, draft: NeedRow | None) -> str | None:
    if draft is not None and draft.country:
        return draft.country
    for job in [*await jobs.of_customer(unit, me, open_only=True), *await jobs.of_helper(unit, me)]:
        return jobs.region_of(unit, job).country
    countries = {region.country for region in unit.rules.regions}
    return countries.pop() if len(countries) == 1 else None
