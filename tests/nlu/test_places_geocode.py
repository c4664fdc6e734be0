"""Streets asked of a look-alike of Nominatim and Photon: the good answer, every bad one, and the manners kept."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp.test_utils import TestServer

from nlu.places import read
from nlu.places.geocode import Geocoder, GeocoderSettings, Service
from nlu.places.manners import Breaker, Forgetful, Pace
from nlu.understanding import Place
from tests.nlu.lookalike import BROKEN, LookAlike, features, nominatim, photon, status


@dataclass
class Memory:
    """A cache that remembers, as the database does."""

    kept: dict[str, str] = field(default_factory=dict)

    async def get(self, key: str) -> str | None:
        return self.kept.get(key)

    async def put(self, key: str, answer: str) -> None:
        self.kept[key] = answer


@dataclass
class Clock:
    """Seconds that pass when somebody sleeps or the test says so."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Desk:
    """A look-alike, a geocoder that asks it, and the clock of both."""

    server: LookAlike
    url: str
    clock: Clock
    memory: Memory
    open: list[Geocoder] = field(default_factory=list)

    def geocoder(self, service: Service = Service.NOMINATIM, *, cached: bool = False, timeout: float = 5.0) -> Geocoder:
        geocoder = Geocoder(
            GeocoderSettings(
                service=service, url=self.url, user_agent="needbot-tests (anna@example.org)", timeout=timeout
            ),
            cache=self.memory if cached else Forgetful(),
            turns=Pace(1.0, monotonic=self.clock.monotonic, sleep=self.clock.sleep),
            breaker=Breaker(failures=3, rest=60.0, monotonic=self.clock.monotonic),
        )
        self.open.append(geocoder)
        return geocoder


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    server = LookAlike()
    async with TestServer(server.app()) as running:
        desk = Desk(server=server, url=str(running.make_url("")).rstrip("/"), clock=Clock(), memory=Memory())
        yield desk
        server.over.set()
        for geocoder in desk.open:
            await geocoder.close()


def typed(text: str = "Hardstrasse 12, 8005 Zürich") -> Place:
    place = read(text)
    assert place is not None
    return place


async def test_a_house_is_found_by_nominatim(desk: Desk) -> None:
    desk.server.answer = [nominatim(47.3862, 8.5179, "Hardstrasse", "12")]
    place = await desk.geocoder().refine(typed())
    assert (place.lat, place.lon) == (47.3862, 8.5179)
    assert place.label == "Hardstrasse 12, 8005 Zürich"
    assert place.uncertainty_km == 0.05
    assert place.text == "Hardstrasse 12, 8005 Zürich"
    assert "countrycodes=CH" in desk.server.asked[0]
    assert desk.server.agents == ["needbot-tests (anna@example.org)"]


async def test_a_house_is_found_by_photon(desk: Desk) -> None:
    desk.server.answer = features(photon(47.3862, 8.5179, "Hardstrasse", "12"))
    place = await desk.geocoder(Service.PHOTON).refine(typed())
    assert (place.lat, place.lon, place.label) == (47.3862, 8.5179, "Hardstrasse 12, 8005 Zürich")


async def test_a_street_without_its_number_is_less_sure(desk: Desk) -> None:
    desk.server.answer = [nominatim(47.3862, 8.5179, "Hardstrasse")]
    place = await desk.geocoder().refine(typed())
    assert place.uncertainty_km == 0.5


async def test_the_answer_that_agrees_is_taken_not_the_first(desk: Desk) -> None:
    desk.server.answer = [nominatim(46.95, 7.44, "Hardstrasse", "12"), nominatim(47.3862, 8.5179, "Hardstrasse", "12")]
    place = await desk.geocoder().refine(typed())
    assert place.lat == 47.3862


async def test_a_street_that_lies_elsewhere_is_asked_about(desk: Desk) -> None:
    desk.server.answer = [nominatim(46.95, 7.44, "Hardstrasse", "12")]
    place = await desk.geocoder().refine(typed())
    assert place.flags == ("ambiguous", "conflicting")
    assert place.lat is None
    assert [candidate.label for candidate in place.candidates] == ["8005 Zürich", "Hardstrasse 12, 3011 Bern"]


async def test_a_town_is_not_finer_than_what_we_know(desk: Desk) -> None:
    desk.server.answer = [nominatim(47.38, 8.54, None)]
    assert await desk.geocoder().refine(typed()) == typed()


@pytest.mark.parametrize("service", Service)
async def test_nothing_found_changes_nothing(desk: Desk, service: Service) -> None:
    desk.server.answer = [] if service is Service.NOMINATIM else features()
    assert await desk.geocoder(service).refine(typed()) == typed()


@pytest.mark.parametrize("text", ["8005 Zürich", "Buchs", "winti"])
async def test_without_a_street_nobody_is_asked(desk: Desk, text: str) -> None:
    place = typed(text)
    assert await desk.geocoder().refine(place) == place
    assert desk.server.asked == []


@pytest.mark.parametrize("service", Service)
@pytest.mark.parametrize("fault", BROKEN)
async def test_a_broken_service_leaves_the_place_as_it_was(
    desk: Desk, service: Service, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    desk.server.fault = BROKEN[fault]
    with caplog.at_level(logging.DEBUG):
        assert await desk.geocoder(service).refine(typed()) == typed()
    assert len(desk.server.asked) == 1
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith(("aiohttp", "asyncio"))]
    assert any("geocoder" in line for line in ours)
    assert not any("Hardstrasse" in line for line in ours)


@pytest.mark.parametrize("service", Service)
async def test_a_silent_service_is_left_after_the_timeout(desk: Desk, service: Service) -> None:
    desk.server.fault = desk.server.hang
    assert await desk.geocoder(service, timeout=0.05).refine(typed()) == typed()


async def test_a_service_that_is_not_there(desk: Desk) -> None:
    settings = GeocoderSettings(service=Service.NOMINATIM, url="http://127.0.0.1:9", user_agent="needbot-tests")
    geocoder = Geocoder(settings, cache=Forgetful(), turns=Pace(0), breaker=Breaker())
    assert await geocoder.refine(typed()) == typed()
    await geocoder.close()


async def test_the_same_question_is_asked_once(desk: Desk) -> None:
    desk.server.answer = [nominatim(47.3862, 8.5179, "Hardstrasse", "12")]
    geocoder = desk.geocoder(cached=True)
    first = await geocoder.refine(typed())
    again = await desk.geocoder(cached=True).refine(typed("hardstrasse 12, 8005 zürich"))
    assert (again.lat, again.label) == (first.lat, first.label)
    assert len(desk.server.asked) == 1
    assert not any("Hardstrasse" in key or "hardstrasse" in key for key in desk.memory.kept)


async def test_a_failure_is_not_remembered(desk: Desk) -> None:
    geocoder = desk.geocoder(cached=True)
    desk.server.fault = status(500)
    await geocoder.refine(typed())
    desk.server.fault = None
    desk.server.answer = [nominatim(47.3862, 8.5179, "Hardstrasse", "12")]
    assert (await geocoder.refine(typed())).lat == 47.3862


async def test_one_question_a_second(desk: Desk) -> None:
    desk.server.answer = []
    geocoder = desk.geocoder()
    await asyncio.gather(*(geocoder.refine(typed(f"Hardstrasse {number}, 8005 Zürich")) for number in range(1, 5)))
    assert len(desk.server.asked) == 4
    assert desk.clock.now >= 1003.0


async def test_after_three_failures_the_service_rests_a_minute_and_one_question_tries_it(desk: Desk) -> None:
    geocoder = desk.geocoder()
    desk.server.fault = status(502)
    for _ in range(5):
        await geocoder.refine(typed())
    assert len(desk.server.asked) == 3
    desk.clock.now += 61
    await geocoder.refine(typed())
    await geocoder.refine(typed())
    assert len(desk.server.asked) == 4
    desk.clock.now += 61
    desk.server.fault = None
    desk.server.answer = [nominatim(47.3862, 8.5179, "Hardstrasse", "12")]
    assert (await geocoder.refine(typed())).lat == 47.3862
    assert (await geocoder.refine(typed())).lat == 47.3862


async def test_a_service_that_sends_us_away_is_obeyed_at_once(desk: Desk) -> None:
    geocoder = desk.geocoder()
    desk.server.fault = BROKEN["429"]
    await geocoder.refine(typed())
    desk.clock.now += 100
    await geocoder.refine(typed())
    assert len(desk.server.asked) == 1
    desk.clock.now += 21
    await geocoder.refine(typed())
    assert len(desk.server.asked) == 2


async def test_a_question_given_up_does_not_keep_the_service_shut(desk: Desk) -> None:
    geocoder = desk.geocoder()
    desk.server.fault = status(500)
    for _ in range(3):
        await geocoder.refine(typed())
    desk.clock.now += 61
    desk.server.fault = desk.server.hang
    trying = asyncio.create_task(geocoder.refine(typed()))
    await desk.server.hanging.wait()
    trying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await trying
    desk.server.fault = None
    desk.server.answer = [nominatim(47.3862, 8.5179, "Hardstrasse", "12")]
    assert (await geocoder.refine(typed())).lat == 47.3862


@pytest.mark.parametrize("service", Service)
async def test_a_shared_location_gets_its_street(desk: Desk, service: Service) -> None:
    house = nominatim(47.3877, 8.5208, "Hardstrasse", "12")
    desk.server.answer = (
        house if service is Service.NOMINATIM else features(photon(47.3877, 8.5208, "Hardstrasse", "12"))
    )
    place = await desk.geocoder(service).label(47.3876, 8.5207)
    assert place.label == "Hardstrasse 12, 8005 Zürich"
    assert (place.lat, place.lon) == (47.3876, 8.5207)


async def test_a_shared_location_keeps_its_code_when_the_service_fails(desk: Desk) -> None:
    desk.server.fault = status(500)
    assert (await desk.geocoder().label(47.3876, 8.5207)).label == "8005 Zürich"


async def test_a_shared_location_in_the_lake_gets_no_street_far_off(desk: Desk) -> None:
    desk.server.answer = nominatim(47.36, 8.53, "Mythenquai", "2")
    assert (await desk.geocoder().label(47.34, 8.55)).label.startswith("80")


@pytest.mark.parametrize(
    ("url", "agent"), [("nominatim.example.org", "x"), ("ftp://example.org", "x"), ("http://a", " ")]
)
def test_bad_settings_are_refused(url: str, agent: str) -> None:
    settings = GeocoderSettings(service=Service.NOMINATIM, url=url, user_agent=agent)
    with pytest.raises(ValueError, match="geocoder"):
        Geocoder(settings, cache=Forgetful(), turns=Pace(1.0), breaker=Breaker())
