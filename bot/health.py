"""A port on this machine that says how the bot is: /healthz for watchdogs, /idle for the sandbox. Refuses the world."""

from __future__ import annotations

from aiohttp import web

from bot.app import App


class Health:
    """The local server."""

    def __init__(self, app: App, port: int) -> None:
        """Serve on 127.0.0.1:`port`; 0 serves nowhere."""
        self.app, self.port = app, port
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen; OSError when the port is taken."""
        if not self.port:
            return
        server = web.Application()
        server.router.add_get("/healthz", self._healthz)
        server.router.add_get("/idle", self._idle)
        self._runner = web.AppRunner(server, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _healthz(self, _request: web.Request) -> web.Response:
        waiting = await self.app.idle()
        return web.json_response({"ok": True, **waiting})

    async def _idle(self, _request: web.Request) -> web.Response:
        return web.json_response(await self.app.idle())
