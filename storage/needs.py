"""Needs that are being described."""

from sqlalchemy import select

from domain.vocabulary import Language
from storage.tables.jobs import NeedRow, NeedState
from storage.unit import Unit, table_of

need = table_of(NeedRow)


async def draft_of(unit: Unit, person_id: int) -> NeedRow | None:
    """The need this person is describing."""
    return (
        await unit.session.scalars(
            select(NeedRow).where(need.c.person_id == person_id, need.c.state == NeedState.DRAFT)
        )
    ).first()


async def find(unit: Unit, need_id: int) -> NeedRow | None:
    """The need with this number."""
    return await unit.session.get(NeedRow, need_id)


async def begin(unit: Unit, person_id: int, language: Language) -> NeedRow:
    """A new, empty draft."""
    row = NeedRow(person_id=person_id, language=language, created_at=unit.now, touched_at=unit.now)
    unit.session.add(row)
    await unit.session.flush()
    return row
