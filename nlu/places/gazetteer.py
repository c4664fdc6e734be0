"""The places file in memory: by name, by code, by point. Refuses to read sentences.

A line of the file stays a string until somebody asks for it: that keeps 40,000 places in some 20 MB.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from pathlib import Path

from domain.travel import distance_km

FILE = Path(__file__).with_name("places.tsv.gz")
BIG_TOWN = 60_000  # its quarters are labelled with it
CELLS = 10  # cells of a tenth of a degree when looking for the nearest


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A place with a name; `radius` is how far it reaches from its point."""

    number: int
    country: str
    name: str
    region: str  # canton "ZH", land "Bayern"
    lat: float
    lon: float
    radius: float  # km
    people: int
    parent: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """A postal code and the numbers of the places in it, the largest first."""

    country: str
    code: str
    lat: float
    lon: float
    radius: float  # km
    spots: tuple[int, ...]


class Gazetteer:
    """All places of the file."""

    def __init__(self, lines: list[str]) -> None:
        self._spots: list[str] = []
        self._codes: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, int | tuple[int, ...]] = {}
        self.covered = frozenset(line.split("\t", 2)[1] for line in lines if line[0] == "C")  # countries with codes
        self._cells: dict[tuple[int, int], list[str]] | None = None
        self._starts: set[str] = set()  # first words of the names that have several
        for line in lines:
            if line[0] == "C":
                code = line.split("\t", 3)[2]
                self._codes[code] = (*self._codes.get(code, ()), line)
            else:
                for key in line.rsplit("\t", 1)[1].split("|"):
                    self._add(key, len(self._spots))
                self._spots.append(line)

    def _add(self, key: str, number: int) -> None:
        if " " in key:
            self._starts.add(key.split(" ", 1)[0])
        known = self._names.get(key)
        if known is None:
            self._names[key] = number
        else:
            self._names[key] = (*(known if isinstance(known, tuple) else (known,)), number)

    def knows(self, key: str) -> bool:
        """Whether any place has this folded name."""
        return key in self._names

    def may_begin(self, key: str) -> bool:
        """Whether a name may begin with this folded word (which may fold to two, "St. Gallen")."""
        return key in self._names or key in self._starts or " " in key

    def begins(self, key: str) -> bool:
        """Whether a name of several words may begin with this key."""
        return key.split(" ", 1)[0] in self._starts

    def named(self, key: str) -> list[Spot]:
        """Every place of this folded name."""
        numbers = self._names.get(key, ())
        return [self.spot(number) for number in (numbers if isinstance(numbers, tuple) else (numbers,))]

    def people(self, key: str, country: str | None = None) -> int:
        """How many live in the largest place of this name that we cover, in one country or in any."""
        numbers = self._names.get(key, ())
        most = 0
        for number in numbers if isinstance(numbers, tuple) else (numbers,):
            fields = self._spots[number].split("\t", 8)
            if fields[1] in self.covered and country in (None, fields[1]) and fields[7]:
                most = max(most, int(fields[7]))
        return most

    def names(self) -> list[str]:
        """All folded names."""
        return list(self._names)

    def spot(self, number: int) -> Spot:
        """The place of this number."""
        _, country, name, region, lat, lon, radius, people, parent, _ = self._spots[number].split("\t")
        return Spot(
            number=number,
            country=country,
            name=name,
            region=region,
            lat=float(lat),
            lon=float(lon),
            radius=float(radius),
            people=int(people or 0),
            parent=int(parent) if parent else None,
        )

    def parent(self, spot: Spot) -> Spot | None:
        """The town a quarter or hamlet belongs to."""
        return None if spot.parent is None else self.spot(spot.parent)

    def keys(self, spot: Spot) -> list[str]:
        """The folded names of a place."""
        return self._spots[spot.number].rsplit("\t", 1)[1].split("|")

    def codes(self, code: str) -> list[Code]:
        """This code in every country that has it."""
        return [_code(line) for line in self._codes.get(code, ())]

    def has_code(self, code: str) -> bool:
        """Whether any country has this code."""
        return code in self._codes

    def nearest_code(self, lat: float, lon: float) -> tuple[Code, float] | None:
        """The code whose middle is nearest to a point, and how many km off; None beyond some 20 km."""
        if self._cells is None:
            self._cells = self._grid()
        row, column = int(lat * CELLS), int(lon * CELLS)
        wide = 2 if abs(lat) < 60 else int(2 / cos(radians(min(abs(lat), 89)))) + 1
        near = [
            _code(line)
            for up in range(-2, 3)
            for right in range(-wide, wide + 1)
            for line in self._cells.get((row + up, column + right), ())
        ]
        measured = [(distance_km(lat, lon, code.lat, code.lon), number) for number, code in enumerate(near)]
        if not measured:
            return None
        far, number = min(measured)
        finer = [
            (away, other)
            for away, other in measured
            if near[other].radius < near[number].radius / 2 and away <= 2 * near[other].radius
        ]  # the codes of post offices stand in the middle of their town
        far, number = min(finer, default=(far, number))
        return near[number], far

    def _grid(self) -> dict[tuple[int, int], list[str]]:
        cells: dict[tuple[int, int], list[str]] = defaultdict(list)
        for lines in self._codes.values():
            for line in lines:
                lat, lon = line.split("\t", 5)[3:5]
                cells[int(float(lat) * CELLS), int(float(lon) * CELLS)].append(line)
        return dict(cells)


def _code(line: str) -> Code:
    _, country, code, lat, lon, radius, spots = line.split("\t")
    return Code(
        country=country,
        code=code,
        lat=float(lat),
        lon=float(lon),
        radius=float(radius),
        spots=tuple(int(number) for number in spots.split(",")),
    )


@cache
def gazetteer() -> Gazetteer:
    """The file of the repository, read once."""
    return Gazetteer(gzip.decompress(FILE.read_bytes()).decode().splitlines())
