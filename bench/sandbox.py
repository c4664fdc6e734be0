"""How fast the sandbox is: sendMessage a second on one core, in process and over HTTP, and its memory meanwhile.

`python -m bench.sandbox [--messages N] [--people N] [--chats N]`. Over HTTP it is a process of its own; its CPU
time counts, because the client shares the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import socket
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp
import psutil

from sandbox.clock import Clock
from sandbox.world import World

KEYS = json.dumps({"inline_keyboard": [[{"text": "Annehmen", "callback_data": "accept:1:1"}]]})


def town(people: int, chats: int) -> dict[str, Any]:
    return {
        "people": [{"id": 10_000 + one, "first_name": f"P{one}", "started": True} for one in range(people)],
        "chats": [
            {"id": -1_000_000_000_000 - one, "title": f"C{one}", "members": [10_000 + one]} for one in range(chats)
        ],
    }


def params(number: int, chat: int) -> dict[str, Any]:
    text = f"<b>Auftrag {number}</b>: Router blinkt rot, 8004 Zürich, CHF 45-75, 14:10"
    return {"chat_id": str(chat), "text": text, "parse_mode": "HTML", "reply_markup": KEYS}


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
            await _measure(port, child.pid, messages, [*range(10_000, 10_000 + people)], kept=kept)
        finally:
            child.terminate()
            await child.wait()


async def _measure(port: int, pid: int, messages: int, targets: list[int], *, kept: bool) -> None:
    url = f"http://127.0.0.1:{port}/bot1:TEST/sendMessage"
    async with aiohttp.ClientSession() as http:
        for _ in range(600):
            try:
                async with http.get(f"http://127.0.0.1:{port}/town/clock"):
                    break
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
        process = psutil.Process(pid)
        begin_cpu, began = process.cpu_times(), time.perf_counter()
        numbers = iter(range(messages))

        async def one_client() -> None:
            for number in numbers:
                async with http.post(url, data=params(number, targets[number % len(targets)])) as answer:
                    assert answer.status == 200
                    await answer.read()

        await asyncio.gather(*(one_client() for _ in range(8)))
        end_cpu = process.cpu_times()
        spent = end_cpu.user + end_cpu.system - begin_cpu.user - begin_cpu.system
        took = time.perf_counter() - began
        how = "with" if kept else "without"
        print(
            f"over HTTP, {how} a world file: {messages / spent:,.0f} sendMessage a CPU second, "
            f"{messages / took:,.0f} a second with the client on the same machine; "
            f"memory {process.memory_info().rss >> 20} MiB"
        )


async def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.sandbox")
    parser.add_argument("--messages", type=int, default=200_000, help="in process; a twentieth of it over HTTP")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--chats", type=int, default=1_000)
    chosen = parser.parse_args()
    await in_process(chosen.messages, chosen.people, chosen.chats)
    for kept in (False, True):
        await over_http(chosen.messages // 20, chosen.people, chosen.chats, kept=kept)


if __name__ == "__main__":
    asyncio.run(main())
