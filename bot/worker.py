"""Works the inbox: one queue per person, each update in one unit. Refuses to know what an update means.

A refusal of the domain rolls the unit back and is spoken in a new one. Anything else rolls it back too, is counted in a
fresh transaction and tried again; after three attempts the update is set aside, the person gets an apology and the
admins an alarm. While the database cannot even count, nothing is given up: the update waits until it can.
"""

from __future__ import annotations

import asyncio
from asyncio import sleep
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot import metrics
from bot.clock import Clock
from domain.errors import Refusal
from domain.vocabulary import Language
from storage import inbox
from storage.tables import Inbox
from storage.unit import Store, Unit

log = structlog.get_logger()

MOST_ATTEMPTS = 3
MOST_COLLISIONS = 20
COLLISIONS = {"40001", "40P01"}  # PostgreSQL: serialization failure, deadlock: run the unit again
AT_ONCE = 8
"""Units under way at the same time; the database's pool has room for them and for everybody else."""
LONGEST_PAUSE = 5.0
LOOK_AGAIN = 20.0

Understand = Callable[[dict[str, Any], Language | None], Awaitable[Any]]
Hear = Callable[[Unit, dict[str, Any], Any], Awaitable[Language | None]]
Refuse = Callable[[Unit, dict[str, Any], Any, Refusal], Awaitable[Language | None]]
Apologise = Callable[[Unit, dict[str, Any]], Awaitable[None]]
After = Callable[[Unit, dict[str, Any]], Awaitable[None]]


def collided(fault: BaseException) -> bool:
    """Whether two units met in the database and one had to give way: it runs again, nothing is wrong."""
    return isinstance(fault, DBAPIError) and getattr(fault.orig, "sqlstate", None) in COLLISIONS


class Worker:
    """Takes what waits in the inbox to `hear`, in order per person."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        *,
        understand: Understand,
        hear: Hear,
        refuse: Refuse,
        after: After,
        apologise: Apologise,
        share: Callable[[], frozenset[int] | None] = lambda: None,
        look_every: float = LOOK_AGAIN,
    ) -> None:
        """`understand` runs before the unit opens, `hear` inside it, `refuse` in a new one, `after` once committed.

        `hear` and `refuse` return the person's language, which the next `understand` is given. Where several workers
        share the load, `share` says whose updates are ours (bot/shares), and we look for new ones `look_every` seconds.
        """
        self.share, self.look_every = share, look_every
        self.store, self.clock = store, clock
        self.understand, self.hear, self.refuse = understand, hear, refuse
        self.after, self.apologise = after, apologise
        self._queues: dict[int, asyncio.Task[None]] = {}
        self._places = asyncio.Semaphore(AT_ONCE)
        self._wake = asyncio.Event()
        self._behind = False
        """Whether there may be updates behind those in the queues: when a queue is done, the inbox is read again."""
        self._stopping = False

    def wake(self) -> None:
        """Something new is in the inbox."""
        self._wake.set()

    async def run(self) -> None:
        """Work for ever; a database that does not answer is waited for."""
        pause = 0.1
        while True:
            self._wake.clear()
            try:
                await self._start_queues()
            except (SQLAlchemyError, OSError) as fault:
                log.error("the inbox cannot be read", error=type(fault).__name__, again_in=pause)
                await sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            pause = 0.1
            # What another process put into the inbox is found without a call too. Not wait_for: until Python 3.12 it
            # swallows a cancellation.
            with suppress(TimeoutError):
                async with asyncio.timeout(self.look_every):
                    await self._wake.wait()

    async def drain(self) -> int:
        """Work everything that waits, and return how many updates that were."""
        worked = 0
        while started := await self._start_queues():
            worked += started
            await asyncio.gather(*self._queues.values())
        return worked

    def in_hand(self) -> set[int]:
        """The people somebody is at work for."""
        return set(self._queues)

    async def stop(self) -> None:
        """Let the updates in hand be finished; those behind them stay in the inbox for the next start."""
        self._stopping = True
        await asyncio.gather(*self._queues.values(), return_exceptions=True)

    async def _start_queues(self) -> int:
        busy = frozenset(self._queues)
        async with self.store.reading(self.clock.now()) as unit:
            rows = await inbox.waiting(unit, but=busy, of=self.share())
        self._behind = bool(busy) or len(rows) >= inbox.MOST_WAITING
        if not busy <= self._queues.keys():  # somebody left out above has been served meanwhile, and may have said more
            self._wake.set()
        by_person: dict[int, list[tuple[Inbox, Language | None]]] = {}
        for row, language in rows:
            by_person.setdefault(row.person, []).append((row, language))
        for person, queue in by_person.items():
            work = self._work_queue([row for row, _ in queue], queue[0][1])
            task = asyncio.create_task(work, name=f"queue of {person}")
            self._queues[person] = task
            task.add_done_callback(partial(self._queue_done, person))
        return sum(map(len, by_person.values()))

    def _queue_done(self, person: int, done: asyncio.Task[None]) -> None:
        self._queues.pop(person, None)
        if not done.cancelled() and (fault := done.exception()) is not None:
            log.error("a queue broke off", exc_info=fault)
            self._wake.set()
        if self._behind:
            self._wake.set()

    async def _work_queue(self, queue: Sequence[Inbox], language: Language | None) -> None:
        for row in queue:
            if self._stopping:
                return
            language = await self._work(row, language)

    async def _work(self, row: Inbox, language: Language | None) -> Language | None:
        """Until it is done or set aside: what came first is never overtaken by what the same person said later.

        Returns the person's language, which may be another now.
        """
        collisions, pause = 0, 0.02
        while True:
            try:
                async with self._places:
                    return await self._attempt(row, language)
            except Exception as fault:  # noqa: BLE001 - the road goes on, the update is counted and set aside
                collisions += collided(fault)
                if collided(fault) and collisions < MOST_COLLISIONS:
                    continue
                if await self._failed(row, fault) or self._stopping:
                    return language
                await sleep(pause)
                pause *= 5

    async def _attempt(self, row: Inbox, language: Language | None) -> Language | None:
        heard = await self.understand(row.update, language)
        try:
            return await self._unit(row, lambda unit: self.hear(unit, row.update, heard), language)
        except Refusal as refusal:
            why = refusal
            return await self._unit(row, lambda unit: self.refuse(unit, row.update, heard, why), language)

    async def _unit(
        self, row: Inbox, work: Callable[[Unit], Awaitable[Language | None]], language: Language | None
    ) -> Language | None:
        """Finish the update and do its work in one unit; where another has finished it, nothing takes effect."""
        async with self.store.unit(self.clock.now(), f"in{row.id}") as unit:
            if not await inbox.finish(unit, row.id or 0):
                return language
            language = await work(unit)
        metrics.worked(row.update, self.clock.now() - row.received_at)
        await self.after(unit, row.update)
        return language

    async def _failed(self, row: Inbox, fault: Exception) -> bool:
        """Count the attempt, as soon as the database lets us; True when the update is set aside."""
        log.error("update failed", update=row.update_id, exc_info=fault)
        pause = 0.1
        while True:
            try:
                async with self.store.unit(self.clock.now(), f"failed{row.id}") as unit:
                    aside = await inbox.count_failure(unit, row.id or 0, type(fault).__name__, most=MOST_ATTEMPTS)
                    if aside:
                        await self._apologise(unit, row)
            except (SQLAlchemyError, OSError) as outage:
                log.error("the database cannot be written", error=type(outage).__name__, again_in=pause)
                if self._stopping:
                    return False
                await sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                return aside

    async def _apologise(self, unit: Unit, row: Inbox) -> None:
        """Say sorry if that can be said; an update too broken even for that is set aside all the same."""
        try:
            async with unit.attempt():
                await self.apologise(unit, row.update)
        except (SQLAlchemyError, OSError):
            raise
        except Exception as fault:
            log.error("no apology", update=row.update_id, exc_info=fault)
