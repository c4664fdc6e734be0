"""Answers to usual questions, at any moment; what is being described stays as it is. Refuses to guess at others."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter, StateFilter
from aiogram.types import Message

from actions import jobs, needs, relay
from actions.jobs import Job
from actions.needs import NeedRow
from actions.people import Me, Unit
from domain.job import OPEN, Status
from handlers import say
from handlers.customer.timing import SURE_INTENT
from handlers.filters import PRIVATE, WORDS
from nlu import asides, usual
from nlu.understanding import Intent, Understanding
from nlu.usual import Topic


class AsksTheUsual(Filter):
    """Passes a short message with a usual question."""

    async def __call__(self, message: Message, heard: Understanding | None = None) -> bool | dict[str, Any]:
        """What is asked about, for the handler; a problem, a danger or a complaint is no question."""
        if heard is None or heard.intent is Intent.EMERGENCY:
            return False
        if heard.intent in {Intent.COMPLAINT, Intent.CANCEL} and heard.intent_confidence >= SURE_INTENT:
            return False
        topic = usual.topic(message.text or "")
        return {"topic": topic} if topic is not None else False


def router() -> Router:
    """Before everyday words, while nothing else is waited for."""
    routes = Router(name="questions")
    routes.message.register(asked_of_booking, PRIVATE, StateFilter(None), WORDS)
    routes.message.register(asked, PRIVATE, StateFilter(None), WORDS, AsksTheUsual())
    return routes


async def asked_of_booking(message: Message, unit: Unit, me: Me, heard: Understanding | None) -> None:
    """What it costs, how long it takes, who comes: of what is booked, when nothing else is being described."""
    text = message.text or ""
    topic, long = usual.topic(text), asides.duration(text)
    if heard is None or heard.intent is Intent.EMERGENCY or heard.devices or heard.place is not None:
        raise SkipHandler
    if not long and topic not in {Topic.PRICE, Topic.WHO}:
        raise SkipHandler
    job = await _booked(unit, me)
    if job is None or await needs.draft_of(unit, me) is not None:
        raise SkipHandler
    if topic is Topic.PRICE:
        price = jobs.money(job, job.low), jobs.money(job, max(job.high, job.consented or 0))
        await say.letter(unit, me.id, "answer-price", price=price)
    elif long and job.helper_id is not None:
        there = jobs.local(unit, job, job.arrived_at or job.arrival_at or job.slot_start)
        message_id = "answer-how-long-there" if job.status is Status.IN_PROGRESS else "answer-how-long-coming"
        await say.letter(unit, me.id, message_id, arrival=there, minutes=job.length_minutes)
    elif long:
        raise SkipHandler
    else:
        await jobs.show_customer(unit, job, afresh=True)


async def _booked(unit: Unit, me: Me) -> Job | None:
    """The booking that is next; None without any, or while customer and helper have just written to each other."""
    found = [job for job in await jobs.of_customer(unit, me, open_only=True) if job.status in OPEN]
    job = min(found, key=lambda one: one.slot_start, default=None)
    other = await relay.partner(unit, me, job.id or 0) if job is not None else None
    return None if other is not None and other.conversing else job


async def asked(message: Message, topic: Topic, unit: Unit, me: Me, heard: Understanding) -> None:
    """Answer, and show what was being described again below; a question with a problem in it goes on to be heard."""
    draft = await needs.draft_of(unit, me)
    if heard.place is not None or heard.time is not None or (topic is Topic.PRICE and not _priced(unit, draft)):
        raise SkipHandler
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
