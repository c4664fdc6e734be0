"""The life of a job: booked, accepted, carried through, settled. Every step is one function inside one unit.

Refuses to search for helpers (dispatch) and to say sentences (handlers). Order of locks: helper, then job, then cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from actions import alarms, dispatch, nearby, needs, speech
from actions.people import Me
from domain.errors import Busy, Incomplete, NotAllowed, Passed, SlotGone, Taken, Unknown
from domain.job import AFTER_WORK, ASSIGNED, OPEN, Role, Status, Step, after
from domain.money import Money, commission_of
from domain.need import Wish
from domain.price import Quote
from domain.rules import Region
from domain.settlement import check_final, still_disputable
from domain.slots import Slot
from domain.travel import Mode, distance_km, minutes
from storage import helpers, jobs, owed, timers
from storage.tables.jobs import Answer, History, NeedRow, NeedState, Offer
from storage.tables.jobs import Job as Job
from storage.tables.people import Helper, Standing
from storage.unit import Unit

MOST_OPEN = 5
"""So many open bookings may one customer have: more is abuse or a mistake, and a human should look."""

LATE_AFTER = timedelta(minutes=10)


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


REASONS = frozenset({"absent", "cannot", "customer", "late", "other", "too_complex", "undo", "unreachable"})
"""The reasons that are buttons: each has a message `reason-…` in texts. Any other reason is an admin's own words."""


def why(reason: str | None) -> speech.Say | str:
    """A reason as a fact of a sentence."""
    return speech.Say(f"reason-{reason}") if reason in REASONS else reason or ""


# ── booking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def book(unit: Unit, me: Me, need_id: int) -> Job:
    """Turn a complete need into a job and look for a helper.

    Raises Passed when it is booked already, Incomplete when something is missing, SlotGone when the time has passed.
    """
    if me.person.banned_until is not None and me.person.banned_until > unit.now:
        raise NotAllowed
    row = await needs.own_draft(unit, me, need_id)
    choice, region = needs.chosen(unit, row), needs.region_of(unit, row)
    if not needs.ready_to_book(row) or choice is None or region is None:
        raise Incomplete
    if len(await jobs.of_customer(unit, me.id, OPEN, limit=MOST_OPEN)) >= MOST_OPEN:
        raise Busy
    await needs.check_slot(unit, row)
    job = await jobs.add(unit, _job(unit, row, choice.quote, region, choice.crowd.id))
    row.state = NeedState.BOOKED
    await timers.drop(unit, f"draft:{row.id}")
    await speech.wish(unit, me.id, f"need:{row.id}")
    await show_customer(unit, job, afresh=True)
    if job.immediate:
        await plan(unit, f"unaccepted:{job.id}", "unaccepted", unit.now + unit.rules.alarm_after, job=job.id)
    await dispatch.begin(unit, job)
    return job


def _job(unit: Unit, row: NeedRow, price: Quote, region: Region, crowd: str) -> Job:
    if row.category is None or row.lat is None or row.lon is None or row.slot_start is None or row.slot_end is None:
        raise Incomplete
    return Job(
        need_id=row.id or 0,
        customer_id=row.person_id,
        region=region.id,
        crowd=crowd,
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
        length_minutes=needs.length_of(price),
        quote=dict(price.plain()),
        currency=price.currency,
        low=price.low.amount,
        high=price.high.amount,
        net_low=price.net_low.amount,
        net_high=price.net_high.amount,
        commission_percent=price.commission_percent,
        minimum_fee=price.minimum_fee.amount,
        created_at=unit.now,
    )


# ── accepting ────────────────────────────────────────────────────────────────────────────────────────────────────────


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


async def plan(unit: Unit, key: str, kind: str, due_at: datetime, **facts: Any) -> None:
    """Look again later."""
    await timers.plan(unit, key, kind, due_at, **facts)


# ── the steps in general ─────────────────────────────────────────────────────────────────────────────────────────────


async def step(
    unit: Unit, job: Job, what: Step, role: Role, person: int | None, *, reason: str | None = None, **also: Any
) -> bool:
    """Take one step of the life table; False when somebody was faster. Raises Passed or NotAllowed."""
    leads_to = after(job.status, what, role)
    also.update(customer_view="", helper_view="")
    return await jobs.move(unit, job, to=leads_to, step=what, role=role, person=person, reason=reason, **also)


async def _must(unit: Unit, job: Job, what: Step, role: Role, person: int | None, **also: Any) -> None:
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


async def own(unit: Unit, job_id: int, me: Me) -> Job:
    """The job this helper is bound to; raises NotAllowed for another's."""
    job = await lock(unit, job_id)
    if job.helper_id != me.id:
        raise NotAllowed
    return job


async def booked_by(unit: Unit, job_id: int, me: Me) -> Job:
    """The job this customer booked; raises NotAllowed for another's."""
    job = await lock(unit, job_id)
    if job.customer_id != me.id:
        raise NotAllowed
    return job


# ── on the way, there, done ──────────────────────────────────────────────────────────────────────────────────────────


async def set_off(unit: Unit, job_id: int, me: Me, *, minutes_away: int | None = None) -> Job:
    """The helper is on the way; the arrival time is what they say, else what the road takes."""
    job = await own(unit, job_id, me)
    helper = await helpers.find(unit, me.id)
    travel = float(minutes_away) if minutes_away is not None else 10.0
    if minutes_away is None and helper is not None:
        travel = minutes(distance_km(helper.lat, helper.lon, job.lat, job.lon), Mode(helper.travel))
    there = unit.now + timedelta(minutes=travel)
    arrival = datetime.fromtimestamp(ceil(there.timestamp() / 60) * 60, tz=unit.now.tzinfo)
    await _must(unit, job, Step.SET_OFF, Role.HELPER, me.id, arrival_at=arrival)
    await show_all(unit, job)
    await speech.letter(
        unit,
        job.customer_id,
        "customer-on-the-way",
        key=f"way:{job.id}:{job.offer_version}",
        name=helper.name if helper else me.person.first_name,
        arrival=local(unit, job, arrival),
    )
    return job


async def arrive(unit: Unit, job_id: int, me: Me) -> Job:
    """The helper is at the door."""
    job = await own(unit, job_id, me)
    await _must(unit, job, Step.ARRIVE, Role.HELPER, me.id, arrived_at=unit.now)
    await timers.drop(unit, f"late:{job.id}")
    await show_all(unit, job)
    await speech.letter(
        unit,
        job.customer_id,
        "customer-arrived",
        key=f"there:{job.id}:{job.offer_version}",
        name=me.helper.name if me.helper else me.person.first_name,
    )
    return job


async def ask_consent(unit: Unit, job_id: int, me: Me, amount: int) -> Job:
    """The helper asks the customer, before the extra work, whether it may cost up to `amount`."""
    job = await own(unit, job_id, me)
    if job.status is not Status.IN_PROGRESS:
        raise Passed
    check_final(money(job, amount), ceiling=money(job, max(amount, job.high)))
    job.helper_view = ""
    if amount > max(job.high, job.consented or 0):
        job.consent_asked = amount
        await show_customer(unit, job, afresh=True)
    await show_all(unit, job)
    return job


async def answer_consent(unit: Unit, job_id: int, me: Me, *, amount: int, yes: bool) -> Job:
    """The customer agrees to the higher price, or does not; an answer to an older question is Passed."""
    job = await booked_by(unit, job_id, me)
    if job.consent_asked != amount or job.status is not Status.IN_PROGRESS:
        raise Passed
    job.consent_asked = None
    if yes:
        job.consented = amount
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
    amount = job.minimum_fee if reason == "absent" else 0
    await _close_work(unit, job, Step.GIVE_UP, Role.HELPER, me, amount, reason=reason)
    if reason == "too_complex":
        await alarms.ring(unit, "too-complex", f"too-complex:{job.id}", job=job.id)
    return job


async def _close_work(unit: Unit, job: Job, what: Step, role: Role, me: Me, amount: int, *, reason: str | None) -> None:
    due = commission_of(money(job, amount), job.commission_percent).amount
    await _must(
        unit, job, what, role, me.id, reason=reason, done_at=unit.now, final=amount, commission=due, consent_asked=None
    )
    job.reason = reason
    await timers.drop(unit, f"late:{job.id}")
    patience = unit.rules.patience
    for number, wait in enumerate(patience.remind_after):
        await plan(unit, f"price{number}:{job.id}", "remind_price", unit.now + wait, job=job.id)
    await plan(unit, f"settle:{job.id}", "settle", unit.now + patience.settle_after, job=job.id)
    await show_all(unit, job)
    await show_customer(unit, job, afresh=True)


# ── settling ─────────────────────────────────────────────────────────────────────────────────────────────────────────


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
    """An admin decides what is paid; both sides are told, with the reason."""
    job = await lock(unit, job_id)
    check_final(money(job, amount), ceiling=money(job, max(amount, job.high)))
    due = commission_of(money(job, amount), job.commission_percent).amount
    await _settle(unit, job, Step.SETTLE, Role.ADMIN, me.id, reason=reason, final=amount, commission=due)
    await alarms.close_of_job(unit, job.id or 0)
    for chat in (job.customer_id, job.helper_id):
        if chat is not None:
            await speech.letter(unit, chat, "dispute-settled", job=str(job.id), price=money(job, amount), reason=reason)
    return job


async def _settle(unit: Unit, job: Job, what: Step, role: Role, person: int | None, **also: Any) -> None:
    await _must(unit, job, what, role, person, settled_at=unit.now, settled_by=role, **also)
    await timers.drop(unit, f"settle:{job.id}", f"price0:{job.id}", f"price1:{job.id}")
    await show_all(unit, job)
    await show_customer(unit, job, afresh=role is Role.CUSTOMER)


async def dispute(unit: Unit, job_id: int, me: Me, words: str | None = None) -> Job:
    """The customer does not agree; the admins are told. What the clock settled may be disputed for a stated time."""
    job = await booked_by(unit, job_id, me)
    if job.status is Status.SETTLED and (
        job.settled_at is None
        or not still_disputable(
            settled_by_clock=job.settled_by is Role.CLOCK,
            settled_at=job.settled_at,
            now=unit.now,
            patience=unit.rules.patience,
        )
    ):
        raise Passed
    await _must(unit, job, Step.DISPUTE, Role.CUSTOMER, me.id, reason=words)
    await timers.drop(unit, f"settle:{job.id}", f"price0:{job.id}", f"price1:{job.id}")
    await show_all(unit, job)
    await alarms.ring(unit, "dispute", f"dispute:{job.id}", job=job.id, person=me.id)
    if job.helper_id is not None:
        await speech.letter(unit, job.helper_id, "helper-disputed", job=str(job.id))
    return job


# ── going back ───────────────────────────────────────────────────────────────────────────────────────────────────────


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
    await _must(
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
    await _forget_timers(unit, job)
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


async def reschedule(unit: Unit, job_id: int, me: Me, slot: Slot) -> Job:
    """Another time: the job is offered again for the new slot; a helper who was bound is told and asked first.

    Raises SlotGone for a slot that was not offered, or has come too near since.
    """
    job = await booked_by(unit, job_id, me)
    offered = [(datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in job.next_slots]
    if (slot.start, slot.end) not in offered or slot.start <= unit.now:
        raise SlotGone
    former = job.helper_id
    await _must(
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
        immediate=False,
        next_slots=[],
    )
    await _forget_timers(unit, job)
    if former is not None:
        await speech.letter(unit, former, "helper-rescheduled", job=str(job.id), slot=during(unit, job))
        await speech.wish(unit, former, f"job:{job.id}")
    await alarms.close_of_job(unit, job.id or 0)
    await show_customer(unit, job, afresh=True)
    await dispatch.begin(unit, job, first=former)
    return job


async def cancel(unit: Unit, job_id: int, me: Me, *, role: Role, reason: str) -> Job:
    """Nobody needs to come any more. Free until a helper has set off; the stated deadline is kept in the history."""
    job = await (booked_by(unit, job_id, me) if role is Role.CUSTOMER else lock(unit, job_id))
    helper = job.helper_id
    await _must(unit, job, Step.CANCEL, role, me.id, reason=reason)
    job.reason = reason
    for offer in await jobs.offers(unit, job.id or 0, job.offer_version):
        if offer.answer is Answer.ASKED:
            offer.answer, offer.answered_at = Answer.LAPSED, unit.now
    await _forget_timers(unit, job)
    await timers.drop(unit, f"wave:{job.id}", f"expire:{job.id}", f"unaccepted:{job.id}")
    await alarms.close_of_job(unit, job.id or 0)
    await show_all(unit, job)
    if helper is not None:
        await speech.letter(unit, helper, "helper-cancelled", job=str(job.id), area=job.area)
    if role is Role.ADMIN:
        await speech.letter(unit, job.customer_id, "customer-cancelled-by-admin", reason=reason)
    return job


async def _forget_timers(unit: Unit, job: Job) -> None:
    await timers.drop(unit, *(f"{name}:{job.id}" for name in ("undo", "late", "remind24", "remind1")))


# ── looking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def of_customer(unit: Unit, me: Me, *, open_only: bool = False) -> Sequence[Job]:
    """A customer's bookings, the newest first."""
    wanted = OPEN | {Status.EXPIRED} if open_only else OPEN | AFTER_WORK | {Status.EXPIRED, Status.CANCELLED}
    return await jobs.of_customer(unit, me.id, wanted)


async def awaiting_time(unit: Unit, me: Me) -> Job | None:
    """The booking whose card asks its customer for another time."""
    open_ones = await of_customer(unit, me, open_only=True)
    return next((job for job in open_ones if job.customer_view == "reschedule" or job.status is Status.EXPIRED), None)


async def of_helper(unit: Unit, me: Me) -> Sequence[Job]:
    """The jobs a helper is bound to, the next first."""
    return await jobs.of_helper(unit, me.id, ASSIGNED)


async def tell_admins(unit: Unit, job: Job, kind: str, *, subject: str | None = None) -> None:
    """Ring an alarm about a job; what concerns the same subject is one card."""
    await alarms.ring(unit, kind, f"{subject or kind}:{job.id}:{job.offer_version}", job=job.id)


async def offer_of(unit: Unit, job: Job, helper_id: int) -> Offer | None:
    """The offer of this round of dispatch to this helper."""
    return await jobs.offer_to(unit, job, helper_id)


async def is_entitled(unit: Unit, helper: Helper | None, job: Job) -> bool:
    """Whether this helper may take the job."""
    try:
        await entitled(unit, helper, job)
    except NotAllowed:
        return False
    return True


async def region_of_chat(unit: Unit, chat: int) -> Region | None:
    """The region whose helper chat this is, also after the group has moved."""
    for region in unit.rules.regions:
        if chat == await owed.present_address(unit, region.helper_chat):
            return region
    return None


async def turn_customer_card(unit: Unit, job_id: int, me: Me, view: str, *, wish: Wish | None = None) -> Job:
    """Show another side of the customer's card; the next real slots, near a wished time, are looked up on asking."""
    job = await booked_by(unit, job_id, me)
    job.customer_view = view
    if view == "reschedule":
        slots = await dispatch.next_slots(unit, job, wish)
        job.next_slots = [[slot.start.isoformat(), slot.end.isoformat()] for slot in slots]
    await show_customer(unit, job)
    return job


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
