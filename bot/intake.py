"""Keeps every update before it is acknowledged. Refuses to read what it says.

Our own loop of getUpdates: the next offset, which acknowledges, is only sent after the updates are committed, so a
kill at any instant loses nothing; what comes twice is kept once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramUnauthorizedError
from aiogram.methods.base import TelegramMethod

from bot.clock import Clock
from storage import inbox
from storage.unit import Store

log = structlog.get_logger()

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "chat_join_request"]


class RawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates without decoding: an update that cannot be decoded must not stop the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = 100
    timeout: int = 0
    allowed_updates: list[str] | None = None


def person_of(update: dict[str, Any]) -> int:
    """Whose queue an update belongs to: the person who acted, else the chat, else nobody (0)."""
    for body in update.values():
        if not isinstance(body, dict):
            continue
        for who in ("from", "user", "chat"):
            found = body.get(who)
            if isinstance(found, dict) and isinstance(found.get("id"), int):
                return int(found["id"])
    return 0


class Intake:
    """Fetches updates and keeps them."""

    def __init__(self, bot: Bot, store: Store, clock: Clock, kept: Callable[[], None]) -> None:
        """`kept` is called after updates have been committed."""
        self.bot, self.store, self.clock, self.kept = bot, store, clock, kept
        self._offset: int | None = None

    async def keep(self, updates: list[dict[str, Any]]) -> None:
        """Commit updates to the inbox; those already there are left alone."""
        rows = [(int(update["update_id"]), person_of(update), clean(update)) for update in updates]
        async with self.store.unit(self.clock.now(), "intake") as unit:
            await inbox.keep(unit, self.bot.id, rows)
        self.kept()

    async def fetch(self, timeout: int = 0) -> int:
        """Fetch what Telegram has, keep it, and remember what may be acknowledged. Returns how many came."""
        updates = await self.bot(
            RawUpdates(offset=self._offset, timeout=timeout, allowed_updates=ALLOWED_UPDATES),
            request_timeout=timeout + 10,
        )
        if updates:
            await self.keep(updates)
            self._offset = max(int(update["update_id"]) for update in updates) + 1
        return len(updates)

    async def run(self, timeout: int = 30) -> None:
        """Fetch for ever. A second poller or a wrong token ends it with the error; anything passing is waited out."""
        patience = 0.5
        while True:
            try:
                await self.fetch(timeout)
                patience = 0.5
            except (TelegramConflictError, TelegramUnauthorizedError):
                raise
            except (TelegramAPIError, OSError, TimeoutError) as fault:
                log.warning("updates cannot be fetched", error=type(fault).__name__, again_in=patience)
                await asyncio.sleep(patience)
                patience = min(patience * 2, 30)


def clean(value: Any) -> Any:
    """The same JSON without NUL characters: PostgreSQL refuses them, and nobody types them."""
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, dict):
        return {key: clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [clean(item) for item in value]
    return value
