"""The training phrases keep their contract, and the held-out part stays out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nlu import checking, evaluation, learning, phrases, sharing
from nlu.local import Local
from nlu.phrases import BadPhrase, Phrase
from nlu.understanding import Intent


@pytest.fixture(scope="module")
def all_phrases() -> list[Phrase]:
    return phrases.load()


def test_nothing_to_find_fault_with(all_phrases: list[Phrase]) -> None:
    assert checking.faults(all_phrases, phrases.held_out()) == []


def test_a_leak_is_found(all_phrases: list[Phrase]) -> None:
    leak = next(p for p in phrases.held_out() if len(p.text) > 40)
    assert any(repr(checking.bare(leak)) in fault for fault in checking.faults([*all_phrases, leak], [leak]))


def test_a_conflict_is_found(all_phrases: list[Phrase]) -> None:
    greet = next(p for p in all_phrases if p.intent == "greet")
    wrong = replace(greet, intent=Intent.DENY)
    assert any("conflict" in fault for fault in checking.faults([*all_phrases, wrong]))


def test_the_held_out_part_is_shared_with_nobody(all_phrases: list[Phrase], tmp_path: Path) -> None:
    held_out = {checking.bare(p) for p in phrases.held_out()}
    assert len(held_out) > 700
    count = sharing.share(tmp_path)
    shared = phrases.load(tmp_path)
    assert count == len(shared) == len(all_phrases)
    assert held_out.isdisjoint(checking.bare(p) for p in shared)


def test_marks_become_entities() -> None:
    text, entities = phrases.unmark("my [printer](device) in [Zug](place)")
    assert text == "my printer in Zug"
    assert [(text[e.start : e.end], e.role) for e in entities] == [("printer", "device"), ("Zug", "place")]


def test_a_need_without_a_kind_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text("nlu:\n- intent: new_need/tv\n  examples:\n  - text: |\n      x\n    metadata: {persona: p01}\n")
    with pytest.raises(BadPhrase, match="a need has category, kind and urgency"):
        list(phrases.read(bad, "de"))


def test_the_same_phrases_give_the_same_model(all_phrases: list[Phrase]) -> None:
    some = all_phrases[::40]
    first, second = learning.train(learning.eye(), some), learning.train(learning.eye(), some)
    assert first.vocabulary == second.vocabulary
    assert (first.weights == second.weights).all()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("nlu:\n- intent: greet\n  examples: |\n    - Hallo\n", "its metadata lacks persona"),
        ("nlu:\n- intent: hello\n  examples:\n  - {text: Hallo, metadata: {persona: p01}}\n", "hello"),
        ("nlu: [\n", "not in the format"),
        ("nlu:\n- intent: greet\n  examples:\n  - {text: '[Hallo](gadget)', metadata: {persona: p01}}\n", "gadget"),
    ],
)
def test_a_broken_file_of_phrases_was_a_traceback(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "greet.yml").write_text(content, encoding="utf-8")
    found = phrases.broken(tmp_path)
    assert len(found) == 1
    assert found[0].startswith("de/")
    assert told in found[0]


def test_a_server_that_is_down_was_given_the_readings_of_the_embedded_model(local: Local) -> None:
    asked = [phrase for phrase in phrases.held_out() if phrase.intent == "greet"][:1]
    with pytest.raises(evaluation.NoServer, match="make rasa"):
        evaluation.read_all(evaluation.server("http://127.0.0.1:9", local), asked)
