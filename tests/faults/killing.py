"""python -m tests.faults.killing: a town plays whole stories while its bot is killed with SIGKILL at random instants.

The real `python -m bot run` against a sandbox process. At the end nothing may be lost: every need answered, every job's
history a path of the life table, one winner, nothing owed or set aside; what came twice is counted and held against
the messages that were on a screen and in no row when a bot died.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import func, select

from bench.people import People
from bot import demo_town
from bot.config import read_config
from domain.job import Status, is_path
from domain.rules import Rules
from storage import jobs, migrate, owed
from storage.tables.jobs import Answer, Job, Offer
from storage.tables.road import Card, Inbox, InboxState, Letter
from storage.unit import Store, table_of
from tests.databases import postgres
from tests.faults.playing import Customer, Helper, Seen
from tests.faults.processes import ROOT, Fleet

NOON = "2026-11-17T10:00:00+01:00"
HELPERS = 20
QUIET = 180.0
"""Seconds after the last kill within which everything must be over."""
SAID = {"sendmessage", "sendphoto", "senddocument", "sendvoice"}


@dataclass(frozen=True, kw_only=True)
class Run:
    """What is to be played."""

    database: str
    workers: int
    kills: int
    seed: int
    patience: float = 900.0
    minutes: float = 240.0
    """No more kills after so long, on a machine that is too busy."""
    customers: int = 6
    """Who are in the middle of a story at any time."""


@dataclass
class Outcome:
    """What came of it."""

    run: Run
    stories: int = 0
    kills: int = 0
    in_flight: set[tuple[int, int]] = field(default_factory=set)
    """Messages (chat, id) that were on a screen and in no row when a bot died: each may come twice."""
    twice: int = 0
    """Messages that stand twice in a row in a chat."""
    recovered: list[float] = field(default_factory=list)
    """Seconds from a kill to the next thing said, restart included."""
    broken: list[str] = field(default_factory=list)

    def line(self) -> str:
        """One line for people."""
        run, back = self.run, sorted(self.recovered)
        slowest = f", back after {median(back):.1f} s (slowest {back[-1]:.1f})" if back else ""
        kind = "PostgreSQL" if run.database.startswith("postgres") else "SQLite"
        return (
            f"{kind}, {run.workers} worker{'s' * (run.workers > 1)}, seed {run.seed}: {self.kills} kills, "
            f"{self.stories} stories, {len(self.broken)} promises broken, {self.twice} messages twice "
            f"({len(self.in_flight)} were in flight){slowest}"
        )


class Listener:
    """Everything the bot says, as the sandbox has it."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.calls: list[dict[str, Any]] = []
        self._last = 0
        self._reading = asyncio.Lock()

    async def reads(self) -> None:
        """Fetch what is new."""
        async with self._reading:
            found = await self.people.get("calls", since=self._last)
            self._last = found["last"]
            self.calls += [call for call in found["calls"] if call["status"] is not None]

    async def listens(self, stop: asyncio.Event) -> None:
        """Until told to stop."""
        while not stop.is_set():
            await self.reads()
            await asyncio.sleep(0.5)

    def said(self) -> list[tuple[int, int, str]]:
        """(chat, message id, text) of every message that reached a chat, oldest first."""
        return [
            (int(call["params"]["chat_id"]), int(call["answer"]["result"]["message_id"]), str(call["params"]))
            for call in self.calls
            if call["method"].lower() in SAID and call["status"] == 200
        ]

    def first_after(self, moment: datetime) -> datetime | None:
        """When the bot next said or changed something."""
        times = (
            datetime.fromisoformat(call["at"])
            for call in self.calls
            if call["method"].lower() in SAID | {"editmessagetext"}
        )
        return next((at for at in times if at > moment), None)


async def settled_in(fleet: Fleet, rules: Rules, seed: int, many: int = HELPERS) -> list[int]:
    """Migrate the database, make the helpers known, start the town; returns the helpers."""
    some = demo_town.helpers_of(rules, many, seed)
    await migrate.upgrade(fleet.database)
    store = Store(fleet.database, rules)
    try:
        async with store.unit(datetime.fromisoformat(NOON), "settle") as unit:
            await demo_town.settle(unit, some)
    finally:
        await store.close()
    fleet.token = demo_town.TOKEN
    fleet.environment["NEEDBOT_CLOCK_URL"] = f"http://127.0.0.1:{fleet.town_port}/town/clock"
    fleet.environment["NEEDBOT_FLOOD_BURST"] = "0"
    await fleet.begin(demo_town.town_of(rules, some), "--now", NOON, "--seed", str(seed))
    return [one.id for one in some]


async def written_down(store: Store) -> set[tuple[int, int]]:
    """Every message (chat, id) that some row knows."""
    letter, card = table_of(Letter), table_of(Card)
    async with store.reading(datetime.now(UTC)) as unit:
        return {
            *map(tuple, await unit.session.execute(select(letter.c.chat, letter.c.message_id))),
            *map(tuple, await unit.session.execute(select(card.c.chat, card.c.message_id))),
        }


async def in_flight(store: Store, listener: Listener) -> set[tuple[int, int]]:
    """The last message of each chat, where no row knows it: it was sent, and not written down."""
    await listener.reads()
    last = {chat: number for chat, number, _ in listener.said()}
    return set(last.items()) - await written_down(store)


Strike = Callable[[Fleet, random.Random, Store, Listener, Outcome], Awaitable[None]]
"""What goes wrong, again and again, while people play; counts itself in the outcome."""


async def kill(fleet: Fleet, dice: random.Random, store: Store, listener: Listener, outcome: Outcome) -> None:
    """Kill one of the bots and start it again; now and then in the middle of its start too."""
    number = dice.randrange(len(fleet.bots))
    await listener.reads()
    clock = await fleet.people_clock()
    await kill_one(fleet, number, store, listener, outcome)
    if dice.random() < 0.15 and outcome.kills < outcome.run.kills:
        await asyncio.sleep(dice.uniform(0.2, 4))  # the instant of death is the test
        await kill_one(fleet, number, store, listener, outcome)
    await fleet.is_up(number)
    if len(fleet.bots) == 1:
        outcome.recovered.append(await back(listener, clock))


async def kill_one(fleet: Fleet, number: int, store: Store, listener: Listener, outcome: Outcome) -> None:
    """Kill it, keep what it had in hand, and start it again."""
    await fleet.kill(number)
    outcome.kills += 1
    unknown = await in_flight(store, listener)
    if unknown and len(fleet.bots) > 1:  # the others are alive: what they have in hand is written down at once
        await asyncio.sleep(1)
        unknown -= await written_down(store)
    outcome.in_flight |= unknown
    await fleet.start_again(number)


async def back(listener: Listener, since: datetime, within: float = 240) -> float:
    """Seconds until the bot next said something; TimeoutError."""
    async with asyncio.timeout(within):
        while (at := listener.first_after(since)) is None:
            await asyncio.sleep(0.1)
            await listener.reads()
    return (at - since).total_seconds()


async def play(run: Run, folder: Path, strike: Strike = kill) -> Outcome:
    """Play until so many strikes (kills, unless told otherwise) are survived; let everything end, and look."""
    _, rules = read_config(ROOT / "config.example.toml")
    dice, outcome, seen, stop = random.Random(run.seed), Outcome(run), Seen(), asyncio.Event()
    fleet = Fleet(folder, run.database, webhook=run.workers > 1)
    store = Store(run.database, rules)
    try:
        helpers = await settled_in(fleet, rules, run.seed)
        for _ in range(run.workers):
            await fleet.start_worker()
        async with People(f"http://127.0.0.1:{fleet.town_port}") as people:
            listener = Listener(people)
            crowd = [asyncio.create_task(Helper(people, one, run.seed).works(stop)) for one in helpers]
            crowd.append(asyncio.create_task(listener.listens(stop)))
            enough = asyncio.Event()

            async def customers(first: int) -> None:
                number = first
                while not enough.is_set():
                    await Customer(people, number, seen, patience=run.patience).plays()
                    number += run.customers

            played = [asyncio.create_task(customers(first)) for first in range(run.customers)]
            until = asyncio.get_running_loop().time() + run.minutes * 60
            while outcome.kills < run.kills and asyncio.get_running_loop().time() < until:
                await asyncio.sleep(dice.uniform(0.2, 3))  # the instant of death is the test
                await strike(fleet, dice, store, listener, outcome)
                print(f"{outcome.kills} kills, {seen.ended.total()} stories", file=sys.stderr, flush=True)
            enough.set()
            await asyncio.gather(*played)
            await nothing_waits(store, listener)
            stop.set()
            await asyncio.gather(*crowd)
            outcome.stories = seen.ended.total()
            outcome.broken = [*seen.unanswered, *await broken(store, people, helpers, seen, listener, fleet)]
            outcome.twice = twice(listener)
            if outcome.twice > len(outcome.in_flight):
                outcome.broken.append(f"{outcome.twice} messages twice: {doubled(listener)}")
    finally:
        await store.close()
        await fleet.end()
    return outcome


async def nothing_waits(store: Store, listener: Listener) -> None:
    """Wait until nothing is owed; whoever waits in vain finds out below."""
    loop = asyncio.get_running_loop()
    until = loop.time() + QUIET
    inbox = table_of(Inbox)
    while loop.time() < until:
        async with store.reading(datetime.fromisoformat(NOON)) as unit:
            new = await unit.session.scalar(select(func.count()).where(inbox.c.state == InboxState.NEW))
            if not new and not await owed.count_owed(unit):
                return
        await asyncio.sleep(0.2)


def pairs(listener: Listener) -> list[str]:
    """Texts said twice in a row in one chat."""
    last: dict[int, str] = {}
    found = []
    for chat, _, text in listener.said():
        if last.get(chat) == text:
            found.append(text)
        last[chat] = text
    return found


def twice(listener: Listener) -> int:
    """How many messages repeat the one before them in their chat."""
    return len(pairs(listener))


def doubled(listener: Listener) -> list[str]:
    """The beginnings of what was said twice."""
    return [text[:160] for text in pairs(listener)]


async def broken(
    store: Store, people: People, helpers: list[int], seen: Seen, listener: Listener, fleet: Fleet
) -> list[str]:
    """The promises that did not hold, in words."""
    found: list[str] = []
    inbox, letter, card = table_of(Inbox), table_of(Letter), table_of(Card)
    async with store.reading(datetime.now(UTC)) as unit:
        all_jobs = list(await unit.session.scalars(select(Job)))
        for job in all_jobs:
            steps = [(s.came_from, s.step, s.role, s.leads_to) for s in await jobs.history(unit, job.id or 0)]
            if not is_path(Status.OFFERED, steps) or steps[-1][3] is not job.status:
                found.append(f"job {job.id} is {job.status} after {steps}")
            if job.status is not Status.SETTLED:
                found.append(f"job {job.id} is {job.status}")
        booked = Counter(job.customer_id for job in all_jobs)
        found += [f"customer {who} has {count} bookings" for who, count in booked.items() if count != 1]
        offer = table_of(Offer)
        winners = (
            select(offer.c.job_id)
            .where(offer.c.answer == Answer.ACCEPTED)
            .group_by(offer.c.job_id, offer.c.version)
            .having(func.count() > 1)
        )
        found += [f"job {number} has two winners" for number in await unit.session.scalars(winners)]
        counts = {
            "owed and unsent": await owed.count_owed(unit),
            "updates not worked": await unit.session.scalar(
                select(func.count()).where(inbox.c.state != InboxState.DONE)
            ),
            "letters that failed": await unit.session.scalar(select(func.count()).where(letter.c.failed.is_not(None))),
            "cards that failed": await unit.session.scalar(select(func.count()).where(card.c.failed.is_not(None))),
        }
    found += [f"{name}: {count}" for name, count in counts.items() if count]
    found += await seen_by_two(people, helpers, seen)
    found += told_to_groups(listener, seen) + told_to_the_log(fleet, seen)
    return found


async def seen_by_two(people: People, helpers: list[int], seen: Seen) -> list[str]:
    """Addresses that more than one helper was ever shown: nobody gives a job back here, so that is a second winner."""
    shown: dict[str, set[int]] = {}
    for helper in helpers:
        text = "\n".join(message["text"] for message in await people.screen(helper))
        for street, _ in seen.secrets.values():
            if f"{street}\n" in text or f"{street}," in text:
                shown.setdefault(street, set()).add(helper)
    return [f"{street} was shown to helpers {who}" for street, who in shown.items() if len(who) > 1]


def told_to_groups(listener: Listener, seen: Seen) -> list[str]:
    """Addresses and numbers in a helper chat."""
    heard = "\n".join(str(c["params"]) for c in listener.calls if str(c["params"].get("chat_id", "")).startswith("-"))
    return [f"told to a group: {secret}" for pair in seen.secrets.values() for secret in pair if secret in heard]


def told_to_the_log(fleet: Fleet, seen: Seen) -> list[str]:
    """Addresses, numbers or the token in a log; and what should not be there at all."""
    log = fleet.log()
    found = [f"in the log: {secret}" for pair in seen.secrets.values() for secret in pair if secret in log]
    if fleet.token in log:
        found.append("in the log: the token")
    return found


def trained() -> None:
    """The model, from the tests' cache if it is there, so that no bot trains it while it is killed."""
    if (ROOT / ".nlu-cache").exists():
        shutil.copytree(ROOT / ".nlu-cache", ROOT / "var" / "nlu", dirs_exist_ok=True)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.killing", description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--workers", type=int, default=1, help="more than one needs postgresql")
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--minutes", type=float, default=240, help="no more kills after so long")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="the same dice again")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = f"sqlite:///{folder}/bot.sqlite"
        if chosen.database == "postgresql":
            url = stack.enter_context(postgres()).bare()
        trained()
        run = Run(database=url, workers=chosen.workers, kills=chosen.kills, seed=chosen.seed, minutes=chosen.minutes)
        outcome = asyncio.run(play(run, folder))
    print(outcome.line())
    print("\n".join(outcome.broken))
    raise SystemExit(bool(outcome.broken))


if __name__ == "__main__":
    main()
