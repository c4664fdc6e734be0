"""Who has a job: entitled, accepted, given back. Order of locks: helper, then job, then cards. Refuses to search."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

from actions import alarms, dispatch, nearby, speech
from actions.jobs.core import (
    Accepted,
    during,
    forget_timers,
    is_late,
    local,
    lock,
    must,
    plan,
    show_all,
    show_customer,
    show_given_back,
    step,
    why,
)
from actions.people import Me, require_welcome
from domain.errors import Already, Busy, NotAllowed, Passed, Taken, TooLate
from domain.job import ASSIGNED, Role, Status, Step
from domain.slots import Slot
from domain.travel import Mode, distance_km, minutes
from domain.visit import earliest, in_time, late_from
from storage import helpers, jobs, timers
from storage.tables.jobs import Answer, Offer
from storage.tables.jobs import Job as Job
from storage.tables.people import Helper, Standing
from storage.unit import Unit


async def entitled(unit: Unit, helper: Helper | None, job: Job, *, from_chat: bool = False) -> Helper:
    """The helper if they may take this job: whoever could be asked about it.

    That is: approved, of its region and crowd, with its skill, within their radius, not its customer, not replaced.
    Who asks for it in the helper chat says thereby that it is not too far for them: up to the farthest anybody is
    asked.
    """
    if (
        helper is None
        or helper.standing is not Standing.APPROVED
        or helper.region != job.region
        or distance_km(helper.lat, helper.lon, job.lat, job.lon)
        > (nearby.FARTHEST_KM if from_chat else helper.radius_km)
        or helper.crowd != job.crowd
        or str(job.category) not in helper.skills
        or helper.person_id == job.customer_id
        or (job.offer_version > 1 and await _was_taken_away(unit, job, helper))
    ):
        raise NotAllowed
    return helper


async def _was_taken_away(unit: Unit, job: Job, helper: Helper) -> bool:
    """Whether the customer or an admin has asked for somebody else than this helper, for the time the job now has."""
    has_it: int | None = None
    away: set[int | None] = set()
    for taken in await jobs.history(unit, job.id or 0):
        if taken.step is Step.ACCEPT:
            has_it = taken.person_id
        elif taken.step in {Step.RELEASE, Step.REPLACE} and taken.role is not Role.HELPER:
            away.add(has_it)
        elif taken.step in {Step.RESCHEDULE, Step.RETRY}:
            away.clear()
    return helper.person_id in away


async def is_entitled(unit: Unit, helper: Helper | None, job: Job) -> bool:
    """Whether this helper may take the job."""
    try:
        await entitled(unit, helper, job)
    except NotAllowed:
        return False
    return True


async def requests(unit: Unit, me: Me) -> list[Job]:
    """The jobs this helper is being asked about and may still take, the oldest first."""
    if not me.may_help:
        return []
    return [job for job in await jobs.asked_of(unit, me.id) if await is_entitled(unit, me.helper, job)]


async def accept(unit: Unit, job_id: int, *, version: int, by: Me, from_chat: bool = False) -> Job:
    """Give the job to the first helper who asks for it, in private or in the helper chat; everybody else gets Taken.

    Raises NotAllowed for somebody who is not entitled, Busy when they are bound at that time, TooLate when they cannot
    be there in time.
    """
    helper = await helpers.lock(unit, by.id)  # helper, then job, then cards
    job = await lock(unit, job_id)
    helper = await entitled(unit, helper, job, from_chat=from_chat)
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
    if not in_time(arrival, job.slot_end):
        raise TooLate(arrival=local(unit, job, arrival), until=local(unit, job, job.slot_end))
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
        name=helper.first_name,
        arrival=local(unit, job, arrival),
        immediate="yes" if job.immediate else "no",
        slot=during(unit, job),
    )
    return job


def _promise(unit: Unit, job: Job, travel: float) -> datetime:
    """When the customer may expect this helper: the slot's start, or when they can be there, to the next 5 minutes."""
    if not dispatch.is_pressing(unit, job):
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
    await plan(unit, f"late:{job.id}", "late", late_from(job.slot_end, job.arrival_at), job=job.id)
    for step_ in (Step.SET_OFF, Step.ARRIVE):  # from then on the card has its button
        since = earliest(step_, job.slot_start)
        if since is not None and since > unit.now:
            await plan(unit, f"from-{step_}:{job.id}", "refresh", since, job=job.id)
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
        raise Already if me is not None and await _gave_back(unit, job, me) else NotAllowed
    if role is Role.CUSTOMER and (me is None or job.customer_id != me.id):
        raise NotAllowed
    if what is Step.UNDO and (job.accepted_at is None or unit.now >= job.accepted_at + unit.rules.undo_for):
        raise Passed
    if role is Role.CUSTOMER and job.status in ASSIGNED and not is_late(unit, job):
        raise Passed
    if role is Role.CUSTOMER and me is not None:
        require_welcome(unit, me)
    former = job.helper_id
    slot = dispatch.slot_again(unit, job)
    moved = slot.end != job.slot_end
    undone = what is Step.UNDO and job.first_accepted_at == job.accepted_at
    await must(
        unit,
        job,
        what,
        role,
        me.id if me is not None else None,
        reason=reason,
        helper_id=None,
        accepted_at=None,
        first_accepted_at=None if undone else job.first_accepted_at,
        arrival_at=None,
        offer_version=job.offer_version + 1,
        wave=0,
        asked=0,
        slot_start=slot.start,
        slot_end=slot.end,
    )
    await forget_timers(unit, job)
    await alarms.close_of_job(unit, job.id or 0, "no-show")
    await show_given_back(unit, job, former)
    told = "customer-released" if what is not Step.REPLACE else "customer-replaced"
    await speech.letter(
        unit,
        job.customer_id,
        f"{told}-later" if moved else told,
        key=f"released:{job.id}:{job.offer_version}",
        slot=during(unit, job),
    )
    if former is not None and role is not Role.HELPER:
        await speech.letter(unit, former, "helper-taken-away", job=str(job.id), reason=why(reason))
    await show_customer(unit, job, afresh=True)
    await dispatch.begin(unit, job)
    return job


async def _gave_back(unit: Unit, job: Job, me: Me) -> bool:
    """Whether this person was the last helper before the round of dispatch that is going on, and gave the job back."""
    steps = [one for one in await jobs.history(unit, job.id or 0) if one.step in {Step.UNDO, Step.RELEASE}]
    return bool(steps) and steps[-1].role is Role.HELPER and steps[-1].person_id == me.id
