"""python -m bench.timers: how late a timer is while 100,000 are pending, and what they cost in memory.

The bot's own Ticker with APScheduler on a database of its own, by the machine's clock. Timers due one after the other
show how late each is looked at; as many due in the same instant show how long the last one waits. Each drops a draft
that nobody has touched for a day: a row is locked, changed, and its words are erased.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table
from sqlalchemy import func, insert, select

from actions import due
from bot.clock import SystemClock
from bot.config import read_config
from bot.ticker import Ticker
from domain.vocabulary import Language
from storage import migrate
from storage.tables import NeedRow, Person, Timer
from storage.tables.jobs import NeedState
from storage.unit import Store, Unit, table_of
from tests.databases import postgres
from tests.faults.processes import ROOT

LONG_AGO, AHEAD = timedelta(hours=30), timedelta(days=30)
SPREAD = 20.0
"""Seconds over which those that come one after the other are due."""
PATIENCE = 300.0
CHUNK = 2000
"""Rows a transaction, while the database is filled."""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One row of the table: milliseconds, seconds, megabytes."""

    database: str
    pending: int
    p50: float
    p99: float
    burst: float
    memory: float


@dataclass
class Looking:
    """Does what each timer says, as the bot does, and keeps how late that was."""

    late: list[float] = field(default_factory=list)
    _wanted: int = 0
    _there: asyncio.Event = field(default_factory=asyncio.Event)

    async def at(self, many: int) -> None:
        """Wait until so many have been looked at; TimeoutError."""
        self._wanted = many
        self._there.clear()
        if len(self.late) < many:
            await asyncio.wait_for(self._there.wait(), PATIENCE)

    async def act(self, unit: Unit, timer: Timer) -> None:
        """In the unit of the timer."""
        await due.act(unit, timer)
        self.late.append((datetime.now(UTC) - timer.due_at).total_seconds() * 1000)
        if len(self.late) == self._wanted:
            self._there.set()

    async def alarm(self, unit: Unit, timer: Timer) -> None:
        """A timer that fails ends the measurement."""
        raise AssertionError(f"timer {timer.key} failed")


def drafts(many: int, now: datetime) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """So many people, and a draft of each that nobody has touched for long."""
    for number in range(1, many + 1):
        person = {"id": number, "first_name": "Kunde", "language": Language.DE, "created_at": now}
        need = {
            "id": number, "person_id": number, "state": NeedState.DRAFT, "language": Language.DE,
            "words": "Internet geht nicht", "created_at": now - LONG_AGO, "touched_at": now - LONG_AGO,
        }  # fmt: skip
        yield person, need


def planned(key: str, need: int, at: datetime) -> dict[str, Any]:
    """A timer that looks at a draft."""
    return {"key": key, "kind": "draft", "due_at": at, "facts": {"need": need}, "attempts": 0}


async def fill(store: Store, *, pending: int, each: int) -> datetime:
    """So many timers over the next month, then drafts and the timers soon due; returns when the burst is due."""
    now = datetime.now(UTC)
    far = [planned(f"far{one}", 0, now + AHEAD * (one / pending) + timedelta(hours=1)) for one in range(pending)]
    people, needs = zip(*drafts(2 * each, now), strict=True)
    for table, rows in ((Timer, far), (Person, people), (NeedRow, needs)):
        for first in range(0, len(rows), CHUNK):
            async with store.unit(now, "fill") as unit:
                await unit.session.execute(insert(table_of(table)), list(rows[first : first + CHUNK]))
    begin = datetime.now(UTC) + timedelta(seconds=10)  # for the fill of the last ones, and the start of the ticker
    burst = begin + timedelta(seconds=SPREAD + 3)
    soon = [planned(str(one), one, begin + timedelta(seconds=SPREAD * one / each)) for one in range(1, each + 1)]
    soon += [planned(str(one), one, burst) for one in range(each + 1, 2 * each + 1)]
    async with store.unit(now, "fill") as unit:
        await unit.session.execute(insert(table_of(Timer)), soon)
    return burst


async def measure(kind: str, database: str, *, pending: int, each: int) -> Measured:
    """So many timers pending; `each` due one after the other, then as many at once."""
    await migrate.upgrade(database)
    _, rules = read_config(ROOT / "config.example.toml")
    store, looking, process = Store(database, rules), Looking(), psutil.Process()
    try:
        burst = await fill(store, pending=pending, each=each)
        before = process.memory_info().rss
        ticker = Ticker(store, SystemClock(), looking.act, looking.alarm)
        await ticker.start()
        await looking.at(each)
        one_by_one = quantiles(looking.late[:each], n=100)
        await asyncio.sleep(max(0.0, (burst - datetime.now(UTC)).total_seconds()))
        began = perf_counter()
        await looking.at(2 * each)
        took = perf_counter() - began
        memory = (process.memory_info().rss - before) / 1e6
        await asyncio.sleep(0.5)  # the unit of the last one
        ticker.stop()
        async with store.reading(datetime.now(UTC)) as unit:
            left = await unit.session.scalar(select(func.count()).where(table_of(Timer).c.kind == "draft"))
            assert left == pending, f"{left} timers are left of {pending}"
    finally:
        await store.close()
    return Measured(
        database=kind, pending=pending, p50=one_by_one[49], p99=one_by_one[98], burst=took, memory=memory
    )  # fmt: skip


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.timers", description=__doc__)
    parser.add_argument("--pending", type=int, nargs="*", default=[1_000, 100_000])
    parser.add_argument("--each", type=int, default=500, help="due one after the other, and as many at once")
    chosen = parser.parse_args()
    title = f"{chosen.each} timers due over {SPREAD:.0f} s, then {chosen.each} at once"
    table = Table(title=title)
    for column in ("database", "pending", "late p50 ms", "late p99 ms", "all at once s", "memory MB"):
        table.add_column(column, justify="left" if column == "database" else "right")
    with ExitStack() as stack:
        server = stack.enter_context(postgres(durable=True))
        for kind in ("SQLite", "PostgreSQL"):
            for pending in chosen.pending:
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
                url = server.bare() if kind == "PostgreSQL" else f"sqlite+aiosqlite:///{folder}/bench.sqlite"
                row = asyncio.run(measure(kind, url, pending=pending, each=chosen.each))
                figures = (row.p50, row.p99, row.burst, row.memory)
                table.add_row(kind, f"{pending:,}", *(f"{one:.1f}" for one in figures))
    Console().print(table)


if __name__ == "__main__":
    main()
