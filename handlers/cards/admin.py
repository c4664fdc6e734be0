"""Cards in the admin chat: applications and alarms. Refuses to show them anywhere else."""

from __future__ import annotations

from actions import alarms, dead, helpers, jobs, people
from actions.people import Unit
from actions.speech import Say
from handlers.keyboards import AdminTap, Keys
from handlers.outgoing import Outgoing
from handlers.texts import Speaker


async def draw_application(unit: Unit, chat: int, person_id: int, say: Speaker) -> Outgoing | None:
    """An application, with Approve and Reject while it is undecided."""
    if chat != await people.admin_chat(unit):
        return None
    helper = await helpers.find(unit, person_id)
    if helper is None:
        return None
    text = say(
        "application",
        name=helper.name,
        id=str(person_id),
        place=helper.place,
        region=unit.rules.region(helper.region).title,
        crowd=helper.crowd,
        radius=helper.radius_km,
        skills=", ".join(say.label(f"category-{skill}") for skill in helper.skills),
        languages=", ".join(say.label(f"language-{language}") for language in helper.languages),
    )
    keys = Keys(say)
    if helper.standing == "applied":
        keys.row(
            keys.key(AdminTap(do="approve", subject=person_id), "button-approve"),
            keys.key(AdminTap(do="reject", subject=person_id), "button-reject"),
        )
    else:
        admin = await people.find(unit, helper.decided_by) if helper.decided_by is not None else None
        text += "\n\n" + say(f"application-{helper.standing}", by=admin.first_name if admin else "–")
    return Outgoing(text=text, markup=keys.markup())


async def draw_alarm(unit: Unit, chat: int, alarm_id: int, say: Speaker) -> Outgoing | None:
    """Something that needs a human, with "I take it" until somebody has."""
    if chat != await people.admin_chat(unit):
        return None
    alarm = await alarms.find(unit, alarm_id)
    facts = _facts(alarm.facts)
    if alarm.kind == "set-aside":
        facts["count"] = await dead.count(unit)
    parts = [say(f"alarm-{alarm.kind}", **facts)]
    if alarm.job_id is not None:
        job = await jobs.find(unit, alarm.job_id)
        parts.append(
            say(
                "alarm-job",
                job=str(job.id),
                category=Say(f"category-{job.category}"),
                area=job.area,
                slot=jobs.during(unit, job),
                status=Say(f"status-{str(job.status).replace('_', '-')}"),
            )
        )
    if alarm.person is not None and (person := await people.find(unit, alarm.person)) is not None:
        parts.append(say("alarm-person", name=person.first_name, id=str(person.id)))
    keys = Keys(say)
    if alarm.closed_at is not None:
        parts.append(say("alarm-closed"))
    elif alarm.taken_by is not None:
        admin = await people.find(unit, alarm.taken_by)
        parts.append(say("alarm-taken", by=admin.first_name if admin else "–"))
    else:
        keys.row(keys.key(AdminTap(do="take", subject=alarm_id), "button-take"))
    return Outgoing(text="\n".join(parts), markup=keys.markup())


def _facts(facts: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if isinstance(value, str | int)}
