"""Intake: everything that comes is kept, whatever it looks like, and nothing stops the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiogram.exceptions import ClientDecodeError, TelegramConflictError, TelegramNetworkError, TelegramNotFound
from sqlalchemy import select

from bot.intake import MOST_CONFLICTS, MOST_OF_THE_OLDER, Intake, RawUpdates, clean, person_of
from storage.tables.road import Inbox
from storage.unit import Store
from tests.bot.conftest import Now, until


class Hands:
    """Stands for the Bot: gives what the test put there, or raises it."""

    id = 1

    def __init__(self, *gives: Any) -> None:
        self.gives = list(gives)
        self.offsets: list[int | None] = []
        self.takes: Callable[[], None] = lambda: None

    async def __call__(self, method: RawUpdates, request_timeout: int = 0) -> Any:
        self.offsets.append(method.offset)
        self.takes()
        if not self.gives:
            await asyncio.Event().wait()
        given = self.gives.pop(0)
        if isinstance(given, Exception):
            raise given
        return given


def intake_of(hands: Hands, store: Store) -> Intake:
    return Intake(hands, store, Now(), lambda: None)  # type: ignore[arg-type]


async def kept(store: Store) -> list[Inbox]:
    async with store.reading(Now().now()) as unit:
        return list((await unit.session.scalars(select(Inbox))).all())


async def test_an_update_nobody_can_read_is_kept_and_the_next_one_too(store: Store) -> None:
    broken: list[Any] = [
        {"update_id": 1, "message": None},
        {"update_id": 2, "message": [1, 2]},
        {"update_id": 3},
        {"update_id": 4, "message": {"from": {"id": 10**40}, "chat": {"id": "x"}, "text": "\ud800 \x00"}},
        {"update_id": 10**40, "message": {}},
        {"update_id": "5"},
        "nothing",
        None,
        {"update_id": 6, "message": {"from": {"id": 7}}},
    ]
    hands = Hands(broken, [])
    intake = intake_of(hands, store)

    assert await intake.fetch() == 5
    await intake.fetch()

    rows = await kept(store)
    assert [row.update_id for row in rows] == [1, 2, 3, 4, 6]
    assert [row.person for row in rows] == [0, 0, 0, 0, 7]
    assert hands.offsets == [None, 7]


async def test_the_same_update_twice_is_kept_once(store: Store) -> None:
    one = {"update_id": 1, "message": {"from": {"id": 7}}}
    intake = intake_of(Hands([one], [one, {**one, "update_id": 2}]), store)
    await intake.fetch()
    await intake.fetch()
    assert [row.update_id for row in await kept(store)] == [1, 2]


async def test_a_gateway_that_answers_html_is_waited_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    async def at_once(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr("bot.intake.sleep", at_once)
    method = RawUpdates()
    hands = Hands(
        ClientDecodeError("no JSON", ValueError("<html>502"), "<html>"),
        TelegramNetworkError(method, "cut"),
        OSError(28, "no space left"),
        [{"update_id": 9, "message": {}}],
    )
    intake = intake_of(hands, store)
    running = asyncio.create_task(intake.run(0))
    await until(lambda: len(hands.offsets) == 5)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert pauses == [0.5, 1.0, 2.0]
    assert [row.update_id for row in await kept(store)] == [9]


CONFLICT = TelegramConflictError(RawUpdates(), "terminated by other getUpdates request")


def sleeps(clock: Now, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """From now on the intake sleeps by moving its clock; returns how long it slept each time."""
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        clock.time.move_to(clock.now() + timedelta(seconds=seconds))

    monkeypatch.setattr("bot.intake.sleep", sleep)
    return pauses


async def test_another_poller_is_told_apart_from_our_own_last_request(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Now()
    sleeps(clock, monkeypatch)
    own = [CONFLICT] * (MOST_CONFLICTS - 1)
    hands = Hands(*own, [])
    running = asyncio.create_task(Intake(hands, store, clock, lambda: None).run(0))  # type: ignore[arg-type]
    await until(lambda: len(hands.offsets) == len(own) + 2)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    another = Hands(*own, [], CONFLICT)
    with pytest.raises(TelegramConflictError):
        await Intake(another, store, clock, lambda: None).run(0)  # type: ignore[arg-type]


async def test_the_bot_that_was_there_first_stopped_when_a_second_one_was_started(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each request ends the other's: the newcomer has had enough first, and the older bot never leaves it a second."""
    clock = Now()
    pauses = sleeps(clock, monkeypatch)
    hands = Hands([], *[CONFLICT] * (MOST_CONFLICTS + 2), [])
    hands.takes = lambda: clock.time.move_to(clock.now() + timedelta(seconds=70 if len(hands.offsets) == 1 else 0))
    running = asyncio.create_task(Intake(hands, store, clock, lambda: None).run(0))  # type: ignore[arg-type]
    await until(lambda: running.done() or len(hands.offsets) == MOST_CONFLICTS + 5)
    assert not running.done(), "it goes on"
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert max(pauses) <= 1.0
    hands = Hands(*[CONFLICT] * MOST_OF_THE_OLDER)
    hands.takes = lambda: clock.time.move_to(clock.now() + timedelta(seconds=70 if len(hands.offsets) == 1 else 0))
    with pytest.raises(TelegramConflictError):
        await Intake(hands, store, clock, lambda: None).run(0)  # type: ignore[arg-type]


async def test_an_address_that_is_no_bot_api_was_asked_for_ever(store: Store) -> None:
    with pytest.raises(TelegramNotFound):
        await intake_of(Hands(TelegramNotFound(RawUpdates(), "Not Found")), store).run(0)


async def test_updates_that_cannot_be_kept_are_not_acknowledged(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = Hands([{"update_id": 9, "message": {}}], [{"update_id": 9, "message": {}}], [])
    intake = intake_of(hands, store)

    async def full(*_: object, **__: object) -> int:
        raise OSError(28, "no space left")

    with monkeypatch.context() as patch:
        patch.setattr("storage.inbox.keep", full)
        with pytest.raises(OSError, match="no space"):
            await intake.fetch()
    await intake.fetch()
    await intake.fetch()
    assert hands.offsets == [None, None, 10]
    assert len(await kept(store)) == 1


def test_what_databases_refuse_is_taken_out() -> None:
    assert clean({"a\x00": ["\ud83d", 1.5, float("nan"), float("inf"), 10**30, True, None, "ä\x00"]}) == {
        "a": ["?", 1.5, None, None, str(10**30), True, None, "ä"]
    }


def test_whose_queue_an_update_belongs_to() -> None:
    assert person_of({"update_id": 1, "message": {"from": {"id": 5}, "chat": {"id": -3}}}) == 5
    assert person_of({"update_id": 1, "channel_post": {"chat": {"id": -3}}}) == -3
    assert person_of({"update_id": 1, "poll_answer": {"user": {"id": True}}}) == 0
