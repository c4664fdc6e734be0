"""The lines of a price: what is charged for, and why. Refuses to add them up and to round (see price)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from domain.money import Money, half_up
from domain.tariff import Surcharge, Tariff


class Reason(StrEnum):
    """Why a line is in the price; in the order in which the lines are shown."""

    BASE = "base"
    DURATION = "duration"
    DEVICES = "devices"  # the further ones
    TRAVEL = "travel"
    ON_DEMAND = "on_demand"
    EVENING = "evening"
    WEEKEND = "weekend"
    SUNDAY = "sunday"
    HOLIDAY = "holiday"
    TIME_OPEN = "time_open"  # an evening or weekend may still come of it
    ROUNDING = "rounding"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One part of a price, with what a sentence about it needs. Only rounding may be below zero."""

    reason: Reason
    low: Money
    high: Money
    minutes: tuple[int, int] | None = None  # duration, devices
    metres: tuple[int, int] | None = None  # travel; the same twice when the distance is known
    percent: tuple[int, int] | None = None  # surcharges that are a percentage of the work
    count: int | None = None  # devices


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the customer has said that moves a price. None is: not said."""

    immediate: bool
    start: datetime | None
    until: datetime | None
    metres: int | None
    devices: int
    remote: bool


def lines_of(tariffs: Sequence[Tariff], asked: Asked) -> list[Line]:
    """The lines of the work, exact to the minor unit; of several tariffs that it may turn out to be, what contains all.

    A line that costs nothing is left out, the base never.
    """
    parts = [{line.reason: line for line in _lines(tariff, asked)} for tariff in tariffs]
    found = [_envelope([lines.get(reason) for lines in parts]) for reason in Reason if any(reason in p for p in parts)]
    return [line for line in found if line.high.amount or line.reason is Reason.BASE]


def _lines(tariff: Tariff, asked: Asked) -> Iterator[Line]:
    def money(amount: int) -> Money:
        return Money(amount=amount, currency=tariff.currency)

    def time_costs(minutes: tuple[int, int]) -> tuple[int, int]:
        return half_up(tariff.per_hour * minutes[0], 60), half_up(tariff.per_hour * minutes[1], 60)

    yield Line(reason=Reason.BASE, low=money(tariff.base), high=money(tariff.base))
    low, high = time_costs(tariff.minutes)
    yield Line(reason=Reason.DURATION, low=money(low), high=money(high), minutes=tariff.minutes)
    least, most = tariff.base + low, tariff.base + high  # the work, of which surcharges are percentages

    further = asked.devices - 1
    if further:
        minutes = further * tariff.extra_device_minutes[0], further * tariff.extra_device_minutes[1]
        low, high = time_costs(minutes)
        yield Line(reason=Reason.DEVICES, low=money(low), high=money(high), minutes=minutes, count=further)
        least, most = least + low, most + high

    if not asked.remote:
        near, far = tariff.nearby if asked.metres is None else (asked.metres, asked.metres)
        low, high = tariff.travel_for(near), tariff.travel_for(far)
        yield Line(reason=Reason.TRAVEL, low=money(low), high=money(high), metres=(near, far))

    if asked.immediate:
        yield _surcharged(Reason.ON_DEMAND, [tariff.on_demand], money(least), money(most))
    reasons = _when(tariff, asked.start, asked.until)
    said = next(iter(reasons)) if len(reasons) == 1 else Reason.TIME_OPEN
    if said is not None:
        yield _surcharged(said, [_surcharge(tariff, reason) for reason in reasons], money(least), money(most))


def _surcharged(reason: Reason, surcharges: Sequence[Surcharge], least: Money, most: Money) -> Line:
    """The line of a surcharge that may turn out to be any of these; percentages are said when all are percentages."""
    percents = [surcharge.percent for surcharge in surcharges]
    return Line(
        reason=reason,
        low=Money(amount=min(surcharge.on(least.amount) for surcharge in surcharges), currency=least.currency),
        high=Money(amount=max(surcharge.on(most.amount) for surcharge in surcharges), currency=most.currency),
        percent=None if any(surcharge.fixed for surcharge in surcharges) else (min(percents), max(percents)),
    )


# ── time of day and of week ──────────────────────────────────────────────────────────────────────────────────────────

_TIMED: Final = (Reason.EVENING, Reason.WEEKEND, Reason.SUNDAY, Reason.HOLIDAY)
_LONG: Final = timedelta(days=14)
"""A wish as long as this may fall on any kind of day."""


def _surcharge(tariff: Tariff, reason: Reason | None) -> Surcharge:
    match reason:
        case Reason.EVENING:
            return tariff.evening
        case Reason.WEEKEND:
            return tariff.weekend
        case Reason.SUNDAY:
            return tariff.sunday
        case Reason.HOLIDAY:
            return tariff.holiday
        case _:
            return Surcharge()


def _when(tariff: Tariff, start: datetime | None, until: datetime | None) -> frozenset[Reason | None]:
    """Every reason for a surcharge that the time may turn out to be; None stands for an ordinary hour."""
    if start is None:
        return frozenset({None, *_TIMED})
    if start.tzinfo is None or (until is not None and until.tzinfo is None):
        raise ValueError("a time without a zone")
    if until is None:
        return frozenset({_reason_at(tariff, start)})
    if until - start > _LONG:
        return frozenset({None, *_TIMED})
    return frozenset(_reason_at(tariff, moment) for moment in _turning_points(tariff, start, until))


def _turning_points(tariff: Tariff, start: datetime, until: datetime) -> Iterator[datetime]:
    """The start, and each moment before `until` at which another surcharge may begin."""
    yield start
    last = until.astimezone(start.tzinfo).date()
    for days in range((last - start.date()).days + 1):
        for clock in (time(0), tariff.evening_from, tariff.evening_until):
            moment = datetime.combine(start.date() + timedelta(days=days), clock, tzinfo=start.tzinfo)
            if start < moment < until:
                yield moment


def _reason_at(tariff: Tariff, moment: datetime) -> Reason | None:
    """The one surcharge of a moment. They never add up: of several that hold, the dearest percentage or amount does."""
    holds: list[Reason] = []
    if tariff.is_evening(moment.time()):
        holds.append(Reason.EVENING)
    if tariff.is_holiday(moment.date()):
        holds.append(Reason.HOLIDAY)
    elif moment.isoweekday() == 7:
        holds.append(Reason.SUNDAY)
    elif moment.isoweekday() == 6:
        holds.append(Reason.WEEKEND)
    work = tariff.base + half_up(tariff.per_hour * tariff.minutes[1], 60)
    return max(holds, key=lambda reason: _surcharge(tariff, reason).on(work), default=None)


def _envelope(found: list[Line | None]) -> Line:
    """One line that contains the lines of every tariff the work may turn out to be; a missing line costs nothing."""
    lines = [line for line in found if line is not None]
    nothing = Money(amount=0, currency=lines[0].low.currency)
    return Line(
        reason=lines[0].reason,
        low=min(nothing if line is None else line.low for line in found),
        high=max(nothing if line is None else line.high for line in found),
        minutes=_widest([line.minutes for line in lines]),
        metres=_widest([line.metres for line in lines]),
        percent=_widest([line.percent for line in lines]),
        count=lines[0].count,
    )


def _widest(spans: list[tuple[int, int] | None]) -> tuple[int, int] | None:
    """The span that contains all; None when one of them cannot be said."""
    said = [span for span in spans if span is not None]
    if not said or len(said) < len(spans):
        return None
    return min(low for low, _ in said), max(high for _, high in said)
