"""Many regular expressions asked of one short message, most of them never run: a few letters rule them out.

Every pattern has letters without which it cannot match. A message that has none of them need not be asked. Refuses to
know what the patterns are for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

_LENGTHS: Final = (4, 3, 2)  # letters by which messages and patterns are compared
_REMEMBERED: Final = 20_000  # words


class Patterns:
    """Named patterns; `find` says which of them match."""

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        self._named = [(name, re.compile(pattern)) for name, pattern in named]
        self._always = 0  # bits of patterns that no letters rule out
        self._by_letters: dict[str, int] = {}
        for i, (_, pattern) in enumerate(named):
            needed = _needed(pattern)
            if needed is None:
                self._always |= 1 << i
            for letters in needed or ():
                self._by_letters[letters] = self._by_letters.get(letters, 0) | 1 << i
        self._lengths = [n for n in _LENGTHS if any(len(letters) == n for letters in self._by_letters)]
        self._by_word: dict[str, int] = {}  # remembered, bounded

    def find(self, message: str) -> list[str]:
        """The names of the patterns that match, in their order; the words of a message are joined by one space."""
        bits = self.possible(message.split(" "))
        found = []
        while bits:
            low = bits & -bits
            name, pattern = self._named[low.bit_length() - 1]
            if pattern.search(message):
                found.append(name)
            bits ^= low
        return found

    def possible(self, words: Iterable[str]) -> int:
        """The patterns that the letters of these words allow, as bits."""
        bits, known = self._always, self._by_word
        for word in words:
            seen = known.get(word)
            bits |= self._of(word) if seen is None else seen
        return bits

    def _of(self, word: str) -> int:
        """The patterns that one word's letters allow."""
        edged, get, bits = f" {word} ", self._by_letters.get, 0
        for n in self._lengths:
            for i in range(len(edged) - n + 1):
                bits |= get(edged[i : i + n], 0)
        if len(self._by_word) < _REMEMBERED:
            self._by_word[word] = bits
        return bits


def _needed(pattern: str) -> frozenset[str] | None:
    """Letters (2 to 4) of which every match has at least one; None when that cannot be said."""
    literals = _literals(parser.parse(pattern))
    if literals is None:
        return None
    parts = [_rarest(literal) for literal in literals]
    return None if None in parts else frozenset(part for part in parts if part is not None)


def _rarest(literal: str) -> str | None:
    """The part of a literal that is looked for in single words: the longest possible, not across two words."""
    for length in _LENGTHS:
        parts = [literal[i : i + length] for i in range(len(literal) - length + 1)]
        if inside := [part for part in parts if part.strip() and " " not in part.strip()]:
            return min(inside, key=lambda part: (part.count(" "), -parts.index(part)))
    return None


def _literals(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Strings of which every match of this sequence contains at least one; the best choice among its parts."""
    choices: list[frozenset[str]] = []
    run = ""
    for kind, value in parsed:
        if kind is sre.LITERAL:
            run += chr(value)
            continue
        if run:
            choices.append(frozenset({run}))
            run = ""
        inner: frozenset[str] | None = None
        if kind is sre.SUBPATTERN:
            inner = _literals(value[3])
        elif kind is sre.BRANCH:
            branches = [_literals(branch) for branch in value[1]]
            if all(branch is not None for branch in branches):
                inner = frozenset().union(*(branch for branch in branches if branch is not None))
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[0] >= 1:
            inner = _literals(value[2])
        if inner:
            choices.append(inner)
    if run:
        choices.append(frozenset({run}))
    return max(choices, key=lambda choice: (min(map(len, choice)) if choice else 0, -len(choice)), default=None)
