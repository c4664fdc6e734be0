"""Many helpers press at once, each press delivered twice: one has it, the others are told so kindly.

Thirty helpers, one round on SQLite and one on PostgreSQL by default; with NEEDBOT_FAULTS=long two hundred, ten rounds.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import pytest

from domain.job import Status
from domain.vocabulary import Category, Language
from sandbox import people
from sandbox.faults import Rule
from storage import helpers
from storage.tables import Helper, Person
from storage.tables.people import Standing
from storage.unit import Unit
from tests.conversations.steps import books
from tests.conversations.town import ZURICH, Player, Town
from tests.databases import both
from tests.faults.long import LONG
from tests.faults.story import BOOKING, jobs_of, lives_are_paths, owes_nothing, play

CROWD, ROUNDS = (200, 10) if LONG else (30, 1)


async def settle_in(unit: Unit, number: int, now: datetime) -> None:
    """One more helper, on duty in the middle of Zürich."""
    unit.session.add(Person(id=number, first_name=f"H{number}", language=Language.DE, created_at=now))
    await unit.session.flush()
    helper = Helper(
        person_id=number, standing=Standing.APPROVED, name=f"H{number}", crowd="friends", region="zurich",
        place="8004 Zürich", lat=47.37, lon=8.53, radius_km=30, skills=[str(one) for one in Category],
        languages=["de"], hours={str(day): [[0, 24 * 60]] for day in range(1, 8)}, on_duty=True,
    )  # fmt: skip
    await helpers.add(unit, helper)
    await helpers.project_duty(unit, helper)


def accept_button(town: Town) -> tuple[int, str]:
    """The post in the helper chat with its Accept button."""
    chat = town.world.chats[ZURICH]
    for message, post in reversed(chat.posts.items()):
        for row in post.wire.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if button["text"] == "Annehmen":
                    return message, button["callback_data"]
    raise AssertionError("no job is posted")


@pytest.fixture
async def crowd(town: Town) -> list[Player]:
    """More helpers, all of them on duty in the middle of the town."""
    made: list[Player] = []
    async with town.store.unit(town.time.now(), "test") as unit:
        for _ in range(CROWD):
            person = people.add_person(town.world, "Helfer", roles=["helper"])
            person.started = True
            await settle_in(unit, person.id, town.time.now())
            made.append(Player(town, person.id, person.first_name))
    await town.settle()
    return made


async def press_at_once(town: Town, crowd: list[Player]) -> dict[int, str]:
    """Everybody presses the newest Accept in the helper chat, every press comes twice; what each was told."""
    message, data = accept_button(town)
    town.world.faults.set([Rule(kind="duplicate_update", share=1.0)])
    chat = town.world.chats[ZURICH]
    taps: dict[int, Any] = {
        one.id: people.presses(town.world, people.person_of(town.world, one.id), chat, message, data) for one in crowd
    }
    await town.settle()
    town.world.faults.set([])
    await town.settle()
    return {person: tap.text.split(".")[0].split(" Ankunft")[0] for person, tap in taps.items()}


@both
@pytest.mark.timeout(0 if LONG else 120)
async def test_everybody_presses_at_once_and_one_has_it(town: Town, crowd: list[Player]) -> None:
    for number in range(1, ROUNDS + 1):
        await play(town, BOOKING[number > 1 :])
        told = await press_at_once(town, crowd)
        job = (await jobs_of(town))[-1]
        assert job.status is Status.ACCEPTED
        assert Counter(told.values()) == {"Du hast den Auftrag": 1, "Schon vergeben": CROWD - 1}, told
        assert told[job.helper_id or 0].startswith("Du hast")
        assert sum("kommt um" in text for text in town.sent_to(town.anna.id)) >= number
        assert town.count("Vergeben") == 1
        await town.anna.taps("Absagen")
        await town.anna.taps("Ja, absagen")
        await lives_are_paths(town)
        await owes_nothing(town)


@both
async def test_two_jobs_for_the_same_time_accepted_at_once_are_one(town: Town) -> None:
    """Luca presses both requests in the same instant, on both databases, each press twice."""
    await play(town, BOOKING)
    town.world.people[town.eve.id].started = True
    await books(town.eve)
    town.world.faults.set([Rule(kind="duplicate_update", share=1.0)])
    requests = [one["id"] for one in town.luca.messages() if ["Annehmen", "Ablehnen"] in one["buttons"]]
    assert len(requests) == 2, town.luca.reads()
    pressed = [people.taps(town.world, town.luca.id, 0, "private", message=one) for one in requests]
    await town.settle()
    town.world.faults.set([])
    await town.settle()
    held = [job for job in await jobs_of(town) if job.helper_id == town.luca.id]
    assert len(held) == 1, [tap.text for tap in pressed]
    assert sum(tap.text.startswith("Du hast") for tap in pressed) == 1, [tap.text for tap in pressed]
    await lives_are_paths(town)
    await owes_nothing(town)
