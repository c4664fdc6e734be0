"""How much one person may say: generous in a burst, so that nobody honest meets the limit. Refuses to say anything.

Who is beyond it is told so once; then the bot is silent to them until they have been calmer for a while, and does not
spend understanding or answers on what they send meanwhile. Danger and the way to a human are heard beyond it too, some
of them: whoever cries fire a thousand times is one alarm that counts, and not a thousand answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.limits import Bucket
from bot.urgent import cries_for_help

CALM = 8
"""So much must have been saved up before somebody is heard again."""
MOST_KNOWN = 20_000
CRIES, CRIES_PER_MINUTE = 3, 1
"""So many cries for help of one person are heard beyond the limit: at once, and over a longer time."""


@dataclass(frozen=True)
class Flooded:
    """In place of what was understood: this update is not heard; the first of them is answered."""

    first: bool


class Floods:
    """A bucket for each person who writes in private or presses buttons."""

    def __init__(self, *, burst: int, per_minute: int) -> None:
        """`burst` 0 lets everything through."""
        self.burst, self.per_second = burst, per_minute / 60
        self._buckets: dict[int, Bucket] = {}
        self._cries: dict[int, Bucket] = {}
        self._beyond: set[int] = set()

    def look(self, person: int, update: dict[str, Any], now: datetime) -> Flooded | None:
        """Count one update; what it is if it is one too many. What is said in groups is not counted, nor answered."""
        message = update.get("message") or update.get("edited_message") or {}
        counted = "callback_query" in update or message.get("chat", {}).get("type") == "private"
        if not self.burst or not counted or person <= 0:
            return None
        bucket = self._bucket(person, now)
        enough = bucket.level_at(now) >= (CALM if person in self._beyond else 1)
        if enough:
            self._beyond.discard(person)
            bucket.take(now)
            return None
        if self._heard_crying(person, update, now):
            return None
        first = person not in self._beyond
        self._beyond.add(person)
        return Flooded(first=first)

    def _heard_crying(self, person: int, update: dict[str, Any], now: datetime) -> bool:
        """Whether it is a cry for help, and not the fourth in a minute."""
        bucket = self._cries.setdefault(person, Bucket(CRIES, CRIES_PER_MINUTE / 60, CRIES, now))
        if bucket.level_at(now) < 1 or not cries_for_help(update):
            return False
        bucket.take(now)
        return True

    def _bucket(self, person: int, now: datetime) -> Bucket:
        if len(self._buckets) > MOST_KNOWN:
            self._buckets = {who: one for who, one in self._buckets.items() if now - one.at < timedelta(minutes=10)}
            self._cries = {who: one for who, one in self._cries.items() if who in self._buckets}
            self._beyond &= self._buckets.keys()
        if person not in self._buckets:
            self._buckets[person] = Bucket(self.burst, self.per_second, self.burst, now)
        return self._buckets[person]
