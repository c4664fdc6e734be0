"""The slots that lie inside a wish, on each of its days. Refuses to look beyond the wish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from domain.slots import Rota, Slot, Timetable, next_slots_after, scheduled_slots
from domain.wish import Wish, spans

MOST: Final = 6  # slots offered at once
A_DAY: Final = 2  # of each day, where a wish has several


def inside(
    wish: Wish,
    *,
    now: datetime,
    timetable: Timetable,
    helpers: Sequence[Rota],
    length_minutes: int,
    at_most: int = MOST,
) -> tuple[Slot, ...]:
    """At most so many slots inside the wish that somebody can serve, in order; none when nobody can."""
    if wish.instant and not wish.daily and not wish.others:
        found = _from_instant(wish, now=now, timetable=timetable, helpers=helpers, length_minutes=length_minutes)
        return tuple(slot for slot in found if not any(slot.overlaps(refused) for refused in wish.but))[:at_most]
    if wish.plain:
        if wish.start is None and wish.end is None:
            return ()
        return scheduled_slots(
            wish.start or now,
            wish.end,
            now=now,
            timetable=timetable,
            helpers=helpers,
            length_minutes=length_minutes,
            at_most=at_most,
        )
    several = wish.end is None or wish.end - (wish.start or now) > timedelta(days=1) or wish.others
    kept: list[Slot] = []
    for span in spans(wish, now=now, zone=timetable.zone):
        long = span.end - span.start > timedelta(days=1)
        if long:
            more = next_slots_after(
                span.start, now=now, timetable=timetable, helpers=helpers, length_minutes=length_minutes, a_day=A_DAY
            )
            more = tuple(slot for slot in more if slot.end <= span.end)
        else:
            more = scheduled_slots(
                span.start,
                span.end,
                now=now,
                timetable=timetable,
                helpers=helpers,
                length_minutes=length_minutes,
                at_most=A_DAY if several else at_most,
            )
        kept.extend(slot for slot in more if slot not in kept)
        if len(kept) >= at_most:
            break
    return tuple(sorted(kept[:at_most]))


def _from_instant(
    wish: Wish, *, now: datetime, timetable: Timetable, helpers: Sequence[Rota], length_minutes: int
) -> tuple[Slot, ...]:
    """ "Um 10": the slot that holds ten o'clock, then the next ones of that day."""
    assert wish.start is not None
    exact = scheduled_slots(
        wish.start, wish.end, now=now, timetable=timetable, helpers=helpers, length_minutes=length_minutes
    )
    later = next_slots_after(
        exact[0].end if exact else wish.start,
        now=now,
        timetable=timetable,
        helpers=helpers,
        length_minutes=length_minutes,
        a_day=MOST,
    )
    day = wish.start.astimezone(timetable.zone).date()
    same = [slot for slot in later if slot.start.astimezone(timetable.zone).date() == day]
    return tuple([*exact, *same][:MOST])
