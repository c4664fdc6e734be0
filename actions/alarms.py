"""Alarms for the admins: one card each, taken by one admin, counted up when they ring again. Refuses to solve them."""

from __future__ import annotations

from typing import Any

from actions import speech
from actions.people import Me, region_of_chat
from domain.alarms import COUNTED, Again, shown_afresh
from domain.alarms import again as rule
from domain.errors import Taken, Unknown
from storage import alarms, owed
from storage.tables.road import Alarm as Alarm
from storage.unit import Unit

MOST_WORDS = 2500
"""Of what somebody wrote so many characters stand on an alarm's card, the newest."""


async def ring(
    unit: Unit,
    kind: str,
    subject: str,
    *,
    job: int | None = None,
    person: int | None = None,
    words: str = "",
    **facts: Any,
) -> None:
    """Tell the admin chat, once per subject. The same subject again only brings its card up to date.

    What people call for counts: the card says how often and when, and is shown afresh; once an admin has taken it and
    some time has passed it is a new alarm. `words`: what the person said; what they said before stays above it.
    """
    if words:
        facts["words"] = _newest(words)
    encoded = speech.encode(facts)
    alarm, new = await alarms.open_alarm(unit, subject, kind, job_id=job, person=person, facts=encoded)
    if new:
        await show(unit, alarm)
        return
    if kind not in COUNTED and alarm.closed_at is None:
        alarm.kind = kind  # "nobody has accepted yet" becomes "nobody found" on the same card
        alarm.facts = {**alarm.facts, **encoded}
        await show(unit, alarm)
        return
    what = rule(kind, taken_at=alarm.taken_at, closed_at=alarm.closed_at, last=alarm.rang_at, now=unit.now)
    if what is Again.NEW:
        alarm.subject = f"{subject}/{alarm.id}"  # the newest has the subject
        await unit.session.flush()
        alarm, _ = await alarms.open_alarm(unit, subject, kind, job_id=job, person=person, facts=encoded)
        await show(unit, alarm)
        return
    await _count(unit, alarm, kind, encoded)


def _newest(words: str) -> str:
    """What fits on a card; that something came before it is seen."""
    return words if len(words) <= MOST_WORDS else "…" + words[-MOST_WORDS:]


async def _count(unit: Unit, alarm: Alarm, kind: str, facts: dict[str, Any]) -> None:
    """The same alarm has rung once more."""
    afresh, before = shown_afresh(alarm.rang_at, unit.now), str(alarm.facts.get("words", ""))
    if before and (words := facts.get("words", "")) not in before:
        facts = {**facts, "words": _newest(f"{before}\n{words}".strip())}
    elif before:
        facts = {**facts, "words": before}
    alarm.facts = {**alarm.facts, **facts}
    alarm.kind, alarm.count, alarm.rang_at = kind, alarm.count + 1, unit.now
    await show(unit, alarm, afresh=afresh)


async def show(unit: Unit, alarm: Alarm, *, afresh: bool = False) -> None:
    """Bring the alarm's card in the admin chat up to date; `afresh`, so that it is heard, as a new message."""
    await speech.wish(unit, await chat_of_admins(unit), f"alarm:{alarm.id}", afresh=afresh)


async def find(unit: Unit, alarm_id: int) -> Alarm:
    """The alarm with this number; raises Unknown."""
    alarm = await alarms.find(unit, alarm_id)
    if alarm is None:
        raise Unknown
    return alarm


async def lock(unit: Unit, alarm_id: int) -> Alarm:
    """The same, locked until the unit ends: for who decides what becomes of it. Raises Unknown."""
    alarm = await alarms.lock(unit, alarm_id)
    if alarm is None:
        raise Unknown
    return alarm


async def take(unit: Unit, alarm_id: int, me: Me) -> Alarm:
    """An admin says "I take it"; raises Taken when another already has."""
    alarm = await lock(unit, alarm_id)
    if alarm.taken_by is not None and alarm.taken_by != me.id:
        raise Taken
    alarm.taken_by, alarm.taken_at = me.id, unit.now
    await show(unit, alarm)
    return alarm


async def close(unit: Unit, subject: str) -> bool:
    """What this alarm warned of is over; False when it never rang, or is over already."""
    alarm = await alarms.of_subject(unit, subject)
    if alarm is None or alarm.closed_at is not None:
        return False
    alarm.closed_at = unit.now
    await show(unit, alarm)
    return True


async def chat_of_admins(unit: Unit) -> int:
    """Where alarms ring."""
    return await owed.present_address(unit, unit.rules.admin_chat)


async def helper_chat(unit: Unit, chat: int, *, lost: bool) -> None:
    """The bot was thrown out of a region's helper chat, or is back; any other group is nobody's concern."""
    region = await region_of_chat(unit, chat)
    if region is None:
        return
    if lost:
        await ring(unit, "no-helper-chat", f"helper-chat:{region.id}", region=region.id, chat=str(chat))
    else:
        await close(unit, f"helper-chat:{region.id}")


async def close_of_job(unit: Unit, job_id: int, *kinds: str) -> None:
    """What these alarms of a job, or all of them, warned of is over."""
    for alarm in await alarms.of_job(unit, job_id):
        if not kinds or alarm.kind in kinds:
            alarm.closed_at = unit.now
            await show(unit, alarm)
