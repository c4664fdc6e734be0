"""German as it is spelt where the bot helps: Swiss, or with ß and „ “."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fluent.syntax import FluentParser, ast

from domain.vocabulary import Language
from handlers.texts import FOLDER, speaker, spell_for, spelling


@pytest.fixture(autouse=True)
def _swiss_again() -> Iterator[None]:
    yield
    spell_for({"CH"})


@pytest.mark.parametrize(
    ("countries", "street", "quoted"),
    [
        ({"DE"}, "Straße, Hausnummer", "„Hauptstraße 12"),
        ({"DE", "AT"}, "Straße, Hausnummer", "„Hauptstraße 12"),
        ({"CH", "DE"}, "Strasse, Hausnummer", "«Hauptstrasse 12"),
        ({"LI"}, "Strasse, Hausnummer", "«Hauptstrasse 12"),
    ],
)
def test_a_german_operator_wrote_strasse(countries: set[str], street: str, quoted: str) -> None:
    spell_for(countries)
    said = speaker(Language.DE).label("ask-contact", country="DE")
    assert street in said
    assert quoted in said


@pytest.mark.parametrize(
    ("swiss", "german"),
    [
        ("Wer weiss, wie es heisst?", "Wer weiß, wie es heißt?"),
        ("regelmässig, ausser sonntags, draussen", "regelmäßig, außer sonntags, draußen"),
        ("Abschliessen, abgeschlossen, Abschluss", "Abschließen, abgeschlossen, Abschluss"),
        ("Das müssen Sie wissen, lassen, verpassen.", "Das müssen Sie wissen, lassen, verpassen."),
    ],
)
def test_only_long_vowels_get_a_sharp_s(swiss: str, german: str) -> None:
    assert spelling.german(swiss) == german


def test_a_word_nobody_has_decided_is_asked_about() -> None:
    assert spelling.undecided("Die Adresse am Schoss, Strasse") == ["Schoss"]


def test_respelling_changes_no_message_and_no_fact() -> None:
    source = (FOLDER / "de.ftl").read_text(encoding="utf-8")
    assert _names(spelling.german(source)) == _names(source)


def _names(source: str) -> list[str]:
    body = FluentParser().parse(source).body
    assert not [entry for entry in body if isinstance(entry, ast.Junk)]
    return [entry.id.name for entry in body if isinstance(entry, ast.Message)]
