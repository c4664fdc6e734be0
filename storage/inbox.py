"""Updates that came in. Refuses to read them."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update

from storage.tables.road import Inbox, InboxState
from storage.unit import Unit, insert_into, table_of

inbox = table_of(Inbox)


async def keep(unit: Unit, bot: int, updates: Sequence[tuple[int, int, dict[str, Any]]]) -> int:
    """Keep (update_id, person, update) rows; those already kept are left alone. Returns how many were new."""
    if not updates:
        return 0
    rows = [
        {
            "bot": bot,
            "update_id": update_id,
            "person": person,
            "update": body,
            "received_at": unit.now,
            "state": InboxState.NEW,
            "attempts": 0,
        }
        for update_id, person, body in updates
    ]
    result = await unit.session.execute(insert_into(unit, Inbox).values(rows).on_conflict_do_nothing())
    return int(getattr(result, "rowcount", 0))


WAITING = select(Inbox).where(inbox.c.state == InboxState.NEW).order_by(inbox.c.id).limit(500)


async def waiting(unit: Unit, *, but: Collection[int] = ()) -> Sequence[Inbox]:
    """The oldest updates not worked yet, in order of arrival, `but` of these people: one who floods stops nobody."""
    query = WAITING.where(inbox.c.person.not_in(but)) if but else WAITING
    return (await unit.session.scalars(query)).all()


async def count_waiting(unit: Unit) -> int:
    """How many updates are not worked yet."""
    return int(
        await unit.session.scalar(select(func.count()).select_from(inbox).where(inbox.c.state == InboxState.NEW)) or 0
    )


async def finish(unit: Unit, row_id: int) -> bool:
    """Mark an update as worked. False when somebody else already has: then nothing may take effect."""
    result = await unit.session.execute(
        update(inbox)
        .where(inbox.c.id == row_id, inbox.c.state == InboxState.NEW)
        .values(state=InboxState.DONE, done_at=unit.now)
    )
    return bool(getattr(result, "rowcount", 0))


async def count_failure(unit: Unit, row_id: int, error: str, *, most: int) -> bool:
    """Count a failed attempt; True when the update is set aside because `most` is reached."""
    row = await unit.session.get(Inbox, row_id)
    if row is None or row.state is not InboxState.NEW:
        return False
    row.attempts += 1
    row.error = error[:500]
    if row.attempts >= most:
        row.state = InboxState.ASIDE
        row.done_at = unit.now
    return row.state is InboxState.ASIDE


async def forget_done(unit: Unit, *, older_than: timedelta) -> None:
    """Erase worked updates after their time: they hold people's words."""
    limit: datetime = unit.now - older_than
    await unit.session.execute(delete(inbox).where(inbox.c.state == InboxState.DONE, inbox.c.done_at < limit))
