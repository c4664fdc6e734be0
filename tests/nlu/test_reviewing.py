"""A label chosen for what was misread becomes a training phrase in a file, and nothing else happens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from domain.vocabulary import Category, Kind, Urgency
from nlu import evaluation, phrases, reviewing
from nlu.local import Local
from nlu.reviewing import BadLabel, Misread
from nlu.understanding import Intent, Understanding


def misread(words: str, language: str = "de") -> Misread:
    return Misread(words=words, language=language, intent="out_of_scope", confidence=0.4, why="lost")


def talk(local: Local, into: Path, asked: list[Misread], *typed: str) -> str:
    rows = reviewing.talk(asked, lambda words: local.read(words, evaluation.SETTING), iter(typed), into)
    return "\n".join(rows)


def test_a_chosen_label_becomes_a_phrase_that_training_can_read(local: Local, tmp_path: Path) -> None:
    asked = [misread("de Tröchner chrächzt wie verruckt"), misread("wer bin ich"), misread("quanto mi viene?", "it")]
    told = talk(local, tmp_path, asked, "home_garden repair", "-", "price")
    kept = {phrase.text: phrase for phrase in phrases.load(tmp_path)}
    assert set(kept) == {"de Tröchner chrächzt wie verruckt", "quanto mi viene?"}
    dryer = kept["de Tröchner chrächzt wie verruckt"]
    assert (dryer.intent, dryer.category, dryer.kind) == (Intent.NEW_NEED, Category.HOME_GARDEN, Kind.REPAIR)
    assert (dryer.language, dryer.urgency) == ("de", Urgency.UNSPECIFIED)
    assert "nlu/training/de/" in told
    assert "nlu/training/it/" in told


def test_a_wrong_label_is_asked_again_and_q_stops(local: Local, tmp_path: Path) -> None:
    told = talk(local, tmp_path, [misread("hm"), misread("ähm")], "fridge", "cancel now", "cancel", "q", "price")
    assert told.count("no label") == 2
    assert [phrase.intent for phrase in phrases.load(tmp_path)] == [Intent.CANCEL]


def test_a_number_chooses_a_likely_reading(local: Local, tmp_path: Path) -> None:
    talk(local, tmp_path, [misread("Mein Drucker druckt nicht mehr")], "1")
    assert [phrase.category for phrase in phrases.load(tmp_path)] == [Category.PRINTER]


@pytest.mark.parametrize("words", ["printer sofort", "new_need", "cancel printer", "status repair", "tv tv tv"])
def test_what_is_no_label(local: Local, words: str) -> None:
    with pytest.raises(BadLabel):
        reviewing.label_of(words, heard(local))


def heard(local: Local) -> Understanding:
    return local.read("Hallo", evaluation.SETTING)


def test_the_second_other_is_the_kind(local: Local) -> None:
    label = reviewing.label_of("other other", heard(local))
    assert (label.category, label.kind) == (Category.OTHER, Kind.OTHER)


def test_marks_of_what_was_personal_are_left_out_and_known_phrases_not_asked_again() -> None:
    line = {
        "words": "Router kaputt in <place>, # ",
        "language": "de",
        "intent": "status",
        "confidence": 0.3,
        "why": "x",
    }
    (one,) = reviewing.misreads([json.dumps({**line, "often": 3}), ""])
    assert (one.words, one.often) == ("Router kaputt in ,", 3)
    assert reviewing.is_known(misread("router KAPUTT in"), {"router kaputt in"})
