"""python -m tests.faults.soak: many virtual days at high load, and whether anything grows that should not.

The real `python -m bot run` in an interpreter of its own against a sandbox process. By day customers and helpers play
whole stories, as many at once as the machine bears; the clock then jumps through evening and night, timer by timer:
reminders, settlements, backups, erasing. Each day the bot's memory, open files, threads, log of writes and the age of
the oldest owed message are looked at.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import linear_regression

import aiohttp
import psutil
from rich.console import Console
from rich.table import Table

from bench.people import People
from bot.config import read_config
from storage.unit import Store
from tests.databases import postgres
from tests.faults.killing import Listener, broken, nothing_waits, settled_in, trained
from tests.faults.playing import Customer, Helper, Seen
from tests.faults.processes import ROOT, Fleet

HELPERS = 60
PATIENCE = 240.0
"""Real seconds a customer waits for each answer."""
MOST_GROWTH = 0.05
"""Of the memory, from the end of the first third of the days to the last, by the regression line."""
MOST_WAL = 64.0
"""Megabytes; SQLite begins its log anew at 4."""
MOST_OWED = 60.0
"""Seconds, by the town's clock, that a message may be owed while nothing is wrong."""
MORE_FILES = 8


@dataclass(frozen=True, kw_only=True)
class Day:
    """What was measured at the end of a virtual day; memory and files in megabytes, ages in seconds."""

    stories: int
    memory: float
    files: int
    threads: int
    wal: float
    database: float
    owed: float
    """The age of the oldest message owed at any look that day."""


@dataclass
class Soak:
    """A run and what came of it."""

    kind: str
    seed: int
    days: list[Day] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def later(self) -> Sequence[Day]:
        """The days after the first third, in which everything is built once."""
        return self.days[len(self.days) // 3 :]

    def growth(self) -> float:
        """Megabytes a story by the regression line over the later days."""
        later = self.later()
        if len(later) < 2:
            return 0.0
        return linear_regression([day.stories for day in later], [day.memory for day in later]).slope

    def judge(self) -> None:
        """Add what grew to what is broken."""
        later = self.later()
        grown = self.growth() * (later[-1].stories - later[0].stories)
        if grown > MOST_GROWTH * later[0].memory:
            self.broken.append(f"memory grew by {grown:.1f} MB in {later[-1].stories - later[0].stories} stories")
        if later[-1].files > later[0].files + MORE_FILES:
            self.broken.append(f"{later[0].files} open files became {later[-1].files}")
        if (wal := max(day.wal for day in self.days)) > MOST_WAL:
            self.broken.append(f"the log of writes had {wal:.0f} MB")
        if (owed := max(day.owed for day in self.days)) > MOST_OWED:
            self.broken.append(f"a message was owed for {owed:.0f} s")

    def line(self) -> str:
        """One line for people."""
        first, last = self.days[0], self.days[-1]
        wal, owed = max(day.wal for day in self.days), max(day.owed for day in self.days)
        return (
            f"{self.kind}, seed {self.seed}: {len(self.days)} days, {last.stories} stories, {len(self.broken)} broken; "
            f"memory {first.memory:.0f} MB, at last {last.memory:.0f} ({self.growth() * 1000:+.1f} MB per 1,000 "
            f"stories), open files {first.files} to {last.files}, log of writes at most {wal:.1f} MB, "
            f"oldest owed message {owed:.1f} s"
        )


class Looks:
    """Looks at the bot from outside."""

    def __init__(self, fleet: Fleet) -> None:
        self.fleet, self.process = fleet, psutil.Process(fleet.bots[0].pid)
        self.oldest = 0.0

    async def watches(self, stop: asyncio.Event) -> None:
        """How old the oldest owed message gets, as a watchdog would ask."""
        async with aiohttp.ClientSession(f"http://127.0.0.1:{self.fleet.ports[0]}") as health:
            while not stop.is_set():
                async with health.get("/metrics") as answer:
                    for line in (await answer.text()).splitlines():
                        if line.startswith("needbot_owed_oldest_seconds "):
                            self.oldest = max(self.oldest, float(line.split()[1]))
                await asyncio.sleep(0.5)

    def day(self, stories: int) -> Day:
        """The figures of a day that has ended."""
        with self.process.oneshot():
            found = Day(
                stories=stories,
                memory=self.process.memory_info().rss / 1e6,
                files=self.process.num_fds(),
                threads=self.process.num_threads(),
                wal=self._size("-wal"),
                database=self._size(""),
                owed=self.oldest,
            )
        self.oldest = 0.0
        return found

    def _size(self, end: str) -> float:
        path = Path(self.fleet.database.removeprefix("sqlite:///") + end)
        return path.stat().st_size / 1e6 if path.exists() else 0.0


async def soak(database: str, folder: Path, *, minutes: float, customers: int, at_once: int, seed: int) -> Soak:
    """Play days of so many customers, so many of them at once, until the minutes are over, and judge."""
    _, rules = read_config(ROOT / "config.example.toml")
    found = Soak("PostgreSQL" if database.startswith("postgres") else "SQLite", seed)
    seen, stop, loop = Seen(), asyncio.Event(), asyncio.get_running_loop()
    fleet = Fleet(folder, database, webhook=False)
    fleet.own_interpreters = True
    fleet.environment["NEEDBOT_BACKUP_KEEP"] = "2"
    store = Store(database, rules)
    try:
        helpers = await settled_in(fleet, rules, seed, HELPERS)
        await fleet.start_worker()
        looks = Looks(fleet)
        async with People(f"http://127.0.0.1:{fleet.town_port}") as people:
            listener = Listener(people)
            crowd = [asyncio.create_task(Helper(people, one, seed).works(stop)) for one in helpers]
            crowd.append(asyncio.create_task(listener.listens(stop)))
            crowd.append(asyncio.create_task(looks.watches(stop)))
            until, number = loop.time() + minutes * 60, 0
            while loop.time() < until:
                gate = asyncio.Semaphore(at_once)

                async def one(number: int, gate: asyncio.Semaphore = gate) -> None:
                    async with gate:
                        await Customer(people, number, seen, patience=PATIENCE).plays()

                await asyncio.gather(*(one(number + more) for more in range(customers)))
                number += customers
                await nothing_waits(store, listener)
                found.days.append(looks.day(seen.ended.total()))
                morning = (await fleet.people_clock() + timedelta(days=1)).replace(hour=8, minute=0)
                await people.post("waits", until=morning.isoformat())
                looks.oldest = 0.0  # between two jumps of the clock nothing is late, it is skipped
                print(f"{len(found.days)} days, {number} customers", file=sys.stderr, flush=True)
            stop.set()
            await asyncio.gather(*crowd)
            found.broken = [*seen.unanswered, *await broken(store, people, helpers, seen, listener, fleet)]
            found.judge()
    finally:
        await store.close()
        await fleet.end()
    return found


def table(days: Sequence[Day]) -> Table:
    """The days, a row each."""
    made = Table(title="at the end of each virtual day")
    for column in ("stories", "memory MB", "files", "threads", "WAL MB", "database MB", "oldest owed s"):
        made.add_column(column, justify="right")
    for day in days:
        made.add_row(
            *(str(day.stories), f"{day.memory:.1f}", str(day.files), str(day.threads)),
            *(f"{day.wal:.1f}", f"{day.database:.1f}", f"{day.owed:.1f}"),
        )
    return made


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.soak", description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--customers", type=int, default=40, help="a day")
    parser.add_argument("--at-once", type=int, default=10)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="the same dice again")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = f"sqlite:///{folder}/bot.sqlite"
        if chosen.database == "postgresql":
            url = stack.enter_context(postgres()).bare()
        trained()
        found = asyncio.run(
            soak(
                url,
                folder,
                minutes=chosen.minutes,
                customers=chosen.customers,
                at_once=chosen.at_once,
                seed=chosen.seed,
            )
        )
    Console().print(table(found.days))
    print(found.line())
    print("\n".join(found.broken))
    raise SystemExit(bool(found.broken))


if __name__ == "__main__":
    main()
