"""The helper's side of a job: accept, decline, on the way, there, done at a price; release, not done."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery

from actions import dispatch, jobs, people
from actions.people import Me, Unit
from domain.errors import Passed
from domain.job import Role, Status, Step
from domain.need import VOICE
from domain.settlement import check_final
from handlers import relay, say
from handlers.cards.job import REASONS_NOT_DONE, REASONS_RELEASE
from handlers.keyboards import JobTap


def router() -> Router:
    """Buttons of job cards, in private and in the helper chat."""
    routes = Router(name="job")
    routes.callback_query.register(accept, JobTap.filter(F.do == "accept"))
    routes.callback_query.register(decline, JobTap.filter(F.do == "decline"))
    routes.callback_query.register(tapped, JobTap.filter())
    return routes


async def accept(tap: CallbackQuery, callback_data: JobTap, unit: Unit, me: Me) -> None:
    """A helper presses Accept on a job card, in the group or in private."""
    region = await people.region_of_chat(unit, tap.message.chat.id) if tap.message is not None else None
    job = await jobs.accept(unit, callback_data.job, version=callback_data.version, by=me, from_chat=region is not None)
    await show_photos(unit, me, job)
    say.toast(unit, tap, me, "toast-accepted", slot=jobs.during(unit, job))  # shown after the commit


async def show_photos(unit: Unit, me: Me, job: jobs.Job) -> None:
    """The customer's photos and voice messages, for the helper who has the job; looked at again when they are sent."""
    for number, photo in enumerate(job.photos, 1):
        spoken = photo.startswith(VOICE)
        await say.letter(
            unit,
            me.id,
            "job-voice" if spoken else "job-photo",
            key=f"photo{number}:{job.id}:{job.offer_version}:{me.id}",
            media={"voice" if spoken else "photo": photo.removeprefix(VOICE), "job": job.id},
            number=str(number),
            job=str(job.id),
        )


async def decline(tap: CallbackQuery, callback_data: JobTap, unit: Unit, me: Me) -> None:
    """A helper says no, so that others are asked sooner."""
    await dispatch.decline(unit, callback_data.job, me, version=callback_data.version)
    say.toast(unit, tap, me, "toast-declined")


async def tapped(tap: CallbackQuery | None, callback_data: JobTap, unit: Unit, me: Me) -> None:
    """Every other button of the card of the helper who has the job."""
    number, value = callback_data.job, callback_data.value
    match callback_data.do, value:
        case "accept", _ if tap is None:
            job = await jobs.accept(unit, number, version=callback_data.version, by=me)
            await show_photos(unit, me, job)
        case "decline", _ if tap is None:
            await dispatch.decline(unit, number, me, version=callback_data.version)
            await say.letter(unit, me.id, "toast-declined")
        case "view", view if view in {"", "release", "not_done", "price", "extra"}:
            await jobs.turn_helper_card(unit, number, me, view)
            if view in {"price", "extra"}:
                await people.wait_for(unit, me, me.id, view, job=number)
        case "set_off", away if away.isdecimal() and len(away) <= 3:
            await jobs.set_off(unit, number, me, minutes_away=int(away))
        case "arrival", away if away.isdecimal() and len(away) <= 3:
            await jobs.change_arrival(unit, number, me, minutes_away=int(away))
        case "arrive", _:
            await jobs.arrive(unit, number, me)
        case "finish", cents if cents.isdecimal() and len(cents) < 9:
            await finish(unit, me, number, int(cents))
        case "extra", cents if cents.isdecimal() and len(cents) < 9:
            await ask_why(unit, me, number, int(cents))
        case "undo", _:
            await jobs.release(unit, number, me, role=Role.HELPER, reason="undo", what=Step.UNDO)
            say.toast(unit, tap, me, "toast-undone")
        case "release", reason if reason in REASONS_RELEASE:
            await jobs.release(unit, number, me, role=Role.HELPER, reason=reason)
            say.toast(unit, tap, me, "toast-released")
        case "not_done", reason if reason in REASONS_NOT_DONE:
            await jobs.give_up(unit, number, me, reason)
        case "write", _:
            await relay.ask_for_words(unit, me, number, to_helper=False)
        case _:
            raise Passed


async def ask_why(unit: Unit, me: Me, job_id: int, cents: int) -> None:
    """Ask for the reason of a higher price: the customer agrees to work, not to a number."""
    job = await jobs.own(unit, job_id, me)
    if job.status is not Status.IN_PROGRESS:
        raise Passed
    check_final(jobs.money(job, cents), ceiling=jobs.money(job, max(cents, job.high)))
    if cents <= max(job.high, job.consented or 0):
        await people.stop_waiting(unit, me, me.id)
        await jobs.ask_consent(unit, job_id, me, cents, why="")
        await say.letter(unit, me.id, "toast-agreed-already")
        return
    await people.wait_for(unit, me, me.id, "extra-why", job=job_id, cents=cents)
    await say.letter(unit, me.id, "ask-extra-why")


async def finish(unit: Unit, me: Me, job_id: int, cents: int) -> None:
    """The final price is stated."""
    await jobs.finish(unit, job_id, me, cents)
    await people.stop_waiting(unit, me, me.id)
