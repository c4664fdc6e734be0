"""Finds the known name that a misspelt one means. Refuses short words: too many are one letter apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from nlu.places import words
from nlu.places.gazetteer import Gazetteer, gazetteer

SHORTEST = 4
LONG = 5  # letters; a shorter name is only corrected to a city
CITY = 30_000
HOME = {"CH": 2_000, "LI": 1_000, "AT": 4_000, "DE": 10_000}  # people; smaller ones are only corrected beside a code
ABROAD = 40_000
FAR_FROM = 8  # letters from which two slips are allowed


def allowed(key: str) -> int:
    """How many slips a name of this length may have."""
    return 0 if len(key) < SHORTEST else 1 if len(key) < FAR_FROM else 2


class Typos:
    """The names worth correcting to for somebody of one country, by first letter and length."""

    def __init__(self, places: Gazetteer, country: str) -> None:
        self._alike: dict[tuple[str, int], list[str]] = defaultdict(list)  # by first letter and length
        for key in places.names():
            if len(key) < SHORTEST or key in words.EVERYDAY:
                continue
            if len(key) < LONG and places.people(key) < CITY:
                continue
            if places.people(key, country) >= HOME.get(country, ABROAD) or places.people(key) >= ABROAD:
                self._alike[key[0], len(key)].append(key)

    def meant(self, key: str) -> list[str]:
        """The names at the least distance that is allowed, nearest first; [] for none."""
        slips = allowed(key)
        if not slips or key in words.LOOKALIKES or key in words.FILLER:
            return []
        near = [
            name
            for letter in dict.fromkeys(key[:2])
            for length in range(len(key) - slips, len(key) + slips + 1)
            for name in self._alike.get((letter, length), ())
        ]
        return closest(key, near, slips)


def closest(key: str, names: Iterable[str], slips: int) -> list[str]:
    """The names nearest to a key within so many slips (a swapped pair is one)."""
    near = [name for name in names if abs(len(name) - len(key)) <= slips]
    found = process.extract(key, near, scorer=OSA.distance, score_cutoff=slips, limit=5)
    return [name for name, far, _ in found if far == found[0][1]]


@cache
def typos(country: str) -> Typos:
    """The corrections for somebody of this country."""
    return Typos(gazetteer(), country)
