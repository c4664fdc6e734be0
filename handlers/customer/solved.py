"""What one wanted help with works again: the need ends, a booking may be called off. Refuses to cancel one unasked."""

from __future__ import annotations

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import Message

from actions import jobs, needs, relay, selfhelp
from actions.jobs import Job
from actions.needs import NeedRow
from actions.people import Me, Unit
from domain.job import Role, Step, steps_from
from domain.vocabulary import Category
from handlers import say
from handlers.customer.pressing import answer_hint
from handlers.filters import PRIVATE, WORDS
from nlu import solved
from nlu.understanding import Intent, Understanding


def router() -> Router:
    """Before everyday words, while nothing else is waited for."""
    routes = Router(name="solved")
    routes.message.register(works_again, PRIVATE, StateFilter(None), WORDS)
    return routes


async def works_again(message: Message, unit: Unit, me: Me, heard: Understanding | None) -> None:
    """ "Es geht jetzt wieder": what is being described ends; of what is booked it is asked whether to call it off."""
    if heard is None or heard.intent is Intent.EMERGENCY or heard.more or not solved.read(message.text or ""):
        raise SkipHandler
    draft = await needs.draft_of(unit, me)
    if draft is not None:
        await _ends(unit, me, draft, heard)
        return
    bookings = [job for job in await jobs.of_customer(unit, me, open_only=True) if await _can_end(unit, me, job, heard)]
    if not bookings:
        raise SkipHandler
    await say.letter(unit, me.id, "solved-booking")
    for job in bookings:
        await jobs.turn_customer_card(unit, job.id or 0, me, "cancel")
        await jobs.show_customer(unit, job, afresh=True)


async def _ends(unit: Unit, me: Me, draft: NeedRow, heard: Understanding) -> None:
    """End the need, the hint that is open having helped; another thing that works again is not what it is about."""
    if not _is_about(draft.category, heard):
        raise SkipHandler
    if selfhelp.open_of(unit, draft) is not None:
        await answer_hint(unit, me, draft, helped=True)
        return
    await needs.drop(unit, draft)
    await say.letter(unit, me.id, "hint-helped", markup={"remove": True})


async def _can_end(unit: Unit, me: Me, job: Job, heard: Understanding) -> bool:
    """Whether it may still be called off, is about this, and no word to the helper who has just been written to."""
    other = await relay.partner(unit, me, job.id or 0)
    talking = other is not None and other.conversing
    return not talking and Step.CANCEL in steps_from(job.status, Role.CUSTOMER) and _is_about(job.category, heard)


def _is_about(category: Category | None, heard: Understanding) -> bool:
    named = {device.category for device in heard.devices if not device.negated and device.category is not None}
    return category is None or not named or category in named
