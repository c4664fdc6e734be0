"""Stopping and going on after all, small talk beside a booking, questions about it, and the open question named."""

from __future__ import annotations

import pytest

from tests.conversations.steps import GERMAN, LATER, is_accepted, is_at_work, is_done
from tests.conversations.town import Town


@pytest.mark.parametrize("words", ["no aspetta, continua", "doch weiter", "wait, continue"])
async def test_no_way_back_after_abbrechen(town: Town, words: str) -> None:
    await town.anna.says(GERMAN)
    await town.anna.says("abbrechen")
    town.anna.sees("Abgebrochen")
    await town.anna.says(words)
    assert "8004 Zürich" in town.anna.last()
    assert "Drucker" in town.anna.last()


async def test_what_was_stopped_long_ago_does_not_come_back(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.says("abbrechen")
    await town.waits(minutes=11)
    await town.anna.says("weiter")
    assert "8004 Zürich" not in town.anna.last()
    assert "nicht verstanden" in town.anna.last()


async def test_an_unwanted_request_came_back_in_the_form(town: Town) -> None:
    await town.nina.says(GERMAN)
    await town.nina.says("/join")
    await town.nina.says("abbrechen")
    await town.nina.says("/jobs")
    assert "keine Buchung" in town.nina.last()


@pytest.mark.parametrize("words", ["😀", "nein danke", "Wer bist du eigentlich?"])
async def test_small_talk_beside_a_booking_asked_whom_it_is_for(town: Town, words: str) -> None:
    await town.anna.says(LATER)
    await town.anna.taps("17:00")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich")
    await town.luca.taps("Annehmen")
    await town.anna.says(words)
    town.anna.sees_not("Für wen ist das?", "nicht verstanden")
    town.anna.sees("Ich bin ein Bot" if "Wer" in words else "Alles klar.")
    town.luca.sees_not(words)


async def test_what_it_costs_and_takes_is_answered_from_the_booking(town: Town) -> None:
    await is_accepted(town)
    await town.anna.says("was kostet das eigentlich?")
    town.anna.sees("Voraussichtlich CHF 45–70, Anfahrt inbegriffen. Mehr wird es nur")
    await town.anna.says("wie lang goht das no?")
    town.anna.sees("Die Arbeit dauert danach meist höchstens")


async def test_how_long_while_somebody_is_there(town: Town) -> None:
    await is_at_work(town)
    await town.anna.says("wie lang goht das no?")
    town.anna.sees("Vorgesehen sind höchstens")


async def test_the_fallback_asked_for_the_problem_while_a_price_was_asked(town: Town) -> None:
    await is_done(town)
    await town.anna.says("hmm")
    town.anna.sees("Offen ist noch die Frage hier unten")
    assert "Schlusspreis: CHF 60. Einverstanden?" in town.anna.last()
    town.anna.sees_not("an welchem Gerät")


async def test_the_fallback_ignored_a_disputed_price(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Nicht einverstanden")
    await town.anna.says("/stop")
    await town.anna.says("hmm")
    assert "Doch einverstanden" in town.anna.last()
