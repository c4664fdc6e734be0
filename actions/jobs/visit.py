"""The visit: on the way, there, a higher price agreed to, done or not done. Refuses to settle it."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

from actions import alarms, speech
from actions.jobs.core import booked_by, during, local, lock, money, must, own, plan, show_all, show_customer
from actions.people import Me
from domain.errors import Already, Passed, TooEarly
from domain.job import ASSIGNED, Role, Status, Step
from domain.masking import masked
from domain.money import commission_of
from domain.settlement import check_final
from domain.travel import Mode, distance_km, minutes
from domain.visit import LOOKS_AT_WORK, earliest, late_from, nobody_there_from
from storage import helpers, timers
from storage.tables.jobs import Job as Job
from storage.unit import Unit


def _not_too_early(unit: Unit, job: Job, step: Step) -> None:
    since = earliest(step, job.slot_start)
    if since is not None and unit.now < since and job.status in ASSIGNED:
        raise TooEarly(slot=during(unit, job), since=local(unit, job, since))


async def set_off(unit: Unit, job_id: int, me: Me, *, minutes_away: int | None = None) -> Job:
    """The helper is on the way; the arrival time is what they say, else what the road takes."""
    job = await own(unit, job_id, me)
    _not_too_early(unit, job, Step.SET_OFF)
    helper = await helpers.find(unit, me.id)
    travel = float(minutes_away) if minutes_away is not None else 10.0
    if minutes_away is None and helper is not None:
        travel = minutes(distance_km(helper.lat, helper.lon, job.lat, job.lon), Mode(helper.travel))
    arrival = _to_the_minute(unit.now + timedelta(minutes=travel))
    _not_too_late(unit, job, arrival)
    await must(unit, job, Step.SET_OFF, Role.HELPER, me.id, arrival_at=arrival)
    await plan(unit, f"late:{job.id}", "late", late_from(job.slot_end, job.arrival_at), job=job.id)
    await show_all(unit, job)
    await speech.letter(
        unit,
        job.customer_id,
        "customer-on-the-way",
        key=f"way:{job.id}:{job.offer_version}",
        name=helper.first_name if helper else me.person.first_name,
        arrival=local(unit, job, arrival),
    )
    return job


def _to_the_minute(moment: datetime) -> datetime:
    return datetime.fromtimestamp(ceil(moment.timestamp() / 60) * 60, tz=moment.tzinfo)


LONGEST_DELAY = timedelta(hours=6)
"""Who will be there later than that has no new arrival time but another appointment."""


def _not_too_late(unit: Unit, job: Job, arrival: datetime) -> None:
    if arrival - max(job.arrival_at or job.slot_start, unit.now) > LONGEST_DELAY:
        raise Passed


async def change_arrival(unit: Unit, job_id: int, me: Me, *, minutes_away: int | None = None, later_by: int = 0) -> Job:
    """The helper will be there sooner or later than said: in so many minutes, or so many after what was promised.

    The customer is told. Raises Passed when nobody is awaited or the delay is one of hours, TooEarly before a helper
    may set off, Already when nothing changes.
    """
    job = await own(unit, job_id, me)
    if job.status not in {Status.ACCEPTED, Status.ON_THE_WAY}:
        raise Passed
    promised = job.arrival_at or job.slot_start
    if minutes_away is not None:
        _not_too_early(unit, job, Step.SET_OFF)
        arrival = _to_the_minute(unit.now + timedelta(minutes=minutes_away))
    else:
        arrival = promised + timedelta(minutes=later_by)
    if arrival == promised:
        raise Already
    _not_too_late(unit, job, arrival)
    job.arrival_at = arrival
    await plan(unit, f"late:{job.id}", "late", late_from(job.slot_end, arrival), job=job.id)
    await show_all(unit, job)
    helper = await helpers.find(unit, me.id)
    await speech.letter(
        unit,
        job.customer_id,
        "customer-arrival-changed",
        name=helper.first_name if helper else me.person.first_name,
        arrival=local(unit, job, arrival),
    )
    return job


async def arrive(unit: Unit, job_id: int, me: Me) -> Job:
    """The helper is at the door."""
    job = await own(unit, job_id, me)
    _not_too_early(unit, job, Step.ARRIVE)
    await must(unit, job, Step.ARRIVE, Role.HELPER, me.id, arrived_at=unit.now)
    await timers.drop(unit, f"late:{job.id}")
    await alarms.close_of_job(unit, job.id or 0, "no-show")
    over = unit.now + timedelta(minutes=job.length_minutes) + LOOKS_AT_WORK[0]
    await plan(unit, f"work:{job.id}", "work", over, job=job.id, number=1)
    await show_all(unit, job)
    await speech.letter(
        unit,
        job.customer_id,
        "customer-arrived",
        key=f"there:{job.id}:{job.offer_version}",
        name=me.helper.first_name if me.helper else me.person.first_name,
    )
    return job


async def is_at_work(unit: Unit, job_id: int, me: Me) -> bool:
    """Whether this helper is at the customer's for this job."""
    job = await lock(unit, job_id)
    return job.helper_id == me.id and job.status is Status.IN_PROGRESS


MOST_REASONS = 200
"""Characters of a helper's reason for a higher price."""


async def ask_consent(unit: Unit, job_id: int, me: Me, amount: int, *, why: str) -> bool:
    """The helper asks the customer, before the extra work, whether it may cost up to `amount`, and says why.

    False when nobody is asked: that much is agreed already.
    """
    job = await own(unit, job_id, me)
    if job.status is not Status.IN_PROGRESS:
        raise Passed
    check_final(money(job, amount), ceiling=money(job, max(amount, job.high)))
    job.helper_view = ""
    more = amount > max(job.high, job.consented or 0)
    if more:
        reason = masked(why.strip()[:MOST_REASONS], numbers=job.calls_allowed)
        job.consent_asked, job.consent_why, job.consent_denied = amount, reason, None
        await show_customer(unit, job, afresh=True)
    await show_all(unit, job)
    return more


async def answer_consent(unit: Unit, job_id: int, me: Me, *, amount: int, yes: bool) -> Job:
    """The customer agrees to the higher price, or does not; the same answer again is Already, one to an older
    question Passed.
    """
    job = await booked_by(unit, job_id, me)
    if job.status is Status.IN_PROGRESS and amount == (job.consented if yes else job.consent_denied):
        raise Already
    if job.consent_asked != amount or job.status is not Status.IN_PROGRESS:
        raise Passed
    job.consent_asked = None
    if yes:
        job.consented = amount
    else:
        job.consent_denied = amount
    await show_all(unit, job)
    if job.helper_id is not None:
        await speech.letter(
            unit, job.helper_id, "helper-consent-yes" if yes else "helper-consent-no", amount=money(job, amount)
        )
    return job


async def finish(unit: Unit, job_id: int, me: Me, amount: int, *, role: Role = Role.HELPER) -> Job:
    """The work is done at this final price; raises AboveQuote, BadAmount."""
    job = await own(unit, job_id, me) if role is Role.HELPER else await lock(unit, job_id)
    check_final(money(job, amount), ceiling=money(job, max(job.high, job.consented or 0)))
    await _close_work(unit, job, Step.FINISH, role, me, amount, reason=None)
    if job.helper_id is not None and (helper := await helpers.find(unit, job.helper_id)) is not None:
        helper.jobs_done += 1
    return job


async def give_up(unit: Unit, job_id: int, me: Me, reason: str) -> Job:
    """It could not be done, and why. The minimum fee is due when the customer was absent, otherwise nothing."""
    job = await own(unit, job_id, me)
    amount = 0
    if reason == "absent":
        since = nobody_there_from(job.slot_start, job.arrived_at or unit.now)
        if unit.now < since and job.status is Status.IN_PROGRESS:
            raise TooEarly(slot=during(unit, job), since=local(unit, job, since))
        amount = job.minimum_fee
    await _close_work(unit, job, Step.GIVE_UP, Role.HELPER, me, amount, reason=reason)
    if reason == "too_complex":
        await alarms.ring(unit, "too-complex", f"too-complex:{job.id}", job=job.id)
    return job


async def _close_work(unit: Unit, job: Job, what: Step, role: Role, me: Me, amount: int, *, reason: str | None) -> None:
    due = commission_of(money(job, amount), job.commission_percent).amount
    await must(
        unit, job, what, role, me.id, reason=reason, done_at=unit.now, final=amount, commission=due, consent_asked=None
    )
    job.reason = reason
    await timers.drop(unit, f"late:{job.id}", f"work:{job.id}")
    await alarms.close_of_job(unit, job.id or 0, "no-show", "still-at-work", "at-work")
    patience = unit.rules.patience
    for number, wait in enumerate(patience.remind_after):
        await plan(unit, f"price{number}:{job.id}", "remind_price", unit.now + wait, job=job.id)
    await plan(unit, f"settle:{job.id}", "settle", unit.now + patience.settle_after, job=job.id)
    await show_all(unit, job)
    await show_customer(unit, job, afresh=True)
