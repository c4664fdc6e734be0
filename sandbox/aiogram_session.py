"""An aiogram session that calls a World in the same process instead of Telegram over HTTP. The one file here that
imports aiogram; what is sent and how answers are checked is aiogram's own code, so errors are aiogram's exceptions.
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile

from sandbox.params import Upload
from sandbox.refusals import Silence
from sandbox.world import World


class InProcessSession(BaseSession):
    """`Bot(token=world.token, session=InProcessSession(world))` lives in that world."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    async def close(self) -> None:
        """Nothing is open."""

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        attached: dict[str, InputFile] = {}
        params: dict[str, Any] = {}
        for key, given in method.model_dump(warnings=False).items():
            value = self.prepare_value(given, bot=bot, files=attached)
            if value:
                params[key] = value
        files = {
            key: Upload(one.filename or key, b"".join([piece async for piece in one.read(bot)]))
            for key, one in attached.items()
        }
        if bot.token != self.world.token:
            status, answer = 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}
        else:
            try:
                status, answer = await self.world.call(method.__api_method__, params, files)
            except Silence as silence:
                raise TelegramNetworkError(method=method, message=str(silence)) from None
        response = self.check_response(bot=bot, method=method, status_code=status, content=json.dumps(answer))
        return cast(TelegramType, response.result)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """The content of a file, found by the end of its address."""
        path = url.split(f"/file/bot{self.world.token}/", 1)[-1]
        stored = next((one for one in self.world.files.values() if one.path == path), None)
        if stored is None:
            raise FileNotFoundError(f"the town has no file at {path}")
        for start in range(0, len(stored.content), chunk_size):
            yield stored.content[start : start + chunk_size]
