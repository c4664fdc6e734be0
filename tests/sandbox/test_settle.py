"""Settling and waiting against a bot's word, in process and without real time."""

from __future__ import annotations

from datetime import datetime, timedelta

from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox import people
from sandbox.clock import NOON, Clock
from sandbox.settle import Word, settle, wait_until
from sandbox.town_http import Asking
from sandbox.world import World

ANNA = 1001


class Reminders:
    """A bot that is due at certain times, each one only once it was asked at that time."""

    def __init__(self, world: World, *due: datetime) -> None:
        self.world, self.due = world, sorted(due)
        self.done: list[datetime] = []
        self.owed = 0

    async def ask(self) -> Word:
        while self.due and self.due[0] <= self.world.clock.now():
            self.done.append(self.world.clock.now())
            self.due.pop(0)
        return Word(0, self.owed, 0, self.due[0] if self.due else None)


async def test_settled_only_when_both_sides_have_nothing() -> None:
    world = World(clock=Clock())
    bot = Reminders(world)
    assert (await settle(world, bot.ask, 1)).settled
    people.says(world, ANNA, "Hello")
    state = await settle(world, bot.ask, 0.01)
    assert state.answer() == {"settled": False, "pending": {"inbox": 1, "owed": 0, "timers": 0}, "next_due": None}
    update = next(iter(world.updates.waiting))
    await world.call("getUpdates", {"offset": update + 1})
    bot.owed = 2
    assert (await settle(world, bot.ask, 0.01)).answer()["pending"] == {"inbox": 0, "owed": 2, "timers": 0}
    bot.owed = 0
    assert (await settle(world, bot.ask, 1)).settled


async def test_waiting_stops_at_everything_that_is_due() -> None:
    world = World(clock=Clock())
    early, later, beyond = (NOON + timedelta(minutes=minutes) for minutes in (5, 90, 600))
    bot = Reminders(world, beyond, early, later)
    answer = await wait_until(world, bot.ask, NOON + timedelta(hours=2))
    assert bot.done == [early, later]
    assert world.clock.now() == NOON + timedelta(hours=2)
    assert (answer["settled"], answer["steps"]) == (True, 3)


async def test_a_bot_that_does_not_answer_is_not_settled() -> None:
    world = World(clock=Clock())

    async def silent() -> Word | None:
        return None

    assert (await settle(world, silent, 0.01)).settled is False
    answer = await wait_until(world, silent, NOON + timedelta(days=1), patience=0.01)
    assert answer["settled"] is False
    assert world.clock.now() < NOON + timedelta(days=1) or answer["steps"] == 1


async def test_a_bot_that_names_no_content_type_is_heard_all_the_same() -> None:
    async def idle(request: web.Request) -> web.Response:
        return web.Response(text='{"received": 0, "owed": 3, "timers_due": 0, "next_due": null}')

    app = web.Application()
    app.router.add_get("/idle", idle)
    async with TestServer(app) as server:
        ask = Asking(str(server.make_url("/")))
        word = await ask()
        await ask.close()
    assert word == Word(0, 3, 0, None)
