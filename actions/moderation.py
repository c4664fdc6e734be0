"""What admins do with helpers and people, each with a reason the person is told. Refuses to act without a human."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from actions import jobs as job_actions
from actions import speech
from actions.people import Me
from domain.errors import BadWords, Passed, Unknown
from domain.job import ASSIGNED, Role, Step, steps_from
from storage import helpers, jobs, people, timers
from storage.tables.people import Audit, Standing
from storage.unit import Unit

SPAN = re.compile(r"(?P<count>\d{1,4})\s*(?P<unit>[hdwm])", re.IGNORECASE)
FOR_EVER = timedelta(days=365 * 50)
HOURS = {"h": 1, "d": 24, "w": 24 * 7, "m": 24 * 30}


def span(word: str) -> timedelta:
    """A duration as admins type it: 12h, 7d, 2w, 3m. Raises BadWords."""
    found = SPAN.fullmatch(word.strip())
    if found is None or not int(found["count"]) >= 1:
        raise BadWords(word=word)
    return timedelta(hours=int(found["count"]) * HOURS[found["unit"].lower()])


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
    """A helper gets no jobs until the end, or until an admin lifts it. Raises Unknown, Passed, BadWords."""
    await _restrain(unit, person_id, me, Standing.SUSPENDED, reason, for_how_long)


async def ban(unit: Unit, person_id: int, me: Me, *, reason: str, for_how_long: timedelta | None) -> None:
    """A helper is out; somebody who does not help cannot book any more. Raises Unknown, Passed, BadWords."""
    helper = await helpers.find(unit, person_id)
    if helper is not None and helper.standing not in {Standing.APPLYING, Standing.REJECTED}:
        await _restrain(unit, person_id, me, Standing.BANNED, reason, for_how_long)
    person = await people.find(unit, person_id)
    if person is None:
        raise Unknown
    person.ban_reason = reason
    person.banned_until = unit.now + (for_how_long or FOR_EVER)
    if helper is None:
        await speech.letter(unit, person_id, "customer-banned", reason=reason)


async def _restrain(
    unit: Unit, helper_id: int, me: Me, standing: Standing, reason: str, for_how_long: timedelta | None
) -> None:
    """By a human's decision, with a reason the person is told and an end. Jobs they are bound to go back."""
    helper = await helpers.lock(unit, helper_id)
    if helper is None or helper.standing in {Standing.APPLYING, Standing.REJECTED}:
        raise Unknown
    if helper.standing is standing:
        raise Passed
    helper.standing, helper.reason = standing, reason
    helper.decided_at, helper.decided_by = unit.now, me.id
    helper.until = unit.now + for_how_long if for_how_long is not None else None
    helper.on_duty = False
    await helpers.project_duty(unit, helper)
    if helper.until is not None:
        await timers.plan(unit, f"restrained:{helper_id}", "restrained", helper.until, helper=helper_id)
    for job in await jobs.of_helper(unit, helper_id, ASSIGNED):
        if Step.RELEASE in steps_from(job.status, Role.ADMIN):
            await job_actions.release(unit, job.id or 0, me, role=Role.ADMIN, reason=reason)
    region = unit.rules.region(helper.region)
    if helper.until is not None:
        until = helper.until.astimezone(region.clock)
        await speech.letter(unit, helper_id, f"helper-{standing}-until", until=until, reason=reason)
    else:
        await speech.letter(unit, helper_id, f"helper-{standing}", reason=reason)


async def lift(unit: Unit, helper_id: int, me: Me | None, *, reason: str | None = None) -> None:
    """End a suspension or ban; without `me` it is the clock, at the end that was stated."""
    helper = await helpers.lock(unit, helper_id)
    person = await people.find(unit, helper_id)
    if person is not None:
        if helper is None and person.banned_until is not None:
            await speech.letter(unit, helper_id, "customer-unbanned")
        person.banned_until = person.ban_reason = None
    if helper is None:
        if person is None:
            raise Unknown
        return
    if helper.standing not in {Standing.SUSPENDED, Standing.BANNED}:
        raise Passed
    helper.standing, helper.until, helper.reason = Standing.APPROVED, None, reason
    helper.decided_at, helper.decided_by = unit.now, me.id if me is not None else None
    await speech.letter(
        unit,
        helper_id,
        "helper-lifted",
        reason=reason or "none",
        buttons=[[speech.Button(label="button-duty-on", data="duty:1")]],
    )


async def recent(unit: Unit) -> Sequence[Audit]:
    """The newest lines of the audit log."""
    return await people.recent_audit(unit)
