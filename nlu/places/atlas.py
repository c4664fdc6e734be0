"""What the build of the places file works on: rows, spots, codes. Refuses to be needed when messages are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, radians, sqrt
from typing import Protocol


class Point(Protocol):
    """Anything with a latitude and a longitude."""

    lat: float
    lon: float


@dataclass(slots=True, eq=False)
class Spot:
    """A place with a name."""

    country: str
    name: str
    region: str
    lat: float
    lon: float
    people: int = 0
    radius: float = 1.0
    parent: Spot | None = None
    names: list[str] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    town: str = ""  # the name of the municipality
    number: int = -1
    sure: bool = False  # its point is its own


@dataclass(slots=True, eq=False)
class Row:
    """One line of the postal source."""

    country: str
    code: str
    name: str
    region: str
    town: str
    lat: float
    lon: float
    sure: bool  # better than an estimate, says the source
    district: str = ""  # what tells it from its namesakes
    box: bool = False  # a post office, not an area
    spot: Spot | None = None


@dataclass(slots=True, eq=False)
class Code:
    """A postal code and what lies in it."""

    country: str
    code: str
    lat: float
    lon: float
    radius: float
    spots: list[Spot]


@dataclass(slots=True)
class Atlas:
    """Everything the file holds."""

    spots: list[Spot]
    codes: list[Code]


def km(one: Point, other: Point) -> float:
    """Kilometres on flat ground: near enough for joining."""
    east = (one.lon - other.lon) * cos(radians(one.lat))
    return 111.2 * sqrt((one.lat - other.lat) ** 2 + east**2)
