"""Story 3, before the first job: applying, being let in, being available."""

from __future__ import annotations

import pytest

from sandbox import people
from tests.conversations.steps import books
from tests.conversations.town import ZURICH, Player, Town
from tests.databases import both


async def applies(nina: Player) -> None:
    """The whole form, in German."""
    await nina.says("/join")
    await nina.says("Nina")
    await nina.taps("Ja")
    await nina.says("8005 Zürich")
    await nina.taps("10 km")
    await nina.taps("Drucker")
    await nina.taps("Internet & WLAN")
    await nina.taps("Weiter")
    await nina.taps("Englisch")
    await nina.taps("Weiter")
    await nina.taps("Nachbarn")


@both
async def test_from_join_to_the_first_job(town: Town) -> None:
    await applies(town.nina)
    town.nina.sees("Deine Bewerbung ist bei unserem Team")
    town.ada.sees("Bewerbung: Nina", "8005 Zürich, 10 km", "Drucker", "Deutsch, Englisch", chat="admins")
    await town.ada.taps("Annehmen", "admins")
    town.ada.sees("Angenommen von Ada", chat="admins")
    town.nina.sees("Willkommen")
    link = next(iter(town.nina.messages()[-1]["links"].values()))
    assert people.join(town.world, town.nina.id, link)
    await town.settle()
    assert town.nina.id in town.world.chats[ZURICH].members
    await town.nina.says("/duty on")
    for helper in (town.luca, town.mia):
        await helper.says("/duty off")
    await books(town.anna)
    await town.nina.taps("Annehmen")
    town.anna.sees("Nina kommt um", "neu dabei")


async def test_joining_in_english(town: Town) -> None:
    await town.ben.says("/join")
    town.ben.sees("What is your name?")
    await town.ben.says("Ben")
    await town.ben.taps("Yes")
    await town.ben.says("8005 Zurich")
    await town.ben.taps("5 km")
    await town.ben.taps("Continue")
    await town.ben.taps("TV")
    await town.ben.taps("Continue")
    await town.ben.taps("Continue")
    await town.ben.taps("Profis")
    town.ben.sees("Your application is with our team")
    await town.ada.taps("Ablehnen", "admins")
    town.ben.sees("was not accepted")
    await town.ben.says("/duty on")
    town.ben.sees("You may not do that here")


async def test_under_age_nobody_helps(town: Town) -> None:
    await town.nina.says("/join")
    await town.nina.says("Nina")
    await town.nina.taps("Nein")
    town.nina.sees("ab 18 Jahren")
    await town.nina.presses("join:adult:1")
    town.nina.sees_not("Von wo startest")


@pytest.mark.parametrize("name", ["123", "🙂🙂", "..."])
async def test_what_is_no_name_is_asked_again(town: Town, name: str) -> None:
    await town.nina.says("/join")
    await town.nina.says(name)
    town.nina.sees("Das sieht nicht nach einem Namen aus")


async def test_a_place_nobody_covers_is_asked_again(town: Town) -> None:
    await town.nina.says("/join")
    await town.nina.says("Nina")
    await town.nina.taps("Ja")
    await town.nina.says("Lugano")
    town.nina.sees("Dort sind wir noch nicht")
    await town.nina.says("im Wald")
    town.nina.sees("Den Ort habe ich nicht gefunden")
    await town.nina.says("8004")
    town.nina.sees("Wie weit kommst Du?")


async def test_stopping_the_form(town: Town) -> None:
    await town.nina.says("/join")
    await town.nina.says("/stop")
    await town.nina.says("Der Drucker druckt nicht, 8004 Zürich, sofort")
    town.nina.sees("Ihr Anliegen")


async def test_a_word_stops_the_form_too(town: Town) -> None:
    await town.nina.says("/join")
    await town.nina.says("abbrechen")
    town.nina.sees("Abgebrochen")
    town.nina.sees_not("Hallo abbrechen")


async def test_whoever_helps_already_does_not_apply_again(town: Town) -> None:
    await town.luca.says("/join")
    town.luca.sees_not("Wie heisst Du?")
    town.luca.sees("Du hilfst schon mit")


async def test_a_stranger_at_the_door_of_the_helper_chat(town: Town) -> None:
    await applies(town.nina)
    await town.ada.taps("Annehmen", "admins")
    link = next(iter(town.nina.messages()[-1]["links"].values()))
    assert people.join(town.world, town.nina.id, link)
    with pytest.raises((people.Impossible, people.Unknown)):
        people.join(town.world, town.ben.id, link)


async def test_duty_in_words_and_by_button(town: Town) -> None:
    await town.luca.says("/duty off")
    town.luca.sees("⏸ Du machst Pause.")
    await town.luca.taps("🟢 Verfügbar")
    town.luca.sees("🟢 Du bist verfügbar.")
    await town.luca.says("/pause")
    await town.luca.says("/duty")
    assert town.luca.last().startswith("⏸ Du machst Pause.")
    await town.anna.says("/duty on")
    town.anna.sees("Das ist hier nicht erlaubt")
