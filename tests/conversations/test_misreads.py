"""What was misread is shown to the admins, without who said it, and forgotten in time."""

from __future__ import annotations

from datetime import timedelta

from actions import privacy
from bot import misread
from bot.config import read_config
from nlu import reviewing
from tests.bot.conftest import EXAMPLE
from tests.conversations.steps import GERMAN
from tests.conversations.town import Town


async def test_admins_see_what_was_misread_and_nobody_in_it(town: Town) -> None:
    await town.anna.says("wuselt der quargel so? ich heisse Sophie Muster 079 555 12 34 Hardstrasse 12")
    await town.ada.says("/nlu", chat="admins")
    town.ada.sees("quargel", "nachgefragt", chat="admins")
    town.ada.sees_not("Sophie", "Muster", "079", "Hardstrasse", chat="admins")


async def test_a_correction_is_kept_as_misread(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.says("nein, der Fernseher")
    await town.ada.says("/nlu", chat="admins")
    town.ada.sees("Der Drucker druckt nicht mehr", "new_need/printer", "korrigiert", chat="admins")
    async with town.store.unit(town.time.now() + timedelta(days=100), "test") as unit:
        await privacy.keep_no_longer(unit)
    await town.ada.says("/nlu", chat="admins")
    assert "korrigiert" not in town.ada.last(chat="admins")


async def test_customers_cannot_ask_for_it(town: Town) -> None:
    await town.anna.says("/nlu")
    town.anna.sees_not("nicht verstanden", "korrigiert")


async def test_what_was_misread_can_be_printed_for_review(town: Town) -> None:
    await town.anna.says("wuselt der quargel so? ich heisse Sophie Muster 079 555 12 34")
    config, rules = read_config(EXAMPLE, database={"url": town.url})
    (one,) = reviewing.misreads(await misread.printed(config, rules, 10))
    assert one.words.startswith("wuselt der quargel so")
    assert "Sophie" not in one.words
