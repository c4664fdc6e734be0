"""Ticker: a timer that fails is tried again and told of, never dropped."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.ticker import ALARMING, Ticker
from storage import timers
from storage.tables.road import Timer
from storage.unit import Store, Unit
from tests.bot.conftest import Now, until


class Bell:
    def __init__(self) -> None:
        self.rung: list[str] = []
        self.alarms: list[str] = []
        self.failing: set[str] = set()

    async def act(self, unit: Unit, timer: Timer) -> None:
        if timer.key in self.failing:
            raise ValueError("a bug")
        self.rung.append(timer.key)

    async def alarm(self, unit: Unit, timer: Timer) -> None:
        self.alarms.append(timer.key)


async def plan(store: Store, clock: Now, key: str, seconds: float) -> None:
    async with store.unit(clock.now(), "test") as unit:
        await timers.plan(unit, key, "look", clock.now() + timedelta(seconds=seconds))


async def test_a_timer_that_fails_is_kept_and_does_not_stop_the_others(store: Store) -> None:
    clock, bell = Now(), Bell()
    ticker = Ticker(store, clock, bell.act, bell.alarm)
    bell.failing = {"bad"}
    await plan(store, clock, "bad", -2)
    await plan(store, clock, "good", -1)
    await ticker.tick()
    assert bell.rung == ["good"]
    for _ in range(ALARMING + 2):
        clock.time.move_to(clock.now() + timedelta(hours=2))
        await ticker.tick()
    assert bell.alarms == ["bad"]
    bell.failing = set()
    clock.time.move_to(clock.now() + timedelta(hours=2))
    await ticker.tick()
    assert bell.rung == ["good", "bad"]


async def test_timers_due_one_right_after_the_other_do_not_wait_for_the_interval(store: Store) -> None:
    clock, bell = Now(running=True), Bell()
    ticker = Ticker(store, clock, bell.act, bell.alarm)
    for number in range(12):
        await plan(store, clock, f"{number}", 0.05 + number * 0.01)
    await ticker.start()
    try:
        async with asyncio.timeout(5):
            await until(lambda: len(bell.rung) == 12)
    finally:
        ticker.stop()
    assert bell.rung == [str(number) for number in range(12)]
