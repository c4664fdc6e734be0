"""From a need to an indicative price with its reasons. Refuses to negotiate: the final price is the settlement's.

A price is a range in one currency. Its lines add up to it exactly, travel and commission are contained, and what the
customer has not said makes it wider, never narrower.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from math import isfinite
from typing import TypedDict

from domain.money import Money, commission_of, half_up
from domain.pricelines import Asked, Line, Reason, lines_of
from domain.pricelist import Catalogue, NoTariff
from domain.tariff import PriceFault, Surcharge, Tariff
from domain.vocabulary import Category, Kind

__all__ = [
    "Catalogue",
    "Line",
    "Money",
    "NoTariff",
    "PlainLine",
    "PlainQuote",
    "PriceFault",
    "Quote",
    "Reason",
    "Surcharge",
    "Tariff",
    "commission_of",
    "quote",
]


class PlainLine(TypedDict):
    """A line as JSON can hold it; amounts in minor units."""

    reason: str
    low: int
    high: int
    minutes: list[int] | None
    metres: list[int] | None
    percent: list[int] | None
    count: int | None


class PlainQuote(TypedDict):
    """A quote as JSON can hold it, to be kept with a booking: prices may change, what was promised may not."""

    currency: str
    low: int
    high: int
    lines: list[PlainLine]
    net_low: int
    net_high: int
    commission_percent: int
    minimum_fee: int
    version: str


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

    def plain(self) -> PlainQuote:
        """The quote to be kept; `Quote.of(quote.plain())` is the same quote, also after a stay in JSON."""
        return {
            "currency": self.currency,
            "low": self.low.amount,
            "high": self.high.amount,
            "lines": [
                {
                    "reason": line.reason.value,
                    "low": line.low.amount,
                    "high": line.high.amount,
                    "minutes": line.minutes and list(line.minutes),
                    "metres": line.metres and list(line.metres),
                    "percent": line.percent and list(line.percent),
                    "count": line.count,
                }
                for line in self.lines
            ],
            "net_low": self.net_low.amount,
            "net_high": self.net_high.amount,
            "commission_percent": self.commission_percent,
            "minimum_fee": self.minimum_fee.amount,
            "version": self.version,
        }

    @classmethod
    def of(cls, plain: PlainQuote) -> Quote:
        """The quote that was kept."""

        def money(amount: int) -> Money:
            return Money(amount=amount, currency=plain["currency"])

        def span(kept: list[int] | None) -> tuple[int, int] | None:
            return None if kept is None else (kept[0], kept[1])

        return cls(
            low=money(plain["low"]),
            high=money(plain["high"]),
            lines=tuple(
                Line(
                    reason=Reason(line["reason"]),
                    low=money(line["low"]),
                    high=money(line["high"]),
                    minutes=span(line["minutes"]),
                    metres=span(line["metres"]),
                    percent=span(line["percent"]),
                    count=line["count"],
                )
                for line in plain["lines"]
            ),
            net_low=money(plain["net_low"]),
            net_high=money(plain["net_high"]),
            commission_percent=plain["commission_percent"],
            minimum_fee=money(plain["minimum_fee"]),
            version=plain["version"],
        )


@lru_cache(maxsize=1024)
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

    A card asks for the same quotes again and again: the last thousand are remembered.
    """
    if devices < 1:
        raise ValueError(f"{devices} devices")
    if distance_km is not None and not (isfinite(distance_km) and distance_km >= 0):
        raise ValueError(f"a distance of {distance_km} km")
    tariffs = catalogue.tariffs_for(region, crowd, category, kind)
    asked = Asked(
        immediate=immediate,
        start=start_local,
        until=until_local,
        metres=None if distance_km is None else round(distance_km * 1000),
        devices=devices,
        remote=remote,
    )
    lines = lines_of(tariffs, asked)
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


def _to_step(low: Money, high: Money, step: int) -> tuple[Money, Money]:
    if low == high:
        nearest = Money(amount=half_up(low.amount, step) * step, currency=low.currency)
        return nearest, nearest
    down, up = low.amount // step * step, -(-high.amount // step) * step
    return Money(amount=down, currency=low.currency), Money(amount=up, currency=high.currency)


def _version(tariffs: tuple[Tariff, ...]) -> str:
    if len(tariffs) == 1:
        return tariffs[0].fingerprint
    return sha256("".join(tariff.fingerprint for tariff in tariffs).encode()).hexdigest()[:12]
