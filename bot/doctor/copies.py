"""What the doctor looks at about backups: how old the newest is, whether one can be made, who could read it all."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot import backups
from bot.config import Config
from bot.doctor.finding import Finding
from domain.rules import Rules
from storage import copying, people
from storage.engine import file_of, is_sqlite
from storage.unit import Store

OLD_BACKUP = timedelta(hours=26)


async def examine(config: Config, rules: Rules, now: datetime, *, usable: bool) -> list[Finding]:
    """`usable`: the database answers, be it empty."""
    found = [_private(config)] if is_sqlite(config.database.url) else []
    if not config.backup.keep:
        return [*filter(None, found), Finding(topic="backups", about="none by night (backup.keep = 0)")]
    newest = backups.newest(Path(config.backup.folder), copying.suffix(config.database.url))
    if newest is not None:
        found.append(_age(now - newest[1], newest[1]))
    elif not usable:
        found.append(Finding(topic="backups", about="none of this database"))
    elif await _is_young(config, rules, now):
        about = f"none yet, the running bot makes the first at {config.nightly.at:%H:%M}"
        found.append(Finding(topic="backups", about=about))
    else:
        do = "run python -m bot backup; the running bot makes one by night"
        found.append(Finding(topic="backups", about="none", do=do))
    if usable and not is_sqlite(config.database.url):
        found.append(await _program(config.database.url))
    return [one for one in found if one is not None]


def _age(age: timedelta, made: datetime) -> Finding:
    if age > OLD_BACKUP:
        old = f"{age.days} days" if age.days > 1 else f"{age.total_seconds() / 3600:.0f} hours"
        about = f"the newest is {old} old"
        return Finding(topic="backups", about=about, do="see the log of last night")
    return Finding(topic="backups", about=f"the newest is of {made.astimezone(UTC):%d %b %H:%M} UTC")


async def _is_young(config: Config, rules: Rules, now: datetime) -> bool:
    """Whether the first person came so lately that no night was to make a backup."""
    if is_sqlite(config.database.url) and not file_of(config.database.url).is_file():
        return True
    store = Store(config.database.url, rules)
    try:
        async with store.reading(now) as unit:
            first = await people.first_came(unit)
    except (OSError, SQLAlchemyError):
        return True  # there is no table yet
    finally:
        await store.close()
    return first is None or now - first < OLD_BACKUP


async def _program(url: str) -> Finding:
    """Whether there is a pg_dump that can copy this server."""
    server, ours = await copying.server_version(url), await asyncio.to_thread(copying.newest_version, "pg_dump")
    about = f"version {ours}" if ours else "there is none"
    if ours < server:
        do = f"install the PostgreSQL client of version {server} or newer: without it there are no backups"
        return Finding(topic="pg_dump", about=f"{about}, and the server is {server}", do=do)
    return Finding(topic="pg_dump", about=about)


def _private(config: Config) -> Finding | None:
    """An SQLite file that others on this machine may read."""
    file = file_of(config.database.url)
    if not file.is_file() or not file.stat().st_mode & 0o044:
        return None
    return Finding(topic="database", about=f"others on this machine may read {file}", do=f"chmod 600 {file}*")
