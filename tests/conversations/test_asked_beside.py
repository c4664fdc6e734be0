"""Questions and wishes beside the need: whether one must be home, what if it fails, another language, tried already."""

from __future__ import annotations

import pytest

from domain.vocabulary import Language
from handlers.texts import speaker
from nlu import hints, tongues
from tests.conversations.town import Town

ASKED = [
    ("Drucker druckt nicht", "muss ich da zuhause sein?", "answer-home", Language.DE),
    ("my printer is jammed", "do I need to be at home?", "answer-home", Language.EN),
    ("plus de wifi", "faut-il être là ?", "answer-home", Language.FR),
    ("il wifi non va", "devo essere a casa?", "answer-home", Language.IT),
    ("Drucker druckt nicht", "was ist wenn es nicht klappt", "answer-fails", Language.DE),
    ("my printer is jammed", "what if it cant be fixed", "answer-fails", Language.EN),
    ("plus de wifi", "et si ça marche pas ?", "answer-fails", Language.FR),
    ("il wifi non va", "e se non funziona?", "answer-fails", Language.IT),
]


@pytest.mark.parametrize(("need", "question", "answer", "language"), ASKED)
async def test_a_question_was_answered_with_the_price(
    town: Town, need: str, question: str, answer: str, language: Language
) -> None:
    await town.anna.says(need)
    await town.anna.says(question)
    town.anna.sees(speaker(language).label(answer))
    town.anna.sees_not(speaker(language).label("price-info"))


async def test_are_you_a_robot_called_a_human(town: Town) -> None:
    await town.anna.says("plus de wifi")
    await town.anna.says("t'es un robot ?")
    town.anna.sees("Je suis un bot")
    assert "Anna" not in town.ada.reads("admins")


async def test_a_language_asked_for_beside_the_place_was_not_heard(town: Town) -> None:
    await town.anna.says("Drucker druckt nicht")
    await town.anna.says("actually can we speak english, I am at 8004 Zurich")
    town.anna.sees("I will write in English", "When should somebody come?", "8004 Zürich")


async def test_do_you_speak_italian_was_nothing_for_us(town: Town) -> None:
    await town.anna.says("Drucker druckt nicht")
    await town.anna.says("ma parla italiano?")
    town.anna.sees("D’ora in poi scrivo in italiano", "La Sua richiesta")


@pytest.mark.parametrize("words", ["habla español?", "fala português?", "A flisni shqip?", "Da li govorite srpski?"])
async def test_a_language_we_do_not_write_was_only_refused(town: Town, words: str) -> None:
    await town.anna.says("Drucker druckt nicht")
    await town.anna.says(words)
    town.anna.sees("Ich schreibe Deutsch, Englisch, Französisch und Italienisch")


def test_talking_to_a_router_is_no_wish_for_a_language() -> None:
    assert tongues.wish_within("can you talk to my router") is None


@pytest.mark.parametrize("words", ["già provato", "tried that already", "déjà essayé, ça aide pas", "scho probiert"])
async def test_a_hint_that_was_tried_already_stayed(town: Town, words: str) -> None:
    await town.anna.says("Drucker druckt nicht")
    town.anna.sees("💡")
    await town.anna.says(words)
    assert "💡" not in town.anna.last()


def test_when_it_is_done_says_nothing_of_a_hint() -> None:
    assert hints.helped("wann wird das gemacht") is None


@pytest.mark.parametrize(
    ("need", "price", "duration", "answers"),
    [
        (
            "Drucker druckt nicht, 8004 Zürich",
            "was kostet das?",
            "wie lange dauert das?",
            ("35–75", "höchstens 45"),
        ),
        ("my printer is jammed, 8004 Zurich", "what does it cost?", "how long does it take?", ("35–75", "45 minutes")),
        (
            "wifi ne marche plus à 8004 Zurich",
            "combien ça coûte ?",
            "combien de temps ça prend ?",
            ("ou CHF", "au plus"),
        ),
        ("la stampante non stampa, 8004 Zurigo", "quanto costa?", "quanto tempo ci vuole?", ("35–75", "massimo 45")),
    ],
)
async def test_what_it_costs_was_not_said_while_only_the_time_was_open(
    town: Town, need: str, price: str, duration: str, answers: tuple[str, str]
) -> None:
    await town.anna.says(need)
    asked = town.anna.last()
    for question, answer in zip((price, duration), answers, strict=True):
        await town.anna.says(question)
        town.anna.sees(answer)
        assert town.anna.last() == asked
