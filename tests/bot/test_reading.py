"""One line of configuration chooses who reads; what reads instead when that one fails."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.config import read_config
from bot.config_parts import NluPart
from bot.doctor import machine
from bot.reading import understander_of
from domain.vocabulary import Category
from nlu.local import Local
from nlu.understanding import Setting
from tests.bot.conftest import EXAMPLE
from tests.conftest import CACHE
from tests.nlu.test_rasa import PRINTER

ZURICH = ZoneInfo("Europe/Zurich")
THERE = Setting(now=datetime(2026, 11, 21, 14, 5, tzinfo=ZURICH), zone=ZURICH, country="CH")
NOWHERE = "http://127.0.0.1:9"


async def parse(request: web.Request) -> web.Response:
    return web.json_response(PRINTER)


async def version(request: web.Request) -> web.Response:
    return web.json_response({"version": "3.6.21"})


def server() -> TestServer:
    app = web.Application()
    app.router.add_post("/model/parse", parse)
    app.router.add_get("/version", version)
    return TestServer(app)


def test_the_example_reads_with_the_embedded_model(understander: Local) -> None:
    config, _ = read_config(EXAMPLE)
    assert isinstance(understander_of(config.nlu, CACHE), Local)


async def test_one_line_puts_rasa_in_its_place(understander: Local) -> None:
    async with server() as running:
        config, _ = read_config(EXAMPLE, nlu={"backend": "rasa", "url": str(running.make_url("/"))})
        reader = understander_of(config.nlu, CACHE)
        assert (await reader.understand("Internet geht nicht", THERE)).category is Category.PRINTER
        await reader.close()


async def test_a_server_that_is_down_is_noticed_and_the_embedded_model_reads(
    understander: Local, capsys: pytest.CaptureFixture[str]
) -> None:
    reader = understander_of(NluPart(backend="rasa", url=NOWHERE), CACHE)
    heard = await reader.understand("Internet geht nicht", THERE)
    assert heard == understander.read("Internet geht nicht", THERE)
    assert "rasa does not answer" in "".join(capsys.readouterr())
    await reader.close()


async def test_the_doctor_says_whether_rasa_answers(tmp_path: Path) -> None:
    async with server() as running:
        for url, well in ((str(running.make_url("/")), True), (NOWHERE, False)):
            config, rules = read_config(
                EXAMPLE,
                nlu={"backend": "rasa", "url": url},
                database={"url": f"sqlite:///{tmp_path}/x.sqlite"},
                backup={"folder": str(tmp_path)},
                health={"port": 0},
            )
            found = await machine.examine(config, rules)
            assert [finding.well for finding in found if finding.topic == "rasa"] == [well]
