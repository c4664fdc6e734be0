"""The street of a booking, changed by its customer in words or with the button. Refuses to move it to another place."""

from __future__ import annotations

import re
from typing import Final

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import Message

from actions import jobs, needs, people
from actions.jobs import Job
from actions.people import Me, Unit
from domain.errors import Passed
from handlers import say
from handlers.customer import rebooking
from handlers.customer.where import spot_of
from handlers.filters import PRIVATE, WORDS
from handlers.keyboards import BookingTap, Keys
from handlers.texts import speaker
from nlu import contact
from nlu.understanding import Intent, Place, Understanding
from nlu.words import tokens

WAITS: Final = "street"
"""What the bot waits for after the button: facts have the number of the job."""

_ADDRESS: Final = (
    r"(?:adress\w*|address|adresse|indirizzo|strass\w*|street|rue|via|hausnummer|husnummer|house number|numero)"
)
_WRONG: Final = (
    r"(?:falsch\w*|faltsch\w*|verkehrt|stimmt (?:so )?(?:nicht|nid|nod|ned)|nicht richtig|vertippt|verschrieben|wrong|"
    r"incorrect|not right|mistake|faux|fausse|pas (?:la )?bonne|erreur|trompe\w*|sbagliat\w*|errat\w*|non e giust\w*|"
    r"andern|aendern|korrigieren|change|correct|changer|corriger|cambiare|correggere|neue?|new|nouvelle|nuovo)"
)
_CORRECTS: Final = re.compile(rf"\b{_ADDRESS}\b.{{0,25}}\b{_WRONG}\b|\b{_WRONG}\b.{{0,20}}\b{_ADDRESS}\b")


def router() -> Router:
    """Before everyday words."""
    routes = Router(name="address")
    routes.message.register(answered, PRIVATE, StateFilter(WAITS), WORDS)
    routes.message.register(corrected, PRIVATE, StateFilter(None), WORDS)
    return routes


async def ask(unit: Unit, me: Me, job_id: int) -> None:
    """The button: ask for the street. Raises NotAllowed, Passed."""
    job = await jobs.booked_by(unit, job_id, me)
    if job.status not in jobs.STREET_CHANGES:
        raise Passed
    await people.wait_for(unit, me, me.id, WAITS, job=job_id)
    await say.letter(unit, me.id, "ask-new-street", job=str(job_id), area=job.area)


async def answered(message: Message, unit: Unit, me: Me, heard: Understanding | None, talk: dict[str, int]) -> None:
    """The new street; what is none is asked again once, anything else is heard as usual."""
    text = message.text or ""
    when = heard.time.text if heard is not None and heard.time is not None else ""
    street, phone = contact.read(text, time=when)
    if street is None:
        street = contact.without_number(text, None)
    place = heard.place.text if heard is not None and heard.place is not None else ""
    street = contact.full(street, contact.at_door(text, street, phone, place))
    if street is None or heard is None or heard.intent is Intent.EMERGENCY:
        await people.stop_waiting(unit, me, me.id)
        raise SkipHandler
    await people.stop_waiting(unit, me, me.id)
    await _change(unit, me, await jobs.booked_by(unit, talk["job"], me), street, heard.place)


async def corrected(message: Message, unit: Unit, me: Me, heard: Understanding | None) -> None:
    """ "Die Adresse ist falsch, Langstrasse 4", "nicht Zürich, Winterthur", when something is booked and nothing is
    being described."""
    if heard is None or await needs.draft_of(unit, me) is not None:
        raise SkipHandler
    if not is_wrong(message.text or "") and not await rebooking.is_elsewhere(unit, me, heard):
        raise SkipHandler
    bookings = [one for one in await jobs.of_customer(unit, me, open_only=True) if one.status in jobs.STREET_CHANGES]
    if not bookings:
        raise SkipHandler
    street, _ = contact.read(message.text or "", known=True)
    if len(bookings) > 1:
        await _which(unit, me, bookings)
    elif street is None and heard.place is None:
        await ask(unit, me, bookings[0].id or 0)
    else:
        await _change(unit, me, bookings[0], street, heard.place)


def is_wrong(text: str) -> bool:
    """Whether somebody says that the address is not right."""
    return _CORRECTS.search(" ".join(token.folded for token in tokens(text))) is not None


async def _which(unit: Unit, me: Me, bookings: list[Job]) -> None:
    keys = Keys(speaker(me.language))
    for job in bookings:
        label = f"{job.id} · {keys.say.label(f'category-{job.category}')} · {job.street or job.area}"
        keys.row(keys.plain(BookingTap(job=job.id or 0, do="street"), label))
    await say.letter(unit, me.id, "ask-which-street", rows=keys.rows)


async def _change(unit: Unit, me: Me, job: Job, street: str | None, place: Place | None) -> None:
    """Keep the street; one in another town is not taken: price and helper were found for where the booking is."""
    if place is not None and not _near(job, place):
        await say.letter(unit, me.id, "street-elsewhere", area=job.area, place=place.label)
        return
    if street is None:
        await ask(unit, me, job.id or 0)
        return
    await jobs.change_street(unit, job.id or 0, me, street)
    await say.letter(unit, me.id, "street-changed", job=str(job.id), street=street, area=job.area)


def _near(job: Job, place: Place) -> bool:
    spots = [spot for one in (place, *place.candidates) if (spot := spot_of(one)) is not None]
    return any(needs.is_near(spot, job.lat, job.lon) for spot in spots)
