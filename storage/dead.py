"""What was set aside: updates nobody could work, letters and cards Telegram refused, timers that keep failing.

A mark names one of them: u12 is an update, l34 a letter, c5 a card, t7 a timer. Refuses to show what people wrote:
`content` is for those who ask for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from storage.tables.road import Card, Inbox, InboxState, Letter, Timer
from storage.unit import Unit, table_of

inbox, letter, card, timer = table_of(Inbox), table_of(Letter), table_of(Card), table_of(Timer)

FAILING = 3
"""A timer that has failed so often is looked at by a human; it is still tried."""

ASIDE = inbox.c.state == InboxState.ASIDE
LETTER_DEAD = (letter.c.failed.is_not(None), letter.c.sent_at.is_(None))
CARD_DEAD = card.c.failed.is_not(None)
TIMER_FAILING = timer.c.attempts >= FAILING
Row = Inbox | Letter | Card | Timer


@dataclass(frozen=True, kw_only=True)
class Dead:
    """One thing that was set aside; `where` is a chat or person."""

    mark: str
    what: str
    at: datetime | None
    where: int | None
    attempts: int
    error: str
    content: dict[str, Any]


async def everything(unit: Unit, *, limit: int = 200) -> Sequence[Dead]:
    """Whatever is set aside, oldest first of each kind."""
    rows: list[Row] = [
        *await unit.session.scalars(select(Inbox).where(ASIDE).order_by(inbox.c.id).limit(limit)),
        *await unit.session.scalars(select(Letter).where(*LETTER_DEAD).order_by(letter.c.id).limit(limit)),
        *await unit.session.scalars(select(Card).where(CARD_DEAD).order_by(card.c.id).limit(limit)),
        *await unit.session.scalars(select(Timer).where(TIMER_FAILING).order_by(timer.c.id).limit(limit)),
    ]
    return [_told(row) for row in rows]


async def count(unit: Unit) -> dict[str, int]:
    """How many of each kind: {"update", "letter", "card", "timer"}."""
    counts = {
        "update": select(func.count()).select_from(inbox).where(ASIDE),
        "letter": select(func.count()).select_from(letter).where(*LETTER_DEAD),
        "card": select(func.count()).select_from(card).where(CARD_DEAD),
        "timer": select(func.count()).select_from(timer).where(TIMER_FAILING),
    }
    return {kind: int(await unit.session.scalar(query) or 0) for kind, query in counts.items()}


async def find(unit: Unit, mark: str) -> Dead | None:
    """The one with this mark, if it still is set aside."""
    row = await _row(unit, mark)
    return _told(row) if row is not None else None


async def retry(unit: Unit, mark: str) -> bool:
    """Let it be tried again, from the first attempt. False when it is not set aside (any more)."""
    row = await _row(unit, mark)
    match row:
        case Inbox():
            row.state, row.attempts, row.error, row.done_at = InboxState.NEW, 0, None, None
        case Letter() | Card():
            row.failed, row.attempts, row.not_before = None, 0, None
        case Timer():
            row.attempts, row.due_at = 0, unit.now
        case None:
            return False
    unit.owes, unit.planned = True, unit.now
    return True


async def drop(unit: Unit, mark: str) -> bool:
    """Give it up for good; what people wrote goes with it. False when it is not set aside (any more)."""
    row = await _row(unit, mark)
    match row:
        case Inbox():
            row.state, row.done_at, row.update = InboxState.DONE, unit.now, {}
        case Letter():
            row.sent_at, row.facts, row.markup, row.media = unit.now, {}, None, None
        case Card():
            row.shown, row.failed = row.wished, None
        case Timer():
            await unit.session.delete(row)
        case None:
            return False
    return True


async def _row(unit: Unit, mark: str) -> Row | None:
    kind, number = mark[:1], mark[1:]
    if not number.isdecimal() or len(number) > 18:
        return None
    queries: dict[str, Any] = {
        "u": select(Inbox).where(ASIDE, inbox.c.id == int(number)),
        "l": select(Letter).where(*LETTER_DEAD, letter.c.id == int(number)),
        "c": select(Card).where(CARD_DEAD, card.c.id == int(number)),
        "t": select(Timer).where(TIMER_FAILING, timer.c.id == int(number)),
    }
    if kind not in queries:
        return None
    found: Row | None = (await unit.session.scalars(queries[kind])).first()
    return found


def _told(row: Row) -> Dead:
    match row:
        case Inbox():
            what = next((key for key, body in row.update.items() if isinstance(body, dict)), "update")
            return Dead(
                mark=f"u{row.id}", what=what, at=row.received_at, where=row.person, attempts=row.attempts,
                error=row.error or "", content=dict(row.update),
            )  # fmt: skip
        case Letter():
            return Dead(
                mark=f"l{row.id}", what=f"letter {row.message or (row.media or {}).get('call', '')}", at=row.created_at,
                where=row.chat, attempts=row.attempts, error=row.failed or "",
                content=dict(row.facts),
            )  # fmt: skip
        case Card():
            return Dead(
                mark=f"c{row.id}", what=f"card {row.subject.partition(':')[0]}", at=None, where=row.chat,
                attempts=row.attempts, error=row.failed or "",
                content={"subject": row.subject},
            )  # fmt: skip
        case Timer():
            return Dead(
                mark=f"t{row.id}", what=f"timer {row.kind}", at=row.due_at, where=None, attempts=row.attempts,
                error="keeps failing", content=dict(row.facts),
            )  # fmt: skip
