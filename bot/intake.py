"""Keeps every update before it is acknowledged. Refuses to read what it says.

Our own loop of getUpdates: the next offset, which acknowledges, is only sent after the updates are committed, so a
kill at any instant loses nothing; what comes twice is kept once.
"""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.methods.base import TelegramMethod
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from storage import inbox
from storage.unit import Store

log = structlog.get_logger()

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "chat_join_request"]
UNTYPED = dict.fromkeys([0, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
LARGEST_ID = 2**63 - 1
MOST_CONFLICTS, MOST_OF_THE_OLDER = 5, 30
"""So many 409 are another program on our token; fewer are our own last request, not yet given up. Who was there first
endures more, so that it is the newcomer who stops.
"""
AT_HOME = timedelta(minutes=1)
"""So long without a conflict, and it is over; so long after the start, and we are no newcomer."""


class RawUpdates(TelegramMethod[list[Any]]):
    """getUpdates without decoding: an update that cannot be decoded must not stop the others."""

    __returning__ = list[Any]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = 100
    timeout: int = 0
    allowed_updates: list[str] | None = None


def is_id(value: object) -> bool:
    """Whether this is a number that Telegram could have given and a database can keep."""
    return isinstance(value, int) and not isinstance(value, bool) and -LARGEST_ID <= value <= LARGEST_ID


def person_of(update: dict[str, Any]) -> int:
    """Whose queue an update belongs to: the person who acted, else the chat, else nobody (0)."""
    for body in update.values():
        if not isinstance(body, dict):
            continue
        for who in ("from", "user", "chat"):
            found = body.get(who)
            if isinstance(found, dict) and is_id(found.get("id")):
                return int(found["id"])
    return 0


class Intake:
    """Fetches updates and keeps them."""

    def __init__(self, bot: Bot, store: Store, clock: Clock, kept: Callable[[], None]) -> None:
        """`kept` is called after updates have been committed."""
        self.bot, self.store, self.clock, self.kept = bot, store, clock, kept
        self._offset: int | None = None
        self.fetched_at = clock.now()
        """When Telegram last answered."""
        self.unkept_since: datetime | None = None
        """Since when nothing that comes can be kept; None while it can."""

    async def keep(self, updates: list[dict[str, Any]]) -> None:
        """Commit updates to the inbox; those already there are left alone."""
        rows = [(int(update["update_id"]), person_of(update), clean(update)) for update in updates]
        try:
            async with self.store.unit(self.clock.now(), "intake") as unit:
                await inbox.keep(unit, self.bot.id, rows)
        except (SQLAlchemyError, OSError) as fault:
            self.unkept_since = self.unkept_since or self.clock.now()
            log.error("updates cannot be kept", error=type(fault).__name__)
            raise
        self.unkept_since = None
        self.kept()

    async def fetch(self, timeout: int = 0) -> int:
        """Fetch what Telegram has, keep it, and remember what may be acknowledged. Returns how many came."""
        came = await self.bot(
            RawUpdates(offset=self._offset, timeout=timeout, allowed_updates=ALLOWED_UPDATES),
            request_timeout=timeout + 10,
        )
        self.fetched_at = self.clock.now()
        updates = [one for one in came if isinstance(one, dict) and is_id(one.get("update_id"))]
        if len(updates) < len(came):
            log.error("updates without a number were dropped", count=len(came) - len(updates))
        if updates:
            await self.keep(updates)
            self._offset = max(int(update["update_id"]) for update in updates) + 1
        return len(updates)

    async def run(self, timeout: int = 30) -> None:
        """Fetch for ever. A second poller or a wrong token ends it with the error; anything passing is waited out."""
        began = self.clock.now()
        patience, conflicts, last, answered = 0.5, 0, began, False
        while True:
            try:
                await self.fetch(timeout)
                patience, answered = 0.5, True
                continue
            except TelegramUnauthorizedError:
                raise
            except TelegramConflictError as conflict:
                if "webhook" in conflict.message:
                    await self._end_webhook()
                    continue
                now = self.clock.now()
                conflicts, last = (conflicts + 1 if now - last < AT_HOME else 1), now
                older = now - began > AT_HOME
                if conflicts >= (MOST_OF_THE_OLDER if older else MOST_CONFLICTS):
                    raise
                if older:
                    patience = min(patience, 1.0)
                log.warning("another request fetched this bot's updates", times=conflicts, again_in=patience)
            except TelegramNotFound:
                if not answered:
                    raise
                log.warning("updates cannot be fetched", error="TelegramNotFound", again_in=patience)
            except (AiogramError, SQLAlchemyError, OSError, TimeoutError) as fault:
                # what was fetched and could not be kept is not acknowledged: Telegram gives it again
                if self.unkept_since is None:
                    log.warning("updates cannot be fetched", error=type(fault).__name__, again_in=patience)
            await sleep(patience)
            patience = min(patience * 2, 30)

    async def _end_webhook(self) -> None:
        """This bot was called by webhook until now, and is configured to fetch: what waits is kept by Telegram."""
        log.warning("the webhook is ended: updates are fetched from now on")
        try:
            await self.bot.delete_webhook(drop_pending_updates=False)
        except (AiogramError, OSError, TimeoutError) as fault:
            log.warning("the webhook cannot be ended", error=type(fault).__name__)
            await sleep(5)


def clean(value: Any) -> Any:
    """The same JSON without what databases refuse and nobody types: NUL, half surrogate pairs, numbers too large.

    Marks that turn the direction of writing go too: in a name they would turn the sentence around it. Right-to-left
    scripts need none of them.
    """
    if isinstance(value, str):
        value = value.translate(UNTYPED)
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {clean(key): clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, int) and not is_id(value) and not isinstance(value, bool):
        return str(value)  # kept to be looked at; as an id it is none
    if isinstance(value, float) and (value != value or value in {float("inf"), float("-inf")}):
        return None
    return value
