"""Answers to usual questions, at any moment; what is being described stays as it is. Refuses to guess at others."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter, StateFilter
from aiogram.types import Message

from actions import jobs, needs
from actions.needs import NeedRow
from actions.people import Me, Unit
from handlers import say
from handlers.filters import PRIVATE, WORDS
from nlu import usual
from nlu.understanding import Intent, Understanding
from nlu.usual import Topic


class AsksTheUsual(Filter):
    """Passes a short message with a usual question."""

    async def __call__(self, message: Message, heard: Understanding | None = None) -> bool | dict[str, Any]:
        """What is asked about, for the handler; a problem, a danger or a complaint is no question."""
        if heard is None or heard.intent in {Intent.EMERGENCY, Intent.COMPLAINT, Intent.CANCEL}:
            return False
        topic = usual.topic(message.text or "")
        return {"topic": topic} if topic is not None else False


def router() -> Router:
    """Before everyday words, while nothing else is waited for."""
    routes = Router(name="questions")
    routes.message.register(asked, PRIVATE, StateFilter(None), WORDS, AsksTheUsual())
    return routes


async def asked(message: Message, topic: Topic, unit: Unit, me: Me, heard: Understanding) -> None:
    """Answer, and show what was being described again below; a question with a problem in it goes on to be heard."""
    draft = await needs.draft_of(unit, me)
    if heard.place is not None or heard.time is not None or (topic is Topic.PRICE and not _priced(unit, draft)):
        raise SkipHandler
    if topic is Topic.WHO and await jobs.of_customer(unit, me, open_only=True):
        raise SkipHandler  # the card of the booking says who
    await _answer(unit, me, topic, draft)
    if topic is Topic.PARTS and draft is not None:
        await needs.add_words(unit, draft, message.text or "")
    elif draft is not None:
        await needs.touch(unit, draft, afresh=True)


def _priced(unit: Unit, draft: NeedRow | None) -> bool:
    return draft is not None and needs.unknown(draft) is None and needs.chosen(unit, draft) is not None


async def _answer(unit: Unit, me: Me, topic: Topic, draft: NeedRow | None) -> None:
    operator = unit.rules.operator
    facts: dict[str, Any] = {"operator": operator.name, "phone": operator.phone}
    choice = needs.chosen(unit, draft) if draft is not None and topic is Topic.PRICE else None
    if choice is not None:
        facts = {"price": (choice.quote.low, choice.quote.high)}
    await say.letter(unit, me.id, f"answer-{topic}", **facts)
