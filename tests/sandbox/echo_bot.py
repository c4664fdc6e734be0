"""The smallest bot that polls, echoes with a button, and answers /idle: a child for the sandbox in tests."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

import aiohttp
from aiohttp import web


async def main() -> None:
    pending = {"received": 0}
    base = f"http://127.0.0.1:{os.environ['BOT_PORT']}/bot1:TEST"

    async def idle(request: web.Request) -> web.Response:
        return web.json_response({**pending, "owed": 0, "timers_due": 0, "next_due": None})

    app = web.Application()
    app.router.add_get("/idle", idle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(sys.argv[1])).start()

    async with aiohttp.ClientSession() as http:

        async def call(method: str, **params: Any) -> Any:
            async with http.post(f"{base}/{method}", json=params) as answer:
                return (await answer.json())["result"]

        offset = 0
        while True:
            updates = await call("getUpdates", offset=offset, timeout=20)
            pending["received"] = len(updates)
            for update in updates:
                offset = update["update_id"] + 1
                if "message" in update:
                    message = update["message"]
                    keys = {"inline_keyboard": [[{"text": "Echo", "callback_data": "echo"}]]}
                    await call("sendMessage", chat_id=message["chat"]["id"], text=message["text"], reply_markup=keys)
                elif "callback_query" in update:
                    await call("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="echo")
            pending["received"] = 0


if __name__ == "__main__":
    asyncio.run(main())
