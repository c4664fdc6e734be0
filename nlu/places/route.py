"""Travel times from a router (OSRM or Valhalla) when there is one. Refuses to make anybody wait: the model stands in.

Runs outside any transaction, never raises, and answers within the timeout; an answer that a car could not drive is
not believed. Public transport has no router here: its times are always the model's.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import aiohttp

from domain.travel import Mode, distance_km, minutes
from nlu.places.manners import Breaker

Point = tuple[float, float]  # latitude, longitude

TIMEOUT = 1.0  # seconds
MOST = 100  # points in one question: what public servers take
FASTEST_KMH = {Mode.CAR: 130.0, Mode.BIKE: 40.0, Mode.FOOT: 10.0}
STARTING = {Mode.CAR: 5.0, Mode.BIKE: 2.0, Mode.FOOT: 0.0}  # minutes to get going and to park, as in the model

OSRM_PROFILE = {Mode.CAR: "driving", Mode.BIKE: "cycling", Mode.FOOT: "walking"}
VALHALLA_COSTING = {Mode.CAR: "auto", Mode.BIKE: "bicycle", Mode.FOOT: "pedestrian"}

log = logging.getLogger(__name__)


class Router(StrEnum):
    """A kind of routing server."""

    OSRM = "osrm"
    VALHALLA = "valhalla"


@dataclass(frozen=True, kw_only=True)
class Travel:
    """How long a way takes, and who says so."""

    minutes: float
    routed: bool  # by a router; otherwise by the model


class Routes:
    """Travel times; `url` None means the model alone. Close it when done."""

    def __init__(self, router: Router, url: str | None, *, breaker: Breaker, timeout: float = TIMEOUT) -> None:
        self._router = router
        self._url = None if url is None else url.rstrip("/")
        self._breaker = breaker
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session is not None:
            await self._session.close()

    async def travel(self, origins: Sequence[Point], to: Point, mode: Mode = Mode.CAR) -> list[Travel]:
        """The way from each origin, in their order."""
        asked = list(origins[:MOST])
        seconds = await self._seconds(asked, to, mode) if asked and mode in OSRM_PROFILE else []
        routed = [*seconds, *[None] * (len(origins) - len(seconds))]
        return [_believed(origin, to, mode, each) for origin, each in zip(origins, routed, strict=True)]

    async def _seconds(self, origins: list[Point], to: Point, mode: Mode) -> list[float | None]:
        if self._url is None or not self._breaker.may_ask():
            return []
        try:
            if self._router is Router.OSRM:
                found = await self._osrm(origins, to, mode)
            else:
                found = await self._valhalla(origins, to, mode)
            if len(found) != len(origins):
                raise ValueError("another number of ways than asked for")
        except asyncio.CancelledError:
            self._breaker.unasked()
            raise
        except (
            aiohttp.ClientError,
            TimeoutError,
            ValueError,
            TypeError,
            KeyError,
            IndexError,
            AttributeError,
        ) as error:
            self._breaker.ill()
            log.warning("the router failed: %s", type(error).__name__)
            return []
        self._breaker.well()
        return found

    async def _osrm(self, origins: list[Point], to: Point, mode: Mode) -> list[float | None]:
        points = ";".join(f"{lon:.5f},{lat:.5f}" for lat, lon in (*origins, to))
        sources = ";".join(str(number) for number in range(len(origins)))
        answer = await self._json(
            "GET",
            f"{self._url}/table/v1/{OSRM_PROFILE[mode]}/{points}",
            params={"sources": sources, "destinations": str(len(origins)), "annotations": "duration"},
        )
        if answer["code"] != "Ok":
            raise ValueError("the router found no ways")
        return [_number(row[0]) for row in answer["durations"]]

    async def _valhalla(self, origins: list[Point], to: Point, mode: Mode) -> list[float | None]:
        question = {
            "sources": [{"lat": lat, "lon": lon} for lat, lon in origins],
            "targets": [{"lat": to[0], "lon": to[1]}],
            "costing": VALHALLA_COSTING[mode],
        }
        answer = await self._json("POST", f"{self._url}/sources_to_targets", json=question)
        return [_number(row[0]["time"]) for row in answer["sources_to_targets"]]

    async def _json(self, method: str, url: str, **more: Any) -> Mapping[str, Any]:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=self._timeout)
        async with self._session.request(method, url, **more) as response:
            response.raise_for_status()
            answer = await response.json(content_type=None)
        if not isinstance(answer, dict):
            raise TypeError("the router said something else than an object")
        return answer


def _number(said: object) -> float | None:
    """Seconds; None where there is no way."""
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, int | float):
        raise TypeError("the router said something else than a number")
    return float(said)


def _believed(origin: Point, to: Point, mode: Mode, seconds: float | None) -> Travel:
    """The router's time, or the model's where it has none or one that nobody could keep."""
    distance = distance_km(*origin, *to)
    if seconds is None or not distance / FASTEST_KMH[mode] * 3600 <= seconds < 24 * 3600:
        return Travel(minutes=minutes(distance, mode), routed=False)
    return Travel(minutes=STARTING[mode] + seconds / 60, routed=True)
