"""How often hints were given, and whether they helped. Refuses to know whom."""

from __future__ import annotations

from sqlalchemy import select

from storage.tables.road import HintCount
from storage.unit import Insert, Unit, table_of

count = table_of(HintCount)

ADD = Insert(
    HintCount,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["hint"],
        set_={name: count.c[name] + insert.excluded[name] for name in ("given", "helped", "failed")},
    ),
)


async def add(unit: Unit, hint: str, *, given: int = 0, helped: int = 0, failed: int = 0) -> None:
    """Count one more."""
    row = {"hint": hint, "given": given, "helped": helped, "failed": failed}
    await unit.session.execute(ADD.within(unit), row)


async def everything(unit: Unit) -> list[tuple[str, int, int, int]]:
    """Every hint that was given: how often, how often it helped, how often it did not."""
    asked = select(count.c.hint, count.c.given, count.c.helped, count.c.failed).order_by(count.c.given.desc())
    return [(hint, given, helped, failed) for hint, given, helped, failed in await unit.session.execute(asked)]
