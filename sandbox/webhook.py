"""Brings updates to a bot's webhook: in order within a queue, several queues at once, again after a failure.

A queue is a chat for messages and a person for taps, as Telegram's server keeps them; so a message and a tap of the
same person may overtake each other. Answers given to the webhook as method calls are carried out.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket

import aiohttp
from aiohttp.abc import ResolveResult
from aiohttp.resolver import ThreadedResolver

from sandbox.refusals import Silence
from sandbox.updates import Waiting, Webhook
from sandbox.world import World

PATIENCE = 60.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 60.0
pause_for = asyncio.sleep
"""How a messenger lets time pass between two tries."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


def queue_of(waiting: Waiting) -> str:
    if waiting.kind == "callback_query":
        return f"person {waiting.person}"
    return f"chat {waiting.chat or waiting.person}"


class _AtTheAddress(ThreadedResolver):
    """Finds the webhook's host where setWebhook said it is (ip_address), or where everybody finds it."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        webhook = self._world.updates.webhook
        found = await super().resolve(webhook.ip if webhook is not None and webhook.ip else host, port, family)
        if webhook is not None and found:
            webhook.found_at = found[0]["host"]
        return found


class Messenger:
    """Delivers while a webhook is set; one of them per world."""

    def __init__(self, world: World, *, pause: float = FIRST_PAUSE) -> None:
        self._world = world
        self._first_pause = pause
        self._under_way: dict[str, asyncio.Task[None]] = {}

    async def delivers(self) -> None:
        """Run until cancelled."""
        connector = aiohttp.TCPConnector(resolver=_AtTheAddress(self._world), use_dns_cache=False)
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
            try:
                while True:
                    await self._world.updates.fresh()
                    self._send_off(session)
            finally:
                for task in self._under_way.values():
                    task.cancel()
                for task in list(self._under_way.values()):
                    with contextlib.suppress(asyncio.CancelledError):
                        await task

    def _send_off(self, session: aiohttp.ClientSession) -> None:
        """Start a queue's delivery wherever something waits, as far as max_connections allows."""
        updates = self._world.updates
        webhook = updates.webhook
        if webhook is None:
            return
        updates.expire()
        for waiting in list(updates.waiting.values()):
            queue = queue_of(waiting)
            if queue in self._under_way:
                continue
            if len(self._under_way) >= webhook.most:
                return
            self._under_way[queue] = asyncio.create_task(self._deliver_queue(session, queue))

    async def _deliver_queue(self, session: aiohttp.ClientSession, queue: str) -> None:
        updates = self._world.updates
        pause = self._first_pause
        try:
            while (webhook := updates.webhook) is not None:
                update_id = next((one for one, waiting in updates.waiting.items() if queue_of(waiting) == queue), None)
                if update_id is None:
                    return
                waiting = updates.waiting[update_id]
                if await self._brought(session, webhook, waiting):
                    pause = self._first_pause
                    if waiting.again:
                        waiting.again = False
                        updates.changed(update_id)
                    else:
                        updates.forget(update_id)
                        self._world.keep()
                else:
                    await pause_for(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            self._under_way.pop(queue, None)
            updates.wake()

    async def _brought(self, session: aiohttp.ClientSession, webhook: Webhook, waiting: Waiting) -> bool:
        headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
        try:
            async with session.post(webhook.url, json=waiting.update, headers=headers, ssl=False) as answer:
                if 200 <= answer.status < 300:
                    await self._carry_out(answer)
                    return True
                trouble = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as no:
            trouble = "Read timeout expired" if isinstance(no, TimeoutError) else f"Connection failed: {no}"
        webhook.error_at, webhook.error = self._world.clock.timestamp(), trouble
        return False

    async def _carry_out(self, answer: aiohttp.ClientResponse) -> None:
        """A webhook may answer with one method call instead of an empty body."""
        if answer.content_type != "application/json":
            return
        try:
            body = await answer.json()
        except ValueError:
            return
        if isinstance(body, dict) and isinstance(body.get("method"), str):
            with contextlib.suppress(Silence):
                await self._world.call(body.pop("method"), body)
