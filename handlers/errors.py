"""From the type of a refusal to a sentence of texts. Refuses to guess: what is no Refusal is a bug and goes on up."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery

from actions import jobs, needs, speech
from actions.people import Unit
from actions.speech import During, WithYear
from domain.errors import Already, CostsNow, PriceChanged, Refusal, SlotGone
from domain.money import Money
from domain.vocabulary import Language
from handlers.say import MOST_TOAST, Toast
from handlers.texts import speaker


def message_of(refusal: Refusal) -> str:
    """refusal-slot-gone for SlotGone."""
    return "refusal-" + re.sub(r"(?<!^)(?=[A-Z])", "-", type(refusal).__name__).lower()


def facts_of(refusal: Refusal) -> dict[str, Any]:
    """The facts a refusal's sentence may use: plain words, numbers, money and times."""
    return {
        name: value
        for name, value in refusal.facts.items()
        if isinstance(value, str | int | Money | During | datetime | WithYear)
    }


async def refuse(unit: Unit, refusal: Refusal, *, tap: CallbackQuery | None, chat: int, language: Language) -> None:
    """Say why not: as a toast to a button, as a letter to a message; what is done already frightens nobody.

    A card whose time is gone shows what there is.
    """
    if isinstance(refusal, SlotGone):
        await needs.show_again(unit, chat)
        await jobs.offer_times_again(unit, chat)
    if isinstance(refusal, PriceChanged):
        await needs.show_again(unit, chat)
    if isinstance(refusal, CostsNow):
        await jobs.show_bookings(unit, chat)
    if tap is not None:
        text = speaker(language).label(message_of(refusal), **facts_of(refusal))
        unit.after.append(Toast(query=tap.id, text=text[:MOST_TOAST], alert=not isinstance(refusal, Already)))
    else:
        await speech.letter(unit, chat, message_of(refusal), **facts_of(refusal))
