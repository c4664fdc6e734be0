"""The two nights of the clock change: what is asked for, waited for and reminded of then happens once, at its time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from nlu.local import Local
from storage.tables import Timer
from storage.unit import Unit
from tests.conversations.steps import books
from tests.conversations.town import Town
from tests.faults.story import BOOKING, WORK, StormyTown, lives_are_paths, owes_nothing, play

ZURICH = ZoneInfo("Europe/Zurich")
AUTUMN, SPRING = "2026-10-25T02:50:00+02:00", "2027-03-28T01:50:00+01:00"
FRIDAYS = ("2026-10-23T14:00:00+02:00", "2027-03-26T14:00:00+01:00")


@pytest.fixture
async def night(request: pytest.FixtureRequest, database: str, understander: Local) -> AsyncIterator[Town]:
    """A town at the instant the test is given."""
    made = StormyTown(database, understander, at=datetime.fromisoformat(request.param))
    try:
        await made.populate()
        yield made
    finally:
        await made.close()


@pytest.mark.parametrize("night", [AUTUMN, SPRING], indirect=True)
async def test_a_story_over_the_change_ends_well(night: Town) -> None:
    await play(night, [(who, does, what.replace("CHF 45", "CHF 50")) for who, does, what in (*BOOKING, *WORK)])
    night.anna.sees("Abgeschlossen: CHF 50", "★★★★★")
    await lives_are_paths(night)
    await owes_nothing(night)


@pytest.mark.parametrize("night", [AUTUMN, SPRING], indirect=True)
async def test_a_search_over_the_change_takes_as_long_as_ever(night: Town) -> None:
    await books(night.anna)
    began = night.time.now()
    while "Leider hat niemand zugesagt" not in night.anna.reads():
        await night.waits(minutes=1)
        assert night.time.now() - began < timedelta(minutes=30)
    assert timedelta(minutes=5) <= night.time.now() - began
    await owes_nothing(night)


@pytest.mark.parametrize("night", FRIDAYS, indirect=True)
async def test_the_reminders_of_a_sunday_come_when_the_wall_says_so(night: Town) -> None:
    await books(night.anna, "Der Drucker druckt nicht mehr, 8004 Zürich, übermorgen um 10 Uhr", arrival="10:00")
    await night.luca.taps("Annehmen")
    async with night.store.reading(night.time.now()) as unit:
        soonest = {one.key.partition(":")[0]: one.due_at for one in await all_timers(unit)}
    there = {name: due.astimezone(ZURICH) for name, due in soonest.items()}
    assert (there["remind1"].hour, there["remind1"].minute) == (9, 0)
    assert there["remind1"].date() == (night.time.now() + timedelta(days=2)).astimezone(ZURICH).date()
    await night.waits(days=3)
    for person in (night.anna, night.luca):
        assert person.reads().count("Zur Erinnerung") == person.reads().count("Bald ist es so weit") == 1
    await owes_nothing(night)


async def all_timers(unit: Unit) -> list[Timer]:
    """Every timer there is."""
    return list(await unit.session.scalars(select(Timer)))
