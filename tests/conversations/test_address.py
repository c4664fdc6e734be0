"""The street of a booking: seen by its owner, mended in words or with the button, never moved to another town."""

from __future__ import annotations

import pytest

from tests.conversations.steps import books, is_accepted
from tests.conversations.town import Town


@pytest.mark.parametrize(
    "words",
    [
        "die Adresse ist falsch, Langstrasse 4",
        "sorry, wrong street, it's Langstrasse 4",
        "l'adresse est fausse, c'est Langstrasse 4",
    ],
)
async def test_a_wrong_street_was_noted_for_the_helper_and_stayed(town: Town, words: str) -> None:
    await is_accepted(town)
    town.anna.sees("🏠 Hardstrasse 12")
    await town.anna.says(words)
    town.anna.sees("🏠 Langstrasse 4")
    town.luca.sees("Die Adresse hat sich geändert", "🏠 Langstrasse 4")
    assert "🏠 Hardstrasse" not in town.luca.reads().rsplit("Die Adresse hat sich", 1)[-1]


async def test_the_street_is_changed_with_the_button(town: Town) -> None:
    await books(town.anna)
    await town.anna.taps("Adresse ändern")
    await town.anna.says("Bellevue 3")
    town.anna.sees("Geändert", "🏠 Bellevue 3")
    await town.luca.taps("Annehmen")
    town.luca.sees("Bellevue 3")
    await town.ada.says("/audit", "admins")
    town.ada.sees("Anna · hat die Adresse von Auftrag 1 geändert → erledigt", chat="admins")


async def test_a_wrong_street_without_the_right_one_is_asked(town: Town) -> None:
    await books(town.anna)
    await town.anna.says("die Adresse stimmt nicht")
    town.anna.sees("Welche Strasse und Hausnummer?")
    await town.anna.says("Langstrasse 4")
    town.anna.sees("🏠 Langstrasse 4")


async def test_a_street_in_another_town_is_not_taken_silently(town: Town) -> None:
    await is_accepted(town)
    await town.anna.says("die Adresse ist falsch, Marktgasse 4 in Winterthur")
    town.anna.sees("Diese Buchung bleibt in 8004 Zürich", "/human")
    assert "Hardstrasse 12" in town.luca.last()


async def test_nobody_changes_the_street_of_another(town: Town) -> None:
    await books(town.anna)
    await town.ben.says("/start")
    await town.ben.presses("b:1:street:")
    town.ben.sees_not("street and house number")
