"""Becoming a helper, being available, and what a helper sees of themselves. Refuses to judge: admins do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actions import alarms, speech
from actions.people import Me, region_of_chat, require_welcome
from domain.errors import NotAllowed, Passed, Several, Unknown
from domain.job import ASSIGNED
from domain.moderation import Standing, is_banned
from domain.money import Money
from domain.need import Spot
from domain.rules import Region
from domain.vocabulary import Category, Language
from storage import helpers, jobs, owed, people
from storage.tables.people import Helper as Helper
from storage.unit import Unit

USUAL_HOURS = {str(day): [[8 * 60, 20 * 60]] for day in range(1, 8)}
"""A newcomer's week until they say otherwise: every day from 8 to 20 o'clock, local time."""


@dataclass(frozen=True, kw_only=True)
class Application:
    """What a newcomer tells about themselves."""

    name: str
    spot: Spot
    region: str
    crowd: str
    radius_km: int
    skills: tuple[Category, ...]
    languages: tuple[Language, ...]


async def apply(unit: Unit, me: Me, application: Application) -> Helper:
    """Keep an application and show it to the admins.

    Raises Passed for somebody who already is a helper or whose application waits, NotAllowed for somebody banned.
    """
    await may_apply(unit, me)
    old = me.helper
    helper = old or Helper(
        person_id=me.id,
        standing=Standing.APPLIED,
        name="",
        crowd="",
        region="",
        place="",
        lat=0,
        lon=0,
        radius_km=0,
        skills=[],
        languages=[],
    )
    helper.standing = Standing.APPLIED
    helper.name = application.name
    helper.crowd, helper.region = application.crowd, application.region
    helper.place, helper.lat, helper.lon = application.spot.label, application.spot.lat, application.spot.lon
    helper.radius_km = application.radius_km
    helper.skills = [str(skill) for skill in application.skills]
    helper.languages = [str(language) for language in application.languages]
    helper.hours = dict(USUAL_HOURS)
    helper.applied_at = unit.now
    if old is None:
        await helpers.add(unit, helper)
    me.helper = helper
    await show_application(unit, helper.person_id)
    return helper


async def show_application(unit: Unit, person_id: int, *, afresh: bool = False) -> None:
    """Bring the application's card in the admin chat up to date."""
    chat = await owed.present_address(unit, unit.rules.admin_chat)
    await speech.wish(unit, chat, f"application:{person_id}", afresh=afresh)


async def decide(unit: Unit, person_id: int, me: Me, *, approved: bool, reason: str | None = None) -> Helper:
    """An admin approves or rejects an application; raises Unknown, or Passed when it is already decided."""
    helper = await helpers.lock(unit, person_id)
    if helper is None:
        raise Unknown
    if helper.standing is not Standing.APPLIED:
        raise Passed
    person = await people.find(unit, person_id)
    if approved and person is not None and is_banned(person.banned_until, unit.now):
        raise NotAllowed
    helper.standing = Standing.APPROVED if approved else Standing.REJECTED
    helper.decided_at, helper.decided_by, helper.reason = unit.now, me.id, reason
    await show_application(unit, person_id)
    if approved:
        region, person = unit.rules.region(helper.region), await people.find(unit, person_id)
        await speech.letter(
            unit,
            person_id,
            "helper-approved",
            key=f"approved:{person_id}:{unit.now.timestamp():.0f}",
            region=region.title.within(person.language if person is not None else region.language),
            media={"invite": region.helper_chat},
        )
    else:
        await speech.letter(unit, person_id, "helper-rejected", reason=reason or "none")
    return helper


def restraint(unit: Unit, me: Me) -> tuple[str, dict[str, Any]] | None:
    """What somebody suspended or banned is told, as when it was decided: until when, and why."""
    helper = me.helper
    if helper is None or helper.standing not in {Standing.SUSPENDED, Standing.BANNED}:
        return None
    facts: dict[str, Any] = {"reason": helper.reason or "–"}
    if helper.until is None:
        return f"helper-{helper.standing}", facts
    clock = unit.rules.region(helper.region).clock
    return f"helper-{helper.standing}-until", {
        **facts,
        "until": speech.ending(helper.until.astimezone(clock), unit.now),
    }


async def require(unit: Unit, me: Me) -> Helper:
    """The acting person's helper row; raises NotAllowed unless they are approved."""
    if me.helper is None or me.helper.standing is not Standing.APPROVED:
        raise NotAllowed
    return me.helper


async def go_on_duty(unit: Unit, me: Me, *, on: bool) -> Helper:
    """Be available, or take a pause."""
    helper = await require(unit, me)
    helper.on_duty = on
    helper.unanswered = 0
    await helpers.project_duty(unit, helper)
    return helper


async def gone(unit: Unit, person_id: int) -> None:
    """Somebody blocked the bot, or left the helper chat: a helper is not available until they say so again.

    Of a job they have, the admins learn at once: whether they come all the same, only a human can find out.
    """
    helper = await helpers.find(unit, person_id)
    if helper is None:
        return
    if helper.on_duty:
        helper.on_duty = False
        await helpers.project_duty(unit, helper)
    for job in await jobs.of_helper(unit, person_id, ASSIGNED):
        number = str(job.id)
        subject = f"helper-gone:{number}:{job.offer_version}"
        await alarms.ring(unit, "helper-gone", subject, job=job.id, person=person_id, number=number)


async def left(unit: Unit, chat: int, person_id: int) -> None:
    """Somebody left a chat: who leaves the helper chat of their region is not available, and hears how to be again."""
    helper = await helpers.find(unit, person_id)
    region = await region_of_chat(unit, chat)
    if helper is None or region is None or helper.region != region.id or helper.standing is not Standing.APPROVED:
        return
    was_on_duty = helper.on_duty
    await gone(unit, person_id)
    if was_on_duty:
        await speech.letter(unit, person_id, "duty-left-chat", region=region.title.plain)


async def pause_silent(unit: Unit, helper_id: int) -> None:
    """Count an unanswered offer; after the second the helper is paused and told so, one tap from being back."""
    helper = await helpers.find(unit, helper_id)
    if helper is None or not helper.on_duty:
        return
    helper.unanswered += 1
    if helper.unanswered >= unit.rules.unanswered_before_pause:
        helper.on_duty = False
        helper.unanswered = 0
        await helpers.project_duty(unit, helper)
        await speech.letter(
            unit,
            helper_id,
            "duty-paused-silent",
            buttons=[[speech.Button(label="button-duty-on", data="duty:1")]],
            priority=speech.Priority.REMINDER,
        )


async def answered(unit: Unit, helper: Helper) -> None:
    """A helper answered an offer: they are there."""
    helper.unanswered = 0


async def find(unit: Unit, person_id: int) -> Helper | None:
    """The helper with this id."""
    return await helpers.find(unit, person_id)


async def on_duty_in(unit: Unit, region: Region) -> int:
    """How many are available in a region."""
    return await helpers.count_on_duty(unit, region.id)


async def on_duty_everywhere(unit: Unit) -> int:
    """How many are available in all regions."""
    return await helpers.count_on_duty(unit)


async def search(unit: Unit, word: str | None) -> Sequence[Helper]:
    """Helpers by name or id."""
    return await helpers.search(unit, word)


async def named(unit: Unit, word: str) -> Helper:
    """The one helper of that name, or whose name begins so. Raises Unknown for nobody, Several when it fits more."""
    found = await helpers.named(unit, word)
    exact = [helper for helper in found if helper.name.casefold() == word.casefold()]
    fitting = exact or found
    if not fitting:
        raise Unknown(word=word)
    if len(fitting) > 1:
        raise Several(word=word, who=", ".join(f"{helper.name} ({helper.person_id})" for helper in fitting[:10]))
    return fitting[0]


async def are_called(unit: Unit, name: str) -> bool:
    """Whether anybody has exactly this name."""
    return any(helper.name.casefold() == name.casefold() for helper in await helpers.named(unit, name))


async def waiting_applications(unit: Unit) -> Sequence[Helper]:
    """Applications no admin has decided."""
    return await helpers.search(unit, standing=Standing.APPLIED)


def stars(helper: Helper) -> float | None:
    """The average of all reviews, None without any."""
    return helper.stars_sum / helper.reviews if helper.reviews else None


async def may_apply(unit: Unit, me: Me) -> None:
    """Raise Passed for somebody who helps already or has applied; Banned, or NotAllowed for somebody suspended."""
    require_welcome(unit, me)
    if me.helper is None:
        return
    if me.helper.standing in {Standing.BANNED, Standing.SUSPENDED}:
        raise NotAllowed
    if me.helper.standing in {Standing.APPROVED, Standing.APPLIED}:
        raise Passed


def is_out(helper: Helper) -> bool:
    """Whether they are banned: they see nothing of a customer any more."""
    return helper.standing is Standing.BANNED


def has_applied(me: Me) -> bool:
    """Whether their application waits for an admin."""
    return me.helper is not None and me.helper.standing is Standing.APPLIED


async def own_numbers(unit: Unit, helper: Helper) -> dict[str, Any]:
    """What a helper may know of themselves: answers, stars, jobs, earnings, commission due."""
    accepted, asked = (await jobs.answers(unit, [helper.person_id])).get(helper.person_id, (0, 0))
    earned, due = await jobs.earnings(unit, helper.person_id)
    average = stars(helper)
    currency = unit.rules.region(helper.region).currency
    return {
        "duty": helper.on_duty,
        "asked": asked,
        "accepted": accepted,
        "stars": f"{average:.1f}" if average is not None else "–",
        "reviews": helper.reviews,
        "jobs": helper.jobs_done,
        "earned": Money(amount=earned - due, currency=currency),
        "due": Money(amount=due, currency=currency),
    }


async def knocked(unit: Unit, chat: int, me: Me) -> None:
    """Somebody asks to join a chat: a helper is let into the helper chat of their own region, others are told.

    At any other chat, the admins' for one, who is let in is for people to decide: the bot does nothing.
    """
    region = await region_of_chat(unit, chat)
    if region is None:
        return
    if me.may_help and me.helper is not None and me.helper.region == region.id:
        await owed.call(unit, me.id, "approveChatJoinRequest", chat_id=chat, user_id=me.id)
        return
    await owed.call(unit, me.id, "declineChatJoinRequest", chat_id=chat, user_id=me.id)
    if me.may_help and me.helper is not None:
        own = unit.rules.region(me.helper.region)
        there, home = region.title.within(me.language), own.title.within(me.language)
        await speech.letter(unit, me.id, "join-elsewhere", there=there, region=home)
    else:
        await speech.letter(unit, me.id, "join-first")
