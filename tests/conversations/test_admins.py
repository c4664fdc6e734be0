"""Story 5: what admins see and do, and that nobody else can."""

from __future__ import annotations

import pytest

from sandbox import people
from tests.conversations.steps import books, is_at_work, is_done
from tests.conversations.town import ADMINS, Town
from tests.databases import both

COMMANDS = ["/applications", "/job 1", "/cancel 1 Unfug", "/helper 2001", "/helpers", "/suspend 2001 7d Unfug"]
COMMANDS += ["/ban 2001 7d Unfug", "/unban 2001 Unfug", "/stats", "/audit", "/settle 1 10 Unfug", "/reassign 1 Unfug"]


@both
async def test_jobs_and_the_history_of_one(town: Town) -> None:
    await town.ada.says("/jobs", "admins")
    town.ada.sees("Keine offenen Aufträge", chat="admins")
    await is_done(town)
    await town.ada.says("/jobs", "admins")
    town.ada.sees("Nr. 1 · Drucker · 8004 Zürich", "fertig", chat="admins")
    await town.ada.says("/job 1", "admins")
    town.ada.sees("Anfrage an Luca", "Helfer/in Luca → vor Ort", "Schlusspreis CHF 60", chat="admins")
    town.ada.sees_not("Hardstrasse", "079 555", chat="admins")
    await town.ada.says("/job 77", "admins")
    town.ada.sees("Das gibt es nicht", chat="admins")


async def test_cancelling_with_a_reason_both_sides_read(town: Town) -> None:
    await is_at_work(town)
    await town.ada.says("/cancel 1", "admins")
    town.ada.sees("verstehe ich nicht", chat="admins")
    town.anna.sees_not("absagen. Grund")
    await town.ada.says("/cancel 1 Sturmwarnung", "admins")
    town.anna.sees("Grund: Sturmwarnung", "Abgesagt.")
    town.luca.sees("abgesagt")
    town.luca.sees_not("Hardstrasse")


@both
async def test_a_suspended_helpers_jobs_go_back(town: Town) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    await town.ada.says("/suspend Luca 7d zu spät gekommen", "admins")
    town.luca.sees("Du bekommst bis Di., 24. Nov.", "zu spät gekommen")
    town.luca.sees_not("Hardstrasse")
    town.anna.sees("kann leider doch nicht", "Wir fragen gerade")
    assert "Annehmen" in town.mia.buttons()
    assert await town.luca.presses("j:1:2:accept:", "helpers")
    town.anna.sees_not("✅ Luca")
    await town.luca.says("/duty on")
    town.luca.sees("Das ist hier nicht erlaubt")
    await town.waits(days=8)
    town.luca.sees("Du kannst wieder Aufträge annehmen")


async def test_ban_and_unban_with_reason(town: Town) -> None:
    await town.ada.says("/ban 2001 2w Nötigung", "admins")
    town.luca.sees("gesperrt", "Nötigung", "1. Dez.")
    await town.luca.says("/join")
    town.luca.sees("Das ist hier nicht erlaubt")
    await town.ada.says("/helper 2001", "admins")
    town.ada.sees("gesperrt", "Nötigung", chat="admins")
    await town.ada.says("/unban 2001 Missverständnis", "admins")
    town.luca.sees("Du kannst wieder Aufträge annehmen", "Missverständnis")


async def test_a_banned_customer_cannot_book_and_is_told(town: Town) -> None:
    await town.anna.says("/start")
    await town.ada.says("/ban 1001 7d nie bezahlt", "admins")
    town.anna.sees("nie bezahlt")
    await books(town.anna)
    town.anna.sees_not("Wir fragen gerade")
    await town.ada.says("/unban 1001 bezahlt", "admins")
    town.anna.sees("Sie können wieder buchen")


async def test_helpers_numbers_and_the_log(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.anna.taps("4 ★")
    await town.anna.taps("Ja")
    for command, words in {
        "/helpers": "Luca (2001)",
        "/helper Luca": "Anfragen 1, angenommen 1, erledigt 1, ★ 4.0 (1)",
        "/stats": "würden wieder buchen 100 %",
        "/audit": "/helper Luca",
        "/applications": "Keine offenen Bewerbungen",
        "/helpers Xaver": "Niemand gefunden",
    }.items():
        await town.ada.says(command, "admins")
        assert words in town.ada.last("admins"), town.ada.last("admins")


@pytest.mark.parametrize("command", COMMANDS)
async def test_nobody_else_commands_anywhere(town: Town, command: str) -> None:
    await books(town.anna)
    before = town.ada.reads("admins")
    await town.luca.says(command, "helpers")
    await town.luca.says(command)
    await town.anna.says(command)
    await town.ada.says(command)  # an admin, but not in the admin chat
    for person in (town.luca, town.anna, town.ada):
        person.sees_not("Verfügbar: ", "Niemand gefunden", "Zahlen\n", "Bewerbungen", "Nr. 1 ·", "→ done")
    town.luca.sees_not("Nr. 1 ·", "Verfügbar: ", chat="helpers")
    assert town.ada.reads("admins") == before
    town.anna.sees("Wir fragen gerade")
    await town.luca.says("/me")
    town.luca.sees("🟢 verfügbar")


@both
async def test_refused_attempts_are_in_the_log(town: Town) -> None:
    await town.luca.says("/stats", "helpers")
    await town.anna.says("/ban 2001 7d Rache")
    await town.ada.says("/audit", "admins")
    town.ada.sees("2001 · /stats", "1001 · /ban 2001 7d Rache → NotAllowed", chat="admins")


async def test_an_anonymous_admin_is_nobody(town: Town) -> None:
    people.stays_anonymous(town.world, town.ada.id, ADMINS)
    await town.ada.says("/stats", "admins")
    town.ada.sees_not("Verfügbar: ", chat="admins")
    town.ada.sees("Das ist hier nicht erlaubt", chat="admins")
    people.stays_anonymous(town.world, town.ada.id, ADMINS, on=False)
    await town.ada.says("/stats", "admins")
    town.ada.sees("Verfügbar: ", chat="admins")


@pytest.mark.parametrize(
    "data", ["a:approve:2006", "a:reject:2006", "a:take:1", "a:ban:2001", "a:approve:9" + "9" * 20]
)
async def test_a_forged_button_of_the_admins(town: Town, data: str) -> None:
    await town.nina.says("/start")
    await books(town.anna)
    await town.waits(minutes=15)
    assert await town.luca.presses(data)
    assert await town.luca.presses(data, "helpers")
    town.ada.sees_not("kümmert sich", chat="admins")
    town.nina.sees_not("Willkommen")


async def test_a_member_of_the_admin_chat_becomes_an_admin_and_stops_being_one(town: Town) -> None:
    people.join(town.world, town.petra.id, ADMINS)
    await town.settle()
    await town.petra.says("/stats", "admins")
    town.petra.sees("Verfügbar: 5", chat="admins")
    await town.petra.presses("x", "admins")
    people.leave(town.world, town.petra.id, ADMINS)
    await town.settle()
    await town.petra.says("/stats")
    town.petra.sees_not("Verfügbar: 5")


async def test_an_alarm_is_taken_by_one_admin(town: Town) -> None:
    people.join(town.world, town.petra.id, ADMINS)
    await books(town.anna)
    await town.waits(minutes=15)
    _, number = town.ada.button("Ich übernehme", "admins")
    assert number == 0
    await town.ada.taps("Ich übernehme", "admins")
    assert "Schon vergeben" in await town.petra.presses("a:take:1", "admins")
    town.petra.sees("Ada kümmert sich", chat="admins")
