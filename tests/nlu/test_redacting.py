"""What is kept of a misread message tells nobody who wrote it, and leaves the words that matter."""

from __future__ import annotations

import pytest

from nlu.redacting import redact


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("mein WLAN spinnt, ich heisse Greta Huber, 079 123 45 67", "mein WLAN spinnt, ich heisse <name>, #"),
        ("Frau Meier macht Zicken", "Frau <name> macht Zicken"),
        ("der Start meines Programms startet nicht", "der Start meines Programms startet nicht"),
        ("Router tot, bei Familie Zgraggen", "Router tot, bei Familie <name>"),
        ("ask for Peter Smith at the door", "ask for <name> at the door"),
        ("ich bin die Greta Huber und die Lampe hängt", "ich bin die <name> und die Lampe hängt"),
        ("bei Brunner am Lindenhof läuten", "bei <name> am Lindenhof läuten"),
        ("je suis Marc Favre, la télé ne marche plus", "je suis <name>, la télé ne marche plus"),
        ("Router tot in Uster", "Router tot in <place>"),
        ("TV kaputt\n8004 Zürich\nmorgen", "TV kaputt <place> morgen"),
        ("i'm not sure what is wrong with it", "i'm not sure what is wrong with it"),
    ],
)
def test_names_and_places_went_into_the_list_of_misread_words(said: str, kept: str) -> None:
    assert redact(said) == kept
