"""Alarms for the admins: opened once per subject, one card each, taken by one admin. Refuses to solve them."""

from __future__ import annotations

from typing import Any

from actions import speech
from actions.people import Me
from domain.errors import Taken, Unknown
from storage import alarms, owed
from storage.tables.road import Alarm as Alarm
from storage.unit import Unit

MOST_WORDS = 700
"""Characters of a person's own words that an alarm keeps."""


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
    """Tell the admin chat, once per subject; the same subject again only brings its card up to date.

    `words`: what the person said; what they said before stays above it while the alarm is open.
    """
    if words:
        facts["words"] = words[-MOST_WORDS:]
    alarm, new = await alarms.open_alarm(unit, subject, kind, job_id=job, person=person, facts=speech.encode(facts))
    alarm.kind = kind  # "nobody has accepted yet" becomes "nobody found" on the same card
    rings_again = not new and alarm.closed_at is not None
    if words and not new and not rings_again and words not in (before := str(alarm.facts.get("words", ""))):
        facts["words"] = f"{before}\n{words}".strip()[-MOST_WORDS:]
    alarm.facts = speech.encode(facts) or alarm.facts
    if rings_again:
        alarm.closed_at = alarm.taken_by = alarm.taken_at = None
        alarm.opened_at = unit.now
    await show(unit, alarm, afresh=rings_again)


async def show(unit: Unit, alarm: Alarm, *, afresh: bool = False) -> None:
    """Bring the alarm's card in the admin chat up to date; `afresh`, so that it is heard, as a new message."""
    await speech.wish(unit, await chat_of_admins(unit), f"alarm:{alarm.id}", afresh=afresh)


async def find(unit: Unit, alarm_id: int) -> Alarm:
    """The alarm with this number; raises Unknown."""
    alarm = await alarms.find(unit, alarm_id)
    if alarm is None:
        raise Unknown
    return alarm


async def take(unit: Unit, alarm_id: int, me: Me) -> Alarm:
    """An admin says "I take it"; raises Taken when another already has."""
    alarm = await find(unit, alarm_id)
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


async def close_of_job(unit: Unit, job_id: int) -> None:
    """What the alarms of a job warned of is over."""
    for alarm in await alarms.of_job(unit, job_id):
        alarm.closed_at = unit.now
        await show(unit, alarm)
