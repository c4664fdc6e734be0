"""The sandbox and the bot, or several bots, as processes of their own, for tests of how a process begins and ends."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp

from tests.conversations.town import _people
from tests.forks import Fork

ROOT = Path(__file__).parents[2]
TOKEN = "1:TEST"
Child = Fork | asyncio.subprocess.Process
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("NEEDBOT_")}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Processes:
    """A town over HTTP, and a bot in it that can be told to end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.town_port, self.health_port = free_port(), free_port()
        self.database = f"sqlite:///{folder}/bot.sqlite"
        self.environment: dict[str, str] = {}
        self.own_interpreters = False
        """Whether each process begins with an interpreter of its own, as for an operator, instead of as a fork."""
        self.token = TOKEN
        timeout = aiohttp.ClientTimeout(total=60)
        self.http = aiohttp.ClientSession(f"http://127.0.0.1:{self.town_port}", timeout=timeout)

    async def begin(self, people: dict[str, Any] | None = None, *options: str) -> None:
        """Start the town: these people and chats, else those of the conversation tests, who know the bot already."""
        town = self.folder / "town.json"
        if people is None:
            people = _people()
            for person in people["people"]:
                person["started"] = True
        town.write_text(json.dumps(people))
        self.town = await self._process(
            *("sandbox", "--port", str(self.town_port), "--token", self.token, "--town", str(town), "--no-page"),
            *("--no-limits", "--bot", f"http://127.0.0.1:{self.health_port}", *options),
        )
        await self.answers(f"http://127.0.0.1:{self.town_port}/town")

    async def start_bot(self) -> None:
        """Start the bot; it is there when it answers."""
        shutil.copytree(ROOT / ".nlu-cache", ROOT / "var" / "nlu", dirs_exist_ok=True)
        self.bot = await self._process(
            *("bot", "run", "--config", str(ROOT / "config.example.toml")),
            NEEDBOT_TOKEN=self.token,
            NEEDBOT_TELEGRAM_API_URL=f"http://127.0.0.1:{self.town_port}",
            NEEDBOT_TELEGRAM_KEEP_LIMITS="false",
            NEEDBOT_HEALTH_PORT=str(self.health_port),
            NEEDBOT_DATABASE_URL=self.database,
            NEEDBOT_BACKUP_FOLDER=str(self.folder / "backups"),
            **self.environment,
        )
        await self.answers(f"http://127.0.0.1:{self.health_port}/idle")

    async def _process(self, *command: str, **environment: str) -> Child:
        log, environment = self.folder / f"{command[0]}.log", {**CLEAN, **environment}
        if not self.own_interpreters:
            return Fork(*command, environment=environment, folder=ROOT, out=log, err=log)
        with log.open("ab") as out:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *command), env=environment, cwd=ROOT, stdout=out, stderr=out
            )

    async def end_bot(self, within: float) -> tuple[int, float]:
        """SIGTERM; its exit code and how many seconds it took. TimeoutError when it goes on."""
        loop = asyncio.get_running_loop()
        before = loop.time()
        self.bot.send_signal(signal.SIGTERM)
        async with asyncio.timeout(within):
            code = await self.bot.wait()
        return code, loop.time() - before

    async def answers(self, url: str, within: float = 240) -> None:
        """Wait until something answers there; TimeoutError."""
        async with asyncio.timeout(within), aiohttp.ClientSession() as session:
            while True:
                try:
                    async with session.get(url) as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientError:
                    await asyncio.sleep(0.05)  # a process of its own comes up: there is nothing else to wait for

    async def post(self, call: str, **body: Any) -> Any:
        """A call of the people API."""
        async with self.http.post(f"/town/{call}", json=body) as answer:
            found = await answer.json()
            assert answer.status == 200, found
            return found

    async def idle(self) -> dict[str, Any]:
        """What still waits in the bot."""
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{self.health_port}/idle") as answer,
        ):
            found: dict[str, Any] = await answer.json()
            return found

    async def people_clock(self) -> datetime:
        """What time it is in the town."""
        async with self.http.get("/town/clock") as answer:
            return datetime.fromisoformat((await answer.json())["now"])

    async def until(self, is_so: Callable[[dict[str, Any]], bool], within: float = 30) -> None:
        """Wait until the bot says so; TimeoutError."""
        async with asyncio.timeout(within):
            while True:
                if is_so(await self.idle()):
                    return
                await asyncio.sleep(0.02)  # another process is at work: there is nothing else to wait for

    async def texts(self, person: int) -> list[str]:
        """What the bot has said to somebody."""
        async with self.http.get("/town/screen", params={"person": person, "chat": "private"}) as answer:
            return [one["text"] for one in (await answer.json())["messages"] if one["from"]["bot"]]

    async def end(self) -> None:
        """Leave nothing running."""
        await self.http.close()
        for process in (getattr(self, "bot", None), getattr(self, "town", None)):
            if process is not None and process.returncode is None:
                process.kill()
                await process.wait()

    def log(self) -> str:
        """What the bot has said to its operator."""
        return (self.folder / "bot.log").read_text()


class Fleet(Processes):
    """A town, and as many bots as one likes on one database: by webhook where there are several, else by polling."""

    def __init__(self, folder: Path, database: str, *, webhook: bool) -> None:
        super().__init__(folder)
        self.database, self.webhook_port = database, free_port() if webhook else 0
        self.bots: list[Child] = []
        self.ports: list[int] = []
        """Where each bot says how it is, the first also to the town; who starts again keeps its own, and its name."""

    async def start_worker(self) -> None:
        """One more; it is there when it answers."""
        shutil.copytree(ROOT / ".nlu-cache", ROOT / "var" / "nlu", dirs_exist_ok=True)
        self.ports.append(free_port() if self.bots else self.health_port)
        self.bots.append(await self._spawn(len(self.bots)))
        await self.is_up(len(self.bots) - 1)

    async def start_again(self, number: int) -> None:
        """A bot that was killed, on the same port and database; does not wait for it."""
        self.bots[number] = await self._spawn(number)

    async def is_up(self, number: int) -> None:
        """Wait until this bot answers; TimeoutError, and AssertionError with its last words where it has ended."""
        ended = asyncio.create_task(self.bots[number].wait())
        answers = asyncio.create_task(self.answers(f"http://127.0.0.1:{self.ports[number]}/idle"))
        await asyncio.wait({ended, answers}, return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        if not answers.done():
            answers.cancel()
            raise AssertionError(f"a bot ended with {self.bots[number].returncode}: {self.log()[-3000:]}")
        answers.result()

    async def kill(self, number: int) -> None:
        """SIGKILL, and wait until it is dead."""
        self.bots[number].send_signal(signal.SIGKILL)
        await self.bots[number].wait()

    async def _spawn(self, number: int) -> Child:
        called = {
            "NEEDBOT_TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{self.webhook_port}/telegram",
            "NEEDBOT_TELEGRAM_WEBHOOK_PORT": str(self.webhook_port),
        }
        return await self._process(
            *("bot", "run", "--config", str(ROOT / "config.example.toml")),
            NEEDBOT_TOKEN=self.token,
            NEEDBOT_TELEGRAM_API_URL=f"http://127.0.0.1:{self.town_port}",
            NEEDBOT_TELEGRAM_KEEP_LIMITS="false",
            NEEDBOT_HEALTH_PORT=str(self.ports[number]),
            NEEDBOT_DATABASE_URL=self.database,
            NEEDBOT_BACKUP_FOLDER=str(self.folder / "backups"),
            **(called if self.webhook_port else {}),
            **{"NEEDBOT_BACKUP_KEEP": "0", **self.environment},
        )

    async def end(self) -> None:
        for bot in self.bots:
            if bot.returncode is None:
                bot.kill()
                await bot.wait()
        await super().end()
