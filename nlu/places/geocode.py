"""Streets and house numbers, asked of Nominatim or Photon through geopy. Refuses to overrule the places file.

Runs outside any transaction. Never raises and never waits more than its turn and the timeout: when the service is
slow, ill or unreadable the place stays what the offline reading said. Nothing typed by a person is ever logged.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

import aiohttp
from geopy.adapters import AioHTTPAdapter
from geopy.exc import GeocoderParseError, GeocoderRateLimited, GeopyError
from geopy.geocoders import Nominatim, Photon

from domain.travel import distance_km
from nlu.places.manners import Breaker, Cache, Turns
from nlu.places.mentions import Message
from nlu.places.reading import nearest
from nlu.places.showing import ambiguous
from nlu.places.spelling import folded
from nlu.understanding import Place

AGREE_KM = 3.0  # a street this far outside the area of its code is still believed
MOST_ANSWERS = 5
LONGEST_REST = 3600.0  # seconds that a server may send us away for

log = logging.getLogger(__name__)
logging.getLogger("geopy").setLevel(logging.CRITICAL)  # it logs addresses and answers

UNREADABLE = (GeopyError, ValueError, TypeError, KeyError, IndexError, AttributeError)


class Service(StrEnum):
    """A kind of geocoder."""

    NOMINATIM = "nominatim"
    PHOTON = "photon"


class Grain(StrEnum):
    """How fine an answer is."""

    HOUSE = "house"
    STREET = "street"
    AREA = "area"


WITHIN_KM = {Grain.HOUSE: 0.05, Grain.STREET: 0.5}


@dataclass(frozen=True, kw_only=True)
class Address:
    """One answer of the service."""

    lat: float
    lon: float
    grain: Grain
    street: str | None
    number: str | None
    country: str | None

    @property
    def words(self) -> str:
        """ "Hardstrasse 12"."""
        return " ".join(part for part in (self.street, self.number) if part)


@dataclass(frozen=True, kw_only=True)
class GeocoderSettings:
    """Which server, and how it wants to be asked."""

    service: Service
    url: str  # "https://nominatim.example.org"
    user_agent: str  # the operator's own, with a way to reach them
    timeout: float = 2.0  # seconds
    language: str = "de"


class Geocoder:
    """One server. Close it when done."""

    def __init__(self, settings: GeocoderSettings, *, cache: Cache, turns: Turns, breaker: Breaker) -> None:
        if not settings.user_agent.strip():
            raise ValueError("a geocoder wants to know who asks: set its user agent")
        scheme, _, domain = settings.url.rstrip("/").partition("://")
        if scheme not in {"http", "https"} or not domain:
            raise ValueError(f"not the address of a geocoder: {settings.url!r}")
        self._settings = settings
        self._cache = cache
        self._turns = turns
        self._breaker = breaker
        kind = Nominatim if settings.service is Service.NOMINATIM else Photon
        self._client = kind(
            domain=domain,
            scheme=scheme,
            user_agent=settings.user_agent,
            timeout=settings.timeout,
            adapter_factory=_Adapter,
        )
        self._open = AsyncExitStack()
        self._entered = False

    async def close(self) -> None:
        """Let go of the connections."""
        await self._open.aclose()

    async def refine(self, place: Place) -> Place:
        """The place with the point of its street, when it names one and the service agrees with its code or town.

        Where the service knows the street only elsewhere, the answer is a question: conflicting, both as candidates.
        """
        if place.lat is None or place.lon is None or not Message(place.text).streets:
            return place
        fine = [address for address in await self._find(place) if address.grain in WITHIN_KM]
        if not fine:
            return place
        for address in fine:
            far = distance_km(place.lat, place.lon, address.lat, address.lon)
            if address.country in (None, place.country) and far <= place.uncertainty_km + AGREE_KM:
                return _at(address, place)
        elsewhere = _at(fine[0], nearest(fine[0].lat, fine[0].lon))
        return replace(ambiguous([place, elsewhere], "conflicting", label=place.label), text=place.text)

    async def label(self, lat: float, lon: float) -> Place:
        """A shared location in words, with its street when the service knows it."""
        place = nearest(lat, lon)

        language = self._settings.language
        for address in await self._ask(
            f"reverse|{lat:.4f}|{lon:.4f}",
            lambda: self._client.reverse((lat, lon), exactly_one=True, language=language),
        ):
            if address.street and distance_km(lat, lon, address.lat, address.lon) < 0.3:
                return replace(place, label=f"{address.words}, {place.label}")
        return place

    async def _find(self, place: Place) -> Sequence[Address]:
        query = place.text
        more: dict[str, object] = {"exactly_one": False, "limit": MOST_ANSWERS, "language": self._settings.language}
        if self._settings.service is Service.NOMINATIM:
            more |= {"addressdetails": True, "country_codes": place.country}
        else:
            more |= {"location_bias": (place.lat, place.lon)}
        return await self._ask(f"find|{place.country}|{folded(query)}", lambda: self._client.geocode(query, **more))

    async def _ask(self, question: str, ask: Callable[[], Awaitable[object]]) -> Sequence[Address]:
        """The answers, from the cache or the service; none when it fails."""
        key = hashlib.sha256(f"{self._settings.service}|{self._settings.url}|{question}".encode()).hexdigest()
        if (kept := await self._cache.get(key)) is not None:
            return _unpacked(kept)
        if not self._breaker.may_ask():
            return ()
        if not self._entered:
            self._entered = True
            await self._open.enter_async_context(self._client)
        try:
            if not await self._turns.wait():
                self._breaker.unasked()
                return ()
            found = _addresses(await ask(), self._settings.service)
        except asyncio.CancelledError:
            self._breaker.unasked()
            raise
        except GeocoderRateLimited as refused:
            self._breaker.ill(min(LONGEST_REST, float(refused.retry_after or 60)))
            log.warning("the geocoder asks us to stay away")
            return ()
        except UNREADABLE as error:
            self._breaker.ill()
            log.warning("the geocoder failed: %s", type(error).__name__)
            return ()
        self._breaker.well()
        await self._cache.put(key, json.dumps([asdict(address) for address in found]))
        return found


class _Adapter(AioHTTPAdapter):  # type: ignore[misc]  # geopy has no types
    """geopy's, with a timeout as aiohttp wants it, and an empty body is no answer."""

    async def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        answer = await super().get_json(url, timeout=timeout, headers=headers)
        if answer is None or answer == {}:
            raise GeocoderParseError("an empty answer")
        return answer

    def _request(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        limit = aiohttp.ClientTimeout(total=timeout)
        return super()._request(url, timeout=limit, headers=headers)


def _at(address: Address, place: Place) -> Place:
    """A place moved to one of its addresses."""
    label = f"{address.words}, {place.label}" if address.street else place.label
    return replace(place, label=label, lat=address.lat, lon=address.lon, uncertainty_km=WITHIN_KM[address.grain])


def _unpacked(kept: str) -> list[Address]:
    return [Address(**{**fields, "grain": Grain(fields["grain"])}) for fields in json.loads(kept)]


def _addresses(locations: Any, service: Service) -> list[Address]:
    """What geopy made of the answer; raises when the service said something else than an answer."""
    several: Iterable[Any] = () if locations is None else locations if isinstance(locations, list) else [locations]
    read = _of_nominatim if service is Service.NOMINATIM else _of_photon
    return [read(location.raw) for location in several]


def _of_nominatim(raw: Mapping[str, Any]) -> Address:
    parts: Mapping[str, Any] = raw.get("address") or {}
    street, number = parts.get("road") or parts.get("pedestrian") or parts.get("square"), parts.get("house_number")
    return _address(float(raw["lat"]), float(raw["lon"]), street, number, parts.get("country_code"))


def _of_photon(raw: Mapping[str, Any]) -> Address:
    parts: Mapping[str, Any] = raw["properties"]
    lon, lat = raw["geometry"]["coordinates"]
    street = parts.get("street") or (parts.get("name") if parts.get("type") == "street" else None)
    return _address(float(lat), float(lon), street, parts.get("housenumber"), parts.get("countrycode"))


def _address(lat: float, lon: float, street: object, number: object, country: object) -> Address:
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError("no point on this earth")
    return Address(
        lat=lat,
        lon=lon,
        grain=Grain.HOUSE if street and number else Grain.STREET if street else Grain.AREA,
        street=str(street) if street else None,
        number=str(number) if number else None,
        country=str(country).upper() if country else None,
    )
