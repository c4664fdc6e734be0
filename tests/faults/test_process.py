"""A real bot process over real HTTP, killed with SIGKILL in the middle of a story, again and again."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import socket
import sys
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import select

from bot.config import read_config
from domain.job import Status, is_path
from nlu.local import Local
from storage import jobs, owed
from storage.tables.jobs import Job
from storage.unit import Store

ROOT = Path(__file__).parents[2]
KILLS = 60 if os.environ.get("NEEDBOT_FAULTS") == "long" else 3
LATEST = 0.4
"""Seconds after an act within which the bot dies."""


class Demo:
    """The demo town as a program outside sees it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.http = aiohttp.ClientSession(f"http://127.0.0.1:{self.port}", timeout=aiohttp.ClientTimeout(total=120))

    async def start(self) -> None:
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "demo", "--port", str(self.port), "--no-page", "--no-limits"),
            *("--now", "2026-11-17T14:00:00+01:00"),
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert self.process.stdout is not None
        async with asyncio.timeout(120):
            line = await self.process.stdout.readline()
        assert line.startswith(b"needbot demo:"), line

    async def stop(self) -> None:
        await self.http.close()
        if self.process.returncode is None:
            self.process.terminate()
            await self.process.wait()

    async def post(self, call: str, **body: Any) -> Any:
        async with self.http.post(f"/town/{call}", json=body) as answer:
            found = await answer.json()
            assert answer.status == 200, found
            return found

    async def screen(self, person: int, chat: str = "private") -> list[dict[str, Any]]:
        async with self.http.get("/town/screen", params={"person": person, "chat": chat}) as answer:
            messages: list[dict[str, Any]] = (await answer.json())["messages"]
            return messages

    async def settle(self) -> None:
        settled = await self.post("settle", timeout=90)
        assert settled["settled"], settled

    async def act(self, person: int, what: str, words: str) -> Any:
        if what == "says":
            return await self.post("says", person=person, chat="private", text=words)
        for message in reversed(await self.screen(person)):
            labels = [label for row in message["buttons"] for label in row]
            for number, label in enumerate(labels):
                if words in label:
                    return await self.post("taps", person=person, chat="private", message=message["id"], button=number)
        raise AssertionError(f"no button {words}: {await self.screen(person)}")


@pytest.fixture
async def demo(tmp_path: Path, understander: Local) -> AsyncIterator[Demo]:
    """A demo in a folder of its own, with the model already trained."""
    assert understander
    shutil.copytree(ROOT / ".nlu-cache", tmp_path / "var" / "nlu")
    made = Demo(tmp_path)
    try:
        await made.start()
        yield made
    finally:
        await made.stop()


async def whoever_was_asked(demo: Demo) -> int:
    """The first helper with an Accept button in private."""
    async with demo.http.get("/town") as answer:
        people = (await answer.json())["people"]
    for person in people:
        if 2001 <= person["id"] < 5001 and any(
            "Annehmen" in label
            for message in await demo.screen(person["id"])
            for row in message["buttons"]
            for label in row
        ):
            return int(person["id"])
    raise AssertionError("nobody was asked")


@pytest.mark.timeout(900)
async def test_a_process_that_is_killed_again_and_again_finishes_every_story(demo: Demo) -> None:
    dice, killed = random.Random(7), 0
    stories = 0
    while killed < KILLS:
        stories += 1
        customer = int((await demo.post("people", name=f"Kunde{stories}", language="de"))["id"])
        acts = [
            ("says", "/start"),
            ("says", "Internet geht nicht, Router blinkt rot. 8004 Zürich, so schnell wie möglich"),
            ("taps", "Ankunft"),
            ("says", "Hardstrasse 12, 079 555 12 34"),
            ("taps", "Verbindlich buchen"),
            ("helper", "Annehmen"),
            ("helper", "in 10"),
            ("helper", "Ich bin da"),
            ("helper", "Erledigt"),
            ("helper", "CHF"),
            ("taps", "Einverstanden"),
            ("taps", "5 ★"),
        ]
        dying = set(dice.sample(range(len(acts)), min(6, KILLS - killed)))
        helper = 0
        for number, (what, words) in enumerate(acts):
            if what == "helper":
                helper = helper or await whoever_was_asked(demo)
            act = asyncio.create_task(
                demo.act(helper, "taps", words) if what == "helper" else demo.act(customer, what, words)
            )
            if number in dying:
                await asyncio.sleep(dice.uniform(0, LATEST))  # the instant of death is the test
                await demo.post("bot", action="kill")
                killed += 1
                await demo.post("bot", action="start")
            await act
            await demo.settle()
        last = (await demo.screen(customer))[-1]
        assert "Abgeschlossen" in last["text"], last
        said = Counter(one["text"] for one in await demo.screen(customer) if one["from"]["bot"])
        twice = sum(count - 1 for count in said.values())
        assert twice <= len(dying), said
    await everything_is_in_order(demo, stories)


def database_of(demo: Demo) -> Path:
    """The one database of a demo: its folder has the name of its port."""
    [found] = Path(demo.folder).glob("var/demo/*/needbot.sqlite")
    return found


async def everything_is_in_order(demo: Demo, stories: int) -> None:
    """One settled job per story, each life a path of the table, nothing owed."""
    _, rules = read_config(ROOT / "config.example.toml")
    store = Store(f"sqlite+aiosqlite:///{database_of(demo)}", rules)
    try:
        async with store.reading(datetime.now(UTC)) as unit:
            found = list(await unit.session.scalars(select(Job)))
            assert [job.status for job in found] == [Status.SETTLED] * stories
            for job in found:
                steps = [(s.came_from, s.step, s.role, s.leads_to) for s in await jobs.history(unit, job.id or 0)]
                assert is_path(Status.OFFERED, steps), steps
            assert await owed.count_owed(unit) == 0
    finally:
        await store.close()
