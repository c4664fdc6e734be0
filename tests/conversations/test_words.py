"""Story 1 in the customer's own words: questions, corrections, numbers, places, and what is not understood."""

from __future__ import annotations

import pytest
from aiogram import Router
from aiogram.filters import Command

from handlers.routes import dispatcher
from tests.conversations.steps import GERMAN, books
from tests.conversations.town import Town


async def test_one_question_at_a_time_and_three_at_most_before_the_price(town: Town) -> None:
    await town.anna.says("Bei mir ist schon wieder etwas kaputt")
    assert "Worum geht es?" in town.anna.last()
    await town.anna.taps("Drucker")
    assert "Wo brauchen Sie Hilfe?" in town.anna.last()
    await town.anna.says("8004")
    assert "Wann soll jemand kommen?" in town.anna.last()
    town.anna.sees_not("Voraussichtlich")
    await town.anna.taps("So bald wie möglich")
    assert "Voraussichtlich CHF" in town.anna.last()
    assert "Wann soll jemand bei Ihnen sein?" in town.anna.last()


async def test_one_question_at_a_time_in_english(town: Town) -> None:
    await town.ben.says("it is broken again")
    assert "What is it about?" in town.ben.last()
    await town.ben.says("the printer")
    assert "Where do you need help?" in town.ben.last()
    await town.ben.says("Zurich")
    assert "When should somebody come?" in town.ben.last()
    await town.ben.says("tomorrow afternoon")
    assert "Which time suits you?" in town.ben.last()
    town.ben.sees("Estimated CHF", "Wed 18 Nov")


async def test_a_typed_number_presses_the_button_of_that_number(town: Town) -> None:
    await town.anna.says("Der Drucker druckt nicht, 8004 Zürich")
    await town.anna.says("1")
    town.anna.sees("so bald wie möglich")
    await town.anna.says("2")
    town.anna.sees("Strasse, Hausnummer und Telefonnummer?")
    town.anna.sees("Ankunft Di., 17. Nov. 14:35–14:55")


async def test_a_number_that_no_button_has_is_said_so(town: Town) -> None:
    await town.anna.says("Der Drucker druckt nicht, 8004 Zürich")
    await town.anna.says("77")
    town.anna.sees("Das habe ich nicht verstanden")
    assert "Wann soll jemand kommen?" in town.anna.reads()


async def test_a_correction_in_words_changes_what_it_names(town: Town) -> None:
    await town.anna.says("Der Router geht nicht, 8004 Zürich, so schnell wie möglich")
    assert "Internet & WLAN" in town.anna.last()
    await town.anna.says("nein, der Drucker")
    assert "🛠 Drucker" in town.anna.last()
    assert "8004 Zürich" in town.anna.last()
    await town.anna.says("doch erst morgen")
    assert "Mi., 18. Nov." in town.anna.last()
    assert "Welcher Termin passt?" in town.anna.last()
    await town.anna.says("sofort")
    assert "Wann soll jemand bei Ihnen sein?" in town.anna.last()


async def test_a_correction_in_english(town: Town) -> None:
    await town.ben.says("The router is down, 8004 Zurich, as soon as possible")
    await town.ben.says("not the router, the printer")
    assert "🛠 Printer" in town.ben.last()
    await town.ben.says("tomorrow instead")
    assert "Wed 18 Nov" in town.ben.last()


async def test_a_correction_after_the_slot_was_chosen_asks_for_the_slot_again(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("doch erst morgen")
    assert "Welcher Termin passt?" in town.anna.last()


@pytest.mark.parametrize("word", ["abbrechen", "/stop", "stop", "Abbrechen"])
async def test_a_word_stops_whatever_is_being_described(town: Town, word: str) -> None:
    await town.anna.says(GERMAN)
    if word == "Abbrechen":
        await town.anna.taps(word)
    else:
        await town.anna.says(word)
    town.anna.sees("Abgebrochen", "Anliegen verworfen")
    assert town.anna.buttons() == []


async def test_stopping_a_booking_asks_first(town: Town) -> None:
    await books(town.anna)
    await town.anna.says("abbrechen")
    town.anna.sees("Wirklich absagen?")
    await town.anna.taps("Zurück")
    town.anna.sees("Wir fragen gerade")
    await town.anna.says("annulla")
    await town.anna.taps("Ja, absagen")
    town.anna.sees("Abgesagt.")
    assert "Annehmen" not in town.luca.buttons() + town.luca.buttons("helpers")
    town.luca.sees("abgesagt")


async def test_an_uncovered_place_is_said_before_anything_else_is_asked(town: Town) -> None:
    await town.anna.says("Drucker einrichten in Lugano")
    assert "Dort haben wir leider noch niemanden" in town.anna.last()
    assert "Zürich, Berlin" in town.anna.last()
    await town.anna.says("8004 Zürich")
    assert "Wann soll jemand kommen?" in town.anna.last()


async def test_a_place_at_sea(town: Town) -> None:
    await town.anna.says("Drucker einrichten, morgen")
    await town.anna.sends("location", latitude=40.0, longitude=-30.0)
    assert "Dort haben wir leider noch niemanden" in town.anna.last()


async def test_a_shared_location_is_the_place(town: Town) -> None:
    await town.anna.says("Drucker einrichten, morgen")
    await town.anna.sends("location", latitude=47.3775, longitude=8.5270)
    assert "Zürich" in town.anna.last()
    assert "Welcher Termin passt?" in town.anna.last()


async def test_the_address_typed_with_another_postcode_moves_the_place_and_keeps_the_slot(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Josefstrasse 12, 8005 Zürich, 079 555 12 34")
    assert "8005 Zürich" in town.anna.last()
    assert "Stimmt alles?" in town.anna.last()


async def test_street_and_phone_without_a_comma(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12 079 555 12 34")
    town.anna.sees("🏠 Hardstrasse 12", "📞 079 555 12 34")


async def test_a_street_given_before_it_is_asked_is_kept(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.says("Hardstr. 5")
    town.anna.sees("🏠 Hardstr. 5")
    town.anna.sees_not("nicht verstanden")


async def test_not_understood_twice_shows_the_human_way(town: Town) -> None:
    await town.anna.says("asdf qwer jklö")
    town.anna.sees("Dabei kann ich Ihnen leider nicht helfen", "Brauchen Sie dabei Hilfe?")
    await town.anna.says("yxcv uiop")
    town.anna.sees("044 555 01 01", "/human")
    await town.anna.says("/human")
    town.ada.sees("mit einem Menschen sprechen", "Anna", chat="admins")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/start", "Guten Tag, Anna"),
        ("/help", "So geht es"),
        ("/jobs", "Ihr Anliegen"),
        ("/language", "In welcher Sprache"),
        ("/terms", "Wir vermitteln"),
    ],
)
async def test_commands_work_in_the_middle_and_nothing_is_forgotten(town: Town, command: str, words: str) -> None:
    await town.anna.says(GERMAN)
    await town.anna.says(command)
    town.anna.sees(words)
    await town.anna.says("/jobs")
    assert "CHF 45–70" in town.anna.last()
    await town.anna.taps("Ankunft")
    town.anna.sees("Strasse, Hausnummer")


async def test_a_chosen_language_is_kept_whatever_is_typed(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.says("/language")
    await town.anna.taps("English")
    town.anna.sees("What you need", "Arrival 14:15–14:35")
    await town.anna.says("nein, der Fernseher geht nicht mehr an")
    assert "🛠 TV" in town.anna.last()
    assert "What you need" in town.anna.last()


async def test_danger_gets_the_emergency_number_and_no_booking(town: Town) -> None:
    await town.anna.says("Hilfe, es riecht nach Gas in der Küche, 8004 Zürich!")
    town.anna.sees("118", "144")
    town.anna.sees_not("Voraussichtlich")
    town.ada.sees("Notfall", "Anna", chat="admins")


async def test_a_voice_message_is_not_understood_and_said_so(town: Town) -> None:
    await town.anna.sends("voice")
    town.anna.sees("Sprachnachrichten kann ich", "044 555 01 01")


async def test_a_photo_goes_along_with_the_need(town: Town) -> None:
    await town.anna.sends("photo", caption="Drucker druckt nur Streifen, 8004 Zürich, sofort")
    town.anna.sees("1 Foto", "CHF 45–70")


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/Human", "informiert"),
        ("/STOP", "Es läuft gerade nichts"),
        ("/Start", "Guten Tag"),
        ("/Jobs", "keine Buchung"),
        ("/JOIN", "Vorname"),
        ("/Language", "Deutsch"),
        ("/MyData", "Das ist alles"),
        ("/Terms", "Wir vermitteln"),
    ],
)
async def test_commands_in_capitals_were_not_understood(town: Town, command: str, answer: str) -> None:
    await town.anna.says(command)
    town.anna.sees(answer)
    town.anna.sees_not("nicht verstanden", "nicht erlaubt")


async def test_a_helpers_commands_in_capitals_were_not_understood(town: Town) -> None:
    await town.luca.says("/PAUSE")
    assert "Pause" in town.luca.last()
    await town.luca.says("/Duty ON")
    await town.luca.says("/Me")
    town.luca.sees("Verdient")


def test_every_command_is_heard_in_capitals_too() -> None:
    def commands(router: Router) -> list[Command]:
        own = [one.callback for handler in router.message.handlers for one in handler.filters or []]
        return [
            *(one for one in own if isinstance(one, Command)),
            *(c for r in router.sub_routers for c in commands(r)),
        ]

    found = commands(dispatcher())
    assert len(found) > 10
    assert all(one.ignore_case for one in found)
