"""What often helps is said before anybody is booked, where the crowd wants it, and whether it helped is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.selfhelp import CATEGORY_OF, Hint
from domain.vocabulary import Category, Language
from handlers.texts import speaker
from nlu import evaluation, hints
from nlu.local import Local
from tests.conversations.steps import GERMAN
from tests.conversations.town import Town

SAID = {
    Hint.NO_INTERNET: (
        "Das Internet geht nicht",
        "s Wlan gaht nöd",
        "the wifi is down",
        "plus de wifi",
        "il wifi non va",
    ),
    Hint.SLOW_WIFI: ("WLAN ist extrem langsam", "the wifi is so slow", "wifi très lent", "il wifi è lentissimo"),
    Hint.NO_PICTURE: ("Der Fernseher hat kein Signal", "TV shows a black screen", "la télé dit aucun signal"),
    Hint.TV_SILENT: ("Fernseher hat Bild aber keinen Ton", "my TV has no sound", "la tele è senza audio"),
    Hint.REMOTE: (
        "Fernbedienung vom TV geht nicht mehr",
        "the TV remote does nothing",
        "la télécommande ne répond plus",
    ),
    Hint.PRINTER_OFFLINE: (GERMAN, "printer shows offline", "mon imprimante n'imprime plus", "la stampante non stampa"),
    Hint.PAPER_JAM: (
        "Papierstau im Drucker",
        "printer paper jam again",
        "bourrage papier imprimante",
        "carta inceppata",
    ),
    Hint.STRIPES: ("Der Drucker macht Streifen", "printer leaves streaks", "l'imprimante fait des rayures"),
    Hint.NO_SIGNAL: ("Mein Handy hat keinen Empfang", "my phone has no signal", "mon téléphone n'a aucun réseau"),
    Hint.NOT_CHARGING: ("Mein Handy lädt nicht mehr", "my phone won't charge", "il telefono non si ricarica"),
}


@pytest.mark.parametrize("hint", Hint)
def test_the_commonest_problems_have_a_hint(understander: Local, hint: Hint) -> None:
    for words in SAID[hint]:
        heard = understander.read(words, evaluation.SETTING)
        assert hints.hint(heard) is hint, (words, heard.category, heard.kind)


@pytest.mark.parametrize(
    "words",
    ["Neuen Router einrichten", "Show me how to use my printer", "Der Wasserhahn tropft", "Was kostet das?"],
)
def test_what_is_set_up_or_explained_gets_none(understander: Local, words: str) -> None:
    assert hints.hint(understander.read(words, evaluation.SETTING)) is None


def test_every_hint_has_a_category_of_the_commonest_four() -> None:
    assert set(CATEGORY_OF) == set(Hint)
    assert set(CATEGORY_OF.values()) == {Category.NETWORK, Category.TV, Category.PRINTER, Category.MOBILE}


@pytest.mark.parametrize("answer", ["Hat geholfen", "super, hat geholfen!"])
async def test_a_hint_that_helped_ends_the_need_and_is_counted(town: Town, answer: str) -> None:
    await town.anna.says(GERMAN)
    town.anna.sees("Drucker und Router aus- und wieder einschalten")
    await (town.anna.taps(answer) if answer in town.anna.buttons() else town.anna.says(answer))
    town.anna.sees("Es kommt niemand vorbei", "Anliegen verworfen")
    await town.ada.says("/stats", chat="admins")
    town.ada.sees("Drucker ans WLAN: 1× gezeigt, 1× geholfen, 0× nicht", chat="admins")


async def test_a_hint_that_did_not_help_goes_and_the_need_goes_on(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Hat nicht geholfen")
    assert "💡" not in town.anna.last()
    await town.anna.taps("Ankunft")
    await town.anna.says("nein, morgen um 10")
    assert "💡" not in town.anna.last()
    await town.ada.says("/stats", chat="admins")
    town.ada.sees("1× gezeigt, 0× geholfen, 1× nicht", chat="admins")


async def test_a_correction_takes_the_hint_away(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.says("nein, der Wasserhahn tropft")
    assert "💡" not in town.anna.last()


async def test_a_crowd_that_wants_no_hints_gives_none(town: Town) -> None:
    silent = replace(town.rules, crowds=tuple(replace(crowd, hints=False) for crowd in town.rules.crowds))
    town.app.rules = town.store.rules = silent
    await town.anna.says(GERMAN)
    town.anna.sees_not("💡")


def test_every_language_has_the_advice() -> None:
    for language in Language:
        assert len({speaker(language).label(f"hint-{hint}") for hint in Hint}) == len(Hint)
