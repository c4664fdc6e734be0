"""Streets on the map, asked of a geocoder before a unit opens. Refuses to keep anybody waiting, or to name a street.

What is found moves only the point of a place: helpers see its label before they accept, and that stays the town's.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import structlog

from bot.clock import Clock
from bot.config_parts import PlacesPart
from nlu import places
from nlu.places.manners import Breaker
from nlu.understanding import Place, Understanding
from storage import lookups
from storage.unit import Store

if TYPE_CHECKING:
    from nlu.places.geocode import Geocoder

log = structlog.get_logger()

PATIENCE: Final = 2.0
"""Seconds a message waits for the map, its turn to ask included."""


class Kept:
    """Answers in the database."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def get(self, key: str) -> str | None:
        """The answer kept under a key."""
        async with self._store.reading(self._clock.now()) as unit:
            return await lookups.answer_of(unit, key)

    async def put(self, key: str, answer: str) -> None:
        """Keep an answer."""
        async with self._store.unit(self._clock.now(), "lookup") as unit:
            await lookups.keep(unit, key, answer)


class SharedTurns:
    """Turns given out by the database: `seconds` apart for all workers together, by the real clock."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        seconds: float,
        *,
        patience: float = PATIENCE,
        wall: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store, self._clock, self._wall, self._sleep = store, clock, wall, sleep
        self._apart, self._patience = int(seconds * 1000), int(patience * 1000)

    async def wait(self) -> bool:
        """Return when the question may go out; False when too many others come first."""
        if self._apart == 0:
            return True
        now = int(self._wall() * 1000)
        async with self._store.unit(self._clock.now(), "turn") as unit:
            mine = await lookups.next_turn(unit, "geocoder", moment=now, apart=self._apart, at_most=self._patience)
        if mine is None:
            return False
        if mine > now:
            await self._sleep((mine - now) / 1000)
        return True


class Maps:
    """The geocoder of this installation, at the messages that name a street."""

    def __init__(self, geocoder: Geocoder, *, patience: float = PATIENCE) -> None:
        self._geocoder, self._patience = geocoder, patience

    async def refine(self, heard: Understanding) -> Understanding:
        """The same message with the point of its street; unchanged where there is none or nobody answers in time."""
        place, street = heard.place, places.street(heard.text)
        if place is None or place.lat is None or street is None:
            return heard
        asked = place if street in place.text else replace(place, text=f"{street}, {place.text}")
        try:
            found = await asyncio.wait_for(self._geocoder.refine(asked), self._patience)
        except TimeoutError:
            log.warning("the geocoder was too slow")
            return heard
        if found.lat is not None:
            return replace(
                heard, place=replace(place, lat=found.lat, lon=found.lon, uncertainty_km=found.uncertainty_km)
            )
        return replace(heard, place=replace(found, label=place.label, text=place.text, candidates=_unnamed(found)))

    async def close(self) -> None:
        """Let go of the connections."""
        await self._geocoder.close()


def _unnamed(found: Place) -> tuple[Place, ...]:
    """Candidates without their streets."""
    return tuple(
        replace(one, label=places.nearest(one.lat, one.lon).label)
        if one.lat is not None and one.lon is not None and one.uncertainty_km < 1
        else one
        for one in found.candidates
    )


def maps_of(part: PlacesPart, store: Store, clock: Clock) -> Maps | None:
    """The maps of a configuration, None where it names no geocoder."""
    if part.geocoder is None:
        return None
    from nlu.places.geocode import Geocoder, GeocoderSettings, Service  # geopy, only for who wants it

    settings = GeocoderSettings(
        service=Service(part.geocoder), url=part.url, user_agent=part.user_agent, timeout=part.timeout
    )
    turns = SharedTurns(store, clock, part.seconds_apart, patience=part.timeout)
    geocoder = Geocoder(settings, cache=Kept(store, clock), turns=turns, breaker=Breaker())
    return Maps(geocoder, patience=part.timeout)
