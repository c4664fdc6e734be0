"""A human at the admins' desk and a person with a trouble: words go both ways through the bot.

Whoever takes an alarm is announced to the person; from then on what that person writes goes to the admin chat, until
one of them ends it, or nobody has written for hours. Refuses to decide who is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from actions import alarms, speech
from actions.people import Me
from domain.errors import NotAllowed, Passed
from domain.job import AFTER_WORK, ASSIGNED, OPEN, Status
from domain.pieces import MOST_BELOW_FILE, MOST_IN_MESSAGE, pieces
from storage import alarms as alarm_rows
from storage import helpers, jobs, needs, people, timers
from storage.tables.jobs import Job, NeedRow
from storage.tables.people import Helper, Person
from storage.tables.road import Alarm
from storage.unit import Unit

TALK = "human"
"""What the bot waits for while a person talks with the admins: facts have the number of the alarm."""

WAITING = frozenset({"human", "complaint", "emergency", "dispute"})
"""Alarms of people who wait for a human; of the others nobody but the admins knows, until one of them writes."""


@dataclass(frozen=True, kw_only=True)
class About:
    """Whom and what an alarm is about, as far as it is known."""

    person: Person | None = None
    helper: Helper | None = None
    job: Job | None = None
    draft: NeedRow | None = None


async def about(unit: Unit, alarm: Alarm) -> About:
    """The person, their newest job or draft, and the helper who has or had the job."""
    job = await jobs.find(unit, alarm.job_id) if alarm.job_id is not None else None
    person_id = alarm.person or (job.customer_id if job is not None else None)
    if person_id is None:
        return About(job=job)
    if job is None:
        job = await _newest_job(unit, person_id)
    helper = await helpers.find(unit, job.helper_id) if job is not None and job.helper_id is not None else None
    draft = await needs.draft_of(unit, person_id) if job is None else None
    return About(person=await people.find(unit, person_id), helper=helper, job=job, draft=draft)


async def _newest_job(unit: Unit, person_id: int) -> Job | None:
    found = await jobs.of_customer(unit, person_id, OPEN | AFTER_WORK | {Status.EXPIRED})
    found = found or await jobs.of_helper(unit, person_id, ASSIGNED)
    return found[0] if found else None


async def take(unit: Unit, alarm_id: int, me: Me) -> None:
    """An admin takes an alarm; a person who waits for a human is told who it is. Raises Unknown, Taken."""
    before = await alarms.lock(unit, alarm_id)
    if before.taken_by == me.id or before.closed_at is not None:
        return
    alarm = await alarms.take(unit, alarm_id, me)
    person = (await about(unit, alarm)).person
    if person is not None and alarm.kind in WAITING:
        await speech.letter(unit, person.id, "human-taken", name=me.person.first_name)
        await _listen(unit, alarm, person.id)


async def _listen(unit: Unit, alarm: Alarm, person_id: int) -> None:
    """Pass on what the person says from now on; an application form is left alone, it would be lost."""
    talk = await people.talk_of(unit, person_id, person_id)
    if talk is None or not talk.state.startswith("join"):
        await people.wait_for(unit, person_id, person_id, TALK, {"alarm": alarm.id})
        await _look_when_silent(unit, alarm, person_id)


async def _look_when_silent(unit: Unit, alarm: Alarm, person_id: int) -> None:
    """Look again when nobody has written for so long; what is said meanwhile puts it off."""
    due = unit.now + unit.rules.desk_silence
    await timers.plan(unit, f"desk:{person_id}", "desk", due, person=person_id, alarm=alarm.id)


async def end_silent(unit: Unit, person_id: int, alarm_id: int) -> None:
    """Nobody has written for hours: the bot listens again, and both sides hear so. The alarm stays the admin's."""
    alarm = await alarm_rows.find(unit, alarm_id)
    talk = await people.talk_of(unit, person_id, person_id)
    if alarm is None or talk is None or talk.state != TALK or talk.facts.get("alarm") != alarm_id:
        return
    await people.stop_waiting(unit, person_id, person_id)
    await speech.letter(unit, person_id, "human-silent")
    person = await people.find(unit, person_id)
    await speech.letter(
        unit,
        await alarms.chat_of_admins(unit),
        "alarm-relayed",  # so that an answer to it goes to the person
        key=f"alarm:{alarm_id}:{unit.key()}",
        name=person.first_name if person is not None else "–",
        id=str(person_id),
        words=speech.Say("desk-silent", hours=round(unit.rules.desk_silence / timedelta(hours=1))),
    )


async def alarm_of(unit: Unit, chat: int, message_id: int) -> Alarm | None:
    """The alarm a message in the admin chat belongs to, if it does to any."""
    return await alarm_rows.of_message(unit, chat, message_id)


async def write(unit: Unit, alarm: Alarm, me: Me, words: str) -> None:
    """An admin's words to the person; who writes has taken the alarm. Raises Passed when it is about nobody."""
    person = (await about(unit, alarm)).person
    if person is None:
        raise Passed
    alarm = await alarms.lock(unit, alarm.id or 0)
    if alarm.taken_by is None:
        alarm.taken_by, alarm.taken_at = me.id, unit.now
    alarm.closed_at = None
    await alarms.show(unit, alarm)
    for piece in pieces(words):
        await speech.letter(unit, person.id, "human-says", key=unit.key(), name=me.person.first_name, words=piece)
    await _listen(unit, alarm, person.id)


async def pass_on(unit: Unit, alarm_id: int, me: Me, words: str, *, photo: str | None = None) -> bool:
    """A person's words to the admins; False when their alarm is over, so that they are heard as usual."""
    alarm = await alarms.find(unit, alarm_id)
    if alarm.person not in {None, me.id}:
        raise NotAllowed
    if alarm.closed_at is not None or alarm.taken_by is None:
        await people.stop_waiting(unit, me.id, me.id)
        return False
    admins = await alarms.chat_of_admins(unit)
    for number, piece in enumerate(pieces(words, first=MOST_BELOW_FILE if photo else MOST_IN_MESSAGE)):
        await speech.letter(
            unit,
            admins,
            "alarm-relayed",
            key=f"alarm:{alarm.id}:{unit.key()}",
            name=me.person.first_name,
            id=str(me.id),
            words=piece,
            media={"photo": photo} if photo and number == 0 else None,
        )
    await _look_when_silent(unit, alarm, me.id)
    return True


async def end(unit: Unit, alarm_id: int, me: Me) -> None:
    """An admin has finished with it: the person is told that the bot listens again. Raises Unknown."""
    alarm = await alarms.lock(unit, alarm_id)
    if alarm.closed_at is not None:
        return
    alarm.closed_at = unit.now
    await alarms.show(unit, alarm)
    person = (await about(unit, alarm)).person
    talk = await people.talk_of(unit, person.id, person.id) if person is not None else None
    if talk is not None and talk.state == TALK and talk.facts.get("alarm") == alarm.id:
        await people.stop_waiting(unit, talk.person, talk.chat)
        await timers.drop(unit, f"desk:{talk.person}")
        await speech.letter(unit, talk.person, "human-over")
