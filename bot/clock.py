"""What time it is: the machine's, or the sandbox town's. Refuses to be asked anywhere else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol

import aiohttp


class Clock(Protocol):
    """Something that knows the time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...

    async def follow(self) -> None:
        """Bring the clock in line with whatever it follows."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)

    async def follow(self) -> None:
        """It follows nothing."""


class TownClock:
    """A clock that runs at the machine's speed and is moved along with the sandbox's town.

    `url` answers {"now": ISO}. When the town cannot be reached the clock runs on with the offset it has.
    """

    def __init__(self, url: str) -> None:
        """Start with the machine's time; call follow() before the first use."""
        self.url = url
        self._offset = timedelta()
        self._session: aiohttp.ClientSession | None = None

    def now(self) -> datetime:
        """The town's present instant, aware, in UTC."""
        return datetime.now(UTC) + self._offset

    async def follow(self) -> None:
        """Ask the town what time it is."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2))
        try:
            async with self._session.get(self.url) as answer:
                told = datetime.fromisoformat((await answer.json())["now"])
        except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
            return
        self._offset = told - datetime.now(UTC)

    async def close(self) -> None:
        """Stop following."""
        if self._session is not None:
            await self._session.close()
