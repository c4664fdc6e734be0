"""Many regular expressions asked of one short message, most of them never run: a few letters rule them out.

Every branch of a pattern has letters without which it cannot match. A message that has none of them need not be asked.
Refuses to know what the patterns are for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

_LENGTHS: Final = (4, 3, 2)  # letters by which messages and patterns are compared
_SETS: Final = 2  # of letters that a match needs
_REMEMBERED: Final = 20_000  # words


class Patterns:
    """Named patterns; `find` says which of them match."""

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        self._names = [name for name, _ in named]
        branches = [(i, branch) for i, (_, pattern) in enumerate(named) for branch in _branches(pattern)]
        self._branches = [(i, re.compile(branch)) for i, branch in branches]
        self._others = [~sum(1 << at for at, (j, _) in enumerate(branches) if j == i) for i in range(len(named))]
        self._unasked = [0] * _SETS  # bits of branches that this set of letters does not rule out
        self._by_letters: list[dict[str, int]] = [{} for _ in range(_SETS)]
        for at, (_, branch) in enumerate(branches):
            needed = _needed(branch)
            for turn, by_letters in enumerate(self._by_letters):
                if turn >= len(needed):
                    self._unasked[turn] |= 1 << at
                else:
                    for letters in needed[turn]:
                        by_letters[letters] = by_letters.get(letters, 0) | 1 << at
        self._lengths = [n for n in _LENGTHS if any(len(letters) == n for by in self._by_letters for letters in by)]
        self._by_word: dict[str, tuple[int, int]] = {}  # remembered, bounded

    def find(self, message: str) -> list[str]:
        """The names of the patterns that match, in their order; the words of a message are joined by one space."""
        bits = self.possible(message.split(" "))
        found = []
        while bits:
            low = bits & -bits
            which, branch = self._branches[low.bit_length() - 1]
            if branch.search(message):
                found.append(self._names[which])
                bits &= self._others[which]
            else:
                bits ^= low
        return found

    def possible(self, words: Iterable[str]) -> int:
        """The branches of patterns that the letters of these words allow, as bits."""
        (first, second), known = self._unasked, self._by_word
        for word in words:
            one, other = known.get(word) or self._of(word)
            first |= one
            second |= other
        return first & second

    def _of(self, word: str) -> tuple[int, int]:
        """The branches that one word's letters allow, for each of the two sets of letters."""
        edged = f" {word} "
        parts = [edged[i : i + n] for n in self._lengths for i in range(len(edged) - n + 1)]
        one, other = (reduce(or_, (by.get(part, 0) for part in parts), 0) for by in self._by_letters)
        if len(self._by_word) < _REMEMBERED:
            self._by_word[word] = one, other
        return one, other


def _branches(pattern: str) -> list[str]:
    """What a pattern offers to choose from ("a|(b|c)d" is "a" and "(b|c)d"): most messages allow one or two of them."""
    branches, depth, begin, at = [], 0, 0, 0
    while at < len(pattern):
        letter = pattern[at]
        if letter == "[":
            at = pattern.index("]", at + 2)
        elif letter == "|" and not depth:
            branches.append(pattern[begin:at])
            begin = at + 1
        depth += (letter == "(") - (letter == ")")
        at += 2 if letter == "\\" else 1
    return [*branches, pattern[begin:]]


def _needed(pattern: str) -> list[frozenset[str]]:
    """Up to two sets of letters (2 to 4); every match has at least one of each."""
    choices = ([_rarest(literal) for literal in literals] for literals in _literals(parser.parse(pattern)))
    found = dict.fromkeys(frozenset(parts) for parts in choices if None not in parts)
    return [frozenset(part for part in parts if part is not None) for parts in found][:_SETS]


def _rarest(literal: str) -> str | None:
    """The part of a literal that is looked for in single words: the longest possible, not across two words."""
    for length in _LENGTHS:
        parts = [literal[i : i + length] for i in range(len(literal) - length + 1)]
        if inside := [part for part in parts if part.strip() and " " not in part.strip()]:
            return min(inside, key=lambda part: (part.count(" "), -parts.index(part)))
    return None


def _literals(parsed: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    """Sets of strings; every match of this sequence contains at least one of each. The most telling sets first."""
    choices: list[frozenset[str]] = []
    run = ""
    for kind, value in parsed:
        if kind is sre.LITERAL:
            run += chr(value)
            continue
        if run:
            choices.append(frozenset({run}))
            run = ""
        if kind is sre.SUBPATTERN:
            choices += _literals(value[3])
        elif kind is sre.BRANCH:
            branches = [_literals(branch) for branch in value[1]]
            if all(branches):
                choices.append(frozenset().union(*(branch[0] for branch in branches)))
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[0] >= 1:
            choices += _literals(value[2])
    if run:
        choices.append(frozenset({run}))
    return sorted(choices, key=lambda choice: (-min(map(len, choice)), len(choice)))
