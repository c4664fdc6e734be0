"""The migrations make exactly the tables that the code declares, on either database."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage import migrate
from storage.tables import metadata
from tests.databases import Postgres, both
from tests.faults.long import LONG


def differences(connection: Connection) -> list[object]:
    """What a new migration would have to do."""
    context = MigrationContext.configure(connection, opts={"compare_type": True, "target_metadata": metadata})
    return list(compare_metadata(context, metadata))


@both
async def test_the_migrations_make_the_declared_tables(database: str) -> None:
    engine = create_async_engine(database)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        made = set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))
    await engine.dispose()
    assert made == {*metadata.tables, "alembic_version"}


@both
async def test_a_column_that_the_migrations_forgot_is_noticed(database: str) -> None:
    engine = create_async_engine(database)
    async with engine.begin() as connection:
        await connection.execute(text("ALTER TABLE person ADD COLUMN forgotten INTEGER"))
    async with engine.connect() as connection:
        assert len(await connection.run_sync(differences)) == 1
    await engine.dispose()


@both
async def test_migrating_twice_changes_nothing(database: str) -> None:
    before, after = await migrate.upgrade(database)
    assert before == after is not None


async def test_a_database_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/newer.sqlite"
    await migrate.upgrade(url)
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await engine.dispose()
    with pytest.raises(migrate.NewerSchema):
        await migrate.upgrade(url)


BEGINS = "import asyncio, sys; from storage import migrate; asyncio.run(migrate.upgrade(sys.argv[1]))"
WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


@pytest.mark.skipif(not LONG, reason="two processes more, so in make faults")
@pytest.mark.timeout(0)
async def test_two_workers_that_begin_at_once_on_an_empty_database_both_find_it_migrated(postgresql: Postgres) -> None:
    url = postgresql.bare()
    engine = create_async_engine(url)
    async with engine.connect() as first:
        await first.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))  # not committed: both wait
        workers = [await asyncio.create_subprocess_exec(sys.executable, "-c", BEGINS, url) for _ in range(2)]
        async with engine.connect() as other:
            while await other.scalar(WAITING) < 2:
                assert [worker.returncode for worker in workers] == [None, None]
                await asyncio.sleep(0.05)  # processes of their own come up: there is nothing else to wait for
        await first.rollback()
    assert [await worker.wait() for worker in workers] == [0, 0]
    before, after = await migrate.upgrade(url)
    assert before == after is not None
    await engine.dispose()
