"""Telegram's limits, held against the sandbox's transcript: how many messages a second and a group's minute, how long
after a 429, who is served first, and what need not be sent any more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from actions import speech
from nlu.local import Local
from sandbox import people
from sandbox.faults import Rule
from sandbox.limits import COUNTED
from storage import owed
from storage.tables.road import Priority
from tests.conversations.steps import GERMAN
from tests.conversations.town import Player, Town
from tests.faults.story import StormyTown

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
MOST_A_SECOND, MOST_A_MINUTE = 30, 20
ADDRESS = "Hardstrasse 12, 079 555 12 34"


@pytest.fixture
async def crowded(database: str, understander: Local) -> AsyncIterator[Town]:
    """A town in which Telegram's limits hold."""
    made = StormyTown(database, understander, limits=True)
    try:
        await made.populate()
        yield made
    finally:
        await made.close()


def most_within(span: timedelta, moments: Sequence[datetime]) -> int:
    """The most of these moments, in order, that lie within any such span."""
    most = first = 0
    for last, moment in enumerate(moments):
        while moment - moments[first] >= span:
            first += 1
        most = max(most, last - first + 1)
    return most


def posted(town: Town) -> list[tuple[datetime, int, dict[str, Any]]]:
    """(when, chat, call) of every call that Telegram's limits speak of, oldest first."""
    return [
        (datetime.fromisoformat(call["at"]), int(call["params"]["chat_id"]), call)
        for call in town.world.transcript.since(0)
        if call["method"] in COUNTED
    ]


def limits_kept(town: Town) -> list[str]:
    """What went against Telegram's limits, in words."""
    calls = posted(town)
    sent = [(at, chat) for at, chat, call in calls if call["status"] == 200]
    found = []
    if (most := most_within(SECOND, [at for at, _ in sent])) > MOST_A_SECOND:
        found.append(f"{most} messages in a second")
    by_chat: defaultdict[int, list[datetime]] = defaultdict(list)
    for at, chat in sent:
        by_chat[chat].append(at)
    found += [
        f"{most} messages a minute to group {chat}"
        for chat, moments in by_chat.items()
        if chat < 0 and (most := most_within(MINUTE, moments)) > MOST_A_MINUTE
    ]
    waits: dict[int, datetime] = {}
    for at, chat, call in calls:
        if at < waits.get(chat, at):
            found.append(f"to {chat} {(waits[chat] - at).total_seconds()} s too early after a 429")
        if call["status"] == 429:
            waits[chat] = at + timedelta(seconds=call["answer"]["parameters"]["retry_after"])
    return found


async def books_slowly(customer: Player) -> None:
    """Book, with a little time after every step: what was held back comes."""
    for does, what in (("says", GERMAN), ("taps", "Ankunft"), ("says", ADDRESS), ("taps", "Verbindlich")):
        await customer.town.waits(minutes=0.1)
        await getattr(customer, does)(what)


async def test_a_flood_keeps_to_every_limit(crowded: Town) -> None:
    flood = [people.add_person(crowded.world, f"Kunde{number}", language="de").id for number in range(40)]
    for words in ("/start", "/help"):
        for person in flood:
            people.says(crowded.world, person, words)
    for person in flood[:2]:
        await books_slowly(Player(crowded, person, str(person)))
    await crowded.waits(minutes=5)
    answers = Counter(call["status"] for _, _, call in posted(crowded))
    assert answers[200] > 80
    assert answers[429] < answers.total() / 100, answers
    assert limits_kept(crowded) == []


async def test_retry_after_is_obeyed_by_the_chat_and_by_nobody_else(crowded: Town) -> None:
    crowded.world.faults.set([Rule(kind="429", chat=crowded.anna.id, nth=1, retry_after=40)])
    people.says(crowded.world, crowded.anna.id, "/start")
    people.says(crowded.world, crowded.eve.id, "/start")
    await crowded.settle()
    crowded.eve.sees("Guten Tag")
    await crowded.waits(minutes=0.6)
    crowded.anna.sees_not("Guten Tag")
    await crowded.waits(minutes=0.2)
    crowded.anna.sees("Guten Tag")
    assert limits_kept(crowded) == []


async def test_answers_go_before_offers_before_reminders_before_broadcasts(crowded: Town) -> None:
    """All are owed at once, the least pressing first; they are sent by what they are, beyond the first burst."""
    most: dict[int, Priority] = {}
    for priority in sorted(Priority, reverse=True):
        async with crowded.store.unit(crowded.time.now(), f"test{priority}") as unit:
            for _ in range(15):
                person = people.add_person(crowded.world, "Jemand", language="de")
                person.started = True
                most[person.id] = priority
                await speech.letter(unit, person.id, "apology", priority=priority)
    await crowded.waits(minutes=2)
    order = [most[chat] for _, chat, _ in posted(crowded) if chat in most]
    assert len(order) == len(most)
    assert order == sorted(order)


async def test_edits_that_no_longer_matter_are_never_sent(crowded: Town) -> None:
    await books_slowly(crowded.anna)
    await crowded.waits(minutes=0.5)
    before = len(crowded.world.transcript.since(0))
    for number in range(20):
        async with crowded.store.unit(crowded.time.now(), f"test{number}") as unit:
            await owed.wish_everywhere(unit, "post:1")
            await owed.wish_everywhere(unit, "booking:1")
    await crowded.waits(minutes=0.2)
    calls = [call["method"] for call in crowded.world.transcript.since(0)[before:]]
    assert "editMessageText" not in calls, "what is shown already is not shown again"
