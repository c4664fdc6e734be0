"""What happens when a timer is due: look again at its subject, locked, so that what is decided in the same instant is
known. Late, early or twice is harmless: the state decides.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from actions import desk, dispatch, jobs, moderation, needs, privacy, speech
from domain.errors import Refusal
from domain.job import Role, Status
from domain.visit import LOOKS_AT_WORK, LOOKS_WHILE_LATE, late_from, look_after
from storage import helpers, timers
from storage import jobs as job_rows
from storage import needs as need_rows
from storage.tables import Timer
from storage.tables.jobs import NeedState
from storage.unit import Unit

Look = Callable[[Unit, dict[str, Any]], Awaitable[None]]


async def act(unit: Unit, timer: Timer) -> None:
    """Do what a timer says; raises KeyError for a kind nobody knows."""
    await LOOKS[timer.kind](unit, timer.facts)


async def _wave(unit: Unit, facts: dict[str, Any]) -> None:
    job = await job_rows.lock(unit, facts["job"])
    if job is not None:
        await dispatch.look_again(unit, job, facts["version"])


async def _unaccepted(unit: Unit, facts: dict[str, Any]) -> None:
    job = await job_rows.lock(unit, facts["job"])
    if job is not None and job.status is Status.OFFERED:
        await jobs.tell_admins(unit, job, "unaccepted", subject="nobody")


async def _refresh(unit: Unit, facts: dict[str, Any]) -> None:
    job = await job_rows.lock(unit, facts["job"])
    if job is not None and job.helper_id is not None:
        await speech.wish(unit, job.helper_id, f"job:{job.id}", priority=speech.Priority.REMINDER)


async def _remind(unit: Unit, facts: dict[str, Any]) -> None:
    job = await job_rows.lock(unit, facts["job"])
    if job is None or job.status is not Status.ACCEPTED or job.helper_id is None:
        return
    helper = await helpers.find(unit, job.helper_id)
    for chat, message in ((job.customer_id, "customer-reminder"), (job.helper_id, "helper-reminder")):
        await speech.letter(
            unit,
            chat,
            message,
            key=f"{message}{facts['hours']}:{job.id}:{job.offer_version}",
            hours=facts["hours"],
            name=helper.first_name if helper else "",
            slot=jobs.during(unit, job),
            job=str(job.id),
            area=job.area,
            priority=speech.Priority.REMINDER,
        )


async def _late(unit: Unit, facts: dict[str, Any]) -> None:
    job = await job_rows.lock(unit, facts["job"])
    if job is None or job.status not in {Status.ACCEPTED, Status.ON_THE_WAY}:
        return
    since = late_from(job.slot_end, job.arrival_at)
    if unit.now < since:  # a later arrival has been promised meanwhile
        await jobs.plan(unit, f"late:{job.id}", "late", since, **facts)
        return
    await jobs.tell_admins(unit, job, "no-show")
    await jobs.show_customer(unit, job, afresh=True)
    number = facts.get("number", 0)
    key = f"late{number}:{job.id}:{job.offer_version}"
    if job.helper_id is not None:
        await speech.letter(unit, job.helper_id, "helper-late", key=key, job=str(job.id))
    again = look_after(LOOKS_WHILE_LATE, number + 1)
    if again is not None:
        await jobs.plan(unit, f"late:{job.id}", "late", unit.now + again, job=job.id, number=number + 1)


async def _work(unit: Unit, facts: dict[str, Any]) -> None:
    job = await job_rows.lock(unit, facts["job"])
    if job is None or job.status is not Status.IN_PROGRESS or job.helper_id is None:
        return
    number = facts["number"]
    key = f"work{number}:{job.id}:{job.offer_version}"
    await speech.letter(unit, job.helper_id, "helper-still-at-work", key=key, job=str(job.id))
    await jobs.show_helper(unit, job, afresh=True)
    if number > 1:
        await jobs.tell_admins(unit, job, "still-at-work")
    again = look_after(LOOKS_AT_WORK, number)
    if again is not None:
        await jobs.plan(unit, f"work:{job.id}", "work", unit.now + again, job=job.id, number=number + 1)


async def _remind_price(unit: Unit, facts: dict[str, Any]) -> None:
    job = await job_rows.lock(unit, facts["job"])
    if job is not None and job.status in {Status.DONE, Status.NOT_DONE}:
        await jobs.show_customer(unit, job, afresh=True)


async def _settle(unit: Unit, facts: dict[str, Any]) -> None:
    job = await job_rows.lock(unit, facts["job"])
    if job is not None:
        await jobs.settle_by_clock(unit, job)


async def _closed(unit: Unit, facts: dict[str, Any]) -> None:
    job = await job_rows.lock(unit, facts["job"])
    if job is not None and job.status is Status.SETTLED:  # it can no longer be disputed: the button goes
        await speech.wish(unit, job.customer_id, f"booking:{job.id}", priority=speech.Priority.REMINDER)


async def _draft(unit: Unit, facts: dict[str, Any]) -> None:
    row = await need_rows.find(unit, facts["need"])
    if row is not None and row.state is NeedState.DRAFT and unit.now - row.touched_at >= needs.DRAFT_LIVES:
        await needs.drop(unit, row)
        needs.forget_words(row)


async def _dropped(unit: Unit, facts: dict[str, Any]) -> None:
    row = await need_rows.find(unit, facts["need"])
    if row is not None and row.state is NeedState.DROPPED:
        needs.forget_words(row)


async def _forget(unit: Unit, facts: dict[str, Any]) -> None:
    job = await job_rows.lock(unit, facts["job"])
    if job is not None and job.status is Status.EXPIRED:
        await jobs.cancel(unit, facts["job"], None, role=Role.CLOCK, reason="nobody")


async def _restrained(unit: Unit, facts: dict[str, Any]) -> None:
    helper = await helpers.lock(unit, facts["helper"])
    if helper is not None and helper.until is not None and helper.until <= unit.now:
        try:
            await moderation.lift(unit, helper.person_id, None)
        except Refusal:
            return  # an admin has lifted it already


async def _desk(unit: Unit, facts: dict[str, Any]) -> None:
    await desk.end_silent(unit, facts["person"], facts["alarm"])


@dataclass(frozen=True)
class NightFell:
    """What the unit of the nightly duties leaves to be done after it: whatever takes long, or speaks to the world."""


async def plan_nights(unit: Unit) -> None:
    """See to it that the nightly duties are planned; a night that was missed is made up for at once."""
    await timers.plan_once(unit, "nightly", "nightly", unit.rules.next_night(unit.now))


async def _nightly(unit: Unit, facts: dict[str, Any]) -> None:
    await timers.plan(unit, "nightly", "nightly", unit.rules.next_night(unit.now))
    await privacy.keep_no_longer(unit)
    unit.after.append(NightFell())


LOOKS: Final[dict[str, Look]] = {
    "wave": _wave,
    "unaccepted": _unaccepted,
    "refresh": _refresh,
    "remind": _remind,
    "late": _late,
    "work": _work,
    "remind_price": _remind_price,
    "settle": _settle,
    "closed": _closed,
    "draft": _draft,
    "dropped": _dropped,
    "forget": _forget,
    "restrained": _restrained,
    "desk": _desk,
    "nightly": _nightly,
}
