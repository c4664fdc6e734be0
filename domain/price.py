"""From a need to an indicative price with its reasons. Refuses to negotiate: the final price is the settlement's.

A price is a range in one currency. Its lines add up to it exactly, travel and commission are contained, and what the
customer has not said makes it wider, never narrower.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from math import isfinite
from typing import Final

from domain.money import Money, commission_of, half_up
from domain.pricelist import Catalogue, NoTariff, PriceFault
from domain.tariff import Surcharge, Tariff
from domain.vocabulary import Category, Kind

__all__ = [
    "Catalogue",
    "Line",
    "Money",
    "NoTariff",
    "PriceFault",
    "Quote",
    "Reason",
    "Surcharge",
    "Tariff",
    "commission_of",
    "quote",
]


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
class Quote:
    """What the customer will probably pay (low to high, everything contained), and what the helper keeps of it."""

    low: Money
    high: Money
    lines: tuple[Line, ...]
    net_low: Money
    net_high: Money
    commission_percent: int
    minimum_fee: Money  # the helper's when the customer is not there
    version: str  # of the tariffs used: the same prices have the same version

    @property
    def currency(self) -> str:
        """The currency of the job's place, in which every amount of the quote is."""
        return self.low.currency

    @property
    def commission(self) -> tuple[Money, Money]:
        """The commission contained in the low and in the high end."""
        return self.low - self.net_low, self.high - self.net_high


def quote(
    catalogue: Catalogue,
    *,
    region: str,
    crowd: str,
    category: Category | None,
    kind: Kind | None,
    immediate: bool,
    start_local: datetime | None,
    until_local: datetime | None = None,
    distance_km: float | None,
    devices: int = 1,
    remote: bool = False,
) -> Quote:
    """The indicative price of a need. Pure: the same words, list and clock give the same quote.

    `category`, `kind` None: any. `start_local` is aware and in the zone of the job's place; None: at any time;
    with `until_local`: at any time between the two. `distance_km` None: a helper near by, as the list expects one.
    `remote` is help over the telephone: nobody travels. NoTariff for a region or crowd without prices; ValueError for
    numbers that cannot be (a naive time, no device, a negative distance).

    Rounding: every line half up to the minor unit; the total to the list's step, the low end down and the high end up,
    so that the range still holds; a price without a range goes to the nearest step, half up.
    """
    if devices < 1:
        raise ValueError(f"{devices} devices")
    if distance_km is not None and not (isfinite(distance_km) and distance_km >= 0):
        raise ValueError(f"a distance of {distance_km} km")
    tariffs = catalogue.tariffs_for(region, crowd, category, kind)
    metres = None if distance_km is None else round(distance_km * 1000)
    parts = [
        _parts(tariff, immediate, _when(tariff, start_local, until_local), metres, devices, remote)
        for tariff in tariffs
    ]
    lines = [line for line in map(_envelope, _by_reason(parts)) if line.high.amount or line.reason is Reason.BASE]
    currency, step, percent = tariffs[0].currency, tariffs[0].rounding, tariffs[0].commission_percent
    nothing = Money(amount=0, currency=currency)
    exact_low = sum((line.low for line in lines), nothing)
    exact_high = sum((line.high for line in lines), nothing)
    low, high = _to_step(exact_low, exact_high, step)
    if (low, high) != (exact_low, exact_high):
        lines.append(Line(reason=Reason.ROUNDING, low=low - exact_low, high=high - exact_high))
    return Quote(
        low=low,
        high=high,
        lines=tuple(lines),
        net_low=low - commission_of(low, percent),
        net_high=high - commission_of(high, percent),
        commission_percent=percent,
        minimum_fee=Money(amount=min(low.amount, *(tariff.minimum_fee for tariff in tariffs)), currency=currency),
        version=_version(tariffs),
    )


def _parts(
    tariff: Tariff, immediate: bool, reasons: frozenset[Reason | None], metres: int | None, devices: int, remote: bool
) -> dict[Reason, Line]:
    """The lines of one tariff, before rounding to the step."""

    def line(
        reason: Reason,
        low: int,
        high: int,
        *,
        minutes: tuple[int, int] | None = None,
        metres: tuple[int, int] | None = None,
        percent: tuple[int, int] | None = None,
        count: int | None = None,
    ) -> None:
        found[reason] = Line(
            reason=reason,
            low=Money(amount=low, currency=tariff.currency),
            high=Money(amount=high, currency=tariff.currency),
            minutes=minutes,
            metres=metres,
            percent=percent,
            count=count,
        )

    found: dict[Reason, Line] = {}
    line(Reason.BASE, tariff.base, tariff.base)
    low, high = (half_up(tariff.per_hour * minutes, 60) for minutes in tariff.minutes)
    line(Reason.DURATION, low, high, minutes=tariff.minutes)
    work_low, work_high = tariff.base + low, tariff.base + high
    if devices > 1:
        least, most = ((devices - 1) * minutes for minutes in tariff.extra_device_minutes)
        low, high = (half_up(tariff.per_hour * minutes, 60) for minutes in (least, most))
        line(Reason.DEVICES, low, high, minutes=(least, most), count=devices - 1)
        work_low, work_high = work_low + low, work_high + high
    if not remote:
        near, far = tariff.nearby if metres is None else (metres, metres)
        line(Reason.TRAVEL, tariff.travel_for(near), tariff.travel_for(far), metres=(near, far))
    if immediate:
        extra = tariff.on_demand
        line(Reason.ON_DEMAND, extra.on(work_low), extra.on(work_high), percent=_percentages([extra]))
    surcharges = [_surcharge(tariff, reason) for reason in reasons]
    said = next(iter(reasons)) if len(reasons) == 1 else Reason.TIME_OPEN
    if said is not None:
        low, high = min(s.on(work_low) for s in surcharges), max(s.on(work_high) for s in surcharges)
        line(said, low, high, percent=_percentages(surcharges))
    return found


# ── time of day and of week ──────────────────────────────────────────────────────────────────────────────────────────

_TIMED: Final = (Reason.EVENING, Reason.WEEKEND, Reason.SUNDAY, Reason.HOLIDAY)
_HORIZON: Final = timedelta(days=14)


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
    if until - start > _HORIZON:
        return frozenset({None, *_TIMED})
    return frozenset(_reason_at(tariff, moment) for moment in _turning_points(tariff, start, until))


def _turning_points(tariff: Tariff, start: datetime, until: datetime) -> Iterator[datetime]:
    """The start, and each moment before `until` at which another surcharge may begin."""
    yield start
    for days in range((until.date() - start.date()).days + 1):
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


# ── putting together ─────────────────────────────────────────────────────────────────────────────────────────────────


def _by_reason(parts: list[dict[Reason, Line]]) -> Iterator[list[Line | None]]:
    for reason in Reason:
        found = [lines.get(reason) for lines in parts]
        if any(found):
            yield found


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


def _percentages(surcharges: list[Surcharge]) -> tuple[int, int] | None:
    """From the lowest to the highest percentage; None when a fixed amount is among them."""
    if any(surcharge.fixed for surcharge in surcharges):
        return None
    return min(s.percent for s in surcharges), max(s.percent for s in surcharges)


def _to_step(low: Money, high: Money, step: int) -> tuple[Money, Money]:
    if low == high:
        nearest = Money(amount=half_up(low.amount, step) * step, currency=low.currency)
        return nearest, nearest
    down, up = low.amount // step * step, -(-high.amount // step) * step
    return Money(amount=down, currency=low.currency), Money(amount=up, currency=high.currency)


def _version(tariffs: tuple[Tariff, ...]) -> str:
    if len(tariffs) == 1:
        return tariffs[0].fingerprint()
    return sha256("".join(tariff.fingerprint() for tariff in tariffs).encode()).hexdigest()[:12]
