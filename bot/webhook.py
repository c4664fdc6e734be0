"""Receives updates from Telegram over HTTPS (behind a proxy) and keeps them before it says 200. Refuses to read them.

Whoever does not know the secret is refused before the body is read. What cannot be kept is answered 503: Telegram sends
it again.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from hashlib import sha256

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.intake import ALLOWED_UPDATES, Intake, is_id

log = structlog.get_logger()

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST_BODY = 1 << 20
"""Bytes; an update is a few thousand."""


def secret_of(token: str) -> str:
    """The secret Telegram sends with every update: made from the token, so there is no second one to keep."""
    return hmac.new(token.encode(), b"needbot webhook", sha256).hexdigest()


class Webhook:
    """The server Telegram calls."""

    def __init__(self, intake: Intake, *, url: str, port: int, host: str) -> None:
        """`url` is what Telegram calls; a proxy takes it to `host`:`port`, whatever the path."""
        self.intake, self.url, self.port, self.host = intake, url, port, host
        self._secret = secret_of(intake.bot.token)
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen; several workers may share the port. OSError when another program has it."""
        server = web.Application(client_max_size=LARGEST_BODY)
        server.router.add_post("/{path:.*}", self._receive)
        self._runner = web.AppRunner(server, access_log=None, shutdown_timeout=5.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, self.host, self.port, reuse_port=True).start()

    async def run(self, bot: Bot) -> None:
        """Tell Telegram where to call, patiently, and receive for ever; a wrong token ends it with the error."""
        patience = 0.5
        while True:
            try:
                await bot.set_webhook(self.url, secret_token=self._secret, allowed_updates=ALLOWED_UPDATES)
            except (TelegramUnauthorizedError, TelegramNotFound):
                raise
            except (AiogramError, OSError, TimeoutError) as fault:
                log.warning("the webhook cannot be set", error=type(fault).__name__, again_in=patience)
                await asyncio.sleep(patience)
                patience = min(patience * 2, 30)
            else:
                await asyncio.Event().wait()

    async def stop(self) -> None:
        """Listen no more; what is being kept is kept first."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), self._secret.encode()):
            return web.Response(status=401)
        try:
            update = json.loads(await request.read())
        except ValueError:  # also what is no UTF-8
            return web.Response(status=400)
        if not isinstance(update, dict) or not is_id(update.get("update_id")):
            log.error("an update without a number was dropped")
            return web.Response()
        try:
            await self.intake.keep([update])
        except (SQLAlchemyError, OSError):
            return web.Response(status=503)
        return web.Response()
