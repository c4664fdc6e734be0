"""Brings the database to the newest schema. Refuses to touch one that is newer than this program."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.engine import open_engine

FOLDER = Path(__file__).parent / "migrations"


class NewerSchema(Exception):
    """The database was migrated by a newer needbot: upgrade the program, not the data."""


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration without a file."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> tuple[str | None, str | None]:
    config = alembic_config(connection)
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    before = MigrationContext.configure(connection).get_current_revision()
    if before is not None and before not in known:
        raise NewerSchema(before)
    command.upgrade(config, "head")
    return before, script.get_current_head()


async def upgrade(url: str) -> tuple[str | None, str | None]:
    """Migrate; returns the revision before and after. Raises NewerSchema, or what the database says."""
    if url.startswith("sqlite") and (path := url.partition(":///")[2]) and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
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
