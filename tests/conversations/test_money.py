"""Money said before it is owed: cancelling, another time, extra work; amounts as typed; stars that change."""

from __future__ import annotations

import pytest

from nlu import amounts
from tests.conversations.steps import GERMAN, books, is_accepted, is_at_work, is_done
from tests.conversations.town import Town
from tests.databases import both


async def is_on_the_way(town: Town) -> None:
    """Luca has accepted and set off."""
    await is_accepted(town)
    await town.luca.taps("in 20")


@both
async def test_cancelling_on_the_way_for_nothing(town: Town) -> None:
    await is_on_the_way(town)
    town.luca.sees("falls niemand da ist CHF 17 (nach Provision)")
    await town.anna.taps("Absagen")
    town.anna.sees("schon unterwegs: Es kostet Sie CHF 20.")
    await town.anna.taps("Ja, absagen")
    town.anna.sees("Zu zahlen sind CHF 20, direkt an Luca")
    town.luca.sees("Dir stehen CHF 17 zu (nach Provision)")
    await town.luca.says("/me")
    town.luca.sees("Verdient: CHF 17", "Provision offen: CHF 3")


async def test_a_free_question_is_no_consent_to_a_fee(town: Town) -> None:
    await is_accepted(town)
    await town.anna.taps("Absagen")
    town.anna.sees("Wirklich absagen?")
    town.anna.sees_not("kostet")
    await town.luca.taps("in 20")
    assert "Absagen kostet jetzt CHF 20" in await town.anna.presses("b:1:cancel:yes")
    town.anna.sees_not("Abgesagt")
    await town.anna.taps("Absagen")
    await town.anna.taps("Ja, absagen")
    town.anna.sees("Zu zahlen sind CHF 20")


async def test_cancelling_is_free_before_and_when_the_helper_is_late(town: Town) -> None:
    await is_on_the_way(town)
    await town.waits(hours=1)
    town.anna.sees("kostenlos absagen")
    await town.anna.taps("Absagen")
    await town.anna.taps("Ja, absagen")
    assert "Zu zahlen" not in town.anna.last()
    town.luca.sees_not("stehen")


@both
async def test_cancelling_while_the_helper_is_at_work(town: Town) -> None:
    await is_at_work(town)
    assert "Absagen" not in town.anna.buttons()
    assert await town.anna.presses("b:1:cancel:yes")
    assert await town.anna.presses("b:1:cancel:fee-2000")
    await town.anna.says("abbrechen")
    town.anna.sees("Solange jemand bei Ihnen arbeitet")
    await town.anna.taps("Mit einem Menschen sprechen")
    town.ada.sees("mit einem Menschen sprechen", chat="admins")
    town.luca.sees_not("abgesagt")


@both
async def test_another_time_keeps_the_surcharge_for_now(town: Town) -> None:
    await books(town.anna)
    town.anna.sees("Voraussichtlich CHF 45–70")
    await town.anna.taps("Verschieben")
    later = next(label for label in town.anna.buttons() if "–" in label)
    assert "CHF" in later, later
    price = later.partition(" · ")[2]
    assert price < "CHF 45"
    await town.anna.taps(later)
    town.anna.sees(f"Voraussichtlich {price}")
    town.luca.sees_not("CHF 38.25–59.50")


async def test_extra_work_within_what_is_agreed_asks_nobody(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("50")
    town.luca.sees("So viel ist schon vereinbart")
    town.luca.sees_not("wird gefragt")
    town.anna.sees_not("Darf es")


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1 200", 120000),
        ("1.200,50", 120050),
        ("1,200.50", 120050),
        ("60 CHF bar", 6000),
        ("60 Stutz", 6000),
        ("ca. 60", 6000),
        ("60!", 6000),
        ("CHF60", 6000),
        ("€45", 4500),
        ("45,5 €", 4550),
        ("Das macht 60 Franken bitte", 6000),
        ("ça fait 60 francs", 6000),
        ("sono 60 euro, grazie", 6000),
        ("it's 60 please", 6000),
        ("60 oder 70", None),
        ("60 + 10 Trinkgeld", None),
        ("1.200", None),
        ("12:30", None),
        ("079 555 12 34", None),
        ("um 10", None),
        ("0 050", None),
        ("0", 0),
    ],
)
def test_amounts_as_people_type_them(typed: str, cents: int | None) -> None:
    currency = "EUR" if "€" in typed or "euro" in typed else "CHF"
    assert amounts.read(typed, currency=currency) == cents


@pytest.mark.parametrize(("typed", "currency"), [("60 Euro", "CHF"), ("€45", "CHF"), ("60 Fr.", "EUR")])
def test_euros_were_taken_for_francs(typed: str, currency: str) -> None:
    assert amounts.read(typed, currency=currency) is None


async def test_settling_at_nothing_was_read_as_fifty(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Nicht einverstanden")
    await town.ada.says("/settle 1 0 050 Kulanz", "admins")
    town.anna.sees("CHF 0", "050 Kulanz")


async def test_a_price_in_a_sentence_drops_the_question(town: Town) -> None:
    await is_done(town, "Das macht 60 Franken bitte")
    town.anna.sees("Schlusspreis: CHF 60")


@pytest.mark.parametrize("amount", ["60.-", "CHF 60", "60 Fr.", "60"])
async def test_admins_settle_in_as_many_forms_as_helpers(town: Town, amount: str) -> None:
    await is_done(town)
    await town.anna.taps("Nicht einverstanden")
    await town.ada.says(f"/settle 1 {amount} aus Kulanz", "admins")
    town.anna.sees("Zu zahlen: CHF 60. Grund: aus Kulanz")


@both
async def test_admins_cannot_settle_above_what_was_agreed(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Nicht einverstanden")
    await town.ada.says("/settle 1 5000 Kulanz", "admins")
    assert "Vereinbart sind höchstens CHF 70" in town.ada.last("admins")
    town.anna.sees_not("Zu zahlen: CHF 5")


async def test_a_disputed_price_can_be_agreed_to_after_all(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Nicht einverstanden")
    await town.anna.taps("Doch einverstanden: CHF 60")
    town.anna.sees("Abgeschlossen: CHF 60")
    town.ada.sees("✅ Erledigt", chat="admins")


@pytest.mark.parametrize("why", ["", "zu lange Pause gemacht"])
@pytest.mark.parametrize("words", ["also guet, einverstande", "bon d'accord", "va bene, d'accordo"])
async def test_agreeing_in_words_was_taken_for_the_reason_of_the_dispute(town: Town, why: str, words: str) -> None:
    await is_done(town)
    await town.anna.taps("Nicht einverstanden")
    if why:
        await town.anna.says(why)
    await town.anna.says(words)
    town.luca.sees("Abgerechnet: CHF 60")


async def test_the_helper_hears_of_stars_that_change(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.anna.taps("5 ★")
    await town.anna.presses("b:1:stars:5")
    await town.anna.presses("b:1:stars:1")
    town.luca.sees("mit 5 Sternen bewertet", "wurde geändert: 1 ★")
    await town.luca.says("/me")
    town.luca.sees("★ 1.0 (1)")


async def test_stars_do_not_change_a_year_later(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.anna.taps("5 ★")
    await town.waits(days=400)
    assert "geht jetzt nicht mehr" in await town.anna.presses("b:1:stars:1")
    await town.luca.says("/me")
    town.luca.sees("★ 5.0 (1)")


@both
async def test_a_booking_nobody_took_is_not_open_for_ever(town: Town) -> None:
    await books(town.anna)
    await town.waits(hours=1)
    town.anna.sees("Leider hat niemand zugesagt")
    await town.waits(days=4)
    town.anna.sees("Für diese Buchung hat sich niemand gefunden")
    assert not any("Nov" in label for label in town.anna.buttons())
    await town.anna.says("/jobs")
    town.anna.sees("zurzeit keine Buchung")


async def test_a_forged_window_of_ten_hours(town: Town) -> None:
    await town.anna.says(GERMAN)
    minute = int(town.time.now().timestamp() // 60)
    assert "nicht mehr frei" in await town.anna.presses(f"n:1:now:{minute - 500}-530")
    town.anna.sees_not("🕐 Ankunft")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("ok einverstanden", "Zustimmung: bis CHF 120"),
        ("ja", "Zustimmung: bis CHF 120"),
        ("d'accord", "Zustimmung: bis CHF 120"),
        ("nein", "Keine Zustimmung zu CHF 120"),
        ("nei das zahl i nöd", "Keine Zustimmung zu CHF 120"),
        ("no, that's too expensive", "Keine Zustimmung zu CHF 120"),
    ],
)
async def test_an_answer_in_words_to_a_higher_price_was_passed_on(town: Town, words: str, answer: str) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("120 für einen neuen Router")
    await town.anna.says(words)
    town.luca.sees(answer)
    town.luca.sees_not("Nachricht von Anna")


def test_an_amount_with_a_reason_is_no_number_of_things() -> None:
    assert amounts.with_reason("120 will neue router", currency="CHF") == (12000, "will neue router")
    assert amounts.with_reason("neuer Router, 120 Fr.", currency="CHF") == (12000, "neuer Router")
    assert amounts.with_reason("20 Meter Kabel", currency="CHF") is None
    assert amounts.with_reason("120", currency="CHF") is None


@pytest.mark.parametrize(
    "typed", ["120 EUR neuer Router", "120EUR neuer Router", "neuer Router 120 €", "EUR 120, Router"]
)
def test_an_amount_in_another_currency_was_taken_without_it(typed: str) -> None:
    assert amounts.with_reason(typed, currency="CHF") is None
    assert amounts.leading(typed.split(), currency="CHF") is None
    assert amounts.leading("50 CHF Kulanz".split(), currency="EUR") is None
    assert amounts.leading("50 CHF Kulanz".split(), currency="CHF") == (5000, 2)


@pytest.mark.parametrize("typed", ["neues Kabel Cat 7", "80 Grad Wasser", "für iPhone 14"])
def test_a_number_of_a_model_or_of_degrees_was_an_amount(typed: str) -> None:
    assert amounts.with_reason(typed, currency="CHF") is None
