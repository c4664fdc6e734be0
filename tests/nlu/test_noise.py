"""Copies with slips: the same every time, never of short words, never without a change."""

from __future__ import annotations

from random import Random

from nlu import noise


def test_longer_words_slip_and_short_ones_stay() -> None:
    said = "Mein Drucker ist schon wieder tot"
    copies = {noise.misspelt(said, Random(seed)) for seed in range(30)}
    assert len(copies) > 10
    for copy in copies:
        words = copy.split(" ")
        assert [words[i] for i in (0, 2, 5)] == ["Mein", "ist", "tot"]
        assert abs(len(copy) - len(said)) <= 2


def test_the_same_chance_gives_the_same_copy() -> None:
    assert noise.misspelt("imprimante bloquée", Random(1)) == noise.misspelt("imprimante bloquée", Random(1))


def test_what_has_no_long_word_stays() -> None:
    assert noise.misspelt("TV ko", Random(3)) == "TV ko"
