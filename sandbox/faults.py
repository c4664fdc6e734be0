"""What the sandbox does wrong on purpose, as Telegram and networks do. Does nothing unless told to, and the same again
from the same seed.

A rule names what to hit (method, chat), when (nth, or share with a seed) and how (kind). Kinds of calls: 429, 500,
timeout_before, timeout_after, drop, forbidden, migrate. Kinds of updates: duplicate_update, late_update, swap.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sandbox.migration import migrate
from sandbox.refusals import Refusal, Silence, bad, forbidden, too_many
from sandbox.state import Json
from sandbox.updates import Waiting

if TYPE_CHECKING:
    from sandbox.world import World

OF_CALLS = frozenset({"429", "500", "timeout_before", "timeout_after", "drop", "forbidden", "migrate"})
OF_UPDATES = frozenset({"duplicate_update", "late_update", "swap"})


@dataclass
class Rule:
    kind: str
    method: str = ""
    chat: int | None = None
    nth: int | None = None
    """The n-th matching call, counted from 1, once."""
    share: float | None = None
    """The part of matching calls that is hit, 0 to 1."""
    retry_after: int = 1
    seed: int = 0
    seen: int = 0
    random: random.Random = field(default_factory=random.Random, repr=False)

    def hits(self, method: str, chat: int | None) -> bool:
        if self.method and self.method.lower() != method.lower():
            return False
        if self.chat is not None and self.chat != chat:
            return False
        self.seen += 1
        if self.nth is not None:
            return self.seen == self.nth
        if self.share is not None:
            return self.random.random() < self.share
        return True


class Faults:
    def __init__(self, world: World) -> None:
        self._world = world
        self.rules: list[Rule] = []

    def set(self, rules: list[Rule]) -> None:
        """From now on these and no others; an empty list ends all mischief."""
        for rule in rules:
            rule.random.seed(rule.seed)
        self.rules = rules

    def before(self, method: str, params: Json) -> Silence | None:
        """Do what the rules say to a call: refuse it, swallow it, or (returned) swallow its answer afterwards."""
        chat = _number(params.get("chat_id"))
        after: Silence | None = None
        # Every rule counts every call, whatever an earlier rule does to it.
        hits = [rule for rule in self.rules if rule.kind in OF_CALLS and rule.hits(method, chat)]
        for rule in hits:
            match rule.kind:
                case "429":
                    raise too_many(rule.retry_after)
                case "500":
                    raise Refusal(500, "Internal Server Error")
                case "timeout_before" | "drop":
                    raise Silence(hangs=rule.kind != "drop")
                case "timeout_after":
                    after = Silence(hangs=True)
                case "forbidden":
                    raise forbidden("bot was blocked by the user")
                case "migrate":
                    self._migrate(chat)
        return after

    def _migrate(self, chat_id: int | None) -> None:
        chat = self._world.chats.get(chat_id or 0)
        if chat is None or chat.type not in ("group", "supergroup"):
            return
        if chat.migrated_to is None:
            migrate(self._world, chat)
        raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)

    def spoil(self, waiting: Waiting) -> None:
        """Do what the rules say to an update that comes in."""
        for rule in self.rules:
            if rule.kind not in OF_UPDATES or not rule.hits(waiting.kind, waiting.chat or None):
                continue
            match rule.kind:
                case "duplicate_update":
                    waiting.again = True
                case "late_update":
                    waiting.late = 2
                case "swap":
                    self._swap(waiting)

    def _swap(self, waiting: Waiting) -> None:
        """Exchange what two neighbours say, so that the later thing arrives first."""
        queue = self._world.updates.waiting
        if not queue:
            return
        before = next(reversed(queue.values()))
        first, second = before.update["update_id"], waiting.update["update_id"]
        before.update, waiting.update = (
            {**waiting.update, "update_id": first},
            {**before.update, "update_id": second},
        )
        before.kind, waiting.kind = waiting.kind, before.kind
        before.chat, waiting.chat = waiting.chat, before.chat
        before.person, waiting.person = waiting.person, before.person
        self._world.changed("update", first)


def _number(value: Any) -> int | None:
    try:
        return int(value)
    except (TypeError, ValueError):
        return None
