"""How other people's servers are asked: one question at a time, not again while they are ill. Refuses to know what."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Protocol

Monotonic = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


class Turns(Protocol):
    """Whose turn it is to ask a public server: one question a second for the whole installation.

    With several workers the database gives out the turns; one process alone takes `Pace`.
    """

    async def wait(self) -> bool:
        """Return when the next question may go out; False when it had better not be asked, so many wait."""
        ...


class Cache(Protocol):
    """Remembers answers. Keys are hashes, so no address lies in the table twice."""

    async def get(self, key: str) -> str | None:
        """The answer kept under a key."""
        ...

    async def put(self, key: str, answer: str) -> None:
        """Keep an answer."""
        ...


class Forgetful:
    """A cache that keeps nothing: for a server of one's own."""

    async def get(self, key: str) -> str | None:
        """Never anything."""
        return None

    async def put(self, key: str, answer: str) -> None:
        """Forget it."""


class Pace:
    """Turns for a single process, `seconds` apart; 0 for a server of one's own."""

    def __init__(self, seconds: float, *, monotonic: Monotonic = time.monotonic, sleep: Sleep = asyncio.sleep) -> None:
        self._seconds = seconds
        self._monotonic = monotonic
        self._sleep = sleep
        self._next = 0.0

    async def wait(self) -> bool:
        """Sleep until the next turn; who comes first goes first."""
        now = self._monotonic()
        mine = max(now, self._next)
        self._next = mine + self._seconds
        if mine > now:
            await self._sleep(mine - now)
        return True


class Breaker:
    """Stops asking a server that failed `failures` times in a row, for `rest` seconds; then one question tries it."""

    def __init__(self, *, failures: int = 3, rest: float = 60.0, monotonic: Monotonic = time.monotonic) -> None:
        self._failures = failures
        self._rest = rest
        self._monotonic = monotonic
        self._failed = 0
        self._until = 0.0
        self._trying = False

    def may_ask(self) -> bool:
        """Whether a question may go out now; the one that tries a rested server keeps the others back."""
        if self._failed < self._failures:
            return True
        if self._trying or self._monotonic() < self._until:
            return False
        self._trying = True
        return True

    def well(self) -> None:
        """The server answered."""
        self._failed, self._trying = 0, False

    def ill(self, rest: float | None = None) -> None:
        """The server failed; `rest` when it said itself for how many seconds to stay away."""
        self._failed, self._trying = self._failed + 1, False
        if rest is not None:
            self._failed = max(self._failed, self._failures)
        self._until = self._monotonic() + (rest if rest is not None else self._rest)

    def unasked(self) -> None:
        """The question was given up before it was answered."""
        self._trying = False
