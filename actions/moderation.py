"""What admins do with helpers and people, each with a reason the person is told. Refuses to act without a human."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from actions import alarms, speech
from actions import helpers as helper_actions
from actions import jobs as job_actions
from actions import needs as need_actions
from actions.people import Me
from domain.errors import BadWords, Passed, Unknown
from domain.job import ASSIGNED, OPEN, Role, Status, Step, steps_from
from domain.moderation import RESTRAINED, Standing, is_banned, lifted, restrained
from storage import helpers, jobs, needs, people, timers
from storage.tables.jobs import Job
from storage.tables.people import Audit as Audit
from storage.tables.people import Helper
from storage.unit import Unit

SPAN = re.compile(r"(?P<count>\d{1,4})\s*(?P<unit>[hdwm])", re.IGNORECASE)
FOR_EVER = timedelta(days=365 * 50)
LONGEST = timedelta(days=365 * 5)
"""A longer span is a slip of the finger: for ever is said without one."""
HOURS = {"h": 1, "d": 24, "w": 24 * 7, "m": 24 * 30}


def span(word: str) -> timedelta:
    """A duration as admins type it: 12h, 7d, 2w, 3m. Raises BadWords, also for more than LONGEST."""
    found = SPAN.fullmatch(word.strip())
    if found is None or not int(found["count"]) >= 1:
        raise BadWords(word=word)
    long = timedelta(hours=int(found["count"]) * HOURS[found["unit"].lower()])
    if long > LONGEST:
        raise BadWords(word=word)
    return long


async def record(
    unit: Unit,
    me: Me,
    chat: int,
    command: str,
    *,
    subject: str | None = None,
    why: str | None = None,
    outcome: str = "done",
) -> None:
    """Write a command to the audit log."""
    await people.write_audit(unit, who=me.id, chat=chat, command=command, subject=subject, why=why, outcome=outcome)


async def suspend(unit: Unit, person_id: int, me: Me, *, reason: str, for_how_long: timedelta | None) -> None:
    """A helper gets no jobs until the end, or until an admin lifts it. Raises Unknown, Passed, BannedAlready."""
    helper = await helpers.lock(unit, person_id)
    if helper is None:
        raise Unknown
    await _restrain(unit, helper, me, Standing.SUSPENDED, reason, for_how_long)


async def ban(unit: Unit, person_id: int, me: Me, *, reason: str, for_how_long: timedelta | None) -> None:
    """Somebody neither helps nor books until the end, or until an admin lifts it. Raises Unknown, Passed.

    What they have booked already stays: the admins are told of it, since somebody else is bound by it too.
    """
    person = await people.find(unit, person_id)
    if person is None:
        raise Unknown
    helper = await helpers.lock(unit, person_id)
    if helper is not None:
        await _restrain(unit, helper, me, Standing.BANNED, reason, for_how_long)
    person.ban_reason = reason
    person.banned_until = unit.now + (for_how_long or FOR_EVER)
    if helper is None or helper.former in {Standing.APPLYING, Standing.REJECTED}:
        await _tell_customer(unit, person_id, reason, for_how_long)
    draft = await needs.draft_of(unit, person_id)
    if draft is not None:
        await need_actions.drop(unit, draft)
    for job in await jobs.of_customer(unit, person_id, OPEN | {Status.EXPIRED}):
        number = str(job.id)
        await alarms.ring(unit, "banned-customer", f"banned:{number}", job=job.id, person=person_id, number=number)


async def _tell_customer(unit: Unit, person_id: int, reason: str, for_how_long: timedelta | None) -> None:
    """That they cannot book: why, and until when."""
    if for_how_long is None:
        await speech.letter(unit, person_id, "customer-banned", reason=reason)
        return
    until = speech.ending((unit.now + for_how_long).astimezone(unit.rules.regions[0].clock), unit.now)
    await speech.letter(unit, person_id, "customer-banned-until", reason=reason, until=until)


async def _restrain(
    unit: Unit, helper: Helper, me: Me, standing: Standing, reason: str, for_how_long: timedelta | None
) -> None:
    """By a human's decision, with a reason the person is told and an end. Jobs they are bound to go back."""
    helper.former = restrained(helper.standing, helper.former, standing)
    helper.standing, helper.reason = standing, reason
    helper.decided_at, helper.decided_by = unit.now, me.id
    helper.until = unit.now + for_how_long if for_how_long is not None else None
    helper.on_duty = False
    await helpers.project_duty(unit, helper)
    await timers.drop(unit, f"restrained:{helper.person_id}")
    if helper.until is not None:
        await timers.plan(unit, f"restrained:{helper.person_id}", "restrained", helper.until, helper=helper.person_id)
    for job in await jobs.of_helper(unit, helper.person_id, ASSIGNED):
        if Step.RELEASE in steps_from(job.status, Role.ADMIN):
            await job_actions.release(unit, job.id or 0, me, role=Role.ADMIN, reason=reason)
        else:
            await _while_at_work(unit, job, helper)
    await _tell(unit, helper, reason)


async def _while_at_work(unit: Unit, job: Job, helper: Helper) -> None:
    """They stand in somebody's home: a human has to look. Who is only suspended finishes what was begun."""
    await alarms.ring(unit, "at-work", f"at-work:{job.id}", job=job.id, person=helper.person_id, number=str(job.id))
    await job_actions.show_all(unit, job)
    if helper.standing is Standing.BANNED:
        operator = unit.rules.operator
        await speech.letter(
            unit,
            job.customer_id,
            "customer-helper-banned",
            job=str(job.id),
            name=helper.first_name,
            phone=operator.phone,
        )


async def _tell(unit: Unit, helper: Helper, reason: str) -> None:
    if helper.former in {Standing.APPLYING, Standing.REJECTED}:
        return  # nobody who helps: they are spoken to as the customer they are
    if helper.former is Standing.APPLIED:
        await helper_actions.show_application(unit, helper.person_id)
    if helper.until is not None:
        until = speech.ending(helper.until.astimezone(unit.rules.region(helper.region).clock), unit.now)
        await speech.letter(unit, helper.person_id, f"helper-{helper.standing}-until", until=until, reason=reason)
    else:
        await speech.letter(unit, helper.person_id, f"helper-{helper.standing}", reason=reason)


async def lift(unit: Unit, person_id: int, me: Me | None, *, reason: str | None = None) -> None:
    """End a suspension or ban; without `me` it is the clock, at the end that was stated. Raises Unknown, Passed."""
    person = await people.find(unit, person_id)
    if person is None:
        raise Unknown
    helper = await helpers.lock(unit, person_id)
    was_banned = is_banned(person.banned_until, unit.now)
    person.banned_until = person.ban_reason = None
    await timers.drop(unit, f"restrained:{person_id}")
    if helper is not None and helper.standing in RESTRAINED:
        await _return(unit, helper, me, reason)
    elif was_banned:
        await speech.letter(unit, person_id, "customer-unbanned")
    else:
        raise Passed


async def _return(unit: Unit, helper: Helper, me: Me | None, reason: str | None) -> None:
    """Back to where they stood before."""
    helper.standing, helper.former, helper.until = lifted(helper.standing, helper.former), None, None
    helper.reason, helper.decided_at, helper.decided_by = reason, unit.now, me.id if me is not None else None
    match helper.standing:
        case Standing.APPROVED:
            await speech.letter(
                unit,
                helper.person_id,
                "helper-lifted",
                reason=reason or "none",
                buttons=[[speech.Button(label="button-duty-on", data="duty:1")]],
            )
        case Standing.APPLIED:
            await helper_actions.show_application(unit, helper.person_id, afresh=True)
            await speech.letter(unit, helper.person_id, "application-again")
        case _:
            await speech.letter(unit, helper.person_id, "customer-unbanned")


async def recent(unit: Unit) -> Sequence[Audit]:
    """The newest lines of the audit log."""
    return await people.recent_audit(unit)
