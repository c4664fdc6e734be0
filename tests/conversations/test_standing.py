"""Where helpers stand: what suspensions and bans do, what their end leads back to, and whom a command means."""

from __future__ import annotations

import pytest

from sandbox import people
from tests.conversations.steps import applies, books, is_accepted, is_at_work
from tests.conversations.town import ADMINS, BERLIN, ZURICH, Town
from tests.databases import both


@both
async def test_the_end_of_a_suspension_makes_no_applicant_a_helper(town: Town) -> None:
    await applies(town.nina)
    await town.ada.says("/suspend 2006 1h wir prüfen noch", "admins")
    await town.waits(hours=2)
    await town.ada.says("/helper 2006", "admins")
    assert "Nina (2006) · beworben" in town.ada.last("admins")
    town.nina.sees("Deine Bewerbung ist wieder bei unserem Team")
    await town.nina.presses("duty:1")
    town.nina.sees_not("Du bist verfügbar", "Du kannst wieder Aufträge annehmen")
    await town.ada.taps("Annehmen", "admins")
    town.nina.sees("Willkommen")


async def test_a_short_suspension_does_not_end_a_lasting_ban(town: Town) -> None:
    await town.ada.says("/ban Luca Diebstahl", "admins")
    await town.ada.says("/suspend Luca 1h nochmals", "admins")
    assert "Schon gesperrt" in town.ada.last("admins")
    await town.waits(hours=2)
    await town.ada.says("/helper 2001", "admins")
    assert "Luca (2001) · gesperrt" in town.ada.last("admins")
    town.luca.sees_not("Du kannst wieder")


async def test_a_ban_after_a_suspension_leads_back_to_before_both(town: Town) -> None:
    await town.ada.says("/suspend Luca 7d zu spät", "admins")
    await town.ada.says("/ban Luca 2h Nötigung", "admins")
    await town.waits(hours=3)
    await town.ada.says("/helper 2001", "admins")
    assert "Luca (2001) · freigegeben" in town.ada.last("admins")
    await town.waits(days=8)
    assert town.luca.reads().count("Du kannst wieder Aufträge annehmen") == 1


@pytest.mark.parametrize(
    "command", ["/suspend luca 7d", "/ban luca 2w", "/suspend luca 7 d", "/ban luca 7", "/ban luca"]
)
async def test_a_suspension_without_a_reason_is_not_for_ever(town: Town, command: str) -> None:
    await town.ada.says(command, "admins")
    answer = town.ada.last("admins")
    assert "Grund" in answer or "Das verstehe ich nicht: «7»" in answer, answer
    town.luca.sees_not("Du bekommst", "Du bist gesperrt")
    await town.ada.says("/suspend luca 7 d zu spät", "admins")
    town.luca.sees("Du bekommst bis Di., 24. Nov.", "Grund: zu spät.")


async def test_a_rejected_applicant_who_is_banned_is_told_and_can_be_unbanned(town: Town) -> None:
    await applies(town.nina)
    await town.ada.taps("Ablehnen", "admins")
    await town.ada.says("/ban 2006 Betrug", "admins")
    town.nina.sees("Sie können zurzeit nicht buchen. Grund: Betrug")
    await town.ada.says("/unban 2006 ein Irrtum", "admins")
    assert "Erledigt" in town.ada.last("admins")
    town.nina.sees("Sie können wieder buchen")
    await town.ada.says("/helper 2006", "admins")
    assert "Nina (2006) · abgelehnt" in town.ada.last("admins")


@both
async def test_whoever_is_banned_as_a_customer_cannot_become_a_helper(town: Town) -> None:
    await town.nina.says("/start")
    await town.ada.says("/ban 2006 Betrug", "admins")
    await town.nina.says("/join")
    town.nina.sees("Mitmachen geht zurzeit nicht. Grund: Betrug")
    town.nina.sees_not("Wie heisst Du?")


async def test_whoever_is_banned_while_applying_does_not_get_through(town: Town) -> None:
    await applies(town.nina)
    await town.ada.says("/ban 2006 Betrug", "admins")
    await town.ada.says("/approve 2006", "admins")
    town.nina.sees_not("Willkommen!")
    await town.ada.says("/unban 2006 Irrtum", "admins")
    town.nina.sees("Deine Bewerbung ist wieder bei unserem Team")


async def test_a_name_is_not_found_in_the_middle(town: Town) -> None:
    await town.ada.says("/ban oa 7d frech", "admins")
    assert "Das gibt es nicht" in town.ada.last("admins")
    await town.ada.says("/ban _ 7d frech", "admins")
    assert "Das gibt es nicht" in town.ada.last("admins")
    town.noah.sees_not("gesperrt")
    await town.ada.says("/ban no 7d frech", "admins")
    town.noah.sees("gesperrt")


async def test_of_several_names_the_exact_one_is_meant_or_it_is_asked(town: Town) -> None:
    await applies(town.nina)
    await town.nina.says("/join")  # Nina has applied: her name is Nina
    async with town.store.unit(town.time.now(), "names") as unit:
        await town._helper(unit, 2007, "Lucas", (47.38, 8.53), crowd="friends")
    await town.ada.says("/ban luc 7d frech", "admins")
    answer = town.ada.last("admins")
    assert "Luca (2001), Lucas (2007)" in answer
    town.luca.sees_not("gesperrt")
    await town.ada.says("/ban LUCA 7d frech", "admins")
    town.luca.sees("gesperrt")


async def test_approving_by_command_is_confirmed(town: Town) -> None:
    await applies(town.nina)
    await town.ada.says("/approve nina", "admins")
    assert town.ada.last("admins").startswith("Erledigt")
    town.nina.sees("Willkommen")


async def test_a_command_in_capitals_is_heard(town: Town) -> None:
    await town.ada.says("/BAN luca 7d frech", "admins")
    town.luca.sees("gesperrt")


async def test_a_forwarded_command_is_not_obeyed(town: Town) -> None:
    people.says(town.world, town.ada.id, "/ban luca böse", "admins")
    for waiting in town.world.updates.waiting.values():
        waiting.update["message"]["forward_origin"] = {
            "type": "hidden_user",
            "date": waiting.update["message"]["date"],
            "sender_user_name": "Eve",
        }
    await town.settle()
    town.luca.sees_not("gesperrt")
    await town.ada.says("/audit", "admins")
    assert "/ban" not in town.ada.last("admins")


async def test_a_helper_who_knocks_at_the_admin_chat_stays_outside(town: Town) -> None:
    link = await town.app.bot.create_chat_invite_link(chat_id=ADMINS, creates_join_request=True)
    people.join(town.world, town.luca.id, link.invite_link)
    people.join(town.world, town.anna.id, link.invite_link)
    await town.settle()
    members = town.world.chats[ADMINS].members
    assert not {town.luca.id, town.anna.id} & set(members)
    town.luca.sees_not("In den Helferchat kommen nur")
    assert not [c for c in town.world.transcript.since(0) if c["method"] == "declineChatJoinRequest"]


async def test_a_helper_who_knocks_at_another_regions_chat_is_told_where_they_belong(town: Town) -> None:
    link = await town.app.bot.create_chat_invite_link(chat_id=BERLIN, creates_join_request=True)
    people.join(town.world, town.luca.id, link.invite_link)
    await town.settle()
    assert town.luca.id not in town.world.chats[BERLIN].members
    town.luca.sees("Du hilfst in Zürich")
    people.leave(town.world, town.luca.id, ZURICH)
    link = await town.app.bot.create_chat_invite_link(chat_id=ZURICH, creates_join_request=True)
    people.join(town.world, town.luca.id, link.invite_link)
    await town.settle()
    assert town.luca.id in town.world.chats[ZURICH].members


@both
async def test_a_helper_banned_at_work_raises_an_alarm_and_the_customer_is_told(town: Town) -> None:
    await is_at_work(town)
    await town.ada.says("/ban luca Drohung", "admins")
    town.ada.sees("noch beim Kunden", "/settle 1", "/cancel 1", chat="admins")
    town.anna.sees("Luca arbeitet nicht mehr für uns")
    town.luca.sees_not("Hardstrasse")
    assert await town.luca.presses("j:1:1:finish:6000")
    await town.ada.says("/settle 1 30 halb erledigt", "admins")
    assert "Erledigt" in town.ada.last("admins")
    town.anna.sees("Zu zahlen: CHF 30", "Grund: halb erledigt")
    await town.ada.says("/job 1", "admins")
    town.ada.sees("abgerechnet", chat="admins")


async def test_a_suspended_helper_finishes_what_they_have_begun(town: Town) -> None:
    await is_at_work(town)
    await town.ada.says("/suspend luca 7d zu spät", "admins")
    town.ada.sees("noch beim Kunden", chat="admins")
    await town.luca.taps("Erledigt")
    await town.luca.says("60")
    town.anna.sees("Schlusspreis: CHF 60")


async def test_a_suspended_helpers_forged_no_is_refused(town: Town) -> None:
    await books(town.anna)
    await town.ada.says("/suspend luca 7d zu spät", "admins")
    assert "nicht erlaubt" in await town.luca.presses("j:1:1:decline:")


async def test_the_ban_of_a_customer_did_not_say_until_when(town: Town) -> None:
    await town.anna.says("/start")
    await town.ada.says("/ban 1001 7d Beleidigung", "admins")
    assert "bis Di., 24. Nov. 14:00 nicht buchen. Grund: Beleidigung" in town.anna.last()


async def test_a_banned_customer_went_on(town: Town) -> None:
    await is_accepted(town)
    await town.anna.says("Der Fernseher hat keinen Ton, 8004 Zürich, morgen um 10 Uhr")
    await town.ada.says("/ban 1001 7d Beleidigung", "admins")
    town.ada.sees("Gesperrt, aber mit offener Buchung", "/cancel 1 Grund", "Luca (2001)", chat="admins")
    town.anna.sees("Anliegen verworfen")
    assert "bis Di., 24. Nov. 14:00" in await town.anna.taps("Verschieben")
    await town.anna.says("Lieber erst um 18 Uhr")
    assert "geht bis Di., 24. Nov." in town.anna.last()
    await town.anna.says("Mein Laptop startet nicht mehr, 8004 Zürich, so schnell wie möglich")
    assert "geht bis Di., 24. Nov. 14:00 nicht. Grund: Beleidigung" in town.anna.last()
    town.anna.sees_not("Laptop · ")
    await town.ada.says("/cancel 1 gesperrt", "admins")
    town.luca.sees("abgesagt")
    await town.waits(days=8)
    await town.anna.says("Mein Laptop startet nicht mehr, 8004 Zürich, so schnell wie möglich")
    town.anna.sees("Voraussichtlich")


async def test_a_banned_customer_had_somebody_else_looked_for(town: Town) -> None:
    await is_accepted(town)
    await town.ada.says("/ban 1001 Beleidigung", "admins")
    await town.waits(minutes=50)
    assert "geht zurzeit nicht. Grund: Beleidigung" in await town.anna.taps("Jemand anderen")
    await town.anna.taps("Absagen")
    await town.anna.taps("Ja, absagen")
    town.anna.sees("Abgesagt")
