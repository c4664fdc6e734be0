"""python -m bench.workers: what one, two and four bot processes do together, called by webhook, on either database.

Three questions to each: how many first messages a second are understood, kept, priced and answered when all come at
once; how long an answer takes at a steady rate; how many bookings a second whole conversations come to (problem, time,
street and phone, order: four updates and the requests to the helpers each). Bots, sandbox, database and the people who
play share this machine: where it has few cores, more processes share them too.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from statistics import quantiles
from time import perf_counter

import psutil
from rich.console import Console
from rich.table import Table

from bench.people import NoButton, People
from bot.config import read_config
from tests.databases import postgres
from tests.faults.killing import settled_in, trained
from tests.faults.playing import Customer, Seen
from tests.faults.processes import ROOT, Fleet

WORDS = "Internet geht nicht, Router blinkt rot. 8004 Zürich, so schnell wie möglich"
SHOWN = {"sendmessage", "editmessagetext"}
SOUGHT = "🔎"
"""Begins the card of a search."""
HELPERS = 200
PATIENCE = 120.0


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One row of the table: a second, and milliseconds."""

    database: str
    workers: int
    updates: float
    p50: float
    p99: float
    bookings: float
    cpu: float
    """CPU milliseconds of all the bots per update of the first question."""


class Answers:
    """When the bots first put something on each person's screen, as the sandbox has it."""

    def __init__(self, people: People) -> None:
        self.people, self.at = people, dict[int, datetime]()
        self._last = 0

    async def looks(self) -> None:
        """Fetch what is new."""
        found = await self.people.get("calls", since=self._last)
        self._last = found["last"]
        for call in found["calls"]:
            if call["method"].lower() in SHOWN and call["status"] == 200:
                self.at.setdefault(int(call["params"]["chat_id"]), datetime.fromisoformat(call["at"]))

    async def all_of(self, persons: list[int]) -> None:
        """Wait until each has one; TimeoutError."""
        async with asyncio.timeout(PATIENCE):
            while not self.at.keys() >= set(persons):
                await asyncio.sleep(0.1)
                await self.looks()


async def newcomers(people: People, many: int) -> list[int]:
    """People who have not written yet."""
    return [int((await people.post("people", name="Kunde", language="de"))["id"]) for _ in range(many)]


def spent(fleet: Fleet) -> float:
    """CPU seconds of all the bots so far."""
    times = [psutil.Process(bot.pid).cpu_times() for bot in fleet.bots]
    return sum(float(one.user + one.system) for one in times)


async def flooded(people: People, answers: Answers, many: int) -> float:
    """Seconds until so many first messages, all at once, are answered."""
    asking = await newcomers(people, many)
    began = perf_counter()
    await asyncio.gather(*(people.says(one, WORDS) for one in asking))
    await answers.all_of(asking)
    return perf_counter() - began


async def paced(people: People, answers: Answers, many: int, rate: float) -> list[float]:
    """Milliseconds from each of so many first messages to its answer, at a steady rate a second."""
    asking = await newcomers(people, many)
    asked: dict[int, datetime] = {}
    loop, tasks = asyncio.get_running_loop(), []
    offset = datetime.fromisoformat((await people.get("clock"))["now"]).timestamp() - loop.time()
    began = loop.time()

    async def says(one: int) -> None:
        asked[one] = datetime.fromtimestamp(loop.time() + offset).astimezone()
        await people.says(one, WORDS)

    for number, one in enumerate(asking):
        await asyncio.sleep(max(0.0, began + number / rate - loop.time()))
        tasks.append(asyncio.create_task(says(one)))
    await asyncio.gather(*tasks)
    await answers.all_of(asking)
    return [(answers.at[one] - asked[one]).total_seconds() * 1000 for one in asking]


async def booked(people: People, many: int, at_once: int) -> tuple[int, float]:
    """How many of so many customers have booked, so many of them at once, and in how many seconds."""
    numbers, done, seen = count(1), 0, Seen()

    async def one_after_the_other() -> None:
        nonlocal done
        while (number := next(numbers)) <= many:
            try:
                customer = Customer(people, number, seen, patience=PATIENCE)
                await customer.books()
                await people.sees(customer.id, SOUGHT, within=PATIENCE)
            except (TimeoutError, NoButton) as fault:
                print(f"customer {number}, after {customer.at!r}: {type(fault).__name__} {fault}")
            else:
                done += 1

    began = perf_counter()
    await asyncio.gather(*(one_after_the_other() for _ in range(at_once)))
    return done, perf_counter() - began


async def measure(
    kind: str, database: str, workers: int, *, messages: int, rate: float, bookings: int, at_once: int
) -> Measured:
    """All three questions to so many bots on an empty database."""
    _, rules = read_config(ROOT / "config.example.toml")
    with tempfile.TemporaryDirectory() as name:
        fleet = Fleet(Path(name), database or f"sqlite:///{name}/bot.sqlite", webhook=True)
        fleet.own_interpreters = True
        try:
            await settled_in(fleet, rules, 1, HELPERS)
            for _ in range(workers):
                await fleet.start_worker()
            async with People(f"http://127.0.0.1:{fleet.town_port}") as people:
                answers = Answers(people)
                await flooded(people, answers, 20 * workers)  # whoever builds things at the first message has them now
                await asyncio.sleep(2)
                before = spent(fleet)
                took = await flooded(people, answers, messages)
                cpu = (spent(fleet) - before) * 1000 / messages
                waits = await paced(people, answers, messages, rate)
                done, seconds = await booked(people, bookings, at_once)
        finally:
            await fleet.end()
    cuts = quantiles(waits, n=100)
    return Measured(
        database=kind, workers=workers, updates=messages / took, p50=cuts[49], p99=cuts[98], bookings=done / seconds,
        cpu=cpu,
    )  # fmt: skip


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.workers", description=__doc__)
    parser.add_argument("--messages", type=int, default=300)
    parser.add_argument("--rate", type=float, default=10.0, help="messages a second of the steady part")
    parser.add_argument("--bookings", type=int, default=100)
    parser.add_argument("--at-once", type=int, default=16)
    parser.add_argument("--sqlite", type=int, nargs="*", default=[1], help="how many bots, one row each")
    parser.add_argument("--postgresql", type=int, nargs="*", default=[1, 2, 4])
    chosen = parser.parse_args()
    trained()
    table = Table(title="several bots on one database")
    for column in ("database", "bots", "updates/s", "p50 ms", "p99 ms", "bookings/s", "CPU ms an update"):
        table.add_column(column, justify="left" if column == "database" else "right")
    with ExitStack() as stack:
        server = stack.enter_context(postgres(durable=True))
        for kind, workers in (
            *(("SQLite", one) for one in chosen.sqlite),
            *(("PostgreSQL", one) for one in chosen.postgresql),
        ):
            row = asyncio.run(
                measure(
                    kind,
                    server.bare() if kind == "PostgreSQL" else "",
                    workers,
                    messages=chosen.messages,
                    rate=chosen.rate,
                    bookings=chosen.bookings,
                    at_once=chosen.at_once,
                )
            )
            figures = (row.updates, row.p50, row.p99, row.bookings, row.cpu)
            table.add_row(row.database, str(row.workers), *(f"{one:.1f}" for one in figures))
    Console().print(table)


if __name__ == "__main__":
    main()
