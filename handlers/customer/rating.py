"""The rating in words: stars, "again", a remark before the stars. Refuses to take a word for more than it says."""

from __future__ import annotations

from typing import Any, Final

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import Message

from actions import jobs, needs, people, reviews
from actions.people import Me, Unit
from handlers import say
from handlers.filters import PRIVATE, WORDS
from nlu import counting, rating
from nlu.understanding import Intent, Understanding

WAITS: Final = "stars"
"""What the bot waits for after a remark without stars: facts have the number of the job, and the words."""
REVIEW: Final = "review"


def router() -> Router:
    """Before typed numbers: "5 Sterne" is a rating also where no button of five stands any more."""
    routes = Router(name="rating")
    routes.message.register(counted, PRIVATE, StateFilter(WAITS), WORDS)
    routes.message.register(rated, PRIVATE, StateFilter(None, REVIEW, WAITS), WORDS)
    routes.message.register(again, PRIVATE, StateFilter(None), WORDS)
    routes.message.register(praised, PRIVATE, StateFilter(None), WORDS)
    return routes


async def rated(message: Message, unit: Unit, me: Me, raw_state: str | None, talk: dict[str, Any]) -> None:
    """ "5 Sterne, top Typ!": stars, given or changed, and words."""
    given = rating.read(message.text or "")
    if given is None:
        raise SkipHandler
    job = await reviews.newest(unit, me)
    if job is None or (not given.surely and not reviews.is_asked(unit, job)):
        raise SkipHandler
    if not given.surely and await needs.draft_of(unit, me) is not None:
        raise SkipHandler
    if raw_state is not None:
        await people.stop_waiting(unit, me, me.id)
    before = str(talk.get("words", "")) if raw_state == WAITS and talk["job"] == job.id else ""
    await keep(unit, me, job.id or 0, given.stars, "\n".join(part for part in (before, given.words) if part))


async def keep(unit: Unit, me: Me, job_id: int, stars: int, words: str) -> None:
    """Stars and words; the card shows them."""
    await reviews.rate(unit, job_id, me, stars)
    if words:
        await reviews.comment(unit, job_id, me, words)
    await jobs.show_customer(unit, await jobs.booked_by(unit, job_id, me), afresh=True)


async def counted(message: Message, unit: Unit, me: Me, talk: dict[str, Any]) -> None:
    """A bare number after "how many stars?"; anything else is heard as usual."""
    pick = counting.read(message.text or "")
    if pick is None or not 1 <= pick.number <= rating.MOST:
        if rating.read(message.text or "") is None:
            await people.stop_waiting(unit, me, me.id)
        raise SkipHandler
    await people.stop_waiting(unit, me, me.id)
    await keep(unit, me, talk["job"], pick.number, str(talk["words"]))


async def again(message: Message, unit: Unit, me: Me) -> None:
    """ "Ja gern wieder", soon after the stars."""
    yes = rating.again(message.text or "")
    review = await reviews.awaiting_words(unit, me) if yes is not None else None
    if yes is None or review is None or review.again is not None:
        raise SkipHandler
    await reviews.book_again(unit, review.job_id, me, yes=yes)
    await jobs.show_customer(unit, await jobs.booked_by(unit, review.job_id, me), afresh=True)


async def praised(message: Message, unit: Unit, me: Me, heard: Understanding | None) -> None:
    """A kind or mixed remark where stars are asked: its words are kept, the stars asked."""
    text = message.text or ""
    if heard is None or heard.intent in {Intent.EMERGENCY, Intent.HUMAN, Intent.CANCEL} or len(text.split()) < 2:
        raise SkipHandler
    if heard.place is not None or heard.time is not None or heard.devices or not rating.is_kind(text):
        raise SkipHandler
    job = await reviews.newest(unit, me)
    if job is None or not reviews.is_asked(unit, job) or await reviews.of_job(unit, job.id or 0) is not None:
        raise SkipHandler
    if await needs.draft_of(unit, me) is not None or await jobs.of_customer(unit, me, open_only=True):
        raise SkipHandler
    await people.wait_for(unit, me, me.id, WAITS, job=job.id, words=text[: reviews.MOST_WORDS])
    await say.letter(unit, me.id, "ask-how-many-stars")
    await jobs.show_customer(unit, job, afresh=True)
