"""A unit: one transaction in which something happens completely or not at all. Refuses rules and the network.

On SQLite units run one at a time (BEGIN IMMEDIATE behind a lock; one writer keeps latency even) and readings use
connections of their own. On PostgreSQL the database does the ordering. Both see the same code.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Executable, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel

from domain.rules import Rules
from storage.engine import is_sqlite, open_engine, tune_sqlite


@dataclass(kw_only=True)
class Unit:
    """One transaction, the moment it happens at, and the rules in force.

    `cause` names what started it (an inbox row, a timer): together with a counter it makes keys that are the same when
    the unit runs again. `after` holds what to do once it is committed: best effort, lost on a crash by design.
    """

    session: AsyncSession
    now: datetime
    rules: Rules
    cause: str
    next_turn: Callable[[datetime], int]
    on_sqlite: bool
    after: list[Any] = field(default_factory=list)
    owes: bool = False
    planned: datetime | None = None
    """The earliest timer this unit has planned."""
    _count: int = 0

    def key(self) -> str:
        """The next key of this unit, the same when the same cause is worked again."""
        self._count += 1
        return f"{self.cause}/{self._count}"

    def attempt(self) -> AbstractAsyncContextManager[object]:
        """A savepoint: what is done inside is undone when the block raises, the unit goes on."""
        return self.session.begin_nested()

    def turn(self) -> int:
        """A place in the order in which a chat is told things."""
        return self.next_turn(self.now)


class Store:
    """The database. `url` is an SQLAlchemy async URL (sqlite+aiosqlite:///…, postgresql+asyncpg://…)."""

    def __init__(self, url: str, rules: Rules, *, synchronous: str = "FULL") -> None:
        """Connect lazily; nothing is opened before the first unit. `synchronous` is SQLite's pragma."""
        self.url = url
        self.rules = rules
        self.on_sqlite = is_sqlite(url)
        self.committed: list[Callable[[Unit], None]] = []
        self._turn = 0
        self._writing = asyncio.Lock()
        # hide_parameters: what people wrote must not reach a log by way of an error
        if self.on_sqlite:
            self.writer = open_engine(url, pool_size=1, max_overflow=0, hide_parameters=True)
            self.reader = open_engine(url, pool_size=4, max_overflow=0, hide_parameters=True)
            tune_sqlite(self.writer, begin="BEGIN IMMEDIATE", synchronous=synchronous)
            tune_sqlite(self.reader, begin="BEGIN", synchronous=synchronous)
        else:
            self.writer = self.reader = open_engine(
                url, pool_size=8, max_overflow=4, pool_pre_ping=True, hide_parameters=True
            )

    def _unit(self, session: AsyncSession, now: datetime, cause: str) -> Unit:
        return Unit(
            session=session,
            now=now,
            rules=self.rules,
            cause=cause,
            next_turn=self._next_turn,
            on_sqlite=self.on_sqlite,
        )

    def _next_turn(self, now: datetime) -> int:
        self._turn = max(self._turn + 1, int(now.timestamp() * 1_000_000))
        return self._turn

    @asynccontextmanager
    async def unit(self, now: datetime, cause: str) -> AsyncIterator[Unit]:
        """Open a unit; commit when the block ends, roll back when it raises."""
        lock: AbstractAsyncContextManager[object] = self._writing if self.on_sqlite else nullcontext()
        async with lock, AsyncSession(self.writer, expire_on_commit=False) as session:
            unit = self._unit(session, now, cause)
            yield unit
            await session.commit()
        for tell in self.committed:
            tell(unit)

    @asynccontextmanager
    async def reading(self, now: datetime) -> AsyncIterator[Unit]:
        """Look at one consistent state; whatever is changed is thrown away."""
        async with AsyncSession(self.reader, expire_on_commit=False, autoflush=False) as session:
            yield self._unit(session, now, "reading")

    async def close(self) -> None:
        """Close every connection."""
        await self.writer.dispose()
        await self.reader.dispose()


def table_of(model: type[SQLModel]) -> Table:
    """The Core table of a model."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


class Insert:
    """An INSERT with its ON CONFLICT, in both dialects; rows are given when it is executed.

    Built once: putting a statement together costs more than the database needs to carry it out.
    """

    def __init__(self, model: type[SQLModel], conflict: Callable[[Any], Executable]) -> None:
        """`conflict` adds what the dialects spell alike: on_conflict_do_nothing, on_conflict_do_update, returning."""
        table = table_of(model)
        self._sqlite, self._postgresql = conflict(sqlite.insert(table)), conflict(postgresql.insert(table))

    def within(self, unit: Unit) -> Any:
        """The statement for the database of this unit."""
        return self._sqlite if unit.on_sqlite else self._postgresql
