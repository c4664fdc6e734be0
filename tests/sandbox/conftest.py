"""Every answer and every update that any test in here causes is held against the Bot API's own documentation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import telegram
from aiohttp.test_utils import TestClient, TestServer

from sandbox.child import Child
from sandbox.clock import Clock
from sandbox.http import app_of
from sandbox.methods import METHODS
from sandbox.settle import Word
from sandbox.town_http import add_people_api
from sandbox.updates import Updates
from sandbox.world import World
from tests.sandbox.room import TOWN, Room
from tests.sandbox.schema import faults, returns
from tests.sandbox.visitor import TOWN as VISITED
from tests.sandbox.visitor import Visitor


@pytest.fixture(autouse=True)
def as_documented(monkeypatch: pytest.MonkeyPatch) -> None:
    call, add = World.call, Updates.add

    async def checked_call(world: World, method: str, params: Any, files: Any = None) -> tuple[int, Any]:
        status, answer = await call(world, method, params, files)
        if answer["ok"]:
            name = METHODS[method.lower()][0]
            found = faults(answer["result"], returns(name))
            assert not found, f"{name} answers what the documentation does not allow: {found}"
        else:
            assert status == answer["error_code"]
            assert isinstance(answer["description"], str)
        return status, answer

    def checked_add(updates: Updates, kind: str, body: Any, *, chat: int = 0, person: int = 0) -> int | None:
        found = faults({"update_id": 1, kind: body}, "Update", "update")
        assert not found, f"an update the documentation does not allow: {found}"
        return add(updates, kind, body, chat=chat, person=person)

    monkeypatch.setattr(World, "call", checked_call)
    monkeypatch.setattr(Updates, "add", checked_add)


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    """A town behind a real server, and python-telegram-bot's client of it."""
    world = World(TOWN, clock=Clock())
    async with TestServer(app_of(world)) as server:
        home = str(server.make_url("")).rstrip("/")
        async with telegram.Bot(world.token, base_url=f"{home}/bot", base_file_url=f"{home}/file/bot") as bot:
            yield Room(world, bot)


@pytest.fixture
async def out() -> AsyncIterator[Visitor]:
    world = World(VISITED, clock=Clock())
    app = app_of(world)
    visitor: list[Visitor] = []

    async def ask() -> Word:
        return visitor[0].word

    add_people_api(app, Child(), ask)
    async with TestClient(TestServer(app)) as client:
        visitor.append(Visitor(client, world))
        yield visitor[0]
