"""Two things in the same instant on PostgreSQL, where units run side by side: one of them waits for the other, and
then knows what the other has done. SQLite lets one unit in at a time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from actions import alarms, desk, due, jobs, moderation, people, relay
from actions.people import Me
from domain.errors import Refusal
from domain.job import Role, Status
from domain.vocabulary import Language
from storage import timers
from storage.tables import Timer
from storage.tables.jobs import Job
from storage.tables.people import Helper, Standing
from storage.tables.road import Alarm
from storage.unit import Unit, table_of
from tests.conversations.steps import books, is_accepted
from tests.conversations.town import ADMINS, Player, Town

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)
JOB, TIMER, ALARM = table_of(Job), table_of(Timer), table_of(Alarm)
WAITS = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
Act = Callable[[Unit], Awaitable[object]]


async def in_the_same_instant(town: Town, one: Act, *others: Act) -> list[BaseException | None]:
    """One has done its part and not committed yet when the others come; returns what went wrong with each."""

    async def acts(what: Act) -> None:
        async with town.store.unit(town.time.now(), "at once") as unit:
            await what(unit)

    async with town.store.unit(town.time.now(), "at once") as unit:
        await one(unit)
        await unit.session.flush()
        tasks = [asyncio.create_task(acts(other)) for other in others]
        for number in range(1, len(tasks) + 1):
            await waits_or_ends(town, tasks, number)
    found = await asyncio.gather(*tasks, return_exceptions=True)
    await town.settle()
    return [None, *found]


async def waits_or_ends(town: Town, tasks: list[asyncio.Task[None]], number: int) -> None:
    """Until so many of these wait for a lock or are over."""
    async with asyncio.timeout(20):
        while sum(task.done() for task in tasks) < number:
            async with town.store.reading(town.time.now()) as unit:
                waiting = int(await unit.session.scalar(WAITS) or 0)
            if waiting + sum(task.done() for task in tasks) >= number:
                return


async def who(unit: Unit, player: Player, chat: int = 0) -> Me:
    return await people.meet(unit, player.id, chat or player.id, player.name, Language.DE)


async def row(town: Town, query: Any) -> Any:
    async with town.store.reading(town.time.now()) as unit:
        return (await unit.session.scalars(query)).one()


async def one_job(town: Town) -> Any:
    return await row(town, select(Job))


async def due_timer(town: Town, key: str) -> Timer:
    found: Timer = await row(town, select(Timer).where(TIMER.c.key == key))
    return found


def rings(timer: Timer) -> Act:
    """What the ticker does in its unit."""

    async def act(unit: Unit) -> None:
        if await timers.claim(unit, timer.id or 0, timer.due_at):
            await due.act(unit, timer)

    return act


async def test_two_admins_who_take_the_same_alarm_do_not_both_have_it(town: Town) -> None:
    await town.anna.says("/human")
    alarm = await row(town, select(Alarm))

    def takes(player: Player) -> Act:
        async def act(unit: Unit) -> None:
            await desk.take(unit, alarm.id, await who(unit, player, ADMINS))

        return act

    async with town.store.unit(town.time.now(), "known") as unit:
        await who(unit, town.nina)
    _, second = await in_the_same_instant(town, takes(town.ada), takes(town.nina))
    assert isinstance(second, Refusal)
    assert (await row(town, select(Alarm))).taken_by == town.ada.id
    assert sum("kümmert" in one or "Ada" in one for one in town.sent_to(town.anna.id)) == 1


async def test_a_note_written_while_a_helper_accepts_reaches_the_helper(town: Town) -> None:
    await books(town.anna)
    job = await one_job(town)

    async with town.store.unit(town.time.now(), "notes") as unit:
        me = await who(unit, town.anna)
        partner = await relay.partner(unit, me, job.id)
        assert partner is not None
        assert partner.noted
        async with town.store.unit(town.time.now(), "accepts") as other:
            await jobs.accept(other, job.id, version=job.offer_version, by=await who(other, town.luca))
        await town.app.delivery.deliver()
        await relay.pass_on(unit, me, partner, words="Der Schlüssel liegt unter der Matte", answer=None)
    await town.settle()
    town.luca.sees("Der Schlüssel liegt unter der Matte")


async def test_a_ban_in_the_instant_in_which_a_suspension_ends_goes_on(town: Town) -> None:
    async def bans(unit: Unit) -> None:
        me = await who(unit, town.ada, ADMINS)
        await moderation.ban(unit, town.luca.id, me, reason="Regen", for_how_long=timedelta(days=7))

    async with town.store.unit(town.time.now(), "suspended") as unit:
        me = await who(unit, town.ada, ADMINS)
        await moderation.suspend(unit, town.luca.id, me, reason="Regen", for_how_long=timedelta(days=1))
    timer = await due_timer(town, f"restrained:{town.luca.id}")
    town.time.move_to(timer.due_at)

    async def ends(unit: Unit) -> None:
        await due.LOOKS[timer.kind](unit, timer.facts)

    assert await in_the_same_instant(town, bans, ends) == [None, None]
    luca = await row(town, select(Helper).where(table_of(Helper).c.person_id == town.luca.id))
    assert luca.standing is Standing.BANNED


async def test_who_accepts_as_a_wave_ends_has_the_job_without_a_deadlock(town: Town) -> None:
    await books(town.anna)
    job = await one_job(town)
    wave = await due_timer(town, f"wave:{job.id}")
    town.time.move_to(wave.due_at)
    at_work, let = asyncio.Event(), asyncio.Event()

    async def accepts(unit: Unit) -> None:
        await jobs.lock(unit, job.id)
        at_work.set()
        await let.wait()
        await jobs.accept(unit, job.id, version=job.offer_version, by=await who(unit, town.luca))

    async def acts(what: Act) -> None:
        async with town.store.unit(town.time.now(), "at once") as unit:
            await what(unit)

    tasks = [asyncio.create_task(acts(accepts))]
    await at_work.wait()
    tasks.append(asyncio.create_task(acts(rings(wave))))
    await waits_or_ends(town, tasks, 1)  # the ring has its row, and waits for the job
    let.set()
    assert await asyncio.gather(*tasks, return_exceptions=True) == [None, None]
    assert (await one_job(town)).status is Status.ACCEPTED


async def test_a_helper_who_arrives_as_they_become_late_is_not_reported_as_missing(town: Town) -> None:
    await is_accepted(town)
    job = await one_job(town)
    late = await due_timer(town, f"late:{job.id}")
    town.time.move_to(late.due_at)

    async def arrives(unit: Unit) -> None:
        await jobs.arrive(unit, job.id, await who(unit, town.luca))

    await in_the_same_instant(town, arrives, rings(late))
    assert (await one_job(town)).status is Status.IN_PROGRESS
    assert not [one for one in town.sent_to(town.luca.id) if "spät" in one]
    await nobody_is_missed(town)


async def test_a_helper_who_is_late_as_they_arrive_is_not_reported_as_missing_afterwards(town: Town) -> None:
    await is_accepted(town)
    job = await one_job(town)
    late = await due_timer(town, f"late:{job.id}")
    town.time.move_to(late.due_at)

    async def arrives(unit: Unit) -> None:
        await jobs.arrive(unit, job.id, await who(unit, town.luca))

    await in_the_same_instant(town, rings(late), arrives)
    assert (await one_job(town)).status is Status.IN_PROGRESS
    await nobody_is_missed(town)


async def nobody_is_missed(town: Town) -> None:
    """Assert that no alarm says that a helper has not come."""
    async with town.store.reading(town.time.now()) as unit:
        rang = await unit.session.scalars(select(ALARM.c.kind).where(ALARM.c.closed_at.is_(None)))
        assert "no-show" not in rang.all()


async def test_a_customer_who_cancels_as_a_helper_accepts_has_nobody_coming(town: Town) -> None:
    await books(town.anna)
    job = await one_job(town)

    async def accepts(unit: Unit) -> None:
        await jobs.accept(unit, job.id, version=job.offer_version, by=await who(unit, town.luca))

    async def cancels(unit: Unit) -> None:
        await jobs.cancel(unit, job.id, await who(unit, town.anna), role=Role.CUSTOMER, reason="customer")

    assert await in_the_same_instant(town, accepts, cancels) == [None, None]
    assert (await one_job(town)).status is Status.CANCELLED
    town.luca.sees("wurde abgesagt")
    town.luca.sees_not("Hardstrasse 12")


async def test_a_helper_who_accepts_as_the_customer_cancels_is_told_so(town: Town) -> None:
    await books(town.anna)
    job = await one_job(town)

    async def accepts(unit: Unit) -> None:
        await jobs.accept(unit, job.id, version=job.offer_version, by=await who(unit, town.luca))

    async def cancels(unit: Unit) -> None:
        await jobs.cancel(unit, job.id, await who(unit, town.anna), role=Role.CUSTOMER, reason="customer")

    _, refused = await in_the_same_instant(town, cancels, accepts)
    assert isinstance(refused, Refusal)
    assert (await one_job(town)).status is Status.CANCELLED


async def test_a_helper_who_is_suspended_between_the_press_and_its_effect_has_no_job(town: Town) -> None:
    await books(town.anna)
    job = await one_job(town)

    async def accepts(unit: Unit) -> None:
        await jobs.accept(unit, job.id, version=job.offer_version, by=await who(unit, town.luca))

    async def suspends(unit: Unit) -> None:
        me = await who(unit, town.ada, ADMINS)
        await moderation.suspend(unit, town.luca.id, me, reason="Regen", for_how_long=None)

    _, refused = await in_the_same_instant(town, suspends, accepts)
    assert isinstance(refused, Refusal)
    assert (await one_job(town)).helper_id is None

    async with town.store.unit(town.time.now(), "lifted") as unit:
        await moderation.lift(unit, town.luca.id, await who(unit, town.ada, ADMINS))
    await town.settle()
    assert await in_the_same_instant(town, accepts, suspends) == [None, None]
    given_back = await one_job(town)
    assert (given_back.status, given_back.helper_id) == (Status.OFFERED, None)
    town.luca.sees_not("Hardstrasse 12")


async def test_two_admins_who_decide_the_same_price_decide_it_once(town: Town) -> None:
    await is_accepted(town)
    for label in ("in 10", "Ich bin da", "Erledigt", "CHF 45"):
        await town.luca.taps(label)
    await town.anna.taps("Nicht einverstanden")
    job = await one_job(town)

    def decides(player: Player, amount: int) -> Act:
        async def act(unit: Unit) -> None:
            await jobs.settle_dispute(unit, job.id, await who(unit, player, ADMINS), amount, "Billigkeit")

        return act

    async with town.store.unit(town.time.now(), "known") as unit:
        await who(unit, town.nina)
    _, second = await in_the_same_instant(town, decides(town.ada, 4000), decides(town.nina, 3000))
    assert isinstance(second, Refusal)
    assert (await one_job(town)).final == 4000
    assert sum("CHF 30" in one for one in town.sent_to(town.anna.id)) == 0


async def test_consent_and_cancelling_in_the_same_instant_are_one_after_the_other(town: Town) -> None:
    await is_accepted(town)
    for label in ("in 10", "Ich bin da"):
        await town.luca.taps(label)
    job = await one_job(town)
    async with town.store.unit(town.time.now(), "asks") as unit:
        await jobs.ask_consent(unit, job.id, await who(unit, town.luca), job.high + 1000, why="mehr zu tun")

    async def cancels(unit: Unit) -> None:
        me = await who(unit, town.ada, ADMINS)
        await jobs.cancel(unit, job.id, me, role=Role.ADMIN, reason="Sturm")

    async def consents(unit: Unit) -> None:
        await jobs.answer_consent(unit, job.id, await who(unit, town.anna), amount=job.high + 1000, yes=True)

    _, refused = await in_the_same_instant(town, cancels, consents)
    assert isinstance(refused, Refusal)
    assert (await one_job(town)).consented is None


async def test_the_same_alarm_that_rings_twice_at_once_counts_twice(town: Town) -> None:
    async def calls(unit: Unit) -> None:
        await alarms.ring(unit, "human", f"human:{town.anna.id}", person=town.anna.id, words="Hilfe")

    async def calls_again(unit: Unit) -> None:
        await alarms.ring(unit, "human", f"human:{town.anna.id}", person=town.anna.id, words="Wo sind Sie?")

    await town.anna.says("/human")
    assert await in_the_same_instant(town, calls, calls_again) == [None, None]
    alarm = await row(town, select(Alarm))
    assert alarm.count == 3
    assert "Hilfe" in alarm.facts["words"]
    assert "Wo sind Sie?" in alarm.facts["words"]
