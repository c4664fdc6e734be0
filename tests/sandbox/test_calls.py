"""Every Bot API call can be read back, however many there were, and after the sandbox was killed."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from sandbox import people, transcript
from sandbox.clock import Clock
from sandbox.store import Store
from sandbox.world import World
from tests.sandbox.visitor import ANNA, Visitor


@pytest.fixture(autouse=True)
def _few_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcript, "IN_MEMORY", 20)
    monkeypatch.setattr(transcript, "PACKED", 10)


def numbers(calls: list[dict[str, Any]]) -> list[int]:
    return [call["number"] for call in calls]


async def test_the_first_calls_were_forgotten_after_many(out: Visitor) -> None:
    for number in range(75):
        await out.bot("getMe", number=number, words="Zürich\n☎")
    answer = await out.get("/calls")
    assert (answer["last"], numbers(answer["calls"])) == (75, list(range(1, 76)))
    first = answer["calls"][0]
    assert (first["method"], first["params"]) == ("getMe", {"number": 0, "words": "Zürich\n☎"})
    assert (first["status"], first["answer"]["result"]["id"], first["at"]) == (200, 1, "2026-11-17T12:00:00+00:00")
    assert len(out.world.transcript._recent) < 30
    for since in (0, 9, 10, 11, 44, 60, 74, 75, 90):
        assert numbers((await out.get(f"/calls?since={since}"))["calls"]) == list(range(since + 1, 76))
    assert numbers((await out.get("/calls?limit=40"))["calls"]) == list(range(36, 76))
    assert numbers((await out.get("/calls?since=70&limit=40"))["calls"]) == list(range(71, 76))
    assert "whole number" in (await out.get("/calls?limit=all", 400))["error"]


async def test_the_answer_of_a_long_poll_was_never_seen_by_who_asked_for_what_came_since() -> None:
    world = World(clock=Clock())
    polling = asyncio.create_task(world.call("getUpdates", {"timeout": 30}))
    await asyncio.sleep(0)
    for _ in range(50):
        await world.call("getMe", {})
    assert numbers(world.transcript.since()) == list(range(1, 51))
    people.says(world, ANNA, "Hello")
    await polling
    came = world.transcript.since(50)
    assert [call["answer"]["result"][0]["message"]["text"] for call in came] == ["Hello"]
    assert numbers(came) == [51]


async def test_calls_were_gone_after_the_sandbox_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "world.sqlite"
    before = World(clock=Clock())
    Store(path).follow(before)
    for number in range(47):
        await before.call("sendMessage", {"chat_id": ANNA, "text": str(number)})
    # Nothing is closed: what a killed process leaves is what was written before each answer.
    after = World(clock=Clock())
    store = Store(path)
    store.follow(after)
    assert after.transcript.since() == before.transcript.since()
    await after.call("getMe", {})
    assert numbers(after.transcript.since(45)) == [46, 47, 48]
    store.close()
