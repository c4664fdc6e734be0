"""Story 1 in French and Italian, by buttons: understood less well perhaps, but never a dead end."""

from __future__ import annotations

import re

import pytest

from domain.vocabulary import Language
from handlers.texts import speaker
from tests.conversations.steps import is_accepted
from tests.conversations.town import Town


@pytest.mark.parametrize(
    ("spoken", "name", "booked", "agreed"),
    [("fr", "Français", "Réservation 1", "Terminé"), ("it", "Italiano", "Prenotazione 1", "Concluso")],
)
async def test_help_now_by_buttons(town: Town, spoken: str, name: str, booked: str, agreed: str) -> None:
    say = speaker(Language(spoken))
    anna = town.anna
    await anna.says("/language")
    await anna.taps(name)
    await anna.says("???")
    await anna.says("8004 Zürich")
    for step in ("category-printer", "button-when-now"):
        await anna.taps(say.label(step))
    assert "CHF 45–" in anna.last()
    await anna.taps("14:15")
    await anna.says("Hardstrasse 12, 079 555 12 34")
    await anna.taps(say.label("button-order"))
    anna.sees(booked)
    await town.luca.taps("Annehmen")
    anna.sees("Luca")
    await town.luca.taps("in 10")
    await town.luca.taps("Ich bin da")
    await town.luca.taps("Erledigt")
    await town.luca.taps("CHF 60")
    await anna.taps("CHF 60")
    await anna.taps("5 ★")
    await anna.taps(say.label("button-yes"))
    await anna.taps(say.label("button-words"))
    await anna.says("Merci, grazie")
    anna.sees("★★★★★", say.label("review-thanks"))
    anna.sees_not("Ihr ", "Your ", "Wir ")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("change to english", "I will write in English"),
        ("Deutsch", "Ich schreibe jetzt Deutsch"),
        ("auf deutsch bitte", "Ich schreibe jetzt Deutsch"),
        ("change language to german", "Ich schreibe jetzt Deutsch"),
        ("en français s'il vous plaît", "J’écris désormais en français"),
        ("può scrivere in italiano?", "D’ora in poi scrivo in italiano"),
    ],
)
async def test_asking_for_a_language_was_not_understood(town: Town, words: str, answer: str) -> None:
    await town.anna.says("/start")
    await town.anna.says(words)
    assert answer in town.anna.last()
    town.anna.sees_not("Worum geht es?", "What is it about?", "nicht verstanden", "did not understand")


@pytest.mark.parametrize(
    ("words", "crowd", "place"),
    [
        ("Mon imprimante ne marche plus, 8004 Zurich, le plus vite possible", "Plutôt\u00a0: Professionnels", "Berlin"),
        ("La stampante non stampa più, 8004 Zurigo, il più presto possibile", "Meglio: Professionisti", "Berlino"),
        ("My printer does not print, 8004 Zurich, as soon as possible", "Professionals instead", "Berlin"),
    ],
)
async def test_the_operators_titles_stayed_german(town: Town, words: str, crowd: str, place: str) -> None:
    await town.anna.says(words)
    assert any(crowd in label for label in town.anna.buttons()), town.anna.reads()
    town.anna.sees_not("Nachbarn", "Profis")
    await town.anna.says("1200 Genève")
    town.anna.sees(place)


@pytest.mark.parametrize("spoken", ["Deutsch", "English", "Français", "Italiano"])
async def test_the_examples_named_towns_nobody_serves(town: Town, spoken: str) -> None:
    await town.anna.says("/language")
    await town.anna.taps(spoken)
    await town.anna.says("/start")
    assert "8001 Zürich" in town.anna.last()
    town.anna.sees_not("Lausanne", "Lugano")


@pytest.mark.parametrize(
    ("words", "arrival", "question"),
    [
        ("Der Drucker druckt nicht, 8004 Zürich, sofort", "Ankunft", "Strasse, Hausnummer"),
        ("My printer does not print, 8004 Zurich, as soon as possible", "Arrival", "Street, house number"),
        ("Mon imprimante ne marche plus, 8004 Zurich, le plus vite possible", "Arrivée", "Rue, numéro"),
        ("La stampante non stampa più, 8004 Zurigo, il più presto possibile", "Arrivo", "Via, numero civico"),
    ],
)
async def test_the_address_was_asked_for_twice_at_once(town: Town, words: str, arrival: str, question: str) -> None:
    await town.anna.says(words)
    await town.anna.taps(arrival)
    assert town.anna.reads().count(question) == 1
    assert town.anna.reads().count("079 555 12 34") == 1


ADDRESSED = {
    Language.DE: r"\b(Sie|Ihnen|Ihr\w*|Du|Dir|Dich|Dein\w*)\b",
    Language.FR: r"\b(vous|votre|vos|tu|toi|ton|ta|tes)\b|(?!chez)\b\w+ez\b",
    Language.IT: r"\b(Lei|Le|Suo|Sua|tu|ti|tuo|tua)\b",
}
TO_BOTH = ("human-way", "human-taken", "human-over", "human-silent", "not-understood", "not-understood-twice",
           "cannot-hear-edits", "cannot-read-that", "cannot-listen", "stopped", "apology", "calmer-please",
           "refusal-banned", "refusal-banned-until")  # fmt: skip


@pytest.mark.parametrize("message", TO_BOTH)
def test_a_helper_was_called_sie_in_what_customers_read_too(message: str) -> None:
    facts = dict.fromkeys(("operator", "phone", "email", "name", "reason", "until"), "X")
    for language, address in ADDRESSED.items():
        said = speaker(language).say(message, facts)
        assert said
        assert not re.search(address, said), said


async def test_a_helper_at_work_was_called_sie(town: Town) -> None:
    await town.luca.says("/human")
    town.luca.sees("meldet sich hier")
    town.luca.sees_not("bei Ihnen", "Sie uns")


async def test_words_for_somebody_else_switched_the_language(town: Town) -> None:
    await is_accepted(town)
    await town.anna.taps("Schreiben")
    await town.anna.says("Please take the stairs behind the red house")
    town.luca.sees("behind the red house")
    await town.anna.says("/jobs")
    assert "Buchung" in town.anna.last()


async def test_a_german_helper_read_ordi(town: Town) -> None:
    await town.anna.says("Mon ordi ne démarre plus, 8004 Zurich, le plus vite possible")
    town.anna.sees("📦 Ordi")
    await town.anna.taps("Arrivée")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Réserver")
    town.luca.sees("📦 Computer")
    town.luca.sees_not("Ordi\n")


async def test_a_helper_who_chose_a_language_kept_german_buttons(town: Town) -> None:
    await town.anna.says("Der Drucker druckt nicht, 8004 Zürich, sofort")
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich buchen")
    await town.luca.says("auf französisch bitte")
    town.luca.sees("Demande\u00a0: mission 1", "Imprimante")
    await town.luca.taps("Accepter")
    await town.luca.says("in italiano per favore")
    await town.luca.taps("Tornare indietro")


@pytest.mark.parametrize(
    ("says", "told"), [("/start", "Hallo Luca"), ("/help", "Für Dich"), ("/jobs", "hast Du weder")]
)
async def test_a_helper_was_called_sie_by_the_commonest_commands(town: Town, says: str, told: str) -> None:
    await town.luca.says(says)
    assert told in town.luca.last()
    town.luca.sees_not("Sie ", "Ihnen", "Ihre")


async def test_jobs_told_a_helper_with_a_request_that_there_is_none(town: Town) -> None:
    await town.anna.says("Der Drucker druckt nicht, 8004 Zürich, sofort")
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich buchen")
    await town.luca.says("/jobs")
    assert "Anfrage: Auftrag 1" in town.luca.last()


async def test_letters_without_a_vowel_were_answered_in_italian(town: Town) -> None:
    await town.anna.says("asdf qwer")
    await town.anna.says("hhh jjj kkk")
    assert "verstehe ich noch nicht" in town.anna.last()


@pytest.mark.parametrize(
    ("spoken", "page", "told"),
    [
        ("Français", "/privacy", "Nous enregistrons"),
        ("Italiano", "/terms", "Facciamo da tramite"),
        ("English", "/terms", "We put people in touch"),
        ("Français", "/impressum", "Musterstrasse 1"),
    ],
)
async def test_the_operators_pages_stayed_german(town: Town, spoken: str, page: str, told: str) -> None:
    await town.anna.says("/language")
    await town.anna.taps(spoken)
    await town.anna.says(page)
    assert told in town.anna.last()


async def test_a_language_pressed_twice_was_confirmed_twice(town: Town) -> None:
    await town.anna.says("/language")
    await town.anna.taps("Français")
    await town.anna.taps("Français")
    assert town.count("J’écris désormais en français", "private", town.anna) == 1
