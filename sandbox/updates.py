"""The queue of updates: what the bot has not taken yet, one poller at a time. Makes no updates; the world does.

Updates wait for 24 hours, taps for 150 seconds, both on the town's clock. Asking with an offset acknowledges
everything before it. Identifiers start at a number drawn from the seed and go up by one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sandbox.clock import Clock
from sandbox.refusals import ENDED_BY_WEBHOOK, POLLING_UNDER_WEBHOOK, TWO_POLLERS, conflict
from sandbox.state import Json, words

KEPT_SECONDS = 24 * 3600
TAP_KEPT_SECONDS = 150
MOST_AT_ONCE = 100
LONGEST_WAIT = 50
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = words(
    "message edited_message channel_post edited_channel_post business_connection business_message "
    "edited_business_message deleted_business_messages message_reaction message_reaction_count inline_query "
    "chosen_inline_result callback_query shipping_query pre_checkout_query purchased_paid_media poll "
    "poll_answer my_chat_member chat_member chat_join_request chat_boost removed_chat_boost managed_bot"
)


@dataclass
class Waiting:
    """One update in the queue."""

    update: Json
    kind: str
    at: float
    again: bool = False
    """Delivered once more after it was acknowledged: the fault duplicate_update."""
    late: int = 0
    """The fault late_update: 2 to be passed over, 1 passed over and not delivered yet, 0 an update like others."""
    chat: int = 0
    person: int = 0


@dataclass
class Webhook:
    url: str
    secret: str = ""
    most: int = 40
    ip: str = ""
    custom: bool = False
    found_at: str = ""
    """The address its host was last found at."""
    error_at: int = 0
    error: str = ""


@dataclass
class Updates:
    clock: Clock
    next_id: int
    waiting: dict[int, Waiting] = field(default_factory=dict)
    allowed: list[str] | None = None
    """What the last request asked for; None or empty means everything but NOT_BY_DEFAULT."""
    webhook: Webhook | None = None
    changed: Callable[[int], None] = lambda update_id: None
    """Told of every update that came or went, so that a store can follow."""
    spoil: Callable[[Waiting], None] = lambda waiting: None
    """What a fault does to an update that comes in."""
    _poller: asyncio.Future[bool] | None = None
    _fresh: asyncio.Event = field(default_factory=asyncio.Event)

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds are asked for, in any case; unknown ones are passed over. None leaves it as it was."""
        if kinds is None:
            return
        allowed = [kind for one in kinds if (kind := one.lower()) in KINDS]
        if allowed != self.allowed:
            self.allowed = allowed
            self.changed(0)

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def add(self, kind: str, body: Json, *, chat: int = 0, person: int = 0) -> int | None:
        """Queue an update the bot wants; its id, or None if the bot does not want this kind."""
        if not self.wants(kind):
            return None
        update_id, self.next_id = self.next_id, self.next_id + 1
        waiting = Waiting({"update_id": update_id, kind: body}, kind, self.clock.now().timestamp())
        waiting.chat, waiting.person = chat, person
        self.spoil(waiting)
        self.waiting[update_id] = waiting
        self.changed(update_id)
        self.wake()
        return update_id

    def wake(self) -> None:
        """Let a waiting request, or the webhook's messenger, look again."""
        self._fresh.set()
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(True)

    async def fresh(self) -> None:
        """Wait until something may have come."""
        await self._fresh.wait()
        self._fresh.clear()

    def forget(self, update_id: int) -> None:
        if self.waiting.pop(update_id, None) is not None:
            self.changed(update_id)

    def expire(self) -> None:
        """Drop what has waited too long."""
        now = self.clock.now().timestamp()
        for update_id, waiting in list(self.waiting.items()):
            kept = TAP_KEPT_SECONDS if waiting.kind == "callback_query" else KEPT_SECONDS
            if now - waiting.at > kept:
                self.forget(update_id)
            elif now - waiting.at <= TAP_KEPT_SECONDS:
                return  # the queue is in order of arrival: everything behind is younger

    def acknowledge(self, offset: int) -> None:
        """Forget everything before `offset`; a negative one keeps that many of the latest."""
        if offset < 0:
            ids = list(self.waiting)
            for update_id in ids[:offset]:
                self.forget(update_id)
            return
        for update_id in list(self._before(offset)):
            waiting = self.waiting[update_id]
            if waiting.again:
                waiting.again = False
                self.changed(update_id)
            elif not waiting.late:
                self.forget(update_id)

    def _before(self, offset: int) -> Iterator[int]:
        for update_id in self.waiting:
            if update_id >= offset:
                return
            yield update_id

    def deliverable(self, limit: int) -> list[Json]:
        """The first `limit` updates in the queue, which stay there until they are acknowledged."""
        self.expire()
        chosen: list[Json] = []
        late = False
        for update_id, waiting in self.waiting.items():
            if waiting.late:
                self.changed(update_id)
            if waiting.late == 2:
                waiting.late = 1
                late = True
                continue
            waiting.late = 0
            chosen.append(waiting.update)
            if len(chosen) == limit:
                break
        if late and not chosen:
            # A late update is late by one request; with nothing else to deliver it comes right behind.
            return self.deliverable(limit)
        return chosen

    def set_webhook(self, webhook: Webhook | None) -> None:
        """Send updates to an address from now on, or (None) keep them for whoever asks."""
        self.webhook = webhook
        self.changed(0)
        if self._poller is not None and not self._poller.done() and webhook is not None:
            self._poller.set_result(False)
        self.wake()

    async def fetch(self, offset: int, limit: int, timeout: int, allowed: list[str] | None) -> list[Json]:
        """getUpdates. A second request ends the first one with 409, as at Telegram."""
        if self.webhook is not None:
            raise conflict(POLLING_UNDER_WEBHOOK)
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(False)
        self._poller = None
        self.allow(allowed)
        if offset:
            self.acknowledge(offset)
        limit = min(max(limit, 1), MOST_AT_ONCE)
        chosen = self.deliverable(limit)
        if chosen or timeout <= 0:
            return chosen
        loop = asyncio.get_running_loop()
        until = loop.time() + min(timeout, LONGEST_WAIT)
        while not chosen and loop.time() < until:
            poller = loop.create_future()
            self._poller = poller
            timer = loop.call_at(until, _let_go, poller)
            try:
                mine = await poller
            finally:
                timer.cancel()
            if not mine:
                raise conflict(TWO_POLLERS if self.webhook is None else ENDED_BY_WEBHOOK)
            chosen = self.deliverable(limit)
        return chosen


def _let_go(poller: asyncio.Future[bool]) -> None:
    if not poller.done():
        poller.set_result(True)
