"""A helper's being available: /duty, /pause, and the button after a pause; /me, the own numbers."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject, StateFilter
from aiogram.types import CallbackQuery, Message

from actions import helpers
from actions.people import Me, Unit
from handlers import say
from handlers.filters import PRIVATE, WORDS, slash
from handlers.keyboards import DutyTap, Keys
from handlers.texts import speaker
from nlu import earning


def router() -> Router:
    """The helper's own commands."""
    routes = Router(name="duty")
    routes.message.register(duty, slash("duty", "pause"), PRIVATE)
    routes.message.register(numbers, slash("me"), PRIVATE)
    routes.message.register(numbers, PRIVATE, StateFilter(None), WORDS, asked_for_numbers)
    routes.callback_query.register(pressed, DutyTap.filter())
    return routes


async def asked_for_numbers(message: Message, me: Me) -> bool:
    """Whether a helper asks in words what /me says."""
    return me.may_help and earning.asks(message.text or "")


async def duty(message: Message, command: CommandObject, unit: Unit, me: Me, raw_state: str | None) -> None:
    """/duty on, /duty off, /pause; without a word it shows what is and turns it with a button."""
    word = (command.args or "").strip().lower()
    if await said_why_not(unit, me, raw_state):
        return
    helper = await helpers.require(unit, me)
    if command.command.lower() == "pause" or word in {"off", "aus", "pause"}:
        helper = await helpers.go_on_duty(unit, me, on=False)
    elif word in {"on", "an", "ein"}:
        helper = await helpers.go_on_duty(unit, me, on=True)
    await _show(unit, me, on=helper.on_duty)


async def pressed(tap: CallbackQuery, callback_data: DutyTap, unit: Unit, me: Me) -> None:
    """Available, or a pause, by button."""
    helper = await helpers.go_on_duty(unit, me, on=callback_data.on)
    say.toast(unit, tap, me, "duty-on" if helper.on_duty else "duty-off")
    await _show(unit, me, on=helper.on_duty)


async def turn(unit: Unit, me: Me, *, on: bool) -> None:
    """Available, or a pause, in words."""
    helper = await helpers.go_on_duty(unit, me, on=on)
    await _show(unit, me, on=helper.on_duty)


async def said_why_not(unit: Unit, me: Me, state: str | None) -> bool:
    """Whether this person may not help now, and is told why not: suspended, banned, or how their application stands."""
    told = helpers.restraint(unit, me) or _applying(me, state)
    if told is not None:
        message, facts = told
        await say.letter(unit, me.id, message, **facts)
    return told is not None


def _applying(me: Me, state: str | None) -> tuple[str, dict[str, str]] | None:
    """What somebody is told who is no helper yet; None for one who is."""
    if me.may_help:
        return None
    if state is not None and state.startswith("join-"):
        return "join-unfinished", {}
    if helpers.has_applied(me):
        return "join-waiting", {}
    return (
        ("join-rejected", {"reason": me.helper.reason or "none"}) if me.helper is not None else ("join-not-begun", {})
    )


async def _show(unit: Unit, me: Me, *, on: bool) -> None:
    keys = Keys(speaker(me.language))
    keys.row(keys.key(DutyTap(on=not on), "button-duty-off" if on else "button-duty-on"))
    await say.letter(unit, me.id, "duty-on" if on else "duty-off", rows=keys.rows)


async def numbers(message: Message, unit: Unit, me: Me, raw_state: str | None) -> None:
    """What a helper may know of themselves."""
    if await said_why_not(unit, me, raw_state):
        return
    helper = await helpers.require(unit, me)
    own = await helpers.own_numbers(unit, helper)
    await say.letter(unit, me.id, "me", **own)
