"""Every commit of a story fails once: before it takes effect, and after it when only the answer is lost.

Two stories with many failures each, drawn from the seed; with NEEDBOT_FAULTS=long every commit in turn.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from sqlalchemy.exc import OperationalError

from nlu.local import Local
from storage.unit import Store, Unit
from tests.faults.long import LONG, SEED
from tests.faults.story import StormyTown, extra, finished_well, play, told

COMMITS = 110
"""About so many a story makes."""
BEFORE, AFTER = "before", "after"


def cut() -> OperationalError:
    """What a driver raises when the connection breaks."""
    return OperationalError("COMMIT", {}, ConnectionError("server closed the connection"))


class CutStore(Store):
    """A store some of whose commits fail, by their number."""

    plan: dict[int, str]
    commits: int = 0
    failed: int = 0

    @asynccontextmanager
    async def unit(self, now: datetime, cause: str) -> AsyncIterator[Unit]:
        async with super().unit(now, cause) as unit:
            yield unit
            self.commits += 1
            kind = self.plan.pop(self.commits, "")
            self.failed += bool(kind)
            if kind == BEFORE:
                raise cut()
        if kind == AFTER:
            raise cut()


class CutTown(StormyTown):
    """A town on such a store."""

    def open_store(self) -> Store:
        store = CutStore(self.url, self.rules, synchronous="OFF")
        store.plan = {}
        return store

    @property
    def cuts(self) -> CutStore:
        """The store."""
        assert isinstance(self.store, CutStore)
        return self.store


async def story(database: str, understander: Local, plan: dict[int, str]) -> tuple[CutStore, dict[str, Counter[str]]]:
    """Play it; what everybody was told."""
    town = CutTown(database, understander)
    try:
        await town.populate()
        town.cuts.commits, town.cuts.plan = 0, dict(plan)
        await play(town)
        await town.waits(minutes=3)
        await finished_well(town)
        return town.cuts, {who: told(town, who) for who in ("anna", "luca", "mia")}
    finally:
        await town.close()


@pytest.mark.timeout(200)
@pytest.mark.parametrize("kind", [BEFORE, AFTER])
async def test_commits_that_fail_lose_nothing_and_nothing_is_said_twice(
    new_database: Callable[[], str], understander: Local, kind: str
) -> None:
    dice = random.Random(f"{SEED}-{kind}")
    calm, before = await story(new_database(), understander, {})
    assert calm.commits >= COMMITS / 2, calm.commits
    plan = dict.fromkeys(dice.sample(range(1, calm.commits), 15), kind)
    stormy, after = await story(new_database(), understander, plan)
    assert stormy.failed == len(plan)
    twice = sum((extra(after[who], before[who]) for who in before), Counter[str]())
    assert twice.total() == 0, f"seed {SEED}: {twice} after {plan}"


if LONG:

    @pytest.mark.parametrize("kind", [BEFORE, AFTER])
    @pytest.mark.parametrize("number", range(1, COMMITS))
    async def test_each_commit_in_turn(database: str, understander: Local, number: int, kind: str) -> None:
        await story(database, understander, {number: kind})
