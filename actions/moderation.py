"""What admins do with helpers and people, each with a reason the person is told. Refuses to act without a human."""

from __future__ import annotations

import re
from datetime import timedelta

from actions import jobs as job_actions
from actions import speech
from actions.people import Me
from domain.errors import BadWords, Passed, Unknown
from domain.job import ASSIGNED, Role, Step
from storage import helpers, jobs, people
from storage.tables.people import Helper, Standing
from storage.unit import Unit

SPAN = re.compile(r"(?P<count>\d{1,4})\s*(?P<unit>[hdwm])", re.IGNORECASE)
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


async def restrain(
    unit: Unit, helper_id: int, me: Me, *, standing: Standing, reason: str, for_how_long: timedelta | None
) -> Helper:
    """Suspend or ban a helper, with a reason and an end, by a human's decision. Their open jobs go back.

    Raises Unknown when nobody by that id helps, BadWords without a reason, Passed when it is so already.
    """
    if not reason.strip():
        raise BadWords(word="reason")
    helper = await helpers.lock(unit, helper_id)
    if helper is None or helper.standing in {Standing.APPLYING, Standing.REJECTED}:
        raise Unknown
    if helper.standing is standing:
        raise Passed
    helper.standing, helper.reason = standing, reason.strip()
    helper.decided_at, helper.decided_by = unit.now, me.id
    helper.until = unit.now + for_how_long if for_how_long is not None else None
    helper.on_duty = False
    await helpers.project_duty(unit, helper)
    if helper.until is not None:
        await job_actions.plan(unit, f"restrained:{helper_id}", "restrained", helper.until, helper=helper_id)
    for job in await jobs.of_helper(unit, helper_id, ASSIGNED):
        if job.status in {s for (s, step) in _releasable() if step is Step.RELEASE}:
            await job_actions.release(unit, job.id or 0, me, role=Role.ADMIN, reason=reason)
    region = unit.rules.region(helper.region)
    facts = {"reason": helper.reason}
    if helper.until is not None:
        await speech.letter(
            unit, helper_id, f"helper-{standing}-until", until=helper.until.astimezone(region.clock), **facts
        )
    else:
        await speech.letter(unit, helper_id, f"helper-{standing}", **facts)
    return helper


async def lift(unit: Unit, helper_id: int, me: Me | None, *, reason: str | None = None) -> Helper:
    """End a suspension or ban; without `me` it is the clock, at the end that was stated."""
    helper = await helpers.lock(unit, helper_id)
    if helper is None:
        raise Unknown
    if helper.standing not in {Standing.SUSPENDED, Standing.BANNED}:
        raise Passed
    helper.standing, helper.until, helper.reason = Standing.APPROVED, None, reason
    helper.decided_at, helper.decided_by = unit.now, me.id if me is not None else None
    await speech.letter(
        unit, helper_id, "helper-lifted", buttons=[[speech.Button(label="button-duty-on", data="duty:1")]]
    )
    return helper


def _releasable() -> list[tuple[object, Step]]:
    from domain.job import LIFE

    return [(status, step) for (status, step), (_, who) in LIFE.items() if Role.ADMIN in who]
