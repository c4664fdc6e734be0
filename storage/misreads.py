"""What was not understood, without who said it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select

from storage.naming import named
from storage.tables.road import Misread
from storage.unit import Unit, table_of

misread = table_of(Misread)


def add(unit: Unit, row: Misread) -> None:
    """Keep one."""
    unit.session.add(row)


async def latest(unit: Unit, most: int) -> Sequence[Misread]:
    """The newest, newest first."""
    asked = select(Misread).order_by(misread.c.at.desc(), misread.c.id.desc()).limit(most)
    return (await unit.session.scalars(asked)).all()


async def forget_named(unit: Unit, names: Collection[str]) -> None:
    """Erase those in which somebody stands with a name."""
    rows = (await unit.session.execute(select(misread.c.id, misread.c.words))).all()
    about = [row.id for row in rows if named(row.words, names)]
    for first in range(0, len(about), 500):
        await unit.session.execute(delete(misread).where(misread.c.id.in_(about[first : first + 500])))


async def forget_of(unit: Unit, person: int) -> None:
    """Erase what somebody said."""
    await unit.session.execute(delete(misread).where(misread.c.person == person))


async def forget(unit: Unit, before: datetime) -> None:
    """Erase what is older."""
    await unit.session.execute(delete(misread).where(misread.c.at < before))
