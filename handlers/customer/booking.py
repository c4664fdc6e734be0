"""The customer's side of a booking: cancel, another time, somebody else, consent, price, stars and words."""

from __future__ import annotations

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from actions import jobs, people, reviews
from actions.people import Me, Unit
from actions.times import CROWD
from domain.errors import Passed, Refusal
from domain.job import Role, Step
from handlers import relay, say
from handlers.customer import address, rating
from handlers.customer.after import ask_why
from handlers.customer.human import call_human
from handlers.customer.pressing import slot_from
from handlers.filters import PRIVATE, WORDS
from handlers.keyboards import BookingTap


def router() -> Router:
    """Buttons of booking cards, and the words they ask for."""
    routes = Router(name="booking")
    routes.callback_query.register(tapped, BookingTap.filter())
    routes.message.register(reviewed, PRIVATE, StateFilter("review"), WORDS)
    return routes


async def tapped(tap: CallbackQuery | None, callback_data: BookingTap, unit: Unit, me: Me) -> None:
    """A button of the booking card."""
    number, value = callback_data.job, callback_data.value
    match callback_data.do, value:
        case "view", view if view in {"", "cancel", "reschedule", "stars"} or is_crowd(unit, view):
            await jobs.turn_customer_card(unit, number, me, view)
        case "cancel", sure if sure == "yes" or sure.removeprefix("fee-").isdecimal():
            agreed = int(sure.removeprefix("fee-")) if sure != "yes" else 0
            await jobs.cancel(unit, number, me, role=Role.CUSTOMER, reason="customer", agreed=agreed)
            say.toast(unit, tap, me, "toast-cancelled")
        case "slot", _:
            await jobs.choose_time(unit, number, me, slot_from(value))
        case "order", _:
            await jobs.order(unit, number, me)
        case "replace", _:
            await jobs.release(unit, number, me, role=Role.CUSTOMER, reason="late", what=Step.REPLACE)
        case "consent", _:
            yes, _, amount = value.partition("-")
            await jobs.answer_consent(
                unit, number, me, amount=int(amount) if amount.isdecimal() else -1, yes=yes == "1"
            )
        case "agree", _:
            await jobs.agree(unit, number, me)
            say.toast(unit, tap, me, "toast-thanks")
        case "dispute", _:
            await jobs.dispute(unit, number, me)
            await ask_why(unit, me, number)
        case "stars", _:
            await reviews.rate(unit, number, me, int(value) if value.isdecimal() else 0)
            if me.talk is not None and me.talk.state == rating.WAITS and me.talk.facts["job"] == number:
                await people.stop_waiting(unit, me, me.id)
                await reviews.comment(unit, number, me, str(me.talk.facts["words"]))
            say.toast(unit, tap, me, "toast-thanks")
        case "again", _:
            await reviews.book_again(unit, number, me, yes=value == "1")
        case "words", _:
            await reviews.may_comment(unit, number, me)
            await people.wait_for(unit, me, me.id, "review", job=number)
            await say.letter(unit, me.id, "ask-review-words")
        case "street", _:
            await address.ask(unit, me, number)
        case "write", _:
            await relay.ask_for_words(unit, me, number, to_helper=True)
        case "human", _:
            await call_human(unit, me)
        case _:
            raise Passed


def is_crowd(unit: Unit, view: str) -> bool:
    """Whether a side of the card is that of another crowd, "crowd-pros"."""
    return view in {f"{CROWD}{crowd.id}" for crowd in unit.rules.crowds}


async def reviewed(message: Message, unit: Unit, me: Me, talk: dict[str, int]) -> None:
    """The words of a review; when there is nothing to review any more they are heard as usual."""
    await people.stop_waiting(unit, me, me.id)
    try:
        await reviews.may_comment(unit, talk["job"], me)
    except Refusal:
        raise SkipHandler from None
    await reviews.comment(unit, talk["job"], me, message.text or "")
