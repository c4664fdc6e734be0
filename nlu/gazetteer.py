"""Devices and brands named in a message, in the words and misspellings people use. Refuses to guess their trouble."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rapidfuzz.distance import OSA

from domain.vocabulary import Category
from nlu.words import Token, spellings

LEXICON: Final = Path(__file__).parent / "lexicon"
_LONGEST: Final = 4  # words
_PLURALS: Final = ("innen", "ern", "en", "er", "es", "li", "n", "e", "s", "x", "i")
_COMPOUND: Final = 5  # letters a name needs to count as the head of a compound ("schlafzimmerlampe")
_FUZZY: Final = 6  # letters a word needs before a misspelling is worth guessing


@dataclass(frozen=True, slots=True)
class Thing:
    """A device or brand of the lists. `category` None: the name alone says nothing about the category."""

    name: str
    category: Category | None
    brand: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing found in a message: tokens first to last (exclusive)."""

    thing: Thing
    first: int
    last: int


class Gazetteer:
    """The lists, ready to be looked up."""

    def __init__(
        self, things: list[tuple[Thing, list[str]]], plain: Sequence[str] = (), models: Sequence[tuple[str, str]] = ()
    ) -> None:
        """`plain`: words and phrases that are themselves; "-prise" ends many words, and none of them is a socket.

        `models`: names of things with patterns of their model numbers.
        """
        self._exact: dict[str, Thing] = {}
        self.plain = frozenset(spelt for word in plain if word[0] != "-" for spelt in spellings(word))
        self._no_heads = frozenset(word[1:] for word in plain if word[0] == "-")
        for thing, names in things:
            for name in [*names, thing.name]:
                for spelt in spellings(name):
                    self._exact.setdefault(spelt, thing)
        for spelt, thing in list(self._exact.items()):
            joined = spelt.replace(" ", "")
            if spelt.count(" ") == 1 and len(joined) >= _FUZZY:
                self._exact.setdefault(joined, thing)
        self._starts = {spelt.split(" ", 1)[0] for spelt in (*self._exact, *self.plain) if " " in spelt}
        self._near: dict[tuple[str, int], list[str]] = defaultdict(list)
        for spelt in self._exact:
            if " " not in spelt and len(spelt) >= _FUZZY - 1:
                self._near[spelt[0], len(spelt)].append(spelt)
        self._known: dict[str, Thing | None] = {}
        self._models = [(re.compile(pattern), self._exact[name]) for name, pattern in models]

    def find(self, words: list[Token], familiar: frozenset[str] = frozenset()) -> list[Mention]:
        """Every thing named, longest name first; `familiar` are words that are never taken for misspellings."""
        found, i = [], 0
        while i < len(words):
            for length in range(min(_LONGEST, len(words) - i) if words[i].folded in self._starts else 1, 0, -1):
                said = words[i].folded if length == 1 else " ".join(t.folded for t in words[i : i + length])
                thing = self._single(said, familiar) if length == 1 else self._exact.get(said)
                if thing:
                    found.append(Mention(thing, i, i + length))
                if thing or (length > 1 and said in self.plain):
                    i += length
                    break
            else:
                i += 1
        return found

    def _single(self, word: str, familiar: frozenset[str]) -> Thing | None:
        thing = self._exact.get(word)
        if thing or len(word) < 4 or word in self.plain:
            return thing
        if word not in self._known:
            if len(self._known) > 20_000:
                self._known.clear()
            found = self._numbered(word) or self._inflected(word)
            self._known[word] = found or (None if word in familiar else self._misspelt(word))
        return self._known[word]

    def _numbered(self, word: str) -> Thing | None:
        """The thing whose model number this is."""
        if word.isalpha():
            return None
        return next((thing for pattern, thing in self._models if pattern.fullmatch(word)), None)

    def _inflected(self, word: str) -> Thing | None:
        for ending in _PLURALS:
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                thing = self._exact.get(word[: -len(ending)])
                if thing:
                    return thing
        for start in range(3, len(word) - _COMPOUND + 1):
            thing = self._exact.get(word[start:])
            if thing and not thing.brand and word[start:] not in self._no_heads:
                return thing
        return None

    def _misspelt(self, word: str) -> Thing | None:
        """One letter wrong, missing, doubled or swapped; two in words of ten letters. The first letter holds."""
        if len(word) < _FUZZY:
            return None
        allowed = 2 if len(word) >= 10 else 1
        best: tuple[int, str] | None = None
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            for name in self._near.get((word[0], length), ()):
                distance = OSA.distance(word, name, score_cutoff=allowed)
                if distance <= allowed and (best is None or (distance, name) < best):
                    best = (distance, name)
        return self._exact[best[1]] if best else None


def read_list(path: Path) -> list[list[str]]:
    """The rows of one of our lists: cells split at |, comments and blank lines left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]


def load() -> Gazetteer:
    """The gazetteer of nlu/lexicon."""
    things = []
    for name, category, words in read_list(LEXICON / "devices.txt"):
        things.append((Thing(name, Category(category), brand=False), [w.strip() for w in words.split(",")]))
    for name, category, words in read_list(LEXICON / "brands.txt"):
        hint = None if category == "-" else Category(category)
        things.append((Thing(name, hint, brand=True), [w.strip() for w in words.split(",")]))
    plain = [word.strip() for (row,) in read_list(LEXICON / "plain.txt") for word in row.split(",")]
    lines = (LEXICON / "models.txt").read_text(encoding="utf-8").splitlines()
    models = [(name, pattern) for line in lines if line[:1] not in ("", "#") for name, pattern in [line.split(" | ")]]
    return Gazetteer(things, [word for word in plain if word], models)
