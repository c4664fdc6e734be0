"""Story 1: help now, from the first word to the stars, two-sided."""

from __future__ import annotations

import pytest

from tests.conversations.steps import ENGLISH, GERMAN, books, books_in_english, is_accepted
from tests.conversations.town import ZURICH, Town, both_languages, together
from tests.databases import both


@both
async def test_the_first_to_accept_has_the_job(town: Town) -> None:
    await town.anna.says("/start")
    await town.anna.says("Internet geht nicht, Router blinkt rot. 8004 Zürich, so schnell wie möglich")
    town.anna.sees("📦 Internet, Router", "8004 Zürich", "CHF 45–75", "Ankunft")
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    town.anna.sees("Hardstrasse 12")
    await town.anna.taps("Verbindlich buchen")
    town.anna.sees("Wir fragen gerade 2 Personen")
    town.luca.sees("8004 Zürich", "Für Dich")
    town.luca.sees_not("Hardstrasse", "079")

    await together(town.luca.taps("Annehmen"), town.mia.taps("Annehmen"))

    assert town.count("Vergeben") == 1
    town.anna.sees("kommt um")
    assert not any("Hardstrasse" in text or "555" in text for text in town.sent_to(ZURICH))


@both
@both_languages
async def test_help_now_from_the_first_word_to_the_stars(town: Town) -> None:
    say, customer, luca = town.words, town.customer, town.luca
    await customer.says("/start")
    customer.sees(say("Schreiben Sie einfach", "Just write what is wrong"))
    await customer.says(
        say("Mein Internet geht nicht, Router blinkt rot", "My internet is down, the router blinks red")
    )
    assert say("Wo brauchen Sie Hilfe?", "Where do you need help?") in customer.last()
    await customer.says("8004")
    assert say("Wann soll jemand kommen?", "When should somebody come?") in customer.last()
    await customer.says("1")
    customer.sees(say("Ihr Anliegen", "What you need"), "8004 Zürich", "CHF 45–75", say("Nachbarn", "Neighbours"))
    await customer.taps(say("Ankunft 14:15", "Arrival 14:15"))
    await customer.says("Hardstrasse 12, 079 555 12 34")
    await customer.taps(say("Verbindlich buchen", "Book now"))
    customer.sees(say("Wir fragen gerade 2 Personen", "We are asking 2 people near you"))
    luca.sees("8004 Zürich", say("Für Dich", "For you"), say("Deutsch", "English"))
    luca.sees_not("Hardstrasse", "079")
    await luca.taps(say("Annehmen", "Accept"))
    luca.sees("Hardstrasse 12", "079 555 12 34", customer.name)
    town.urs.sees(say("Vergeben: Auftrag 1", "Taken: job 1"), chat="helpers")

    await luca.taps("in 20")
    await town.waits(minutes=20)
    await luca.taps(say("Ich bin da", "I am here"))
    await luca.taps(say("Erledigt", "Done"))
    await luca.says("60.-")
    assert "Hardstrasse" not in luca.last()
    await customer.taps(say("Einverstanden", "I agree"))
    await customer.taps("4 ★")
    customer.sees("★★★★☆")
    await luca.says("/me")
    luca.sees("★ 4.0 (1)", say("Verdient: CHF 51", "Earned: CHF 51"), say("Provision offen: CHF 9", "due: CHF 9"))
    assert not any("Hardstrasse" in text or "555" in text for text in town.sent_to(ZURICH))


async def test_an_english_customer_of_a_german_helper(town: Town) -> None:
    await books_in_english(town.ben)
    town.luca.sees("Englisch")
    await town.luca.taps("Annehmen")
    town.ben.sees("Luca is coming at 14:15")
    await town.luca.taps("Ich bin da")
    await town.luca.taps("Erledigt")
    await town.luca.taps("CHF 45")
    await town.ben.taps("I agree: CHF 45")
    await town.ben.taps("5 ★")
    await town.ben.taps("No")
    town.ben.sees("Completed: CHF 45", "★★★★★", "Would you like to say")


@pytest.mark.parametrize(("words", "price"), [(GERMAN, "Voraussichtlich CHF 45–70"), (ENGLISH, "Estimated CHF 45–70")])
async def test_the_price_comes_with_its_reasons(town: Town, words: str, price: str) -> None:
    await town.anna.says(words)
    town.anna.sees(price, "CHF 10", "8004 Zürich")


async def test_a_dearer_crowd_is_asked_only_on_the_customers_word(town: Town) -> None:
    await town.anna.says(GERMAN)
    assert any("Profis" in label and "CHF" in label for label in town.anna.buttons())
    await town.anna.taps("Lieber Profis")
    town.anna.sees("(Profis)")
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich")
    assert "Annehmen" in town.petra.buttons()
    assert "Annehmen" not in town.luca.buttons()
    await town.luca.taps("Annehmen", "helpers")
    town.anna.sees_not("Luca kommt")


async def test_chat_only_shows_no_number_to_the_helper(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Nur Chat")
    await town.anna.taps("Verbindlich")
    await town.luca.taps("Annehmen")
    town.luca.sees("Hardstrasse 12", "Nur Chat")
    town.luca.sees_not("079")


async def test_the_number_can_be_shared_with_a_button(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    assert "📱 Meine Nummer teilen" in town.anna.buttons()
    await town.anna.taps("Meine Nummer teilen")
    await town.anna.says("Hardstrasse 12")
    town.anna.sees("Stimmt alles?", "+41")
    assert "📱 Meine Nummer teilen" not in town.anna.buttons()


async def test_a_customer_with_two_devices_in_one_message(town: Town) -> None:
    await town.anna.says("Samsung TV aufhängen und den Drucker einrichten, 8004 Zürich, morgen")
    town.anna.sees("📦 Samsung, TV, Drucker")


async def test_a_helper_never_takes_their_own_booking(town: Town) -> None:
    await books(town.luca)
    assert "Annehmen" not in town.luca.buttons()
    await town.luca.taps("Annehmen", "helpers")
    town.luca.sees_not("Luca kommt")
    await town.mia.taps("Annehmen")
    town.luca.sees("Mia kommt um")


async def test_who_said_they_would_be_hours_late_was_not_late_yet(town: Town) -> None:
    """Cancelling cost the fee although the helper had said that they would come three hours after the slot."""
    await is_accepted(town)
    await town.luca.says("Bin in 200 Minuten da")
    town.anna.sees("etwa um 17:20", "spät dran. Sie können warten, jemand anderen suchen lassen oder kostenlos absagen")
    assert "Jemand anderen suchen" in town.anna.buttons()
    await town.anna.taps("Absagen")
    town.anna.sees_not("Es kostet Sie")
    await town.anna.taps("Ja, absagen")
    town.anna.sees_not("Zu zahlen sind")


@pytest.mark.parametrize("words", ["/stop", "abbrechen", "Auftrag stornieren bitte"])
async def test_a_helper_with_a_job_read_that_there_is_nothing_to_stop(town: Town, words: str) -> None:
    await is_accepted(town)
    await town.luca.says(words)
    town.luca.sees("Warum gibst Du den Auftrag zurück?")
    town.luca.sees_not("nichts, was ich abbrechen")


@pytest.mark.parametrize("asked", ["gehen auch Karte oder Twint?", "und was kostet das mit Twint?"])
async def test_a_question_about_paying_made_another_need_of_it(town: Town, asked: str) -> None:
    await town.anna.says("Staubsauger kaputt 8004 Zürich morgen um 10")
    assert "Staubsauger" in town.anna.last()
    await town.anna.says(asked)
    town.anna.sees("Staubsauger", "8004 Zürich")
    town.anna.sees_not("Handy & Tablet")
