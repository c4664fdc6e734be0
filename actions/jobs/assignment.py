"""Who has a job: entitled, accepted, given back. Order of locks: helper, then job, then cards. Refuses to search."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

from actions import alarms, dispatch, nearby, speech
from actions.jobs.core import (
    LATE_AFTER,
    Accepted,
    during,
    forget_timers,
    local,
    lock,
    must,
    plan,
    show_all,
    show_customer,
    step,
    why,
)
from actions.people import Me
from domain.errors import Busy, NotAllowed, Passed, Taken
from domain.job import ASSIGNED, Role, Status, Step
from domain.slots import Slot
from domain.travel import Mode, distance_km, minutes
from storage import helpers, jobs, timers
from storage.tables.jobs import Answer, Offer
from storage.tables.jobs import Job as Job
from storage.tables.people import Helper, Standing
from storage.unit import Unit


async def entitled(unit: Unit, helper: Helper | None, job: Job) -> Helper:
    """The helper if they may take this job: approved, of its crowd, with its skill, not its customer."""
    if (
        helper is None
        or helper.standing is not Standing.APPROVED
        or helper.crowd != job.crowd
        or str(job.category) not in helper.skills
        or helper.person_id == job.customer_id
    ):
        raise NotAllowed
    return helper


async def is_entitled(unit: Unit, helper: Helper | None, job: Job) -> bool:
    """Whether this helper may take the job."""
    try:
        await entitled(unit, helper, job)
    except NotAllowed:
        return False
    return True


async def accept(unit: Unit, job_id: int, *, version: int, by: Me) -> Job:
    """Give the job to the first helper who asks for it; everybody else gets Taken.

    Raises NotAllowed for somebody who is not entitled, Busy when they are bound at that time.
    """
    helper = await helpers.lock(unit, by.id)  # helper, then job, then cards
    job = await lock(unit, job_id)
    helper = await entitled(unit, helper, job)
    if job.helper_id == by.id and job.status in ASSIGNED:
        return job
    if job.status is not Status.OFFERED or job.offer_version != version:
        raise Taken if job.status in ASSIGNED or job.offer_version != version else Passed
    busy = (await nearby.busy_slots(unit, [by.id])).get(by.id, [])
    span = Slot(start=job.slot_start, end=job.slot_end + timedelta(minutes=job.length_minutes))
    if any(span.overlaps(one) for one in busy):
        raise Busy
    km = distance_km(helper.lat, helper.lon, job.lat, job.lon)
    first = job.first_accepted_at is None
    arrival = _promise(unit, job, minutes(km, Mode(helper.travel)))
    if not await step(
        unit,
        job,
        Step.ACCEPT,
        Role.HELPER,
        by.id,
        helper_id=by.id,
        accepted_at=unit.now,
        first_accepted_at=job.first_accepted_at or unit.now,
        arrival_at=arrival,
        slot_end=max(job.slot_end, arrival),
    ):
        raise Taken
    if first:
        unit.after.append(Accepted(after=unit.now - job.created_at))
    helper.unanswered = 0
    await _answer_offers(unit, job, helper, km)
    await timers.drop(unit, f"wave:{job.id}", f"unaccepted:{job.id}", f"expire:{job.id}")
    await _remind(unit, job)
    await alarms.close_of_job(unit, job.id or 0)
    await show_all(unit, job, helper_afresh=True)
    await speech.letter(
        unit,
        job.customer_id,
        "customer-accepted",
        key=f"accepted:{job.id}:{job.offer_version}",
        name=helper.name,
        arrival=local(unit, job, arrival),
        immediate="yes" if job.immediate else "no",
        slot=during(unit, job),
    )
    return job


def _promise(unit: Unit, job: Job, travel: float) -> datetime:
    """When the customer may expect this helper: the slot's start, or when they can be there, to the next 5 minutes."""
    if not job.immediate:
        return job.slot_start
    there = unit.now + timedelta(minutes=unit.rules.ready_minutes + travel)
    seconds = ceil(there.timestamp() / 300) * 300
    return max(datetime.fromtimestamp(seconds, tz=unit.now.tzinfo), job.slot_start)


async def _answer_offers(unit: Unit, job: Job, helper: Helper, km: float) -> None:
    """Close every offer of this round; the winner's is accepted, made if they came from the helper chat."""
    own = None
    for offer in await jobs.offers(unit, job.id or 0, job.offer_version):
        if offer.helper_id == helper.person_id:
            own = offer
        elif offer.answer is Answer.ASKED:
            offer.answer, offer.answered_at = Answer.LAPSED, unit.now
    if own is None:
        own = await jobs.add_offer(
            unit,
            Offer(
                job_id=job.id or 0,
                helper_id=helper.person_id,
                version=job.offer_version,
                wave=job.wave,
                distance_m=round(km * 1000),
                travel_minutes=round(minutes(km, Mode(helper.travel))),
                asked_at=unit.now,
            ),
        )
    own.answer, own.answered_at = Answer.ACCEPTED, unit.now


async def _remind(unit: Unit, job: Job) -> None:
    await plan(unit, f"undo:{job.id}", "refresh", unit.now + unit.rules.undo_for, job=job.id)
    await plan(unit, f"late:{job.id}", "late", job.slot_end + LATE_AFTER, job=job.id)
    for hours in (24, 1):
        at = job.slot_start - timedelta(hours=hours)
        if not job.immediate and at > unit.now + timedelta(minutes=30):
            await plan(unit, f"remind{hours}:{job.id}", "remind", at, job=job.id, hours=hours)


async def release(unit: Unit, job_id: int, me: Me | None, *, role: Role, reason: str, what: Step = Step.RELEASE) -> Job:
    """The job goes back into dispatch: released, undone, or the customer wants somebody else. The address is blanked.

    UNDO is only for the first two minutes after accepting; later it is a release.
    """
    job = await lock(unit, job_id)
    if role is Role.HELPER and (me is None or job.helper_id != me.id):
        raise NotAllowed
    if role is Role.CUSTOMER and (me is None or job.customer_id != me.id):
        raise NotAllowed
    if what is Step.UNDO and (job.accepted_at is None or unit.now >= job.accepted_at + unit.rules.undo_for):
        raise Passed
    former = job.helper_id
    slot = dispatch.slot_again(unit, job)
    await must(
        unit,
        job,
        what,
        role,
        me.id if me is not None else None,
        reason=reason,
        helper_id=None,
        accepted_at=None,
        arrival_at=None,
        offer_version=job.offer_version + 1,
        wave=0,
        asked=0,
        slot_start=slot.start,
        slot_end=slot.end,
    )
    await forget_timers(unit, job)
    if former is not None:
        await speech.wish(unit, former, f"job:{job.id}")
    await speech.letter(
        unit,
        job.customer_id,
        "customer-released" if what is not Step.REPLACE else "customer-replaced",
        key=f"released:{job.id}:{job.offer_version}",
    )
    if former is not None and role is not Role.HELPER:
        await speech.letter(unit, former, "helper-taken-away", job=str(job.id), reason=why(reason))
    await show_customer(unit, job, afresh=True)
    await dispatch.begin(unit, job)
    return job
