"""Waits until nothing is under way between town and bot, and jumps the clock from one due thing to the next.

What the bot still has to do only the bot knows: it says so at GET {bot}/idle. Guesses nothing itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.state import Json
from sandbox.world import World

MOST_STEPS = 20_000
FIRST_PAUSE, LONGEST_PAUSE = 0.004, 0.1


class NoWord(RuntimeError):
    """The sandbox does not know where to ask the bot, so it cannot tell."""


@dataclass
class Word:
    """What the bot says of itself."""

    received: int
    owed: int
    timers_due: int
    next_due: datetime | None

    @property
    def idle(self) -> bool:
        return not (self.received or self.owed or self.timers_due)


Ask = Callable[[], Awaitable[Word | None]]
"""Asks the bot for its word; None where it does not answer."""


def read_word(body: Json) -> Word:
    due = body.get("next_due")
    return Word(
        int(body["received"]),
        int(body["owed"]),
        int(body["timers_due"]),
        datetime.fromisoformat(str(due).replace("Z", "+00:00")) if due else None,
    )


@dataclass
class Settled:
    settled: bool
    inbox: int
    owed: int
    timers: int
    next_due: datetime | None = None

    def answer(self) -> Json:
        return {
            "settled": self.settled,
            "pending": {"inbox": self.inbox, "owed": self.owed, "timers": self.timers},
            "next_due": self.next_due.isoformat() if self.next_due else None,
        }


async def settle(world: World, ask: Ask, timeout: float = 10.0) -> Settled:
    """Wait until every update is acknowledged and the bot owes nothing; not settled after `timeout` real seconds."""
    loop = asyncio.get_running_loop()
    until = loop.time() + timeout
    pause = FIRST_PAUSE
    word: Word | None = None
    while True:
        world.updates.expire()
        waiting = len(world.updates.waiting)
        if not waiting:
            called = world.transcript.posted
            word = await ask()
            # Only an answer during which nothing moved is the truth about both sides.
            quiet = not world.updates.waiting and called == world.transcript.posted
            if word is not None and word.idle and quiet:
                return Settled(True, 0, 0, 0, word.next_due)
        left = until - loop.time()
        if left <= 0:
            waiting = len(world.updates.waiting)
            if word is None:
                word = await ask()
            if word is None:
                return Settled(False, waiting, 0, 0)
            return Settled(False, waiting + word.received, word.owed, word.timers_due, word.next_due)
        world.stirred.clear()
        try:
            await asyncio.wait_for(world.stirred.wait(), min(pause, left))
        except TimeoutError:
            pause = min(pause * 1.5, LONGEST_PAUSE)


async def wait_until(world: World, ask: Ask, target: datetime, *, patience: float = 10.0, limit: float = 300.0) -> Json:
    """Move the clock to `target`, stopping at everything that is due before. Ends early, saying so, where something
    does not settle within `patience` seconds or the whole takes longer than `limit`."""
    loop = asyncio.get_running_loop()
    until = loop.time() + limit
    steps = 0
    state = await settle(world, ask, patience)
    while steps < MOST_STEPS and loop.time() < until:
        now = world.clock.now()
        if now >= target:
            break
        due = state.next_due
        goal = target if due is None or due >= target else max(due, now + timedelta(milliseconds=1))
        world.clock.move_to(max(goal, world.clock.now()))
        world.changed("clock", "")
        steps += 1
        state = await settle(world, ask, patience)
        if not state.settled and state.next_due is None:
            break
    return {"now": world.clock.now().isoformat(), "steps": steps, **state.answer()}
