"""Times: the tables of phrases, one test per line."""

from __future__ import annotations

import pytest

from nlu.times import read
from tests.nlu.times import SATURDAY, ZURICH, notation, table

PHRASES = [
    (language, phrase, expected) for language in ("de", "en", "fr", "it") for phrase, expected in table(language)
]


@pytest.mark.parametrize(("language", "phrase", "expected"), PHRASES)
def test_the_phrase_means_this(language: str, phrase: str, expected: str) -> None:
    assert notation(read(phrase, now=SATURDAY, zone=ZURICH, language=language)) == expected


def test_the_text_is_the_verbatim_part() -> None:
    span = read("Hallo, könnt ihr am Freitag um 14 Uhr kommen?", now=SATURDAY, zone=ZURICH, language="de")
    assert span is not None
    assert span.text == "am Freitag um 14 Uhr"


def test_before_this_evening_said_in_the_evening_was_a_wish_that_had_ended() -> None:
    span = read("avant ce soir", now=SATURDAY.replace(hour=19), zone=ZURICH, language="fr")
    assert span is not None
    assert span.flags == ("past",)


def test_a_day_of_number_nought_raised() -> None:
    span = read("0 / 30.2.", now=SATURDAY, zone=ZURICH, language="de")
    assert span is None or "nonexistent" in span.flags
