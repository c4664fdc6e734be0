"""The fallback: whatever nobody heard gets a clear sentence. In groups the bot stays silent."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from actions.people import Me, Unit
from handlers import say
from handlers.filters import PRIVATE, That


def router() -> Router:
    """The last router of all."""
    routes = Router(name="lost")
    routes.message.register(unreadable, PRIVATE)
    routes.edited_message.register(edited, PRIVATE, That(F.text | F.caption))
    routes.callback_query.register(old_button)
    return routes


async def unreadable(message: Message, unit: Unit, me: Me) -> None:
    """A sticker, a file, a game: kept by nobody, said so."""
    await say.letter(unit, me.id, "cannot-read-that")


async def edited(message: Message, unit: Unit, me: Me) -> None:
    """What was said has taken effect already; a change of it counts when it is said."""
    await say.letter(unit, me.id, "cannot-hear-edits")


async def old_button(tap: CallbackQuery, unit: Unit, me: Me) -> None:
    """A button of another time, or a forged one."""
    say.toast(unit, tap, me, "button-of-yesterday", alert=True)
