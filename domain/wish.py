"""When help is wished for, and the spans of time that keeps free. Refuses to know who could come then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.spans import Slot, readings, without
from domain.vocabulary import Urgency

LOOK_AHEAD: Final = timedelta(days=92)
"""How far an open wish is followed, as far as slots are offered."""
INSTANT: Final = timedelta(minutes=1)
"""How long a wish for an instant ("um 10") is kept."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """When help is wanted: now, or somewhere between start and end (aware; None is open).

    `daily`: only between these times of every day (local; an end of 00:00 is the midnight after). `others`: spans that
    suit as well ("or Thursday evening"). `but`: spans that do not suit ("not on Monday"). `every`: the rhythm somebody
    asked for ("week", "2 weeks", ...); one visit is made at a time, and that is said.
    """

    urgency: Urgency
    start: datetime | None = None
    end: datetime | None = None
    grain: str = "day"
    daily: tuple[time, time] | None = None
    others: tuple[Slot, ...] = ()
    but: tuple[Slot, ...] = ()
    every: str | None = None

    @property
    def instant(self) -> bool:
        """Whether one moment was named and no span."""
        return self.start is not None and self.end is not None and self.end - self.start <= INSTANT

    @property
    def plain(self) -> bool:
        """Whether start and end say it all."""
        return not (self.daily or self.others or self.but)


def day_of(wish: Wish, zone: ZoneInfo) -> date | None:
    """The one local day a wish lies in, None when it is now, open, or of several days."""
    if wish.urgency is Urgency.NOW or wish.start is None or wish.end is None or wish.others:
        return None
    first, last = wish.start.astimezone(zone).date(), (wish.end - timedelta(seconds=1)).astimezone(zone).date()
    return first if first == last else None


def spans(wish: Wish, *, now: datetime, zone: ZoneInfo) -> Iterator[Slot]:
    """The spans a visit may lie in, each wish in order of time, a day at a time where only part of each day suits."""
    for begin, end in ((wish.start, wish.end), *((other.start, other.end) for other in wish.others)):
        start = max(begin or now, now).astimezone(UTC)
        until = min(end or now + LOOK_AHEAD, now + LOOK_AHEAD).astimezone(UTC)
        if start >= until:
            continue
        whole = Slot(start=start, end=until)
        for span in _days(whole, wish.daily, zone) if wish.daily is not None else (whole,):
            yield from _left(span, wish.but)


def _days(whole: Slot, daily: tuple[time, time], zone: ZoneInfo) -> Iterator[Slot]:
    day, last = whole.start.astimezone(zone).date(), whole.end.astimezone(zone).date()
    while day <= last:
        begin = readings(day, daily[0], zone)[0]
        end = readings(day if daily[1] > daily[0] else day + timedelta(days=1), daily[1], zone)[0]
        start, until = max(begin, whole.start), min(end, whole.end)
        if start < until:
            yield Slot(start=start, end=until)
        day += timedelta(days=1)


def _left(span: Slot, but: tuple[Slot, ...]) -> list[Slot]:
    left = [span]
    for refused in but:
        left = [rest for one in left for rest in without(one, refused.start, refused.end)]
    return left
