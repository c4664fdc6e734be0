"""One whole story, from the first word to the stars, for tests in which something goes wrong meanwhile.

Everybody acts, then time passes, so that what was put off has its chance. Refuses to judge: the tests do.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta

from aiogram.exceptions import AiogramError
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from domain.job import Status, is_path
from sandbox.faults import Rule
from storage import jobs, owed
from storage.tables.jobs import Job
from storage.tables.road import Card, Inbox, InboxState, Letter
from storage.unit import table_of
from tests.conversations.town import Player, Town

STREET, PHONE = "Hardstrasse 12", "079 555 12 34"
BOOKING: Sequence[tuple[str, str, str]] = (
    ("anna", "says", "/start"),
    ("anna", "says", "Internet geht nicht, Router blinkt rot. 8004 Zürich, so schnell wie möglich"),
    ("anna", "taps", "Ankunft"),
    ("anna", "says", f"{STREET}, {PHONE}"),
    ("anna", "taps", "Verbindlich buchen"),
)
WORK: Sequence[tuple[str, str, str]] = (
    ("luca", "taps", "Annehmen"),
    ("luca", "taps", "in 10"),
    ("luca", "taps", "Ich bin da"),
    ("luca", "taps", "Erledigt"),
    ("luca", "taps", "CHF 45"),
    ("anna", "taps", "Einverstanden"),
    ("anna", "taps", "5 ★"),
)


class StormyTown(Town):
    """A town in which calls may fail: the tests say which, so a failed call alone is no verdict."""

    def failures(self) -> list[str]:
        """None that matter here."""
        return []

    async def settle(self) -> None:
        """As in any town; where fetching fails, it is tried again, as bot/intake does."""
        async with asyncio.timeout(60):
            while True:
                try:
                    await super().settle()
                except (AiogramError, SQLAlchemyError):
                    continue
                return


async def play(town: Town, acts: Sequence[tuple[str, str, str]] = (*BOOKING, *WORK)) -> None:
    """Let everybody act, one after the other, with twenty seconds in between."""
    for who, does, what in acts:
        player: Player = getattr(town, who)
        await getattr(player, does)(what)
        await town.waits(minutes=1 / 3)


def rule(kind: str, method: str, nth: int) -> Rule:
    """The n-th call of a method goes wrong, once."""
    return Rule(kind=kind, method=method, nth=nth, retry_after=7)


async def owes_nothing(town: Town) -> None:
    """Assert that nothing is owed, set aside, or waiting anywhere."""
    letter, card, inbox = table_of(Letter), table_of(Card), table_of(Inbox)
    async with town.store.reading(town.time.now()) as unit:
        assert await owed.count_owed(unit) == 0
        failed = [
            *await unit.session.scalars(select(letter.c.failed).where(letter.c.failed.is_not(None))),
            *await unit.session.scalars(select(card.c.failed).where(card.c.failed.is_not(None))),
        ]
        assert failed == []
        waiting = select(func.count()).where(inbox.c.state != InboxState.DONE)
        assert await unit.session.scalar(waiting) == 0


async def jobs_of(town: Town) -> list[Job]:
    """Every job there is, oldest first."""
    async with town.store.reading(town.time.now()) as unit:
        return list(await unit.session.scalars(select(Job).order_by(table_of(Job).c.id)))


async def lives_are_paths(town: Town) -> None:
    """Assert that every job's history is a walk through the life table that ends where the job is."""
    async with town.store.reading(town.time.now()) as unit:
        for job in await unit.session.scalars(select(Job)):
            steps = [(s.came_from, s.step, s.role, s.leads_to) for s in await jobs.history(unit, job.id or 0)]
            assert is_path(Status.OFFERED, steps), steps
            assert (steps[-1][3] if steps else Status.OFFERED) is job.status


def told(town: Town, who: str, chat: str = "private") -> Counter[str]:
    """What the bot's messages on somebody's screen say, first lines, and how often each."""
    player: Player = getattr(town, who)
    return Counter(message["text"].splitlines()[0] for message in player.messages(chat) if message["from"]["bot"])


def extra(told_now: Counter[str], told_before: Counter[str]) -> Counter[str]:
    """What was said more often than it should be."""
    return told_now - told_before


async def finished_well(town: Town) -> None:
    """Assert the one right end of the story on every screen and in the database."""
    await owes_nothing(town)
    await lives_are_paths(town)
    (job,) = await jobs_of(town)
    assert job.status is Status.SETTLED
    assert job.helper_id == town.luca.id
    town.anna.sees("Abgeschlossen: CHF 45", "Danke")
    town.luca.sees("Abgerechnet: CHF 45")
    town.mia.sees("vergeben")
    town.luca.sees("Vergeben: Auftrag 1", chat="helpers")


async def after_a_while(town: Town, is_so: Callable[[], bool], *, minutes: float) -> None:
    """Let time pass until something is so."""
    until = town.time.now() + timedelta(minutes=minutes)
    while not is_so() and town.time.now() < until:
        await town.waits(minutes=0.5)
    assert is_so()
