"""Sandbox, bot and echo bot as processes of a measurement. Refuses to measure."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).parents[1]
TOKEN = "777:BENCH"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def process(*command: str, log: Path, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A child that ends with the block; its words go to `log`."""
    with log.open("w") as words:
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *command, cwd=ROOT, env={**os.environ, **environment}, stdout=words, stderr=words
        )
    try:
        yield child
    finally:
        if child.returncode is None:
            child.terminate()
        await child.wait()


@asynccontextmanager
async def sandbox(folder: Path, people: int, *, limits: bool) -> AsyncIterator[str]:
    """A town of so many people who have all started the bot; yields its address."""
    port = free_port()
    town: dict[str, Any] = {
        "bot": {"id": 777, "username": "bench_bot", "first_name": "bench"},
        "people": [
            {"id": 10_000 + number, "first_name": f"P{number}", "language": "de", "started": True}
            for number in range(people)
        ]
        + [{"id": 5001, "first_name": "Ada", "language": "de", "started": True}],
        "chats": [
            {"id": -1002000000001, "type": "supergroup", "title": "Admins", "role": "admins", "admins": [5001],
             "members": [], "bot": "administrator"},
            {"id": -1002000000002, "type": "supergroup", "title": "Zürich", "role": "helpers", "region": "zurich",
             "admins": [5001], "members": [], "bot": "administrator"},
        ],
    }  # fmt: skip
    file = folder / f"town-{port}.json"
    file.write_text(json.dumps(town))
    options = ["--port", str(port), "--token", TOKEN, "--town", str(file), "--no-page"]
    if not limits:
        options.append("--no-limits")
    async with process("sandbox", *options, log=folder / f"sandbox-{port}.log"):
        url = f"http://127.0.0.1:{port}"
        await answers(f"{url}/town")
        yield url


@asynccontextmanager
async def needbot(
    folder: Path, url: str, *, limits: bool, database: str = ""
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The real bot process, on a fresh SQLite file unless told otherwise; ready when it answers."""
    health = free_port()
    environment = {
        "NEEDBOT_TOKEN": TOKEN,
        "NEEDBOT_TELEGRAM_API_URL": url,
        "NEEDBOT_TELEGRAM_KEEP_LIMITS": str(limits).lower(),
        "NEEDBOT_FLOOD_BURST": "0",
        "NEEDBOT_CLOCK_URL": f"{url}/town/clock",
        "NEEDBOT_HEALTH_PORT": str(health),
        "NEEDBOT_DATABASE_URL": database or f"sqlite+aiosqlite:///{folder}/bench-{health}.sqlite",
    }
    command = ("bot", "run", "--config", str(ROOT / "config.example.toml"))
    async with process(*command, log=folder / f"bot-{health}.log", **environment) as child:
        await answers(f"http://127.0.0.1:{health}/idle")
        yield child


@asynccontextmanager
async def echo(folder: Path, url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bare aiogram echo bot."""
    async with process("bench.echo_bot", url, TOKEN, log=folder / "echo.log") as child:
        yield child


async def answers(url: str, within: float = 60) -> None:
    """Wait until something answers there; TimeoutError."""
    async with asyncio.timeout(within), aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(url) as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
