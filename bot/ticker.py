"""Wakes what is due. Refuses to keep jobs of its own: timers are rows, APScheduler only rings the bell."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from storage import timers
from storage.tables import Timer
from storage.unit import Store, Unit

log = structlog.get_logger()

Act = Callable[[Unit, Timer], Awaitable[None]]
MOST_ATTEMPTS = 5


class Ticker:
    """Looks again at everything whose time has come."""

    def __init__(self, store: Store, clock: Clock, act: Act) -> None:
        """`act` does what a timer says, inside the unit that takes it out of the table."""
        self.store, self.clock, self.act = store, clock, act
        self._scheduler: AsyncIOScheduler | None = None
        self._ticking = asyncio.Lock()

    async def tick(self) -> int:
        """Act on every timer that is due; returns how many that were."""
        acted = 0
        async with self._ticking:
            while True:
                async with self.store.reading(self.clock.now()) as unit:
                    due = await timers.due(unit)
                if not due:
                    return acted
                for timer in due:
                    acted += await self._act(timer)

    async def _act(self, timer: Timer) -> int:
        try:
            async with self.store.unit(self.clock.now(), f"timer{timer.id}@{timer.due_at:%Y%m%d%H%M%S}") as unit:
                if not await timers.claim(unit, timer.id or 0, timer.due_at):
                    return 0
                await self.act(unit, timer)
        except Exception as fault:
            log.error("timer failed", kind=timer.kind, key=timer.key, exc_info=fault)
            async with self.store.unit(self.clock.now(), f"timer{timer.id}") as unit:
                until = self.clock.now() + timedelta(minutes=2**timer.attempts)
                attempts = await timers.put_off(unit, timer.id or 0, until=until)
                if attempts >= MOST_ATTEMPTS:
                    await timers.drop(unit, timer.key)
        return 1

    async def start(self) -> None:
        """Ring every 20 seconds, and at the next due row."""
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(self.ring, "interval", seconds=20, id="interval", max_instances=1, coalesce=True)
        self._scheduler.start()
        await self.ring()

    async def ring(self) -> None:
        """Tick, and be woken again at the next due row."""
        await self.tick()
        await self.aim()

    async def aim(self) -> None:
        """Plan the next ring for the next due row."""
        if self._scheduler is None:
            return
        async with self.store.reading(self.clock.now()) as unit:
            due = await timers.next_due(unit)
        if due is None:
            return
        wait = max(timedelta(), due - self.clock.now())
        self._scheduler.add_job(
            self.ring,
            "date",
            run_date=datetime.now(UTC) + wait,
            id="next",
            replace_existing=True,
            misfire_grace_time=None,
        )

    def stop(self) -> None:
        """Ring no more."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
