"""Numbers dictated in words, chat instead of calls, a time that is moved: what is read, and what is not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from nlu import calls, dictating
from nlu.times import shifting


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("null sibe nün 555 12 34", "0795551234"),
        ("null sieben neun, fünf fünf fünf, zwölf, vierunddreissig", "0795551234"),
        ("zero seven nine five five five one two three four", "0795551234"),
        ("zéro sept neuf 555 douze trente-quatre", "0795551234"),
        ("zero sette nove cinque cinque cinque dodici trentaquattro", "0795551234"),
        ("mini nummere isch +41 sibe nün 555 12 34 danke", "+41795551234"),
        ("null sibe nün föif föif", None),
    ],
)
def test_a_number_in_words(text: str, number: str | None) -> None:
    found = dictating.phone(text)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    "text", ["079 555 12 34", "zwei Drucker und drei Laptops", "um vier oder fünf", "Hardstrasse 12"]
)
def test_nobody_dictates(text: str) -> None:
    assert dictating.phone(text) is None


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Nur Chat", True),
        ("solo chat", True),
        ("chat seulement", True),
        ("prefer chat only pls", True),
        ("lieber per Chat", True),
        ("bitte nicht anrufen", True),
        ("nöd alüte bitte", True),
        ("pas d'appels svp", True),
        ("ne m'appelez pas", True),
        ("solo messaggi, niente chiamate", True),
        ("don't call me", True),
        ("Anrufe sind ok", False),
        ("you can call me", False),
        ("le chiamate sono permesse", False),
        ("mein Chat geht nicht", None),
        ("ich kann nicht mehr telefonieren", None),
        ("bitte", None),
    ],
)
def test_chat_instead_of_calls(text: str, only: bool | None) -> None:
    assert calls.chat_only(text) is only


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("thanks! can u make it 1h later", 60),
        ("eine Stunde später bitte", 60),
        ("une heure plus tard", 60),
        ("un'ora più tardi", 60),
        ("half an hour earlier", -30),
        ("chönd sie 20 min spöter cho", 20),
        ("später", None),
        ("in einer Stunde", None),
    ],
)
def test_what_moves_a_time(text: str, minutes: int | None) -> None:
    assert shifting.shift(text) == (timedelta(minutes=minutes) if minutes is not None else None)
