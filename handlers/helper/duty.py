"""A helper's being available: /duty, /pause, and the button after a pause; /me, the own numbers."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import helpers
from actions.people import Me, Unit
from handlers import say
from handlers.filters import PRIVATE, slash
from handlers.keyboards import DutyTap, Keys
from handlers.texts import speaker


def router() -> Router:
    """The helper's own commands."""
    routes = Router(name="duty")
    routes.message.register(duty, slash("duty", "pause"), PRIVATE)
    routes.message.register(numbers, slash("me"), PRIVATE)
    routes.callback_query.register(pressed, DutyTap.filter())
    return routes


async def duty(message: Message, command: CommandObject, unit: Unit, me: Me) -> None:
    """/duty on, /duty off, /pause; without a word it shows what is and turns it with a button."""
    word = (command.args or "").strip().lower()
    if await said_why_not(unit, me):
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


async def said_why_not(unit: Unit, me: Me) -> bool:
    """Whether this helper is suspended or banned; they are told until when, and why."""
    told = helpers.restraint(unit, me)
    if told is not None:
        message, facts = told
        await say.letter(unit, me.id, message, **facts)
    return told is not None


async def _show(unit: Unit, me: Me, *, on: bool) -> None:
    keys = Keys(speaker(me.language))
    keys.row(keys.key(DutyTap(on=not on), "button-duty-off" if on else "button-duty-on"))
    await say.letter(unit, me.id, "duty-on" if on else "duty-off", rows=keys.rows)


async def numbers(message: Message, unit: Unit, me: Me) -> None:
    """What a helper may know of themselves."""
    if await said_why_not(unit, me):
        return
    helper = await helpers.require(unit, me)
    own = await helpers.own_numbers(unit, helper)
    await say.letter(unit, me.id, "me", **own)
