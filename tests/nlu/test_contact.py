"""Street and phone out of what people write, and what is neither."""

from __future__ import annotations

import pytest

from nlu import contact


@pytest.mark.parametrize(
    ("text", "street", "phone"),
    [
        ("Hardstrasse 12, 079 123 45 67", "Hardstrasse 12", "079 123 45 67"),
        ("Straße des 17. Juni 135, 030 1234567", "Straße des 17. Juni 135", "030 1234567"),
        ("Hardstrasse 12, 079 555 12 34, bitte erst um 18 Uhr", "Hardstrasse 12", "079 555 12 34"),
        ("Bahnhofstr.5, 0791234567", "Bahnhofstr.5", "0791234567"),
        ("Hardstrasse12, 079 123 45 67", "Hardstrasse12", "079 123 45 67"),
        ("Chemin du Petit-Bois 7bis, 0227891234", "Chemin du Petit-Bois 7bis", "0227891234"),
        ("Mariahilfer Strasse 12/3/14, 0664 1234567", "Mariahilfer Strasse 12/3/14", "0664 1234567"),
        ("10 Downing Street, 020 7946 0958", "10 Downing Street", "020 7946 0958"),
        ("221B Baker Street +44 20 7946 0958", "221B Baker Street", "+44 20 7946 0958"),
        ("Hardstrasse 12 333 1234567", "Hardstrasse 12", "333 1234567"),
        (
            "Meine Nummer ist 079 123 45 67 und ich wohne an der Hardstrasse 12",
            "Hardstrasse 12",
            "079 123 45 67",
        ),
        ("+41 (0)79 123 45 67 Hardstrasse 12", "Hardstrasse 12", "+41 79 123 45 67"),
        ("12 rue de Lausanne, 06 12 34 56 78", "12 rue de Lausanne", "06 12 34 56 78"),
        ("Via Roma 5, 333 1234567", "Via Roma 5", "333 1234567"),
        ("Limmatquai 4", "Limmatquai 4", None),
        ("doch erst um 18", None, None),
        ("morgen um 10", None, None),
        ("bitte am Bahnhof 12 Uhr", None, None),
        ("112", None, None),
        ("<b>1", None, None),
        ("00000000", None, None),
        ("0123456789012345", None, None),
    ],
)
def test_a_house_or_a_phone_was_read_wrongly(text: str, street: str | None, phone: str | None) -> None:
    assert contact.read(text) == (street, phone)


def test_a_house_without_a_number_is_a_name_and_no_sentence() -> None:
    assert contact.without_number("Hof Sonnenberg, 079 555 12 34", "079 555 12 34") == "Hof Sonnenberg"
    assert contact.without_number("Hof Sonnenberg", None) == "Hof Sonnenberg"
    assert contact.without_number("wie bitte?", None) is None
    assert contact.without_number("Das Haus hat keine Nummer", None) is None
