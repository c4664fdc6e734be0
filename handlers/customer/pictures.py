"""Photos, places, phone numbers and voices: they go with the need, or to the other side of a job. Refuses to listen."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import Message

from actions import needs
from actions.needs import NeedRow
from actions.people import Me, Unit
from domain.need import Need, Spot
from handlers import relay, say, whom
from handlers.customer.answering import give_contact
from handlers.customer.need import lost, means
from handlers.filters import PRIVATE, That
from nlu import contact, places
from nlu.understanding import Understanding


def router() -> Router:
    """Whatever is not words and nobody else waited for."""
    routes = Router(name="pictures")
    routes.message.register(photographed, PRIVATE, That(F.photo))
    routes.message.register(located, PRIVATE, That(F.location))
    routes.message.register(shared_contact, PRIVATE, That(F.contact))
    routes.message.register(spoke, PRIVATE, That(F.voice | F.audio | F.video_note))
    return routes


async def photographed(message: Message, unit: Unit, me: Me, heard: Understanding | None) -> None:
    """A photo is kept with the need, or goes to the other side of a job; its caption is heard like words."""
    if not message.photo or await _taken(message, unit, me, await needs.draft_of(unit, me), heard):
        return
    await needs.add_photo(unit, me, message.photo[-1].file_id)
    if heard is not None:
        await means(unit, me, await needs.draft_of(unit, me), heard)


async def _taken(
    message: Message, unit: Unit, me: Me, draft: NeedRow | None, heard: Understanding | None = None
) -> bool:
    """Whether it is for the other side of a job; while a need is described it belongs to that."""
    words, media = relay.content_of(message)
    return draft is None and await whom.taken_by_partner(unit, me, draft, heard, words or "", media)


async def located(message: Message, unit: Unit, me: Me) -> None:
    """A shared location is the place of the need, labelled by the nearest town; or it goes to the other side."""
    if message.location is None or await _taken(message, unit, me, await needs.draft_of(unit, me)):
        return
    at = message.location
    near = places.nearest(at.latitude, at.longitude)
    label, country, code = (near.label, near.country or "", near.postal_code) if near is not None else ("–", "", None)
    spot = Spot(label=label, lat=at.latitude, lon=at.longitude, country=country, postal_code=code)
    await needs.learn(unit, me, Need(spot=spot))


async def shared_contact(message: Message, unit: Unit, me: Me) -> None:
    """The phone number, shared with the button; one that is no phone number is not kept."""
    draft = await needs.draft_of(unit, me)
    if draft is None or message.contact is None:
        await say.letter(unit, me.id, "message-no-kind")
        return
    _, phone = contact.read(message.contact.phone_number)
    if phone is None:
        await lost(unit, me, draft)
        return
    await give_contact(unit, draft, None, phone)


async def spoke(message: Message, unit: Unit, me: Me) -> None:
    """The bot cannot listen and says so; a voice message goes with the need, or to the other side of an open job."""
    if message.voice is None:
        await say.letter(unit, me.id, "cannot-listen", phone=unit.rules.operator.phone)
    elif not await _taken(message, unit, me, await needs.draft_of(unit, me)):
        await needs.add_voice(unit, me, message.voice.file_id)
        await say.letter(unit, me.id, "voice-kept", phone=unit.rules.operator.phone)
