"""While a question is open its answers are answers: an address is no removal, a date no complaint, a nine no human."""

from __future__ import annotations

import pytest

from tests.conversations.steps import GERMAN
from tests.conversations.town import Town

TOMORROW = "Der Drucker druckt nicht, 8004 Zürich, morgen"
FRENCH = "Ma télé n'a plus de son, 8001 Zurich, le plus vite possible"


async def test_floor_and_doorbell_were_thrown_away(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstr. 3, 2. Stock, bei Müller klingeln, 079 555 22 33")
    town.anna.sees("🏠 Hardstr. 3, 2. Stock, bei Müller klingeln", "📞 079 555 22 33")
    await town.anna.taps("Verbindlich")
    town.luca.sees_not("Müller")
    await town.luca.taps("Annehmen")
    town.luca.sees("Hardstr. 3, 2. Stock, bei Müller klingeln, 8004 Zürich")


async def test_a_floor_said_after_the_street_was_a_removal(town: Town) -> None:
    await town.anna.says(FRENCH)
    await town.anna.taps("Arrivée")
    await town.anna.says("Bahnhofstrasse 3")
    await town.anna.says("2ème étage")
    await town.anna.says("sonnette Dupont")
    assert "🏠 Bahnhofstrasse 3, 2ème étage, sonnette Dupont" in town.anna.last()
    assert "🛠 TV" in town.anna.last()


async def test_an_address_before_it_was_asked_was_a_removal(town: Town) -> None:
    await town.anna.says(FRENCH)
    await town.anna.says("Bahnhofstrasse 3, 2ème étage")
    assert "🛠 TV" in town.anna.last()
    assert "🏠 Bahnhofstrasse 3, 2ème étage" in town.anna.last()


@pytest.mark.parametrize(
    ("first", "then", "day"),
    [
        (TOMORROW, "30. November um 9", "Mo., 30. Nov., 09:00"),
        ("My printer does not print, 8004 Zurich, tomorrow", "30 november at 9", "Mon 30 Nov, 09:00"),
        ("My printer does not print, 8004 Zurich, today", "nvm tomorrow is fine", "Wed 18 Nov"),
        ("Mon imprimante n'imprime plus, 8004 Zurich", "demain matin", "mer. 18 nov."),
        (TOMORROW, "um halb vier", "Mi., 18. Nov., 15:30"),
    ],
)
async def test_a_time_was_heard_as_a_complaint_or_a_cancellation(town: Town, first: str, then: str, day: str) -> None:
    await town.anna.says(first)
    await town.anna.says(then)
    assert day in town.anna.last()
    assert town.ada.messages("admins") == []


async def test_a_time_with_a_word_that_calls_off_still_calls_off(town: Town) -> None:
    await town.anna.says(TOMORROW)
    await town.anna.says("bitte alles für morgen abbrechen")
    town.anna.sees("Anliegen verworfen")
