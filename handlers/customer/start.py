"""Commands that work anywhere: /start, /help, /jobs, /stop, the operator's pages, a human."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from actions import dispatch, helpers, jobs, needs, people
from actions.jobs import Job
from actions.people import Me, Unit
from actions.speech import Say
from domain.job import Role, Status, Step, steps_from
from handlers import say
from handlers.customer.human import call_human
from handlers.filters import PRIVATE, slash
from nlu import places
from nlu.understanding import Intent, Understanding

SURE = 0.8
MOST_WORDS_TO_STOP = 2
MOST_PAST = 5
"""So many finished bookings does /jobs tell of."""


def router() -> Router:
    """A fresh router: a module-level one could be attached to one dispatcher only."""
    routes = Router(name="start")
    routes.message.register(start, CommandStart(ignore_case=True), PRIVATE)
    routes.message.register(guide, slash("help", "hilfe", "aide", "aiuto"), PRIVATE)
    routes.message.register(my_jobs, slash("jobs", "auftraege", "missions", "incarichi"), PRIVATE)
    routes.message.register(stop, slash("stop", "cancel", "abbrechen", "annuler", "annulla"), PRIVATE)
    routes.message.register(stop, PRIVATE, called_off)
    routes.message.register(page, slash("privacy", "terms", "impressum"), PRIVATE)
    routes.message.register(human, slash("human", "mensch"), PRIVATE)
    return routes


async def start(message: Message, unit: Unit, me: Me) -> None:
    """Somebody opens the conversation, or begins again: what was begun stays and is shown."""
    await people.reachable(unit, me.id, yes=True)
    await people.stop_waiting(unit, me, me.id)
    await say.letter(
        unit,
        me.id,
        "welcome-helper" if me.may_help else "welcome",
        name=me.person.first_name,
        operator=unit.rules.operator.name,
        example=example_place(unit),
    )
    draft = await needs.draft_of(unit, me)
    if draft is not None:
        await needs.touch(unit, draft, afresh=True)


def example_place(unit: Unit) -> str:
    """A place as people may write it, in the first region: an example that would really be served."""
    region = unit.rules.regions[0]
    near = places.nearest(region.lat, region.lon)
    return near.label if near is not None else region.title.plain


async def guide(message: Message, unit: Unit, me: Me) -> None:
    """What the bot can do for this person."""
    message_for = "help-helper" if me.may_help else "help"
    await say.letter(unit, me.id, message_for, operator=unit.rules.operator.name, phone=unit.rules.operator.phone)
    if (told := helpers.restraint(unit, me)) is not None:
        await say.letter(unit, me.id, told[0], **told[1])


async def my_jobs(message: Message, unit: Unit, me: Me) -> None:
    """What was paid in the end, then every open booking, and a helper's jobs and requests, shown afresh."""
    past = await jobs.settled(unit, me, at_most=MOST_PAST)
    if past:
        await say.letter(unit, me.id, "past-jobs", lines=[await _past(unit, job) for job in reversed(past)])
    await show_jobs(unit, me)


async def _past(unit: Unit, job: Job) -> Say:
    helper = await helpers.find(unit, job.helper_id) if job.helper_id is not None else None
    return Say(
        "past-job-line",
        job=str(job.id),
        category=Say(f"category-{job.category}"),
        day=jobs.local(unit, job, job.done_at or job.slot_start),
        price=jobs.money(job, job.final or 0),
        name=helper.first_name if helper is not None else "none",
        cancelled=job.status is Status.CANCELLED,
    )


async def show_jobs(unit: Unit, me: Me) -> None:
    """The cards of what is open, or a sentence that nothing is."""
    draft = await needs.draft_of(unit, me)
    bookings = await jobs.unsettled(unit, me)
    mine, asked = await jobs.of_helper(unit, me), await jobs.requests(unit, me)
    for job in reversed(bookings):
        await jobs.turn_customer_card(unit, job.id or 0, me, "")
        await jobs.show_customer(unit, job, afresh=True)
    for job in mine:
        await jobs.show_helper(unit, job, afresh=True)
    for job in asked:
        await dispatch.show_request(unit, me, job)
    if draft is not None:
        await needs.touch(unit, draft, afresh=True)
    if not bookings and not mine and not asked and draft is None:
        await say.letter(unit, me.id, "no-jobs-helper" if me.may_help else "no-jobs")


async def called_off(_: Message, raw_state: str | None = None, heard: Understanding | None = None) -> bool:
    """Whether a word or two such as "abbrechen" ends what the bot waits for, instead of being taken for the answer."""
    return (
        raw_state is not None
        and heard is not None
        and heard.intent is Intent.CANCEL
        and heard.intent_confidence >= SURE
        and len(heard.text.split()) <= MOST_WORDS_TO_STOP
    )


async def stop(message: Message, unit: Unit, me: Me) -> None:
    """Stop whatever is being described or asked; a booking is only cancelled after asking."""
    await stop_all(unit, me)


async def stop_all(unit: Unit, me: Me) -> None:
    """Drop what the bot was waiting for, or else the draft; or else show the bookings with the question.

    A helper who has booked nothing sees the jobs they have, with the way to give one back.
    """
    state, _ = await people.talk_of(unit, me.id, me.id)
    if state is not None:
        await people.stop_waiting(unit, me, me.id)
        if state.startswith("join-") and (begun := await needs.draft_of(unit, me)) is not None:
            await needs.drop(unit, begun)
        await say.letter(unit, me.id, "stopped", markup={"remove": True})
        return
    draft = await needs.draft_of(unit, me)
    if draft is not None:
        await needs.drop(unit, draft)
        await say.letter(unit, me.id, "stopped-need", markup={"remove": True})
        return
    bookings = await jobs.of_customer(unit, me, open_only=True)
    mine = await jobs.of_helper(unit, me)
    for job in mine if not bookings else ():
        view = "release" if Step.RELEASE in steps_from(job.status, Role.HELPER) else ""
        await jobs.turn_helper_card(unit, job.id or 0, me, view)
        await jobs.show_helper(unit, job, afresh=True)
    if not bookings and not mine:
        await say.letter(unit, me.id, "nothing-to-stop", markup={"remove": True})
    for job in bookings:
        await jobs.turn_customer_card(unit, job.id or 0, me, "cancel")
        await jobs.show_customer(unit, job, afresh=True)


async def page(message: Message, unit: Unit, me: Me) -> None:
    """The operator's own pages."""
    word = (message.text or "").removeprefix("/").partition(" ")[0].partition("@")[0].lower()
    operator = unit.rules.operator
    text = {"privacy": operator.privacy, "terms": operator.terms, "impressum": operator.imprint}[word]
    await say.letter(
        unit,
        me.id,
        "operator-page",
        operator=operator.name,
        body=text.within(me.language) or "–",
        email=operator.email,
        phone=operator.phone,
    )


async def human(message: Message, command: CommandObject, unit: Unit, me: Me) -> None:
    """There is always a way to a human."""
    await call_human(unit, me, command.args or "")
