"""Keeps this process's part of the load, where several workers share it. Refuses to work.

`mine` is None where one process serves everybody (SQLite, or polling), else the groups of people and chats that are its
to serve now (storage/shares). A process that was stopped for a while and goes on serves nobody before it has asked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from storage import shares
from storage.unit import Store

log = structlog.get_logger()

LEASE = timedelta(seconds=10)
RENEW_SECONDS = 2.5
LOOK_SECONDS = 0.1
"""How often a worker looks for what others have put into the inbox or owe: nobody rings at another process's door."""


class Shares:
    """The groups of people and chats this process serves."""

    def __init__(self, store: Store, clock: Clock, *, name: str, changed: Callable[[int], None]) -> None:
        """`name` tells workers apart and stays the same over a restart, so that its leases are taken up at once.

        `changed` is told, after every change, how many workers there are.
        """
        self.store, self.clock, self.name, self.changed = store, clock, name, changed
        self._held: frozenset[int] | None = None
        self.in_hand: Callable[[], set[int]] = set
        """The people and chats somebody is at work for."""
        self._renewed = 0.0

    @property
    def mine(self) -> frozenset[int] | None:
        """What is ours now: nothing once the lease has run out, however it came that it was not renewed."""
        if self._held and asyncio.get_running_loop().time() - self._renewed >= LEASE.total_seconds():
            return frozenset()
        return self._held

    async def begin(self) -> None:
        """Share from now on."""
        self._held = frozenset()
        await self.renew()

    async def run(self) -> None:
        """Renew for ever. While the database does not answer and the lease runs out, nothing is served."""
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            try:
                await self.renew()
            except (SQLAlchemyError, OSError) as fault:
                log.error("the leases cannot be renewed", error=type(fault).__name__)

    async def renew(self) -> None:
        """Renew, take what is free, let go of what is more than this worker's part."""
        began = asyncio.get_running_loop().time()
        async with self.store.unit(self.clock.now(), "lease") as unit:
            share = await shares.hold(unit, self.name, lease_for=LEASE)
        before, self._held, self._renewed = self._held, share.held - share.surplus, began
        idle = share.surplus - {shares.shard_of(number) for number in self.in_hand()}
        if idle:
            async with self.store.unit(self.clock.now(), "lease") as unit:
                await shares.let_go(unit, self.name, idle)
        if before != self._held:
            log.info("serves its part", groups=len(self._held), workers=share.workers)
        self.changed(share.workers)

    async def leave(self) -> None:
        """Nothing is in hand any more: let the others have it all at once."""
        self._held = frozenset()
        try:
            async with self.store.unit(self.clock.now(), "lease") as unit:
                await shares.leave(unit, self.name)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("the leases run out by themselves", error=type(fault).__name__)
