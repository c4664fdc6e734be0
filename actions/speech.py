"""What is said to people: letters owed, cards wished. Refuses sentences: a letter names a message of handlers/texts.

Facts keep their type until they are rendered in the reader's language: Money, Slot and datetimes (aware, in the zone
of the job's place) are kept as tagged JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.money import Money
from storage import owed
from storage.tables.road import Priority
from storage.unit import Unit

__all__ = [
    "NO_KEYBOARD",
    "Button",
    "During",
    "Inline",
    "Priority",
    "Say",
    "encode",
    "inline",
    "keyboard",
    "letter",
    "wish",
    "wish_everywhere",
]


@dataclass(frozen=True, kw_only=True)
class Button:
    """An inline button: its label is a message of texts, its data what comes back (64 bytes at most)."""

    label: str
    data: str
    facts: dict[str, Any] | None = None


Inline = list[list[Button]]


def inline(rows: Inline) -> dict[str, Any]:
    """Inline buttons as a letter keeps them."""
    return {
        "inline": [[{"label": b.label, "data": b.data, "facts": encode(b.facts or {})} for b in row] for row in rows]
    }


def keyboard(*labels: str, contact: str | None = None) -> dict[str, Any]:
    """A reply keyboard of labels; `contact` adds the button that shares the phone number."""
    return {"keyboard": list(labels), "contact": contact}


NO_KEYBOARD: dict[str, Any] = {"remove": True}


def encode(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as JSON; raises TypeError for a type nobody would know how to say."""
    return {name: _encode(value) for name, value in facts.items()}


def _encode(value: Any) -> Any:
    match value:
        case Money(amount=amount, currency=currency):
            return {"money": [amount, currency]}
        case (Money() as low, Money() as high):
            return {"range": [low.amount, high.amount, low.currency]}
        case During():
            return {"during": [value.start.isoformat(), value.end.isoformat(), value.zone]}
        case datetime():
            return {"at": [value.isoformat(), _zone(value)]}
        case WithYear(moment=moment):
            return {"at": [moment.isoformat(), _zone(moment), "year"]}
        case Say():
            return {"say": value.message, "facts": encode(value.facts)}
        case list():
            return {"lines": [_encode(line) for line in value]}
        case None | bool() | int() | float() | str():
            return value if isinstance(value, bool | int | float) or value is None else str(value)
        case _:
            raise TypeError(f"cannot be said: {type(value).__name__}")


def _zone(moment: datetime) -> str:
    if not isinstance(moment.tzinfo, ZoneInfo):
        raise TypeError("a time is said in the zone of its place")
    return moment.tzinfo.key


@dataclass(frozen=True, kw_only=True)
class During:
    """A span as a fact: said with weekday, date and local time of `zone`."""

    start: datetime
    end: datetime
    zone: str


@dataclass(frozen=True)
class WithYear:
    """An instant so far away that its year is said too."""

    moment: datetime


def ending(moment: datetime, now: datetime) -> datetime | WithYear:
    """An end as a fact: with its year where the day alone would be taken for one of the coming months."""
    return WithYear(moment) if moment - now > NEAR else moment


NEAR = timedelta(days=300)
"""Up to here a day without its year is understood."""


@dataclass(frozen=True)
class Say:
    """A fact that is itself a message of texts ("category-network"), said in the reader's language."""

    message: str
    facts: dict[str, Any]

    def __init__(self, message: str, **facts: Any) -> None:
        """Name the message and its facts."""
        object.__setattr__(self, "message", message)
        object.__setattr__(self, "facts", facts)


async def letter(
    unit: Unit,
    chat: int,
    message: str,
    *,
    key: str | None = None,
    buttons: Inline | None = None,
    markup: dict[str, Any] | None = None,
    media: dict[str, Any] | None = None,
    priority: Priority = Priority.ANSWER,
    **facts: Any,
) -> None:
    """Owe `chat` a letter. `key`: the same key is the same letter, however often it is written."""
    await owed.write(
        unit,
        chat,
        message,
        encode(facts),
        key=key,
        markup=inline(buttons) if buttons else markup,
        media=media,
        priority=priority,
    )


async def wish(
    unit: Unit,
    chat: int,
    subject: str,
    *,
    afresh: bool = False,
    silent: bool = False,
    priority: Priority = Priority.ANSWER,
) -> None:
    """Wish that `chat` sees the present state of `subject`."""
    await owed.wish(unit, chat, subject, afresh=afresh, silent=silent, priority=priority)


async def wish_everywhere(unit: Unit, subject: str, *, priority: Priority = Priority.OFFER) -> None:
    """Wish every card of this subject up to date."""
    await owed.wish_everywhere(unit, subject, priority=priority)
