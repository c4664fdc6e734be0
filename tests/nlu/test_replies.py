"""Short replies, usual questions and wishes for a language; and what is none of them."""

from __future__ import annotations

import pytest

from nlu import replies, tongues, usual
from nlu.replies import Reply


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("vielen dank, buchen", Reply.YES),
        ("Ja, gerne!", Reply.YES),
        ("d'accord", Reply.YES),
        ("bon d'accord", Reply.YES),
        ("nei das zahl i nöd", Reply.NO),
        ("je ne suis pas d'accord", Reply.NO),
        ("no, that's too expensive", Reply.NO),
        ("find sb else pls", Reply.OTHER),
        ("sì, va bene", Reply.YES),
        ("go ahead", Reply.YES),
        ("nein danke", Reply.NO),
        ("nicht einverstanden", Reply.NO),
        ("Pas d'accord", Reply.NO),
        ("ist mir egal", Reply.ANY),
        ("un passo indietro", Reply.BACK),
        ("ändern bitte", Reply.CHANGE),
        ("vielen Dank", None),
        ("super, danke", None),
        ("ja, aber morgen", None),
        ("nein, der Drucker", None),
        ("ok?", None),
        ("zurück zum Router bitte", None),
        ("", None),
    ],
)
def test_a_short_reply(text: str, reply: Reply | None) -> None:
    assert replies.read(text) is reply


@pytest.mark.parametrize(
    "text",
    [
        "Der Drucker druckt nicht, 8004 Zürich",
        "Ich habe mein Passwort vergessen",
        "The bot vacuum is stuck",
        "Mein Kartenleser geht nicht",
        "Der Router bringt keine Verbindung zustande",
        "Können Sie mir den Computer erklären?",
        "Alle meine Fotos sind weg",
        "Wer kann mir den Schrank aufbauen?",
    ],
)
def test_what_is_no_usual_question(text: str) -> None:
    assert usual.topic(text) is None


@pytest.mark.parametrize(
    "text", ["Deutschkurs", "My English keyboard is broken", "Deutsch oder English", "Fernseher auf Deutsch"]
)
def test_what_is_no_wish_for_a_language(text: str) -> None:
    assert tongues.read(text) is None
