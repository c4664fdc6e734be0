"""Short words said while two people write to each other: whom they are for. Refuses to test what stands alone."""

from __future__ import annotations

import pytest

from tests.conversations.steps import LATER, books, is_accepted, is_at_work, is_done
from tests.conversations.town import Player, Town


async def writes(one: Player, words: str) -> None:
    """Through the bot, to the other side of the only job."""
    await one.taps("✉️ Schreiben")
    await one.says(words)


@pytest.mark.parametrize("word", ["ja", "1"])
async def test_a_yes_to_the_helpers_question_cancelled_the_booking(town: Town, word: str) -> None:
    await is_accepted(town)
    await town.luca.taps("in 20")
    await town.anna.taps("Absagen")
    await writes(town.luca, "Soll ich Toner mitbringen?")
    await town.anna.says(word)
    town.anna.sees("Für wen ist das?")
    town.luca.sees_not("abgesagt")
    await town.anna.taps("Luca")
    assert word in town.luca.reads()


async def test_the_button_can_still_be_meant(town: Town) -> None:
    await is_accepted(town)
    await town.luca.taps("in 20")
    await town.anna.taps("Absagen")
    await writes(town.luca, "Soll ich Toner mitbringen?")
    await town.anna.says("ja")
    await town.anna.taps("☑️ Ja, absagen")
    town.luca.sees("abgesagt")


async def test_a_yes_to_the_helpers_question_ordered_a_second_booking(town: Town) -> None:
    await is_accepted(town)
    await town.anna.says("Mein Fernseher zeigt kein Bild, 8004 Zürich, so schnell wie möglich")
    await town.anna.taps("Ankunft")
    await writes(town.luca, "Sind Sie zuhause?")
    await town.anna.says("ja")
    town.anna.sees("Für wen ist das?")
    town.anna.sees_not("Buchung 2")


async def test_a_number_agreed_to_a_higher_price(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("120 für einen neuen Router")
    await writes(town.luca, "Wie viele Router haben Sie?")
    await town.anna.says("1")
    town.luca.sees_not("Zustimmung: bis CHF 120")
    town.anna.sees("Für wen ist das?")


async def test_a_number_for_the_helper_moved_the_booking(town: Town) -> None:
    await is_accepted(town)
    await town.anna.taps("Verschieben")
    await writes(town.luca, "Wie viele Drucker sind es?")
    await town.anna.says("2")
    town.luca.sees_not("verschoben")
    await town.anna.taps("Luca")
    town.anna.sees("An Luca weitergeleitet")


async def test_a_number_for_the_customer_set_the_helper_off(town: Town) -> None:
    await is_accepted(town)
    await writes(town.anna, "Wie viele Patronen bringen Sie mit?")
    await town.luca.says("2")
    town.anna.sees_not("unterwegs")
    town.luca.sees("Für wen ist das?")


async def test_a_no_to_the_helpers_question_disputed_the_price(town: Town) -> None:
    await is_done(town)
    await town.luca.says("Haben Sie noch eine Frage?")
    await town.anna.says("nein")
    town.ada.sees_not("nicht einverstanden", chat="admins")


async def test_a_refusal_of_extra_work_needed_a_button(town: Town) -> None:
    await is_at_work(town)
    await writes(town.luca, "Ich hätte da noch etwas.")
    await town.anna.says("Was denn?")
    await town.luca.taps("Mehraufwand")
    await town.luca.says("120 für einen neuen Router")
    await town.anna.says("nein")
    town.luca.sees("Keine Zustimmung zu CHF 120")


async def test_a_no_to_the_customers_question_gave_the_job_back(town: Town) -> None:
    await is_accepted(town)
    await writes(town.anna, "Kann ich später bezahlen?")
    await town.luca.says("Geht nicht, muss den Zug erwischen")
    town.anna.sees_not("kann leider doch nicht kommen")
    await town.luca.taps("Anna")
    town.anna.sees("muss den Zug erwischen")


async def test_minutes_told_to_the_customer_became_the_final_price(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Erledigt")
    await writes(town.anna, "Wie viele Minuten haben Sie gebraucht?")
    await town.luca.says("45")
    town.anna.sees_not("Schlusspreis: CHF 45")
    await town.luca.taps("☑️ Ja, CHF 45")
    town.anna.sees("Schlusspreis: CHF 45")


async def test_said_at_work_it_gave_back_another_job(town: Town) -> None:
    await is_at_work(town)
    await town.ben.says("My printer does not print, 8004 Zurich, the day after tomorrow at 5 pm")
    await town.ben.taps("17:00")
    await town.ben.says("Hardstrasse 77, 079 555 77 77")
    await town.ben.taps("Book now")
    await town.luca.taps("Annehmen")
    town.ben.sees("Luca")
    await town.luca.says("Geht nicht")
    await town.luca.says("Ersatzteil vergessen")
    town.ben.sees_not("cannot come")


async def test_ok_to_a_reminder_cancelled_the_booking(town: Town) -> None:
    await town.anna.says(LATER)
    await town.anna.taps("17:00")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich")
    await town.luca.taps("Annehmen")
    await town.anna.taps("Absagen")
    await town.waits(days=2, hours=2)
    town.anna.sees("Bald ist es so weit")
    await town.anna.says("ok")
    town.luca.sees_not("abgesagt")
    town.anna.sees("Meinen Sie das noch?")
    await town.anna.taps("Ja, absagen")
    town.luca.sees("abgesagt")


@pytest.mark.parametrize("broken", ["Mein Router blinkt rot", "Jetzt geht mein Fernseher nicht mehr"])
async def test_a_new_trouble_was_kept_as_the_words_of_the_review(town: Town, broken: str) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.anna.taps("4 ★")
    await town.anna.says(broken)
    assert "Ihr Anliegen" in town.anna.last()


async def test_the_reason_of_a_dispute_was_lost_when_it_named_a_place(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Nicht einverstanden")
    await town.anna.says("Er war nur bis 14:30 da, in 8004 Zürich waren es 10 Minuten")
    town.ada.sees("waren es 10 Minuten", chat="admins")
    town.anna.sees_not("Ihr Anliegen\n\n🛠 Etwas")


async def test_a_yes_to_two_open_prices_agreed_to_the_lower_card(town: Town) -> None:
    await is_done(town)
    await books(town.anna, "Mein Fernseher zeigt kein Bild. 8004 Zürich, so schnell wie möglich")
    await town.mia.taps("Annehmen")
    await town.mia.taps("Ich bin da")
    await town.mia.taps("Erledigt")
    await town.mia.says("61")
    await town.anna.says("einverstanden")
    town.anna.sees("Welche meinen Sie?")
    town.anna.sees_not("Abgeschlossen")
    await town.anna.taps("Einverstanden: CHF 60")
    town.anna.sees("Abgeschlossen: CHF 60")


async def test_what_was_to_be_written_hours_ago_swallowed_a_new_need(town: Town) -> None:
    await town.anna.says(LATER)
    await town.anna.taps("17:00")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich")
    await town.luca.taps("Annehmen")
    await town.anna.taps("✉️ Schreiben")
    await town.waits(hours=3)
    await town.anna.says("Mein Fernseher ist kaputt, 8004 Zürich, morgen Abend")
    town.luca.sees_not("Fernseher")
    assert "TV" in town.anna.last()
