"""A port on this machine that says how the bot is: /healthz for watchdogs, /metrics for Prometheus, /idle for the
sandbox. Says nothing about people. Refuses the world.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.app import App


class Health:
    """The local server."""

    def __init__(self, app: App, port: int, host: str = "127.0.0.1") -> None:
        """Serve on `host`:`port`; port 0 serves nowhere."""
        self.app, self.port, self.host = app, port, host
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen; OSError when the port is taken."""
        if not self.port:
            return
        server = web.Application()
        server.router.add_get("/healthz", self._healthz)
        server.router.add_get("/idle", self._idle)
        server.router.add_get("/metrics", self._metrics)
        self._runner = web.AppRunner(server, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, self.host, self.port).start()

    async def stop(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _healthz(self, _request: web.Request) -> web.Response:
        """200 while the bot keeps up, 503 with what is wrong when it does not. Asks the database, never Telegram."""
        state = await self.app.watch.state()
        figures = asdict(state.figures) if state.figures is not None else {}
        told = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in figures.items()}
        body = {"ok": not state.wrong, "wrong": state.wrong, **told}
        return web.json_response(body, status=503 if state.wrong else 200)

    async def _metrics(self, _request: web.Request) -> web.Response:
        return web.Response(body=await self.app.watch.page(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _idle(self, _request: web.Request) -> web.Response:
        return web.json_response(await self.app.idle())
