"""Backups: whole while the bot writes, kept N, brought back into an empty database, never over a full or used one."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import create_async_engine

from actions import due
from bot import backups
from bot.cli import CannotRun
from bot.config import BadConfig, Config, read_config
from domain.rules import Rules
from storage import copying, holding, migrate
from storage.engine import file_of
from storage.tables.jobs import Job
from storage.unit import Store
from tests import forks
from tests.bot.conftest import EXAMPLE
from tests.conversations.steps import books
from tests.conversations.town import Town
from tests.databases import Postgres, both
from tests.faults.story import jobs_of

NOW = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def settings(url: str, folder: Path, *, keep: int = 3) -> Config:
    return read_config(EXAMPLE, database={"url": url}, backup={"folder": str(folder), "keep": keep})[0]


@pytest.fixture
def another(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> Iterator[str]:
    """The URL of a second database of the same kind, with nothing in it, not even tables."""
    if database.startswith("sqlite"):
        yield f"sqlite:///{tmp_path}/another/needbot.sqlite"
        return
    server: Postgres = request.getfixturevalue("postgresql")
    yield server.bare()


async def streets(url: str) -> list[str]:
    """What a database knows of the customers' streets."""
    store = Store(url, read_config(EXAMPLE)[1])
    async with store.reading(NOW) as unit:
        found = [row.street or "" for row in await unit.session.scalars(select(Job))]
    await store.close()
    return found


def names(folder: Path) -> list[str]:
    """The files of a folder; none when there is no folder."""
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@both
async def test_a_backup_made_while_the_bot_works_is_brought_back_whole(town: Town, folder: Path, another: str) -> None:
    await books(town.anna)
    config = settings(town.url, folder)
    made, _ = await asyncio.gather(backups.make(config, backups.BY_HAND, NOW), town.anna.says("/jobs"))
    assert made.stat().st_mode & 0o077 == 0, "nobody else may read it"
    assert names(folder) == [made.name], "nothing half done is left"
    await books(town.anna)

    other = settings(another, folder)
    assert await backups.restore(other, made, NOW, force=False) is None
    assert await streets(another) == ["Hardstrasse 12"]
    assert len(await jobs_of(town)) == 2
    store = Store(another, town.rules)
    async with store.unit(NOW, "test"):
        pass  # it can be written
    await store.close()


@both
async def test_restore_never_overwrites_without_force_and_then_keeps_what_was_there(town: Town, folder: Path) -> None:
    config = settings(town.url, folder)
    before = await backups.make(config, backups.BY_HAND, NOW)
    await books(town.anna)
    with pytest.raises(CannotRun, match="--force"):
        await backups.restore(config, before, NOW, force=False)
    with pytest.raises(CannotRun, match="stop the bot"):
        await backups.restore(config, before, NOW, force=True)
    assert await streets(town.url) == ["Hardstrasse 12"]
    await town.app.store.close()
    kept = await backups.restore(config, before, NOW, force=True)
    assert await streets(town.url) == []
    assert kept is not None
    assert await backups.restore(config, kept, NOW + timedelta(hours=1), force=True)
    assert await streets(town.url) == ["Hardstrasse 12"]


@both
async def test_a_file_that_is_no_backup_changes_nothing(
    database: str, another: str, folder: Path, tmp_path: Path
) -> None:
    garbage, newer = tmp_path / "garbage", tmp_path / "newer"
    garbage.write_bytes(os.urandom(5000))
    config = settings(another, folder)
    for wrong in (garbage, folder / "nowhere"):
        with pytest.raises(CannotRun, match="restore:"):
            await backups.restore(config, wrong, NOW, force=True)
    engine = create_async_engine(database)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await engine.dispose()
    await asyncio.to_thread(copying.copy, database, newer)
    with pytest.raises(CannotRun, match="newer needbot"):
        await backups.restore(config, newer, NOW, force=True)
    assert (await migrate.revisions(another))[0] is None


async def test_a_damaged_backup_is_refused(database: str, another: str, folder: Path) -> None:
    config = settings(database, folder)
    made = await backups.make(config, backups.BY_HAND, NOW)
    whole = made.read_bytes()
    made.write_bytes(whole[:4096] + bytes(len(whole) // 2 - 4096) + whole[len(whole) // 2 :])
    with pytest.raises(CannotRun, match="restore:"):
        await backups.restore(settings(another, folder), made, NOW, force=False)


async def spoilt(url: str, how: str) -> Path:
    """Make an SQLite database one that nothing can be read from, or one of which a part is gone."""
    file = file_of(url)
    whole = file.read_bytes()
    half = len(whole) // 2
    file.write_bytes(os.urandom(9000) if how == "garbage" else whole[:half] + bytes(half))
    return file


@pytest.mark.parametrize("how", ["garbage", "half"])
async def test_a_damaged_database_could_not_be_replaced_by_its_backup(database: str, folder: Path, how: str) -> None:
    config = settings(database, folder)
    made = await backups.make(config, backups.BY_HAND, NOW)
    damaged = (await spoilt(database, how)).read_bytes()
    with pytest.raises(CannotRun, match="--force"):
        await backups.restore(config, made, NOW, force=False)
    assert file_of(database).read_bytes() == damaged
    aside = await backups.restore(config, made, NOW, force=True)
    assert aside is not None
    assert aside.read_bytes() == damaged, "put aside as it was"
    assert copying.check_sqlite(file_of(database)) == copying.check_sqlite(made)
    with pytest.raises(CannotRun, match="damaged"):
        await backups.restore(config, aside, NOW, force=True)


async def test_a_damaged_database_ends_the_start_with_what_to_do(database: str, folder: Path) -> None:
    await spoilt(database, "garbage")
    with pytest.raises(BadConfig, match="bring a backup back: python -m bot restore"):
        await backups.migrated(settings(database, folder), NOW)


@pytest.mark.parametrize(
    ("url", "head", "words"),
    [
        ("postgresql://127.0.0.1:1/x", copying.OF_SQLITE, "copy of an SQLite database, and database.url names Postgre"),
        ("sqlite:///x", copying.OF_PG_DUMP, "copy of a PostgreSQL database, and database.url names SQLite"),
    ],
)
def test_a_copy_of_the_other_database_is_said_to_be_one(tmp_path: Path, url: str, head: bytes, words: str) -> None:
    (tmp_path / "copy").write_bytes(head + bytes(100))
    with pytest.raises(copying.CannotCopy, match=words):
        copying.revision_in(url, tmp_path / "copy")


def modes(folder: Path) -> dict[str, int]:
    """What others than their owner may do with the files of a folder."""
    return {path.name: path.stat().st_mode & 0o077 for path in folder.iterdir()}


async def test_anybody_on_the_machine_could_read_the_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.sqlite"
    await migrate.upgrade(url)
    store = Store(url, read_config(EXAMPLE)[1])
    async with store.unit(NOW, "test") as unit:
        await due.plan_nights(unit)
        files = modes(tmp_path)
    await store.close()
    assert files.keys() >= {"new.sqlite", "new.sqlite-wal"}
    assert set(files.values()) == {0}


async def test_a_running_bot_has_its_database_to_itself(database: str) -> None:
    with holding.held(database):
        assert holding.is_held(database)
        assert await copying.in_use(database)
        with pytest.raises(holding.Held, match=r"town\.sqlite"), holding.held(database):
            pass
    assert not holding.is_held(database)


async def test_the_newest_of_each_sort_are_kept_and_what_was_made_by_hand(database: str, folder: Path) -> None:
    config = settings(database, folder, keep=2)
    for day in range(4):
        await backups.nightly(config, NOW + timedelta(days=day))
        await backups.make(config, backups.BY_HAND, NOW + timedelta(days=day))
    assert sum("by-hand" in one for one in names(folder)) == 4
    assert [one for one in names(folder) if "nightly" in one] == [
        "needbot-nightly-20261124T023000000000Z.sqlite",
        "needbot-nightly-20261125T023000000000Z.sqlite",
    ]
    newest = backups.newest(folder, ".sqlite")
    assert newest is not None
    assert newest[1] == NOW + timedelta(days=3)
    with pytest.raises(CannotRun, match="exists already"):
        await backups.make(config, backups.BY_HAND, NOW)


async def test_the_database_is_copied_before_it_is_migrated(
    database: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = settings(database, folder)
    await backups.migrated(config, NOW)
    assert names(folder) == [], "nothing to migrate, nothing to copy"
    with sqlite3.connect(file_of(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    connection.close()
    upgraded: list[str] = []

    async def upgrade(url: str) -> None:
        upgraded.append(f"{url} after {names(folder)}")

    monkeypatch.setattr(migrate, "known", lambda: {"0000", "0001"})
    monkeypatch.setattr(migrate, "upgrade", upgrade)
    await backups.migrated(config, NOW)
    assert upgraded == [f"{database} after ['needbot-before-migration-20261122T023000000000Z.sqlite']"]


async def test_every_night_there_is_a_backup_and_an_alarm_when_there_is_none(town: Town, folder: Path) -> None:
    config = settings(town.url, folder, keep=2)
    full = False

    async def at_night(now: datetime) -> None:
        if full:
            raise CannotRun("backup: no space left on device")
        await backups.nightly(config, now)

    town.app.at_night = at_night
    async with town.store.unit(town.time.now(), "start") as unit:
        await due.plan_nights(unit)
    await town.waits(days=1)
    await asyncio.gather(*town.app._rings)
    assert names(folder) == ["needbot-nightly-20261118T023000000000Z.sqlite"]
    full = True
    await town.waits(days=1)
    await asyncio.gather(*town.app._rings)
    await town.settle()
    town.ada.sees("Es gibt keine neue Sicherungskopie", "no space left", chat="admins")
    full = False
    await town.waits(days=1)
    await asyncio.gather(*town.app._rings)
    await town.settle()
    assert len(names(folder)) == 2
    town.ada.sees("Erledigt", chat="admins")


@pytest.mark.parametrize(
    ("now", "night"),
    [
        ("2026-10-24T20:00:00+02:00", "2026-10-25T03:30:00+01:00"),
        ("2026-10-25T03:30:00+01:00", "2026-10-26T03:30:00+01:00"),
        ("2027-03-28T00:30:00+01:00", "2027-03-28T03:30:00+02:00"),
        ("2026-11-17T03:29:59+01:00", "2026-11-17T03:30:00+01:00"),
    ],
)
def test_a_night_comes_once_also_when_the_clocks_change(rules: Rules, now: str, night: str) -> None:
    assert rules.next_night(datetime.fromisoformat(now)) == datetime.fromisoformat(night)


def test_the_command_line_copies_and_brings_back(database: str, tmp_path: Path) -> None:
    def command(*words: str, url: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": "", "NEEDBOT_DATABASE_URL": url, "NEEDBOT_BACKUP_FOLDER": str(tmp_path / "kept")}
        return forks.run("bot", *words, "--config", str(EXAMPLE), environment=environment, folder=EXAMPLE.parent)

    file = tmp_path / "copy.sqlite"
    made = command("backup", "--to", str(file), url=database)
    assert made.returncode == 0, made.stderr
    again = command("backup", "--to", str(file), url=database)
    assert (again.returncode, "exists already" in again.stderr) == (1, True)
    over = command("restore", str(file), url=database)
    assert (over.returncode, "--force" in over.stderr) == (1, True)
    back = command("restore", str(file), url=f"sqlite:///{tmp_path}/new.sqlite")
    assert back.returncode == 0, back.stderr


def test_a_password_stands_in_no_complaint_and_no_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[str] = []

    def run(command: list[str], environment: dict[str, str]) -> tuple[int, str, str]:
        seen.extend(command)
        assert environment["PGPASSWORD"] == "geheim"
        return 1, "", "pg_dump: error: connection failed for geheim"

    monkeypatch.setattr(copying, "_run", run)
    with pytest.raises(copying.CannotCopy) as fault:
        copying.copy("postgresql://needbot:geheim@127.0.0.1:1/needbot", tmp_path / "x")
    assert "geheim" not in " ".join([*seen, str(fault.value)])
