"""Updates that came in. Refuses to read them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, select, update

from domain.vocabulary import Language
from storage.shares import in_shards
from storage.tables.people import Person
from storage.tables.road import Inbox, InboxState
from storage.unit import Insert, Unit, table_of

inbox = table_of(Inbox)


KEEP = Insert(Inbox, lambda insert: insert.on_conflict_do_nothing())


async def keep(unit: Unit, bot: int, updates: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
    """Keep (update_id, person, update) rows; those already kept are left alone."""
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
    if rows:
        await unit.session.execute(KEEP.within(unit), rows)


MOST_WAITING = 500
person = table_of(Person)
WAITING = (
    select(Inbox, person.c.language)
    .join_from(inbox, person, person.c.id == inbox.c.person, isouter=True)
    .where(inbox.c.state == InboxState.NEW)
    .order_by(inbox.c.id)
    .limit(MOST_WAITING)
)
WAITING_BUT = WAITING.where(inbox.c.person.not_in(bindparam("but", expanding=True)))
WAITING_OF = WAITING_BUT.where(in_shards(inbox.c.person, bindparam("shards", expanding=True)))


async def waiting(
    unit: Unit, *, but: Collection[int] = (), of: Collection[int] | None = None
) -> Sequence[tuple[Inbox, Language | None]]:
    """The oldest MOST_WAITING updates not worked yet, in Telegram's order, each with its person's language if known;
    `but` of these people: one who floods stops nobody; only `of` people in these groups (storage/shares), if given.
    """
    if of is not None:
        rows = await unit.session.execute(WAITING_OF, {"but": list(but), "shards": list(of)})
    elif but:
        rows = await unit.session.execute(WAITING_BUT, {"but": list(but)})
    else:
        rows = await unit.session.execute(WAITING)
    return sorted(((row, language) for row, language in rows), key=lambda pair: (pair[0].bot, pair[0].update_id))


async def count_waiting(unit: Unit) -> int:
    """How many updates are not worked yet."""
    return int(
        await unit.session.scalar(select(func.count()).select_from(inbox).where(inbox.c.state == InboxState.NEW)) or 0
    )


FINISH = (
    update(inbox)
    .where(inbox.c.id == bindparam("row"), inbox.c.state == InboxState.NEW)
    .values(state=InboxState.DONE, done_at=bindparam("at"))
)


earlier = inbox.alias("earlier")
FINISH_IN_TURN = FINISH.where(
    ~exists()
    .where(
        earlier.c.bot == inbox.c.bot,
        earlier.c.person == inbox.c.person,
        earlier.c.state == InboxState.NEW,
        earlier.c.update_id < inbox.c.update_id,
    )
    .correlate(inbox)
)
"""Where another worker may be at an earlier update of the same person: it goes first, whoever holds the lease."""


async def finish(unit: Unit, row_id: int) -> bool:
    """Mark an update as worked. False when somebody else already has, or must first: then nothing may take effect."""
    statement = FINISH if unit.on_sqlite else FINISH_IN_TURN
    result = await unit.session.execute(statement, {"row": row_id, "at": unit.now})
    return bool(getattr(result, "rowcount", 0))


async def before(unit: Unit, person: int) -> tuple[int, datetime] | None:
    """Row and moment of the newest update of this person before the one that is worked; None when it is long ago."""
    query = select(inbox.c.id, inbox.c.received_at).where(inbox.c.person == person).order_by(inbox.c.id.desc()).limit(2)
    rows = (await unit.session.execute(query)).all()
    found = next((row for row in rows if f"in{row.id}" != unit.cause), None)
    return (found.id, found.received_at) if found is not None else None


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
