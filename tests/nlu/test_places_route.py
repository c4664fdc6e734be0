"""Travel times of a look-alike of OSRM and Valhalla: believed when a car could drive them, else the model's."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiohttp.test_utils import TestServer

from domain.travel import Mode, distance_km, minutes
from nlu.places.manners import Breaker
from nlu.places.route import Router, Routes, Travel
from tests.nlu.lookalike import BROKEN, LookAlike, body, status

HERE = (47.3779, 8.5403)
HELPERS = [(47.39, 8.52), (47.41, 8.55), (47.50, 8.72)]
MODEL = [Travel(minutes=minutes(distance_km(*helper, *HERE)), routed=False) for helper in HELPERS]


@dataclass
class Road:
    """A look-alike and routes that ask it."""

    server: LookAlike
    osrm: Routes
    valhalla: Routes
    hasty: Routes

    def of(self, router: Router) -> Routes:
        return self.osrm if router is Router.OSRM else self.valhalla


@pytest.fixture
async def road() -> AsyncIterator[Road]:
    server = LookAlike()
    async with TestServer(server.app()) as running:
        url = str(running.make_url(""))
        road = Road(
            server=server,
            osrm=Routes(Router.OSRM, url, breaker=Breaker(), timeout=5.0),
            valhalla=Routes(Router.VALHALLA, url, breaker=Breaker(), timeout=5.0),
            hasty=Routes(Router.OSRM, url, breaker=Breaker(), timeout=0.05),
        )
        yield road
        server.over.set()
        for routes in (road.osrm, road.valhalla, road.hasty):
            await routes.close()


def answer(router: Router, *seconds: object) -> object:
    if router is Router.OSRM:
        return {"code": "Ok", "durations": [[each] for each in seconds]}
    return {"sources_to_targets": [[{"time": each}] for each in seconds]}


@pytest.mark.parametrize("router", Router)
async def test_the_router_is_believed(road: Road, router: Router) -> None:
    road.server.answer = answer(router, 300, 420.5, 1500)
    travel = await road.of(router).travel(HELPERS, HERE)
    assert [each.routed for each in travel] == [True, True, True]
    assert [each.minutes for each in travel] == [10.0, pytest.approx(12.008, abs=0.01), 30.0]


async def test_osrm_is_asked_for_one_table(road: Road) -> None:
    road.server.answer = answer(Router.OSRM, 300, 420, 1500)
    await road.osrm.travel(HELPERS, HERE, Mode.BIKE)
    (asked,) = road.server.asked
    assert asked.startswith("/table/v1/cycling/8.52000,47.39000;")
    assert "destinations=3" in asked


async def test_valhalla_is_asked_for_one_matrix(road: Road) -> None:
    road.server.answer = answer(Router.VALHALLA, 300, 420, 1500)
    await road.valhalla.travel(HELPERS, HERE, Mode.FOOT)
    path, _, question = road.server.asked[0].partition(" ")
    assert path == "/sources_to_targets"
    assert json.loads(question)["costing"] == "pedestrian"


@pytest.mark.parametrize("router", Router)
async def test_where_there_is_no_way_the_model_stands_in(road: Road, router: Router) -> None:
    road.server.answer = answer(router, 300, None, 1500)
    travel = await road.of(router).travel(HELPERS, HERE)
    assert [each.routed for each in travel] == [True, False, True]
    assert travel[1] == MODEL[1]


@pytest.mark.parametrize("seconds", [0, -5, 10, 1e9, float("nan")])
async def test_a_time_nobody_could_keep_is_not_believed(road: Road, seconds: float) -> None:
    road.server.answer = answer(Router.OSRM, seconds, seconds, seconds)
    assert await road.osrm.travel(HELPERS, HERE) == MODEL


@pytest.mark.parametrize("router", Router)
@pytest.mark.parametrize("fault", BROKEN)
async def test_a_broken_router_costs_nobody_anything(road: Road, router: Router, fault: str) -> None:
    road.server.fault = BROKEN[fault]
    assert await road.of(router).travel(HELPERS, HERE) == MODEL


@pytest.mark.parametrize(
    "said",
    [
        '{"code": "NoTable"}',
        '{"code": "Ok", "durations": [[1]]}',
        '{"code": "Ok", "durations": [["x"], ["y"], ["z"]]}',
        '{"code": "Ok", "durations": [[], [], []]}',
        '{"code": "Ok", "durations": [[true], [true], [true]]}',
        '{"code": "Ok", "durations": null}',
    ],
)
async def test_an_odd_table_is_not_believed(road: Road, said: str) -> None:
    road.server.fault = body(said)
    assert await road.osrm.travel(HELPERS, HERE) == MODEL


async def test_a_silent_router_is_left_after_the_timeout(road: Road) -> None:
    road.server.fault = road.server.hang
    assert await road.hasty.travel(HELPERS, HERE) == MODEL


async def test_an_ill_router_is_left_alone(road: Road) -> None:
    road.server.fault = status(500)
    for _ in range(6):
        await road.osrm.travel(HELPERS, HERE)
    assert len(road.server.asked) == 3


async def test_public_transport_and_no_router_are_the_model(road: Road) -> None:
    travel = await road.osrm.travel(HELPERS, HERE, Mode.TRANSIT)
    alone = await Routes(Router.OSRM, None, breaker=Breaker()).travel(HELPERS, HERE)
    assert not any(each.routed for each in travel)
    assert alone == MODEL
    assert road.server.asked == []


async def test_nobody_to_travel_is_no_question(road: Road) -> None:
    assert await road.osrm.travel([], HERE) == []
    assert road.server.asked == []
