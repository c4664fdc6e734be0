"""Danger gets the numbers of the country it is in, at once, and a human who knows what happened."""

from __future__ import annotations

import pytest

from sandbox import people
from tests.conversations.steps import books
from tests.conversations.town import Town


@pytest.mark.parametrize(
    "words",
    [
        "there is a fire in my kitchen, 10115 Berlin",
        "Gas riecht komisch, Berlin Mitte",
        "ça sent le gaz, 10115 Berlin",
        "c'è odore di gas, 10115 Berlino",
    ],
)
async def test_a_fire_in_berlin_got_swiss_numbers(town: Town, words: str) -> None:
    await town.anna.says(words)
    assert "112" in town.anna.reads()
    assert "110" in town.anna.reads()
    town.anna.sees_not("118", "144", "117")


async def test_a_fire_nobody_knows_where_got_swiss_numbers(town: Town) -> None:
    await town.anna.says("Hilfe, meine Küche brennt!")
    town.anna.sees("112")
    town.anna.sees_not("118", "110")


async def test_a_fire_during_a_booking_in_zurich_gets_swiss_numbers(town: Town) -> None:
    await books(town.anna)
    await town.anna.says("Hilfe, es brennt in der Küche!")
    town.anna.sees("118", "144")


async def test_danger_in_an_edited_message_was_not_heard(town: Town) -> None:
    await town.anna.says("hm")
    number = next(m["id"] for m in reversed(town.anna.messages()) if m["text"] == "hm")
    people.edits(town.world, town.anna.id, number, "Es riecht nach Gas in der Küche, 8004 Zürich!!")
    await town.settle()
    town.anna.sees("118")
    town.anna.sees_not("kein zweites Mal")
    town.ada.sees("riecht nach Gas", chat="admins")
