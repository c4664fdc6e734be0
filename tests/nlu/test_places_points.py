"""Points in links and texts; turns and rests of servers that are asked."""

from __future__ import annotations

import pytest

from nlu.places import coordinates, nearest
from nlu.places.manners import Breaker, Pace


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("https://www.google.com/maps/@47.3769,8.5417,15z", 47.3769, 8.5417),
        ("bin hier https://maps.google.com/?q=46.948,7.4474 danke", 46.948, 7.4474),
        ("https://www.google.com/maps/place/Bern/@46.95,7.35,12z/data=!8m2!3d46.9479!4d7.4474", 46.9479, 7.4474),
        ("https://maps.apple.com/?ll=47.3769,8.5417&q=Pin", 47.3769, 8.5417),
        ("https://www.openstreetmap.org/?mlat=46.948&mlon=7.4474#map=15/46.9/7.4", 46.948, 7.4474),
        ("https://www.openstreetmap.org/#map=15/46.9480/7.4474", 46.948, 7.4474),
        ("geo:47.37,8.54?z=12", 47.37, 8.54),
        ("47.3769, 8.5417", 47.3769, 8.5417),
        ("47.3769N 8.5417E", 47.3769, 8.5417),
    ],
)
def test_points_in_text_are_found(text: str, lat: float, lon: float) -> None:
    point = coordinates.find(text)
    assert point is not None
    assert (point.lat, point.lon) == (lat, lon)


@pytest.mark.parametrize(
    "text",
    ["https://maps.app.goo.gl/abc123", "192.168.1.1", "Version 10.15.7", "CHF 12.50", "95.1234, 8.5417", "1.5 bis 2.5"],
)
def test_other_numbers_are_no_points(text: str) -> None:
    assert coordinates.find(text) is None


async def test_turns_are_given_in_order_and_a_second_apart() -> None:
    now, slept = 100.0, list[float]()

    async def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))

    pace = Pace(1.0, monotonic=lambda: now, sleep=sleep)
    for _ in range(3):
        await pace.wait()
    assert slept == [1.0, 2.0]


def test_a_server_that_answers_again_is_trusted_again() -> None:
    now = 0.0
    breaker = Breaker(failures=2, rest=10.0, monotonic=lambda: now)
    breaker.ill()
    assert breaker.may_ask()
    breaker.ill()
    assert not breaker.may_ask()
    now = 11.0
    assert breaker.may_ask()
    assert not breaker.may_ask(), "only one question tries it"
    breaker.well()
    assert breaker.may_ask()
    assert breaker.may_ask()


@pytest.mark.parametrize(
    ("point", "label"),
    [
        ((47.3769, 8.53), "8004 Zürich"),
        ((46.948, 7.4474), "3011 Bern"),
        ((48.2082, 16.3738), "1010 Wien"),
        ((46.8, 9.8), "7270 Davos Platz"),
    ],
)
def test_a_shared_location_was_labelled_with_the_code_of_a_post_office(point: tuple[float, float], label: str) -> None:
    assert nearest(*point).label == label
