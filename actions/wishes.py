"""A wish as a row and a reading keep it: JSON. Refuses to know needs."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from domain.spans import Slot
from domain.vocabulary import Urgency
from domain.wish import Wish


def more_of(wish: Wish) -> dict[str, Any]:
    """What start, end and grain do not say; empty for a plain wish."""
    more: dict[str, Any] = {}
    if wish.daily is not None:
        more["daily"] = [clock.isoformat() for clock in wish.daily]
    for name, slots in (("others", wish.others), ("but", wish.but)):
        if slots:
            more[name] = [[slot.start.isoformat(), slot.end.isoformat()] for slot in slots]
    if wish.every is not None:
        more["every"] = wish.every
    return more


def wish_from(
    urgency: Urgency, start: datetime | None, end: datetime | None, grain: str, more: dict[str, Any] | None
) -> Wish:
    """The wish that a row keeps in these columns."""
    more = more or {}
    daily = [time.fromisoformat(clock) for clock in more.get("daily", [])]
    return Wish(
        urgency=urgency,
        start=start,
        end=end,
        grain=grain,
        daily=(daily[0], daily[1]) if daily else None,
        others=_slots(more.get("others", [])),
        but=_slots(more.get("but", [])),
        every=more.get("every"),
    )


def _slots(kept: list[list[str]]) -> tuple[Slot, ...]:
    return tuple(Slot(start=datetime.fromisoformat(start), end=datetime.fromisoformat(end)) for start, end in kept)


def plain(wish: Wish) -> dict[str, Any]:
    """A whole wish."""
    return {
        "urgency": wish.urgency,
        "start": wish.start.isoformat() if wish.start else None,
        "end": wish.end.isoformat() if wish.end else None,
        "grain": wish.grain,
        "more": more_of(wish),
    }


def wish_of(kept: dict[str, Any]) -> Wish:
    """What plain() has kept."""
    start, end = (datetime.fromisoformat(kept[side]) if kept[side] else None for side in ("start", "end"))
    return wish_from(Urgency(kept["urgency"]), start, end, kept["grain"], kept.get("more"))
