"""The training phrases keep their contract, and the held-out part stays out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nlu import checking, learning, phrases, sharing
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
