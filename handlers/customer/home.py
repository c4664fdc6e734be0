"""A customer's home, remembered and forgotten in their own words. Hear, act, say."""

from __future__ import annotations

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import Message

from actions import homes, needs
from actions.people import Me, Unit
from domain.need import Need
from handlers import say
from handlers.customer.where import spot_of
from handlers.filters import PRIVATE, WORDS
from nlu import contact, places
from nlu.homes import Wanted, read
from nlu.understanding import Intent, Understanding


def router() -> Router:
    """Before everyday words, while nothing else is waited for."""
    routes = Router(name="home")
    routes.message.register(told, PRIVATE, StateFilter(None), WORDS)
    return routes


async def told(message: Message, unit: Unit, me: Me, heard: Understanding | None) -> None:
    """ "Mein Zuhause ist Hardstrasse 12, 8004 Zürich", "vergiss mein Zuhause"; a problem there is heard as usual."""
    text = message.text or ""
    wanted = read(text, heard.place.text if heard is not None and heard.place is not None else "")
    if heard is None or wanted is None or heard.devices or heard.intent is Intent.EMERGENCY:
        raise SkipHandler
    if wanted is Wanted.FORGET:
        await say.letter(unit, me.id, "home-forgotten" if homes.forget(me) else "home-unknown")
        return
    assert heard.place is not None
    spot = spot_of(heard.place)
    if spot is None:
        await say.letter(unit, me.id, "home-which", places=", ".join(one.label for one in heard.place.candidates))
        return
    street = places.street(text)
    street = contact.full(street, contact.at_door(text, street, None, heard.place.text)) if street else None
    homes.keep(me, spot, street)
    await say.letter(unit, me.id, "home-kept", place=", ".join([*([street] if street else []), spot.label]))
    draft = await needs.draft_of(unit, me)
    if draft is not None and draft.place is None:
        await needs.learn(unit, me, Need(spot=spot))
        draft.street = street
