"""Opens the database a URL names. Refuses to know tables.

SQLite is called on the event loop's own thread: a question takes microseconds there, while handing every one of them to
a thread and back cost most of the CPU an update needs (DECISIONS.md, "SQLite without threads"). PostgreSQL is asyncpg.
"""

from __future__ import annotations

import os
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import make_url
from sqlalchemy.engine.url import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, Pool

PROGRAM = "needbot"
"""What PostgreSQL's list of connections calls us: restore refuses while a bot is among them."""
LONGEST_IDLE = timedelta(seconds=15)
"""PostgreSQL ends a transaction in which nothing has happened for so long. No unit waits for anything but the database,
so its worker was stopped, or its machine is gone: the rows it has locked must not keep the other workers waiting.
"""
DRIVERS = {"sqlite": "sqlite+inline", "postgresql": "postgresql+asyncpg"}


class InlineCursor(sqlite3.Cursor):
    """A cursor with the one method SQLAlchemy's async results ask for; there is nothing to wait for."""

    async def _async_soft_close(self) -> None:
        return


class InlineConnection(sqlite3.Connection):
    """A connection whose cursors are InlineCursors."""

    def cursor(self, factory: Any = InlineCursor) -> Any:
        """A cursor."""
        return super().cursor(factory)


class InlineSQLite(SQLiteDialect_pysqlite):
    """The standard library's sqlite3 behind SQLAlchemy's async engine, without a thread between."""

    driver = "inline"
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        """A pool that may be waited for without blocking the loop."""
        return AsyncAdaptedQueuePool

    def get_driver_connection(self, connection: Any) -> Any:
        """The connection itself: nothing is wrapped."""
        return connection


registry.register("sqlite.inline", __name__, "InlineSQLite")


def is_sqlite(url: str) -> bool:
    """Whether the URL names an SQLite file."""
    return make_url(url).get_backend_name() == "sqlite"


def file_of(url: str) -> Path:
    """The file of an SQLite URL."""
    return Path(make_url(url).database or "")


def private(path: Path) -> None:
    """Make an SQLite file, where there is none, that only its owner may read; what SQLite puts beside it follows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))


def open_engine(url: str, **options: Any) -> AsyncEngine:
    """An engine for sqlite:///file or postgresql://…, with the driver needbot uses for it, whichever the URL names."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        options["connect_args"] = {"factory": InlineConnection}
    else:
        idle = f"{LONGEST_IDLE // timedelta(milliseconds=1)}ms"
        settings = {"application_name": PROGRAM, "idle_in_transaction_session_timeout": idle}
        options["connect_args"] = {"server_settings": settings}
    return create_async_engine(parsed.set(drivername=DRIVERS[parsed.get_backend_name()]), **options)


def tune_sqlite(engine: AsyncEngine, *, begin: str, synchronous: str) -> None:
    """WAL, foreign keys, and transactions that begin the way `begin` says."""

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: the driver's deferred BEGIN meets locks late
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute(f"PRAGMA synchronous={synchronous}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA secure_delete=ON")  # what is erased is not left in the file's free pages
        cursor.execute("PRAGMA busy_timeout=10000")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.connection.dbapi_connection.execute(
            begin
        )  # straight to the driver: it happens a dozen times an update
