"""Street and phone in everybody's own words: refused, asked about, corrected; and what is said to the order button."""

from __future__ import annotations

import pytest

from tests.conversations.steps import GERMAN, books, is_at_work, is_done
from tests.conversations.town import Town

CHAT_ONLY = "✓ 💬"


@pytest.mark.parametrize(
    "typed",
    [
        "Hardstrasse 3, kein Telefon bitte",
        "Hardstr. 3, apt 3, no phone pls",
        "Hardstrasse 3; keine Nummer",
        "Hardstrasse 3, weiss meine Nummer nicht auswendig",
    ],
)
async def test_a_street_without_a_phone_was_asked_for_the_phone_again(town: Town, typed: str) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says(typed)
    assert CHAT_ONLY in town.anna.last()
    assert "🏠 Hardstr" in town.anna.last()
    assert "📦 Drucker" in town.anna.last()
    assert {"Verbindlich buchen", "Book now"} & set(town.anna.buttons())


@pytest.mark.parametrize("typed", ["niente telefono", "pas de téléphone", "rather not say"])
async def test_a_refused_phone_was_a_new_device(town: Town, typed: str) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says(typed)
    assert CHAT_ONLY in town.anna.last()
    assert "📦 Drucker" in town.anna.last()
    assert "8004 Zürich" in town.anna.last()


@pytest.mark.parametrize("typed", ["why do you need my phone?", "perché il numero?", "wieso brauchen Sie das?"])
async def test_why_a_phone_is_wanted_was_not_answered(town: Town, typed: str) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says(typed)
    said = ("Die Nummer sieht nur", "Only the person who comes", "Il numero lo vede solo")
    assert any(words in town.anna.reads() for words in said)
    assert town.ada.messages("admins") == []


@pytest.mark.parametrize(
    "typed", ["en fait c'est le 5", "anzi è il 5", "actually house no is 5", "nicht 12 sondern 5", "nein, 5"]
)
async def test_a_corrected_house_number_became_a_day(town: Town, typed: str) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 2. Stock, 079 555 12 34")
    await town.anna.says(typed)
    assert "🏠 Hardstrasse 5, 2. Stock" in town.anna.last()
    assert "17" in town.anna.last()


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("hmm wait", "Gebucht ist noch nichts"),
        ("doch nicht", "Gebucht ist noch nichts"),
        ("i ha no e Hund", "das gebe ich weiter"),
        ("nei stopp, falschi Adresse", "Strasse und Hausnummer?"),
        ("welche Zahlungsmethode?", "Sie zahlen der Helferin oder dem Helfer direkt, wenn"),
        ("mached mer so", "Wir fragen gerade"),
        ("looks good", "Wir fragen gerade"),
    ],
)
async def test_the_order_button_heard_nothing_but_ok(town: Town, typed: str, then: str) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.says(typed)
    town.anna.sees(then)


async def test_the_same_address_as_last_time_was_not_known(town: Town) -> None:
    await books(town.anna)
    await town.anna.says("Der Fernseher hat kein Bild, 8004 Zürich, morgen")
    await town.anna.says("1")
    await town.anna.says("gleiche Adresse wie letztes Mal")
    assert "🏠 Hardstrasse 12" in town.anna.last()


async def test_a_house_number_before_the_street(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("12 Hardstrasse")
    assert "🏠 12 Hardstrasse" in town.anna.last()


@pytest.mark.parametrize(
    "words",
    [
        "was? isch vil z tüür, sie isch nume 10 minute da gsi",
        "c'est trop cher, il n'est resté que 10 minutes",
        "that is far too much, he was here for only 10 minutes",
        "è troppo caro, è rimasto solo 10 minuti",
    ],
)
async def test_a_final_price_far_too_high_was_answered_with_a_brochure_or_a_human(town: Town, words: str) -> None:
    await is_done(town)
    await town.anna.says(words)
    town.ada.sees("Preis strittig", words, chat="admins")
    town.ada.sees_not("Reklamation", chat="admins")


async def test_why_the_extra_work_costs_so_much_was_answered_with_a_brochure(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("95 die Walze ist gebrochen")
    await town.anna.says("why so much?")
    assert "die Walze ist gebrochen" in town.anna.last()
    town.anna.sees_not("Der Preis hängt davon ab", "The price depends")


@pytest.mark.parametrize(
    "words", ["oder doch 15", "amanhã às 10", "or rather 15", "ou plutôt 16", "o meglio 16", "lieber 15"]
)
async def test_another_hour_became_the_street(town: Town, words: str) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says(words)
    town.anna.sees_not("🏠")
    await town.anna.says("Bellevue 3, 079 555 12 34")
    town.anna.sees("🏠 Bellevue 3")
