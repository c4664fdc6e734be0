"""Told to stop, the real process finishes what it has in hand, within what a service manager grants, and says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from nlu.local import Local
from tests.conversations.town import _people
from tests.faults.processes import Processes

ANNA = 1001
GRANTED = 20.0
"""Seconds from SIGTERM until a service manager kills."""


@pytest.fixture
async def processes(tmp_path: Path, understander: Local) -> AsyncIterator[Processes]:
    assert understander, "trained already"
    made = Processes(tmp_path)
    try:
        await made.begin()
        await made.start_bot()
        yield made
    finally:
        await made.end()


@pytest.mark.timeout(200)
async def test_what_is_in_hand_is_finished_and_nothing_is_said_twice(processes: Processes) -> None:
    people = [one["id"] for one in _people()["people"] if one["id"] < 3000]
    for person in people:
        for _ in range(3):
            await processes.post("says", person=person, chat="private", text="/help")
    await processes.until(lambda waits: waits["received"] + waits["owed"] > 0)
    code, seconds = await processes.end_bot(GRANTED)
    assert code == 0, processes.log()
    assert seconds < GRANTED
    await processes.start_bot()
    await processes.until(lambda waits: waits["received"] + waits["owed"] == 0)
    await processes.post("settle", timeout=30)
    for person in people:
        said = Counter(text.splitlines()[0] for text in await processes.texts(person))
        assert 1 <= said.total() <= 3, said  # the same answer twice in a row that nobody has seen yet is one
    code, seconds = await processes.end_bot(GRANTED)
    assert code == 0, processes.log()
    assert seconds < 5, "nothing to do, and a long poll of 30 seconds is cut short"


@pytest.mark.timeout(200)
async def test_a_telegram_that_hangs_does_not_keep_the_bot_from_stopping(processes: Processes) -> None:
    await processes.post("faults", rules=[{"kind": "timeout_before", "method": "sendMessage", "share": 1.0}])
    await processes.post("says", person=ANNA, chat="private", text="/help")
    await processes.until(lambda waits: waits["owed"] == 1)
    code, seconds = await processes.end_bot(GRANTED)
    assert code == 0, processes.log()
    assert seconds < GRANTED
    assert "not everything in hand could be finished" in processes.log()
    await processes.post("faults", rules=[])
    await processes.start_bot()
    await processes.until(lambda waits: waits["owed"] == 0)
    assert len(await processes.texts(ANNA)) == 1
    assert (await processes.end_bot(GRANTED))[0] == 0
