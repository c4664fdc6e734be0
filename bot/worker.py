"""Works the inbox: one queue per person, each update in one unit. Refuses to know what an update means.

A refusal of the domain is spoken inside the unit (handlers/hearing). Anything else rolls the unit back, is counted in a
fresh transaction and tried again; after three attempts the update is set aside, the person gets an apology and the
admins an alarm.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from storage import inbox
from storage.tables import Inbox
from storage.unit import Store, Unit

log = structlog.get_logger()

MOST_ATTEMPTS = 3
MOST_COLLISIONS = 20
COLLISIONS = {"40001", "40P01"}  # PostgreSQL: serialization failure, deadlock: run the unit again

Understand = Callable[[dict[str, Any]], Awaitable[Any]]
Hear = Callable[[Unit, dict[str, Any], Any], Awaitable[None]]
Apologise = Callable[[Unit, dict[str, Any]], Awaitable[None]]
After = Callable[[Unit, dict[str, Any]], Awaitable[None]]


class Worker:
    """Takes what waits in the inbox to `hear`, in order per person."""

    def __init__(
        self, store: Store, clock: Clock, *, understand: Understand, hear: Hear, after: After, apologise: Apologise
    ) -> None:
        """`understand` runs before the unit opens, `hear` inside it, `after` once it is committed."""
        self.store, self.clock = store, clock
        self.understand, self.hear, self.after, self.apologise = understand, hear, after, apologise
        self._queues: dict[int, asyncio.Task[None]] = {}
        self._taken: set[int] = set()
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Something new is in the inbox."""
        self._wake.set()

    async def run(self) -> None:
        """Work for ever."""
        while True:
            self._wake.clear()
            await self._start_queues()
            await self._wake.wait()

    async def drain(self) -> int:
        """Work everything that waits, and return how many updates that were."""
        worked = 0
        while started := await self._start_queues():
            worked += started
            await asyncio.gather(*self._queues.values())
        return worked

    async def stop(self) -> None:
        """Let the updates in hand be finished."""
        await asyncio.gather(*self._queues.values(), return_exceptions=True)

    async def _start_queues(self) -> int:
        async with self.store.reading(self.clock.now()) as unit:
            rows = [row for row in await inbox.waiting(unit) if (row.id or 0) not in self._taken]
        by_person: dict[int, list[Inbox]] = {}
        for row in rows:
            if row.person not in self._queues:
                by_person.setdefault(row.person, []).append(row)
        for person, queue in by_person.items():
            self._taken.update(row.id or 0 for row in queue)
            task = asyncio.create_task(self._work_queue(queue))
            self._queues[person] = task
            task.add_done_callback(partial(self._queue_done, person, queue))
        return sum(map(len, by_person.values()))

    def _queue_done(self, person: int, queue: Sequence[Inbox], _done: asyncio.Task[None]) -> None:
        self._queues.pop(person, None)
        self._taken.difference_update(row.id or 0 for row in queue)
        self._wake.set()

    async def _work_queue(self, queue: Sequence[Inbox]) -> None:
        for row in queue:
            await self._work(row)

    async def _work(self, row: Inbox) -> None:
        collisions = 0
        while True:
            try:
                heard = await self.understand(row.update)
                async with self.store.unit(self.clock.now(), f"in{row.id}") as unit:
                    if not await inbox.finish(unit, row.id or 0):
                        return
                    await self.hear(unit, row.update, heard)
                await self.after(unit, row.update)
                return
            except DBAPIError as fault:
                collisions += 1
                if getattr(fault.orig, "sqlstate", None) in COLLISIONS and collisions < MOST_COLLISIONS:
                    continue
                if await self._failed(row, fault):
                    return
            except Exception as fault:  # noqa: BLE001 - the road goes on, the update is counted and set aside
                if await self._failed(row, fault):
                    return

    async def _failed(self, row: Inbox, fault: Exception) -> bool:
        log.error("update failed", update=row.update_id, exc_info=fault)
        async with self.store.unit(self.clock.now(), f"failed{row.id}") as unit:
            aside = await inbox.count_failure(unit, row.id or 0, repr(fault), most=MOST_ATTEMPTS)
            if aside:
                await self.apologise(unit, row.update)
        return aside
