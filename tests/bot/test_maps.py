"""A street is looked up on the map before the unit opens: right to the house, and no harm from any failure."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestServer
from sqlalchemy import select

from bot.config_parts import PlacesPart
from bot.maps import Kept, Maps, SharedTurns, maps_of
from nlu.places.geocode import Geocoder, GeocoderSettings, Service
from nlu.places.manners import Breaker
from storage import lookups
from storage.tables import Lookup, NeedRow
from storage.unit import Store
from tests.conversations.town import Town
from tests.databases import both
from tests.nlu.lookalike import BROKEN, LookAlike, nominatim

WORDS = "Drucker druckt nicht, Hardstrasse 12, 8005 Zürich, morgen"
HOUSE = (47.3912, 8.5101)


@dataclass
class Wall:
    """A real clock that only sleeping moves."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@dataclass
class Fixed:
    """The bot's clock."""

    moment: datetime = datetime(2026, 11, 17, 13, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    async def follow(self) -> None:
        """It follows nobody."""


@pytest.fixture
async def server() -> AsyncIterator[tuple[LookAlike, str]]:
    look_alike = LookAlike(answer=[nominatim(*HOUSE, "Hardstrasse", "12")])
    served = TestServer(look_alike.app())
    await served.start_server()
    try:
        yield look_alike, str(served.make_url("")).rstrip("/")
    finally:
        await served.close()


def on_the_map(town: Town, url: str, *, patience: float = 5.0) -> Maps:
    """The town's bot with a geocoder."""
    town.app.maps = maps = Maps(
        Geocoder(
            GeocoderSettings(service=Service.NOMINATIM, url=url, user_agent="needbot tests", timeout=patience),
            cache=Kept(town.store, town.app.clock),
            turns=SharedTurns(town.store, town.app.clock, 0.0),
            breaker=Breaker(),
        ),
        patience=patience,
    )
    return maps


async def point(town: Town) -> tuple[float | None, float | None, str | None]:
    """Where Anna's need is, and how it is called."""
    async with town.store.reading(town.app.clock.now()) as unit:
        row = (await unit.session.scalars(select(NeedRow))).one()
        return row.lat, row.lon, row.place


async def test_a_street_moves_the_point_and_not_the_label(town: Town, server: tuple[LookAlike, str]) -> None:
    on_the_map(town, server[1])
    await town.anna.says(WORDS)
    assert await point(town) == (*HOUSE, "8005 Zürich")
    assert server[0].agents == ["needbot tests"]


async def test_without_a_street_nobody_is_asked(town: Town, server: tuple[LookAlike, str]) -> None:
    on_the_map(town, server[1])
    await town.anna.says("Drucker druckt nicht, 8005 Zürich, morgen")
    assert server[0].asked == []


@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN.keys())
async def test_no_failure_of_the_map_costs_the_place(
    town: Town, server: tuple[LookAlike, str], fault: Any, caplog: pytest.LogCaptureFixture, capsys: Any
) -> None:
    server[0].fault = fault
    on_the_map(town, server[1])
    with caplog.at_level(logging.DEBUG):
        await town.anna.says(WORDS)
    lat, lon, label = await point(town)
    assert label == "8005 Zürich"
    assert lat is not None
    assert (lat, lon) != HOUSE
    assert server[0].asked, "it was asked"
    town.anna.sees_not("Entschuldigung")
    out = capsys.readouterr()
    ours = [record.getMessage() for record in caplog.records if record.name != "aiohttp.access"]  # the look-alike's own
    for line in (*ours, out.out, out.err):
        assert "Hardstrasse" not in line


async def test_a_map_that_says_nothing_is_not_waited_for(town: Town, server: tuple[LookAlike, str]) -> None:
    server[0].fault = server[0].hang
    on_the_map(town, server[1], patience=0.05)
    await town.anna.says(WORDS)
    assert (await point(town))[2] == "8005 Zürich"


async def test_a_street_that_lies_elsewhere_is_asked_without_its_name(
    town: Town, server: tuple[LookAlike, str]
) -> None:
    server[0].answer = [nominatim(46.948, 7.447, "Hardstrasse", "12")]
    on_the_map(town, server[1])
    await town.anna.says(WORDS)
    assert "Welcher Ort ist gemeint?" in town.anna.last()
    labels = [label for row in town.anna.messages()[-1]["buttons"] for label in row]
    assert labels[0] == "✓ 8005 Zürich"
    assert not [label for label in labels if "Hardstrasse" in label]


async def test_the_same_address_is_asked_once_whoever_asks(town: Town, server: tuple[LookAlike, str]) -> None:
    maps = on_the_map(town, server[1])
    await town.anna.says(WORDS)
    await maps.close()
    on_the_map(town, server[1])  # another worker, or the same after a restart
    await town.ben.says(WORDS)
    assert len(server[0].asked) == 1
    async with town.store.reading(town.app.clock.now()) as unit:
        kept = (await unit.session.scalars(select(Lookup))).all()
    assert len(kept) == 1
    assert "Zürich" not in kept[0].key


@both
async def test_two_workers_ask_a_second_apart(store: Store) -> None:
    wall = Wall()
    one, other = (SharedTurns(store, Fixed(), 1.0, wall=wall.time, sleep=wall.sleep) for _ in range(2))
    assert await one.wait()
    assert await other.wait()
    assert await one.wait()
    assert wall.slept == [1.0, 1.0]


@both
async def test_who_would_wait_too_long_does_not_ask(store: Store) -> None:
    async with store.unit(Fixed().now(), "test") as unit:
        turns = [await lookups.next_turn(unit, "map", moment=5000, apart=1000, at_most=2000) for _ in range(4)]
    assert turns == [5000, 6000, 7000, None]


@both
async def test_answers_are_forgotten_after_sixty_days(store: Store) -> None:
    clock = Fixed()
    kept = Kept(store, clock)
    await kept.put("old", "[]")
    assert await kept.get("old") == "[]"
    clock.moment += timedelta(days=61)
    assert await kept.get("old") is None
    await kept.put("new", "[]")
    async with store.reading(clock.now()) as unit:
        assert (await unit.session.scalars(select(Lookup))).one().key == "new"


async def test_without_a_geocoder_there_are_no_maps(town: Town) -> None:
    assert maps_of(PlacesPart(), town.store, town.app.clock) is None


async def test_the_configured_geocoder_is_built(town: Town) -> None:
    part = PlacesPart(geocoder="photon", url="https://photon.example.org", user_agent="needbot of somebody")
    maps = maps_of(part, town.store, town.app.clock)
    assert maps is not None
    await maps.close()


@pytest.mark.parametrize(
    "part", [{"geocoder": "nominatim"}, {"geocoder": "nominatim", "url": "https://x.example", "user_agent": " "}]
)
def test_a_geocoder_without_its_url_or_who_asks_is_refused(part: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="user_agent"):
        PlacesPart(**part)
