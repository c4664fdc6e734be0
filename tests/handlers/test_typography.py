"""Sentences are set one way in each language, and name buttons by the words that stand on them."""

from __future__ import annotations

import re

import pytest
from fluent.syntax import FluentParser, ast

from domain.vocabulary import Language
from handlers.texts import speaker, typography


@pytest.mark.parametrize(
    ("language", "words", "what"),
    [
        (Language.FR, "Quand ?", "U+202F"),
        (Language.FR, "Prix : { $price }", "U+00A0"),
        (Language.FR, "Dites «oui»", "U+00A0"),
        (Language.FR, "l'heure", "apostrophe"),
        (Language.IT, "l'ora", "apostrophe"),
        (Language.IT, "e' tardi", "apostrophe"),
        (Language.IT, "Quando ?", "space before"),
        (Language.EN, "the customer's door", "apostrophe"),
        (Language.EN, "press «Accept»", "quotation"),
        (Language.DE, "drück “Annehmen”", "quotation"),
        (Language.DE, "die Straße", "ß"),
        (Language.DE, "Wir suchen …", "space before …"),
    ],
)
def test_words_set_wrongly_are_found(language: Language, words: str, what: str) -> None:
    assert any(what in fault for fault in typography.faults(language, _message(words)))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.FR, 'Quand\u202f? «\u00a0oui\u00a0», l’heure\u00a0: <a href="tg://user?id={ $id }">{ $name }</a>'),
        (Language.DE, "Drück «Annehmen»: 🚗 in { $minutes }'"),
        (Language.EN, "Press “Accept”: it’s yours…"),
    ],
)
def test_words_set_well_pass(language: Language, words: str) -> None:
    assert typography.faults(language, _message(words)) == []


def _message(words: str) -> ast.Message:
    message = FluentParser().parse_entry(f"one = {words}")
    assert isinstance(message, ast.Message)
    return message


NAMED = {
    "answer-payment": ("button-write-helper",),
    "answer-parts": ("button-write-helper",),
    "ask-phone": ("button-chat-only",),
    "phone-again": ("button-chat-only",),
    "consent-needs-press": ("button-consent-yes", "button-consent-no"),
    "helper-answer-please": ("button-accept", "button-decline"),
    "helper-hint-coming": ("button-arrive", "button-release"),
    "helper-hint-at-work": ("button-done", "button-extra", "button-not-done"),
    "helper-hint-release": ("button-back",),
    "helper-late": ("button-arrive",),
    "helper-still-at-work": ("button-done", "button-not-done"),
    "refusal-above-quote": ("button-extra",),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("message", NAMED)
def test_a_button_was_named_by_words_that_do_not_stand_on_it(message: str, language: Language) -> None:
    facts = dict.fromkeys(("operator", "amount", "name", "job", "ceiling", "country"), "X")
    say = speaker(language)
    quoted = [found.strip() for found in re.findall(r"[«“]\s?(.+?)\s?[»”]", say.label(message, **facts))]
    for button in NAMED[message]:
        label = say.label(button, amount="X")
        assert any(words in label for words in quoted), (label, quoted)
