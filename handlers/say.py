"""The only mouth handlers have: letters are owed, toasts follow the commit. Refuses to talk to Telegram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiogram.types import CallbackQuery

from actions import speech
from actions.people import Me, Unit
from handlers.keyboards import Rows
from handlers.texts import speaker

MOST_TOAST = 200  # Telegram's limit of answerCallbackQuery


@dataclass(frozen=True, kw_only=True)
class Toast:
    """The answer to a pressed button: best effort, after the commit; the card tells the truth."""

    query: str
    text: str = ""
    alert: bool = False


def toast(unit: Unit, tap: CallbackQuery | None, me: Me, message: str, *, alert: bool = False, **facts: Any) -> None:
    """Answer a pressed button with a message once the unit is committed; who typed a number sees the card change."""
    if tap is None:
        return
    text = speaker(me.language).label(message, **facts)
    unit.after.append(Toast(query=tap.id, text=text[:MOST_TOAST], alert=alert))


async def letter(unit: Unit, chat: int, message: str, *, rows: Rows | None = None, **facts: Any) -> None:
    """Owe a letter, with inline rows that are already labelled."""
    markup = (
        {"ready": [[{"text": key.text, "data": key.callback_data, "url": key.url} for key in row] for row in rows]}
        if rows
        else facts.pop("markup", None)
    )
    await speech.letter(unit, chat, message, markup=markup, **facts)
