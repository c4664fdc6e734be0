"""Updates brought to a webhook: secret, order within a queue, another try after a failure, answers as calls."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox import people
from sandbox.screen import screen
from sandbox.webhook import SECRET_HEADER, Messenger
from sandbox.world import World

ANNA, LUCA = 1001, 1002
Answer = Callable[[dict[str, Any]], Awaitable[web.Response]]


class Hook:
    """A webhook that writes down what it got and answers as told."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.secrets: set[str | None] = set()
        self.answers: list[web.Response] = []
        self.fresh = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        self.got.append(await request.json())
        self.secrets.add(request.headers.get(SECRET_HEADER))
        self.fresh.set()
        return self.answers.pop(0) if self.answers else web.Response()

    async def until(self, count: int) -> list[str]:
        async with asyncio.timeout(10):
            while len(self.got) < count:
                self.fresh.clear()
                await self.fresh.wait()
        return [one["message"]["text"] for one in self.got]


@pytest.fixture
async def world() -> AsyncIterator[World]:
    world = World()
    messenger = asyncio.create_task(Messenger(world, pause=0.01).delivers())
    yield world
    messenger.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await messenger


@pytest.fixture
async def hook(world: World) -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    async with TestServer(app) as server:
        await world.call("setWebhook", {"url": str(server.make_url("/hook")), "secret_token": "s3cret"})
        yield hook


async def test_updates_arrive_with_the_secret_and_in_order(world: World, hook: Hook) -> None:
    for number in range(5):
        people.says(world, ANNA, str(number))
    assert await hook.until(5) == ["0", "1", "2", "3", "4"]
    assert hook.secrets == {"s3cret"}


async def test_a_failure_is_tried_again_and_holds_back_only_its_own_queue(world: World, hook: Hook) -> None:
    hook.answers = [web.Response(status=500)]
    people.says(world, ANNA, "first")
    await hook.until(1)
    people.says(world, ANNA, "second")
    people.says(world, LUCA, "other")
    heard = await hook.until(4)
    assert [text for text in heard if text != "other"] == ["first", "first", "second"]
    info = (await world.call("getWebhookInfo", {}))[1]["result"]
    assert "500" in info["last_error_message"]


async def test_an_answer_can_be_a_call(world: World, hook: Hook) -> None:
    hook.answers = [web.json_response({"method": "sendMessage", "chat_id": ANNA, "text": "by return"})]
    people.says(world, ANNA, "Hello")
    await hook.until(1)
    async with asyncio.timeout(10):
        while world.updates.waiting:
            world.stirred.clear()
            await world.stirred.wait()
    assert screen(world, ANNA)["messages"][-1]["text"] == "by return"


async def test_updates_wait_for_the_webhook_that_comes_later() -> None:
    world = World()
    people.says(world, ANNA, "early")
    messenger = asyncio.create_task(Messenger(world, pause=0.01).delivers())
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    async with TestServer(app) as server:
        await world.call("setWebhook", {"url": str(server.make_url("/hook"))})
        assert await hook.until(1) == ["early"]
        messenger.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await messenger
