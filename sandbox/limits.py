"""Telegram's rate limits on the town's clock: 30 messages a second, 1 a second per chat with short bursts, 20 a minute
per group. Counts what is posted; edits and answers are free, as the FAQ's numbers speak of messages.
"""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

from sandbox.clock import Clock
from sandbox.refusals import too_many
from sandbox.state import Json, words

if TYPE_CHECKING:
    from sandbox.world import World

A_SECOND = 30
BURST_IN_CHAT = 5
"""Messages a chat takes at once before the one-a-second rule bites; Telegram names no number, this one is generous."""
A_MINUTE_IN_GROUP = 20
COUNTED = words(
    "sendMessage sendPhoto sendVoice sendVideo sendAudio sendAnimation sendDocument sendSticker sendMediaGroup "
    "sendLocation sendVenue sendContact sendPoll sendDice copyMessage forwardMessage copyMessages "
    "forwardMessages"
)


class Limits:
    def __init__(self, clock: Clock, *, on: bool) -> None:
        self.on = on
        self._clock = clock
        self._all: deque[float] = deque()
        self._buckets: dict[str, tuple[float, float]] = {}
        self._groups: dict[str, deque[float]] = {}

    def check(self, world: World, method: str, params: Json) -> None:
        """Count a call, or refuse it with 429 and the seconds to wait."""
        if method not in COUNTED:
            return
        now = self._clock.now().timestamp()
        chat = str(params.get("chat_id", ""))
        every = self._all
        while every and every[0] <= now - 1:
            every.popleft()
        if len(every) >= A_SECOND:
            raise too_many(max(1, math.ceil(every[0] + 1 - now)))
        level, at = self._buckets.get(chat, (0.0, now))
        level = max(0.0, level - (now - at))
        if level + 1 > BURST_IN_CHAT:
            raise too_many(max(1, math.ceil(level + 1 - BURST_IN_CHAT)))
        group: deque[float] | None = None
        if chat.startswith(("-", "@")):
            group = self._groups.setdefault(chat, deque())
            while group and group[0] <= now - 60:
                group.popleft()
            if len(group) >= A_MINUTE_IN_GROUP:
                raise too_many(max(1, math.ceil(group[0] + 60 - now)))
        every.append(now)
        self._buckets[chat] = (level + 1, now)
        if group is not None:
            group.append(now)
        if len(self._buckets) > 20_000:
            self._buckets = {name: one for name, one in self._buckets.items() if one[0] > now - one[1]}
