"""An operator's price list, read from a table and checked key by key. Refuses to open files and to calculate prices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from itertools import product
from typing import Final

from domain.money import MINOR_DIGITS, half_up
from domain.tariff import Surcharge, Tariff
from domain.vocabulary import Category, Kind


class PriceFault(ValueError):
    """The price list cannot be used. `key` is the dotted name in the file, `sentence` says what is wrong with it."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(f"{key}: {sentence}")
        self.key = key
        self.sentence = sentence


class NoTariff(LookupError):
    """Somebody asked for a region or a crowd that the price list does not have."""

    def __init__(self, region: str, crowd: str | None = None) -> None:
        super().__init__(f"no prices for {region}" + (f", {crowd}" if crowd else ""))
        self.region = region
        self.crowd = crowd


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Every tariff of an operator: by region, crowd, category and kind, with all fallbacks already resolved."""

    tariffs: Mapping[tuple[str, str, Category, Kind], Tariff] = field(repr=False)

    @classmethod
    def from_toml(cls, table: Mapping[str, object]) -> Catalogue:
        """Read what tomllib made of a price list; PriceFault names the first key that is wrong.

        [region] → [region.crowd] → [region.crowd.category] → [region.crowd.category.kind]: what an inner table does
        not say, the next outer one says.
        """
        if not table:
            raise PriceFault("prices", "the list is empty; it needs at least one region, such as [zurich]")
        return cls(tariffs=dict(_tariffs(table)))

    def regions(self) -> tuple[str, ...]:
        """The regions that have prices, in the order of the file."""
        return tuple(dict.fromkeys(region for region, _, _, _ in self.tariffs))

    def crowds(self, region: str) -> tuple[str, ...]:
        """The crowds that have prices in a region, in the order of the file; NoTariff for an unknown region."""
        found = tuple(dict.fromkeys(crowd for where, crowd, _, _ in self.tariffs if where == region))
        if not found:
            raise NoTariff(region)
        return found

    def tariffs_for(self, region: str, crowd: str, category: Category | None, kind: Kind | None) -> tuple[Tariff, ...]:
        """The tariff of this work, or every tariff it may turn out to be when category or kind are not known."""
        categories = tuple(Category) if category is None else (category,)
        kinds = tuple(Kind) if kind is None else (kind,)
        try:
            return tuple(self.tariffs[region, crowd, c, k] for c, k in product(categories, kinds))
        except KeyError:
            raise NoTariff(region, crowd) from None


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_ANYWHERE: Final = frozenset(
    {
        *("base", "minutes", "per_hour", "extra_device_minutes", "minimum_fee"),
        *("travel", "travel_free_km", "travel_per_km", "travel_cap", "nearby_km"),
        *("on_demand", "evening", "weekend", "sunday", "holiday"),
    }
)
"""Keys that every table may have."""
_PER_CROWD: Final = frozenset({"evening_from", "evening_until", "holidays", "commission_percent", "rounding"})
"""Keys of a region or a crowd: one crowd has one commission, whatever the work."""
_PER_REGION: Final = frozenset({"currency"})

_OPTIONAL: Final[Mapping[str, object]] = {
    "extra_device_minutes": [0, 0],
    "travel_free_km": 0,
    "travel_per_km": 0,
    "nearby_km": [0, 0],
    "on_demand": 0,
    "evening": 0,
    "weekend": 0,
    "evening_from": "18:00",
    "evening_until": "07:00",
    "holidays": [],
}
"""What a list need not say. `sunday` is then the weekend's surcharge, `holiday` the Sunday's, `travel_cap` no cap."""


@dataclass(frozen=True, kw_only=True)
class _Said:
    """One value of the list and the table that said it, so that a fault names the line to change."""

    key: str
    value: object


_Sayings = Mapping[str, _Said]


def _tariffs(table: Mapping[str, object]) -> Iterator[tuple[tuple[str, str, Category, Kind], Tariff]]:
    nothing = {key: _Said(key=key, value=value) for key, value in _OPTIONAL.items()}
    for region, in_region in _tables(table, ""):
        of_region, crowds = _split(in_region, region, nothing, _ANYWHERE | _PER_CROWD | _PER_REGION)
        if not crowds:
            raise PriceFault(region, f"the region has no crowd; it needs a table such as [{region}.friends]")
        for crowd, in_crowd in _tables(crowds, region):
            of_crowd, categories = _split(in_crowd, f"{region}.{crowd}", of_region, _ANYWHERE | _PER_CROWD)
            yield from _of_crowd(region, crowd, of_crowd, categories)


def _of_crowd(
    region: str, crowd: str, sayings: _Sayings, categories: Mapping[str, object]
) -> Iterator[tuple[tuple[str, str, Category, Kind], Tariff]]:
    where = f"{region}.{crowd}"
    _known(categories, where, tuple(Category), "category")
    for category in Category:
        inner = _table(categories.get(category, {}), f"{where}.{category}")
        of_category, kinds = _split(inner, f"{where}.{category}", sayings, _ANYWHERE)
        _known(kinds, f"{where}.{category}", tuple(Kind), "kind")
        for kind in Kind:
            path = f"{where}.{category}.{kind}"
            of_kind, rest = _split(_table(kinds.get(kind, {}), path), path, of_category, _ANYWHERE)
            for key in rest:
                raise PriceFault(f"{path}.{key}", "nothing can stand inside a kind")
            yield (region, crowd, category, kind), _Reader(where=where, sayings=of_kind).tariff()


def _split(
    table: Mapping[str, object], where: str, outer: _Sayings, allowed: frozenset[str]
) -> tuple[dict[str, _Said], dict[str, object]]:
    """What holds in this table (the outer values, overridden), and the tables inside it."""
    sayings = dict(outer)
    inside: dict[str, object] = {}
    for key, value in table.items():
        if key in allowed:
            sayings[key] = _Said(key=f"{where}.{key}", value=value)
        elif isinstance(value, Mapping):
            inside[key] = value
        elif key in _PER_REGION:
            raise PriceFault(f"{where}.{key}", "this is set once for the region")
        elif key in _PER_CROWD:
            raise PriceFault(f"{where}.{key}", "this is set for a whole region or crowd, not for a single work")
        else:
            raise PriceFault(f"{where}.{key}", "unknown key; known here are " + ", ".join(sorted(allowed)))
    return sayings, inside


def _tables(table: Mapping[str, object], where: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    for key, value in table.items():
        yield key, _table(value, f"{where}.{key}" if where else key)


def _table(value: object, key: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise PriceFault(key, f"unknown key; a table [{key}] was expected here")
    return value


def _known(table: Mapping[str, object], where: str, names: tuple[str, ...], noun: str) -> None:
    for key in table:
        if key not in names:
            raise PriceFault(f"{where}.{key}", f"unknown {noun}; known are " + ", ".join(str(name) for name in names))


@dataclass(frozen=True, kw_only=True)
class _Reader:
    """Reads one tariff out of what was said; every method raises PriceFault with the key that said it."""

    where: str
    sayings: _Sayings

    def tariff(self) -> Tariff:
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
        if tariff.minimum_fee > cheapest:
            raise self._fault("minimum_fee", "is more than the shortest visit costs; an absent customer would pay more")

    def _said(self, key: str) -> _Said:
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
        return percent

    def _surcharge(self, key: str, currency: str) -> Surcharge:
        value = self._said(key).value
        if not isinstance(value, str):
            return Surcharge(fixed=self._amount(key, currency))
        found = re.fullmatch(r"(\d{1,3}) ?%", value)
        if found is None:
            raise self._fault(key, f'{value!r} is neither an amount such as 10 nor a percentage such as "20 %"')
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
