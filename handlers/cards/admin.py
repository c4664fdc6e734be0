"""The card of an application, in the admin chat. Refuses to show it anywhere else."""

from __future__ import annotations

from actions import helpers, people
from actions.people import Unit
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
        region=unit.rules.region(helper.region).title.within(say.language),
        crowd=unit.rules.crowd_title(helper.crowd).within(say.language),
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
