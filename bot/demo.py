"""The demo: a town, its page and the bot, on one machine from one command. Refuses to be used for real people.

Starts the sandbox as a child process, which starts the bot as its own child, so that the page can kill and start it.
"""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import shlex
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path

import aiohttp
import structlog
from sqlalchemy import func, select

from bot import backups, demo_town
from bot.cli import CannotRun
from bot.config import BadConfig, Config, read_config
from bot.reading import MODEL_CACHE
from domain.rules import Rules
from nlu.local import Local
from storage import copying
from storage.engine import file_of, is_sqlite
from storage.tables import Helper, metadata
from storage.unit import Store, table_of

log = structlog.get_logger()

FOLDERS = Path("var/demo")
FRIENDLY = time(14)
"""When a new town begins, on a Tuesday: helpers are awake, nothing costs more than usual."""
EXAMPLE = Path(__file__).parents[1] / "config.example.toml"
PATIENCE = 60.0


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """The options of the demo."""

    port: int
    fresh: bool
    database: str
    seed: int
    helpers: int
    now: str
    page: bool
    limits: bool

    @property
    def folder(self) -> Path:
        """Where this demo keeps everything: another port is another town."""
        return FOLDERS / str(self.port)


@contextmanager
def alone(wishes: Wishes) -> Iterator[None]:
    """Keep the folder for this demo; raises CannotRun while another one has it."""
    FOLDERS.mkdir(parents=True, exist_ok=True)
    with (FOLDERS / f"{wishes.port}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            raise CannotRun(f"a demo runs on port {wishes.port} already: stop it, or take another --port") from fault
        yield


def begins(rules: Rules, wish: str) -> datetime:
    """When the town's clock begins: as wished, else the next Tuesday afternoon of the first region."""
    if wish:
        return _instant(wish)
    there = datetime.now(rules.regions[0].clock)
    tuesday = there.date() + timedelta(days=(1 - there.weekday()) % 7 or 7)
    return datetime.combine(tuesday, FRIENDLY, tzinfo=rules.regions[0].clock)


def settled(wishes: Wishes, rules: Rules) -> Wishes:
    """The wishes with the instant at which the town begins."""
    return replace(wishes, now=begins(rules, wishes.now).isoformat())


def database_url(wishes: Wishes) -> str:
    """The URL of a wish: nothing, a file, or PostgreSQL as people write it."""
    wish = wishes.database
    if not wish:
        return f"sqlite+aiosqlite:///{wishes.folder}/needbot.sqlite"
    if "://" not in wish:
        return f"sqlite+aiosqlite:///{wish}"
    for short, full in (
        ("postgresql://", "postgresql+asyncpg://"),
        ("postgres://", "postgresql+asyncpg://"),
        ("sqlite:///", "sqlite+aiosqlite:///"),
    ):
        if wish.startswith(short):
            return full + wish.removeprefix(short)
    return wish


async def run(wishes: Wishes) -> None:
    """Prepare, start, print the address, and stay until told to stop. Raises BadConfig, CannotRun."""
    with alone(wishes):
        await _run(wishes)


async def _run(wishes: Wishes) -> None:
    config, rules = read_config(EXAMPLE, database={"url": database_url(wishes)})
    wishes = settled(wishes, rules)
    await tidy(config, rules, wishes)
    some = demo_town.helpers_of(rules, wishes.helpers, wishes.seed)
    await prepare(config, rules, wishes, some)
    town = _write_town(wishes.folder, rules, some)
    Local.load(MODEL_CACHE)  # trained once, before the bot is started and killed for fun
    health = _free_port()
    child = await asyncio.create_subprocess_exec(
        *_sandbox(wishes, town, health), stdin=asyncio.subprocess.DEVNULL, env=_environment(config, wishes, health)
    )
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    ended, stopped = asyncio.create_task(child.wait()), asyncio.create_task(stop.wait())
    try:
        ready = asyncio.create_task(_ready(health))
        await asyncio.wait({ended, stopped, ready}, return_when=asyncio.FIRST_COMPLETED)
        if ready.done():
            ready.result()
            print(f"needbot demo: http://127.0.0.1:{wishes.port}", flush=True)
            await asyncio.wait({ended, stopped}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if ended.done() and not stopped.done():
            raise CannotRun("the sandbox has ended; what it said stands above")
    finally:
        stopped.cancel()
        if child.returncode is None:
            child.terminate()
            await child.wait()


async def tidy(config: Config, rules: Rules, wishes: Wishes) -> None:
    """A fresh demo begins with nothing; never with what somebody else has open."""
    if wishes.fresh:
        if await copying.in_use(config.database.url):
            raise CannotRun(f"the database {wishes.database} is in use: stop the bot that has it open first")
        shutil.rmtree(wishes.folder, ignore_errors=True)
        await _empty(config, rules)
    wishes.folder.mkdir(parents=True, exist_ok=True)


def _write_town(folder: Path, rules: Rules, some: list[demo_town.Somebody]) -> Path:
    town = folder / "town.json"
    town.write_text(json.dumps(demo_town.town_of(rules, some), ensure_ascii=False, indent=1), encoding="utf-8")
    return town


async def prepare(config: Config, rules: Rules, wishes: Wishes, some: list[demo_town.Somebody]) -> None:
    """The database migrated, and settled with helpers if nobody lives in it yet."""
    await backups.migrated(config, _instant(wishes.now))
    store = Store(config.database.url, rules)
    try:
        async with store.unit(_instant(wishes.now), "demo") as unit:
            if not await unit.session.scalar(select(func.count()).select_from(table_of(Helper))):
                await demo_town.settle(unit, some)
    finally:
        await store.close()


async def _empty(config: Config, rules: Rules) -> None:
    if is_sqlite(config.database.url):
        file = file_of(config.database.url)
        for part in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
            part.unlink(missing_ok=True)
        return
    store = Store(config.database.url, rules)
    try:
        async with store.writer.begin() as connection:
            await connection.run_sync(metadata.drop_all)
            await connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    finally:
        await store.close()


def _instant(now: str) -> datetime:
    try:
        instant = datetime.fromisoformat(now)
    except ValueError as fault:
        raise BadConfig(f"--now: {now!r} is no ISO time") from fault
    return instant if instant.tzinfo is not None else instant.astimezone()


def _sandbox(wishes: Wishes, town: Path, health: int) -> list[str]:
    bot = shlex.join([sys.executable, "-m", "bot", "run", "--config", str(EXAMPLE)])
    command = [
        *(sys.executable, "-m", "sandbox", "--port", str(wishes.port), "--token", demo_town.TOKEN, "--town", str(town)),
        *("--world", str(wishes.folder / "world.sqlite"), "--bot", f"http://127.0.0.1:{health}", "--bot-command", bot),
        *("--seed", str(wishes.seed), "--now", wishes.now),
    ]
    if not wishes.page:
        command.append("--no-page")
    if not wishes.limits:
        command.append("--no-limits")
    return command


def _environment(config: Config, wishes: Wishes, health: int) -> dict[str, str]:
    return {
        **os.environ,
        "NEEDBOT_TOKEN": demo_town.TOKEN,
        "NEEDBOT_TELEGRAM_API_URL": f"http://127.0.0.1:{wishes.port}",
        "NEEDBOT_TELEGRAM_KEEP_LIMITS": str(wishes.limits).lower(),
        "NEEDBOT_CLOCK_URL": f"http://127.0.0.1:{wishes.port}/town/clock",
        "NEEDBOT_HEALTH_PORT": str(health),
        "NEEDBOT_BACKUP_KEEP": "0",
        "NEEDBOT_BACKUP_FOLDER": str(wishes.folder / "backups"),
        "NEEDBOT_DATABASE_URL": config.database.url,
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _ready(health: int) -> None:
    """Wait until the bot says that it is there."""
    loop = asyncio.get_running_loop()
    until = loop.time() + PATIENCE
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as session:
        while loop.time() < until:
            try:
                async with session.get(f"http://127.0.0.1:{health}/idle") as answer:
                    if answer.status == 200:
                        return
            except (aiohttp.ClientError, TimeoutError):
                await asyncio.sleep(0.1)
    raise CannotRun(f"the bot did not come up within {PATIENCE:.0f} seconds")
