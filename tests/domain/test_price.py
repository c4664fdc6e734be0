"""Prices: the list is read or refused by name, lines add up, and the unsaid widens."""

from __future__ import annotations

import json
import tomllib
from copy import deepcopy
from dataclasses import fields, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.price import Catalogue, Money, NoTariff, PriceFault, Quote, Reason, Surcharge, Tariff, commission_of, quote
from domain.vocabulary import Category, Kind

ZURICH = ZoneInfo("Europe/Zurich")
TUESDAY = datetime(2026, 11, 24, 14, 5, tzinfo=ZURICH)
EXAMPLE = tomllib.loads((Path(__file__).parents[2] / "prices.example.toml").read_text(encoding="utf-8"))
CATALOGUE = Catalogue.from_toml(EXAMPLE)

SMALL: dict[str, Any] = tomllib.loads("""
[here]
currency = "CHF"
rounding = 0.05
commission_percent = 15
[here.friends]
base = 10
minutes = [30, 60]
per_hour = 60
travel = 5
travel_free_km = 2
travel_per_km = 1.50
travel_cap = 20
nearby_km = [0, 6]
on_demand = 8
evening = "10 %"
weekend = "20 %"
sunday = 30
holiday = "50 %"
holidays = ["12-25", 2027-03-29]
minimum_fee = 15
extra_device_minutes = [10, 20]
[here.friends.network]
base = 20
[here.friends.network.repair]
minutes = [45, 45]
""")


def priced(
    catalogue: Catalogue = CATALOGUE,
    *,
    region: str = "zurich",
    crowd: str = "friends",
    category: Category | None = Category.NETWORK,
    kind: Kind | None = Kind.TROUBLESHOOTING,
    immediate: bool = True,
    start: datetime | None = TUESDAY,
    until: datetime | None = None,
    km: float | None = None,
    devices: int = 1,
    remote: bool = False,
) -> Quote:
    return quote(
        catalogue,
        region=region,
        crowd=crowd,
        category=category,
        kind=kind,
        immediate=immediate,
        start_local=start,
        until_local=until,
        distance_km=km,
        devices=devices,
        remote=remote,
    )


def small(**changes: Any) -> Quote:
    return priced(Catalogue.from_toml(SMALL), region="here", **changes)


def amounts(found: Quote) -> dict[str, tuple[int, int]]:
    return {line.reason: (line.low.amount, line.high.amount) for line in found.lines}


def within(inner: Quote, outer: Quote) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high


instants = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(ZURICH)
)
quotes = st.builds(
    priced,
    region=st.sampled_from(CATALOGUE.regions()),
    crowd=st.sampled_from(["friends", "pros"]),
    category=st.none() | st.sampled_from(Category),
    kind=st.none() | st.sampled_from(Kind),
    immediate=st.booleans(),
    start=st.none() | instants,
    km=st.none() | st.floats(0, 20_000),
    devices=st.integers(1, 9),
    remote=st.booleans(),
)


def test_internet_trouble_in_the_city_now() -> None:
    found = priced()
    assert (found.low, found.high) == (Money(amount=4500, currency="CHF"), Money(amount=7500, currency="CHF"))
    assert [line.reason for line in found.lines] == ["base", "duration", "travel", "on_demand", "rounding"]
    assert found.lines[1].minutes == (20, 50)
    assert found.lines[2].metres == (0, 8000)


@pytest.mark.parametrize("category", Category)
@pytest.mark.parametrize("region", CATALOGUE.regions())
def test_neighbours_are_cheaper_than_professionals(region: str, category: Category) -> None:
    friends, pros = (
        priced(region=region, crowd=crowd, category=category, kind=None) for crowd in CATALOGUE.crowds(region)
    )
    assert friends.high < pros.high
    assert friends.low < pros.low
    assert friends.minimum_fee <= friends.low
    assert 10 <= friends.commission_percent <= 20


def test_every_line_by_hand() -> None:
    found = small(km=4.5, devices=3)
    assert amounts(found) == {
        "base": (2000, 2000),
        "duration": (3000, 6000),
        "devices": (2000, 4000),
        "travel": (875, 875),  # 5 francs, and 2.5 further km at 1.50
        "on_demand": (800, 800),
    }
    assert (found.low.amount, found.high.amount) == (8675, 13675)
    assert found.net_low.amount == 8675 - 1301  # 15 % are 1301.25
    assert found.net_high.amount == 13675 - 2051  # 15 % are 2051.25


@pytest.mark.parametrize(
    ("start", "reason", "low"),
    [
        (datetime(2026, 11, 24, 17, 59, tzinfo=ZURICH), None, 0),
        (datetime(2026, 11, 24, 18, 0, tzinfo=ZURICH), "evening", 500),
        (datetime(2026, 11, 25, 3, 0, tzinfo=ZURICH), "evening", 500),
        (datetime(2026, 11, 25, 7, 0, tzinfo=ZURICH), None, 0),
        (datetime(2026, 11, 28, 12, 0, tzinfo=ZURICH), "weekend", 1000),
        (datetime(2026, 11, 28, 20, 0, tzinfo=ZURICH), "weekend", 1000),  # the dearer of the two, never both
        (datetime(2026, 11, 29, 12, 0, tzinfo=ZURICH), "sunday", 3000),
        (datetime(2026, 12, 25, 12, 0, tzinfo=ZURICH), "holiday", 2500),
        (datetime(2027, 3, 29, 12, 0, tzinfo=ZURICH), "holiday", 2500),
        (datetime(2028, 3, 29, 12, 0, tzinfo=ZURICH), None, 0),  # that date was for 2027 only
    ],
)
def test_the_hour_and_the_day(start: datetime, reason: str | None, low: int) -> None:
    found = amounts(small(start=start, immediate=False, km=0))
    timed = {key: value for key, value in found.items() if key in ("evening", "weekend", "sunday", "holiday")}
    assert timed == ({} if reason is None else {reason: (low, timed[reason][1])})


def test_a_day_without_a_time_may_become_an_evening() -> None:
    day = datetime(2026, 11, 24, tzinfo=ZURICH)
    found = amounts(small(start=day, until=day + timedelta(days=1), immediate=False, km=0))
    assert found["time_open"] == (0, 800)
    afternoon = small(start=day.replace(hour=12), until=day.replace(hour=18), immediate=False, km=0)
    assert "time_open" not in amounts(afternoon)


def test_a_percentage_is_said_when_it_is_one() -> None:
    friday, saturday = datetime(2026, 11, 27, 20, tzinfo=ZURICH), datetime(2026, 11, 28, 12, tzinfo=ZURICH)
    percents = {line.reason: line.percent for line in small(start=friday, until=saturday).lines}
    assert percents == {"base": None, "duration": None, "travel": None, "on_demand": None, "time_open": (10, 20)}
    assert {line.percent for line in small(start=None).lines} == {None}  # the Sunday is a fixed amount


def test_further_devices_are_work_and_cost_more_in_the_evening() -> None:
    evening = datetime(2026, 11, 24, 20, tzinfo=ZURICH)
    assert amounts(small(start=evening, devices=3))["evening"] == (700, 1200)  # 10 % of 70 and of 120


def test_works_that_differ_in_what_is_dearest_are_contained_in_the_unknown_one() -> None:
    table = deepcopy(SMALL)
    table["here"]["friends"]["weekend"] = 4.50
    table["here"]["friends"]["network"] |= {"training": {"minutes": [10, 20]}, "installation": {"evening": 9}}
    catalogue = Catalogue.from_toml(table)
    evening = datetime(2026, 11, 28, 20, tzinfo=ZURICH)
    anything = priced(catalogue, region="here", kind=None, start=evening)
    for kind in Kind:
        one = priced(catalogue, region="here", kind=kind, start=evening)
        assert within(one, anything), kind
    dearest = {
        line.reason
        for kind in Kind
        for line in priced(catalogue, region="here", kind=kind, start=evening).lines
        if line.reason in ("evening", "weekend")
    }
    assert dearest == {"evening", "weekend"}
    assert next(line.percent for line in anything.lines if line.reason == "evening") is None


def test_nobody_travels_to_a_telephone_call() -> None:
    assert "travel" not in amounts(small(remote=True))


def test_travel_is_capped() -> None:
    assert amounts(small(km=500))["travel"] == (2000, 2000)


def test_a_price_without_a_range_stays_one_price() -> None:
    found = small(kind=Kind.REPAIR, km=0.0, immediate=False)
    assert found.low == found.high == Money(amount=7000, currency="CHF")
    table = deepcopy(SMALL)
    table["here"]["rounding"] = 5
    found = priced(Catalogue.from_toml(table), region="here", kind=Kind.REPAIR, km=4.5, immediate=False)
    assert found.low == found.high == Money(amount=7500, currency="CHF")  # 73.75
    assert amounts(found)["rounding"] == (125, 125)


@given(quotes)
def test_lines_add_up_to_the_total(found: Quote) -> None:
    assert sum(line.low.amount for line in found.lines) == found.low.amount
    assert sum(line.high.amount for line in found.lines) == found.high.amount
    assert 0 <= found.low.amount <= found.high.amount
    assert found.low.amount % 500 == found.high.amount % 500 == 0
    assert len({line.reason for line in found.lines}) == len(found.lines)
    for line in found.lines:
        assert line.low <= line.high
        assert line.low.amount >= 0 or line.reason is Reason.ROUNDING


@given(quotes)
def test_commission_and_net_are_the_price(found: Quote) -> None:
    for total, net, commission in zip(
        (found.low, found.high), (found.net_low, found.net_high), found.commission, strict=True
    ):
        assert net + commission == total
        assert commission == commission_of(total, found.commission_percent)
        assert net.amount > 0
    assert found.minimum_fee <= found.low


@given(
    category=st.sampled_from(Category),
    kind=st.sampled_from(Kind),
    crowd=st.sampled_from(["friends", "pros"]),
    start=instants,
    km=st.floats(0, 8),
    immediate=st.booleans(),
    devices=st.integers(1, 5),
    hours=st.integers(0, 24 * 20),
    unsaid=st.sets(st.sampled_from(["category", "kind", "start", "until", "km"]), min_size=1),
)
def test_what_is_not_said_widens(
    category: Category,
    kind: Kind,
    crowd: str,
    start: datetime,
    km: float,
    immediate: bool,
    devices: int,
    hours: int,
    unsaid: set[str],
) -> None:
    said: dict[str, Any] = {"category": category, "kind": kind, "start": start, "km": km}
    rest: dict[str, Any] = {"crowd": crowd, "immediate": immediate, "devices": devices}
    less: dict[str, Any] = {key: None if key in unsaid else value for key, value in said.items()}
    if less["start"] is not None and "until" in unsaid:
        less["start"], less["until"] = (
            start - timedelta(hours=hours // 2),
            start + timedelta(hours=hours // 3, minutes=1),
        )
    assert within(priced(**said, **rest), priced(**less, **rest))


@given(quotes)
def test_a_kept_quote_is_the_same_quote(found: Quote) -> None:
    assert Quote.of(json.loads(json.dumps(found.plain()))) == found


def test_a_wish_that_ends_in_another_zone_is_the_same_wish() -> None:
    start, until = datetime(2026, 11, 27, 20, tzinfo=ZURICH), datetime(2026, 11, 28, 1, tzinfo=ZURICH)
    there = until.astimezone(ZoneInfo("America/Los_Angeles"))
    assert small(start=start, until=there) == small(start=start, until=until)
    assert amounts(small(start=start, until=there))["time_open"] == (500, 1600)  # Friday evening or Saturday


@given(st.integers(0, 10**9), st.integers(0, 100))
def test_a_commission_is_half_up_and_never_more_than_the_price(amount: int, percent: int) -> None:
    exact = amount * percent
    commission = commission_of(Money(amount=amount, currency="CHF"), percent).amount
    assert -50 <= exact - 100 * commission < 50
    assert 0 <= commission <= amount


def test_the_same_prices_have_the_same_version() -> None:
    changed = deepcopy(SMALL)
    changed["here"]["friends"]["network"]["base"] = 21
    before, again = Catalogue.from_toml(SMALL), Catalogue.from_toml(deepcopy(SMALL))
    after = Catalogue.from_toml(changed)

    def version(catalogue: Catalogue, category: Category) -> str:
        return priced(catalogue, region="here", category=category).version

    assert version(before, Category.NETWORK) == version(again, Category.NETWORK)
    assert version(before, Category.NETWORK) != version(after, Category.NETWORK)
    assert version(before, Category.TV) == version(after, Category.TV)


@pytest.mark.parametrize("field", [field.name for field in fields(Tariff)])
def test_every_number_counts_for_the_version(field: str) -> None:
    tariff = Catalogue.from_toml(SMALL).tariffs["here", "friends", Category.NETWORK, Kind.REPAIR]
    other: dict[type, Any] = {
        str: "EUR",
        int: 7,
        tuple: (7, 8),
        Surcharge: Surcharge(fixed=7),
        time: time(6, 6),
        frozenset: frozenset({"01-06"}),
    }
    changed = replace(tariff, **{field: other[type(getattr(tariff, field))]})
    assert changed.fingerprint != tariff.fingerprint


def test_money_of_two_countries_does_not_mix() -> None:
    with pytest.raises(ValueError, match="CHF and EUR"):
        Money(amount=1, currency="CHF") + Money(amount=1, currency="EUR")
    assert str(Money(amount=4550, currency="CHF").major()) == "45.50"


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        priced(start=datetime(2026, 11, 24, 14, 5, tzinfo=UTC).replace(tzinfo=None))
    with pytest.raises(ValueError, match="distance"):
        priced(km=-1)
    with pytest.raises(ValueError, match="distance"):
        priced(km=float("nan"))
    with pytest.raises(ValueError, match="devices"):
        priced(devices=0)
    with pytest.raises(NoTariff):
        priced(region="atlantis")
    with pytest.raises(NoTariff):
        priced(crowd="wizards")
    with pytest.raises(NoTariff):
        CATALOGUE.crowds("atlantis")


FAULTS: list[tuple[str, Any, str, str]] = [
    ("here.friends.bse", 3, "here.friends.bse", "unknown key"),
    ("here.friends.network.colour", "red", "here.friends.network.colour", "unknown key"),
    ("here.friends.base", -1, "here.friends.base", "negative"),
    ("here.friends.base", "ten", "here.friends.base", "not a number"),
    ("here.friends.base", True, "here.friends.base", "not a number"),
    ("here.friends.base", float("inf"), "here.friends.base", "too large"),
    ("here.friends.base", float("nan"), "here.friends.base", "too large"),
    ("here.friends.base", 10.005, "here.friends.base", "more digits"),
    ("here.friends.base", None, "here.friends.base", "missing"),
    ("here.friends.minimum_fee", None, "here.friends.minimum_fee", "missing"),
    ("here.currency", None, "here.friends.currency", "missing"),
    ("here.currency", "FRANKEN", "here.currency", "not one of"),
    ("here.friends.currency", "CHF", "here.friends.currency", "once for the region"),
    ("here.rounding", 0, "here.rounding", "above zero"),
    ("here.rounding", 1000, "here.rounding", "shown as free"),
    ("here.friends.on_demand", "900 %", "here.friends.on_demand", "too much to be meant"),
    ("here.friends.evening_until", "18:00", "here.friends.evening_until", "whole day"),
    ("here.commission_percent", 100, "here.commission_percent", "leaves the helper nothing"),
    ("here.commission_percent", 101, "here.commission_percent", "more than everything"),
    ("here.commission_percent", 12.5, "here.commission_percent", "whole number"),
    ("here.friends.network.commission_percent", 12, "here.friends.network.commission_percent", "whole region or crowd"),
    ("here.friends.minutes", [60, 30], "here.friends.minutes", "low end is above"),
    ("here.friends.network.repair.minutes", [60, 30], "here.friends.network.repair.minutes", "low end is above"),
    ("here.friends.minutes", 30, "here.friends.minutes", "not a pair"),
    ("here.friends.minutes", [1, 2, 3], "here.friends.minutes", "not a pair"),
    ("here.friends.nearby_km", [5, 1], "here.friends.nearby_km", "low end is above"),
    ("here.friends.evening", "lots", "here.friends.evening", "neither an amount"),
    ("here.friends.evening_from", "25:00", "here.friends.evening_from", "not a time"),
    ("here.friends.holidays", ["13-01"], "here.friends.holidays", "neither a date"),
    ("here.friends.holidays", "12-25", "here.friends.holidays", "not a list"),
    ("here.friends.travel_cap", 4, "here.friends.travel_cap", "below travel"),
    ("here.friends.minimum_fee", 500, "here.friends.minimum_fee", "absent customer"),
    ("here.friends.gardening", {"base": 3}, "here.friends.gardening", "unknown category"),
    ("here.friends.network.dancing", {"base": 3}, "here.friends.network.dancing", "unknown kind"),
    ("here.friends.network.repair.deeper", {"base": 3}, "here.friends.network.repair.deeper", "inside a kind"),
    ("here.friends", None, "here", "no crowd"),
    ("here", 5, "here", "a table"),
    ("here", None, "prices", "empty"),
]


@pytest.mark.parametrize(("path", "value", "key", "words"), FAULTS)
def test_a_fault_names_its_line(path: str, value: Any, key: str, words: str) -> None:
    table = deepcopy(SMALL)
    *above, last = path.split(".")
    inner = table
    for name in above:
        inner = inner[name]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    with pytest.raises(PriceFault) as caught:
        Catalogue.from_toml(table)
    assert caught.value.key == key
    assert words in caught.value.sentence
    assert str(caught.value).startswith(f"{key}: ")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates() | st.times(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["base", "minutes", "friends", "network", "repair", "holidays", "evening", "x"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_rubbish_is_a_price_fault(rubbish: Any) -> None:
    table = deepcopy(SMALL)
    table["here"]["friends"]["network"] = rubbish
    found: set[str] = set()
    try:
        Catalogue.from_toml(table)
    except PriceFault as fault:
        found.add(fault.key)
    assert all(key.startswith("here.friends") for key in found)
