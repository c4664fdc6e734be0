"""After the visit, in words: why not agreed, and how it was, pressed for or not. Refuses to hear new problems."""

from __future__ import annotations

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import Message

from actions import jobs, needs, people, relay, reviews
from actions.people import Me, Unit
from domain.errors import Passed
from domain.job import Status
from handlers import say
from handlers.customer.meaning import VERY_SURE_CATEGORY, is_sure_need
from handlers.filters import PRIVATE, WORDS
from nlu import asides, rating, replies
from nlu.understanding import Intent, Understanding

WHY = "dispute"
"""What the bot waits for after "I do not agree": facts have the number of the job."""

NOT_WORDS = {Intent.EMERGENCY, Intent.HUMAN, Intent.STATUS, Intent.CANCEL, Intent.RESCHEDULE, Intent.PRICE}
NOT_DEAR = {Intent.EMERGENCY, Intent.HUMAN, Intent.CANCEL, Intent.RESCHEDULE, Intent.NEW_NEED}
"""What is heard as itself, even with "too much" in it, while a final price waits."""
SURE = 0.5
CONTENT = 4
"""From so many stars on a regret in the words is part of the review, and no complaint."""


def router() -> Router:
    """Before everyday words."""
    routes = Router(name="after")
    routes.message.register(relented, PRIVATE, StateFilter(WHY, None), WORDS)
    routes.message.register(explained, PRIVATE, StateFilter(WHY), WORDS)
    routes.message.register(found_dear, PRIVATE, StateFilter(None), WORDS)
    routes.message.register(remarked, PRIVATE, StateFilter(None), WORDS)
    return routes


async def ask_why(unit: Unit, me: Me, job_id: int) -> None:
    """The customer does not agree: ask for the reason, which the admins will read."""
    await people.wait_for(unit, me, me.id, WHY, job=job_id)
    await say.letter(unit, me.id, "ask-dispute-why")


async def relented(message: Message, unit: Unit, me: Me) -> None:
    """ "Also gut, einverstanden" while a price is disputed agrees to it after all."""
    if not replies.agrees(message.text or "") or await needs.draft_of(unit, me) is not None:
        raise SkipHandler
    disputed = [one for one in await jobs.unsettled(unit, me) if one.status is Status.DISPUTED]
    if len(disputed) != 1 or await relay.is_conversing(unit, me):
        raise SkipHandler
    await people.stop_waiting(unit, me, me.id)
    await jobs.agree(unit, disputed[0].id or 0, me)


async def explained(message: Message, unit: Unit, me: Me, heard: Understanding | None, talk: dict[str, int]) -> None:
    """Why they do not agree; danger, or a new problem with its place, is heard as usual."""
    await people.stop_waiting(unit, me, me.id)
    if heard is not None and (heard.intent is Intent.EMERGENCY or (heard.place is not None and is_sure_need(heard))):
        raise SkipHandler
    try:
        await jobs.explain_dispute(unit, talk["job"], me, message.text or "")
    except Passed:  # decided meanwhile: these words are about something else
        raise SkipHandler from None
    await say.letter(unit, me.id, "dispute-noted")


async def found_dear(message: Message, unit: Unit, me: Me, heard: Understanding | None) -> None:
    """ "Too much for ten minutes" to the final price disputes it; "why so much?" shows its reason again."""
    if heard is None or heard.devices or heard.place is not None or await needs.draft_of(unit, me) is not None:
        raise SkipHandler
    dear = asides.too_much(heard.text)
    if heard.intent is not Intent.PRICE and (not dear or heard.intent in NOT_DEAR):
        raise SkipHandler
    asked = [
        job for job in await jobs.unsettled(unit, me) if job.status is Status.DONE or job.consent_asked is not None
    ]
    if len(asked) != 1:
        raise SkipHandler
    job = asked[0]
    if job.status is Status.DONE and dear:
        await jobs.dispute(unit, job.id or 0, me)
        await jobs.explain_dispute(unit, job.id or 0, me, heard.text)
        await say.letter(unit, me.id, "dispute-noted")
    await jobs.show_customer(unit, job, afresh=True)


def _is_broken(heard: Understanding) -> bool:
    """Whether it is no review: something else is broken now."""
    return heard.intent is Intent.NEW_NEED and (heard.category_confidence or 0.0) >= VERY_SURE_CATEGORY


async def remarked(message: Message, unit: Unit, me: Me, heard: Understanding | None) -> None:
    """Words soon after the stars are words of the review, whether a button was pressed for them or not."""
    if heard is None or heard.place is not None or heard.time is not None:
        raise SkipHandler
    if heard.intent in NOT_WORDS and heard.intent_confidence >= SURE:
        raise SkipHandler
    if _is_broken(heard) and not rating.is_kind(heard.text):
        raise SkipHandler
    if heard.intent is Intent.GREET and len(heard.text.split()) == 1:
        raise SkipHandler
    review = await reviews.awaiting_words(unit, me)
    if review is None:
        raise SkipHandler
    await reviews.comment(unit, review.job_id, me, heard.text)
    complains = heard.intent is Intent.COMPLAINT and heard.intent_confidence >= SURE
    if complains and review.stars < CONTENT and not rating.is_kind(heard.text):
        raise SkipHandler  # a complaint is also that
