"""The customer's booking card: who was asked, who comes, what it costs, how it was. Refuses to change anything."""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton

from actions import helpers, jobs, reviews, times
from actions.jobs import Job
from actions.people import Unit
from actions.speech import During, Say
from actions.times import Time
from domain.job import OPEN, Role, Status, Step, steps_from
from domain.money import Money
from domain.rules import Crowd
from handlers.cards.need import order_button, what
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
        _facts(unit, job, say),
        await _state(unit, job, say),
    ]
    if job.consent_asked is not None and job.status is Status.IN_PROGRESS:
        amount = jobs.money(job, job.consent_asked)
        parts.append(say("booking-consent", amount=amount, why=job.consent_why or "–"))
        keys.row(
            keys.key(_tap(job, "consent", f"1-{job.consent_asked}"), "button-consent-yes", amount=amount),
            keys.key(_tap(job, "consent", f"0-{job.consent_asked}"), "button-consent-no"),
        )
    elif job.status is Status.IN_PROGRESS and job.consent_denied is not None:
        parts.append(say("booking-consent-denied", amount=jobs.money(job, job.consent_denied)))
    elif job.status is Status.IN_PROGRESS and job.consented is not None:
        parts.append(say("booking-consented", amount=jobs.money(job, job.consented)))
    choices: int | None = len(keys) or None
    if job.customer_view == "cancel":
        parts.append(await _cancelling(unit, job, say, keys))
        choices = len(keys)
    elif job.customer_view == "reschedule" or job.status is Status.EXPIRED:
        parts.append(await _times(unit, job, say, keys))
        choices = len(keys) - _ways_out(keys)
    elif job.status is Status.DONE or job.status is Status.NOT_DONE:
        keys.row(
            keys.key(_tap(job, "agree"), "button-agree", price=jobs.money(job, job.final or 0)),
            keys.key(_tap(job, "dispute"), "button-dispute"),
        )
        choices = len(keys)
    elif job.status is Status.SETTLED:
        await _rating(unit, job, say, keys, parts)
        choices = len(keys) or None if reviews.is_asked(unit, job) else None
        await _mend_stars(unit, job, keys)
        if Step.DISPUTE in steps_from(job.status, Role.CUSTOMER) and jobs.may_dispute(unit, job):
            keys.row(keys.key(_tap(job, "dispute"), "button-dispute"))
    elif job.status is Status.DISPUTED:
        keys.row(keys.key(_tap(job, "agree"), "button-agree-after-all", price=jobs.money(job, job.final or 0)))
    else:
        _steps(unit, job, keys)
    return Outgoing(
        text="\n\n".join(part for part in parts if part),
        markup=keys.markup(),
        follow=True,
        choices=choices,
        asks=job.status is Status.DISPUTED,
        left_behind=say("booking-below", job=str(job.id)),
    )


def _facts(unit: Unit, job: Job, say: Speaker) -> str:
    """Where, when and how much; the street as long as somebody is to come there, for its owner to check."""
    facts = say("booking-facts", area=job.area, slot=jobs.during(unit, job), price=_range(job))
    if job.street is None or job.status not in OPEN:
        return facts
    return f"{say('need-street', street=job.street)}\n{facts}"


def _range(job: Job) -> tuple[object, object]:
    return jobs.money(job, job.low), jobs.money(job, max(job.high, job.consented or 0))


def _tap(job: Job, do: str, value: str = "") -> BookingTap:
    return BookingTap(job=job.id or 0, do=do, value=value)


async def _state(unit: Unit, job: Job, say: Speaker) -> str:
    """Where the booking stands, in words."""
    helper = await helpers.find(unit, job.helper_id) if job.helper_id is not None else None
    name = helper.first_name if helper is not None else "none"  # whoever it was has had themselves erased
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
            late = say("booking-late", name=name) if jobs.is_late(unit, job) else ""
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
            price = jobs.money(job, job.final or 0)
            return "\n".join([say("booking-settled", name=name, price=price), _receipt(job, name, price, say)])
        case Status.DISPUTED:
            return say("booking-disputed")
        case Status.EXPIRED:
            return say("booking-expired")
        case Status.CANCELLED if job.final:
            return say("booking-cancelled-fee", name=name, price=jobs.money(job, job.final))
        case Status.CANCELLED:
            return say("booking-forgotten" if job.reason == "nobody" else "booking-cancelled")


async def _cancelling(unit: Unit, job: Job, say: Speaker, keys: Keys) -> str:
    """Whether they are sure, and what it costs by now; while somebody is at work it is for people to speak."""
    back = keys.key(_tap(job, "view"), "button-back")
    if Step.CANCEL not in steps_from(job.status, Role.CUSTOMER):
        keys.row(keys.key(_tap(job, "human"), "button-human"), back)
        return say("booking-cancel-not-now")
    fee = jobs.cancel_fee(unit, job)
    keys.row(keys.key(_tap(job, "cancel", f"fee-{fee.amount}" if fee.amount else "yes"), "button-cancel-yes"), back)
    return say("booking-cancel-fee", fee=fee) if fee.amount else say("booking-cancel-sure")


def _receipt(job: Job, name: str, price: Money, say: Speaker) -> str:
    """What is paid in the end, for what, to whom and how, and who said so."""
    if not price.amount:
        line = say("booking-receipt-free")
    elif job.reason in reviews.ABSENT:
        line = say("booking-receipt-fee", price=price, name=name, reason=Say(f"reason-{job.reason}"))
    else:
        line = say("booking-receipt", price=price, name=name, what=what(job.category, job.kind, say))
    return f"{line} {say(f'booking-receipt-{job.settled_by or Role.CLOCK}')}"


async def _times(unit: Unit, job: Job, say: Speaker, keys: Keys) -> str:
    """When somebody could come; after a search that failed also who else could, and the human way."""
    crowd, time, offered = times.chosen_crowd(unit, job), times.chosen_time(job), times.offered(job)
    if crowd is not None and time is not None:
        return _order(unit, job, say, keys, crowd, time)
    for one in offered:
        keys.row(_time_key(unit, job, say, keys, one))
    if job.status is not Status.EXPIRED:
        keys.row(keys.key(_tap(job, "view"), "button-back"))
        return say("booking-choose-slot" if offered else "booking-no-slots")
    others = await times.beside(unit, job)
    price = next(((other.low, other.high) for other in others if other.crowd == crowd), None)
    if crowd is not None and price is not None:
        keys.row(keys.key(_tap(job, "view"), "button-back"))
        question = say("booking-other-crowd", crowd=crowd.title.within(say.language), price=price)
    else:
        for other in others:
            tap = _tap(job, "view", f"{times.CROWD}{other.crowd.id}")
            keys.row(
                keys.key(
                    tap, "button-crowd", crowd=other.crowd.title.within(say.language), price=(other.low, other.high)
                )
            )
        question = say(QUESTIONS[bool(offered), bool(others)])
    keys.row(keys.key(_tap(job, "human"), "button-human"), keys.key(_tap(job, "view", "cancel"), "button-cancel"))
    return question


def _ways_out(keys: Keys) -> int:
    """How many buttons of the last row lead to a human or to an end: no number picks those."""
    last = keys.rows[-1] if keys.rows else []
    taps = [BookingTap.unpack(key.callback_data or "") for key in last]
    return sum((tap.do, tap.value) in {("human", ""), ("view", "cancel")} for tap in taps)


QUESTIONS = {
    (True, True): "booking-choose-slot-or-crowd",
    (True, False): "booking-choose-slot",
    (False, True): "booking-only-crowd",
    (False, False): "booking-no-slots",
}
"""What the card says, by whether its own crowd has times and whether another has."""


def _time_key(unit: Unit, job: Job, say: Speaker, keys: Keys, time: Time) -> InlineKeyboardButton:
    region = jobs.region_of(unit, job)
    if not time.immediate:
        label = say.span(time.slot.start, time.slot.end, region.zone)
        if times.chosen_crowd(unit, job) is None and (price := times.other_price(unit, job, time)) is not None:
            label = f"{label} · {say.label('price', price=(price.low, price.high))}"
        return keys.plain(_tap(job, "slot", time.key), label)
    start, end = time.slot.local(region.clock)
    return keys.key(_tap(job, "slot", time.key), "button-arrival", start=say.clock(start), end=say.clock(end))


def _order(unit: Unit, job: Job, say: Speaker, keys: Keys, crowd: Crowd, time: Time) -> str:
    """Another crowd, at a time and at its price for that time: a new order, with the country's own button."""
    region, price = jobs.region_of(unit, job), times.price(unit, job, crowd.id, time)
    keys.row(keys.key(_tap(job, "order"), order_button(region)))
    keys.row(keys.key(_tap(job, "view", f"{times.CROWD}{crowd.id}"), "button-back"))
    slot = During(start=time.slot.start, end=time.slot.end, zone=region.zone)
    facts = say("booking-order-crowd", crowd=crowd.title.within(say.language), price=(price.low, price.high), slot=slot)
    return facts + "\n\n" + say("ask-order")


def _steps(unit: Unit, job: Job, keys: Keys) -> None:
    """The buttons the life table allows the customer now."""
    allowed = steps_from(job.status, Role.CUSTOMER)
    if jobs.is_late(unit, job) and Step.REPLACE in allowed:
        keys.row(keys.key(_tap(job, "replace"), "button-replace"))
    if job.helper_id is not None and job.status in {Status.ACCEPTED, Status.ON_THE_WAY, Status.IN_PROGRESS}:
        keys.row(keys.key(_tap(job, "write"), "button-write-helper"))
    if job.status is Status.IN_PROGRESS:
        keys.row(keys.key(_tap(job, "human"), "button-human"))
    row = []
    if Step.RESCHEDULE in allowed:
        row.append(keys.key(_tap(job, "view", "reschedule"), "button-reschedule"))
    if Step.CANCEL in allowed:
        row.append(keys.key(_tap(job, "view", "cancel"), "button-cancel"))
    keys.row(*row)
    if job.status in jobs.STREET_CHANGES:
        keys.row(keys.key(_tap(job, "street"), "button-street"))


async def _rating(unit: Unit, job: Job, say: Speaker, keys: Keys, parts: list[str]) -> None:
    if job.reason in reviews.ABSENT or job.helper_id is None:
        return
    review = await reviews.of_job(unit, job.id or 0)
    if review is None and not reviews.may_rate(unit, job):
        return
    if review is None or (job.customer_view == "stars" and reviews.may_rate(unit, job)):
        parts.append(say("ask-stars"))
        keys.row(*(keys.plain(_tap(job, "stars", str(stars)), f"{stars} ★") for stars in range(1, 6)))
        return
    parts.append(say("review-stars", stars="★" * review.stars + "☆" * (5 - review.stars)))
    if not reviews.may_rate(unit, job):
        return
    if review.again is None:
        parts.append(say("ask-again"))
        keys.row(keys.key(_tap(job, "again", "1"), "button-yes"), keys.key(_tap(job, "again", "0"), "button-no"))
    elif review.words is None:
        parts.append(say("ask-words"))
        keys.row(keys.key(_tap(job, "words"), "button-words"))
    else:
        parts.append(say("review-thanks"))


async def _mend_stars(unit: Unit, job: Job, keys: Keys) -> None:
    """A slip of the finger: until the last word the stars can be changed with a button, later in words."""
    review = await reviews.of_job(unit, job.id or 0)
    if review is None or not reviews.may_rate(unit, job) or job.customer_view == "stars":
        return
    if review.again is None or review.words is None:
        keys.row(keys.key(_tap(job, "view", "stars"), "button-other-stars"))
