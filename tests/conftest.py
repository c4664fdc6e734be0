"""What every test may ask for: the model, trained once; a database of each kind; a town to talk in."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot import logs
from domain.vocabulary import Language
from nlu.local import Local
from storage import migrate
from tests.conversations.town import SECRETS, Town
from tests.databases import Postgres, postgres

USUAL = os.environ.get("TESTS_ON") or "sqlite"
"""TESTS_ON=postgresql plays every conversation there."""
CACHE = Path(__file__).parents[1] / ".nlu-cache"


LEAKED: list[str] = []


def overheard(_logger: object, _name: str, line: Any) -> Any:
    """Every log line of every test, last of all: remembers those in which somebody's secret stands."""
    if any(secret in line for secret in (*SECRETS, "1:TEST")):
        LEAKED.append(line)
    return line


def pytest_collection_finish() -> None:
    """What was imported stays: it need not be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_secret_in_the_log() -> Iterator[None]:
    """Whatever a test is about, no line of the log has an address, a number, a handle or the token."""
    LEAKED.clear()
    yield
    assert LEAKED == []


@pytest.fixture(scope="session", autouse=True)
def plain_logs() -> None:
    """The log lines of the real program, on whatever pytest captures."""
    structlog.configure(
        processors=(*logs.PROCESSORS, overheard),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=False,
    )


@pytest.fixture(scope="session")
def understander() -> Local:
    """The embedded model, from its cache or trained now."""
    return Local.load(CACHE)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty, migrated SQLite file; tests work on copies of it."""
    path = tmp_path_factory.mktemp("migrated") / "empty.sqlite"
    asyncio.run(migrate.upgrade(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgres]:
    """A PostgreSQL server, started when the first test asks for it."""
    with postgres() as server:
        yield server


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database: SQLite (or what TESTS_ON says) unless the test is marked with both."""
    if getattr(request, "param", USUAL) == "postgresql":
        server: Postgres = request.getfixturevalue("postgresql")
        return server.empty()
    path = tmp_path / "town.sqlite"
    shutil.copy(request.getfixturevalue("migrated"), path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def language(request: pytest.FixtureRequest) -> Language:
    """What the town speaks: German unless the test is marked with both_languages."""
    spoken: Language = getattr(request, "param", Language.DE)
    return spoken


@pytest.fixture
async def town(database: str, understander: Local, language: Language) -> AsyncIterator[Town]:
    """Zürich, small, at two o'clock on a Tuesday."""
    made = Town(database, understander, language=language)
    try:
        await made.populate()
        yield made
    finally:
        await made.close()
