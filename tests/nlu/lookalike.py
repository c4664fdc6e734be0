"""A server that looks like Nominatim, Photon, OSRM and Valhalla, and fails as told. Refuses to know geography."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class LookAlike:
    """Answers every path with `answer`; keeps what was asked."""

    answer: object = None  # JSON
    fault: Answer | None = None
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    hanging: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def app(self) -> web.Application:
        """The server."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._serve)
        app.on_shutdown.append(self._let_go)
        return app

    async def _let_go(self, _: web.Application) -> None:
        self.over.set()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        body = await request.text()
        self.asked.append(f"{request.path_qs} {body}".strip())
        self.agents.append(request.headers.get("User-Agent", ""))
        if self.fault is not None:
            return await self.fault(request)
        return web.json_response(self.answer)

    async def hang(self, _: web.Request) -> web.StreamResponse:
        """Say nothing until the test is over."""
        self.hanging.set()
        await self.over.wait()
        return web.Response()


def status(code: int, **headers: str) -> Answer:
    """An HTTP error."""

    async def say(_: web.Request) -> web.StreamResponse:
        return web.Response(status=code, text="Hardstrasse 12 is none of your business", headers=headers)

    return say


def body(text: str, kind: str = "application/json") -> Answer:
    """A body as it stands."""

    async def say(_: web.Request) -> web.StreamResponse:
        return web.Response(text=text, content_type=kind)

    return say


async def cut(request: web.Request) -> web.StreamResponse:
    """Close the connection in the middle of an answer."""
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'[{"lat": "47.')
    if request.transport is not None:
        request.transport.close()
    return response


def nominatim(
    lat: float, lon: float, road: str | None, number: str | None = None, country: str = "ch"
) -> dict[str, object]:
    """One place as Nominatim says it."""
    parts = {"road": road, "house_number": number, "country_code": country}
    return {
        "lat": str(lat),
        "lon": str(lon),
        "display_name": f"{number}, {road}, Zürich",
        "address": {key: value for key, value in parts.items() if value},
    }


def photon(
    lat: float, lon: float, street: str | None, number: str | None = None, country: str = "CH"
) -> dict[str, object]:
    """One feature as Photon says it."""
    parts = {"street": street, "housenumber": number, "countrycode": country, "type": "house" if number else "street"}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {key: value for key, value in parts.items() if value},
    }


def features(*places: dict[str, object]) -> dict[str, object]:
    """Photon's envelope."""
    return {"type": "FeatureCollection", "features": list(places)}


BROKEN = {
    "500": status(500),
    "403": status(403),
    "404": status(404),
    "429": status(429, **{"Retry-After": "120"}),
    "429 without a time": status(429),
    "a page": body("<html>sorry</html>", "text/html"),
    "half a JSON": body('[{"lat": "47.38", "lon"'),
    "no JSON": body(""),
    "a number": body("17"),
    "a word": body('"ok"'),
    "a list of words": body('["a", "b"]'),
    "a list of lists": body("[[1, 2]]"),
    "an error": body('{"error": {"code": 400, "message": "bad"}}'),
    "no coordinates": body(json.dumps([{"display_name": "x"}])),
    "no numbers": body(json.dumps([{"lat": "north", "lon": "east"}])),
    "not on this earth": body(json.dumps([{"lat": "NaN", "lon": "1e9"}])),
    "features of nothing": body(json.dumps({"features": [{"properties": None, "geometry": None}]})),
    "features missing": body("{}"),
    "a cut line": cut,
}
"""Every way of not answering, by what one would see."""
