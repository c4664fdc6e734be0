"""Words, pictures and voices that go to the other side of a job, when asked for or as a reply.

Refuses to let anything said get lost: what cannot be passed on is said so.
"""

from __future__ import annotations

from typing import Any

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import Message

from actions import jobs, people, relay, speech
from actions.people import Me, Unit
from actions.relay import Partner
from domain.errors import Passed
from domain.job import ASSIGNED
from handlers import say
from handlers.customer.meaning import is_sure_need
from handlers.filters import NO_COMMAND, PRIVATE, That
from handlers.keyboards import BookingTap, JobTap
from nlu import counting, replies, working
from nlu.understanding import Understanding

MAP = "https://www.openstreetmap.org/?mlat={lat:.5f}&mlon={lon:.5f}#map=18/{lat:.5f}/{lon:.5f}"


def router() -> Router:
    """Replies first, then what somebody said they want to write."""
    routes = Router(name="relay")
    routes.message.register(replied, PRIVATE, That(F.reply_to_message), NO_COMMAND)
    routes.message.register(wrote, PRIVATE, StateFilter("write"), NO_COMMAND)
    return routes


async def ask_for_words(unit: Unit, me: Me, job_id: int, *, to_helper: bool) -> None:
    """A button said that somebody wants to write; the next message is passed on. Raises NotAllowed, Passed."""
    job = await (jobs.booked_by(unit, job_id, me) if to_helper else jobs.own(unit, job_id, me))
    if job.status not in ASSIGNED:
        raise Passed
    await people.wait_for(unit, me, me.id, "write", job=job_id)
    await say.letter(unit, me.id, "ask-message-helper" if to_helper else "ask-message-customer")


async def replied(message: Message, unit: Unit, me: Me, raw_state: str | None, talk: dict[str, Any]) -> None:
    """Telegram's reply to a message that was passed on, or to the card of a job, goes to the other side of that job.

    A reply to a card that asks something is first of all an answer: an amount, a number, a yes.
    """
    if message.reply_to_message is None:
        raise SkipHandler
    meant = await relay.meant_by(unit, me, message.reply_to_message.message_id)
    if meant is None or (meant.is_card and _answers(message.text or "", raw_state)):
        raise SkipHandler
    if raw_state == "write" and talk["job"] == meant.job:
        await people.stop_waiting(unit, me, me.id)
    await _pass_on_or_say(unit, me, message, meant.job)


def _answers(text: str, raw_state: str | None) -> bool:
    """Whether words in reply to a card are for the bot: it waits for some, or they do what a button does."""
    waits = raw_state is not None and raw_state != "write"
    return waits or any(read(text) is not None for read in (replies.read, counting.read, working.read))


async def wrote(message: Message, unit: Unit, me: Me, talk: dict[str, Any], heard: Understanding | None) -> None:
    """What somebody said they want to write. When the job is over meanwhile, that is said, and a new need is heard."""
    await people.stop_waiting(unit, me, me.id)
    if heard is not None and is_sure_need(heard) and await relay.has_paused(unit, me):
        raise SkipHandler  # the button was pressed long ago: it is asked whom this is for
    passed_on = await _pass_on_or_say(unit, me, message, talk["job"])
    if not passed_on and heard is not None and is_sure_need(heard):
        raise SkipHandler


async def _pass_on_or_say(unit: Unit, me: Me, message: Message, job_id: int) -> bool:
    to = await relay.partner(unit, me, job_id)
    if to is None:
        await say.letter(unit, me.id, "message-too-late", job=str(job_id))
        return False
    words, media = content_of(message)
    if words is None:
        await say.letter(unit, me.id, "message-no-kind")
    else:
        await pass_on(unit, me, to, words, media)
    return True


def content_of(message: Message) -> tuple[str | None, dict[str, Any] | None]:
    """What of a message can be passed on: words, and a photo or voice by its file; (None, None) when nothing can."""
    if message.photo:
        return message.caption or "📷", {"photo": message.photo[-1].file_id}
    if message.voice:
        return message.caption or "🎤", {"voice": message.voice.file_id}
    if message.location:
        return "📍 " + MAP.format(lat=message.location.latitude, lon=message.location.longitude), None
    return message.text, None


async def pass_on(unit: Unit, me: Me, to: Partner, words: str, media: dict[str, Any] | None = None) -> None:
    """Pass it on with a button to answer, and say so to whoever wrote; a note that does not fit is not cut."""
    job = to.job
    if to.noted and len(words) > relay.room_for_note(to):
        await say.letter(unit, me.id, "message-note-too-long", job=str(job.id), most=relay.room_for_note(to))
        return
    answer = (
        JobTap(job=job.id or 0, version=job.offer_version, do="write")
        if to.to_helper
        else BookingTap(job=job.id or 0, do="write")
    )
    buttons = [[speech.Button(label="button-reply", data=answer.pack())]]
    masked = await relay.pass_on(unit, me, to, words=words, media=media, answer=buttons)
    if to.noted:
        await say.letter(unit, me.id, "message-noted", job=str(job.id))
    else:
        await say.letter(unit, me.id, "message-passed-on-masked" if masked else "message-passed-on", name=to.name)
