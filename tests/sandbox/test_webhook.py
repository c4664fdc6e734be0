"""Updates brought to a webhook: secret, order within a queue, another try after a failure, answers as calls."""

from __future__ import annotations

import asyncio
import contextlib
import socket
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


async def test_no_more_connections_than_wished_and_taps_are_a_queue_of_their_own(world: World) -> None:
    open_now, most = 0, 0
    two, release = asyncio.Event(), asyncio.Event()
    got: list[str] = []

    async def slow(request: web.Request) -> web.Response:
        nonlocal open_now, most
        open_now += 1
        most = max(most, open_now)
        body = await request.json()
        got.append(next(name for name in body if name != "update_id"))
        if len(got) == 2:
            two.set()
        await release.wait()
        open_now -= 1
        return web.Response()

    keys = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
    people.says(world, ANNA, "/start")
    await world.call("sendMessage", {"chat_id": ANNA, "text": "?", "reply_markup": keys})
    people.taps(world, ANNA, "Yes")
    people.says(world, ANNA, "second")
    people.says(world, LUCA, "other")
    app = web.Application()
    app.router.add_post("/hook", slow)
    async with TestServer(app) as server, asyncio.timeout(10):
        await world.call("setWebhook", {"url": str(server.make_url("/hook")), "max_connections": 2})
        await two.wait()
        # The message and the tap of one person overtake each other; her second message waits for her first.
        assert sorted(got) == ["callback_query", "message"]
        release.set()
        while world.updates.waiting:
            world.stirred.clear()
            await world.stirred.wait()
    assert (len(got), most) == (4, 2)


async def test_pauses_grow_while_the_webhook_fails(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    ended = asyncio.Event()

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 12:
            await world.call("deleteWebhook", {})
            ended.set()

    monkeypatch.setattr("sandbox.webhook.pause_for", pause)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        await world.call("setWebhook", {"url": f"http://127.0.0.1:{probe.getsockname()[1]}/hook"})
        people.says(world, ANNA, "nobody is there")
        async with asyncio.timeout(10):
            await ended.wait()
    assert pauses[:4] == [0.01, 0.02, 0.04, 0.08]
    assert max(pauses) <= 60


async def test_the_webhook_is_found_at_the_address_that_was_given(world: World, hook: Hook) -> None:
    url = world.updates.webhook.url.replace("127.0.0.1", "bot.example.org") if world.updates.webhook else ""
    await world.call("setWebhook", {"url": url, "ip_address": "127.0.0.1"})
    people.says(world, ANNA, "by address")
    assert await hook.until(1) == ["by address"]
    assert (await world.call("getWebhookInfo", {}))[1]["result"]["ip_address"] == "127.0.0.1"
