"""Becoming a helper: /join asks for name, adult, place, radius, skills and languages, then the admins."""

from __future__ import annotations

from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, ChatJoinRequest, Message

from actions import helpers, people
from actions.people import Me, Unit
from domain.errors import Passed
from domain.masking import is_name
from domain.need import Spot
from domain.vocabulary import Category, Language
from handlers import say, whom
from handlers.customer.start import example_place
from handlers.customer.where import spot_of
from handlers.filters import PRIVATE, WORDS, That, slash
from handlers.keyboards import JoinTap, Keys
from handlers.texts import speaker
from nlu import applying, places
from nlu.understanding import Understanding

RADII = (3, 5, 10, 20, 30)


def router() -> Router:
    """The form; each answer leads to the next question, /stop leaves it."""
    routes = Router(name="join")
    routes.message.register(begin, slash("join", "mitmachen", "helfen"), PRIVATE)
    routes.message.register(named, PRIVATE, StateFilter("join-name"), WORDS)
    routes.message.register(placed, PRIVATE, StateFilter("join-place"), WORDS)
    routes.message.register(located, PRIVATE, StateFilter("join-place"), That(F.location))
    routes.callback_query.register(tapped, JoinTap.filter())
    routes.chat_join_request.register(knocked)
    return routes


async def begin(message: Message, unit: Unit, me: Me) -> None:
    """Somebody wants to help, unless they do already."""
    if me.may_help or helpers.has_applied(me):
        await say.letter(unit, me.id, "join-already" if me.may_help else "join-waiting")
        return
    await helpers.may_apply(unit, me)
    await people.wait_for(unit, me, me.id, "join-name")
    await say.letter(unit, me.id, "join-name", operator=unit.rules.operator.name)


async def named(message: Message, unit: Unit, me: Me) -> None:
    """The first name that customers will see."""
    name = applying.name(message.text or "")
    if name is None or not is_name(name) or "\n" in (message.text or "").strip():
        await say.letter(unit, me.id, "join-name-again")
        return
    await people.wait_for(unit, me, me.id, "join-adult", name=name)
    await show_adult(unit, me, name)


async def show_adult(unit: Unit, me: Me, name: str) -> None:
    """The question whether they are of age."""
    keys = Keys(speaker(me.language))
    keys.row(
        keys.key(JoinTap(do="adult", value="1"), "button-yes"), keys.key(JoinTap(do="adult", value="0"), "button-no")
    )
    await say.letter(unit, me.id, "join-adult", rows=keys.rows, name=name.split()[0])


async def placed(message: Message, unit: Unit, me: Me, talk: dict[str, Any], heard: Understanding | None) -> None:
    """Where they start from."""
    found = places.read(message.text or "", country=unit.rules.regions[0].country, language=me.language)
    spot = spot_of(found) if found is not None else None
    if spot is None:
        await say.letter(unit, me.id, "join-place-again", example=example_place(unit))
        return
    await _place(unit, me, talk, spot)


async def located(message: Message, unit: Unit, me: Me, talk: dict[str, Any]) -> None:
    """Where they start from, as a shared location."""
    if message.location is None:
        return
    near = places.nearest(message.location.latitude, message.location.longitude)
    label = near.label if near is not None else "–"
    spot = Spot(label=label, lat=message.location.latitude, lon=message.location.longitude, country="")
    await _place(unit, me, talk, spot)


async def placed_in(unit: Unit, me: Me, talk: dict[str, Any], spot: Spot) -> dict[str, Any] | None:
    """The form with this place in it; None, and said so, where we are not."""
    region = unit.rules.region_at(spot.lat, spot.lon)
    if region is None:
        await say.letter(unit, me.id, "join-uncovered", regions=unit.rules.regions_within(me.language))
        return None
    where = {"place": spot.label, "lat": spot.lat, "lon": spot.lon, "country": spot.country}
    return {**talk, **where, "region": region.id}


async def _place(unit: Unit, me: Me, talk: dict[str, Any], spot: Spot) -> None:
    form = await placed_in(unit, me, talk, spot)
    if form is None:
        return
    await people.wait_for(unit, me, me.id, "join-radius", **form)
    await show_radius(unit, me, spot.label)


async def show_radius(unit: Unit, me: Me, place: str) -> None:
    """The question how far they go."""
    keys = Keys(speaker(me.language))
    keys.row(*(keys.plain(JoinTap(do="radius", value=str(km)), f"{km} km") for km in RADII))
    await say.letter(unit, me.id, "join-radius", rows=keys.rows, place=place)


async def tapped(
    tap: CallbackQuery | None, callback_data: JoinTap, unit: Unit, me: Me, raw_state: str | None, talk: dict[str, Any]
) -> None:
    """The answers that are buttons; one of an older question is Passed."""
    value = callback_data.value
    match callback_data.do, raw_state:
        case "adult", "join-adult":
            await answer_adult(unit, me, talk, adult=value == "1")
        case "radius", "join-radius" if value.isdecimal() and int(value) in RADII:
            await ask_skills(unit, me, {**talk, "radius": int(value), "skills": []})
        case "skill", "join-skills" if value in set(Category):
            await ask_skills(unit, me, {**talk, "skills": _flip(talk["skills"], value)})
        case "skills", "join-skills" if talk["skills"]:
            await ask_languages(unit, me, {**talk, "languages": [str(me.language)]})
        case "language", "join-languages" if value in set(Language):
            await ask_languages(unit, me, {**talk, "languages": _flip(talk["languages"], value)})
        case "languages", "join-languages" if talk["languages"]:
            await _ask_crowd(unit, me, talk)
        case "crowd", "join-crowd" if value in {crowd.id for crowd in unit.rules.crowds}:
            await _apply(unit, me, {**talk, "crowd": value})
        case "stay", state if state is not None and "aside" in talk:
            form = {key: said for key, said in talk.items() if key != "aside"}
            await people.wait_for(unit, me, me.id, state, **form)
            await show_question(unit, me, state, form)
        case "need", state if state is not None and "aside" in talk:
            await people.stop_waiting(unit, me, me.id)
            await whom.begin_need(unit, me, talk["aside"])
        case "skills" | "languages", "join-skills" | "join-languages":
            say.toast(unit, tap, me, "join-choose-one", alert=True)
        case _:
            raise Passed


async def show_question(unit: Unit, me: Me, state: str, form: dict[str, Any]) -> None:
    """The question of a state, as it was asked first."""
    match state:
        case "join-name":
            await say.letter(unit, me.id, "join-name", operator=unit.rules.operator.name)
        case "join-adult":
            await show_adult(unit, me, form["name"])
        case "join-place":
            await say.letter(unit, me.id, "join-place", regions=unit.rules.regions_within(me.language))
        case "join-radius":
            await show_radius(unit, me, form["place"])
        case _:
            await people.show_form(unit, me, afresh=True)


def answers(state: str | None) -> list[JoinTap] | None:
    """The answers to a question of the form that is no card; None while another is asked."""
    match state:
        case "join-adult":
            return [JoinTap(do="adult", value="1"), JoinTap(do="adult", value="0")]
        case "join-radius":
            return [JoinTap(do="radius", value=str(km)) for km in RADII]
    return None


async def answer_adult(unit: Unit, me: Me, talk: dict[str, Any], *, adult: bool) -> None:
    """Only adults go on."""
    if not adult:
        await people.stop_waiting(unit, me, me.id)
        await say.letter(unit, me.id, "join-too-young")
        return
    await people.wait_for(unit, me, me.id, "join-place", **talk)
    await say.letter(unit, me.id, "join-place", regions=unit.rules.regions_within(me.language))


def _flip(chosen: list[str], value: str) -> list[str]:
    return [one for one in chosen if one != value] if value in chosen else [*chosen, value]


async def ask_skills(unit: Unit, me: Me, form: dict[str, Any], *, afresh: bool = False) -> None:
    """What they can do, with what is chosen so far; `afresh` below what was typed."""
    await people.wait_for(unit, me, me.id, "join-skills", **form)
    await people.show_form(unit, me, afresh=afresh)


async def ask_languages(unit: Unit, me: Me, form: dict[str, Any], *, afresh: bool = False) -> None:
    """What they speak, with what is chosen so far; `afresh` below what was typed."""
    await people.wait_for(unit, me, me.id, "join-languages", **form)
    await people.show_form(unit, me, afresh=afresh)


async def _ask_crowd(unit: Unit, me: Me, form: dict[str, Any]) -> None:
    if len(unit.rules.crowds) == 1:
        await _apply(unit, me, {**form, "crowd": unit.rules.crowds[0].id})
        return
    await people.wait_for(unit, me, me.id, "join-crowd", **form)
    await people.show_form(unit, me)


async def _apply(unit: Unit, me: Me, form: dict[str, Any]) -> None:
    await people.stop_waiting(unit, me, me.id)
    await people.show_form(unit, me)
    await helpers.apply(
        unit,
        me,
        helpers.Application(
            name=form["name"],
            spot=Spot(label=form["place"], lat=form["lat"], lon=form["lon"], country=form["country"]),
            region=form["region"],
            crowd=form["crowd"],
            radius_km=form["radius"],
            skills=tuple(Category(skill) for skill in form["skills"]),
            languages=tuple(Language(language) for language in form["languages"]),
        ),
    )
    await say.letter(unit, me.id, "join-applied")


async def knocked(request: ChatJoinRequest, unit: Unit, me: Me) -> None:
    """Somebody asks to join a chat."""
    await helpers.knocked(unit, request.chat.id, me)
