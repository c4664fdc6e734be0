"""The migrations make exactly the tables that the code declares, on either database."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage import migrate
from storage.tables import metadata
from tests.databases import both


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
