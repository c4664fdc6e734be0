"""The helper's job card in private, and the job's card in the helper chat.

The address, the phone number and the customer's name are for the helper who has the job, while they have it; everybody
else reads the area. Decided here at every showing. Refuses to change anything.
"""

from __future__ import annotations

from math import ceil

from aiogram.types import InlineKeyboardButton

from actions import helpers, jobs, people
from actions.jobs import Job
from actions.people import Unit
from actions.speech import Say
from domain.job import ASSIGNED, Status, Step
from domain.masking import masked
from domain.money import Money, commission_of
from domain.need import MOST_WORDS
from domain.visit import earliest
from domain.vocabulary import Language
from handlers.cards.need import files, what
from handlers.keyboards import JobTap, Keys
from handlers.outgoing import Outgoing
from handlers.texts import Speaker, things

AWAY = (5, 10, 20, 30, 45)
REASONS_RELEASE = ("cannot", "unreachable", "other")
REASONS_NOT_DONE = ("absent", "too_complex", "other")


def _tap(job: Job, do: str, value: str = "") -> JobTap:
    return JobTap(job=job.id or 0, version=job.offer_version, do=do, value=value)


async def draw(unit: Unit, chat: int, job_id: int, say: Speaker) -> Outgoing | None:
    """The card of a helper who was asked, or has the job, or lost it."""
    job = await jobs.find(unit, job_id)
    helper = await helpers.find(unit, chat)
    if job.helper_id == chat and (job.status in ASSIGNED or job.done_at is not None):
        if helper is not None and helpers.is_out(helper):
            return Outgoing(text=say("job-with-team", job=str(job.id), area=job.area))
        return await _mine(unit, job, say)
    offer = await jobs.offer_of(unit, job, chat)
    entitled = await jobs.is_entitled(unit, helper, job)
    if job.status is Status.OFFERED and offer is not None and offer.answer == "asked" and entitled:
        keys = Keys(say)
        keys.row(keys.key(_tap(job, "accept"), "button-accept"), keys.key(_tap(job, "decline"), "button-decline"))
        where = say("job-distance", km=f"{offer.distance_m / 1000:.1f}", minutes=offer.travel_minutes)
        return Outgoing(
            text="\n".join([say("job-request", job=str(job.id)), _public(unit, job, say), where, _net(job, say)]),
            markup=keys.markup(),
            follow=True,
            choices=len(keys),
            left_behind=say("job-below", job=str(job.id)),
        )
    return Outgoing(text=say(_outcome(job, chat, offer.answer if offer else None), job=str(job.id), area=job.area))


def _outcome(job: Job, chat: int, answer: str | None) -> str:
    if answer == "declined":
        return "job-declined"
    match job.status:
        case Status.CANCELLED:
            return "job-cancelled"
        case Status.EXPIRED:
            return "job-expired"
        case Status.OFFERED:
            return "job-given-back"
        case _:
            return "job-taken"


def _public(unit: Unit, job: Job, say: Speaker) -> str:
    """What anybody may read: what, roughly where, when. The customer's words stay out: they may name a street."""
    lines = [
        say("job-what", what=what(job.category, job.kind, say)),
    ]
    if job.devices:
        named = (things.named(device, by=Language(job.language), to=say.language) for device in job.devices)
        lines.append(say("need-devices", devices=", ".join(named)))
    lines.append(say("job-when", area=job.area, slot=jobs.during(unit, job), immediate=job.immediate))
    lines.append(say("job-language", language=Say(f"language-{job.language}")))
    return "\n".join(lines)


def _net(job: Job, say: Speaker) -> str:
    fee = jobs.money(job, job.minimum_fee)
    return say(
        "job-net",
        net=(jobs.money(job, job.net_low), jobs.money(job, job.net_high)),
        fee=fee - commission_of(fee, job.commission_percent),
    )


async def _mine(unit: Unit, job: Job, say: Speaker) -> Outgoing:
    keys = Keys(say)
    parts = [say("job-mine", job=str(job.id)), _public(unit, job, say)]
    if job.status in ASSIGNED:
        parts.append(await _customer(unit, job, say))
        parts.append(_net(job, say))
    parts.append(_state(unit, job, say))
    choices = _keys(unit, job, say, keys, parts)
    return Outgoing(
        text="\n".join(part for part in parts if part),
        markup=keys.markup(),
        follow=True,
        choices=choices,
        left_behind=say("job-below", job=str(job.id)),
    )


async def _customer(unit: Unit, job: Job, say: Speaker) -> str:
    customer = await people.find(unit, job.customer_id)
    lines = [say("job-customer", name=customer.first_name if customer else "", street=job.street or "–", area=job.area)]
    lines.append(say("job-phone", phone=job.phone) if job.phone and job.calls_allowed else say("job-chat-only"))
    if job.words:
        words = masked(job.words[-MOST_WORDS:], numbers=job.calls_allowed)
        lines.append(say("words-quoted", words=words))
    lines.extend(files(job.photos, say))
    return "\n".join(lines)


def _state(unit: Unit, job: Job, say: Speaker) -> str:
    arrival = jobs.local(unit, job, job.arrival_at or job.slot_start)
    match job.status:
        case Status.ACCEPTED:
            return say("job-accepted", arrival=arrival)
        case Status.ON_THE_WAY:
            return say("job-on-the-way", arrival=arrival)
        case Status.IN_PROGRESS:
            lines = [say("job-in-progress")]
            if job.consent_asked is not None:
                lines.append(say("job-consent-waits", amount=jobs.money(job, job.consent_asked)))
            if job.consented is not None:
                lines.append(say("job-consented", amount=jobs.money(job, job.consented)))
            return "\n".join(lines)
        case Status.DONE | Status.NOT_DONE | Status.DISPUTED | Status.SETTLED:
            final = jobs.money(job, job.final or 0)
            return say(
                f"job-{str(job.status).replace('_', '-')}",
                price=final,
                net=final - commission_of(final, job.commission_percent),
                commission=commission_of(final, job.commission_percent),
                due=final.amount > 0,
            )
        case _:
            return ""


def _keys(unit: Unit, job: Job, say: Speaker, keys: Keys, parts: list[str]) -> int | None:
    """The buttons the state allows; a second row of the same question is a side of the card. Returns how many of them,
    from the top, answer what the card asks.
    """
    if job.helper_view in {"release", "not_done"} and job.status in ASSIGNED:
        parts.append(say(f"ask-{job.helper_view.replace('_', '-')}"))
        reasons = REASONS_RELEASE if job.helper_view == "release" else REASONS_NOT_DONE
        for reason in reasons:
            label = say.label(f"reason-{reason}")
            keys.row(keys.plain(_tap(job, job.helper_view, reason), label[:1].upper() + label[1:]))
        keys.row(keys.key(_tap(job, "view"), "button-back"))
        return len(keys)
    match job.status:
        case Status.ACCEPTED:
            may_set_off = _may(unit, job, Step.SET_OFF)
            if may_set_off:
                parts.append(say("ask-set-off"))
                keys.row(*_away(job, "set_off", keys))
            elif (since := earliest(Step.SET_OFF, job.slot_start)) is not None:
                parts.append(say("job-not-yet", since=jobs.local(unit, job, since)))
            if _may(unit, job, Step.ARRIVE):
                keys.row(keys.key(_tap(job, "arrive"), "button-arrive"))
            if job.accepted_at is not None and unit.now < job.accepted_at + unit.rules.undo_for:
                keys.row(keys.key(_tap(job, "undo"), "button-undo"))
            else:
                keys.row(keys.key(_tap(job, "view", "release"), "button-release"))
            keys.row(keys.key(_tap(job, "write"), "button-write-customer"))
            return len(AWAY) if may_set_off else None
        case Status.ON_THE_WAY:
            parts.append(say("ask-new-arrival"))
            keys.row(*_away(job, "arrival", keys))
            keys.row(keys.key(_tap(job, "arrive"), "button-arrive"))
            keys.row(
                keys.key(_tap(job, "write"), "button-write-customer"),
                keys.key(_tap(job, "view", "release"), "button-release"),
            )
        case Status.IN_PROGRESS:
            return _price_keys(job, say, keys, parts)
    return None


def _away(job: Job, do: str, keys: Keys) -> list[InlineKeyboardButton]:
    return [keys.key(_tap(job, do, str(away)), "button-away", minutes=away) for away in AWAY]


def _may(unit: Unit, job: Job, step: Step) -> bool:
    """Whether the time has come for this step."""
    since = earliest(step, job.slot_start)
    return since is None or unit.now >= since


def _price_keys(job: Job, say: Speaker, keys: Keys, parts: list[str]) -> int | None:
    if job.helper_view == "price":
        parts.append(say("ask-price", high=Money(amount=max(job.high, job.consented or 0), currency=job.currency)))
        keys.row(*(keys.plain(_tap(job, "finish", str(a)), say.money(a, job.currency)) for a in suggestions(job)))
        keys.row(keys.key(_tap(job, "view"), "button-back"), keys.key(_tap(job, "view", "extra"), "button-extra"))
        return len(keys) - 1
    if job.helper_view == "extra":
        parts.append(say("ask-extra"))
        top = max(job.high, job.consented or 0)
        more = [top + add * 100 for add in (10, 20, 40)]
        keys.row(*(keys.plain(_tap(job, "extra", str(a)), say.money(a, job.currency)) for a in more))
        keys.row(keys.key(_tap(job, "view"), "button-back"))
        return len(keys)
    keys.row(keys.key(_tap(job, "view", "price"), "button-done"))
    keys.row(
        keys.key(_tap(job, "view", "extra"), "button-extra"),
        keys.key(_tap(job, "view", "not_done"), "button-not-done"),
    )
    keys.row(keys.key(_tap(job, "write"), "button-write-customer"))
    return None


def suggestions(job: Job) -> tuple[int, ...]:
    """Likely final prices: the low end, the middle, the high end, and what was consented to."""
    middle = ceil((job.low + job.high) / 2 / 500) * 500
    return tuple(sorted({job.low, min(middle, job.high), job.high, *([job.consented] if job.consented else [])}))


async def draw_post(unit: Unit, chat: int, job_id: int, say: Speaker) -> Outgoing | None:
    """The job in the region's helper chat: the area only, ever."""
    job = await jobs.find(unit, job_id)
    region = await jobs.region_of_chat(unit, chat)
    if region is None or region.id != job.region:
        return None
    if job.status is Status.OFFERED:
        keys = Keys(say)
        keys.row(keys.key(_tap(job, "accept"), "button-accept"))
        return Outgoing(
            text="\n".join([say("post-open", job=str(job.id)), _public(unit, job, say), _net(job, say)]),
            markup=keys.markup(),
        )
    match job.status:
        case Status.CANCELLED:
            return Outgoing(text=say("job-cancelled", job=str(job.id), area=job.area))
        case Status.EXPIRED:
            return Outgoing(text=say("job-expired", job=str(job.id), area=job.area))
        case _:
            helper = await helpers.find(unit, job.helper_id) if job.helper_id is not None else None
            return Outgoing(
                text=say("post-taken", job=str(job.id), area=job.area, name=helper.name if helper else "none")
            )
