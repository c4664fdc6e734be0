"""What works again needs nobody: the need ends, a booking is offered to be called off."""

from __future__ import annotations

import pytest

from domain.vocabulary import Language
from handlers.texts import speaker
from nlu import solved
from tests.conversations.steps import is_accepted, is_at_work
from tests.conversations.town import Town

SAID = {
    ("Drucker druckt nicht", "es geht jetzt wieder"): Language.DE,
    ("s Wlan gaht nöd", "s gaht jetz wider, merci"): Language.DE,
    ("my wifi is down", "fixed it myself thanks"): Language.EN,
    ("plus de wifi", "ça remarche"): Language.FR,
    ("il wifi non va", "adesso funziona, grazie"): Language.IT,
}


@pytest.mark.parametrize(("said", "language"), SAID.items())
async def test_that_it_works_again_was_answered_with_the_next_question(
    town: Town, said: tuple[str, str], language: Language
) -> None:
    for words in said:
        await town.anna.says(words)
    assert town.anna.last() == speaker(language).label("hint-helped")
    town.anna.sees_not("/human")


async def test_it_works_again_was_welcome_while_somebody_was_coming(town: Town) -> None:
    await is_accepted(town)
    await town.anna.says("es geht jetzt wieder, danke")
    town.anna.sees("Soll ich die Buchung absagen?", "Wirklich absagen?")
    town.luca.sees_not("abgesagt")
    await town.anna.taps("Ja, absagen")
    town.luca.sees("abgesagt")


async def test_it_works_again_calls_nothing_off_while_the_helper_is_there(town: Town) -> None:
    await is_at_work(town)
    await town.anna.says("es geht jetzt wieder")
    town.anna.sees_not("absagen?")


async def test_another_thing_that_works_again_does_not_end_the_need(town: Town) -> None:
    await town.anna.says("Der Drucker druckt nicht")
    await town.anna.says("das WLAN geht wieder")
    town.anna.sees_not("Das freut mich")


@pytest.mark.parametrize(
    "words",
    [
        "geht jetzt gar nicht mehr",
        "das Internet geht wieder, aber der Drucker nicht",
        "wann geht es wieder?",
        "it only works now and then",
        "ça marche plus maintenant",
        "adesso non funziona",
        "damit es wieder geht",
    ],
)
def test_what_does_not_work_is_not_solved(words: str) -> None:
    assert not solved.read(words)
