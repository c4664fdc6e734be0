"""What was paid in the end, for what, to whom and how: on the last card, and under /jobs."""

from __future__ import annotations

import pytest

from tests.conversations.steps import books, is_accepted, is_at_work, is_done
from tests.conversations.town import Town, both_languages
from tests.databases import both


@both
@both_languages
async def test_the_last_card_says_what_was_agreed(town: Town) -> None:
    say, customer = town.words, town.customer
    await is_done(town)
    customer.sees_not("🧾")
    await customer.taps(say("Einverstanden", "I agree"))
    customer.sees(say("🧾 Schlusspreis CHF 60 (Drucker", "🧾 Final price CHF 60 (Printer"))
    customer.sees(say("Luca direkt zu zahlen, bar oder wie", "to be paid to Luca directly, in cash or as"))
    customer.sees(say("Von Ihnen bestätigt.", "Confirmed by you."))
    await customer.taps("5 ★")
    customer.sees("🧾")  # rating does not push it away


@both_languages
async def test_the_last_card_says_what_an_admin_decided(town: Town) -> None:
    say, customer = town.words, town.customer
    await is_done(town)
    await customer.taps(say("Nicht einverstanden", "I do not agree"))
    customer.sees_not("🧾")
    await town.ada.says("/settle 1 50.50 besprochen", "admins")
    customer.sees(say("🧾 Schlusspreis CHF 50.50 (Drucker", "🧾 Final price CHF 50.50 (Printer"), "Luca")
    customer.sees(say("Von unserem Team festgelegt.", "Decided by our team."))


@both_languages
async def test_the_last_card_of_a_silent_customer(town: Town) -> None:
    say, customer = town.words, town.customer
    await is_done(town)
    await town.waits(hours=49)
    customer.sees(say("🧾 Schlusspreis CHF 60", "🧾 Final price CHF 60"))
    customer.sees(say("Ohne Einwand abgeschlossen.", "Completed without objection."))


@pytest.mark.parametrize(
    ("reason", "told", "helped"),
    [
        (
            "Niemand da",
            "🧾 Mindestbetrag CHF 20 für die Anfahrt (niemand da), Luca direkt zu zahlen",
            "Nicht erledigt. Mindestbetrag CHF 20, davon für Dich CHF 17 (Provision CHF 3).",
        ),
        ("Zu komplex", "🧾 Nichts zu zahlen. Von Ihnen bestätigt.", "Nicht erledigt. Nichts zu zahlen."),
    ],
)
async def test_the_last_card_of_what_could_not_be_done(town: Town, reason: str, told: str, helped: str) -> None:
    await is_at_work(town)
    await town.waits(minutes=31)
    await town.luca.taps("Ging nicht")
    await town.luca.taps(reason)
    town.luca.sees(helped)
    await town.anna.taps("Einverstanden")
    town.anna.sees(told)


@both
@both_languages
async def test_jobs_tells_of_the_past_too(town: Town) -> None:
    say, customer = town.words, town.customer
    await is_done(town)
    await customer.taps(say("Einverstanden", "I agree"))
    await books(customer)
    await customer.says("/jobs")
    customer.sees(
        say(
            "Abgeschlossen\nBuchung 1 · Drucker · Di., 17. Nov. 14:00 · CHF 60 an Luca",
            "Completed\nBooking 1 · Printer · Tue 17 Nov 14:00 · CHF 60 to Luca",
        )
    )
    assert say("Buchung 2", "Booking 2") in customer.last()
    town.luca.sees_not("Buchung 1 · Drucker · Di., 17. Nov. 14:00", "Booking 1 · Printer · Tue 17 Nov 14:00")


async def test_another_customers_past_is_nobodys_business(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.ben.says("/jobs")
    town.ben.sees("You have no booking")
    town.ben.sees_not("Booking 1 · Printer · Tue")


@pytest.mark.parametrize("pressed", [None, "Nicht einverstanden"])
async def test_a_price_that_waits_to_be_agreed_was_missing_from_jobs(town: Town, pressed: str | None) -> None:
    await is_done(town)
    if pressed is not None:
        await town.anna.taps(pressed)
    await town.anna.says("/jobs")
    assert "Buchung 1" in town.anna.last()
    town.anna.sees_not("keine Buchung")


@pytest.mark.parametrize(
    ("tongue", "told", "by"),
    [
        ("Français", "🧾 Prix final CHF 60 (Imprimante", "Confirmé par vous."),
        ("Italiano", "🧾 Prezzo finale CHF 60 (Stampante", "Confermato da Lei."),
    ],
)
async def test_in_french_and_italian(town: Town, tongue: str, told: str, by: str) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.anna.says("/language")
    await town.anna.taps(tongue)
    await town.anna.says("/jobs")
    town.anna.sees("CHF 60", "Luca")
    await town.anna.taps("4 ★")
    town.anna.sees(told, by)


async def test_the_button_to_disagree_stayed_after_its_time(town: Town) -> None:
    await is_done(town)
    await town.waits(hours=49)
    assert "Nicht einverstanden" in town.anna.buttons()
    await town.waits(days=14)
    assert "Nicht einverstanden" not in town.anna.buttons()


async def test_a_fee_for_cancelling_stood_nowhere_under_jobs(town: Town) -> None:
    await is_accepted(town)
    await town.luca.taps("in 20")
    await town.anna.taps("Absagen")
    await town.anna.taps("Ja, absagen")
    await town.anna.says("/jobs")
    town.anna.sees("Buchung 1 · Drucker · Di., 17. Nov.", "abgesagt, CHF 20 an Luca")


async def test_a_helper_who_was_erased_left_holes(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.luca.says("/forgetme")
    await town.luca.taps("Ja, alles")
    town.anna.sees("Störung beheben), der Helferin oder dem Helfer direkt zu zahlen")
    town.mia.sees("Vergeben: Auftrag 1 (8004 Zürich)", chat="helpers")
    town.mia.sees_not("(8004 Zürich) an", chat="helpers")
    await town.anna.says("/jobs")
    town.anna.sees("· CHF 60\n")
    await town.ada.says("/job 1", "admins")
    town.ada.sees("Anfrage an (gelöscht)", "Helfer/in (gelöscht) → vor Ort", chat="admins")
    town.ada.sees_not("-45035", chat="admins")
