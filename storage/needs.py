"""Needs that are being described."""

from datetime import datetime

from sqlalchemy import bindparam, select

from domain.vocabulary import Language
from storage.tables.jobs import NeedRow, NeedState
from storage.unit import Unit, table_of

need = table_of(NeedRow)


DRAFT = select(NeedRow).where(need.c.person_id == bindparam("person"), need.c.state == NeedState.DRAFT)


async def draft_of(unit: Unit, person_id: int) -> NeedRow | None:
    """The need this person is describing."""
    return (await unit.session.scalars(DRAFT, {"person": person_id})).first()


async def dropped_of(unit: Unit, person_id: int, *, since: datetime) -> NeedRow | None:
    """The need this person dropped last, not before `since`."""
    query = (
        select(NeedRow)
        .where(need.c.person_id == person_id, need.c.state == NeedState.DROPPED, need.c.touched_at > since)
        .order_by(need.c.touched_at.desc())
        .limit(1)
    )
    return (await unit.session.scalars(query)).first()


async def find(unit: Unit, need_id: int) -> NeedRow | None:
    """The need with this number."""
    return await unit.session.get(NeedRow, need_id)


def begin(unit: Unit, person_id: int, language: Language) -> NeedRow:
    """A new, empty draft; it has its number once the unit's session is flushed."""
    row = NeedRow(person_id=person_id, language=language, created_at=unit.now, touched_at=unit.now)
    unit.session.add(row)
    return row
