"""Things named in a message, and the words that only look like one."""

from __future__ import annotations

import pytest

from nlu.focus import focus
from nlu.gazetteer import Gazetteer, load
from nlu.words import fold, tokens


@pytest.fixture(scope="module")
def lists() -> Gazetteer:
    return load()


def named(lists: Gazetteer, text: str) -> list[str]:
    return [mention.thing.name for mention in lists.find(tokens(text))]


NOTHING = [
    "der Keller steht voll", "Bad und Küche putzen", "il bagno e la discarica", "the basement", "Entkalker",
    "c'est cassé", "je voulais brancher ça", "le pagine bianche", "it zapped", "it was stolen", "meine Kontakte",
    "I need water", "es gönd nid", "it is overheating", "I am a fan", "Better call", "is it FREE", "Remove it",
    "quello nero", "quelle surprise", "une entreprise", "insupportable", "politisch", "what is the matter",
    "four chances", "my brother", "in camera da letto", "télécharger", "praktisch",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_a_plain_word_was_taken_for_a_device(lists: Gazetteer, text: str) -> None:
    assert named(lists, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("hp pavilion schermo nero", ["laptop"]),
        ("Samsung QE55Q80 zeigt nur noch Streifen", ["samsung", "tv"]),
        ("LG OLED55C17LB", ["lg", "tv"]),
        ("V-Zug Adora Fehler F21", ["v-zug", "v-zug"]),
        ("le four fait sauter les plombs", ["oven"]),
        ("cambiare una presa in camera", ["socket"]),
        ("im Stromkasten", ["socket"]),
        ("la cheminée", ["fireplace"]),
        ("il water perde", ["toilet"]),
        ("le casse del pc", ["speaker", "computer"]),
        ("the door lock", ["door"]),
        ("🖨️ kaputt 😡", ["printer"]),
        ("📺💻📱", ["tv", "laptop", "smartphone"]),
        ("zwei Lampen und drei Sofas", ["lamp", "sofa"]),
        ("mein Druker", ["printer"]),
        ("Küchentisch", ["table"]),
    ],
)
def test_the_thing_meant_was_another_or_none(lists: Gazetteer, text: str, names: list[str]) -> None:
    assert named(lists, text) == names


def test_a_plain_word_is_no_name_of_the_lists(lists: Gazetteer) -> None:
    plain = [word for word in lists.plain if " " not in word]
    assert len(plain) > 1000
    assert [word for word in plain if word != fold(word)] == []
    assert [word for word in plain if named(lists, word)] == []


FINE = [
    ("De Fernseh lauft, numme s Internet nöd", ["tv"]),
    ("la tv funziona ma internet sul portatile no", ["tv"]),
    ("internet ok, téléphone ok, télé noire", ["internet", "smartphone"]),
    ("nein der Router läuft, es ist der Scanner", ["router"]),
    ("tv picture fine but no sound from the soundbar", ["tv", "picture"]),
    ("wifi works everywhere except my laptop keyboard is dead", ["wi-fi"]),
    ("wifi works everywhere except my laptop", []),
    ("TV läuft, kein Bild", []),
    ("Wenn der Router läuft, geht der Drucker nicht", []),
]


@pytest.mark.parametrize(("text", "names"), FINE)
def test_what_works_was_the_thing_at_fault(lists: Gazetteer, text: str, names: list[str]) -> None:
    words = tokens(text)
    mentions = lists.find(words)
    ruled_out = focus(text, words, mentions).ruled_out
    assert [mention.thing.name for i, mention in enumerate(mentions) if i in ruled_out] == names
