"""What every step of a job needs: finding, locking, taking a step, showing cards. Refuses to know any one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from actions import alarms, speech, times
from actions.people import Me, require_welcome
from actions.people import region_of_chat as region_of_chat
from domain.errors import NotAllowed, Passed, Unknown
from domain.job import AFTER_WORK, ASSIGNED, OPEN, Role, Status, Step, after
from domain.money import Money
from domain.need import Wish
from domain.rules import Region
from domain.slots import Slot
from domain.visit import late
from storage import jobs, timers
from storage.tables.jobs import History, Offer
from storage.tables.jobs import Job as Job
from storage.unit import Unit

RETRIED_FOR = timedelta(days=3)
"""So long after its slot a booking that nobody accepted still waits for another time."""


def is_late(unit: Unit, job: Job) -> bool:
    """Whether the helper should have been there, or says that they will be late: the customer may have somebody else,
    free of charge.
    """
    coming = job.status in {Status.ACCEPTED, Status.ON_THE_WAY}
    return coming and late(job.slot_end, job.arrival_at, unit.now)


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """What a unit leaves to be counted: a job found its first helper so long after it was booked."""

    after: timedelta


async def find(unit: Unit, job_id: int) -> Job:
    """The job with this number; raises Unknown."""
    job = await jobs.find(unit, job_id)
    if job is None:
        raise Unknown
    return job


async def lock(unit: Unit, job_id: int) -> Job:
    """The job, locked until the unit ends; raises Unknown."""
    job = await jobs.lock(unit, job_id)
    if job is None:
        raise Unknown
    return job


def region_of(unit: Unit, job: Job) -> Region:
    """The region the job lies in."""
    return unit.rules.region(job.region)


def money(job: Job, amount: int) -> Money:
    """An amount in the job's currency."""
    return Money(amount=amount, currency=job.currency)


def slot_of(job: Job) -> Slot:
    """The span in which the helper arrives."""
    return Slot(start=job.slot_start, end=job.slot_end)


def during(unit: Unit, job: Job) -> speech.During:
    """The slot as a fact of a sentence."""
    return speech.During(start=job.slot_start, end=job.slot_end, zone=region_of(unit, job).zone)


def local(unit: Unit, job: Job, moment: datetime) -> datetime:
    """An instant by the clock of the job's place."""
    return moment.astimezone(region_of(unit, job).clock)


REASONS = frozenset({"absent", "cannot", "customer", "late", "nobody", "other", "too_complex", "undo", "unreachable"})
"""The reasons that are buttons: each has a message `reason-…` in texts. Any other reason is an admin's own words."""


def why(reason: str | None) -> speech.Say | str:
    """A reason as a fact of a sentence."""
    return speech.Say(f"reason-{reason}") if reason in REASONS else reason or ""


async def plan(unit: Unit, key: str, kind: str, due_at: datetime, **facts: Any) -> None:
    """Look again later."""
    await timers.plan(unit, key, kind, due_at, **facts)


async def step(
    unit: Unit, job: Job, what: Step, role: Role, person: int | None, *, reason: str | None = None, **also: Any
) -> bool:
    """Take one step of the life table; False when somebody was faster. Raises Passed or NotAllowed."""
    leads_to = after(job.status, what, role)
    also.update(customer_view="", helper_view="")
    return await jobs.move(unit, job, to=leads_to, step=what, role=role, person=person, reason=reason, **also)


async def must(unit: Unit, job: Job, what: Step, role: Role, person: int | None, **also: Any) -> None:
    if not await step(unit, job, what, role, person, **also):
        raise Passed


async def show_customer(unit: Unit, job: Job, *, afresh: bool = False) -> None:
    """Bring the customer's booking card up to date."""
    await speech.wish(unit, job.customer_id, f"booking:{job.id}", afresh=afresh)


async def show_all(unit: Unit, job: Job, *, helper_afresh: bool = False) -> None:
    """Bring every card of the job up to date: the customer's, the helper's, those of all who were asked, the chat's."""
    await show_customer(unit, job)
    if job.helper_id is not None:
        await speech.wish(unit, job.helper_id, f"job:{job.id}", afresh=helper_afresh)
    await speech.wish_everywhere(unit, f"job:{job.id}")
    await speech.wish_everywhere(unit, f"post:{job.id}")


async def show_given_back(unit: Unit, job: Job, former: int | None) -> None:
    """The job is to be had again: nobody goes on reading that it is taken, and who had it reads no address any more."""
    await speech.wish_everywhere(unit, f"job:{job.id}")
    if former is not None:
        await speech.wish(unit, former, f"job:{job.id}")


async def own(unit: Unit, job_id: int, me: Me) -> Job:
    """The job this helper is bound to; raises NotAllowed for another's, and for somebody banned since."""
    job = await lock(unit, job_id)
    if job.helper_id != me.id or me.is_banned:
        raise NotAllowed
    return job


async def booked_by(unit: Unit, job_id: int, me: Me) -> Job:
    """The job this customer booked; raises NotAllowed for another's."""
    job = await lock(unit, job_id)
    if job.customer_id != me.id:
        raise NotAllowed
    return job


async def forget_timers(unit: Unit, job: Job) -> None:
    await timers.drop(
        unit,
        *(
            f"{name}:{job.id}"
            for name in ("undo", "late", "remind24", "remind1", "work", "from-set_off", "from-arrive")
        ),
    )


async def of_customer(unit: Unit, me: Me, *, open_only: bool = False) -> Sequence[Job]:
    """A customer's bookings, the newest first."""
    wanted = OPEN | {Status.EXPIRED} if open_only else OPEN | AFTER_WORK | {Status.EXPIRED, Status.CANCELLED}
    found = await jobs.of_customer(unit, me.id, wanted)
    return _without_forgotten(unit, found) if open_only else found


def _without_forgotten(unit: Unit, found: Sequence[Job]) -> Sequence[Job]:
    """Without what nobody accepted long ago: another time for it is not looked for any more."""
    return [job for job in found if job.status is not Status.EXPIRED or unit.now < job.slot_end + RETRIED_FOR]


async def unsettled(unit: Unit, me: Me) -> Sequence[Job]:
    """A customer's bookings that are not over: nobody has cancelled them, and no price is final. The newest first."""
    wanted = (OPEN | AFTER_WORK | {Status.EXPIRED}) - {Status.SETTLED}
    return _without_forgotten(unit, await jobs.of_customer(unit, me.id, wanted))


async def settled(unit: Unit, me: Me, *, at_most: int) -> Sequence[Job]:
    """A customer's last bookings that cost something, or are over with a price, the newest first."""
    return await jobs.paid_by(unit, me.id, limit=at_most)


async def awaiting_time(unit: Unit, me: Me) -> Job | None:
    """The booking whose card asks its customer for another time."""
    open_ones = await of_customer(unit, me, open_only=True)
    return next((job for job in open_ones if job.customer_view == "reschedule" or job.status is Status.EXPIRED), None)


async def show_bookings(unit: Unit, person_id: int) -> None:
    """Show a person's open bookings as they are now."""
    for job in await jobs.of_customer(unit, person_id, OPEN | {Status.EXPIRED}):
        await show_customer(unit, job)


async def of_helper(unit: Unit, me: Me) -> Sequence[Job]:
    """The jobs a helper is bound to, the next first."""
    return await jobs.of_helper(unit, me.id, ASSIGNED)


async def tell_admins(unit: Unit, job: Job, kind: str, *, subject: str | None = None) -> None:
    """Ring an alarm about a job; what concerns the same subject is one card."""
    await alarms.ring(unit, kind, f"{subject or kind}:{job.id}:{job.offer_version}", job=job.id, number=str(job.id))


async def offer_of(unit: Unit, job: Job, helper_id: int) -> Offer | None:
    """The offer of this round of dispatch to this helper."""
    return await jobs.offer_to(unit, job, helper_id)


async def turn_customer_card(unit: Unit, job_id: int, me: Me, view: str, *, wish: Wish | None = None) -> Job:
    """Show another side of the customer's card; the next real times, near a wished one, are looked up on asking.

    Raises Banned for who asks for times and may not book.
    """
    if view not in {"", "cancel"}:
        require_welcome(unit, me)
    job = await booked_by(unit, job_id, me)
    if not (view == "reschedule" and wish is not None and times.chosen_crowd(unit, job)):  # a wish stays with its crowd
        job.customer_view = view
    if job.customer_view == "reschedule" or job.status is Status.EXPIRED:
        await times.look_up(unit, job, wish)
    await show_customer(unit, job)
    return job


async def offer_times_again(unit: Unit, person_id: int) -> None:
    """Show what there is now on the cards that offer this person times: one of them has gone."""
    for job in await jobs.of_customer(unit, person_id, OPEN | {Status.EXPIRED}):
        if job.next_slots and (job.customer_view == "reschedule" or job.status is Status.EXPIRED):
            await times.look_up(unit, job)
            await show_customer(unit, job)


async def turn_helper_card(unit: Unit, job_id: int, me: Me, view: str) -> Job:
    """Show another side of the helper's card."""
    job = await own(unit, job_id, me)
    job.helper_view = view
    await speech.wish(unit, me.id, f"job:{job.id}")
    return job


async def show_helper(unit: Unit, job: Job, *, afresh: bool = False) -> None:
    """Bring the card of the helper who has the job up to date."""
    if job.helper_id is not None:
        await speech.wish(unit, job.helper_id, f"job:{job.id}", afresh=afresh)


async def open_jobs(unit: Unit) -> Sequence[Job]:
    """What is going on: jobs looking for a helper, having one, or waiting for a price to be agreed."""
    return await jobs.with_status(unit, OPEN | {Status.DONE, Status.NOT_DONE, Status.DISPUTED})


async def history(unit: Unit, job_id: int) -> Sequence[History]:
    """Every step of a job, oldest first."""
    return await jobs.history(unit, job_id)


async def offers(unit: Unit, job_id: int) -> Sequence[Offer]:
    """Everybody who was asked about a job."""
    return await jobs.offers(unit, job_id)


async def figures(unit: Unit) -> dict[str, Any]:
    """What /stats is made of."""
    return await jobs.figures(unit)
