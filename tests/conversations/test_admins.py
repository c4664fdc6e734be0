"""Story 5: what admins see and do, and that nobody else can."""

from __future__ import annotations

import pytest

from sandbox import people
from tests.conversations.steps import GERMAN, applies, books, is_accepted, is_at_work, is_done
from tests.conversations.town import ADMINS, Town, both_languages
from tests.databases import both

COMMANDS = ["/applications", "/job 1", "/cancel 1 Unfug", "/helper 2001", "/helpers", "/suspend 2001 7d Unfug"]
COMMANDS += ["/ban 2001 7d Unfug", "/unban 2001 Unfug", "/stats", "/audit", "/settle 1 10 Unfug", "/reassign 1 Unfug"]


@both
@both_languages
async def test_jobs_and_the_history_of_one(town: Town) -> None:
    say, ada = town.words, town.ada
    await ada.says("/jobs", "admins")
    ada.sees(say("Keine offenen Aufträge", "No open jobs"), chat="admins")
    await is_done(town)
    await ada.says("/jobs", "admins")
    ada.sees(
        say("Auftrag 1 · Drucker · 8004 Zürich", "Job 1 · Printer · 8004 Zürich"), say("fertig", "done"), chat="admins"
    )
    await ada.says("/job 1", "admins")
    ada.sees(say("Anfrage an Luca (Runde 1): angenommen", "asked Luca (wave 1): accepted"), chat="admins")
    ada.sees(say("Anfrage an Mia (Runde 1): erloschen", "asked Mia (wave 1): lapsed"), chat="admins")
    ada.sees(say("Helfer/in Luca → zugesagt", "helper Luca → accepted"), chat="admins")
    ada.sees(say("Helfer/in Luca → vor Ort", "helper Luca → on site"), chat="admins")
    ada.sees(say("Schlusspreis CHF 60, Provision CHF 9", "Final price CHF 60, commission CHF 9"), chat="admins")
    ada.sees("Hardstrasse 12", "079 555 12 34", say("druckt nicht mehr", "does not print"), chat="admins")
    await ada.says("/job 77", "admins")
    ada.sees(say("Das gibt es nicht", "That does not exist"), chat="admins")


@both
@both_languages
async def test_an_admins_day(town: Town) -> None:
    """Who may help is decided, a booking is cancelled, somebody is suspended, banned and let back; all of it logged."""
    say, ada, luca = town.words, town.ada, town.luca
    await is_at_work(town)
    await ada.says("/cancel 1", "admins")
    ada.sees(say("Es fehlt der Grund", "The reason is missing"), chat="admins")
    town.customer.sees_not(say("absagen. Grund", "to cancel your"))
    await ada.says(say("/cancel 1 Sturmwarnung", "/cancel 1 storm warning"), "admins")
    town.customer.sees(say("Grund: Sturmwarnung", "Reason: storm warning"), say("Abgesagt.", "Cancelled."))
    luca.sees(say("abgesagt", "cancelled"))
    luca.sees_not("Hardstrasse")

    await ada.says("/helper Luca", "admins")
    ada.sees("Luca (2001)", say("freigegeben", "approved"), chat="admins")
    ada.sees(say("Anfragen 1, angenommen 1", "Requests 1, accepted 1"), chat="admins")
    await ada.says(say("/suspend Luca 7d zu spät", "/suspend Luca 7d too late"), "admins")
    luca.sees(say("Du bekommst bis Di., 24. Nov.", "You get no jobs until Tue 24 Nov"), say("zu spät", "too late"))
    for command in ("/duty on", "/me", "/help"):
        await luca.says(command)
        assert say("zu spät", "too late") in luca.last(), "a suspended helper was told neither why nor until when"
        assert say("bis Di., 24. Nov.", "until Tue 24 Nov") in luca.last()
    await ada.says(say("/ban Luca 2w Nötigung", "/ban Luca 2w threats"), "admins")
    luca.sees(say("Du bist bis Di., 1. Dez.", "You are banned until Tue 1 Dec"), say("Nötigung", "threats"))
    await ada.says("/unban Luca", "admins")
    luca.sees_not(say("wieder Aufträge", "accept jobs again"))
    await ada.says(say("/unban Luca ein Missverständnis", "/unban Luca a misunderstanding"), "admins")
    luca.sees(say("Du kannst wieder Aufträge annehmen", "You can accept jobs again"))
    luca.sees(say("Grund: ein Missverständnis", "Reason: a misunderstanding"))

    await ada.says("/stats", "admins")
    ada.sees(say("Aufträge 1: 0 gesucht", "Jobs 1: 0 searching"), say("1 abgesagt", "1 cancelled"), chat="admins")
    ada.sees(say("Zugesagt nach 1 Min. 100 %", "Accepted after 1 min 100 %"), chat="admins")
    await ada.says("/audit", "admins")
    log = ada.last("admins")
    for command in ("/cancel 1", "/helper Luca", "/suspend Luca", "/ban Luca", "/unban Luca", "/stats"):
        assert f"Ada · {command}" in log, log
    assert say("ein Missverständnis → erledigt", "a misunderstanding → done") in log
    assert say("/unban Luca → Grund fehlt", "/unban Luca → no reason given") in log


@both
@both_languages
async def test_applications_are_approved_and_rejected(town: Town) -> None:
    say, ada = town.words, town.ada
    for newcomer in (town.nina, town.eve):
        await newcomer.says("/language")
        await newcomer.taps(say("Deutsch", "English"))
        await applies(newcomer)
    await ada.says("/applications", "admins")
    ada.sees(say("Bewerbung: Nina", "Application: Nina"), say("Bewerbung: Eve", "Application: Eve"), chat="admins")
    await ada.taps(say("Annehmen", "Approve"), "admins")
    await ada.taps(say("Ablehnen", "Reject"), "admins")
    ada.sees(say("Angenommen von Ada", "Approved by Ada"), say("Abgelehnt von Ada", "Rejected by Ada"), chat="admins")
    read = {one.name: one.reads() for one in (town.nina, town.eve)}
    assert sum(say("Willkommen! Du bist", "Welcome! You are") in text for text in read.values()) == 1
    assert sum(say("leider nicht angenommen", "was not accepted") in text for text in read.values()) == 1
    await ada.says("/applications", "admins")
    ada.sees(say("Keine offenen Bewerbungen", "No open applications"), chat="admins")
    await ada.says("/audit", "admins")
    ada.sees("/approve", "/reject", chat="admins")


@both
async def test_a_suspended_helpers_jobs_go_back(town: Town) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    await town.ada.says("/suspend Luca 7d zu spät gekommen", "admins")
    town.luca.sees_not("Hardstrasse")
    town.anna.sees("kann leider doch nicht", "Wir fragen gerade")
    assert "Annehmen" in town.mia.buttons()
    assert await town.luca.presses("j:1:2:accept:", "helpers")
    town.anna.sees_not("✅ Luca")
    await town.waits(days=8)
    town.luca.sees("Du kannst wieder Aufträge annehmen")


async def test_whoever_is_banned_cannot_apply_and_is_shown_so(town: Town) -> None:
    await town.ada.says("/ban 2001 2w Nötigung", "admins")
    await town.luca.says("/join")
    town.luca.sees("Mitmachen geht bis Di., 1. Dez. 14:00 nicht. Grund: Nötigung")
    await town.ada.says("/helper 2001", "admins")
    town.ada.sees("gesperrt", "Nötigung", chat="admins")


async def test_a_banned_customer_cannot_book_and_is_told(town: Town) -> None:
    await town.anna.says("/start")
    await town.ada.says("/ban 1001 7d nie bezahlt", "admins")
    town.anna.sees("nie bezahlt")
    await town.anna.says(GERMAN)
    assert "Buchen und Mitmachen geht bis Di., 24. Nov. 14:00 nicht. Grund: nie bezahlt" in town.anna.last()
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


@both_languages
async def test_nobody_else_commands_anywhere(town: Town) -> None:
    say, customer = town.words, town.customer
    await books(customer)
    before, refused = town.ada.reads("admins"), say("Das ist hier nicht erlaubt", "You may not do that here")
    for number, command in enumerate(COMMANDS, 1):
        await town.luca.says(command, "helpers")
        assert town.count(refused) == number, town.luca.reads("helpers")
        for person in (town.luca, customer, town.ada):  # Ada is an admin, but not here
            await person.says(command)
            if "/cancel" not in command:  # in private that is everybody's own word for stopping
                assert refused in person.last(), person.last()
    told = [say("Verfügbar: ", "On duty: "), say("Niemand gefunden", "Nobody found"), say("Zahlen\n", "Numbers\n")]
    told += [
        say("offenen Bewerbungen", "open applications"),
        say("Auftrag 1 · Drucker", "Job 1 · Printer"),
        say("→ erledigt", "→ done"),
    ]
    for person in (town.luca, customer, town.ada):
        person.sees_not(*told)
    town.luca.sees_not(*told, chat="helpers")
    assert town.ada.reads("admins") == before
    customer.sees(say("Wir fragen gerade", "We are asking"))
    await town.luca.says("/me")
    town.luca.sees(say("🟢 verfügbar", "🟢 available"))


@both
@both_languages
async def test_refused_attempts_are_in_the_log(town: Town) -> None:
    await town.luca.says("/stats", "helpers")
    await town.customer.says("/ban 2001 7d revenge")
    await town.ada.says("/audit", "admins")
    refused = town.words("nicht erlaubt", "not allowed")
    town.ada.sees("Luca · /stats", f"{town.customer.name} · /ban 2001 7d revenge → {refused}", chat="admins")


@both_languages
async def test_an_anonymous_admin_is_nobody(town: Town) -> None:
    say = town.words
    people.stays_anonymous(town.world, town.ada.id, ADMINS)
    await town.ada.says("/stats", "admins")
    town.ada.sees_not(say("Verfügbar: ", "On duty: "), chat="admins")
    town.ada.sees(say("Das ist hier nicht erlaubt", "You may not do that here"), chat="admins")
    people.stays_anonymous(town.world, town.ada.id, ADMINS, on=False)
    await town.ada.says("/stats", "admins")
    town.ada.sees(say("Verfügbar: ", "On duty: "), chat="admins")


@both_languages
@pytest.mark.parametrize(
    "data", ["a:approve:2006", "a:reject:2006", "a:take:1", "a:ban:2001", "a:approve:9" + "9" * 20]
)
async def test_a_forged_button_of_the_admins(town: Town, data: str) -> None:
    say = town.words
    await town.nina.says("/start")
    await books(town.customer)
    await town.waits(minutes=15)
    assert await town.luca.presses(data)
    assert await town.luca.presses(data, "helpers")
    town.ada.sees_not(say("kümmert sich", "takes care"), chat="admins")
    town.nina.sees_not("Willkommen", "Welcome")


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


@both_languages
async def test_commands_without_their_words_did_not_say_how(town: Town) -> None:
    say, ada = town.words, town.ada
    for command in ("/unban Luca", "/suspend", "/ban", "/cancel 2", "/settle 1", "/job", "/reassign 1"):
        await ada.says(command, "admins")
        assert command.split()[0] in ada.last("admins"), ada.last("admins")
        assert say("So geht es:", "This is how:") in ada.last("admins")
    for command in ("/help", "/hilfe", "/what"):
        await ada.says(command, "admins")
        assert "/settle" in ada.last("admins"), command
        assert "/unban" in ada.last("admins"), command
    before = town.luca.reads("helpers")
    await town.luca.says("/what", "helpers")
    assert town.luca.reads("helpers") == f"{before}\n---\n/what".lstrip("\n-")


async def test_the_log_printed_internals(town: Town) -> None:
    await town.anna.says("/human")
    await town.ada.taps("Ich übernehme", "admins")
    await town.ada.says("/audit", "admins")
    log = town.ada.last("admins")
    assert "Ada · hat Alarm 1 übernommen → erledigt" in log
    assert "/take" not in log


async def test_the_history_of_a_job_left_out_what_was_said(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.taps("CHF 90")
    await town.luca.says("Die Walze ist gebrochen")
    await town.anna.taps("Nein")
    await town.luca.taps("Erledigt")
    await town.luca.says("60")
    await town.anna.taps("Einverstanden")
    await town.anna.taps("4 ★")
    await town.anna.taps("Ja")
    await town.anna.says("Nett und flink")
    await town.ada.says("/job 1", "admins")
    report = town.ada.last("admins")
    for words in ("Hardstrasse 12", "079 555 12 34", "Mehraufwand bis CHF 90: abgelehnt («Die Walze ist gebrochen»)"):
        assert words in report, report
    assert "★★★★☆ · würde wieder buchen · «Nett und flink»" in report
    assert not any(line.endswith(" ") for line in report.splitlines())
    assert "Uhr →" not in report


@both_languages
async def test_one_booking_had_two_names_for_its_customer(town: Town) -> None:
    say, customer = town.words, town.customer
    await is_at_work(town)
    await town.luca.taps(say("Schreiben", "Write"))
    await town.luca.says(say("Ich brauche noch zehn Minuten", "I need ten more minutes"))
    customer.sees(say("(Buchung 1)", "(booking 1)"))
    customer.sees_not("Nr. 1", "No. 1", "no. 1")
    await customer.taps(say("Antworten", "Reply"))
    customer.sees(say("liest Ihren Vornamen", "reads your first name"))
    await customer.says(say("Kein Problem", "No problem at all"))
    town.luca.sees(say("(Auftrag 1)", "(job 1)"))


@pytest.mark.parametrize(
    ("command", "stands"),
    [
        ("/settle 1 50 Kulanz", "abgerechnet"),
        ("/cancel 1 Sturm", "abgerechnet"),
        ("/reassign 1 krank", "abgerechnet"),
        ("/approve Mia", "freigegeben"),
    ],
)
async def test_a_command_that_came_too_late_did_not_say_how_it_stands(town: Town, command: str, stands: str) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.ada.says(command, "admins")
    assert stands in town.ada.last("admins")


async def test_a_second_suspension_did_not_say_until_when_the_first_is(town: Town) -> None:
    for _ in range(2):
        await town.ada.says("/suspend Luca 7d zu spät", "admins")
    assert "ausgesetzt bis Di., 24. Nov." in town.ada.last("admins")
    await town.ada.says("/helper Luca", "admins")
    assert "ausgesetzt bis Di., 24. Nov." in town.ada.last("admins")


async def test_a_missing_number_was_quoted_as_a_dash(town: Town) -> None:
    await town.ada.says("/job", "admins")
    assert town.ada.last("admins") == "So geht es: /job Nr."


@pytest.mark.parametrize("who", ["Nina Müller-Meier", "nina müller-meier", "@Nina Müller", "Nina Müller-Meier (2006)"])
async def test_a_ban_by_the_whole_name_lost_its_end(town: Town, who: str) -> None:
    """Only the first word was the name: the rest of it and "7d" became the reason, and the ban was for ever."""
    await applies(town.nina, name="Nina Müller-Meier")
    await town.ada.says(f"/ban {who} 7d grob", "admins")
    await town.ada.says("/helper Nina Müller-Meier", "admins")
    town.ada.sees("gesperrt bis Di., 24. Nov.", "Bemerkung: grob", chat="admins")


async def test_a_reason_that_begins_as_another_name_goes_on_met_that_other(town: Town) -> None:
    await applies(town.nina, name="Luca Bernasconi")
    await town.ada.says("/suspend Luca be on time", "admins")
    town.luca.sees("keine Aufträge. Grund: be on time")


async def test_an_end_behind_a_name_nobody_has_was_overlooked(town: Town) -> None:
    await town.ada.says("/ban Luca Grob 7d zu laut", "admins")
    town.ada.sees("Das verstehe ich nicht: «Grob»", chat="admins")
    town.luca.sees_not("gesperrt")
    await town.ada.says("/suspend Luca kam 2h zu spät", "admins")
    town.luca.sees("keine Aufträge. Grund: kam 2h zu spät")


async def test_a_settlement_in_another_currency_was_taken_as_the_jobs_own(town: Town) -> None:
    await is_at_work(town)
    await town.ada.says("/settle 1 50 EUR Kulanz", "admins")
    town.ada.sees("Das verstehe ich nicht: «50»", chat="admins")
    town.anna.sees_not("Wir haben entschieden")
    await town.ada.says("/settle 1 50 CHF Kulanz", "admins")
    town.anna.sees("Zu zahlen: CHF 50", "Grund: Kulanz")


async def test_the_helper_was_not_told_why_an_admin_cancelled(town: Town) -> None:
    await is_accepted(town)
    await town.ada.says("/cancel 1 Sturmwarnung", "admins")
    town.luca.sees("Auftrag 1 (8004 Zürich) wurde von unserem Team abgesagt. Grund: Sturmwarnung")


async def test_a_change_of_the_street_stood_in_the_log_as_refused(town: Town) -> None:
    await is_accepted(town)
    await town.anna.taps("Adresse ändern")
    await town.anna.says("Badenerstrasse 7")
    await town.ada.says("/audit", "admins")
    town.ada.sees("Anna · hat die Adresse von Auftrag 1 geändert → erledigt", chat="admins")


async def test_an_end_more_than_a_year_away_had_no_year(town: Town) -> None:
    await town.ada.says("/ban mia 13m grob", "admins")
    town.mia.sees("Du bist bis So., 12. Dez. 2027 14:00 gesperrt")
    await town.ada.says("/helper mia", "admins")
    town.ada.sees("gesperrt bis So., 12. Dez. 2027 14:00", chat="admins")
    await town.ada.says("/suspend luca 9999m x", "admins")
    town.ada.sees("Das verstehe ich nicht: «9999m»", chat="admins")
    town.luca.sees_not("keine Aufträge")


async def test_the_numbers_counted_what_was_undone_and_did_not_add_up(town: Town) -> None:
    await is_accepted(town)
    await town.luca.taps("Rückgängig")
    await town.ada.says("/stats", "admins")
    town.ada.sees("Aufträge 1: 1 gesucht, 0 vergeben, 0 vor", "Vermittelt 0 %", "1 Min. 0 %", chat="admins")
    await town.waits(minutes=3)
    await town.mia.taps("Annehmen")
    await town.ada.says("/stats", "admins")
    town.ada.sees("Aufträge 1: 0 gesucht, 1 vergeben, 0 vor", chat="admins")
    town.ada.sees("1 Min. 0 %, 10 Min. 100 %", "Vermittelt 100 %", chat="admins")


async def test_the_numbers_were_full_of_marks(town: Town) -> None:
    await town.ada.says("/stats", "admins")
    assert town.ada.last("admins").startswith("Zahlen\n")


async def test_a_customer_banned_for_more_than_a_year_is_told_the_year(town: Town) -> None:
    await town.anna.says("/start")
    await town.ada.says("/ban 1001 13m grob", "admins")
    town.anna.sees("Sie können bis So., 12. Dez. 2027 14:00 nicht buchen")
    await town.anna.says(GERMAN)
    town.anna.sees("Buchen und Mitmachen geht bis So., 12. Dez. 2027 14:00 nicht")
