"""A tariff: what one kind of work costs in one crowd of one region. Refuses to read lists and to quote."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import date, time
from hashlib import sha256

from domain.money import half_up


@dataclass(frozen=True, kw_only=True)
class Surcharge:
    """An addition: either a fixed amount in minor units, or a percentage of the work (base and time, not travel)."""

    fixed: int = 0
    percent: int = 0

    def on(self, work: int) -> int:
        """The addition for this much work, in minor units, half up."""
        return self.fixed + half_up(work * self.percent, 100)


@dataclass(frozen=True, kw_only=True)
class Tariff:
    """What one kind of work costs in one crowd of one region. Amounts are minor units, distances metres."""

    currency: str
    base: int
    minutes: tuple[int, int]
    per_hour: int
    extra_device_minutes: tuple[int, int]
    travel: int  # for coming at all, up to travel_free metres
    travel_free: int
    travel_per_km: int
    travel_cap: int | None
    nearby: tuple[int, int]  # where a helper is expected to come from while nobody has accepted
    on_demand: Surcharge
    evening: Surcharge
    weekend: Surcharge
    sunday: Surcharge
    holiday: Surcharge
    evening_from: time
    evening_until: time
    holidays: frozenset[str]  # "12-25" every year, "2027-03-29" once
    minimum_fee: int  # the helper's when the customer is not there
    commission_percent: int
    rounding: int

    def travel_for(self, metres: int) -> int:
        """The price of coming this far in minor units: fixed, then per further km (half up), at most the cap."""
        further = half_up(max(0, metres - self.travel_free) * self.travel_per_km, 1000)
        whole = self.travel + further
        return whole if self.travel_cap is None else min(whole, self.travel_cap)

    def is_evening(self, at: time) -> bool:
        """Whether the evening surcharge holds; the evening may end after midnight, or not exist (from = until)."""
        if self.evening_from <= self.evening_until:
            return self.evening_from <= at < self.evening_until
        return at >= self.evening_from or at < self.evening_until

    def is_holiday(self, on: date) -> bool:
        """Whether this day is in the operator's list, by its date or by its day of the year."""
        return on.isoformat() in self.holidays or on.isoformat()[5:] in self.holidays

    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that differ whenever any number of the tariff does."""
        text = repr([sorted(value) if isinstance(value, frozenset) else value for value in astuple(self)])
        return sha256(text.encode()).hexdigest()[:12]
