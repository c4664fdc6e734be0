"""Ways and grid cells: known figures of Swiss towns, and what must hold for any point."""

from math import inf, nan

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.travel import Mode, cell, cells_around, distance_km, latest_minutes, minutes, road_km

ZURICH = (47.3769, 8.5417)
BERN = (46.9480, 7.4474)

lats = st.floats(-90, 90)
lons = st.floats(-180, 180)
kilometres = st.floats(0, 2000)
modes = st.sampled_from(Mode)


def test_zurich_to_bern_is_95_km() -> None:
    assert distance_km(*ZURICH, *BERN) == pytest.approx(95.5, abs=0.5)


def test_a_quarter_of_the_earth() -> None:
    assert distance_km(0, 0, 90, 0) == pytest.approx(10007.6, abs=0.1)


@pytest.mark.parametrize(
    ("mode", "distance", "expected"),
    [
        (Mode.CAR, 0, 5.0),
        (Mode.CAR, 1, 5 + 1.55 * 3),  # 1.55 km of road at 20 km/h
        (Mode.CAR, 8, 5 + 15 + (8 * (1.3 + 0.5 / 9) - 5) * 1.5),
        (Mode.CAR, 30, 5 + 15 + 22.5 + (30 * (1.3 + 0.5 / 31) - 20) * 60 / 65),
        (Mode.BIKE, 5, 2 + 30.0),
        (Mode.FOOT, 1.5, 26.0),
        (Mode.TRANSIT, 5, 12 + 21.0),
    ],
)
def test_the_model_of_travel(mode: Mode, distance: float, expected: float) -> None:
    assert minutes(distance, mode) == pytest.approx(expected)


def test_ten_minutes_are_honest_within_one_km_thirty_within_eight_sixty_within_thirty() -> None:
    assert minutes(1) <= 10
    assert minutes(8) <= 30
    assert minutes(30) <= 61


@given(kilometres, kilometres, modes)
def test_further_is_never_sooner(one: float, other: float, mode: Mode) -> None:
    near, far = sorted((one, other))
    assert minutes(near, mode) <= minutes(far, mode)
    assert road_km(near) <= road_km(far)


@given(kilometres, st.floats(0, 50), modes)
def test_a_vague_place_is_promised_later(distance: float, vague: float, mode: Mode) -> None:
    assert latest_minutes(distance, vague, mode) >= minutes(distance, mode)


@pytest.mark.parametrize("nonsense", [-0.1, nan, inf])
def test_a_distance_that_is_none_is_refused(nonsense: float) -> None:
    with pytest.raises(ValueError, match="not a distance"):
        minutes(nonsense)


@given(lats, lons, lats, lons)
def test_there_is_as_far_as_back(lat: float, lon: float, to_lat: float, to_lon: float) -> None:
    there = distance_km(lat, lon, to_lat, to_lon)
    assert there == pytest.approx(distance_km(to_lat, to_lon, lat, lon), abs=1e-6)
    assert 0 <= there <= 20016


def test_the_cell_is_the_one_every_floor_counts_with() -> None:
    assert cell(*ZURICH) == int((47.3769 + 90) * 20) * 7200 + int((8.5417 + 180) * 20)


def test_the_pole_and_the_date_line_have_a_cell() -> None:
    assert cell(90, 0) == cell(89.96, 0)
    assert cell(0, 180) == cell(0, -180)


@pytest.mark.parametrize("point", [(91.0, 0.0), (0.0, -181.0), (nan, 8.0)])
def test_a_point_off_the_earth_is_refused(point: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="no point"):
        cell(*point)
    with pytest.raises(ValueError, match="no point"):
        cells_around(*point, 1)


@given(st.floats(-80, 80), lons, st.floats(0, 60), st.floats(-1, 1), st.floats(-1, 1))
@example(0.0, 180.0, 10.0, 0.0, 1.0)
@example(47.0, -179.99, 30.0, 0.0, -1.0)
def test_nobody_within_the_radius_is_left_out(lat: float, lon: float, radius: float, up: float, right: float) -> None:
    other_lat = lat + up * radius / 111
    other_lon = (lon + right * radius / 18 + 180) % 360 - 180
    if distance_km(lat, lon, other_lat, other_lon) <= radius:
        assert cell(other_lat, other_lon) in cells_around(lat, lon, radius)


def test_a_circle_in_zurich_costs_few_cells() -> None:
    assert len(cells_around(*ZURICH, 1)) <= 4
    assert len(cells_around(*ZURICH, 30)) <= 13 * 19


def test_around_the_pole_every_column_counts() -> None:
    assert cell(89.99, 123.4) in cells_around(89.99, -20.0, 5)
