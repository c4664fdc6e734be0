"""Long words in pieces: nothing is lost, every piece fits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.pieces import pieces

WORDS = st.text(st.sampled_from("ab 😀\n"), max_size=200)


@given(WORDS, st.integers(2, 40), st.integers(2, 40))
def test_every_piece_fits_and_nothing_but_spaces_is_lost(words: str, first: int, most: int) -> None:
    found = pieces(words, first=first, most=most)
    sizes = [len(piece.encode("utf-16-le")) // 2 for piece in found]
    assert sizes[0] <= first
    assert all(size <= most for size in sizes[1:])
    assert "".join("".join(found).split()) == "".join(words.split())


def test_what_fits_stays_as_it_is() -> None:
    assert pieces("  so ist es \n") == ["  so ist es \n"]
    assert pieces("eins zwei drei", most=9, first=9) == ["eins zwei", "drei"]
