"""Several workers on PostgreSQL: fair parts, nobody served by two, a dead one's part taken over, order per person."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.exc import SQLAlchemyError

from bot.shares import Shares
from bot.ticker import Ticker
from domain.rules import Rules
from storage import inbox, shares, timers
from storage.shares import SHARDS, Share
from storage.tables.road import Timer
from storage.unit import Store, Unit
from tests.bot.conftest import Now

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)
LONG, OVER = timedelta(minutes=10), timedelta()


async def holds(store: Store, name: str, lease: timedelta = LONG) -> Share:
    async with store.unit(Now().now(), "lease") as unit:
        share = await shares.hold(unit, name, lease_for=lease)
        await shares.let_go(unit, name, share.surplus)
    return share


async def settled(store: Store, *names: str) -> dict[str, frozenset[int]]:
    """What each holds when nothing moves any more."""
    for _ in range(3):
        found = {name: await holds(store, name) for name in names}
    return {name: share.held - share.surplus for name, share in found.items()}


async def test_one_worker_serves_everybody(store: Store) -> None:
    assert (await settled(store, "a"))["a"] == frozenset(range(SHARDS))


async def test_workers_share_evenly_and_nobody_is_served_by_two_or_none(store: Store) -> None:
    await holds(store, "a")
    parts = await settled(store, "a", "b", "c")
    assert sorted(shard for part in parts.values() for shard in part) == list(range(SHARDS))
    assert max(map(len, parts.values())) - min(map(len, parts.values())) <= 2


async def test_many_that_start_at_once_do_not_take_the_same(store: Store) -> None:
    await holds(store, "z", OVER)
    found = await asyncio.gather(*(holds(store, f"w{number}") for number in range(6)))
    held = [shard for share in found for shard in share.held - share.surplus]
    assert len(held) == len(set(held))


async def test_the_part_of_a_dead_worker_is_taken_over_when_its_lease_has_run_out(store: Store) -> None:
    await settled(store, "a", "b")
    async with store.unit(Now().now(), "time passes") as unit:
        await unit.session.execute(shares.lease.update().where(shares.lease.c.holder == "b").values(until=1))
        await unit.session.execute(shares.peer.update().where(shares.peer.c.name == "b").values(seen_at=1))
    assert (await settled(store, "a"))["a"] == frozenset(range(SHARDS))


async def test_who_starts_again_under_the_same_name_goes_on_at_once(store: Store) -> None:
    before = await settled(store, "a", "b")
    assert (await holds(store, "b")).held == before["b"]


async def test_who_stops_leaves_everything_to_the_others_at_once(store: Store) -> None:
    await settled(store, "a", "b")
    async with store.unit(Now().now(), "stop") as unit:
        await shares.leave(unit, "b")
    assert (await holds(store, "a")).held == frozenset(range(SHARDS))


async def test_only_the_own_part_of_the_inbox_is_seen(store: Store) -> None:
    people = [-1002000000001, *range(1, 100)]
    async with store.unit(Now().now(), "come") as unit:
        await inbox.keep(unit, 1, [(number, who, {}) for number, who in enumerate(people)])
    seen: list[int] = []
    for part in (range(7), range(7, 20), range(20, SHARDS)):
        async with store.reading(Now().now()) as unit:
            found = [row.person for row, _ in await inbox.waiting(unit, of=part)]
        assert all(shares.shard_of(who) in part for who in found)
        seen += found
    assert sorted(seen) == sorted(people)


async def test_a_later_update_waits_for_the_earlier_one_at_another_worker(store: Store) -> None:
    async with store.unit(Now().now(), "come") as unit:
        await inbox.keep(unit, 1, [(number, 7, {}) for number in (1, 2)])
    async with store.reading(Now().now()) as unit:
        first, second = [row.id or 0 for row, _ in await inbox.waiting(unit)]
    async with store.unit(Now().now(), "one worker") as slow:
        assert await inbox.finish(slow, first)
        async with store.unit(Now().now(), "another") as unit:
            assert not await inbox.finish(unit, second), "the first is not committed yet"
    async with store.unit(Now().now(), "another") as unit:
        assert await inbox.finish(unit, second)


async def test_of_two_updates_that_were_kept_the_wrong_way_round_telegrams_first_is_first(store: Store) -> None:
    for number in (102, 101):
        async with store.unit(Now().now(), "come") as unit:
            await inbox.keep(unit, 1, [(number, 7, {})])
    async with store.reading(Now().now()) as unit:
        found = [row for row, _ in await inbox.waiting(unit)]
    assert [row.update_id for row in found] == [101, 102]
    async with store.unit(Now().now(), "one") as unit:
        assert not await inbox.finish(unit, found[1].id or 0)
    async with store.unit(Now().now(), "one") as unit:
        assert await inbox.finish(unit, found[0].id or 0)


async def test_who_was_stopped_longer_than_its_lease_serves_nobody_before_it_has_asked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Shares(store, Now(), name="a", changed=lambda _: None)
    assert worker.mine is None, "alone it serves everybody"
    await worker.begin()
    assert worker.mine == frozenset(range(SHARDS))
    monkeypatch.setattr("bot.shares.LEASE", timedelta())  # that is how long it was stopped, as it seems to it
    assert worker.mine == frozenset()
    monkeypatch.undo()
    await worker.renew()
    assert worker.mine == frozenset(range(SHARDS))


async def test_a_worker_stopped_in_the_middle_of_its_work_does_not_keep_the_others_waiting(
    database: str, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.LONGEST_IDLE", timedelta(milliseconds=200))
    store = Store(database, rules)
    async with store.unit(Now().now(), "come") as unit:
        await inbox.keep(unit, 1, [(1, 7, {})])
    async with store.reading(Now().now()) as unit:
        (row,) = [row.id or 0 for row, _ in await inbox.waiting(unit)]

    async def stopped() -> None:
        async with store.unit(Now().now(), "stopped") as unit:
            assert await inbox.finish(unit, row)
            async with asyncio.timeout(10), store.unit(Now().now(), "another") as other:
                assert await inbox.finish(other, row), "its transaction is over: somebody else may"

    with pytest.raises(SQLAlchemyError):
        await stopped()
    await store.close()


async def test_a_timer_that_rings_at_another_worker_is_left_to_it(store: Store) -> None:
    clock, rang = Now(), []

    async def act(unit: Unit, timer: Timer) -> None:
        rang.append(timer.key)

    ticker = Ticker(store, clock, act, act)
    async with store.unit(clock.now(), "plan") as unit:
        await timers.plan(unit, "wave", "look", clock.now())
    async with store.reading(clock.now()) as unit:
        (due,) = await timers.due(unit)
    async with store.unit(clock.now(), "another") as unit:
        assert await timers.claim(unit, due.id or 0, due.due_at)
        async with asyncio.timeout(10):
            assert await ticker.tick() == 0
        await unit.session.rollback()
    assert await ticker.tick() == 1
    assert rang == ["wave"]
