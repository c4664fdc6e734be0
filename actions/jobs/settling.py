"""The final price becomes final: agreed, disputed, settled by the clock or an admin. Refuses to move money."""

from __future__ import annotations

from typing import Any

from actions import alarms, speech
from actions.jobs.core import booked_by, local, lock, money, must, plan, show_all, show_customer
from actions.people import Me
from domain.errors import AboveAgreed, AboveQuote, Passed
from domain.job import Role, Status, Step
from domain.money import commission_of
from domain.settlement import check_final, still_disputable
from storage import helpers, timers
from storage.tables.jobs import Job as Job
from storage.unit import Unit


async def agree(unit: Unit, job_id: int, me: Me) -> Job:
    """The customer agrees to the final price."""
    job = await booked_by(unit, job_id, me)
    await _settle(unit, job, Step.AGREE, Role.CUSTOMER, me.id)
    return job


async def settle_by_clock(unit: Unit, job: Job) -> None:
    """A silent customer's job settles by itself, at most at the quote's upper end or what was consented to."""
    if job.status not in {Status.DONE, Status.NOT_DONE}:
        return
    ceiling = max(job.high, job.consented or 0)
    amount = min(job.final or 0, ceiling)
    due = commission_of(money(job, amount), job.commission_percent).amount
    await _settle(unit, job, Step.SETTLE, Role.CLOCK, None, final=amount, commission=due)
    closed = unit.now + unit.rules.patience.disputable_for
    await plan(unit, f"closed:{job.id}", "closed", closed, job=job.id)
    await speech.letter(
        unit,
        job.customer_id,
        "customer-settled-by-clock",
        key=f"settled:{job.id}",
        price=money(job, amount),
        until=local(unit, job, unit.now + unit.rules.patience.disputable_for),
        priority=speech.Priority.REMINDER,
    )


async def settle_dispute(unit: Unit, job_id: int, me: Me, amount: int, reason: str) -> Job:
    """An admin decides what is paid, also while the helper is at work; both sides are told, with the reason.

    Raises AboveAgreed above what the customer agreed to: nobody may decide that for them.
    """
    job = await lock(unit, job_id)
    ceiling = money(job, max(job.high, job.consented or 0))
    try:
        check_final(money(job, amount), ceiling=ceiling)
    except AboveQuote as fault:
        raise AboveAgreed(ceiling=ceiling) from fault
    due = commission_of(money(job, amount), job.commission_percent).amount
    if job.status is Status.IN_PROGRESS:
        ends = Step.FINISH if amount else Step.GIVE_UP
        await must(unit, job, ends, Role.ADMIN, me.id, reason=reason, done_at=unit.now, consent_asked=None)
        job.reason = None if amount else "other"
        if amount and job.helper_id is not None and (helper := await helpers.find(unit, job.helper_id)) is not None:
            helper.jobs_done += 1
    await _settle(unit, job, Step.SETTLE, Role.ADMIN, me.id, reason=reason, final=amount, commission=due)
    for chat in (job.customer_id, job.helper_id):
        if chat is not None:
            side = "customer" if chat == job.customer_id else "helper"
            price = money(job, amount)
            await speech.letter(unit, chat, "dispute-settled", side=side, job=str(job.id), price=price, reason=reason)
    return job


async def _settle(unit: Unit, job: Job, what: Step, role: Role, person: int | None, **also: Any) -> None:
    await must(unit, job, what, role, person, settled_at=unit.now, settled_by=role, **also)
    await timers.drop(unit, f"settle:{job.id}", f"price0:{job.id}", f"price1:{job.id}", f"work:{job.id}")
    await alarms.close_of_job(unit, job.id or 0, "dispute", "no-show", "still-at-work", "at-work")
    await show_all(unit, job)
    await show_customer(unit, job, afresh=role is Role.CUSTOMER)


def may_dispute(unit: Unit, job: Job) -> bool:
    """Whether a settled job may still be disputed: what the clock settled, for a stated time."""
    return job.settled_at is not None and still_disputable(
        settled_by_clock=job.settled_by is Role.CLOCK,
        settled_at=job.settled_at,
        now=unit.now,
        patience=unit.rules.patience,
    )


async def dispute(unit: Unit, job_id: int, me: Me, words: str | None = None) -> Job:
    """The customer does not agree; the admins are told. What the clock settled may be disputed for a stated time."""
    job = await booked_by(unit, job_id, me)
    if job.status is Status.SETTLED and not may_dispute(unit, job):
        raise Passed
    await must(unit, job, Step.DISPUTE, Role.CUSTOMER, me.id, reason=words)
    await timers.drop(unit, f"settle:{job.id}", f"price0:{job.id}", f"price1:{job.id}", f"closed:{job.id}")
    await show_all(unit, job)
    await alarms.ring(unit, "dispute", f"dispute:{job.id}", job=job.id, person=me.id)
    if job.helper_id is not None:
        await speech.letter(unit, job.helper_id, "helper-disputed", job=str(job.id))
    return job


async def explain_dispute(unit: Unit, job_id: int, me: Me, words: str) -> None:
    """The customer's reason, for the admins who will decide."""
    job = await booked_by(unit, job_id, me)
    if job.status is not Status.DISPUTED:
        raise Passed
    await alarms.ring(unit, "dispute", f"dispute:{job.id}", job=job.id, person=me.id, words=words)
