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


ALARM = "set-aside"


async def tell(unit: Unit) -> None:
    """Tell the admins that something was set aside: one card, however much it is; it shows how much."""
    await unit.session.flush()
    await alarms.ring(unit, "set-aside", ALARM)


async def retry(unit: Unit, mark: str) -> None:
    """Try it again; should it fail again, the alarm rings again. Raises Unknown."""
    found = await find(unit, mark)
    await dead.retry(unit, mark)
    await _less(unit, found)


async def drop(unit: Unit, mark: str) -> None:
    """Give it up. Raises Unknown."""
    found = await find(unit, mark)
    await dead.drop(unit, mark)
    await _less(unit, found)


async def _less(unit: Unit, found: Dead) -> None:
    """The alarm is over when nothing is left, and a group's that could not be written to."""
    await unit.session.flush()
    if found.where is not None and found.where < 0:
        await alarms.close(unit, f"undeliverable:{found.where}")
    if not await count(unit):
        await alarms.close(unit, ALARM)
