"""Whoever runs for ever stops when told to, whatever happens at that instant."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot

from bot.delivery import Delivery
from bot.limits import Limits
from bot.worker import Worker
from storage.unit import Store, Unit
from tests.bot.conftest import Now


async def nothing(*_: object) -> None:
    """For rooms that are not reached here."""


async def gave_up(_unit: Unit, _chat: int, _why: str) -> None:
    """Nothing is."""


@pytest.fixture(params=["worker", "delivery"])
def runner(request: pytest.FixtureRequest, store: Store) -> Worker | Delivery:
    if request.param == "worker":
        return Worker(store, Now(), understand=nothing, hear=nothing, after=nothing, apologise=nothing, refuse=nothing)
    return Delivery(Bot("1:token"), store, Now(), Limits(Now().now()), gave_up)


@pytest.mark.parametrize("turns", range(5))
async def test_a_wake_at_the_instant_of_stopping_kept_the_bot_running_for_ever(
    runner: Worker | Delivery, turns: int
) -> None:
    running = asyncio.create_task(runner.run())
    for _ in range(20):
        await asyncio.sleep(0)  # it has looked, and waits to be woken
    runner.wake()
    for _ in range(turns):
        await asyncio.sleep(0)
    running.cancel()
    done, _ = await asyncio.wait([running], timeout=5)
    assert done
