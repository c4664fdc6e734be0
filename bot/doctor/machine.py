"""What the doctor looks at on this machine: time zones, database, schema, disk, a bot that runs already."""

from __future__ import annotations

import asyncio
import os
import shutil
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo

import aiohttp
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import SystemClock
from bot.config import Config
from bot.doctor import copies
from bot.doctor.finding import Finding
from bot.opening import RESTORE, reason_of
from bot.reading import answers
from domain.rules import Rules
from storage import copying, dead, migrate, people
from storage.engine import file_of, is_sqlite
from storage.unit import Store

DISK = "check the disk and the rights"
LITTLE = 500 * 1024 * 1024
"""Bytes of free disk below which something should be done."""
OLD_ZONES = 18
"""Months after which data about time zones is old: rules change once or twice a year somewhere."""


async def examine(config: Config, rules: Rules) -> list[Finding]:
    """Everything that needs no Telegram."""
    now = SystemClock().now()
    schema = await _schema(config)
    found = [*zones(rules, now), schema]
    if schema.well:
        found += await _contents(config, rules)
    found += await asyncio.to_thread(_disk, config)
    found += await copies.examine(config, rules, now, usable=schema.topic == "migrations" or schema.well)
    found += await _reader(config)
    found.append(await _running(config))
    return found


async def _reader(config: Config) -> list[Finding]:
    """Whether the server that reads messages answers, where one is configured."""
    if config.nlu.backend == "embedded":
        return []
    fault = await answers(config.nlu)
    if not fault:
        return [Finding(topic="rasa", about=config.nlu.url)]
    about = f"{config.nlu.url} does not answer ({fault})"
    return [Finding(topic="rasa", about=about, do="start it (make rasa); until then the model in the bot reads")]


def zones(rules: Rules, now: datetime) -> list[Finding]:
    """Every region's local time, and how old the data behind it is."""
    found = [
        Finding(topic="time zone", about=f"{region.zone}: it is {now.astimezone(region.clock):%a %H:%M}")
        for region in rules.regions
    ]
    return [*found, _tzdata(now)]


def _tzdata(now: datetime) -> Finding:
    if ZoneInfo("Europe/Zurich").utcoffset(datetime(2027, 7, 1)) != timedelta(hours=2):  # noqa: DTZ001
        return Finding(topic="tzdata", about="does not know summer time", do="install tzdata")
    try:
        release = version("tzdata")
    except PackageNotFoundError:
        return Finding(topic="tzdata", about=f"of the system ({', '.join(TZPATH[:1])})")
    year, _, number = release.partition(".")
    months = (now.year - int(year)) * 12 + now.month - 2 * int(number.partition(".")[0] or 1)
    if months > OLD_ZONES:
        return Finding(topic="tzdata", about=f"of {release}", do="upgrade the package tzdata")
    return Finding(topic="tzdata", about=release)


async def _schema(config: Config) -> Finding:
    """Whether the database can be reached, and is at the newest schema."""
    try:
        present, newest = await migrate.revisions(config.database.url)
    except (OSError, SQLAlchemyError) as fault:
        if copying.is_damaged(fault):
            return Finding(topic="database", about=f"damaged, or no database ({reason_of(fault)})", do=RESTORE)
        return Finding(topic="database", about=f"cannot be reached ({reason_of(fault)})", do="check database.url")
    if present is None:
        return Finding(topic="database", about="empty")
    if present not in migrate.known():
        return Finding(topic="migrations", about=f"schema {present} is of a newer needbot", do="upgrade needbot")
    if present != newest:
        return Finding(topic="migrations", about=f"schema {present}, newest {newest}", do="run python -m bot migrate")
    return Finding(topic="migrations", about=f"schema {present}, the newest")


async def _contents(config: Config, rules: Rules) -> list[Finding]:
    """Whether the database can be written, is whole, and what waits in it for a human."""
    present, _ = await migrate.revisions(config.database.url)
    if present is None:
        return []
    store = Store(config.database.url, rules)
    found = []
    try:
        async with store.unit(SystemClock().now(), "doctor") as unit:
            await unit.session.execute(text("UPDATE alembic_version SET version_num = version_num"))
            counts = await dead.count(unit)
            gone = await people.unreachable_groups(unit)
    except (OSError, SQLAlchemyError) as fault:
        about = f"cannot be written ({reason_of(fault)})"
        return [Finding(topic="database", about=about, do=RESTORE if copying.is_damaged(fault) else DISK)]
    finally:
        await store.close()
    found.append(await asyncio.to_thread(_whole, config.database.url))
    if any(counts.values()):
        about = ", ".join(f"{number} {kind}" for kind, number in counts.items() if number)
        found.append(Finding(topic="set aside", about=about, do="see python -m bot dead list"))
    else:
        found.append(Finding(topic="set aside", about="nothing"))
    known = {rules.admin_chat, *(region.helper_chat for region in rules.regions)}
    found += [
        Finding(topic="chats", about=f"{chat} cannot be written to", do="add the bot to it again as an administrator")
        for chat in gone
        if chat in known
    ]
    return found


def _whole(url: str) -> Finding:
    if not is_sqlite(url):
        return Finding(topic="database", about="PostgreSQL, can be written")
    try:
        copying.check_sqlite(file_of(url))
    except copying.CannotCopy as fault:
        return Finding(topic="database", about=str(fault), do=RESTORE)
    return Finding(topic="database", about="SQLite, whole, can be written")


def _disk(config: Config) -> list[Finding]:
    folders = {"backup.folder": Path(config.backup.folder)}
    if is_sqlite(config.database.url):
        folders["the database's folder"] = file_of(config.database.url).parent
    found = []
    for name, folder in folders.items():
        place = _existing(folder)
        free = shutil.disk_usage(place).free
        if not _may_write(place):
            found.append(Finding(topic="disk", about=f"{name} cannot be written", do=f"give the bot's user {place}"))
        elif free < LITTLE:
            found.append(Finding(topic="disk", about=f"{free // 2**20} MiB free in {name}", do="make room"))
        else:
            found.append(Finding(topic="disk", about=f"{free / 2**30:.1f} GiB free in {name}"))
    return found


def _may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK)


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there: it will be made in it."""
    place = folder.resolve()
    while not place.is_dir():
        place = place.parent
    return place


async def _running(config: Config) -> Finding:
    """Whether a bot runs here already, and says that it is well."""
    if not config.health.port:
        return Finding(topic="running", about="cannot be asked (health.port = 0)")
    url = f"http://127.0.0.1:{config.health.port}/healthz"
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session, session.get(url) as answer:
            if answer.status == 200:
                return Finding(topic="running", about="yes")
            words = (await answer.text())[:200]
            return Finding(topic="running", about=f"yes, and unwell: {words}", do="see its log")
    except (aiohttp.ClientError, TimeoutError):
        return Finding(topic="running", about="no")
