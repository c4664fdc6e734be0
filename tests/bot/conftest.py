"""What the tests of single rooms of bot/ share: the rules of the example configuration, a store, a clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import pytest

from bot.config import read_config
from domain.rules import Rules
from sandbox.clock import Clock
from storage.unit import Store

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


class Now:
    """A town's clock as the bot asks it."""

    def __init__(self, *, running: bool = False) -> None:
        self.time = Clock(running=running)

    def now(self) -> datetime:
        return self.time.now()

    async def follow(self) -> None: ...


async def until(is_so: Callable[[], bool]) -> None:
    """Let the others run until something is so; TimeoutError when it never is."""
    async with asyncio.timeout(20):
        while True:
            if is_so():
                return
            await asyncio.sleep(0)


@pytest.fixture(scope="session")
def rules() -> Rules:
    return read_config(EXAMPLE)[1]


@pytest.fixture
async def store(database: str, rules: Rules) -> AsyncIterator[Store]:
    made = Store(database, rules, synchronous="OFF")
    yield made
    await made.close()
