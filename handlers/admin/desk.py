"""The admins' desk: an answer to an alarm goes to the person it is about. Refuses everything but answers."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from actions import desk, moderation, people
from actions.people import Me, Unit
from handlers import say
from handlers.filters import WORDS, That


def router() -> Router:
    """Answers to the bot's own messages in the admin chat."""
    routes = Router(name="desk")
    routes.message.register(answered, That(F.reply_to_message), WORDS)
    return routes


async def answered(message: Message, unit: Unit, me: Me) -> None:
    """An admin answers an alarm, or what a person said about it."""
    chat, to = message.chat.id, message.reply_to_message
    alarm = await desk.alarm_of(unit, chat, to.message_id) if to is not None and chat < 0 else None
    if alarm is None:
        raise SkipHandler
    await people.require_admin(unit, me, chat)
    await desk.write(unit, alarm, me, message.text or "")
    await moderation.record(unit, me, chat, "answer", subject=str(alarm.id))
    await say.letter(unit, chat, "message-sent")
