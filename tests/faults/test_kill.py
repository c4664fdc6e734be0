"""The bot dies in the middle, again and again; started again, it goes on where it was.

In this process and on virtual time: at commits and at calls, before and after them, everything that runs is cut off at
once and a new bot is built on the same database. tests/faults/test_process.py kills a real process.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import pytest
from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType

from bot.app import App
from nlu.understanding import Understander
from sandbox.aiogram_session import InProcessSession
from sandbox.world import World
from storage.unit import Store, Unit
from tests.conversations.town import _Now
from tests.faults.story import StormyTown, extra, finished_well, play, told

STORIES = 20 if os.environ.get("NEEDBOT_FAULTS") == "long" else 1


class Killed(BaseException):
    """Nothing of ours may catch it: there is nobody left to."""


class Life:
    """Counts what a bot does, and ends it at a chosen step; a dead bot does nothing any more."""

    def __init__(self, ends_at: int) -> None:
        self.left, self.dead, self.last = ends_at, False, ""
        self.unrecorded: set[object] = set()
        """Deliveries that are on the screen, and in no row yet: the next life sends them again."""

    def step(self, name: str) -> None:
        if not self.dead:
            self.left -= 1
            self.dead, self.last = self.left <= 0, name
        if self.dead:
            raise Killed(name)


class MortalStore(Store):
    """A store that dies before or after a commit."""

    life: Life

    @asynccontextmanager
    async def unit(self, now: datetime, cause: str) -> AsyncIterator[Unit]:
        self.life.step("before a unit")
        async with super().unit(now, cause) as unit:
            yield unit
            self.life.step(f"before the commit of {cause.rstrip('0123456789')}")
        self.life.unrecorded.discard(asyncio.current_task())
        self.life.step("after a commit")

    @asynccontextmanager
    async def reading(self, now: datetime) -> AsyncIterator[Unit]:
        if self.life.dead:
            raise Killed("reading")
        async with super().reading(now) as unit:
            yield unit


class MortalSession(InProcessSession):
    """A session that dies before or after a call."""

    def __init__(self, world: World, life: Life) -> None:
        super().__init__(world)
        self.life = life

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        name = method.__api_method__
        self.life.step(f"before {name}")
        answer = await super().make_request(bot, method, timeout)
        if name == "sendMessage":
            self.life.unrecorded.add(asyncio.current_task())
        self.life.step(f"after {name}")
        return answer


class MortalTown(StormyTown):
    """A town whose bot is killed every few steps, and started again."""

    def __init__(self, url: str, understander: Understander, dice: random.Random) -> None:
        super().__init__(url, understander)
        self.dice, self.kills, self.unrecorded = dice, Counter[str](), 0
        self.mortal = True

    async def settle(self) -> None:
        async with self._settling:
            while True:
                try:
                    self.due = await self.app.settle()
                except Killed:
                    await self.reborn()
                else:
                    if not self.life.dead:
                        return
                    await self.reborn()

    @property
    def life(self) -> Life:
        session: Any = self.app.bot.session
        return session.life if isinstance(session, MortalSession) else Life(10**9)

    async def reborn(self) -> None:
        """Bury the bot and start another on the same database, as a service manager does."""
        old = self.app
        if self.life.dead:
            self.kills[self.life.last] += 1
            self.unrecorded += len(self.life.unrecorded)
        tasks = [
            *old.worker._queues.values(),
            *old.delivery._under_way.values(),
            *old.delivery._background,
            *old._rings,
        ]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for handle in old._waiting_taps.values():
            handle.cancel()
        if isinstance(old.store, MortalStore):
            await old.store.close()
        life = Life(self.dice.randint(1, 25) if self.mortal else 10**9)
        store = MortalStore(self.store.url, self.rules, synchronous="OFF")
        store.life = life
        self.app = App(
            bot=Bot(token=self.world.token, session=MortalSession(self.world, life)),
            store=store,
            clock=_Now(self.time),
            rules=self.rules,
            understander=old.understander,
            keep_limits=False,
        )

    async def close(self) -> None:
        await super().close()
        await self.store.close()


@pytest.mark.timeout(400)
async def test_killed_at_any_instant_the_story_goes_on(
    new_database: Callable[[], str], understander: Understander
) -> None:
    calm = StormyTown(new_database(), understander)
    await calm.populate()
    await play(calm)
    before = {who: told(calm, who) for who in ("anna", "luca", "mia")}
    await calm.close()
    for seed in range(STORIES):
        town = MortalTown(new_database(), understander, random.Random(seed))
        try:
            await town.populate()
            await town.reborn()
            await play(town)
            town.mortal = False
            await town.waits(minutes=3)
            await finished_well(town)
        finally:
            await town.close()
        twice = sum((extra(told(town, who), said) for who, said in before.items()), Counter[str]())
        assert town.kills.total() >= 15, town.kills
        assert twice.total() <= town.unrecorded, f"seed {seed}: {twice} after {town.kills}"
