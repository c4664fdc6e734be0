"""Danger: the numbers of the country at once, the admins told, nothing booked. Refuses to give any other help."""

from __future__ import annotations

from actions import alarms, jobs
from actions.needs import NeedRow
from actions.people import Me, Unit
from handlers import say
from nlu.understanding import Place, Understanding

NUMBERS = {"CH": "emergency-ch", "LI": "emergency-ch", "DE": "emergency-de"}
ANYWHERE = "emergency-eu"
"""112, which is answered in every country we know, also in Switzerland."""


async def danger(unit: Unit, me: Me, draft: NeedRow | None, heard: Understanding) -> None:
    """Name the numbers of the place in the words, else of the need or the booking it is about, else 112."""
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
    bookings = await jobs.of_customer(unit, me, open_only=True)
    if bookings:
        return jobs.region_of(unit, bookings[0]).country
    countries = {region.country for region in unit.rules.regions}
    return countries.pop() if len(countries) == 1 else None
