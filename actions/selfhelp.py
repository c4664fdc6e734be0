"""A hint before anybody comes, where the crowd wants it: given, and counted whether it helped. Refuses to advise."""

from __future__ import annotations

from actions import needs
from actions.needs import NeedRow
from domain.selfhelp import Hint, open_hint
from storage import hints
from storage.unit import Unit


def open_of(unit: Unit, row: NeedRow) -> Hint | None:
    """The hint the card shows: until it is answered, a time is chosen, or a crowd that wants none."""
    choice = needs.chosen(unit, row)
    crowd = choice.crowd if choice is not None else unit.rules.crowds[0]
    return open_hint(row.hint, row.category) if crowd.hints and row.slot_start is None else None


async def offer(unit: Unit, row: NeedRow, hint: Hint) -> None:
    """Give this hint with the need's card; one per need, and none after it was answered."""
    if row.hint == "":
        row.hint = hint
        if open_of(unit, row) is not None:
            await hints.add(unit, hint, given=1)
        else:
            row.hint = ""


async def answer(unit: Unit, row: NeedRow, *, helped: bool) -> None:
    """Count whether it helped; a need that is solved is dropped, any other goes on without the hint."""
    hint = open_of(unit, row)
    if hint is None:
        return
    await hints.add(unit, hint, helped=int(helped), failed=int(not helped))
    row.hint = "answered"
    if helped:
        await needs.drop(unit, row)
    else:
        await needs.touch(unit, row)


async def figures(unit: Unit) -> list[tuple[str, int, int, int]]:
    """By hint: how often it was given, how often it helped, how often it did not."""
    return await hints.everything(unit)
