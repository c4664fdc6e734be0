"""The seam: what can be said about one message, and who can say it. Refuses to know how.

Every backend (nlu/local, nlu/rasa) is an `Understander`; the bot, the REPL and the benches know nothing else.
The values follow the labels in GLOSSARY.md; a field that the labels do not ask for is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from domain.vocabulary import Category, Kind, Urgency


class Intent(StrEnum):
    """What a message is for: exactly one."""

    NEW_NEED = "new_need"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    STATUS = "status"
    PRICE = "price"
    HUMAN = "human"
    ACCEPT = "accept"
    DENY = "deny"
    GREET = "greet"
    THANKS = "thanks"
    COMPLAINT = "complaint"
    EMERGENCY = "emergency"
    OUT_OF_SCOPE = "out_of_scope"


class Limit(StrEnum):
    """Why a message is not ours to arrange; the first that holds."""

    FORBIDDEN = "forbidden"
    CHILD = "child"
    LICENSED = "licensed"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Where and when a message is read: the customer's clock, zone, country and the conversation's language."""

    now: datetime  # aware
    zone: ZoneInfo
    country: str  # ISO 3166 alpha-2, "CH"
    language: str | None = None  # what the conversation has been held in


@dataclass(frozen=True, kw_only=True)
class TimeSpan:
    """When something is wished for.

    `start` and `end` are aware, `end` exclusive. `end` None: an instant. `open_start`, `open_end`: that side is
    unbounded ("ab 16 Uhr" has a start and an open end). `flags`: ambiguous, past, nonexistent, vague; a flagged span
    is a question, its values the first reading. `negated` marks an exclusion, `every` a recurrence ("week", "2 weeks").
    """

    start: datetime | None
    end: datetime | None
    grain: str  # minute, hour, part_of_day, day, week, month
    open_start: bool = False
    open_end: bool = False
    flags: tuple[str, ...] = ()
    more: tuple[TimeSpan, ...] = ()
    negated: bool = False
    every: str | None = None
    text: str = ""  # the verbatim part of the message
    dayless: bool = False  # a clock or a part of the day without a day: the day is the reader's guess


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where help is wanted. If `flags` has "ambiguous", lat and lon are None and `candidates` lists up to five."""

    label: str
    lat: float | None
    lon: float | None
    country: str | None
    postal_code: str | None = None
    uncertainty_km: float = 0.0
    flags: tuple[str, ...] = ()  # ambiguous, conflicting, uncovered
    candidates: tuple[Place, ...] = ()
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Device:
    """A device or brand named in the message; `name` is the gazetteer's, `negated` means "not this one"."""

    text: str
    name: str
    negated: bool = False
    category: Category | None = None  # None: the name alone says nothing


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A second reading of the same message, with what it is worth (0 to 1)."""

    intent: Intent
    category: Category | None
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Further:
    """A further, separate problem in the same message."""

    text: str
    category: Category | None
    kind: Kind | None


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """Everything that can be said about one message. Confidences are 0 to 1 and calibrated."""

    text: str
    language: str | None  # de, en, fr, it, "other", or None when nothing can be said
    intent: Intent
    intent_confidence: float
    category: Category | None = None
    category_confidence: float | None = None
    kind: Kind | None = None
    kind_confidence: float | None = None
    urgency: Urgency | None = None
    time: TimeSpan | None = None
    place: Place | None = None
    devices: tuple[Device, ...] = ()
    alternatives: tuple[Reading, ...] = ()
    more: tuple[Further, ...] = ()
    limit: Limit | None = None


class Understander(Protocol):
    """Something that reads a message. Never raises for any text; a backend over the network falls back by itself."""

    async def understand(self, text: str, setting: Setting) -> Understanding:
        """Read one message of at most 4096 characters."""
        ...

    async def close(self) -> None:
        """Let go of whatever it is connected with; it may be asked again."""
        ...
