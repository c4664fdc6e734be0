"""How much waits, and since when: what /metrics, /healthz and the alarms about the bot itself are made of.

Asked when somebody asks, never on the road of a message. Refuses to judge.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from domain.job import Status
from storage import dead, helpers, owed
from storage.owed import CARD_OWED, LETTER_OWED, UNREACHABLE
from storage.tables.jobs import Job
from storage.tables.road import Card, Inbox, InboxState, Letter, Timer
from storage.unit import Unit, table_of

inbox, timer, job = table_of(Inbox), table_of(Timer), table_of(Job)
letter, card = table_of(Letter), table_of(Card)

OLDEST_UPDATE = select(inbox.c.received_at).where(inbox.c.state == InboxState.NEW).order_by(inbox.c.id).limit(1)
UPDATES = select(func.count()).select_from(inbox).where(inbox.c.state == InboxState.NEW)
LETTERS = select(func.count(), func.min(letter.c.turn)).where(*LETTER_OWED, letter.c.chat.not_in(UNREACHABLE))
CARDS = select(func.count(), func.min(card.c.turn)).where(*CARD_OWED, card.c.chat.not_in(UNREACHABLE))
BY_STATUS = select(job.c.status, func.count()).group_by(job.c.status)


@dataclass(frozen=True, kw_only=True)
class Health:
    """Counts, and the moment since which the oldest of each waits (None: nothing does)."""

    updates: int
    updates_since: datetime | None
    owed: int
    owed_since: datetime | None
    timers: int  # those that are due and not done
    timers_since: datetime | None
    dead: dict[str, int]


async def read(unit: Unit) -> Health:
    """How it is now."""
    letters, first_letter = (await unit.session.execute(LETTERS)).one()
    cards, first_card = (await unit.session.execute(CARDS)).one()
    turns = [turn for turn in (first_letter, first_card) if turn is not None]
    late = select(func.count(), func.min(timer.c.due_at)).where(timer.c.due_at <= unit.now)
    timers, since = (await unit.session.execute(late)).one()
    return Health(
        updates=int(await unit.session.scalar(UPDATES) or 0),
        updates_since=await unit.session.scalar(OLDEST_UPDATE),
        owed=letters + cards,
        owed_since=owed.since(min(turns)) if turns else None,
        timers=timers,
        timers_since=since,
        dead=await dead.count(unit),
    )


async def jobs_by_status(unit: Unit) -> dict[Status, int]:
    """How many jobs stand where; every status is named."""
    found = {row[0]: row[1] for row in await unit.session.execute(BY_STATUS)}
    return {status: found.get(status, 0) for status in Status}


async def on_duty(unit: Unit) -> int:
    """How many helpers are available."""
    return await helpers.count_on_duty(unit)
