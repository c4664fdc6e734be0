"""The town's clock: the only time there is for everybody in it. It never asks the bot what time it is.

Frozen (the default) it stands still until somebody moves it, so a test can live a week in a second. Running, it
goes at the speed of the machine's own clock from where it was set, and can be moved forward on top of that.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
"""Where a frozen clock starts when nobody says otherwise: an ordinary Tuesday, outside every clock change."""


class Clock:
    """An aware time that only goes forward, in UTC."""

    def __init__(
        self, start: datetime = NOON, *, running: bool = False, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        if start.tzinfo is None:
            raise ValueError(f"the clock needs a time with a zone, not {start.isoformat()}")
        self.running = running
        self._start = start.astimezone(UTC)
        self._ticks = ticks
        self._began = ticks()
        self._moved: list[Callable[[], None]] = []

    @classmethod
    def of_the_machine(cls) -> Clock:
        """Runs, starting at the machine's present time."""
        return cls(datetime.now(UTC), running=True)

    def now(self) -> datetime:
        if not self.running:
            return self._start
        return self._start + timedelta(seconds=self._ticks() - self._began)

    def timestamp(self) -> int:
        """Seconds since 1970, as Telegram writes dates."""
        return int(self.now().timestamp())

    def move_to(self, when: datetime) -> None:
        """Jump forward to an aware time; going back raises ValueError, for no clock in the world does."""
        if when.tzinfo is None:
            raise ValueError(f"the clock needs a time with a zone, not {when.isoformat()}")
        now = self.now()
        if when < now:
            raise ValueError(f"it is {now.isoformat()} already, the clock does not go back to {when.isoformat()}")
        self._start, self._began = when.astimezone(UTC), self._ticks()
        for tell in list(self._moved):
            tell()

    def advance(self, by: timedelta) -> None:
        self.move_to(self.now() + by)

    def when_moved(self, tell: Callable[[], None]) -> None:
        """Have `tell` called after every jump (not while the clock merely runs)."""
        self._moved.append(tell)
