"""What was not understood, without who said it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

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


async def forget(unit: Unit, before: datetime) -> None:
    """Erase what is older."""
    await unit.session.execute(delete(misread).where(misread.c.at < before))
