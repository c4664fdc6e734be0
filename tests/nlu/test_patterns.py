"""Ruling patterns out by letters changes what it costs, never what is found."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from nlu.cues import read_patterns
from nlu.patterns import Patterns
from nlu.phrases import load
from nlu.words import tokens

NAMED = [
    ("either", "red|green fish"),
    ("gap", "no .{0,5}more"),
    ("optional", "(very )?hot"),
    ("class", "[ab]c"),
    ("repeat", "(ha){2,}"),
    ("edge", r"\bcat\b"),
    ("bracket", r"a[|)]b|c\|d|n(o|a)m|[^]]e"),
    ("twice", "(ab|cd) .{0,3}(ef|gh)"),
    ("anything", ".*"),
]


@given(st.text(alphabet="redgnfishomvytabc |)]", max_size=30))
def test_nothing_is_lost(message: str) -> None:
    wished = [name for name, pattern in NAMED if re.search(pattern, message)]
    assert Patterns(NAMED).find(message) == wished


def test_nothing_is_lost_in_our_own() -> None:
    named = read_patterns()
    compiled = [(name, re.compile(pattern)) for name, pattern in named]
    patterns = Patterns(named)
    for phrase in load()[::7]:
        message = " ".join(token.folded for token in tokens(phrase.text))
        assert patterns.find(message) == [name for name, pattern in compiled if pattern.search(message)]
