"""When an alarm that rings again is the same alarm counted up, and when it is a new one. Refuses to ring."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

SAME_MATTER: Final = timedelta(hours=1)
"""Who calls again so soon after the last time is still about the same thing, also when an admin has taken it."""

NOT_AFRESH: Final = timedelta(minutes=1)
"""Within this the card is only counted up: somebody who calls ten times in a row is one noise, not ten."""

COUNTED: Final = frozenset({"human", "complaint", "emergency", "no-show", "still-at-work"})
"""What people call for, and what goes on until somebody acts: every time counts. The others say how things stand."""


class Again(StrEnum):
    """What becomes of an alarm that rings again."""

    COUNT = "count"  # the same one, counted up
    NEW = "new"  # a new one beside the old


def again(kind: str, *, taken_at: datetime | None, closed_at: datetime | None, last: datetime, now: datetime) -> Again:
    """Whether it is the same alarm: while nobody has taken it, and for a while after. Danger is never an old matter."""
    if closed_at is not None:
        return Again.NEW
    if taken_at is None:
        return Again.COUNT
    if kind == "emergency" or now - last > SAME_MATTER:
        return Again.NEW
    return Again.COUNT


def shown_afresh(last: datetime, now: datetime) -> bool:
    """Whether the card of an alarm that rings again is put at the bottom of the chat."""
    return now - last >= NOT_AFRESH
