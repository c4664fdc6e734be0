"""The customer's side of a booking: cancel, another time, somebody else, consent, price, stars and words."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from actions import jobs, people, reviews, speech
from actions.people import Me, Unit
from actions.times import CROWD
from domain.errors import Passed
from domain.job import ASSIGNED, Role, Status, Step
from handlers import say
from handlers.customer.after import ask_why
from handlers.customer.human import call_human
from handlers.customer.need import slot_from
from handlers.filters import PRIVATE, WORDS
from handlers.keyboards import BookingTap, JobTap, Keys
from handlers.texts import speaker

MOST_RELAYED = 1000


def router() -> Router:
    """Buttons of booking cards, and the words they ask for."""
    routes = Router(name="booking")
    routes.callback_query.register(tapped, BookingTap.filter())
    routes.message.register(reviewed, PRIVATE, StateFilter("review"), WORDS)
    routes.message.register(wrote, PRIVATE, StateFilter("write"), WORDS)
    return routes


async def tapped(tap: CallbackQuery | None, callback_data: BookingTap, unit: Unit, me: Me) -> None:
    """A button of the booking card."""
    number, value = callback_data.job, callback_data.value
    match callback_data.do, value:
        case "view", view if view in {"", "cancel", "reschedule"} or is_crowd(unit, view):
            await jobs.turn_customer_card(unit, number, me, view)
        case "cancel", "yes":
            await jobs.cancel(unit, number, me, role=Role.CUSTOMER, reason="customer")
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
            say.toast(unit, tap, me, "toast-thanks")
        case "again", _:
            await reviews.book_again(unit, number, me, yes=value == "1")
        case "words", _:
            await people.wait_for(unit, me, me.id, "review", job=number)
            await say.letter(unit, me.id, "ask-review-words")
        case "write", _:
            job = await jobs.booked_by(unit, number, me)
            await _wait_for_message(unit, me, number, to_helper=True, open_=job.status in ASSIGNED)
        case "human", _:
            await call_human(unit, me)
        case _:
            raise Passed


def is_crowd(unit: Unit, view: str) -> bool:
    """Whether a side of the card is that of another crowd, "crowd-pros"."""
    return view in {f"{CROWD}{crowd.id}" for crowd in unit.rules.crowds}


async def reviewed(message: Message, unit: Unit, me: Me, talk: dict[str, int]) -> None:
    """The words of a review."""
    await people.stop_waiting(unit, me, me.id)
    await reviews.comment(unit, talk["job"], me, message.text or "")


async def write_to_customer(unit: Unit, me: Me, job_id: int) -> None:
    """A helper wants to write to the customer."""
    job = await jobs.own(unit, job_id, me)
    await _wait_for_message(unit, me, job_id, to_helper=False, open_=job.status in ASSIGNED)


async def _wait_for_message(unit: Unit, me: Me, job_id: int, *, to_helper: bool, open_: bool) -> None:
    if not open_:
        raise Passed
    await people.wait_for(unit, me, me.id, "write", job=job_id, to_helper=to_helper)
    await say.letter(unit, me.id, "ask-message-helper" if to_helper else "ask-message-customer")


async def wrote(message: Message, unit: Unit, me: Me, talk: dict[str, int]) -> None:
    """One message to the other side, through the bot: neither sees the other's handle or number."""
    await people.stop_waiting(unit, me, me.id)
    to_helper = bool(talk["to_helper"])
    job = await (jobs.booked_by(unit, talk["job"], me) if to_helper else jobs.own(unit, talk["job"], me))
    other = job.helper_id if to_helper else job.customer_id
    if other is None or job.status in {Status.CANCELLED, Status.EXPIRED, Status.OFFERED}:
        raise Passed
    keys = Keys(speaker(await people.language_of(unit, other)))
    answer = (
        JobTap(job=job.id or 0, version=job.offer_version, do="write")
        if to_helper
        else BookingTap(job=job.id or 0, do="write")
    )
    keys.row(keys.key(answer, "button-reply"))
    name = me.helper.name if me.helper is not None and not to_helper else me.person.first_name
    await say.letter(
        unit,
        other,
        "relayed",
        key=unit.key(),  # the same words twice are two messages
        rows=keys.rows,
        name=name,
        words=(message.text or "")[:MOST_RELAYED],
        job=str(job.id),
    )
    await speech.letter(unit, me.id, "message-sent")
