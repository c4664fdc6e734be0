"""The way to a human: calling one, and talking with the one who came. Refuses to understand what is meant for them."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import Message

from actions import alarms, desk, needs
from actions.people import Me, Unit
from handlers import say
from handlers.filters import PRIVATE, WORDS, That
from nlu.understanding import Intent, Understanding


def router() -> Router:
    """What people write while a human takes care of them."""
    routes = Router(name="human")
    routes.message.register(told, PRIVATE, StateFilter(desk.TALK), WORDS)
    routes.message.register(told, PRIVATE, StateFilter(desk.TALK), That(F.photo))
    return routes


async def told(message: Message, unit: Unit, me: Me, heard: Understanding | None, talk: dict[str, int]) -> None:
    """Words or a picture for the admin who took it; danger is heard by the bot itself."""
    if heard is not None and heard.intent is Intent.EMERGENCY:
        raise SkipHandler
    photo = message.photo[-1].file_id if message.photo else None
    words = message.text or message.caption or ""
    if not await desk.pass_on(unit, talk["alarm"], me, words, photo=photo):
        raise SkipHandler


async def call_human(unit: Unit, me: Me, words: str = "") -> None:
    """Tell the admins that somebody would rather speak with a person, and how to reach one at once."""
    operator = unit.rules.operator
    if not words and (draft := await needs.draft_of(unit, me)) is not None:
        words = draft.words
    await alarms.ring(unit, "human", f"human:{me.id}", person=me.id, words=words)
    await say.letter(unit, me.id, "human-way", operator=operator.name, phone=operator.phone, email=operator.email)
