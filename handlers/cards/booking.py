"""The customer's booking card: who was asked, who comes, what it costs, how it was. Refuses to change anything."""

from __future__ import annotations

from datetime import datetime

from actions import helpers, jobs, reviews
from actions.jobs import Job
from actions.people import Unit
from actions.speech import Say
from domain.job import Role, Status, Step, steps_from
from handlers.keyboards import BookingTap, Keys
from handlers.outgoing import Outgoing
from handlers.texts import Speaker


async def draw(unit: Unit, chat: int, job_id: int, say: Speaker) -> Outgoing | None:
    """The card for the customer who booked."""
    job = await jobs.find(unit, job_id)
    if job.customer_id != chat:
        return None
    keys = Keys(say)
    parts = [
        say("booking-title", job=str(job.id), category=Say(f"category-{job.category}")),
        say("booking-facts", area=job.area, slot=jobs.during(unit, job), price=_range(job)),
        await _state(unit, job, say),
    ]
    if job.consent_asked is not None and job.status is Status.IN_PROGRESS:
        amount = jobs.money(job, job.consent_asked)
        parts.append(say("booking-consent", amount=amount))
        keys.row(
            keys.key(_tap(job, "consent", f"1-{job.consent_asked}"), "button-consent-yes", amount=amount),
            keys.key(_tap(job, "consent", f"0-{job.consent_asked}"), "button-consent-no"),
        )
    choices: int | None = len(keys) or None
    if job.customer_view == "cancel":
        parts.append(say("booking-cancel-sure"))
        keys.row(keys.key(_tap(job, "cancel", "yes"), "button-cancel-yes"), keys.key(_tap(job, "view"), "button-back"))
        choices = len(keys)
    elif job.customer_view == "reschedule" or job.status is Status.EXPIRED:
        parts.append(_slots(unit, job, say, keys))
        choices = len(keys)
    elif job.status is Status.DONE or job.status is Status.NOT_DONE:
        keys.row(
            keys.key(_tap(job, "agree"), "button-agree", price=jobs.money(job, job.final or 0)),
            keys.key(_tap(job, "dispute"), "button-dispute"),
        )
        choices = len(keys)
    elif job.status is Status.SETTLED:
        await _rating(unit, job, say, keys, parts)
        choices = len(keys) or None
        if job.settled_by is Role.CLOCK:
            keys.row(keys.key(_tap(job, "dispute"), "button-dispute"))
    else:
        _steps(unit, job, keys)
    return Outgoing(
        text="\n\n".join(part for part in parts if part),
        markup=keys.markup(),
        follow=True,
        choices=choices,
        left_behind=say("booking-below", job=str(job.id)),
    )


def _range(job: Job) -> tuple[object, object]:
    return jobs.money(job, job.low), jobs.money(job, max(job.high, job.consented or 0))


def _tap(job: Job, do: str, value: str = "") -> BookingTap:
    return BookingTap(job=job.id or 0, do=do, value=value)


async def _state(unit: Unit, job: Job, say: Speaker) -> str:
    """Where the booking stands, in words."""
    helper = await helpers.find(unit, job.helper_id) if job.helper_id is not None else None
    name = helper.name if helper is not None else ""
    match job.status:
        case Status.OFFERED:
            return say("booking-searching", asked=job.asked, wave=job.wave)
        case Status.ACCEPTED | Status.ON_THE_WAY | Status.IN_PROGRESS:
            offer = await jobs.offer_of(unit, job, job.helper_id or 0)
            who = say(
                "booking-helper",
                name=name,
                stars=f"{(helpers.stars(helper) if helper else None) or 0:.1f}",
                reviews=helper.reviews if helper else 0,
                jobs=helper.jobs_done if helper else 0,
                km=f"{offer.distance_m / 1000:.1f}" if offer is not None else "none",
            )
            arrival = job.arrival_at or job.slot_start
            state = say(
                f"booking-{str(job.status).replace('_', '-')}", name=name, arrival=jobs.local(unit, job, arrival)
            )
            late = say("booking-late", name=name) if _is_late(unit, job) else ""
            return "\n".join(part for part in (who, state, late) if part)
        case Status.DONE:
            return say("booking-done", name=name, price=jobs.money(job, job.final or 0))
        case Status.NOT_DONE:
            return say(
                "booking-not-done",
                name=name,
                reason=Say(f"reason-{job.reason or 'other'}"),
                price=jobs.money(job, job.final or 0),
            )
        case Status.SETTLED:
            return say("booking-settled", name=name, price=jobs.money(job, job.final or 0))
        case Status.DISPUTED:
            return say("booking-disputed")
        case Status.EXPIRED:
            return say("booking-expired")
        case Status.CANCELLED:
            return say("booking-cancelled")


def _is_late(unit: Unit, job: Job) -> bool:
    late = jobs.LATE_AFTER
    return job.status in {Status.ACCEPTED, Status.ON_THE_WAY} and unit.now >= job.slot_end + late


def _slots(unit: Unit, job: Job, say: Speaker, keys: Keys) -> str:
    region = jobs.region_of(unit, job)
    for start, end in job.next_slots:
        begin, until = datetime.fromisoformat(start), datetime.fromisoformat(end)
        value = f"{int(begin.timestamp() // 60)}-{int((until - begin).total_seconds() // 60)}"
        keys.row(keys.plain(_tap(job, "slot", value), say.span(begin, until, region.zone)))
    if job.status is Status.EXPIRED:
        keys.row(keys.key(_tap(job, "human"), "button-human"), keys.key(_tap(job, "view", "cancel"), "button-cancel"))
    else:
        keys.row(keys.key(_tap(job, "view"), "button-back"))
    return say("booking-choose-slot" if job.next_slots else "booking-no-slots")


def _steps(unit: Unit, job: Job, keys: Keys) -> None:
    """The buttons the life table allows the customer now."""
    allowed = steps_from(job.status, Role.CUSTOMER)
    if _is_late(unit, job) and Step.REPLACE in allowed:
        keys.row(keys.key(_tap(job, "replace"), "button-replace"))
    if job.helper_id is not None and job.status in {Status.ACCEPTED, Status.ON_THE_WAY, Status.IN_PROGRESS}:
        keys.row(keys.key(_tap(job, "write"), "button-write-helper"))
    row = []
    if Step.RESCHEDULE in allowed:
        row.append(keys.key(_tap(job, "view", "reschedule"), "button-reschedule"))
    if Step.CANCEL in allowed:
        row.append(keys.key(_tap(job, "view", "cancel"), "button-cancel"))
    keys.row(*row)


async def _rating(unit: Unit, job: Job, say: Speaker, keys: Keys, parts: list[str]) -> None:
    if job.reason in reviews.ABSENT or job.helper_id is None:
        return
    review = await reviews.of_job(unit, job.id or 0)
    if review is None:
        parts.append(say("ask-stars"))
        keys.row(*(keys.plain(_tap(job, "stars", str(stars)), f"{stars} ★") for stars in range(1, 6)))
        return
    parts.append(say("review-stars", stars="★" * review.stars + "☆" * (5 - review.stars)))
    if review.again is None:
        parts.append(say("ask-again"))
        keys.row(keys.key(_tap(job, "again", "1"), "button-yes"), keys.key(_tap(job, "again", "0"), "button-no"))
    elif review.words is None:
        parts.append(say("ask-words"))
        keys.row(keys.key(_tap(job, "words"), "button-words"))
    else:
        parts.append(say("review-thanks"))
