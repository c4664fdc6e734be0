"""The Bot that handlers get: it knows who it is and can say nothing. What is said goes through handlers/say."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods.base import TelegramMethod, TelegramType
from aiogram.types import User


class MuteSession(BaseSession):
    """The session of the Bot that handlers get: every call is a bug."""

    async def close(self) -> None:
        """Nothing is open."""

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        """Refuse: what is said goes through handlers/say into the unit."""
        raise RuntimeError(f"{method.__api_method__} inside a unit: say it with handlers/say")

    async def stream_content(self, *_: Any, **__: Any) -> Any:
        """Refuse."""
        raise RuntimeError("no network inside a unit")
        yield b""


class MuteBot(Bot):
    """The Bot that handlers get: it knows its own name, for commands that name it, and can say nothing."""

    known: User | None = None

    async def me(self) -> User:
        """Who the bot is, as learned outside the unit."""
        if self.known is None:
            raise RuntimeError("the bot's name is learned before the unit opens")
        return self.known
