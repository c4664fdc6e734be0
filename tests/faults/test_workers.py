"""Several bot processes on one PostgreSQL, called by webhook: each person is served in order, and any bot may die."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from nlu.local import Local
from tests.faults.processes import Fleet

CUSTOMERS = [1001, 1002, 1003, *range(2001, 2007)]
SAID = ("Der Drucker druckt nicht", "8004 Zürich", "so schnell wie möglich")


class Workers(Fleet):
    """Two bots behind one webhook."""

    async def shown(self, person: int, words: str, within: float = 60) -> list[str]:
        """What the bot has said to somebody, once these words are among it; TimeoutError."""
        async with asyncio.timeout(within):
            texts = await self.texts(person)
            while not any(words in text for text in texts):
                texts = await self.texts(person)  # asking takes its time: there is nothing else to wait for
            return texts


@pytest.fixture
async def workers(tmp_path: Path, database: str, understander: Local) -> AsyncIterator[Workers]:
    assert understander, "trained already"
    made = Workers(tmp_path, database, webhook=True)
    try:
        await made.begin()
        await made.start_worker()
        await made.start_worker()
        yield made
    finally:
        await made.end()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_one_of_two_workers_is_killed_and_everybody_is_answered_in_order(workers: Workers) -> None:
    for number, words in enumerate(SAID):
        for person in CUSTOMERS:
            await workers.post("says", person=person, chat="private", text=words)
        if number == 1:
            workers.bots[0].send_signal(signal.SIGKILL)
    for person in CUSTOMERS:
        texts = await workers.shown(person, "so bald wie möglich")
        assert any("8004 Zürich" in text and "Drucker" in text for text in texts[-1:]), texts
        prices = [text for text in texts if "Voraussichtlich" in text]
        assert 1 <= len(prices) <= 2, "a second only where the kill came between sending and recording"
    assert "Traceback" not in workers.log()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_a_worker_that_is_told_to_stop_leaves_its_people_to_the_other_at_once(workers: Workers) -> None:
    workers.bots[0].send_signal(signal.SIGTERM)
    async with asyncio.timeout(20):
        assert await workers.bots[0].wait() == 0
    for person in CUSTOMERS:
        await workers.post("says", person=person, chat="private", text="/help")
    began = asyncio.get_running_loop().time()
    for person in CUSTOMERS:
        await workers.shown(person, "/human")
    assert asyncio.get_running_loop().time() - began < 9, "before any lease runs out"
