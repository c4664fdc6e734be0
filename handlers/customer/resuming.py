"""What was stopped a moment ago goes on: "no aspetta, continua". Refuses to bring back what was stopped long ago."""

from __future__ import annotations

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import Message

from actions import needs
from actions.people import Me, Unit
from handlers.filters import PRIVATE, WORDS
from nlu import resuming
from nlu.understanding import Understanding


def router() -> Router:
    """Before everyday words, while nothing else is waited for."""
    routes = Router(name="resuming")
    routes.message.register(resumed, PRIVATE, StateFilter(None), WORDS)
    return routes


async def resumed(message: Message, unit: Unit, me: Me, heard: Understanding | None) -> None:
    """The draft that was just dropped is back, as it was."""
    if heard is None or heard.place is not None or heard.devices or not resuming.read(message.text or ""):
        raise SkipHandler
    if await needs.resume(unit, me) is None:
        raise SkipHandler
