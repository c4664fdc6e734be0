"""A tariff: what one kind of work costs in one crowd of one region. Refuses to know the list around it and to quote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import Final

from domain.money import MINOR_DIGITS, half_up


class PriceFault(ValueError):
    """The price list cannot be used. `key` is the dotted name in the file, `sentence` says what is wrong with it."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(f"{key}: {sentence}")
        self.key = key
        self.sentence = sentence


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

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that differ whenever any number of the tariff does."""
        text = repr([sorted(value) if isinstance(value, frozenset) else value for value in astuple(self)])
        return sha256(text.encode()).hexdigest()[:12]


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


HIGHEST_PERCENT: Final = 300
"""A higher addition is a slip of the finger."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One value of the list and the table that said it, so that a fault names the line to change."""

    key: str
    value: object


Sayings = Mapping[str, Said]
"""What holds for one kind of work, by key."""


@dataclass(frozen=True, kw_only=True)
class TariffReader:
    """Reads one tariff out of what was said; every method raises PriceFault with the key that said it."""

    where: str
    sayings: Sayings

    def tariff(self) -> Tariff:
        """The tariff, complete and possible in itself."""
        currency = self._currency()
        weekend = self._surcharge("weekend", currency)
        sunday = self._surcharge("sunday", currency) if "sunday" in self.sayings else weekend
        tariff = Tariff(
            currency=currency,
            base=self._amount("base", currency),
            minutes=self._pair("minutes"),
            per_hour=self._amount("per_hour", currency),
            extra_device_minutes=self._pair("extra_device_minutes"),
            travel=self._amount("travel", currency),
            travel_free=self._metres("travel_free_km", self._said("travel_free_km").value),
            travel_per_km=self._amount("travel_per_km", currency),
            travel_cap=self._amount("travel_cap", currency) if "travel_cap" in self.sayings else None,
            nearby=self._kilometres("nearby_km"),
            on_demand=self._surcharge("on_demand", currency),
            evening=self._surcharge("evening", currency),
            weekend=weekend,
            sunday=sunday,
            holiday=self._surcharge("holiday", currency) if "holiday" in self.sayings else sunday,
            evening_from=self._clock("evening_from"),
            evening_until=self._clock("evening_until"),
            holidays=self._holidays(),
            minimum_fee=self._amount("minimum_fee", currency),
            commission_percent=self._percent("commission_percent"),
            rounding=self._amount("rounding", currency),
        )
        self._check(tariff)
        return tariff

    def _check(self, tariff: Tariff) -> None:
        if tariff.rounding < 1:
            raise self._fault("rounding", "must be above zero; 0.05 rounds to five Rappen, 5 to five francs")
        if tariff.travel_cap is not None and tariff.travel_cap < tariff.travel:
            raise self._fault("travel_cap", "is below travel, so nobody could ever be paid for coming")
        cheapest = tariff.base + half_up(tariff.per_hour * tariff.minutes[0], 60) + tariff.travel
        if 0 < 2 * cheapest < tariff.rounding:
            raise self._fault("rounding", "is so much that the shortest visit would be shown as free")
        if tariff.evening_from == tariff.evening_until:
            raise self._fault("evening_until", "is when the evening begins, so it would last the whole day")
        if tariff.minimum_fee > cheapest:
            raise self._fault("minimum_fee", "is more than the shortest visit costs; an absent customer would pay more")

    def _said(self, key: str) -> Said:
        if key not in self.sayings:
            raise PriceFault(f"{self.where}.{key}", "missing; the crowd or its region must say it")
        return self.sayings[key]

    def _fault(self, key: str, sentence: str) -> PriceFault:
        return PriceFault(self._said(key).key, sentence)

    def _currency(self) -> str:
        said = self._said("currency").value
        if not isinstance(said, str) or said not in MINOR_DIGITS:
            raise self._fault("currency", f"{said!r} is not one of " + ", ".join(MINOR_DIGITS))
        return said

    def _number(self, key: str, value: object) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise self._fault(key, f"{value!r} is not a number")
        number = Decimal(str(value))
        if not number.is_finite() or abs(number) > 1_000_000:
            raise self._fault(key, f"{value!r} is too large to be meant")
        if number < 0:
            raise self._fault(key, f"{value!r} is negative")
        return number

    def _whole(self, key: str, value: object, unit: str) -> int:
        number = self._number(key, value)
        if number != number.to_integral_value():
            raise self._fault(key, f"{value!r} is not a whole number of {unit}")
        return int(number)

    def _amount(self, key: str, currency: str) -> int:
        value = self._said(key).value
        minor = self._number(key, value).scaleb(MINOR_DIGITS[currency])
        if minor != minor.to_integral_value():
            raise self._fault(key, f"{value!r} has more digits than {currency} has")
        return int(minor)

    def _percent(self, key: str) -> int:
        percent = self._whole(key, self._said(key).value, "percent")
        if percent > 100:
            raise self._fault(key, f"{percent} percent is more than everything")
        if percent == 100:
            raise self._fault(key, "100 percent leaves the helper nothing")
        return percent

    def _surcharge(self, key: str, currency: str) -> Surcharge:
        value = self._said(key).value
        if not isinstance(value, str):
            return Surcharge(fixed=self._amount(key, currency))
        found = re.fullmatch(r"(\d{1,3}) ?%", value)
        if found is None:
            raise self._fault(key, f'{value!r} is neither an amount such as 10 nor a percentage such as "20 %"')
        if int(found[1]) > HIGHEST_PERCENT:
            raise self._fault(
                key, f"{value!r} is more than {HIGHEST_PERCENT} % on top of the work, too much to be meant"
            )
        return Surcharge(percent=int(found[1]))

    def _two(self, key: str) -> tuple[object, object]:
        value = self._said(key).value
        if not isinstance(value, list | tuple) or len(value) != 2:
            raise self._fault(key, f"{value!r} is not a pair such as [20, 45]")
        return value[0], value[1]

    def _pair(self, key: str) -> tuple[int, int]:
        low, high = (self._whole(key, value, "minutes") for value in self._two(key))
        return self._ordered(key, low, high)

    def _kilometres(self, key: str) -> tuple[int, int]:
        low, high = (self._metres(key, value) for value in self._two(key))
        return self._ordered(key, low, high)

    def _ordered(self, key: str, low: int, high: int) -> tuple[int, int]:
        if low > high:
            raise self._fault(key, f"{low} to {high}: the low end is above the high end")
        return low, high

    def _metres(self, key: str, value: object) -> int:
        return self._whole(key, self._number(key, value) * 1000, "metres")

    def _clock(self, key: str) -> time:
        value = self._said(key).value
        if isinstance(value, time):
            return value.replace(tzinfo=None)
        if not isinstance(value, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
            raise self._fault(key, f'{value!r} is not a time such as "18:00"')
        return time.fromisoformat(value)

    def _holidays(self) -> frozenset[str]:
        value = self._said("holidays").value
        if not isinstance(value, list | tuple):
            raise self._fault("holidays", f'{value!r} is not a list such as ["12-25", 2027-03-29]')
        return frozenset(self._holiday(day) for day in value)

    def _holiday(self, day: object) -> str:
        if isinstance(day, date) and not isinstance(day, datetime):
            return day.isoformat()
        try:
            text = str(day) if isinstance(day, str) else ""
            date.fromisoformat(f"2000-{text}" if len(text) == 5 else text)  # 2000 has a 29 February
        except ValueError:
            raise self._fault("holidays", f"{day!r} is neither a date nor a day of the year such as 12-25") from None
        return text
