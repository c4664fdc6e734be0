"""The card of an alarm: what happened, to whom, in their own words, and how to reach them.

It names a street and a phone number, so it is drawn for the admin chat alone. Refuses to change anything.
"""

from __future__ import annotations

from actions import alarms, dead, desk, jobs, people, reviews
from actions.alarms import Alarm
from actions.desk import About
from actions.jobs import Job
from actions.people import Unit
from actions.speech import Say
from handlers.keyboards import AdminTap, Keys
from handlers.outgoing import Outgoing
from handlers.texts import Speaker


async def draw(unit: Unit, chat: int, alarm_id: int, say: Speaker) -> Outgoing | None:
    """Something that needs a human, with "I take it" until somebody has, then "Done"."""
    if chat != await people.admin_chat(unit):
        return None
    alarm = await alarms.find(unit, alarm_id)
    facts = {name: value for name, value in alarm.facts.items() if isinstance(value, str | int)}
    if alarm.kind == "set-aside":
        facts["count"] = await dead.count(unit)
    of = await desk.about(unit, alarm)
    parts = [say(f"alarm-{alarm.kind}", **facts)]
    if alarm.count > 1:
        last = alarm.rang_at.astimezone(unit.rules.regions[0].clock)
        parts.append(say("alarm-again", count=alarm.count, last=last))
    parts += _who(alarm, of, say)
    parts += await _said(unit, alarm, say)
    if of.job is not None:
        parts += _job(unit, of.job, of, say)
    keys = Keys(say)
    if alarm.closed_at is not None:
        parts.append(say("alarm-closed"))
    elif alarm.taken_by is not None:
        admin = await people.find(unit, alarm.taken_by)
        parts.append(say("alarm-taken", by=admin.first_name if admin else "–"))
        keys.row(keys.key(AdminTap(do="end", subject=alarm_id), "button-end"))
    else:
        keys.row(keys.key(AdminTap(do="take", subject=alarm_id), "button-take"))
    if of.person is not None and alarm.closed_at is None:
        parts.append(say("alarm-usage", name=of.person.first_name))
    text = "\n".join(part for part in parts if part)
    return Outgoing(text=text, markup=keys.markup(), left_behind=say("alarm-below"))


def _who(alarm: Alarm, of: About, say: Speaker) -> list[str]:
    """The person with a link to their profile, their phone and where they are, as far as they have said so."""
    if of.person is None:
        return []
    if of.person.id < 0:  # they have had everything of them erased
        lines = ["👤 " + say("erased-person")]
    else:
        lines = [say("alarm-person", name=of.person.first_name, id=str(of.person.id))]
    theirs = of.job if of.job is not None and of.job.customer_id == of.person.id else of.draft
    if theirs is not None and theirs.phone:
        lines.append(say("job-phone", phone=theirs.phone))
    where = theirs.area if isinstance(theirs, Job) else (theirs.place if theirs is not None else None)
    if theirs is not None and theirs.street:
        where = f"{theirs.street}, {where}"
    if where:
        lines.append(say("need-street", street=where))
    return lines


async def _said(unit: Unit, alarm: Alarm, say: Speaker) -> list[str]:
    """The person's own words, and those of the review the alarm is about."""
    said = [str(alarm.facts.get("words", ""))]
    if alarm.kind == "one-star" and alarm.job_id is not None:
        review = await reviews.of_job(unit, alarm.job_id)
        said.append(review.words or "" if review is not None else "")
    return [say("words-quoted", words=words) for words in said if words]


def _job(unit: Unit, job: Job, of: About, say: Speaker) -> list[str]:
    """The job, the helper who has or had it, what was agreed and what was asked for."""
    lines = [
        say(
            "alarm-job",
            job=str(job.id),
            category=Say(f"category-{job.category}"),
            area=job.area,
            slot=jobs.during(unit, job),
            status=Say(f"status-{str(job.status).replace('_', '-')}"),
        )
    ]
    if of.helper is not None:
        lines.append(say("alarm-helper", name=of.helper.name, id=str(of.helper.person_id)))
    agreed = (jobs.money(job, job.low), jobs.money(job, max(job.high, job.consented or 0)))
    if job.final is not None:
        lines.append(say("alarm-amounts", price=agreed, final=jobs.money(job, job.final)))
    else:
        lines.append(say("alarm-amount", price=agreed))
    return lines
