"""How far two points lie apart and how long the way takes. Refuses to ask any router: nlu/places/route does that.

Also the grid in which helpers near a point are found: plain integers, so that any database can index them.
"""

from __future__ import annotations

from enum import StrEnum
from math import asin, cos, floor, inf, isfinite, radians, sin, sqrt

EARTH_KM = 6371.0088  # mean radius (IUGG)
KM_PER_DEGREE = EARTH_KM * radians(1)  # along a meridian

CELLS_PER_DEGREE = 20  # a cell is 0.05 degrees: about 5.6 km from south to north, 3.8 km from west to east in Zurich
COLUMNS = 360 * CELLS_PER_DEGREE
ROWS = 180 * CELLS_PER_DEGREE


class Mode(StrEnum):
    """How a helper travels."""

    CAR = "car"
    BIKE = "bike"
    FOOT = "foot"
    TRANSIT = "transit"


def distance_km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Kilometres along the great circle (haversine)."""
    north, to_north = radians(lat), radians(to_lat)
    half = sin((to_north - north) / 2) ** 2 + cos(north) * cos(to_north) * sin(radians(to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def road_km(distance: float) -> float:
    """What a car drives to get `distance` kilometres further as the crow flies; short ways wind more."""
    return _checked(distance) * (1.3 + 0.5 / (1 + distance))


def minutes(distance: float, mode: Mode = Mode.CAR) -> float:
    """Minutes of travel for `distance` kilometres as the crow flies, without a router.

    A model, not a promise: the car needs five minutes to get going and to park, then crawls through town, then leaves
    it; public transport waits. Zero kilometres take the fixed part. Raises ValueError for a distance that is none.
    """
    _checked(distance)
    match mode:
        case Mode.CAR:
            return 5 + _driving_minutes(road_km(distance))
        case Mode.BIKE:
            return 2 + 1.3 * distance / 13 * 60
        case Mode.FOOT:
            return 1.3 * distance / 4.5 * 60
        case Mode.TRANSIT:
            return 12 + 1.4 * distance / 20 * 60


def latest_minutes(distance: float, uncertainty_km: float, mode: Mode = Mode.CAR) -> float:
    """What may be promised when the place is only known to within `uncertainty_km`: the far side of that circle."""
    return minutes(distance + _checked(uncertainty_km), mode)


def cell(lat: float, lon: float) -> int:
    """The number of the grid cell a point lies in; the poles and the date line belong to a cell too."""
    if not -90 <= lat <= 90 or not -180 <= lon <= 180:
        raise ValueError(f"no point on this earth: {lat}, {lon}")
    return _row(lat) * COLUMNS + _column(lon) % COLUMNS


def cells_around(lat: float, lon: float, radius_km: float) -> frozenset[int]:
    """Every cell that a circle may touch: a superset, to be narrowed by the exact distance afterwards."""
    _checked(radius_km)
    cell(lat, lon)  # refuses a point that is none
    high = radius_km / KM_PER_DEGREE * 1.000001  # a hair wider than the arithmetic's last digit
    south, north = max(-90.0, lat - high), min(90.0, lat + high)
    rows = range(_row(south), _row(north) + 1)
    wide = _half_width(lat, radius_km)
    if wide >= 180:
        return frozenset(row * COLUMNS + column for row in rows for column in range(COLUMNS))
    columns = range(_column(lon - wide), _column(lon + wide) + 1)
    return frozenset(row * COLUMNS + column % COLUMNS for row in rows for column in columns)


def _half_width(lat: float, radius_km: float) -> float:
    """Degrees of longitude a circle spans to either side: most at the latitude of its tangent meridian."""
    angle = radius_km / EARTH_KM
    if radians(abs(lat)) + angle >= radians(90):  # the pole is inside
        return inf
    return asin(min(1.0, sin(angle) / cos(radians(lat)))) / radians(1) * 1.000001


def _driving_minutes(road: float) -> float:
    """The first 5 km at 20 km/h, the next 15 at 40, the rest at 65."""
    town, outskirts = min(road, 5.0), min(max(road - 5.0, 0.0), 15.0)
    return (town / 20 + outskirts / 40 + max(road - 20.0, 0.0) / 65) * 60


def _row(lat: float) -> int:
    return min(floor((lat + 90) * CELLS_PER_DEGREE), ROWS - 1)


def _column(lon: float) -> int:
    return floor((lon + 180) * CELLS_PER_DEGREE)


def _checked(kilometres: float) -> float:
    if not isfinite(kilometres) or kilometres < 0:
        raise ValueError(f"not a distance: {kilometres} km")
    return kilometres
