"""How fast Telegram lets a bot speak. Refuses to send: delivery asks it first.

Source: Telegram's FAQ: about 30 messages a second in all, 1 a second per chat with short bursts, 20 a minute per group.
A bucket of `burst` refilled at `rate` lets through at most burst + rate * t in any span t.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_AT_ONCE, MOST_A_SECOND = 8, 22


@dataclass
class Bucket:
    """A token bucket on a clock that is passed in."""

    burst: float
    rate: float  # per second
    level: float
    at: datetime

    def wait(self, now: datetime) -> timedelta:
        """How long until the next message may go."""
        self._fill(now)
        return timedelta() if self.level >= 1 else timedelta(seconds=(1 - self.level) / self.rate)

    def level_at(self, now: datetime) -> float:
        """How many may go at once now."""
        self._fill(now)
        return self.level

    def take(self, now: datetime) -> None:
        """Count one message."""
        self._fill(now)
        self.level -= 1

    def _fill(self, now: datetime) -> None:
        passed = max(0.0, (now - self.at).total_seconds())
        self.level = min(self.burst, self.level + passed * self.rate)
        self.at = now


class Limits:
    """The buckets of one bot: one for all, one for each chat; and what Telegram has asked us to wait for."""

    def __init__(self, now: datetime, *, keep: bool = True) -> None:
        """`keep` False lets everything through, for measurements against a sandbox without limits."""
        self.keep = keep
        self._all = Bucket(MOST_AT_ONCE, MOST_A_SECOND, MOST_AT_ONCE, now)
        self._chats: dict[int, Bucket] = {}
        self._blocked: dict[int, datetime] = {}

    def wait(self, chat: int, now: datetime) -> timedelta:
        """How long this chat must still wait."""
        blocked = max(self._blocked.get(chat, now), self._blocked.get(0, now)) - now
        if not self.keep:
            return max(blocked, timedelta())
        return max(blocked, self._all.wait(now), self._chat(chat, now).wait(now))

    def take(self, chat: int, now: datetime) -> None:
        """Count one message to this chat."""
        if self.keep:
            self._all.take(now)
            self._chat(chat, now).take(now)

    def divide(self, workers: int) -> None:
        """So many workers send with one token: each keeps to its part of what Telegram allows in all."""
        self._all.burst, self._all.rate = max(1.0, MOST_AT_ONCE / workers), MOST_A_SECOND / workers

    def block(self, chat: int, until: datetime) -> None:
        """Telegram said 429: nothing to this chat (0: to nobody) before then."""
        self._blocked[chat] = until

    def _chat(self, chat: int, now: datetime) -> Bucket:
        if len(self._chats) > 20_000:
            self._chats = {key: bucket for key, bucket in self._chats.items() if now - bucket.at < timedelta(minutes=2)}
        if chat not in self._chats:
            self._chats[chat] = Bucket(5, 0.25, 5, now) if chat < 0 else Bucket(3, 1, 3, now)
        return self._chats[chat]
