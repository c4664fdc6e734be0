"""The disk is full, the database goes away: the bot stays up, loses nothing, and goes on when it can.

A full disk in this process by default; NEEDBOT_FAULTS=long fills the disk of the real process under load, and takes
PostgreSQL away from it for thirty seconds.
"""

from __future__ import annotations

import asyncio
import io
import random
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy.exc import OperationalError

from bot.logs import Patient
from nlu.local import Local
from sandbox import people
from storage.unit import Store
from tests.conversations.town import Town
from tests.databases import Postgres
from tests.faults.killing import Listener, Outcome, Run, in_flight, play, trained
from tests.faults.long import LONG, SEED
from tests.faults.processes import Fleet
from tests.faults.story import owes_nothing

SMALL = 1 << 14
"""Bytes beyond which no file can be written while the disk is full: the log of writes has long been larger."""


@contextmanager
def full_disk(process: int = 0) -> Iterator[None]:
    """Nothing more can be written to large files by this process, or by another of ours."""
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (SMALL, before[1]))
    try:
        yield
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


async def test_a_message_that_comes_while_the_disk_is_full_is_answered_when_it_is_not(town: Town) -> None:
    people.says(town.world, town.anna.id, "/start")
    with full_disk(), pytest.raises(OperationalError):
        await town.app.intake.fetch(0)  # and what cannot be kept is not acknowledged
    assert town.world.updates.waiting
    await town.settle()
    town.anna.sees("Guten Tag")


async def test_what_was_kept_before_the_disk_was_full_is_worked_when_it_is_not(town: Town) -> None:
    people.says(town.world, town.anna.id, "/start")
    await town.app.intake.fetch(0)
    with full_disk():
        working = asyncio.create_task(town.app.worker.drain())
        delivering = asyncio.create_task(town.app.delivery.deliver())
        await asyncio.sleep(0.05)  # let it fail: there is nothing to see until it succeeds
        assert not working.done()
    await asyncio.gather(working, delivering)
    await town.settle()
    town.anna.sees("Guten Tag")
    assert town.count("Guten Tag", "private", town.anna) == 1
    await owes_nothing(town)


def test_a_log_on_a_full_disk_ended_the_bot() -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    patient = Patient(Full())
    print("a line", file=patient, flush=True)


async def disk_full(fleet: Fleet, dice: random.Random, store: Store, listener: Listener, outcome: Outcome) -> None:
    """The disk of the bot is full for ten seconds."""
    outcome.kills += 1
    with full_disk(fleet.bots[0].pid):
        await asyncio.sleep(10)  # the length of the outage is the test
        assert fleet.bots[0].returncode is None, "the bot must stay up"
    outcome.in_flight |= await in_flight(store, listener)
    await asyncio.sleep(5)  # and some time without one


async def database_gone(
    server: Postgres, fleet: Fleet, dice: random.Random, store: Store, listener: Listener, outcome: Outcome
) -> None:
    """The database is away for thirty seconds; the bot says so to whoever watches it."""
    outcome.kills += 1
    server.stop()
    await asyncio.sleep(30)  # the length of the outage is the test
    assert fleet.bots[0].returncode is None, "the bot must stay up"
    asked = f"http://127.0.0.1:{fleet.ports[0]}/healthz"
    async with aiohttp.ClientSession() as session, session.get(asked) as answer:
        assert answer.status == 503
        assert "database" in (await answer.json())["wrong"]
    server.start()
    outcome.in_flight |= await in_flight(store, listener)
    await asyncio.sleep(10)  # and some time with it


if LONG:

    @pytest.mark.parametrize("database", ["sqlite"], indirect=True)
    async def test_a_disk_that_is_full_again_and_again_under_load(
        database: str, tmp_path: Path, understander: Local
    ) -> None:
        assert understander, "trained already"
        trained()
        outcome = await play(Run(database=database, workers=1, kills=3, seed=SEED), tmp_path, disk_full)
        print(outcome.line())
        assert outcome.broken == [], outcome.line()

    async def test_a_database_that_goes_away_for_thirty_seconds_under_load(
        postgresql: Postgres, tmp_path: Path, understander: Local
    ) -> None:
        assert understander, "trained already"
        trained()
        run = Run(database=postgresql.empty(), workers=1, kills=2, seed=SEED)
        outcome = await play(run, tmp_path, partial(database_gone, postgresql))
        print(outcome.line())
        assert outcome.broken == [], outcome.line()
