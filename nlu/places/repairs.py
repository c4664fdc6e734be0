"""Mends what is known to be wrong in the postal source, and says how sure each point is. Refuses to invent points.

Known faults: in Austria and in large German towns many codes share one point (Stuttgart: 32; Graz: seven, 8 km off);
Swiss post-office codes lie in the middle of their town; some rows carry a point of no accuracy. Where a row's own
name has a point of its own among the towns, that one is taken; where not, the code is flagged by a wide radius.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import pi, sqrt

from nlu.places.atlas import Code, Point, Row, Spot, km

DENSITY = 3000.0  # people per km2 of a town whose border we do not know
FEW_CODES = 3  # a name with more codes than this says nothing about one of them
NARROWEST_KM = 0.7
WIDEST_KM = 15.0
HAND_KM = 1.5
UNSURE_KM = 5.0  # a place whose only point is shared or estimated
COUNTED = 1_500  # fewer people are an estimate of ours


class Near:
    """The postal row nearest to a point."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._squares: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in rows:
            self._squares[round(row.lat * 10), round(row.lon * 10)].append(row)

    def __call__(self, point: Point) -> Row | None:
        return min(self.around(point), key=lambda row: km(row, point), default=None)

    def around(self, point: Point) -> list[Row]:
        """Every row within at least 7 km."""
        lat, lon = round(point.lat * 10), round(point.lon * 10)
        return [
            row for up in (-1, 0, 1) for right in (-1, 0, 1) for row in self._squares.get((lat + up, lon + right), ())
        ]


def codes(rows: list[Row], spots: list[Spot]) -> list[Code]:
    """Every code at the weighted middle of its mended rows."""
    at: dict[tuple[float, float], set[str]] = defaultdict(set)
    for row in rows:
        at[row.lat, row.lon].add(row.code)
    shared = {point for point, members in at.items() if len(members) > 1}
    by_code: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_code[row.country, row.code].append(row)
    found = [_code(country, code, members, shared) for (country, code), members in by_code.items()]
    _widen(found)
    return found


def _code(country: str, code: str, rows: list[Row], shared: set[tuple[float, float]]) -> Code:
    points = [(row, *_mended(row, shared)) for row in rows]
    for row, _, trusted in points:
        if row.spot is not None:
            row.spot.sure = row.spot.sure or trusted
    if any(trusted for _, _, trusted in points):
        points = [point for point in points if point[2]]
    weights = [_weight(row) for row, _, _ in points]
    whole = sum(weights)
    lat = sum(spot.lat * weight for (_, spot, _), weight in zip(points, weights, strict=True)) / whole
    lon = sum(spot.lon * weight for (_, spot, _), weight in zip(points, weights, strict=True)) / whole
    spots = list({row.spot.name: row.spot for row in rows if row.spot is not None}.values())
    result = Code(country, code, lat, lon, NARROWEST_KM, sorted(spots, key=lambda spot: -spot.people))
    far = sorted(km(result, point) for _, point, _ in points)
    result.radius = max(NARROWEST_KM, far[int(0.9 * (len(far) - 1))])
    if all(isinstance(point, Spot) or not trusted for _, point, trusted in points) or all(row.box for row in rows):
        result.radius = max([result.radius, *(_town_radius(row.spot) for row in rows if row.spot is not None)])
    return result


def by_hand(found: Iterable[Code], points: Iterable[Sequence[str]]) -> None:
    """Codes of large towns whose point the source does not know."""
    known = {(code.country, code.code): code for code in found}
    for country, number, lat, lon in points:
        if (code := known.get((country, number))) is not None:
            code.lat, code.lon, code.radius = float(lat), float(lon), HAND_KM


def _mended(row: Row, shared: set[tuple[float, float]]) -> tuple[Point, bool]:
    """Where the row really lies, and whether that can be trusted."""
    if row.sure and (row.lat, row.lon) not in shared:
        return row, True
    spot = row.spot
    if spot is not None and spot.people and len(spot.codes) <= FEW_CODES:
        return spot, True
    if spot is not None and not spot.people and not row.sure and spot.parent is not None:
        return spot.parent, False
    return row, False


def _weight(row: Row) -> float:
    """People per code: the village counts for more than the hamlet, a post office for little."""
    people = row.spot.people / max(1, len(row.spot.codes)) if row.spot is not None else 0
    return people + (20 if row.box else 100)


def _town_radius(spot: Spot) -> float:
    people = max(spot.people, spot.parent.people if spot.parent is not None else 0)
    return sqrt(people / DENSITY / pi)


def _widen(found: list[Code]) -> None:
    """A code reaches at least half way to its nearest neighbour."""
    squares: dict[tuple[int, int], list[Code]] = defaultdict(list)
    for code in found:
        squares[round(code.lat * 5), round(code.lon * 5)].append(code)
    for code in found:
        lat, lon = round(code.lat * 5), round(code.lon * 5)
        others = [
            km(code, other)
            for up in (-1, 0, 1)
            for right in (-1, 0, 1)
            for other in squares.get((lat + up, lon + right), ())
            if other.code != code.code
        ]
        apart = min((far for far in others if far > 0.05), default=8.0)
        code.radius = min(WIDEST_KM, max(code.radius, 0.5 * min(apart, 8.0)))


def spread(spots: list[Spot], codes: list[Code]) -> None:
    """How far a place reaches: by its people, and by the codes that carry its name."""
    own: dict[int, list[Code]] = defaultdict(list)
    for code in codes:
        for spot in code.spots:
            own[id(spot)].append(code)
    for spot in spots:
        reach = sorted(km(spot, code) for code in own.get(id(spot), ()))
        by_codes = reach[int(0.9 * (len(reach) - 1))] if len(reach) > 1 else 0.0
        least = 1.0 if spot.sure or not spot.codes or spot.people > COUNTED else UNSURE_KM
        spot.radius = min(WIDEST_KM, max(least, spot.radius, sqrt(spot.people / DENSITY / pi), by_codes))
