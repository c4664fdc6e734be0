"""Worker: in order per person, nothing twice, nothing given up while the database is away, nobody starved."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from bot.worker import MOST_ATTEMPTS, Worker
from domain.errors import Refusal, SlotGone
from domain.vocabulary import Language
from storage import inbox, people
from storage.tables.road import Inbox, InboxState
from storage.unit import Store, Unit, table_of
from tests.bot.conftest import Now, until


class Ears:
    """What the worker talks to: remembers, and fails where the test says so."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []
        self.after: list[int] = []
        self.refused: list[tuple[int, type[Refusal]]] = []
        self.apologies: list[int] = []
        self.failing: dict[int, list[BaseException]] = {}
        self.broken_apology = False
        self.under_way = self.most_under_way = 0

    async def understand(self, update: dict[str, Any], _language: Language | None) -> None:
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        await asyncio.sleep(0)
        self.under_way -= 1

    async def hear(self, unit: Unit, update: dict[str, Any], _heard: Any) -> None:
        number = update["update_id"]
        await people.wait_for(unit, number, number, "heard", {})
        if self.failing.get(number):
            raise self.failing[number].pop(0)
        self.heard.append((update["who"], number))

    async def refuse(self, _unit: Unit, update: dict[str, Any], _heard: Any, refusal: Refusal) -> None:
        self.refused.append((update["update_id"], type(refusal)))

    async def done(self, unit: Unit, update: dict[str, Any]) -> None:
        self.after.append(update["update_id"])

    async def apologise(self, unit: Unit, update: dict[str, Any]) -> None:
        if self.broken_apology:
            raise KeyError("from")
        self.apologies.append(update["update_id"])


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def worker(store: Store, ears: Ears) -> Worker:
    return Worker(
        store,
        Now(),
        understand=ears.understand,
        hear=ears.hear,
        refuse=ears.refuse,
        after=ears.done,
        apologise=ears.apologise,
    )


async def comes(store: Store, *updates: tuple[int, int]) -> None:
    async with store.unit(Now().now(), "test") as unit:
        await inbox.keep(unit, 1, [(number, who, {"update_id": number, "who": who}) for who, number in updates])


async def states(store: Store) -> dict[int, InboxState]:
    async with store.reading(Now().now()) as unit:
        return {row.update_id: row.state for row in await unit.session.scalars(select(Inbox))}


async def test_each_person_is_heard_in_order(store: Store, worker: Worker, ears: Ears) -> None:
    await comes(store, *((number % 7, number) for number in range(1, 100)))
    assert await worker.drain() == 99
    for who in range(7):
        own = [number for person, number in ears.heard if person == who]
        assert own == sorted(own)
        assert len(own) in {14, 15}
    assert ears.most_under_way <= 8


async def test_somebody_who_floods_does_not_keep_others_waiting(store: Store, worker: Worker, ears: Ears) -> None:
    await comes(store, *((1, number) for number in range(1, 700)))
    running = asyncio.create_task(worker.run())
    await until(lambda: len(ears.heard) >= 3)
    await comes(store, (2, 1000))
    worker.wake()
    await until(lambda: (2, 1000) in ears.heard)
    before = len(ears.heard)
    running.cancel()
    await worker.stop()
    await asyncio.gather(running, return_exceptions=True)
    assert before < 300


async def test_told_to_stop_it_finishes_what_is_in_hand_and_leaves_the_rest(
    store: Store, worker: Worker, ears: Ears
) -> None:
    await comes(store, *((1, number) for number in range(1, 50)))
    running = asyncio.create_task(worker.run())
    await until(lambda: len(ears.heard) >= 3)
    running.cancel()
    await worker.stop()
    found = await states(store)
    done = [number for number, state in found.items() if state is InboxState.DONE]
    assert done == [number for _, number in ears.heard] == ears.after
    assert 3 <= len(done) < 49
    assert set(found.values()) == {InboxState.DONE, InboxState.NEW}


async def test_what_always_fails_is_set_aside_and_what_comes_behind_is_heard(
    store: Store, worker: Worker, ears: Ears
) -> None:
    ears.failing[1] = [ValueError("a bug")] * MOST_ATTEMPTS
    await comes(store, (5, 1), (5, 2))
    await worker.drain()
    assert ears.heard == [(5, 2)]
    assert ears.apologies == [1]
    assert await states(store) == {1: InboxState.ASIDE, 2: InboxState.DONE}
    async with store.reading(Now().now()) as unit:
        assert await people.talk_of(unit, 1, 1) is None, "what the failed unit wrote must be undone"


async def test_a_refusal_undoes_what_was_done_and_is_said_at_once(store: Store, worker: Worker, ears: Ears) -> None:
    ears.failing[1] = [SlotGone()]
    await comes(store, (5, 1), (5, 2))
    await worker.drain()
    assert ears.refused == [(1, SlotGone)]
    assert ears.heard == [(5, 2)]
    assert ears.apologies == []
    assert set((await states(store)).values()) == {InboxState.DONE}
    async with store.reading(Now().now()) as unit:
        assert await people.talk_of(unit, 1, 1) is None, "what the refused unit wrote must be undone"


async def test_a_failure_that_passes_is_heard_once(store: Store, worker: Worker, ears: Ears) -> None:
    ears.failing[1] = [ValueError("a bug"), OSError("a hiccup")]
    await comes(store, (5, 1))
    await worker.drain()
    assert ears.heard == [(5, 1)]
    assert ears.apologies == []


async def test_an_update_too_broken_for_an_apology_leaves_the_queue(store: Store, worker: Worker, ears: Ears) -> None:
    ears.broken_apology = True
    ears.failing[1] = [ValueError("a bug")] * MOST_ATTEMPTS
    await comes(store, (5, 1), (5, 2))
    await worker.drain()
    assert ears.heard == [(5, 2)]
    assert (await states(store))[1] is InboxState.ASIDE


class Collision(Exception):
    sqlstate = "40001"


async def test_units_that_collide_run_again_without_being_counted(store: Store, worker: Worker, ears: Ears) -> None:
    collision = OperationalError("UPDATE", {}, Collision())
    ears.failing[1] = [collision] * (MOST_ATTEMPTS + 5)
    await comes(store, (5, 1))
    await worker.drain()
    assert ears.heard == [(5, 1)]
    async with store.reading(Now().now()) as unit:
        assert (await unit.session.scalars(select(Inbox))).one().attempts == 0


async def test_while_the_database_is_away_nothing_is_given_up(
    store: Store, worker: Worker, ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = 25
    opened = store.unit

    def unit(*arguments: Any) -> Any:
        nonlocal away
        if away:
            away -= 1
            raise OSError(111, "connection refused")
        return opened(*arguments)

    pauses: list[float] = []

    async def at_once(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(store, "unit", unit)
    await comes_with(opened, (5, 1), (5, 2))
    monkeypatch.setattr("bot.worker.sleep", at_once)
    await worker.drain()
    assert ears.heard == [(5, 1), (5, 2)]
    assert ears.apologies == []
    assert max(pauses) <= 5


async def comes_with(opened: Any, *updates: tuple[int, int]) -> None:
    async with opened(Now().now(), "test") as unit:
        await inbox.keep(unit, 1, [(number, who, {"update_id": number, "who": who}) for who, number in updates])


async def test_what_another_worker_has_finished_takes_no_effect(store: Store, worker: Worker, ears: Ears) -> None:
    await comes(store, (5, 1), (5, 2))
    understood = ears.understand

    async def faster(update_: dict[str, Any], language: Language | None) -> None:
        await understood(update_, language)
        if update_["update_id"] == 2:
            async with store.unit(Now().now(), "other") as unit:
                await unit.session.execute(
                    update(table_of(Inbox)).where(table_of(Inbox).c.update_id == 2).values(state=InboxState.DONE)
                )

    worker.understand = faster
    await worker.drain()
    assert ears.heard == [(5, 1)]
    assert ears.after.count(2) <= 1
