"""Wakes what is due. Refuses to keep jobs of its own: timers are rows, APScheduler only rings the bell.

A timer that fails is never dropped: what it was to look at would be forgotten. It is tried again ever more rarely, and
the admins are told.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.clock import Clock
from bot.worker import collided
from storage import timers
from storage.tables import Timer
from storage.unit import Store, Unit

log = structlog.get_logger()

Act = Callable[[Unit, Timer], Awaitable[None]]
ALARMING = 3
"""After so many failures of one timer the admins are told."""
MOST_COLLISIONS = 20
LONGEST_PAUSE = timedelta(hours=1)
WHILE_ANOTHER_RINGS = timedelta(milliseconds=20)
"""A timer that is due and rings at another worker's is not asked for again and again."""
RINGS_AT_ONCE = 4
"""A ring that is planned from within a ring would otherwise be skipped as running already."""


class Ticker:
    """Looks again at everything whose time has come."""

    def __init__(self, store: Store, clock: Clock, act: Act, alarm: Act) -> None:
        """`act` does what a timer says, inside the unit that takes it out of the table; `alarm` tells of a failure."""
        self.store, self.clock, self.act, self.alarm = store, clock, act, alarm
        self._scheduler: AsyncIOScheduler | None = None
        self._ticking = asyncio.Lock()
        self._aim: datetime | None = None

    async def tick(self) -> int:
        """Act on every timer that is due; returns how many that were."""
        acted = 0
        async with self._ticking:
            while True:
                async with self.store.reading(self.clock.now()) as unit:
                    due = await timers.due(unit)
                rang = 0
                for timer in due:
                    rang += await self._act(timer)
                acted += rang
                if not rang:  # none is due, or those that are ring at another worker's
                    return acted

    async def _act(self, timer: Timer) -> int:
        for _ in range(MOST_COLLISIONS):
            try:
                async with self.store.unit(self.clock.now(), f"timer{timer.id}@{timer.due_at:%Y%m%d%H%M%S}") as unit:
                    if not await timers.claim(unit, timer.id or 0, timer.due_at):
                        return 0
                    await self.act(unit, timer)
                metrics.TIMERS.labels(timer.kind).inc()
            except Exception as fault:
                if collided(fault):
                    continue
                log.error("timer failed", kind=timer.kind, key=timer.key, exc_info=fault)
                await self._put_off(timer)
            return 1
        await self._put_off(timer)
        return 1

    async def _put_off(self, timer: Timer) -> None:
        async with self.store.unit(self.clock.now(), f"timer{timer.id}") as unit:
            pause = min(LONGEST_PAUSE, timedelta(minutes=2 ** min(timer.attempts, 10)))
            attempts = await timers.put_off(unit, timer.id or 0, until=self.clock.now() + pause)
            if attempts == ALARMING:
                await self.alarm(unit, timer)

    async def start(self) -> None:
        """Ring every 20 seconds, and at the next due row."""
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(
            self.ring, "interval", seconds=20, id="interval", max_instances=RINGS_AT_ONCE, coalesce=True
        )
        self._scheduler.start()
        await self.ring()

    async def ring(self) -> None:
        """Tick, and be woken again at the next due row; a database that does not answer is asked at the next ring."""
        try:
            await self.tick()
            await self.aim()
        except (SQLAlchemyError, OSError) as fault:
            log.error("timers cannot be read", error=type(fault).__name__)

    async def aim(self) -> None:
        """Plan the next ring for the next due row."""
        self._aim = None  # before we read: what is committed meanwhile aims too, and the earlier of the two holds
        async with self.store.reading(self.clock.now()) as unit:
            due = await timers.next_due(unit)
        if due is not None:
            self.aim_at(due)

    def aim_at(self, due: datetime) -> None:
        """Plan the next ring for a row due at this moment, unless one is planned before."""
        if self._scheduler is None or (self._aim is not None and self._aim <= due):
            return
        self._aim = due
        wait = max(WHILE_ANOTHER_RINGS, due - self.clock.now())
        self._scheduler.add_job(
            self.ring,
            "date",
            run_date=datetime.now(UTC) + wait,
            id="next",
            replace_existing=True,
            misfire_grace_time=None,
            max_instances=RINGS_AT_ONCE,
        )

    def stop(self) -> None:
        """Ring no more."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
