"""Booking a job, moving it to another time, cancelling it. Refuses to choose who comes."""

from __future__ import annotations

from typing import Any

from actions import alarms, dispatch, needs, speech, times
from actions.jobs.core import (
    booked_by,
    during,
    forget_timers,
    is_late,
    lock,
    money,
    must,
    show_all,
    show_customer,
    show_given_back,
    show_helper,
)
from actions.people import Me, require_welcome
from domain.cancellation import fee
from domain.errors import Busy, CostsNow, Incomplete, Passed, PriceChanged, SlotGone
from domain.job import OPEN, Role, Status, Step, steps_from
from domain.money import Money, commission_of
from domain.price import NoTariff, Quote
from domain.rules import Region
from domain.slots import Slot
from storage import jobs, people, timers
from storage.tables.jobs import Answer, NeedRow, NeedState
from storage.tables.jobs import Job as Job
from storage.unit import Unit

MOST_OPEN = 5
"""So many open bookings may one customer have: more is abuse or a mistake, and a human should look."""


async def book(unit: Unit, me: Me, need_id: int, *, agreed: tuple[int, int]) -> Job:
    """Turn a complete need into a job and look for a helper.

    `agreed`: low and high of the price the customer was shown, in minor units. Raises Banned, Incomplete when something
    is missing, PriceChanged when the price list says something else by now, Passed when it is booked already, SlotGone
    when the time has passed.
    """
    require_welcome(unit, me)
    row = await needs.own_draft(unit, me, need_id)
    choice, region = needs.chosen(unit, row), needs.region_of(unit, row)
    if not needs.ready_to_book(row) or choice is None or region is None:
        raise Incomplete
    if len(await jobs.of_customer(unit, me.id, OPEN, limit=MOST_OPEN)) >= MOST_OPEN:
        raise Busy
    await needs.check_slot(unit, row)
    if (choice.quote.low.amount, choice.quote.high.amount) != agreed:
        raise PriceChanged
    job = await jobs.add(unit, _job(unit, row, choice.quote, region, choice.crowd.id))
    row.state = NeedState.BOOKED
    await timers.drop(unit, f"draft:{row.id}")
    await speech.wish(unit, me.id, f"need:{row.id}")
    await show_customer(unit, job, afresh=True)
    await dispatch.begin(unit, job)
    return job


def _job(unit: Unit, row: NeedRow, price: Quote, region: Region, crowd: str) -> Job:
    if row.category is None or row.lat is None or row.lon is None or row.slot_start is None or row.slot_end is None:
        raise Incomplete
    return Job(
        need_id=row.id or 0,
        customer_id=row.person_id,
        region=region.id,
        category=row.category,
        kind=row.kind,
        devices=list(row.devices),
        words=row.words,
        photos=list(row.photos),
        language=row.language,
        area=row.place or "",
        lat=row.lat,
        lon=row.lon,
        street=row.street,
        phone=row.phone,
        calls_allowed=row.calls_allowed,
        slot_start=row.slot_start,
        slot_end=row.slot_end,
        immediate=row.immediate,
        created_at=unit.now,
        **_terms(price, crowd),
    )


def _terms(price: Quote, crowd: str) -> dict[str, Any]:
    """What is agreed with a crowd, as columns of a job."""
    return {
        "crowd": crowd,
        "length_minutes": needs.length_of(price),
        "quote": dict(price.plain()),
        "currency": price.currency,
        "low": price.low.amount,
        "high": price.high.amount,
        "net_low": price.net_low.amount,
        "net_high": price.net_high.amount,
        "commission_percent": price.commission_percent,
        "minimum_fee": price.minimum_fee.amount,
    }


def _terms_at(unit: Unit, job: Job, crowd: str, time: times.Time) -> dict[str, Any]:
    """What is agreed for another time, as its button said; what was agreed stays where the price list has nothing."""
    try:
        return _terms(times.price(unit, job, crowd, time), crowd)
    except NoTariff:
        return {}


async def choose_time(unit: Unit, job_id: int, me: Me, slot: Slot) -> Job:
    """A time was pressed: of the booking's own crowd it is taken; of another it is shown with its price first."""
    job = await booked_by(unit, job_id, me)
    crowd, time = times.chosen_crowd(unit, job), _offered(unit, job, slot)
    if crowd is None:
        return await reschedule(unit, job_id, me, slot)
    job.customer_view = f"{times.CROWD}{crowd.id}/{time.key}"
    await show_customer(unit, job)
    return job


async def order(unit: Unit, job_id: int, me: Me) -> Job:
    """The customer orders another crowd at the time and the price the card shows; raises Passed without any."""
    job = await booked_by(unit, job_id, me)
    time = times.chosen_time(job)
    if times.chosen_crowd(unit, job) is None or time is None:
        raise Passed
    return await reschedule(unit, job_id, me, time.slot)


def _offered(unit: Unit, job: Job, slot: Slot) -> times.Time:
    time = next((time for time in times.offered(job) if time.slot == slot), None)
    if time is None or slot.start <= unit.now:
        raise SlotGone
    return time


async def reschedule(unit: Unit, job_id: int, me: Me, slot: Slot) -> Job:
    """Another time, and another crowd where the customer looks at one's times: the job is offered again for that slot;
    a helper who was bound is told and asked first.

    Raises SlotGone for a slot that was not offered, or has come too near since; Banned.
    """
    require_welcome(unit, me)
    job = await booked_by(unit, job_id, me)
    time, former, crowd = _offered(unit, job, slot), job.helper_id, times.chosen_crowd(unit, job)
    terms = _terms_at(unit, job, crowd.id if crowd is not None else job.crowd, time)
    await must(
        unit,
        job,
        Step.RETRY if job.status is Status.EXPIRED else Step.RESCHEDULE,
        Role.CUSTOMER,
        me.id,
        helper_id=None,
        accepted_at=None,
        arrival_at=None,
        offer_version=job.offer_version + 1,
        wave=0,
        asked=0,
        slot_start=slot.start,
        slot_end=slot.end,
        immediate=time.immediate,
        next_slots=[],
        reason=crowd.title.within(unit.rules.admin_language) if crowd is not None else None,
        **terms,
    )
    await forget_timers(unit, job)
    if former is not None:
        await speech.letter(unit, former, "helper-rescheduled", job=str(job.id), slot=during(unit, job))
    await show_given_back(unit, job, former)
    await alarms.close_of_job(unit, job.id or 0)
    await show_customer(unit, job, afresh=True)
    await dispatch.begin(unit, job, first=former)
    return job


STREET_CHANGES = frozenset({Status.OFFERED, Status.ACCEPTED, Status.ON_THE_WAY})
"""Until somebody is there the street can be mended."""


async def change_street(unit: Unit, job_id: int, me: Me, street: str) -> Job:
    """The customer mends the street, the place stays; the helper who has the job is told. Kept in the audit log.

    Raises NotAllowed for another's booking, Passed when somebody is there already.
    """
    job = await booked_by(unit, job_id, me)
    if job.status not in STREET_CHANGES:
        raise Passed
    if street == job.street:
        return job
    job.street = street
    await people.write_audit(
        unit,
        who=me.id,
        chat=me.id,
        command="street",
        subject=str(job.id),
        why=None,
        outcome="done",
    )
    await show_all(unit, job)
    await show_customer(unit, job, afresh=True)
    if job.helper_id is not None:
        await speech.letter(unit, job.helper_id, "helper-street-changed", job=str(job.id), street=street, area=job.area)
        await show_helper(unit, job, afresh=True)
    return job


def cancel_fee(unit: Unit, job: Job) -> Money:
    """What it costs the customer to cancel now."""
    due = fee(job.status, Role.CUSTOMER, late=is_late(unit, job), minimum_fee=job.minimum_fee)
    return money(job, due)


async def cancel(unit: Unit, job_id: int, me: Me | None, *, role: Role, reason: str, agreed: int = 0) -> Job:
    """Nobody needs to come any more. Free until a helper has set off, then for the minimum fee (domain/cancellation).

    `agreed`: the fee the customer was told, in minor units; raises CostsNow when it has become more.
    """
    if role is Role.CUSTOMER and me is not None:
        job = await booked_by(unit, job_id, me)
    else:
        job = await lock(unit, job_id)
    helper, due = job.helper_id, cancel_fee(unit, job).amount if role is Role.CUSTOMER else 0
    if due > agreed and Step.CANCEL in steps_from(job.status, role):
        raise CostsNow(fee=money(job, due))
    final = {"final": due, "commission": commission_of(money(job, due), job.commission_percent).amount} if due else {}
    await must(unit, job, Step.CANCEL, role, me.id if me is not None else None, reason=reason, **final)
    job.reason = reason
    for offer in await jobs.offers(unit, job.id or 0, job.offer_version):
        if offer.answer is Answer.ASKED:
            offer.answer, offer.answered_at = Answer.LAPSED, unit.now
    await forget_timers(unit, job)
    await timers.drop(unit, f"wave:{job.id}", f"expire:{job.id}", f"unaccepted:{job.id}", f"forget:{job.id}")
    await alarms.close_of_job(unit, job.id or 0)
    await show_all(unit, job)
    if helper is not None:
        await show_customer(unit, job, afresh=True)  # below "Luca is coming at", which is no longer so
        await _tell_helper(unit, job, helper, due, reason if role is Role.ADMIN else None)
    if role is Role.ADMIN:
        await speech.letter(unit, job.customer_id, "customer-cancelled-by-admin", reason=reason)
    return job


async def _tell_helper(unit: Unit, job: Job, helper: int, due: int, reason: str | None) -> None:
    """The helper who had the job reads that nobody needs to come: what of the fee is theirs, or an admin's reason."""
    facts: dict[str, Any] = {"job": str(job.id), "area": job.area}
    if due:
        price = money(job, due)
        net = price - commission_of(price, job.commission_percent)
        await speech.letter(unit, helper, "helper-cancelled-fee", net=net, **facts)
    elif reason is not None:
        await speech.letter(unit, helper, "helper-cancelled-by-admin", reason=reason, **facts)
    else:
        await speech.letter(unit, helper, "helper-cancelled", **facts)
