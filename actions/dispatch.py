"""Looking for a helper: waves that widen, the card in the helper chat, declining, and what happens when nobody comes.

Refuses to give the job to anybody: jobs.accept does. A wave is a timer that looks again; late or twice is harmless.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

from actions import alarms, helpers, nearby, speech, times
from actions.people import Me
from domain.cancellation import FORGOTTEN_AFTER
from domain.errors import NotAllowed, Passed, Taken
from domain.job import Role, Status, Step, after
from domain.matching import Candidate, WavePlan, chosen
from domain.rules import PostPolicy
from domain.slots import Slot
from domain.visit import soon
from domain.vocabulary import Language
from storage import helpers as helper_rows
from storage import jobs, owed, timers
from storage.tables.jobs import Answer, Job, Offer
from storage.unit import Unit

FEW_ON_DUTY = 8
"""With fewer on duty the helper chat sees a job at once, whatever the policy: it must not wait for a second wave."""


def plan_of(unit: Unit, job: Job) -> WavePlan:
    """The waves of this job: those for now also where a chosen time has come near."""
    return unit.rules.immediate if is_pressing(unit, job) else unit.rules.scheduled


def is_pressing(unit: Unit, job: Job) -> bool:
    """Whether somebody must be found at once: wanted now, or for a chosen time that has come near."""
    return job.immediate or soon(job.slot_start, unit.now)


async def begin(unit: Unit, job: Job, *, first: int | None = None) -> None:
    """Start looking; `first` is a helper who is asked before everybody else."""
    if is_pressing(unit, job):
        due_at = unit.now + unit.rules.alarm_after
        await timers.plan(unit, f"unaccepted:{job.id}", "unaccepted", due_at, job=job.id)
    else:
        await timers.drop(unit, f"unaccepted:{job.id}")
    if first is not None and (helper := await helper_rows.find(unit, first)) is not None:
        near = [one for one in await _candidates(unit, job, nearby.FARTHEST_KM) if one.helper.person_id == first]
        if near and helper.on_duty:
            await _ask(unit, job, near[0])
    await wave(unit, job)


async def wave(unit: Unit, job: Job) -> None:
    """Ask the next round. A round that finds nobody new does not wait: the next one is asked at once."""
    if job.status is not Status.OFFERED:
        return
    plan = plan_of(unit, job)
    while (round_ := plan.next_wave(job.wave)) is not None:
        job.wave = round_.number
        near = await _candidates(unit, job, round_.radius_km)
        by_id = {one.helper.person_id: one for one in near}
        already = await _already(unit, job)
        picked = chosen(
            await _judged(unit, job, near),
            round_,
            language=job.language,
            immediate=is_pressing(unit, job),
            already=already,
            within_minutes=_minutes_left(unit, job) if is_pressing(unit, job) else None,
            job_id=job.id or 0,
        )
        for candidate in picked:
            await _ask(unit, job, by_id[candidate.helper_id])
        await _post(unit, job)
        if picked or plan.next_wave(job.wave) is None:
            until = min(unit.now + timedelta(minutes=round_.minutes), max(job.slot_start, job.slot_end))
            await timers.plan(unit, f"wave:{job.id}", "wave", until, job=job.id, version=job.offer_version)
            break
    await unit.session.flush()
    await speech.wish(unit, job.customer_id, f"booking:{job.id}", priority=speech.Priority.OFFER)


async def _already(unit: Unit, job: Job) -> set[int]:
    """Who is not asked again: this round's, and whoever refused or gave back this job for this time.

    Somebody whose request only lapsed because another was faster is asked again when the job comes back.
    """
    moved = [step.at for step in await jobs.history(unit, job.id or 0) if step.step in {Step.RESCHEDULE, Step.RETRY}]
    return {
        offer.helper_id
        for offer in await jobs.offers(unit, job.id or 0)
        if offer.version == job.offer_version
        or (offer.answer in {Answer.DECLINED, Answer.ACCEPTED} and not (moved and offer.asked_at <= moved[-1]))
    }


def _minutes_left(unit: Unit, job: Job) -> float:
    return (job.slot_end - unit.now).total_seconds() / 60


async def _candidates(unit: Unit, job: Job, radius_km: float) -> list[nearby.Near]:
    span = Slot(start=job.slot_start, end=job.slot_end + timedelta(minutes=job.length_minutes))
    region = unit.rules.region(job.region)
    near = await nearby.on_duty(
        unit,
        region=region,
        category=job.category,
        crowd=job.crowd,
        lat=job.lat,
        lon=job.lon,
        radius_km=radius_km,
        span=span,
        but=frozenset({job.customer_id}),
    )
    if job.immediate:
        return near
    working = await nearby.of_region(
        unit, region=region, category=job.category, crowd=job.crowd, lat=job.lat, lon=job.lon
    )
    known = {one.helper.person_id for one in near}
    slot = Slot(start=job.slot_start, end=job.slot_end)
    busy = await nearby.busy_slots(unit, [one.helper.person_id for one in working])
    return near + [
        one
        for one in working
        if one.helper.person_id not in known
        and one.helper.person_id != job.customer_id
        and one.km <= radius_km
        and not any(span.overlaps(taken) for taken in busy.get(one.helper.person_id, []))
        and nearby.works_at(one.helper, slot, job.length_minutes, region)
    ]


async def _judged(unit: Unit, job: Job, near: Sequence[nearby.Near]) -> list[Candidate]:
    """What the order depends on, for each of these helpers."""
    ids = [one.helper.person_id for one in near]
    if not ids:
        return []
    recent = await jobs.recent_offers(unit, ids, unit.now - timedelta(days=1))
    answers = await jobs.answers(unit, ids)
    return [
        Candidate(
            helper_id=one.helper.person_id,
            distance_km=one.km,
            travel_minutes=one.minutes,
            ready_minutes=unit.rules.ready_minutes,
            stars=helpers.stars(one.helper),
            reviews=one.helper.reviews,
            acceptance=answers[one.helper.person_id][0] / answers[one.helper.person_id][1]
            if one.helper.person_id in answers
            else None,
            unanswered=one.helper.unanswered,
            recent_offers=recent.get(one.helper.person_id, 0),
            languages=frozenset(Language(language) for language in one.helper.languages),
        )
        for one in near
    ]


async def _ask(unit: Unit, job: Job, near: nearby.Near) -> None:
    if await jobs.offer_to(unit, job, near.helper.person_id) is not None:
        return
    await jobs.add_offer(
        unit,
        Offer(
            job_id=job.id or 0,
            helper_id=near.helper.person_id,
            version=job.offer_version,
            wave=job.wave,
            distance_m=round(near.km * 1000),
            travel_minutes=ceil(near.minutes),
            asked_at=unit.now,
        ),
    )
    job.asked += 1
    await speech.wish(unit, near.helper.person_id, f"job:{job.id}", afresh=True, priority=speech.Priority.OFFER)


async def show_request(unit: Unit, me: Me, job: Job) -> None:
    """Show a helper once more what they are being asked."""
    await speech.wish(unit, me.id, f"job:{job.id}", afresh=True)


async def _post(unit: Unit, job: Job) -> None:
    """Show the job in the region's helper chat: silently, once, then edited in place."""
    region = unit.rules.region(job.region)
    few = await helpers.on_duty_in(unit, region) < FEW_ON_DUTY
    if region.post is PostPolicy.AT_ONCE or few or job.wave >= 2:
        chat = await owed.present_address(unit, region.helper_chat)
        await speech.wish(unit, chat, f"post:{job.id}", silent=True, priority=speech.Priority.OFFER)


async def look_again(unit: Unit, job: Job, version: int) -> None:
    """A wave's time is over: whoever did not answer is counted, then the next wave, or the end of the search."""
    if job.status is not Status.OFFERED or job.offer_version != version:
        return
    for offer in await jobs.offers(unit, job.id or 0, version):
        if offer.answer is Answer.ASKED and offer.answered_at is None and is_pressing(unit, job):
            offer.answered_at = unit.now  # counted as unanswered once; the buttons stay good while the job is open
            await helpers.pause_silent(unit, offer.helper_id)
    if plan_of(unit, job).next_wave(job.wave) is not None:
        await wave(unit, job)
    else:
        await expire(unit, job)


async def expire(unit: Unit, job: Job) -> None:
    """Nobody accepted: the next real slots, the other crowds and the human way are offered, the admins are told."""
    leads_to = after(job.status, Step.EXPIRE, Role.CLOCK)
    if not await jobs.move(unit, job, to=leads_to, step=Step.EXPIRE, role=Role.CLOCK, person=None, reason=None):
        return
    await times.look_up(unit, job)
    for offer in await jobs.offers(unit, job.id or 0, job.offer_version):
        if offer.answer is Answer.ASKED:
            offer.answer, offer.answered_at = Answer.LAPSED, offer.answered_at or unit.now
    await timers.drop(unit, f"wave:{job.id}", f"unaccepted:{job.id}")
    await timers.plan(unit, f"forget:{job.id}", "forget", unit.now + FORGOTTEN_AFTER, job=job.id)
    await unit.session.flush()
    await speech.wish(unit, job.customer_id, f"booking:{job.id}", afresh=True)
    await speech.wish_everywhere(unit, f"job:{job.id}")
    await speech.wish_everywhere(unit, f"post:{job.id}")
    await alarms.ring(unit, "unfilled", f"nobody:{job.id}:{job.offer_version}", job=job.id)


def slot_again(unit: Unit, job: Job) -> Slot:
    """The slot a job is offered for when it goes back: the same if it still lies ahead, else within the next hour."""
    least = unit.now + timedelta(minutes=20)
    if job.slot_end >= least:
        return Slot(start=job.slot_start, end=job.slot_end)
    start = datetime.fromtimestamp(ceil((unit.now.timestamp() + 600) / 300) * 300, tz=unit.now.tzinfo)
    return Slot(start=start, end=start + timedelta(minutes=45))


async def decline(unit: Unit, job_id: int, me: Me, *, version: int, reason: str | None = None) -> None:
    """A helper says no, so that others are asked sooner. When all of a round have, the next is asked at once."""
    job = await jobs.lock(unit, job_id)
    if job is None:
        raise NotAllowed
    helper = await helpers.require(unit, me)
    offer = await jobs.offer_to(unit, job, me.id)
    if offer is None:
        raise NotAllowed
    if job.status is not Status.OFFERED or job.offer_version != version:
        raise Taken if job.helper_id is not None else Passed
    offer.answer, offer.answered_at, offer.reason = Answer.DECLINED, unit.now, reason
    await helpers.answered(unit, helper)
    await unit.session.flush()
    await speech.wish(unit, me.id, f"job:{job.id}")
    waiting = [o for o in await jobs.offers(unit, job_id, version) if o.answer is Answer.ASKED]
    if not waiting and plan_of(unit, job).next_wave(job.wave) is not None:
        await wave(unit, job)
