"""What was set aside: tried again or given up by the operator, and its alarm closed. Refuses to decide which."""

from __future__ import annotations

from collections.abc import Sequence

from actions import alarms
from domain.errors import Unknown
from storage import dead
from storage.dead import Dead as Dead
from storage.unit import Unit


async def everything(unit: Unit) -> Sequence[Dead]:
    """Whatever is set aside."""
    return await dead.everything(unit)


async def count(unit: Unit) -> int:
    """How much is set aside."""
    return sum((await dead.count(unit)).values())


async def find(unit: Unit, mark: str) -> Dead:
    """The one with this mark; raises Unknown."""
    found = await dead.find(unit, mark)
    if found is None:
        raise Unknown
    return found


async def retry(unit: Unit, mark: str) -> None:
    """Try it again; should it fail again, the alarm rings again. Raises Unknown."""
    found = await find(unit, mark)
    await dead.retry(unit, mark)
    await alarms.close(unit, found.subject)


async def drop(unit: Unit, mark: str) -> None:
    """Give it up. Raises Unknown."""
    found = await find(unit, mark)
    await dead.drop(unit, mark)
    await alarms.close(unit, found.subject)
