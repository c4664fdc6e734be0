"""The application form, answered in words: age, place, kilometres, skills, languages, "next". Refuses to book anything.

While the form runs, what is typed belongs to it. Only what is clearly a need of their own is asked about.
"""

from __future__ import annotations

import re
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import Message

from actions import people
from actions.people import Me, Unit
from domain.vocabulary import Category, Language
from handlers import say, whom
from handlers.cards.need import COMMON
from handlers.customer.here import meant
from handlers.customer.meaning import SURE_CATEGORY, is_sure_need
from handlers.customer.start import SURE
from handlers.customer.where import spot_of
from handlers.filters import PRIVATE, WORDS
from handlers.helper import join
from handlers.keyboards import JoinTap, Keys
from handlers.texts import speaker
from nlu import applying, counting, replies
from nlu.replies import Reply
from nlu.understanding import Intent, Understanding

STATES = ("join-name", "join-adult", "join-place", "join-radius", "join-skills", "join-languages", "join-crowd")
SEVERAL = re.compile(r"\d{1,2}(?:(?:\s*[,;+&/]\s*|\s+)(?:(?:und|u|and|et|e)\s+)?\d{1,2})+", re.IGNORECASE)
FEWEST_KM = 6
"""Up to here a bare number may also be the number of a button, which choosing presses."""


def router() -> Router:
    """Before the form's own room."""
    routes = Router(name="join-words")
    routes.message.register(aside, PRIVATE, StateFilter(*STATES), WORDS)
    routes.message.register(adult, PRIVATE, StateFilter("join-adult"), WORDS)
    routes.message.register(moved, PRIVATE, StateFilter(*STATES[3:]), WORDS)
    routes.message.register(far, PRIVATE, StateFilter("join-radius"), WORDS)
    routes.message.register(skilled, PRIVATE, StateFilter("join-skills"), WORDS)
    routes.message.register(speaking, PRIVATE, StateFilter("join-languages"), WORDS)
    routes.message.register(grouped, PRIVATE, StateFilter("join-crowd"), WORDS)
    return routes


async def aside(
    message: Message, unit: Unit, me: Me, raw_state: str, talk: dict[str, Any], heard: Understanding | None
) -> None:
    """What is clearly no answer: a need of their own is asked about; who calls for a human is heard as usual."""
    if heard is None or not _own_need(heard, raw_state):
        raise SkipHandler
    kept = {"words": heard.text, "media": None, "need": whom.kept_of(meant(unit, None, heard))}
    await people.wait_for(unit, me, me.id, raw_state, **{**talk, "aside": kept})
    keys = Keys(speaker(me.language))
    keys.row(keys.key(JoinTap(do="stay"), "button-join-stay"))
    keys.row(keys.key(JoinTap(do="need"), "button-join-need"))
    await say.letter(unit, me.id, "join-or-need", rows=keys.rows)


def _own_need(heard: Understanding, state: str) -> bool:
    """A problem with where or when, anywhere; a problem with a thing, where no skills are asked."""
    if is_sure_need(heard) and heard.devices:
        return True
    if state in {"join-name", "join-skills"} or heard.intent is not Intent.NEW_NEED or not heard.devices:
        return False
    if state == "join-languages" and applying.languages(heard.text):
        return False
    return (heard.category_confidence or 0.0) >= SURE_CATEGORY and heard.category is not Category.OTHER


async def adult(message: Message, unit: Unit, me: Me, talk: dict[str, Any], heard: Understanding | None) -> None:
    """ "Jo bin 25": an age, or yes or no; a bare 1 or 2 is the number of a button."""
    text = message.text or ""
    if _is_for_others(heard) or (counting.read(text) is not None and (applying.age(text) or 0) < FEWEST_KM):
        raise SkipHandler
    reply, age = replies.read(text), applying.age(text)
    if age is not None:
        await join.answer_adult(unit, me, talk, adult=age >= applying.OF_AGE)
    elif reply in {Reply.YES, Reply.NO}:
        await join.answer_adult(unit, me, talk, adult=reply is Reply.YES)
    elif heard is not None and heard.intent in {Intent.ACCEPT, Intent.DENY} and heard.intent_confidence >= SURE:
        await join.answer_adult(unit, me, talk, adult=heard.intent is Intent.ACCEPT)
    else:
        await ask_again(unit, me, "join-adult", talk)


async def moved(
    message: Message, unit: Unit, me: Me, raw_state: str, talk: dict[str, Any], heard: Understanding | None
) -> None:
    """Another place than was said: the question stays the one it was."""
    spot = spot_of(heard.place) if heard is not None and heard.place is not None and not heard.devices else None
    if spot is None or (raw_state == "join-languages" and applying.languages(message.text or "")):
        raise SkipHandler
    form = await join.placed_in(unit, me, talk, spot)
    if form is None:
        return
    await people.wait_for(unit, me, me.id, raw_state, **form)
    if raw_state != "join-radius":
        await say.letter(unit, me.id, "join-place-changed", place=spot.label)
    await join.show_question(unit, me, raw_state, form)


async def far(message: Message, unit: Unit, me: Me, talk: dict[str, Any], heard: Understanding | None) -> None:
    """ "8 Kilometer", "8"; a small bare number, and "die zweite", press a button."""
    pick, km = counting.read(message.text or ""), applying.kilometres(message.text or "")
    if _is_for_others(heard) or (pick is not None and (pick.spelled or 0 < pick.number < FEWEST_KM)):
        raise SkipHandler
    if km is None:
        await ask_again(unit, me, "join-radius", talk)
        return
    await join.ask_skills(unit, me, {**talk, "radius": km, "skills": []})


async def skilled(message: Message, unit: Unit, me: Me, talk: dict[str, Any], heard: Understanding | None) -> None:
    """Several at once, "computer und drucker, chan au möbel ufbaue"; "weiter" goes on."""
    text = message.text or ""
    if _is_for_others(heard) or counting.read(text) is not None:
        raise SkipHandler
    things = heard.devices if heard is not None else ()
    if any(thing.negated for thing in things):
        await ask_again(unit, me, "join-skills", talk)
        return
    named = {str(skill) for skill in applying.skills(text)}
    named |= {str(thing.category) for thing in things if thing.category is not None}
    named |= set(numbered(text, [str(skill) for skill in COMMON]))
    if named:
        chosen = [] if applying.only(text) else talk["skills"]
        form = {**talk, "skills": [*chosen, *sorted(named - set(chosen))]}
        await join.ask_skills(unit, me, form, afresh=True)
    elif applying.onward(text):
        await _onward(unit, me, "join-skills", talk, "skills")
    else:
        await ask_again(unit, me, "join-skills", talk)


def numbered(text: str, buttons: list[str]) -> list[str]:
    """Several buttons by their numbers, "1, 2 et 4"; nothing where one of the numbers has no button."""
    if SEVERAL.fullmatch(text.strip(" .!")) is None:
        return []
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    return [buttons[number - 1] for number in numbers] if set(numbers) <= set(range(1, len(buttons) + 1)) else []


async def speaking(message: Message, unit: Unit, me: Me, talk: dict[str, Any], heard: Understanding | None) -> None:
    """ "Italiano e tedesco"; "weiter" goes on."""
    text = message.text or ""
    if _is_for_others(heard) or counting.read(text) is not None:
        raise SkipHandler
    named = [str(language) for language in applying.languages(text)] or numbered(text, [str(one) for one in Language])
    if named:
        chosen = [] if applying.only(text) else talk["languages"]
        form = {**talk, "languages": [*chosen, *(one for one in named if one not in chosen)]}
        await join.ask_languages(unit, me, form, afresh=True)
    elif applying.onward(text):
        await _onward(unit, me, "join-languages", talk, "languages")
    else:
        await ask_again(unit, me, "join-languages", talk)


async def grouped(message: Message, unit: Unit, me: Me, talk: dict[str, Any], heard: Understanding | None) -> None:
    """The name of a group, in the language the buttons have."""
    text = " ".join((message.text or "").casefold().split()).strip(" .!")
    if _is_for_others(heard) or counting.read(text) is not None:
        raise SkipHandler
    titles = {crowd.id: crowd.title.within(me.language).casefold() for crowd in unit.rules.crowds}
    meant = [crowd for crowd, title in titles.items() if len(text) > 2 and (text in title or title in text)]
    if len(meant) == 1:
        await join.tapped(None, JoinTap(do="crowd", value=meant[0]), unit, me, "join-crowd", talk)
    else:
        await ask_again(unit, me, "join-crowd", talk)


async def _onward(unit: Unit, me: Me, state: str, talk: dict[str, Any], what: str) -> None:
    if talk[what]:
        await join.tapped(None, JoinTap(do=what), unit, me, state, talk)
        return
    await say.letter(unit, me.id, "join-choose-one")
    await people.show_form(unit, me, afresh=True)


def _is_for_others(heard: Understanding | None) -> bool:
    """Whether somebody rather wants a human: the way to one is always open."""
    return heard is not None and heard.intent is Intent.HUMAN and heard.intent_confidence >= SURE


async def ask_again(unit: Unit, me: Me, state: str, talk: dict[str, Any]) -> None:
    """What was typed is no answer: the question once more, in the form's own words."""
    await say.letter(unit, me.id, "join-again")
    await join.show_question(unit, me, state, talk)
