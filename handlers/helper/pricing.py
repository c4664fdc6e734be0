"""The amounts a helper types: the final price, or a higher one with its reason. Refuses what the customer asked for."""

from __future__ import annotations

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import Message

from actions import jobs, people
from actions.people import Me, Unit
from domain.errors import BadAmount, Passed
from handlers import say, whom
from handlers.filters import PRIVATE, WORDS
from handlers.helper import job
from handlers.keyboards import JobTap
from handlers.texts import speaker
from nlu import amounts, counting

MOST_WORDS_OF_AN_AMOUNT = 3


def router() -> Router:
    """What is typed while the card of a job asks for an amount, or for the reason of one."""
    routes = Router(name="pricing")
    routes.message.register(priced, PRIVATE, StateFilter("price", "extra"), WORDS)
    routes.message.register(explained, PRIVATE, StateFilter("extra-why"), WORDS)
    return routes


async def priced(message: Message, unit: Unit, me: Me, raw_state: str, talk: dict[str, int]) -> None:
    """A typed amount: the final price, or the higher price to ask the customer for.

    A longer text is no amount gone wrong: somebody has gone on to something else, and is heard as usual. So is
    everybody whose job is over meanwhile.
    """
    cents = amounts.read(message.text or "", currency=(await jobs.find(unit, talk["job"])).currency)
    if not await jobs.is_at_work(unit, talk["job"], me):
        await people.stop_waiting(unit, me, me.id)
        if cents is None:
            raise SkipHandler
        await say.letter(unit, me.id, "price-too-late", job=str(talk["job"]))
        return
    if cents is None and raw_state == "extra" and await ask_with_reason(unit, me, talk["job"], message.text or ""):
        return
    if cents is None:
        picked = counting.read(message.text or "")
        if picked is not None and picked.spelled:  # "the second": one of the amounts on the card
            raise SkipHandler
        if len((message.text or "").split()) > MOST_WORDS_OF_AN_AMOUNT:
            await people.stop_waiting(unit, me, me.id)
            raise SkipHandler
        raise BadAmount
    await give_amount(unit, me, talk["job"], raw_state, cents, message.text or "")


async def give_amount(unit: Unit, me: Me, job_id: int, asked: str, cents: int, words: str) -> None:
    """The amount the card asks for: the final "price", or the higher one of "extra" work; unless the customer asks."""
    own = await jobs.own(unit, job_id, me)
    do, price = "finish" if asked == "price" else "extra", jobs.money(own, cents)
    tap = JobTap(job=job_id, version=own.offer_version, do=do, value=str(cents))
    if await whom.asked_about(unit, me, tap, words, label=speaker(me.language).label("button-final-yes", price=price)):
        return
    if asked == "price":
        await job.finish(unit, me, job_id, cents)
    else:
        await job.ask_why(unit, me, job_id, cents)


async def ask_with_reason(unit: Unit, me: Me, job_id: int, text: str) -> bool:
    """Ask the customer at once where amount and reason came in one: "120, needs a new router". False where not."""
    own = await jobs.own(unit, job_id, me)
    found = amounts.with_reason(text, currency=own.currency)
    if found is None or found[0] <= max(own.high, own.consented or 0):
        return False
    await people.stop_waiting(unit, me, me.id)
    await jobs.ask_consent(unit, job_id, me, found[0], why=found[1])
    await say.letter(unit, me.id, "toast-asked-customer")
    return True


async def explained(message: Message, unit: Unit, me: Me, talk: dict[str, int]) -> None:
    """The reason is there: now the customer is asked."""
    await people.stop_waiting(unit, me, me.id)
    try:
        await jobs.ask_consent(unit, talk["job"], me, talk["cents"], why=message.text or "")
    except Passed:  # the work is over meanwhile: these words are about something else
        raise SkipHandler from None
    await say.letter(unit, me.id, "toast-asked-customer")
