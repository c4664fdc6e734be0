"""Whether the bot keeps up: counted without a question per update, told once when it does not, and once when again."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import event

from bot import metrics
from bot.health import Health
from bot.watch import Watch
from sandbox import people
from storage import timers
from storage.engine import open_engine
from tests.conversations.steps import books
from tests.conversations.town import Town
from tests.databases import both


def value(page: str, name: str) -> float:
    """What a line of /metrics says."""
    found = [line for line in page.splitlines() if line.startswith(f"{name} ")]
    assert len(found) == 1, f"{name}: {found}"
    return float(found[0].split()[-1])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
async def address(town: Town) -> AsyncIterator[str]:
    """Where the bot says how it is."""
    port = free_port()
    server = Health(town.app, port)
    await server.start()
    yield f"http://127.0.0.1:{port}"
    await server.stop()


async def get(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text()


def silent(town: Town) -> None:
    """From now on nothing gets to Telegram, and nobody notices but the clock."""

    async def nothing() -> None:
        return None

    town.app.delivery.deliver = nothing  # type: ignore[method-assign]


@both
async def test_metrics_tell_what_happened_and_what_waits(town: Town, address: str) -> None:
    before = metrics.page().decode()
    await books(town.customer)
    await town.luca.taps("Annehmen")
    status, page = await get(f"{address}/metrics")
    assert status == 200

    def grew(name: str) -> float:
        return value(page, name) - (value(before, name) if f"{name} " in before else 0)

    assert grew('needbot_updates_total{kind="message"}') == 2
    assert grew('needbot_updates_total{kind="callback_query"}') >= 3
    assert grew("needbot_update_seconds_count") >= 5
    assert grew("needbot_acceptance_seconds_count") == 1
    assert grew('needbot_delivery_seconds_count{priority="answer"}') >= 3
    assert grew('needbot_calls_total{method="sendMessage",outcome="ok"}') >= 4
    assert grew('needbot_nlu_confidence_count{of="intent"}') == 2
    assert value(page, 'needbot_jobs{status="accepted"}') == 1
    assert value(page, 'needbot_jobs{status="offered"}') == 0
    assert value(page, "needbot_helpers_on_duty") == 5
    assert value(page, "needbot_owed") == 0
    assert value(page, "needbot_well") == 1
    for person in (town.anna.id, town.luca.id):
        assert str(person) not in page
    assert "Hardstr" not in page


async def test_counting_asks_the_database_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    await town.anna.says("/help")
    asked: list[str] = []
    for engine in (town.store.writer, town.store.reader):
        event.listen(engine.sync_engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    await town.anna.says("/help")
    counted = len(asked)
    asked.clear()
    for name in ("worked", "delivered", "understood"):
        monkeypatch.setattr(metrics, name, lambda *_: None)
    await town.anna.says("/help")
    assert counted == len(asked)


@both
async def test_healthz_says_what_is_wrong_and_asks_telegram_nothing(town: Town, address: str) -> None:
    await town.anna.says("/start")
    calls = len(town.world.transcript.since(0))
    status, body = await get(f"{address}/healthz")
    assert (status, '"ok": true' in body) == (200, True)
    silent(town)
    await town.anna.says("/help")
    town.time.move_to(town.time.now() + timedelta(minutes=9))
    await town.app.intake.fetch(0)
    assert (await get(f"{address}/healthz"))[0] == 200
    town.time.move_to(town.time.now() + timedelta(minutes=2))
    status, body = await get(f"{address}/healthz")
    assert status == 503
    assert '"owed"' in body
    town.time.move_to(town.time.now() + timedelta(minutes=6))
    assert '"telegram"' in (await get(f"{address}/healthz"))[1], "nobody answers when asked for updates"
    assert len([c for c in town.world.transcript.since(0)[calls:] if c["method"] != "getUpdates"]) == 0


async def test_a_full_disk_was_well_and_the_heart_went_on_beating(
    town: Town, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    await town.anna.says("/start")
    with monkeypatch.context() as patch:
        patch.setattr("storage.inbox.keep", full)
        people.says(town.world, town.anna.id, "/help")
        for _ in range(3):
            with pytest.raises(OSError, match="space"):
                await town.app.intake.fetch(0)
            town.time.move_to(town.time.now() + timedelta(seconds=50))
        status, body = await get(f"{address}/healthz")
        assert (status, '"database"' in body) == (503, True)
        assert value((await get(f"{address}/metrics"))[1], "needbot_well") == 0
    await town.settle()
    assert (await get(f"{address}/healthz"))[0] == 200


async def test_the_database_that_does_not_answer_is_said(town: Town, address: str) -> None:
    await town.store.close()
    town.store.reader = town.store.writer = open_engine("sqlite:////nowhere/x.sqlite")
    status, body = await get(f"{address}/healthz")
    assert status == 503
    assert "database" in body
    assert (await get(f"{address}/metrics"))[0] == 200


async def test_the_admins_are_told_once_when_messages_wait_and_once_when_they_do_not(town: Town) -> None:
    watch, deliver = town.app.watch, town.app.delivery.deliver
    silent(town)
    await town.anna.says("/help")
    for _ in range(12):
        town.time.move_to(town.time.now() + timedelta(minutes=1))
        await town.app.intake.fetch(0)
        await watch.look()
    town.app.delivery.deliver = deliver  # type: ignore[method-assign]
    await town.settle()
    alarms = [text for text in town.sent_to(town.rules.admin_chat) if "kommt nicht nach" in text]
    assert len(alarms) == 1
    town.ada.sees("wartet seit 1", chat="admins")
    for _ in range(4):
        town.time.move_to(town.time.now() + timedelta(minutes=1))
        await watch.look()
    await town.settle()
    again = [text for text in town.sent_to(town.rules.admin_chat) if "kommt wieder nach" in text]
    assert len(again) == 1
    town.ada.sees("Erledigt", chat="admins")


async def test_timers_that_are_late_are_told_of_and_a_burst_is_not(town: Town) -> None:
    async with town.store.unit(town.time.now(), "test") as unit:
        await timers.plan(unit, "nightly", "nightly", town.time.now() - timedelta(minutes=25))
    await town.app.watch.look()
    assert (await town.app.watch.state()).wrong == ("timers",)
    await town.settle()
    await town.app.watch.look()
    await town.app.watch.look()
    await town.settle()
    town.ada.sees_not("kommt nicht nach", chat="admins")


async def test_an_alarm_that_an_earlier_process_left_is_closed(town: Town) -> None:
    silent(town)
    await town.anna.says("/help")
    town.time.move_to(town.time.now() + timedelta(minutes=15))
    for _ in range(2):
        await town.app.watch.look()
    await town.restarts(after="nothing")
    for _ in range(2):
        await town.app.watch.look()
    await town.settle()
    town.ada.sees("kommt wieder nach", chat="admins")


async def test_a_thousand_set_aside_are_one_alarm_with_the_number_in_it(town: Town) -> None:
    async def buggy(*_: object) -> None:
        raise ValueError("a bug")

    await town.anna.says("/start")
    town.app.worker.hear = buggy
    for _ in range(3):
        await town.anna.says("Hardstrasse 12")
    town.ada.sees("3 Dinge konnten nicht", chat="admins")
    assert town.count("python -m bot dead", "admins", town.ada) == 1


class Listener:
    """Somebody elsewhere who wants to hear the heart."""

    def __init__(self) -> None:
        self.heard = 0
        self.hangs = False
        self.port = free_port()

    async def start(self) -> web.AppRunner:
        async def hear(_: web.Request) -> web.Response:
            self.heard += 1
            if self.hangs:
                await asyncio.Event().wait()
            return web.Response()

        app = web.Application()
        app.router.add_get("/secret-path", hear)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self.port).start()
        return runner


async def test_the_heart_is_heard_while_all_is_well_and_never_keeps_anybody_waiting(
    town: Town, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    listener = Listener()
    runner = await listener.start()
    monkeypatch.setattr("bot.watch.HEARTBEAT_SECONDS", 0.2)
    watch = Watch(
        town.store, town.app.clock, late_after=timedelta(minutes=10), fetched=town.time.now,
        heartbeat=f"http://127.0.0.1:{listener.port}/secret-path",
    )  # fmt: skip

    async def beats() -> None:
        if watch._beating is not None:
            await watch._beating

    await watch.look()
    await beats()
    assert listener.heard == 1
    listener.hangs = True
    async with asyncio.timeout(5):
        await watch.look()  # does not wait
        await watch.look()  # nor asks twice at once
        await beats()  # and is given up
    assert listener.heard == 2
    silent(town)
    await town.anna.says("/help")
    town.time.move_to(town.time.now() + timedelta(minutes=15))
    await watch.look()
    await beats()
    assert listener.heard == 2, "nobody is told that all is well when it is not"
    await watch.stop()
    await runner.cleanup()
    said = "".join(capfd.readouterr())
    assert "the heartbeat is not heard" in said
    assert "secret-path" not in said
