"""The time of a visit: who can still be there, how early it may begin, how long it binds, when somebody asks. Pure.

A slot is when the customer expects the helper; the promised arrival is inside it, or a few minutes later.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from domain.job import Status, Step
from domain.slots import Slot

TOLERANCE: Final = timedelta(minutes=5)
"""So much later than the slot a helper may promise to be there: the estimate of the road is no better."""

LATE_AFTER: Final = timedelta(minutes=10)
"""So long after the slot, or the promised arrival, a helper is late: the customer may have somebody else, free."""

SOON: Final = timedelta(hours=1)
"""What begins within this is looked for as fast as what is wanted now."""

EARLIEST: Final = {Step.SET_OFF: timedelta(hours=2), Step.ARRIVE: timedelta(hours=1)}
"""How long before the slot begins a helper may say so: earlier it is a slip of the finger."""

NOBODY_THERE_AFTER: Final = timedelta(minutes=10)
"""So long a helper waits at the door, after the slot has begun, before the customer was not there."""

LEAST_LEFT: Final = timedelta(minutes=30)
"""Work that should be over and is not is thought to take so much longer."""

LOOKS_WHILE_LATE: Final = (timedelta(0), timedelta(hours=1), timedelta(days=1))
LOOKS_AT_WORK: Final = (timedelta(minutes=30), timedelta(hours=2), timedelta(days=1))
"""After the planned end: the helper is asked, the admins are told, then for three days; the alarm stays open."""


def in_time(arrival: datetime, slot_end: datetime) -> bool:
    """Whether who arrives then keeps what the customer was promised."""
    return arrival <= slot_end + TOLERANCE


def late_from(slot_end: datetime, arrival: datetime | None) -> datetime:
    """From when on the helper is late: after what was promised. A later time said on the way does not undo that."""
    return min(max(slot_end, arrival or slot_end), slot_end + TOLERANCE) + LATE_AFTER


def late(slot_end: datetime, arrival: datetime | None, now: datetime) -> bool:
    """Whether the helper is late; who says before that they will be is late at once."""
    since = late_from(slot_end, arrival)
    return now >= since or (arrival is not None and arrival > since)


def earliest(step: Step, slot_start: datetime) -> datetime | None:
    """From when on a helper may take this step; None when at any time."""
    return slot_start - EARLIEST[step] if step in EARLIEST else None


def nobody_there_from(slot_start: datetime, arrived: datetime) -> datetime:
    """From when on a helper at the door may say that nobody is there."""
    return max(slot_start, arrived) + NOBODY_THERE_AFTER


def soon(slot_start: datetime, now: datetime) -> bool:
    """Whether a visit begins so soon that it must be looked for like one that is wanted now."""
    return slot_start - now <= SOON


def bound(status: Status, slot: Slot, length_minutes: int, now: datetime) -> Slot:
    """The time a helper is bound for: from the slot's beginning to the end of the work, and on while it is not over."""
    start, end = slot.start, slot.end + timedelta(minutes=length_minutes)
    if status in {Status.ON_THE_WAY, Status.IN_PROGRESS}:
        start = min(start, now)
    if start <= now:
        end = max(end, now + LEAST_LEFT)
    return Slot(start=start, end=end)


def look_after(looks: Sequence[timedelta], number: int) -> timedelta | None:
    """How long after the one before the look of this number (from 0) is; the last is repeated twice, then None."""
    return looks[min(number, len(looks) - 1)] if number < len(looks) + 2 else None
