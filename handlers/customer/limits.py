"""What is not ours to arrange is said so, right after danger and before anything is learned. Refuses exceptions."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from actions.people import Me, Unit
from handlers import say
from handlers.filters import PRIVATE
from nlu.understanding import Understanding


def router() -> Router:
    """The second of all routers."""
    routes = Router(name="limits")
    routes.message.register(turned_away, PRIVATE, meets_a_limit)
    return routes


async def meets_a_limit(_: Message, heard: Understanding | None = None, raw_state: str | None = None) -> bool:
    """Whether a message asks for what is forbidden or licensed, or a child writes; not what is told to a helper."""
    return heard is not None and heard.limit is not None and raw_state is None


async def turned_away(_: Message, unit: Unit, me: Me, heard: Understanding) -> None:
    """Say why not; the need described so far stays as it is."""
    await say.letter(unit, me.id, f"limit-{heard.limit}")
