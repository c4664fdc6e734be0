"""Entities that overlap come back as Telegram's server fits them: the cases of TDLib's own tests, and a property."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.entities import understood
from sandbox.markup.nesting import fitted

SHORT = {
    "B": "bold",
    "I": "italic",
    "U": "underline",
    "S": "strikethrough",
    "H": "spoiler",
    "P": "pre",
    "C": "code",
    "Q": "blockquote",
    "M": "mention",
    "L": "url",
    "T": "text_link",
}
CUT = ("bold", "italic", "underline", "strikethrough", "spoiler")


def marks(line: str) -> list[dict[str, Any]]:
    """`B0-2 I1-2`: bold at 0, two long; italic at 1, two long."""
    return [
        {"type": SHORT[one[0]], "offset": int(start), "length": int(length)}
        for one in line.split()
        for start, length in (one[1:].split("-"),)
    ]


@pytest.mark.parametrize(
    ("text", "given_ones", "kept"),
    [
        ("abc", "I1-1 I0-1", "I0-2"),
        ("abc", "I1-1 I1-1", "I1-1"),
        ("abc", "I0-2 I1-2", "I0-3"),
        ("abc", "I0-2 I2-1", "I0-3"),
        ("abc", "I0-1 I2-1", "I0-1 I2-1"),
        ("abc", "I0-2 B1-2", "I0-1 B1-2 I1-1"),
        ("abc", "I0-2 B2-1", "I0-2 B2-1"),
        ("@tests @tests", "I0-13", "M0-6 I0-6 M7-6 I7-6"),
        ("ab", "U0-2 S1-1", "U0-1 U1-1 S1-1"),
        ("ab", "S0-2 U1-1", "S0-1 U1-1 S1-1"),
        ("ab", "U0-2 H0-1", "U0-2 H0-1"),
        ("ab", "U0-1 U1-1 H0-1", "U0-2 H0-1"),
        ("a", "P0-1 H0-1", "P0-1"),
        ("abc", "P0-3 S1-1", "P0-3"),
        ("abc", "P1-1 S0-3", "S0-1 P1-1 S2-1"),
        ("abc", "P1-1 S1-2", "P1-1 S2-1"),
        ("abc", "P1-1 S0-2", "S0-1 P1-1"),
        ("abc", "P0-3 Q1-1", "Q1-1"),
        ("abc", "Q0-3 P1-1", "Q0-3 P1-1"),
        ("example.com", "P0-3", "P0-3"),
        ("example.com", "Q0-3", "Q0-3"),
        ("example.com", "Q0-11", "Q0-11 L0-11"),
        ("example.com", "I0-11", "L0-11 I0-11"),
        ("example.com", "I0-3", "L0-11 I0-3"),
        ("example.com a", "I0-13", "L0-11 I0-11 I12-1"),
        ("a example.com", "I0-13", "I0-2 L2-11 I2-11"),
        ("aba caba", "B3-1", ""),
        ("aba caba", "B3-3", "B4-2"),
    ],
)
def test_bold_across_a_link_came_back_in_one_piece(text: str, given_ones: str, kept: str) -> None:
    assert understood(text, "", marks(given_ones)) == (text, marks(kept))


def test_a_link_in_bold_is_cut_out_and_code_in_bold_is_not_bold() -> None:
    _, entities = understood('👋 <b>see <a href="https://a.ch/">this</a> or <code>x</code> 👋</b>', "HTML")
    shown = [(one["type"], one["offset"], one["length"]) for one in entities]
    assert shown == [
        ("bold", 3, 4),
        ("text_link", 7, 4),
        ("bold", 7, 4),
        ("bold", 12, 3),
        ("code", 15, 1),
        ("bold", 17, 2),
    ]


anything = st.lists(
    st.builds(
        lambda kind, offset, length: {"type": kind, "offset": offset, "length": length},
        st.sampled_from(list(SHORT.values())),
        st.integers(0, 12),
        st.integers(1, 8),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=300)
@given(anything)
def test_what_is_fitted_is_nested_sorted_and_loses_no_bold(entities: list[dict[str, Any]]) -> None:
    kept = fitted(entities)
    assert fitted(kept) == kept

    def places(some: list[dict[str, Any]], kind: str) -> set[int]:
        return {at for one in some if one["type"] == kind for at in range(one["offset"], one["offset"] + one["length"])}

    coded = places(kept, "pre") | places(kept, "code")
    for kind in CUT:
        assert places(kept, kind) == places(entities, kind) - coded
    for number, one in enumerate(kept):
        for other in kept[number + 1 :]:
            assert (one["offset"], -one["length"]) <= (other["offset"], -other["length"])
            if other["offset"] < one["offset"] + one["length"]:
                assert other["offset"] + other["length"] <= one["offset"] + one["length"]
                assert other["type"] != one["type"]
                assert one["type"] not in ("pre", "code")
                assert one["type"] in (*CUT, "blockquote") or other["type"] in CUT
