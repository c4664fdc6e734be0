"""Short replies in words: yes, no, change, back, any time, a bare clock; and the usual questions."""

from __future__ import annotations

import pytest

from tests.conversations.steps import ENGLISH, GERMAN, is_done
from tests.conversations.town import Town, both_languages

ONE_SLOT = "Der Drucker druckt nicht mehr, 8004 Zürich, übermorgen von 17 Uhr bis 17:30"


@pytest.mark.parametrize("word", ["ok", "ja", "buchen", "vielen dank, buchen", "Passt!", "yes please", "oui", "sì"])
async def test_typed_assent_never_booked(town: Town, word: str) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.says(word)
    town.anna.sees("Gebucht", "Wir fragen gerade")
    town.anna.sees_not("Gern geschehen")


@pytest.mark.parametrize("word", ["ok", "ja", "nehme ich"])
async def test_assent_to_the_only_slot_showed_the_same_card_again(town: Town, word: str) -> None:
    await town.anna.says(ONE_SLOT)
    assert sum("17:00–17:30" in label for label in town.anna.buttons()) == 1, town.anna.last()
    await town.anna.says(word)
    town.anna.sees("Strasse, Hausnummer")


async def test_assent_to_several_times_is_asked_about(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.says("ok")
    town.anna.sees("Welche Zeit?")
    town.anna.sees_not("Strasse, Hausnummer")


@pytest.mark.parametrize("words", ["18 uhr", "um 18:00", "18h"])
async def test_a_bare_clock_narrowed_the_wish_to_a_minute(town: Town, words: str) -> None:
    await town.anna.says("Der Drucker druckt nicht mehr, 8004 Zürich, übermorgen nach 17 Uhr")
    await town.anna.says(words)
    town.anna.sees("Strasse, Hausnummer", "Do., 19. Nov. 18:00")
    town.anna.sees_not("18:01")


@pytest.mark.parametrize("word", ["ja", "1"])
async def test_a_word_does_not_bind_where_the_law_wants_a_button(town: Town, word: str) -> None:
    async with town.store.unit(town.time.now(), "berlin") as unit:
        await town._helper(unit, 2009, "Berta", (52.52, 13.405), crowd="friends")
    await town.anna.says("Der Drucker druckt nicht mehr, 10115 Berlin, sofort")
    await town.anna.taps("Ankunft")
    await town.anna.says("Invalidenstrasse 12, 079 555 12 34")
    await town.anna.says(word)
    town.anna.sees("Zahlungspflichtig buchen")
    town.anna.sees_not("✅ Gebucht")


async def test_the_word_for_change_was_not_understood_beside_its_button(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.says("ändern")
    assert {"Was", "Wo", "Wann"} <= set(town.anna.buttons())


@pytest.mark.parametrize("word", ["egal", "ist mir egal", "any time", "n'importe quand", "quando vuole"])
async def test_egal_threw_the_whole_need_away(town: Town, word: str) -> None:
    await town.anna.says("Der Drucker druckt nicht, 8004 Zürich")
    await town.anna.says(word)
    town.anna.sees("Zeit offen", "Welcher Termin passt?", "Voraussichtlich")
    town.anna.sees_not("verworfen", "Abgebrochen")


async def test_back_threw_the_whole_need_away(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("zurück")
    assert "Wann soll jemand bei Ihnen sein?" in town.anna.last()
    await town.anna.says("zurück")
    assert "Wann soll jemand kommen?" in town.anna.last()
    await town.anna.says("zurück")
    assert "Wo brauchen Sie Hilfe?" in town.anna.last()
    assert "Drucker" in town.anna.last()


@both_languages
async def test_yes_and_no_answer_what_the_booking_asks(town: Town) -> None:
    say, customer = town.words, town.customer
    await is_done(town)
    await customer.says(say("ja", "yes"))
    customer.sees(say("Abgeschlossen: CHF 60", "Completed: CHF 60"))
    await customer.taps("5 ★")
    await customer.says(say("nein", "no"))
    customer.sees(say("noch etwas dazu schreiben", "say a few words"))
    await customer.says(say("Sehr unpünktlich", "Not on time at all"))
    customer.sees(say("Danke für Ihre Bewertung", "Thank you for your review"))


async def test_words_about_the_visit_were_not_understood_at_would_you_book_again(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.anna.taps("5 ★")
    await town.anna.says("Sehr nett und schnell")
    town.anna.sees_not("Was meinen Sie?", "Wie ist es gemeint?", "nicht verstanden")
    await town.anna.taps("Ja")
    town.anna.sees("Danke für Ihre Bewertung")


@both_languages
async def test_the_reason_for_a_dispute_became_a_new_need(town: Town) -> None:
    say, customer = town.words, town.customer
    await is_done(town)
    await customer.says(say("nicht einverstanden", "I do not agree"))
    customer.sees(say("Was stimmt nicht?", "What is not right?"))
    words = say("Die Trommel war gar nicht neu", "The drum was not new at all")
    await customer.says(words)
    customer.sees(say("das habe ich weitergegeben", "I have passed it on"))
    assert say("weitergegeben", "passed it on") in customer.last()
    town.ada.sees(words, chat="admins")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("was kostet das?", "Mehr wird es nur, wenn Sie vorher zustimmen"),
        ("can I pay by card?", "You pay the helper directly"),
        ("bist du ein Mensch?", "Ich bin ein Bot"),
        ("are they insured?", "/terms"),
        ("bringt er ein Ersatzkabel mit?", "Ersatzteile nur auf Wunsch"),
        ("wer kommt denn da?", "Sobald jemand zusagt"),
        ("was passiert mit meinen Daten?", "/privacy"),
        ("je peux payer par carte ?", "Vous payez directement"),
        ("sei un bot?", "Sono un bot"),
    ],
)
async def test_usual_questions_went_unanswered(town: Town, words: str, answer: str) -> None:
    await town.anna.says("Internet geht nicht, Router blinkt rot. 8004 Zürich, so schnell wie möglich")
    await town.anna.says(words)
    town.anna.sees(answer)
    town.anna.sees_not("nicht verstanden", "did not understand", "keine Buchung")
    assert "8004 Zürich" in town.anna.last(), town.anna.last()


async def test_usual_questions_out_of_the_blue(town: Town) -> None:
    await town.ben.says("can I pay by card?")
    town.ben.sees("You pay the helper directly")
    await town.ben.says("is this a bot?")
    town.ben.sees("I am a bot")
    await town.ben.says(ENGLISH)
    town.ben.sees("Estimated CHF")
