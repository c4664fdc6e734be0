"""Coordinates in text: maps links, geo URIs, two numbers. Refuses to fetch anything, short links included."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LAT = r"(?P<lat>[+-]?\d{1,2}\.\d{2,})"
_LON = r"(?P<lon>[+-]?\d{1,3}\.\d{2,})"
_DIGIT = re.compile(r"\d")
_COMMA = r"\s*(?:,|%2C|;|\+)\s*"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"https?://\S*?!3d" + _LAT + "!4d" + _LON + r"\S*",  # the pin of a Google place, truer than its @ view
        r"https?://\S*?[?&]mlat=" + _LAT + "&(?:amp;)?mlon=" + _LON + r"\S*",  # OpenStreetMap's marker
        r"https?://\S*?[?&](?:q|ll|sll|query|destination|daddr|cp|pin|center)=(?:loc:)?"
        + _LAT
        + _COMMA
        + _LON
        + r"\S*",
        r"https?://\S*?(?:@|/place/|/search/|/dir//?)" + _LAT + _COMMA + _LON + r"\S*",
        r"https?://\S*?#map=\d+(?:\.\d+)?/" + _LAT + "/" + _LON + r"\S*",
        r"geo:" + _LAT + "," + _LON + r"\S*",
        r"(?<![\d.,])" + _LAT + r"\s*°?\s*[NS]?\s*[,;/ ]\s*" + _LON + r"\s*°?\s*[EOW]?(?![\d.])",
    )
)


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point written in a text, and where it stands."""

    lat: float
    lon: float
    start: int
    end: int


def find(text: str) -> Point | None:
    """The first point of the surest form, or None; what lies off the earth is none."""
    if _DIGIT.search(text) is None:
        return None
    for form in _FORMS:
        for match in form.finditer(text):
            lat, lon = float(match["lat"]), float(match["lon"])
            if abs(lat) <= 90 and abs(lon) <= 180:
                return Point(lat=lat, lon=lon, start=match.start(), end=match.end())
    return None
