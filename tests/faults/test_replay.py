"""The updates of a whole story, recorded, come again: twice, late, after a crash, swapped as webhooks may swap them.

Where each came as it should, once, the end is the one it had; where two have changed places, a legal one.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import pytest
from sqlalchemy import select

from nlu.local import Local
from storage.tables.jobs import Offer
from storage.tables.road import Card, Letter
from tests.faults.long import LONG, SEED
from tests.faults.story import BOOKING, WORK, StormyTown, finished_well, jobs_of, lives_are_paths, owes_nothing, play

Update = dict[str, Any]
LEGAL = {"offered", "accepted", "on_the_way", "in_progress", "done", "settled", "expired", "cancelled"}


@pytest.fixture
async def recorded(new_database: Callable[[], str], understander: Local) -> list[Update]:
    """What Telegram gave the bot in a story from the first word to the stars."""
    town = StormyTown(new_database(), understander)
    try:
        await town.populate()
        await play(town)
        return await town.updates()
    finally:
        await town.close()


async def rows(town: StormyTown) -> tuple[int, ...]:
    """How much there is of everything that a story makes."""
    async with town.store.reading(town.time.now()) as unit:
        return tuple([len((await unit.session.scalars(select(table))).all()) for table in (Offer, Letter, Card)])


@pytest.mark.parametrize("again", ["at once", "at the end", "after a crash", "a day later"])
async def test_a_story_that_comes_twice_ends_as_it_had(
    new_database: Callable[[], str], understander: Local, again: str
) -> None:
    town = StormyTown(new_database(), understander)
    try:
        await town.populate()
        for act in (*BOOKING, *WORK):
            await play(town, [act])
            if again == "at once":
                await comes(town, (await town.updates())[-2:])
        before = await rows(town)
        if again == "after a crash":
            await town.restarts()
        if again == "a day later":
            await town.waits(hours=23)
            before = await rows(town)
        if again != "at once":
            await comes(town, await town.updates())
        await finished_well(town)
        assert await rows(town) == before, "something took effect twice"
    finally:
        await town.close()


def swapped(story: Sequence[Update], places: set[int]) -> list[Update]:
    """The story with each of these updates and the next exchanged."""
    found = list(story)
    for place in sorted(places):
        found[place], found[place + 1] = found[place + 1], found[place]
    return found


async def comes(town: StormyTown, updates: Sequence[Update]) -> None:
    """These updates come, one after the other."""
    for update in updates:
        await town.app.intake.keep([update])
        await town.settle()


async def ends_legally(database: str, understander: Local, story: Sequence[Update], *, together: bool) -> set[str]:
    """A bot that never lived this story gets its updates in this order; what became of them is legal, and returned."""
    town = StormyTown(database, understander)
    try:
        await town.populate()
        if together:
            await town.app.intake.keep(list(story))
            await town.settle()
        else:
            await comes(town, story)
        await town.waits(hours=1)
        await lives_are_paths(town)
        await owes_nothing(town)
        found = await jobs_of(town)
        assert len(found) <= 1, "booked twice"
        ends = {str(job.status) for job in found}
        assert ends <= LEGAL
        return ends
    finally:
        await town.close()


async def test_neighbours_that_change_places_end_legally(
    new_database: Callable[[], str], understander: Local, recorded: list[Update]
) -> None:
    dice = random.Random(SEED)
    as_it_was = await ends_legally(new_database(), understander, recorded, together=False)
    assert as_it_was == {"settled"}, "the recording must mean something to a bot that never lived it"
    every = [{place} for place in range(len(recorded) - 1)]
    chosen = every if LONG else [set(range(0, len(recorded) - 1, 3)), set(range(1, len(recorded) - 1, 2))]
    for places in chosen:
        await ends_legally(new_database(), understander, swapped(recorded, places), together=bool(dice.getrandbits(1)))


async def test_everything_in_any_order_ends_legally(
    new_database: Callable[[], str], understander: Local, recorded: list[Update]
) -> None:
    for number in range(100 if LONG else 2):
        shuffled = list(chain(recorded, recorded))
        random.Random(SEED * 1000 + number).shuffle(shuffled)
        await ends_legally(new_database(), understander, shuffled, together=False)
