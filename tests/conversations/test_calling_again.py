"""Alarms that ring more than once: nobody who calls again is lost behind a card that looks the same."""

from __future__ import annotations

import pytest

from tests.conversations.steps import is_accepted, is_at_work
from tests.conversations.town import Town
from tests.databases import both

GAS = "Es riecht nach Gas!!"


def cards(town: Town, words: str) -> list[str]:
    """The admin chat's messages with these words, oldest first."""
    return [message["text"] for message in town.ada.messages("admins") if words in message["text"]]


@both
@pytest.mark.parametrize(
    ("call", "card"),
    [
        ("/human", "mit einem Menschen"),
        (GAS, "Notfall"),
        ("Das ist eine Frechheit, ich will mich beschweren", "Reklamation"),
    ],
)
async def test_a_second_call_reaches_the_admins(town: Town, call: str, card: str) -> None:
    await town.anna.says(call)
    first = town.ada.messages("admins")[-1]["id"]
    await town.waits(minutes=20)
    await town.anna.says(call)
    newest = town.ada.messages("admins")[-1]
    assert newest["id"] > first
    assert card in newest["text"]
    assert "2. Mal, zuletzt Di., 17. Nov. 14:20" in newest["text"]
    await town.ada.taps("Ich übernehme", "admins")


async def test_a_call_days_after_it_was_taken_is_a_new_alarm(town: Town) -> None:
    await town.anna.says("/human")
    await town.ada.taps("Ich übernehme", "admins")
    await town.waits(minutes=5)
    await town.anna.says("/human")
    assert "2. Mal" in cards(town, "mit einem Menschen")[-1]
    assert "🙋 Ich übernehme" not in town.ada.buttons("admins")
    await town.waits(days=3)
    await town.anna.says("/human")
    newest = cards(town, "mit einem Menschen")[-1]
    assert "Mal" not in newest
    assert "kümmert sich" not in newest
    await town.ada.taps("Ich übernehme", "admins")
    await town.waits(days=3)
    await town.anna.says("/human")
    assert "🙋 Ich übernehme" in town.ada.buttons("admins")


async def test_danger_after_one_that_was_taken_is_a_new_alarm_at_once(town: Town) -> None:
    await town.anna.says(GAS)
    await town.ada.taps("Ich übernehme", "admins")
    await town.waits(minutes=5)
    await town.anna.says(GAS)
    assert "🙋 Ich übernehme" in town.ada.buttons("admins")


async def test_calling_ten_times_in_a_row_is_one_card(town: Town) -> None:
    for _ in range(5):
        await town.anna.says("/human")
    assert len(cards(town, "mit einem Menschen")) == 1
    assert "5. Mal" in cards(town, "mit einem Menschen")[0]


@both
async def test_a_job_at_work_for_ever_asks_and_alarms(town: Town) -> None:
    await is_at_work(town)
    await town.waits(hours=3)
    town.luca.sees("Bist Du noch dort?")
    assert "Erledigt" in town.luca.last()
    town.ada.sees_not("Seit Stunden bei der Arbeit", chat="admins")
    await town.waits(hours=3)
    town.ada.sees("Seit Stunden bei der Arbeit", "/settle 1", chat="admins")
    await town.ada.taps("Ich übernehme", "admins")
    await town.waits(days=2)
    assert "🙋 Ich übernehme" in town.ada.buttons("admins")
    await town.ada.says("/settle 1 30 Luca ist krank geworden", "admins")
    town.anna.sees("Zu zahlen: CHF 30")
    assert all("✅ Erledigt" in card or "kümmert sich" in card for card in cards(town, "Seit Stunden"))
    before = len(town.ada.messages("admins"))
    await town.waits(days=5)
    assert len(town.ada.messages("admins")) == before


async def test_a_helper_who_never_comes_alarms_again(town: Town) -> None:
    await is_accepted(town)
    await town.waits(hours=1)
    assert len(cards(town, "nicht erschienen")) == 1
    await town.waits(hours=1)
    assert "2. Mal" in cards(town, "nicht erschienen")[-1]
    await town.waits(days=2)
    assert "4. Mal" in cards(town, "nicht erschienen")[-1]
    await town.anna.taps("Jemand anderen suchen")
    town.anna.sees("Wir suchen jemand anderen für Sie, neu für")


async def test_the_alarm_of_one_who_came_late_is_over(town: Town) -> None:
    await is_accepted(town)
    await town.waits(hours=1)
    await town.luca.taps("Ich bin da")
    assert "✅ Erledigt" in cards(town, "nicht erschienen")[-1]
