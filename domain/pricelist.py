"""An operator's price list, read from a table and checked key by key. Refuses to open files and to calculate prices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from domain.tariff import PriceFault, Said, Sayings, Tariff, TariffReader
from domain.vocabulary import Category, Kind


class NoTariff(LookupError):
    """Somebody asked for a region or a crowd that the price list does not have."""

    def __init__(self, region: str, crowd: str | None = None) -> None:
        super().__init__(f"no prices for {region}" + (f", {crowd}" if crowd else ""))
        self.region = region
        self.crowd = crowd


@dataclass(frozen=True, kw_only=True, eq=False)
class Catalogue:
    """Every tariff of an operator: by region, crowd, category and kind, with all fallbacks already resolved.

    Two catalogues are never equal, so that what was calculated from one is found again at once (domain/price).
    """

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


def _tariffs(table: Mapping[str, object]) -> Iterator[tuple[tuple[str, str, Category, Kind], Tariff]]:
    nothing = {key: Said(key=key, value=value) for key, value in _OPTIONAL.items()}
    for region, in_region in _tables(table, ""):
        of_region, crowds = _split(in_region, region, nothing, _ANYWHERE | _PER_CROWD | _PER_REGION)
        if not crowds:
            raise PriceFault(region, f"the region has no crowd; it needs a table such as [{region}.friends]")
        for crowd, in_crowd in _tables(crowds, region):
            of_crowd, categories = _split(in_crowd, f"{region}.{crowd}", of_region, _ANYWHERE | _PER_CROWD)
            yield from _of_crowd(region, crowd, of_crowd, categories)


def _of_crowd(
    region: str, crowd: str, sayings: Sayings, categories: Mapping[str, object]
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
            yield (region, crowd, category, kind), TariffReader(where=where, sayings=of_kind).tariff()


def _split(
    table: Mapping[str, object], where: str, outer: Sayings, allowed: frozenset[str]
) -> tuple[dict[str, Said], dict[str, object]]:
    """What holds in this table (the outer values, overridden), and the tables inside it."""
    sayings = dict(outer)
    inside: dict[str, object] = {}
    for key, value in table.items():
        if key in allowed:
            sayings[key] = Said(key=f"{where}.{key}", value=value)
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
