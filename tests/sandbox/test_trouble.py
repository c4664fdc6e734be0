"""What goes wrong on purpose: faults by method, chat, count and share; limits on the town's clock; two pollers."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError

from sandbox import people
from sandbox.aiogram_session import InProcessSession
from sandbox.faults import Rule
from sandbox.screen import screen
from sandbox.updates import LONGEST_WAIT
from sandbox.world import World

ANNA, LUCA, ADA, HELPERS = 1001, 1002, 1004, -1001000000001


@pytest.fixture
def world() -> World:
    world = World()
    people.says(world, ANNA, "/start")
    return world


async def send(world: World, chat: int = ANNA, text: str = "x") -> int:
    status, _ = await world.call("sendMessage", {"chat_id": chat, "text": text})
    return status


def texts(world: World) -> list[str]:
    return [one["text"] for one in screen(world, ANNA)["messages"]][1:]


async def test_faults_hit_by_method_chat_and_count(world: World) -> None:
    world.faults.set([Rule("500", method="sendMessage", chat=ANNA, nth=2)])
    assert [await send(world), await send(world, LUCA), await send(world), await send(world)] == [200, 200, 500, 200]
    world.faults.set([Rule("forbidden", chat=LUCA)])
    assert [await send(world), await send(world, LUCA), await send(world, LUCA)] == [200, 403, 403]
    world.faults.set([])
    assert await send(world, LUCA) == 200


async def test_a_share_is_the_same_again_from_the_same_seed() -> None:
    async def hits(seed: int) -> list[int]:
        world = World()
        people.says(world, ANNA, "/start")
        world.faults.set([Rule("429", share=0.3, seed=seed, retry_after=7)])
        return [await send(world) for _ in range(200)]

    first = await hits(1)
    assert first == await hits(1)
    assert first != await hits(2)
    assert 30 <= first.count(429) <= 90


async def test_an_answer_lost_after_the_deed_and_before_it(world: World) -> None:
    bot = Bot(world.token, session=InProcessSession(world))
    world.faults.set([Rule("timeout_after", nth=1), Rule("timeout_before", nth=2), Rule("drop", nth=3)])
    for text in ("arrives", "lost", "lost too"):
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(ANNA, text)
    await bot.send_message(ANNA, "last")
    assert texts(world) == ["arrives", "last"]
    world.faults.set([Rule("500")])
    with pytest.raises(TelegramServerError):
        await bot.send_message(ANNA, "no")
    world.faults.set([Rule("429", retry_after=3)])
    with pytest.raises(TelegramRetryAfter) as wait:
        await bot.send_message(ANNA, "no")
    assert wait.value.retry_after == 3


async def test_a_group_migrates_in_the_middle(world: World) -> None:
    world.faults.set([Rule("migrate", chat=HELPERS, nth=1)])
    status, answer = await world.call("sendMessage", {"chat_id": HELPERS, "text": "x"})
    new = answer["parameters"]["migrate_to_chat_id"]
    assert (status, answer["description"]) == (400, "Bad Request: group chat was upgraded to a supergroup chat")
    assert await send(world, HELPERS) == 400
    assert await send(world, new) == 200
    assert screen(world, LUCA, "helpers")["messages"][-1]["text"] == "x"


async def fetched(world: World, offset: int = 0) -> list[Any]:
    _, answer = await world.call("getUpdates", {"offset": offset})
    return [(one["update_id"], one["message"]["text"]) for one in answer["result"]]


async def test_updates_come_twice_late_and_swapped(world: World) -> None:
    start = (await fetched(world))[-1][0] + 1
    await fetched(world, start)
    world.faults.set([Rule("duplicate_update", nth=1)])
    people.says(world, ANNA, "twice")
    first = await fetched(world, start)
    assert first == await fetched(world, first[-1][0] + 1)
    assert await fetched(world, first[-1][0] + 1) == []

    world.faults.set([Rule("late_update", nth=1)])
    people.says(world, ANNA, "late")
    people.says(world, ANNA, "punctual")
    early = await fetched(world)
    assert [text for _, text in early] == ["punctual"]
    behind = await fetched(world, early[0][0] + 1)
    assert [text for _, text in behind] == ["late"]
    assert await fetched(world, early[0][0] + 1) == []

    world.faults.set([Rule("swap", nth=2)])
    people.says(world, ANNA, "one")
    people.says(world, ANNA, "two")
    assert [text for _, text in await fetched(world)] == ["two", "one"]


async def test_limits_per_chat_group_and_bot() -> None:
    world = World(limits=True)
    people.says(world, ANNA, "/start")
    statuses = [await send(world) for _ in range(7)]
    assert statuses == [200] * 5 + [429] * 2
    world.clock.advance(timedelta(seconds=1))
    assert [await send(world), await send(world)] == [200, 429]
    edit = {"chat_id": ANNA, "message_id": 2, "text": "free"}
    assert (await world.call("editMessageText", edit))[0] == 200

    sent = 0
    for _ in range(30):
        sent += await send(world, HELPERS) == 200
        world.clock.advance(timedelta(seconds=1))
    assert sent == 20
    _, answer = await world.call("sendMessage", {"chat_id": HELPERS, "text": "x"})
    world.clock.advance(timedelta(seconds=answer["parameters"]["retry_after"]))
    assert await send(world, HELPERS) == 200

    world.clock.advance(timedelta(seconds=60))
    for number in range(2000, 2040):
        world.people[number] = type(world.people[ANNA])(number, "N", started=True)
    assert [await send(world, number) for number in range(2000, 2040)].count(200) == 30
    world.limits.on = False
    assert await send(world, ANNA) == 200


async def test_the_second_poller_ends_the_first() -> None:
    world = World()
    first = asyncio.create_task(world.call("getUpdates", {"timeout": 20}))
    await asyncio.sleep(0)
    second = asyncio.create_task(world.call("getUpdates", {"timeout": 20}))
    assert (await first)[0] == 409
    people.says(world, ANNA, "for the second")
    assert (await second)[1]["result"][0]["message"]["text"] == "for the second"


async def test_allowed_updates_are_remembered() -> None:
    world = World()
    await world.call("getUpdates", {"allowed_updates": '["callback_query"]'})
    people.says(world, ANNA, "not wanted")
    assert (await world.call("getUpdates", {}))[1]["result"] == []
    await world.call("getUpdates", {"allowed_updates": "[]"})
    people.says(world, ANNA, "wanted")
    assert len((await world.call("getUpdates", {}))[1]["result"]) == 1


async def test_nobody_waits_longer_than_fifty_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LONGEST_WAIT == 50
    monkeypatch.setattr("sandbox.updates.LONGEST_WAIT", 0.05)
    async with asyncio.timeout(5):
        assert (await World().call("getUpdates", {"timeout": 1000}))[1]["result"] == []
