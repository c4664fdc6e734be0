"""Twenty helpers press at once, each press delivered twice: one has it, the others are told so kindly."""

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
from tests.conversations.town import ZURICH, Player, Town
from tests.faults.story import BOOKING, jobs_of, lives_are_paths, owes_nothing, play


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


@pytest.mark.timeout(300)
async def test_twenty_press_at_once_and_one_has_it(town: Town) -> None:
    await play(town, BOOKING)
    crowd: list[Player] = []
    async with town.store.unit(town.time.now(), "test") as unit:
        for _ in range(20):
            person = people.add_person(town.world, "Helfer", roles=["helper"])
            person.started = True
            await settle_in(unit, person.id, town.time.now())
            crowd.append(Player(town, person.id, person.first_name))
    await town.settle()
    message, data = accept_button(town)
    town.world.faults.set([Rule(kind="duplicate_update", share=1.0)])
    chat = town.world.chats[ZURICH]
    taps: list[Any] = [
        people.presses(town.world, people.person_of(town.world, one.id), chat, message, data) for one in crowd
    ]
    await town.settle()
    town.world.faults.set([])
    await town.settle()

    (job,) = await jobs_of(town)
    assert job.status is Status.ACCEPTED
    told = Counter(tap.text.split(".")[0].split(" Ankunft")[0] for tap in taps)
    assert told == {"Du hast den Auftrag": 1, "Schon vergeben": 19}, told
    assert taps[[one.id for one in crowd].index(job.helper_id or 0)].text.startswith("Du hast")
    assert sum("kommt um" in text for text in town.sent_to(town.anna.id)) >= 1
    assert town.count("Vergeben") == 1
    await lives_are_paths(town)
    await owes_nothing(town)
