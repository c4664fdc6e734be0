"""The card of a newcomer's application form: the questions that are answered by pressing. Refuses to keep answers."""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton

from actions import people
from actions.people import Unit
from domain.vocabulary import Language
from handlers.cards.need import COMMON
from handlers.keyboards import JoinTap, Keys
from handlers.outgoing import Outgoing
from handlers.texts import Speaker


async def draw(unit: Unit, chat: int, person_id: int, say: Speaker) -> Outgoing | None:
    """Skills, languages, crowd: whichever is being asked; afterwards a short word that it was sent."""
    if chat != person_id:
        return None
    state, form = await people.talk_of(unit, person_id, chat)
    keys = Keys(say)
    match state:
        case "join-skills":
            keys.grid([_box(say, "skill", skill, "category", skill in form["skills"]) for skill in map(str, COMMON)], 2)
            keys.row(keys.key(JoinTap(do="skills"), "button-continue"))
        case "join-languages":
            keys.grid(
                [_box(say, "language", code, "language", code in form["languages"]) for code in map(str, Language)], 2
            )
            keys.row(keys.key(JoinTap(do="languages"), "button-continue"))
        case "join-crowd":
            for crowd in unit.rules.crowds:
                keys.row(keys.plain(JoinTap(do="crowd", value=crowd.id), crowd.title.within(say.language)))
        case _:
            return Outgoing(text=say("join-form-closed"))
    return Outgoing(text=say(state), markup=keys.markup(), follow=True, choices=len(keys))


def _box(say: Speaker, do: str, value: str, kind: str, chosen: bool) -> InlineKeyboardButton:
    mark = "☑" if chosen else "☐"
    return Keys(say).plain(JoinTap(do=do, value=value), f"{mark} {say.label(f'{kind}-{value}')}")
