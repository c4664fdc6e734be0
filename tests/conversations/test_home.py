"""A home that is told once, used by saying so, seen in one's own data, and forgotten."""

from __future__ import annotations

import json

import pytest

from nlu.homes import Wanted, read
from tests.conversations.steps import books
from tests.conversations.test_privacy import documents, everything
from tests.conversations.town import Town

STREET = "Zypressenstrasse 71"


async def test_a_home_is_told_used_seen_and_forgotten(town: Town) -> None:
    await town.anna.says(f"Mein Zuhause ist {STREET}, 8400 Winterthur")
    town.anna.sees(f"Ihr Zuhause ist {STREET}, 8400 Winterthur")
    await books(town.anna)  # in 8004: the newest booking is elsewhere
    await town.anna.says("Mein Internet geht nicht, der Router blinkt rot")
    await town.anna.taps("Neues Anliegen")
    await town.anna.says("zuhause")
    assert "📍 8400 Winterthur\n" in town.anna.last()
    assert f"🏠 {STREET}\n" in town.anna.last()
    await town.anna.says("/mydata")
    (mine,) = documents(town, town.anna)
    assert mine["person"][0]["home"]["street"] == STREET
    assert mine["person"][0]["home"]["spot"]["label"] == "8400 Winterthur"
    await town.anna.says("vergiss mein Zuhause")
    town.anna.sees("Ihr Zuhause ist gelöscht")
    assert STREET not in (await everything(town))["person"]
    await town.anna.says("vergiss mein Zuhause")
    town.anna.sees("kein Zuhause gespeichert")


async def test_a_home_goes_with_its_person(town: Town) -> None:
    await town.anna.says(f"Mein Zuhause ist {STREET}, 8400 Winterthur")
    await town.anna.says("/forgetme")
    await town.anna.taps("Ja, alles löschen")
    found = await everything(town)
    assert [table for table, rows in found.items() if STREET in rows] == []


@pytest.mark.parametrize(
    ("told", "need", "used"),
    [
        ("my home is 8400 Winterthur", "The printer does not print, tomorrow at 10", "at home"),
        ("mon domicile est à Winterthour", "L'imprimante n'imprime pas, demain à 10h", "chez moi"),
        ("casa mia è a Winterthur", "La stampante non stampa, domani alle 10", "a casa mia"),
        ("dehei isch 8400 Winterthur", "de Drucker druckt nöd, morn am zäni", "dehei"),
    ],
)
async def test_a_home_in_every_language(town: Town, told: str, need: str, used: str) -> None:
    await town.ben.says(told)
    assert "🏠" in town.ben.last()
    await town.ben.says(need)
    await town.ben.says(used)
    assert "Winterthur\n" in town.ben.last()
    assert "10:00\n" in town.ben.last()


async def test_a_home_told_while_the_place_is_asked_answers_it(town: Town) -> None:
    await town.anna.says("Der Drucker druckt nicht")
    await town.anna.says("zuhause: 8004 Zürich")
    assert "📍 8004 Zürich\n" in town.anna.last()


async def test_an_unclear_home_is_asked(town: Town) -> None:
    await town.anna.says("mein Zuhause ist in Buchs")
    town.anna.sees("Welcher Ort ist es: Buchs SG, Buchs AG")
    assert json.loads((await everything(town))["person"])[0]["home"] is None


@pytest.mark.parametrize(
    ("words", "place", "wanted"),
    [
        ("Zuhause ist in Uster", "Uster", Wanted.KEEP),
        ("merk dir 8004 Zürich als mein Zuhause", "8004 Zürich", Wanted.KEEP),
        ("please save 8004 Zurich as my home", "8004 Zurich", Wanted.KEEP),
        ("chez moi, c'est à Lausanne", "Lausanne", Wanted.KEEP),
        ("salva 6900 Lugano come casa mia", "6900 Lugano", Wanted.KEEP),
        ("lösche bitte mein Zuhause", "", Wanted.FORGET),
        ("forget my home", "", Wanted.FORGET),
        ("oublie mon domicile", "", Wanted.FORGET),
        ("dimentica casa mia", "", Wanted.FORGET),
        ("Zuhause ist das WLAN kaputt, 8004 Zürich", "8004 Zürich", None),
        ("zuhause ist alles dunkel, Uster", "Uster", None),
        ("bin zuhause, 8004 Zürich", "8004 Zürich", None),
        ("Zuhause", "", None),
    ],
)
def test_what_is_said_of_a_home(words: str, place: str, wanted: Wanted | None) -> None:
    assert read(words, place) is wanted
