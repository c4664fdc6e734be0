"""What happens between reading what is owed and saying it: another wish, another helper, another worker."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from actions import jobs, people
from bot.limits import Limits
from domain.vocabulary import Language
from sandbox.faults import Rule
from storage import owed
from storage.shares import SHARDS
from storage.tables.road import Letter, Priority
from storage.unit import table_of
from tests.conversations.steps import books, is_accepted
from tests.conversations.town import TUESDAY_NOON, ZURICH, Town

ALL = frozenset(range(SHARDS))


def while_calling(town: Town, wanted: str, meanwhile: Callable[[], Awaitable[None]]) -> None:
    """Let something happen once, while the first such call is under way."""
    real, waiting = town.world.call, [meanwhile]

    async def call(method: str, params: dict[str, Any], files: Any = None) -> tuple[int, Any]:
        answer = await real(method, params, files)
        if method == wanted and waiting:
            await waiting.pop()()
        return answer

    town.world.call = call  # type: ignore[method-assign]


def said(town: Town, person: int, words: str) -> int:
    """How many new messages with these words somebody was sent."""
    calls = town.world.transcript.since(0)
    return sum(
        call["method"] == "sendMessage" and words in str(call["params"].get("text", ""))
        for call in calls
        if str(call["params"].get("chat_id")) == str(person)
    )


async def test_a_card_that_was_to_come_as_a_new_message_was_only_edited(town: Town) -> None:
    await is_accepted(town)
    before = said(town, town.anna.id, "Buchung 1<")

    async def shown(*, afresh: bool) -> None:
        async with town.store.unit(town.time.now(), f"shown {afresh}") as unit:
            job = await jobs.lock(unit, 1)
            job.customer_view = "" if afresh else "cancel"
            await jobs.show_customer(unit, job, afresh=afresh)

    while_calling(town, "editMessageText", lambda: shown(afresh=True))
    await shown(afresh=False)
    await town.settle()
    assert said(town, town.anna.id, "Buchung 1<") == before + 1
    assert town.anna.last().startswith("Buchung 1 ·")


async def test_a_card_that_came_as_a_new_message_came_again_because_it_had_changed(town: Town) -> None:
    await is_accepted(town)
    before = said(town, town.anna.id, "Buchung 1<")

    async def shown(*, afresh: bool) -> None:
        async with town.store.unit(town.time.now(), f"shown {afresh}") as unit:
            job = await jobs.lock(unit, 1)
            job.customer_view = "" if afresh else "cancel"
            await jobs.show_customer(unit, job, afresh=afresh)

    while_calling(town, "sendMessage", lambda: shown(afresh=False))
    await shown(afresh=True)
    await town.settle()
    assert said(town, town.anna.id, "Buchung 1<") == before + 1
    assert "Ja, absagen" in town.anna.last()


async def test_words_for_a_helper_who_gave_the_job_back_meanwhile_do_not_reach_them(town: Town) -> None:
    await is_accepted(town)
    town.world.faults.set([Rule(kind="429", chat=town.luca.id, retry_after=30, share=1.0)])
    await town.anna.taps("Schreiben")
    await town.anna.says("Klingeln Sie bei Keller, Hardstrasse 12, dritter Stock")
    await town.luca.taps("Rückgängig")
    town.world.faults.set([])
    await town.waits(minutes=2)
    town.luca.sees_not("Keller")
    town.luca.sees("nicht mehr für Dich bestimmt")


async def test_a_mended_street_does_not_reach_a_helper_who_gave_the_job_back_meanwhile(town: Town) -> None:
    await is_accepted(town)
    town.world.faults.set([Rule(kind="429", chat=town.luca.id, retry_after=30, share=1.0)])
    async with town.store.unit(town.time.now(), "mends") as unit:
        me = await people.meet(unit, town.anna.id, town.anna.id, "Anna", Language.DE)
        await jobs.change_street(unit, 1, me, "Langstrasse 99")
    await town.luca.taps("Rückgängig")
    town.world.faults.set([])
    await town.waits(minutes=2)
    town.luca.sees_not("Langstrasse 99")


async def test_a_worker_that_was_stopped_while_it_read_what_is_owed_said_it_although_it_was_anothers(
    town: Town,
) -> None:
    left = [ALL]
    town.app.delivery.share = lambda: left.pop() if left else frozenset()
    await town.anna.says("/help")
    assert town.sent_to(town.anna.id) == []
    town.app.delivery.share = lambda: ALL
    await town.settle()
    assert len(town.sent_to(town.anna.id)) == 1


async def test_an_answer_behind_a_thousand_letters_to_others_goes_first(town: Town) -> None:
    others = [
        {
            "key": f"news{number}", "chat": 900_000 + number, "turn": number, "priority": Priority.BROADCAST,
            "message": "help", "facts": {}, "created_at": town.time.now(), "attempts": 0,
        }
        for number in range(owed.MOST_OWED + 1)
    ]  # fmt: skip
    async with town.store.unit(town.time.now(), "news") as unit:
        await unit.session.execute(insert(table_of(Letter)), others)
        await owed.write(unit, town.anna.id, "help", {})
    async with town.store.reading(town.time.now()) as unit:
        items, more = await owed.next_of_each_chat(unit)
    assert items[0].chat == town.anna.id
    assert more


async def test_a_booking_moved_to_another_day_alarmed_that_nobody_had_accepted_it_for_now(town: Town) -> None:
    await books(town.anna)
    await town.anna.taps("Verschieben")
    await town.anna.taps("Mi.")
    town.anna.sees("Ankunft Mi.")
    await town.waits(minutes=15)
    assert town.count("⚠️", "admins", town.ada) == 0


def test_a_worker_that_takes_over_a_group_keeps_to_what_the_one_before_has_sent() -> None:
    now, sent = TUESDAY_NOON, []
    for _ in range(2):  # one worker after the other, ten seconds between them, each with all it wants to say
        limits, until = Limits(now), now + timedelta(seconds=60)
        while now < until:
            now += limits.wait(ZURICH, now)
            limits.take(ZURICH, now)
            sent.append(now)
        now += timedelta(seconds=10)
    assert most_in_a_minute(sent) <= 20


def most_in_a_minute(moments: list[datetime]) -> int:
    """The most of these in any minute."""
    minute = timedelta(minutes=1)
    return max(sum(first <= one < first + minute for one in moments) for first in moments)
