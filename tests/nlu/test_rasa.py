"""The Rasa client against a server that answers well, late, badly or not at all."""

from __future__ import annotations

import asyncio
import json
import os
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from domain.vocabulary import Category
from nlu.local import Local
from nlu.rasa import Rasa
from nlu.understanding import Intent, Setting

ZURICH = ZoneInfo("Europe/Zurich")
NOW = Setting(now=datetime(2026, 11, 21, 14, 5, tzinfo=ZURICH), zone=ZURICH, country="CH")
PRINTER = {
    "text": "x",
    "intent": {"name": "new_need", "confidence": 0.93},
    "intent_ranking": [{"name": "new_need", "confidence": 0.93}, {"name": "status", "confidence": 0.04}],
    "response_selector": {
        "new_need": {
            "ranking": [
                {"intent_response_key": "new_need/printer", "confidence": 0.8},
                {"intent_response_key": "new_need/network", "confidence": 0.15},
            ]
        }
    },
}


class Server:
    """A look-alike of POST /model/parse whose answer a test chooses."""

    def __init__(self) -> None:
        self.asked = 0
        self.answer: Callable[[], Awaitable[web.Response]] = self.well

    async def well(self) -> web.Response:
        return web.json_response(PRINTER)

    async def parse(self, request: web.Request) -> web.Response:
        self.asked += 1
        assert (await request.json())["text"]
        return await self.answer()


class Watch:
    """Seconds that pass only when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def served() -> AsyncIterator[tuple[Server, str]]:
    server = Server()
    app = web.Application()
    app.router.add_post("/model/parse", server.parse)
    async with TestServer(app) as running:
        yield server, str(running.make_url("/")).rstrip("/")


async def test_the_server_decides_intent_and_category(local: Local, served: tuple[Server, str]) -> None:
    async with Rasa(served[1], local, elapsed=Watch()) as rasa:
        heard = await rasa.understand("hallo morgen um 9 in 8004 Zürich", NOW)
    assert (heard.intent, heard.category, heard.language) == (Intent.NEW_NEED, Category.PRINTER, "de")
    assert heard.kind is not None
    assert heard.time is not None
    assert [(r.intent, r.category) for r in heard.alternatives] == [
        (Intent.NEW_NEED, Category.NETWORK),
        (Intent.STATUS, None),
    ]


async def late() -> web.Response:
    await asyncio.Event().wait()
    raise AssertionError


async def broken() -> web.Response:
    return web.Response(status=500)


async def nonsense() -> web.Response:
    return web.json_response({"intent": {"name": "order_pizza", "confidence": 1.0}, "intent_ranking": []})


async def not_json() -> web.Response:
    return web.Response(text="<html>", content_type="text/html")


@pytest.mark.parametrize("answer", [late, broken, nonsense, not_json])
async def test_the_embedded_reading_stands(
    local: Local, served: tuple[Server, str], answer: Callable[[], Awaitable[web.Response]]
) -> None:
    server, url = served
    server.answer = answer
    watch = Watch()
    async with Rasa(url, local, elapsed=watch, timeout=0.05, rest=30) as rasa:
        text = "Internet geht nicht"
        assert await rasa.understand(text, NOW) == local.read(text, NOW)
        assert await rasa.understand(text, NOW) == local.read(text, NOW)
        assert server.asked == 1  # a server that failed is left alone
        watch.now = 31
        server.answer = server.well
        assert (await rasa.understand(text, NOW)).category is Category.PRINTER


async def test_without_a_server_nothing_is_lost(local: Local) -> None:
    async with Rasa("http://127.0.0.1:9", local, elapsed=Watch()) as rasa:
        assert await rasa.understand("drucker spinnt", NOW) == local.read("drucker spinnt", NOW)


async def test_danger_is_never_asked_about(local: Local, served: tuple[Server, str]) -> None:
    async with Rasa(served[1], local, elapsed=Watch()) as rasa:
        assert (await rasa.understand("es brennt!", NOW)).intent is Intent.EMERGENCY
    assert served[0].asked == 0


REAL = os.environ.get("RASA_URL", "http://127.0.0.1:5005")  # where `make rasa` serves


async def test_a_server_saw_danger_where_there_is_none(local: Local, served: tuple[Server, str]) -> None:
    server, url = served

    async def alarmed() -> web.Response:
        intent = {"name": "emergency", "confidence": 0.99}
        return web.json_response(PRINTER | {"intent": intent, "intent_ranking": [intent]})

    server.answer = alarmed
    async with Rasa(url, local, elapsed=Watch()) as rasa:
        heard = await rasa.understand("Der Rauchmelder piepst, die Batterie ist leer", NOW)
    assert server.asked == 1
    assert heard.intent is not Intent.EMERGENCY


def serves() -> bool:
    """Whether a Rasa server answers there."""
    try:
        with urllib.request.urlopen(f"{REAL}/status", timeout=1) as said:
            return bool(json.load(said).get("model_file"))
    except (OSError, ValueError):
        return False


real = pytest.mark.skipif(not serves(), reason=f"no Rasa server at {REAL}: start one with `make rasa`")


@real
@pytest.mark.parametrize(
    ("said", "intent", "category"),
    [
        ("Mein Drucker druckt nicht mehr", Intent.NEW_NEED, Category.PRINTER),
        ("the wifi keeps dropping upstairs", Intent.NEW_NEED, Category.NETWORK),
        ("ma télé n'a plus d'image", Intent.NEW_NEED, Category.TV),
        ("devo montare un armadio", Intent.NEW_NEED, Category.FURNITURE),
        ("wo bliibt de Helfer", Intent.STATUS, None),
        ("please cancel my booking", Intent.CANCEL, None),
    ],
)
async def test_a_real_server_reads_in_our_labels(
    local: Local, said: str, intent: Intent, category: Category | None
) -> None:
    failed: list[str] = []
    async with Rasa(REAL, local, elapsed=Watch(), timeout=10, failed=failed.append) as rasa:
        heard = await rasa.understand(said, NOW)
    assert failed == []
    assert (heard.intent, heard.category) == (intent, category)
    assert 0.0 <= heard.intent_confidence <= 1.0
