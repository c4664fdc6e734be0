"""A place as nlu reads it, and what is asked about it: by what is served."""

from __future__ import annotations

from handlers.customer.where import where_of
from nlu import places


def test_a_code_of_two_countries_is_asked_when_both_are_served() -> None:
    spot, readings = where_of(places.read("8010"), lambda lat, lon: True)
    assert spot is None
    assert [reading.label for reading in readings] == ["✓ 8010 Zürich (CH)", "✓ 8010 Graz (AT)"]


def test_a_code_of_two_countries_is_the_one_that_is_served() -> None:
    spot, readings = where_of(places.read("8010"), lambda lat, lon: lon > 12)
    assert not readings
    assert spot is not None
    assert spot.label == "8010 Graz"


def test_a_code_of_two_countries_is_the_customers_own_where_nobody_serves_it() -> None:
    spot, readings = where_of(places.read("8010"), lambda lat, lon: False)
    assert not readings
    assert spot is not None
    assert spot.label == "8010 Zürich"


def test_the_larger_town_of_a_name_is_taken_where_it_is_served() -> None:
    spot, readings = where_of(places.read("wohne in Baden"), lambda lat, lon: True)
    assert not readings
    assert spot is not None
    assert spot.label == "Baden"
