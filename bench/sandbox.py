"""How fast the sandbox is: sendMessage a second on one core, in process and over HTTP, and its memory meanwhile.

`python -m bench.sandbox [--messages N] [--people N] [--chats N]`. Over HTTP the sandbox is a process of its own, and so
is the client (`bench.posts`), which costs a tenth of it: on two cores the clock shows the sandbox, not the client.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import sys
import tempfile
import time
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import Any

import aiohttp
import psutil

from bench.posts import FIRST_CHAT, FIRST_PERSON, params
from sandbox.clock import Clock
from sandbox.world import World

CONNECTIONS = 8


def town(people: int, chats: int) -> dict[str, Any]:
    return {
        "people": [{"id": FIRST_PERSON + one, "first_name": f"P{one}", "started": True} for one in range(people)],
        "chats": [
            {"id": FIRST_CHAT - one, "title": f"C{one}", "members": [FIRST_PERSON + one]} for one in range(chats)
        ],
    }


async def in_process(messages: int, people: int, chats: int) -> None:
    world = World(town(people, chats), clock=Clock())
    targets = [*world.people, *world.chats]
    began, process = time.process_time(), psutil.Process()
    sizes = []
    for number in range(messages):
        status, _ = await world.call("sendMessage", params(number, targets[number % len(targets)]))
        assert status == 200
        if number % max(1, messages // 5) == 0:
            sizes.append(process.memory_info().rss >> 20)
    spent = time.process_time() - began
    sizes.append(process.memory_info().rss >> 20)
    print(
        f"in process: {messages / spent:,.0f} sendMessage a CPU second; memory over {messages:,} messages: {sizes} MiB"
    )


async def over_http(messages: int, people: int, chats: int, *, kept: bool) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "town.json"
        await asyncio.to_thread(path.write_text, json.dumps(town(people, chats)))
        options = ["--port", str(port), "--no-limits", "--no-page", "--town", str(path)]
        options += ["--world", str(Path(folder) / "world.sqlite")] if kept else []
        child = await asyncio.create_subprocess_exec(sys.executable, "-m", "sandbox", *options)
        try:
            await _measure(port, child.pid, messages, people, chats, kept=kept)
        finally:
            child.terminate()
            await child.wait()


async def _measure(port: int, pid: int, messages: int, people: int, chats: int, *, kept: bool) -> None:
    async with aiohttp.ClientSession() as http:
        for _ in range(600):
            try:
                async with http.get(f"http://127.0.0.1:{port}/town/clock"):
                    break
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
    process = psutil.Process(pid)
    await _posted(port, messages // 20, people, chats)  # the first ones open chats and fill caches
    before = process.cpu_times()
    client = await _posted(port, messages, people, chats)
    after = process.cpu_times()
    spent = after.user + after.system - before.user - before.system
    how = "with" if kept else "without"
    print(
        f"over HTTP, {how} a world file: {messages / client['seconds']:,.0f} sendMessage a second by the clock; "
        f"CPU of one: sandbox {spent / messages * 1e6:,.0f} us, client {client['cpu'] / messages * 1e6:,.0f} us; "
        f"memory {process.memory_info().rss >> 20} MiB; load average {os.getloadavg()[0]:.1f}"
    )


async def _posted(port: int, messages: int, people: int, chats: int) -> dict[str, float]:
    numbers = [str(one) for one in (port, messages, CONNECTIONS, people, chats)]
    client = await asyncio.create_subprocess_exec(sys.executable, "-m", "bench.posts", *numbers, stdout=PIPE)
    printed, _ = await client.communicate()
    spent: dict[str, float] = json.loads(printed)
    return spent


async def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.sandbox")
    parser.add_argument("--messages", type=int, default=200_000, help="in process; a tenth of it over HTTP")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--chats", type=int, default=1_000)
    chosen = parser.parse_args()
    await in_process(chosen.messages, chosen.people, chosen.chats)
    for kept in (False, True):
        await over_http(chosen.messages // 10, chosen.people, chosen.chats, kept=kept)


if __name__ == "__main__":
    asyncio.run(main())
