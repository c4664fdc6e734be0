"""Answers of geocoders and the turns to ask them. Refuses the network."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import case, delete, select, update

from storage.tables.lookups import Lookup, Turn
from storage.unit import Insert, Unit, table_of

KEPT_FOR: Final = timedelta(days=60)
lookup, turn = table_of(Lookup), table_of(Turn)
KEEP = Insert(
    Lookup,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["key"], set_={"answer": insert.excluded.answer, "kept_at": insert.excluded.kept_at}
    ),
)
ADD = Insert(Turn, lambda insert: insert.on_conflict_do_nothing())


async def answer_of(unit: Unit, key: str) -> str | None:
    """The answer kept under a key, None when there is none or it is too old."""
    found: str | None = await unit.session.scalar(
        select(lookup.c.answer).where(lookup.c.key == key, lookup.c.kept_at > unit.now - KEPT_FOR)
    )
    return found


async def keep(unit: Unit, key: str, answer: str) -> None:
    """Keep an answer, and forget those that are too old."""
    await unit.session.execute(delete(lookup).where(lookup.c.kept_at <= unit.now - KEPT_FOR))
    await unit.session.execute(KEEP.within(unit), {"key": key, "answer": answer, "kept_at": unit.now})


async def forget(unit: Unit, before: datetime) -> None:
    """Erase the answers that were kept before then: a street is somebody's."""
    await unit.session.execute(delete(lookup).where(lookup.c.kept_at < before))


async def forget_all(unit: Unit) -> None:
    """Erase every answer: whose street it is about cannot be told, and it can be asked for again."""
    await unit.session.execute(delete(lookup))


async def next_turn(unit: Unit, name: str, *, moment: int, apart: int, at_most: int) -> int | None:
    """When this question may go out, given it is `moment` now; None when more than `at_most` would have to be waited.

    All in milliseconds. Turns lie `apart`, whoever of the installation asks.
    """
    await unit.session.execute(ADD.within(unit), {"name": name, "free_at": 0})
    free = case((turn.c.free_at > moment, turn.c.free_at), else_=moment)
    taken = (
        update(turn)
        .where(turn.c.name == name, turn.c.free_at <= moment + at_most)
        .values(free_at=free + apart)
        .returning(turn.c.free_at)
    )
    after: int | None = await unit.session.scalar(taken)
    return None if after is None else after - apart
