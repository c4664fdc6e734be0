"""Timers: look again at something when it is due. Refuses to know what to look at."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select

from storage.tables.road import Timer
from storage.unit import Insert, Unit, table_of

timer = table_of(Timer)


PLAN = Insert(
    Timer,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["key"],
        set_={name: insert.excluded[name] for name in ("kind", "due_at", "facts", "attempts")},
    ),
)


PLAN_ONCE = Insert(Timer, lambda insert: insert.on_conflict_do_nothing())


async def plan(unit: Unit, key: str, kind: str, due_at: datetime, **facts: Any) -> None:
    """Plan a timer; the same key again moves it."""
    row = {"key": key, "kind": kind, "due_at": due_at, "facts": facts, "attempts": 0}
    await unit.session.execute(PLAN.within(unit), row)
    unit.planned = due_at if unit.planned is None else min(unit.planned, due_at)


async def plan_once(unit: Unit, key: str, kind: str, due_at: datetime, **facts: Any) -> None:
    """Plan a timer unless it is planned already: one that is overdue stays so."""
    row = {"key": key, "kind": kind, "due_at": due_at, "facts": facts, "attempts": 0}
    await unit.session.execute(PLAN_ONCE.within(unit), row)
    unit.planned = due_at if unit.planned is None else min(unit.planned, due_at)


async def drop(unit: Unit, *keys: str) -> None:
    """Forget timers that no longer mean anything.

    One that rings in this instant is left to ring: it waits for what we have locked, and sees then what we have done.
    """
    here = select(timer.c.id).where(timer.c.key.in_(keys)).with_for_update(skip_locked=True)
    await unit.session.execute(delete(timer).where(timer.c.id.in_(here)))


DUE = select(Timer).where(timer.c.due_at <= bindparam("now")).order_by(timer.c.due_at, timer.c.id).limit(200)


async def due(unit: Unit) -> Sequence[Timer]:
    """The timers due by now, oldest first."""
    return (await unit.session.scalars(DUE, {"now": unit.now})).all()


async def count_due(unit: Unit) -> int:
    """How many timers are due by now."""
    return int(await unit.session.scalar(select(func.count()).where(timer.c.due_at <= unit.now)) or 0)


NEXT_DUE = select(func.min(timer.c.due_at))


async def next_due(unit: Unit) -> datetime | None:
    """When the next timer is due."""
    found: datetime | None = await unit.session.scalar(NEXT_DUE)
    return found


async def claim(unit: Unit, timer_id: int, due_at: datetime) -> bool:
    """Take a timer out of the table, inside the unit that acts on it. False when it was moved or taken."""
    here = select(timer.c.id).where(timer.c.id == timer_id, timer.c.due_at == due_at).with_for_update(skip_locked=True)
    result = await unit.session.execute(delete(timer).where(timer.c.id.in_(here)))
    return bool(getattr(result, "rowcount", 0))


async def put_off(unit: Unit, timer_id: int, *, until: datetime) -> int:
    """Try a failed timer again later; returns how often it has failed, 0 when there is no such timer any more."""
    row = await unit.session.get(Timer, timer_id)
    if row is None:
        return 0
    row.attempts += 1
    row.due_at = until
    unit.planned = until
    return row.attempts
