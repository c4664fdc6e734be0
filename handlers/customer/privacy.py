"""A person's own data: all of it as a file, or none of it any more. Hear, act, say."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from actions import privacy
from actions.people import Me, Unit
from domain.errors import Passed
from handlers import say
from handlers.filters import PRIVATE, slash
from handlers.keyboards import Keys, PrivacyTap
from handlers.texts import speaker


def router() -> Router:
    """/mydata and /forgetme, in private only."""
    routes = Router(name="privacy")
    routes.message.register(my_data, slash("mydata", "meinedaten", "mesdonnees", "imieidati"), PRIVATE)
    routes.message.register(forget_me, slash("forgetme", "vergissmich", "oubliemoi", "dimenticami"), PRIVATE)
    routes.callback_query.register(tapped, PrivacyTap.filter())
    return routes


async def my_data(message: Message, unit: Unit, me: Me) -> None:
    """Everything that is known of them."""
    await privacy.hand_out(unit, me)


async def forget_me(message: Message, unit: Unit, me: Me) -> None:
    """What will be erased and what stays; or which jobs must be ended first."""
    running = await privacy.unfinished(unit, me)
    if running:
        await say.letter(unit, me.id, "refusal-running", jobs=", ".join(str(job.id) for job in running))
        return
    keys = Keys(speaker(me.language))
    keys.row(keys.key(PrivacyTap(do="forget", whose=me.id), "button-forget-me"))
    keys.row(keys.key(PrivacyTap(do="keep", whose=me.id), "button-keep-me"))
    await say.letter(
        unit,
        me.id,
        "forget-me",
        rows=keys.rows,
        operator=unit.rules.operator.name,
        email=unit.rules.operator.email,
    )


async def tapped(tap: CallbackQuery, callback_data: PrivacyTap, unit: Unit, me: Me) -> None:
    """Yes or no; only the one who was asked can answer."""
    if callback_data.whose != me.id:
        raise Passed
    match callback_data.do:
        case "forget":
            await privacy.forget(unit, me)
        case "keep":
            await say.letter(unit, me.id, "kept-me")
        case _:
            raise Passed
