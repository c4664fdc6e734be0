"""python -m bot dead: what was set aside, in lines. Refuses to show what people wrote unless asked to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from actions import dead
from actions.dead import Dead
from bot.cli import CannotRun
from bot.config import Config
from bot.opening import opened
from domain.errors import Unknown
from domain.rules import Rules


async def listed(config: Config, rules: Rules) -> list[str]:
    """A line for each thing that is set aside."""
    async with opened(config, rules) as store, store.reading(datetime.now(UTC)) as unit:
        return [line(one) for one in await dead.everything(unit)]


async def shown(config: Config, rules: Rules, mark: str, *, personal: bool) -> list[str]:
    """One thing in full; without `personal` names, words and numbers are left out. Raises CannotRun."""
    async with opened(config, rules) as store, store.reading(datetime.now(UTC)) as unit:
        one = await _known(dead.find(unit, mark), mark)
    content = one.content if personal else outline(one.content)
    return [line(one), *([f"of {one.where}"] if personal else []), json.dumps(content, ensure_ascii=False, indent=2)]


async def retried(config: Config, rules: Rules, marks: Iterable[str]) -> int:
    """Try these again, or everything; a running bot takes them up within half a minute. Raises CannotRun."""
    return await _each(config, rules, marks, again=True)


async def dropped(config: Config, rules: Rules, marks: Iterable[str]) -> int:
    """Give these up, or everything. Raises CannotRun."""
    return await _each(config, rules, marks, again=False)


async def _each(config: Config, rules: Rules, marks: Iterable[str], *, again: bool) -> int:
    do, now = dead.retry if again else dead.drop, datetime.now(UTC)
    async with opened(config, rules) as store, store.unit(now, f"dead@{now:%Y%m%d%H%M%S%f}") as unit:
        chosen = list(dict.fromkeys(marks)) or [one.mark for one in await dead.everything(unit)]
        for mark in chosen:
            await _known(do(unit, mark), mark)
    return len(chosen)


async def _known(work: Any, mark: str) -> Any:
    try:
        return await work
    except Unknown as fault:
        raise CannotRun(f"nothing is set aside as {mark!r}; python -m bot dead list shows what is") from fault


def line(one: Dead) -> str:
    """mark, when, what, how often it was tried, why it failed; a group is named, a person is not."""
    at = f"{one.at:%Y-%m-%d %H:%M}Z" if one.at is not None else "-"
    where = f" in group {one.where}" if one.where is not None and one.where < 0 else ""
    return f"{one.mark}\t{at}\t{one.what}{where}\t{one.attempts} attempts\t{one.error}"


def outline(value: Any) -> Any:
    """The same JSON with its keys and without its values."""
    match value:
        case dict():
            return {key: outline(item) for key, item in value.items()}
        case list():
            return [outline(item) for item in value]
        case str():
            return f"({len(value)} signs)"
        case bool() | None:
            return value
        case _:
            return "(number)"
