"""Backups: one file each, every night and before a migration, the newest N of each sort kept. Refuses to overwrite."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.cli import CannotRun
from bot.config import Config
from bot.opening import cannot_be_used, newer
from storage import copying, migrate
from storage.copying import CannotCopy

log = structlog.get_logger()

NIGHTLY, MIGRATION, RESTORE, BY_HAND = "nightly", "before-migration", "before-restore", "by-hand"
PRUNED = (NIGHTLY, MIGRATION, RESTORE)
"""Of these only the newest are kept; what somebody made by hand is theirs to delete."""
STAMP = "%Y%m%dT%H%M%S%fZ"


def name(sort: str, now: datetime, ending: str) -> str:
    """needbot-nightly-20261122T023000000000Z.sqlite; names of one sort are in the order of time."""
    return f"needbot-{sort}-{now.astimezone(UTC):{STAMP}}{ending}"


async def make(config: Config, sort: str, now: datetime, *, to: Path | None = None) -> Path:
    """Write a backup; returns its file. Raises CannotRun."""
    folder = Path(config.backup.folder)
    target = to or folder / name(sort, now, copying.suffix(config.database.url))
    try:
        await asyncio.to_thread(_write, config.database.url, target, own_folder=to is None)
    except asyncio.CancelledError:
        copying.stop()
        raise
    except (CannotCopy, OSError) as fault:
        raise CannotRun(f"backup: {fault}") from fault
    if to is None and sort in PRUNED:
        _prune(folder, sort, config.backup.keep)
    return target


def _write(url: str, target: Path, *, own_folder: bool) -> None:
    if own_folder:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if target.exists():
        raise CannotCopy(f"{target} exists already")
    copying.copy(url, target)


async def nightly(config: Config, now: datetime) -> None:
    """Tonight's backup, if the configuration keeps any. Raises CannotRun."""
    if config.backup.keep:
        made = await make(config, NIGHTLY, now)
        log.info("backed up", file=made.name)


def _prune(folder: Path, sort: str, keep: int) -> None:
    for old in sorted(folder.glob(f"needbot-{sort}-*Z.*"))[: -max(1, keep)]:
        old.unlink(missing_ok=True)


def newest(folder: Path, ending: str) -> tuple[Path, datetime] | None:
    """The newest backup of any sort of a kind of database, and when it was made."""
    found = [(path, made) for path in folder.glob(f"needbot-*Z{ending}") if (made := _made(path)) is not None]
    return max(found, key=lambda pair: pair[1]) if found else None


def _made(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.stem.rpartition("-")[2], STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


async def migrated(config: Config, now: datetime) -> None:
    """The database at the newest schema, copied first when it must change. Raises BadConfig, CannotRun."""
    url = config.database.url
    try:
        before, newest_schema = await migrate.revisions(url)
        if before is not None and before != newest_schema and before in migrate.known():
            made = await make(config, MIGRATION, now)
            log.info("backed up before migrating", file=made.name, schema=before, to=newest_schema)
        await migrate.upgrade(url)
    except migrate.NewerSchema as fault:
        raise newer(fault) from fault
    except (OSError, SQLAlchemyError) as fault:
        raise cannot_be_used(fault) from fault


async def restore(config: Config, source: Path, now: datetime, *, force: bool) -> Path | None:
    """Bring a backup back and migrate it; returns the copy of what was there before. Raises CannotRun, BadConfig.

    A database with anything in it is only overwritten with `force`, and never one that a running bot has open. One that
    is damaged is put aside as it is.
    """
    url = config.database.url
    try:
        schema = await asyncio.to_thread(copying.revision_in, url, source)
        if schema not in migrate.known():
            raise CannotRun(
                f"restore: {source} was written by a newer needbot (schema {schema}); upgrade needbot first"
            )
        there = await _is_there(url)
        if there and not force:
            raise CannotCopy("there is a database already; --force overwrites it, after copying it")
        if await copying.in_use(url):
            raise CannotCopy("the database is in use: stop the bot first")
        kept = await _out_of_the_way(config, now) if there else None
        await asyncio.to_thread(copying.bring_back, url, source)
    except CannotCopy as fault:
        raise CannotRun(f"restore: {fault}") from fault
    except (OSError, SQLAlchemyError) as fault:
        raise cannot_be_used(fault) from fault
    await migrated(config, now)
    return kept


async def _is_there(url: str) -> bool:
    """Whether there is a database, be it damaged."""
    try:
        return (await migrate.revisions(url))[0] is not None
    except SQLAlchemyError as fault:
        if not copying.is_damaged(fault):
            raise
        return True


async def _out_of_the_way(config: Config, now: datetime) -> Path:
    """Copy what is there; what is damaged, and cannot be copied, is moved."""
    try:
        return await make(config, RESTORE, now)
    except CannotRun as fault:
        if not isinstance(fault.__cause__, copying.Damaged):
            raise
        return copying.put_aside(config.database.url, f"damaged-{now.astimezone(UTC):{STAMP}}.sqlite")
