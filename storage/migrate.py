"""Brings the database to the newest schema. Refuses to touch one that is newer than this program."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

from storage.engine import file_of, is_sqlite, open_engine, private

FOLDER = Path(__file__).parent / "migrations"


class NewerSchema(Exception):
    """The database was migrated by a newer needbot: upgrade the program, not the data."""


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration without a file."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


def known() -> set[str]:
    """Every schema this program can bring to the newest."""
    return {revision.revision for revision in ScriptDirectory(str(FOLDER)).walk_revisions()}


def _revisions(connection: Connection) -> tuple[str | None, str | None]:
    before = MigrationContext.configure(connection).get_current_revision()
    return before, ScriptDirectory(str(FOLDER)).get_current_head()


ONE_AT_A_TIME = 0x6E656564
"""An advisory lock of PostgreSQL: of workers that start at once one migrates, and the second finds it done."""


def _upgrade(connection: Connection) -> tuple[str | None, str | None]:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
    before, newest = _revisions(connection)
    if before is not None and before not in known():
        raise NewerSchema(before)
    command.upgrade(alembic_config(connection), "head")
    return before, newest


async def revisions(url: str) -> tuple[str | None, str | None]:
    """The schema of the database, None when it is empty or not there, and the newest; changes nothing."""
    if is_sqlite(url) and not file_of(url).is_file():
        return None, ScriptDirectory(str(FOLDER)).get_current_head()
    engine = open_engine(url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_revisions)
    finally:
        await engine.dispose()


async def upgrade(url: str) -> tuple[str | None, str | None]:
    """Migrate; returns the revision before and after. Raises NewerSchema, or what the database says."""
    if is_sqlite(url):
        private(file_of(url))
    engine = open_engine(url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


async def revise(url: str, message: str, revision: str) -> None:
    """Write a new migration from the difference between the tables and a database (python -m storage.migrate)."""

    def write(connection: Connection) -> None:
        command.revision(alembic_config(connection), message=message, autogenerate=True, rev_id=revision)

    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(write)
    await engine.dispose()


if __name__ == "__main__":
    import asyncio
    import sys

    asyncio.run(revise(sys.argv[1], sys.argv[2], sys.argv[3]))
