"""A helper reads what it is about in their own language, as far as the words are known."""

from __future__ import annotations

import pytest

from domain.vocabulary import Language
from handlers.texts import things


@pytest.mark.parametrize(
    ("said", "by", "to", "read"),
    [
        ("Ordi", Language.FR, Language.DE, "Computer"),
        ("Ordi", Language.FR, Language.FR, "Ordi"),
        ("Lave-vaisselle", Language.FR, Language.IT, "Lavastoviglie"),
        ("Sèche-linge", Language.FR, Language.DE, "Trockner"),
        ("machine à laver", Language.FR, Language.EN, "Washing machine"),
        ("Déclaration d'impôts", Language.FR, Language.DE, "Steuererklärung"),
        ("Natel", Language.DE, Language.FR, "Téléphone portable"),
        ("Stampante", Language.IT, Language.EN, "Printer"),
        ("wi-fi", Language.EN, Language.DE, "WLAN"),
        ("Fritzbox", Language.FR, Language.DE, "Fritzbox"),
        ("Four", Language.EN, Language.DE, "Four"),
    ],
)
def test_a_thing_was_named_in_the_customers_language(said: str, by: Language, to: Language, read: str) -> None:
    assert things.named(said, by=by, to=to) == read


def test_every_thing_has_a_name_in_every_language_and_no_row_stands_twice() -> None:
    rows = things.rows()
    assert rows
    assert all(words and all(words) for row in rows for words in row.values())
    assert len({row[Language.DE][0] for row in rows}) == len(rows)


@pytest.mark.parametrize("language", Language)
def test_what_is_said_first_is_read_back_as_itself(language: Language) -> None:
    for row in things.rows():
        first = row[language][0]
        there = things.named(first, by=language, to=Language.DE)
        assert things.named(there, by=Language.DE, to=language) in {
            word for one in things.rows() for word in one[language]
        }
