"""Spans of time and the clock on the wall. Refuses to know what happens in them.

Instants are kept and compared in UTC: two aware datetimes of one zone compare by the clock on the wall, which goes
wrong in the two nights of the year when that clock is changed. Local time is read only to ask what the wall says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, kw_only=True, order=True)
class Slot:
    """A span of time, `end` exclusive, given aware in any zone and kept in UTC. ValueError if naive or not a span.

    As an appointment: the span in which the helper arrives.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("a slot without a zone")
        object.__setattr__(self, "start", self.start.astimezone(UTC))
        object.__setattr__(self, "end", self.end.astimezone(UTC))
        if self.end <= self.start:
            raise ValueError(f"a slot that ends before it starts: {self.start} to {self.end}")

    @property
    def minutes(self) -> float:
        """How long it is."""
        return (self.end - self.start) / timedelta(minutes=1)

    def local(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Start and end as the clock on the wall of that zone shows them."""
        return self.start.astimezone(zone), self.end.astimezone(zone)

    def overlaps(self, other: Slot) -> bool:
        """Whether the two share an instant; one that begins when the other ends does not."""
        return self.start < other.end and other.start < self.end


def overlaps(one: Slot, other: Slot) -> bool:
    """Whether the two share an instant."""
    return one.overlaps(other)


@dataclass(frozen=True, kw_only=True)
class Hours:
    """A span of one weekday, by the clock on the wall. `end` 00:00 is the midnight after."""

    weekday: int  # 1 is Monday, as in ISO 8601
    start: time
    end: time

    def __post_init__(self) -> None:
        if not 1 <= self.weekday <= 7:
            raise ValueError(f"there is no weekday {self.weekday}")
        if self.end != time(0) and self.end <= self.start:
            raise ValueError(f"hours from {self.start} to {self.end}; a night is two spans, one on each day")

    def on(self, day: date, zone: ZoneInfo) -> Slot | None:
        """The span of that very day, None on another weekday.

        A bound that the clock shows twice, or never, is read so that the span is the shorter one: better an hour too
        few offered than one that the helper did not promise.
        """
        if day.isoweekday() != self.weekday:
            return None
        end_day = day + timedelta(days=1) if self.end == time(0) else day
        start = max(readings(day, self.start, zone))
        end = min(readings(end_day, self.end, zone))
        return Slot(start=start, end=end) if start < end else None


def every_day(start: time, end: time) -> tuple[Hours, ...]:
    """The same hours on all seven days."""
    return tuple(Hours(weekday=weekday, start=start, end=end) for weekday in range(1, 8))


def without(span: Slot, start: datetime, end: datetime) -> Iterator[Slot]:
    """What is left of a span on both sides of the taken part."""
    if end <= span.start or span.end <= start:
        yield span
        return
    if span.start < start:
        yield Slot(start=span.start, end=start)
    if end < span.end:
        yield Slot(start=end, end=span.end)


def joined(spans: Iterable[Slot]) -> list[Slot]:
    """The same time in as few spans as possible: two that touch become one, so a shift may pass midnight."""
    found: list[Slot] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Slot(start=found[-1].start, end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def as_utc(instant: datetime) -> datetime:
    """The instant in UTC; ValueError if it is naive."""
    if instant.tzinfo is None:
        raise ValueError("a time without a zone")
    return instant.astimezone(UTC)


def readings(day: date, clock: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The two instants a wall clock may mean: the same twice, except for an hour that is shown twice or never."""
    local = datetime.combine(day, clock, tzinfo=zone)
    return local.replace(fold=0).astimezone(UTC), local.replace(fold=1).astimezone(UTC)
