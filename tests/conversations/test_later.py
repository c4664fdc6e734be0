"""Story 2: help at a chosen time: words or a calendar, reminders, another time, cancelling."""

from __future__ import annotations

import pytest

from tests.conversations.steps import LATER, LATER_IN_ENGLISH, books
from tests.conversations.town import Town, both_languages
from tests.databases import both


@both
@both_languages
async def test_the_day_after_tomorrow_after_five(town: Town) -> None:
    say, customer, luca = town.words, town.customer, town.luca
    await customer.says(say(LATER, LATER_IN_ENGLISH))
    customer.sees(say("Do., 19. Nov., 17:00–24:00", "Thu 19 Nov, 17:00–24:00"))
    assert say("Welcher Termin passt?", "Which time suits you?") in customer.last()
    assert all(label[-11:-6] >= "17:00" for label in customer.buttons() if "Nov" in label)
    slot = say("Do., 19. Nov. 18:00–18:30", "Thu 19 Nov 18:00–18:30")
    await customer.taps(slot)
    await customer.says("Hardstrasse 12, 079 555 12 34")
    await customer.taps(say("Verbindlich buchen", "Book now"))
    luca.sees(say(f"Ankunft {slot}", f"Arrival {slot}"))
    await luca.taps(say("Annehmen", "Accept"))
    customer.sees(say("Luca hat zugesagt.", "Luca has accepted."), slot)

    reminded = say("Zur Erinnerung: Luca kommt", "A reminder: Luca is coming")
    helper_reminded = say("Zur Erinnerung: Auftrag 1", "A reminder: job 1")
    await town.waits(days=1, hours=4, minutes=5)
    assert customer.reads().count(reminded) == 1
    assert luca.reads().count(helper_reminded) == 1
    await town.waits(hours=23)
    assert customer.reads().count(reminded) == luca.reads().count(helper_reminded) == 1
    customer.sees(say("Bald ist es so weit: Luca kommt", "It is nearly time: Luca is coming"))
    luca.sees(say("Bald ist es so weit: Auftrag 1", "It is nearly time: job 1"))


async def test_a_calendar_of_buttons(town: Town) -> None:
    await town.anna.says(LATER)
    await town.anna.taps("Anderer Tag")
    await town.anna.taps("Sa., 21. Nov.")
    town.anna.sees("Sa., 21. Nov.: Welche Zeit?")
    await town.anna.taps("10:30")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich buchen")
    town.anna.sees("Ankunft Sa., 21. Nov. 10:30–11:00")


async def test_a_time_the_customer_already_has_is_another_helpers_to_keep(town: Town) -> None:
    """Slots are those somebody can serve: four neighbours can keep four bookings of one hour, not five."""
    for _ in range(4):
        await town.anna.says(LATER)
        await town.anna.taps("19. Nov. 19:30")
        await town.anna.says("Hardstrasse 12, 079 555 12 34")
        await town.anna.taps("Verbindlich buchen")
    for helper in (town.luca, town.mia, town.noah, town.urs):
        await helper.taps("Annehmen", "helpers")
    await town.ben.says(LATER_IN_ENGLISH)
    assert not any("19:30" in label for label in town.ben.buttons())
    assert any("17:00" in label for label in town.ben.buttons())


async def test_another_time_in_words(town: Town) -> None:
    await books(town.anna, LATER, arrival="17:00")
    await town.luca.taps("Annehmen")
    await town.anna.says("können wir das auf Freitag um 10 verschieben?")
    town.anna.sees("Wann passt es Ihnen?")
    await town.anna.taps("Fr., 20. Nov. 10:00")
    town.anna.sees("Ankunft Fr., 20. Nov. 10:00–10:30", "Wir fragen gerade")
    town.luca.sees("auf Fr., 20. Nov. 10:00–10:30 verschoben", "Du wirst zuerst gefragt")
    town.luca.sees_not("Hardstrasse", "079 555")
    await town.luca.taps("Annehmen")
    town.anna.sees("✅ Luca kommt: Fr., 20. Nov. 10:00")


async def test_another_time_by_button_then_by_words(town: Town) -> None:
    await books(town.anna, LATER, arrival="17:00")
    await town.anna.taps("Verschieben")
    await town.anna.says("Samstag nachmittag")
    assert any("Sa., 21. Nov." in label for label in town.anna.buttons())
    assert not any("Di., 17. Nov." in label for label in town.anna.buttons())


async def test_a_reminder_of_the_old_time_never_comes(town: Town) -> None:
    await books(town.anna, LATER, arrival="17:00")
    await town.luca.taps("Annehmen")
    await town.anna.taps("Verschieben")
    await town.anna.says("am Samstag")
    await town.anna.taps("Sa., 21. Nov.")
    await town.luca.taps("Annehmen")
    await town.waits(days=2, hours=3)
    town.anna.sees_not("Zur Erinnerung")


async def test_a_cancelled_booking_is_over_for_both(town: Town) -> None:
    await books(town.anna, LATER, arrival="17:00")
    await town.luca.taps("Annehmen")
    await town.anna.taps("Absagen")
    await town.anna.taps("Ja, absagen")
    town.anna.sees("Abgesagt.")
    town.luca.sees("abgesagt")
    assert "Hardstrasse" not in town.luca.last()
    town.luca.sees_not("079 555")
    await town.waits(days=3)
    town.anna.sees_not("Zur Erinnerung")


async def test_a_time_that_has_passed_is_asked_again(town: Town) -> None:
    await town.anna.says("Drucker einrichten, 8004 Zürich, am 1.1.1999")
    town.anna.sees("schon vorbei")
    town.anna.sees("Wann soll jemand kommen?")


async def test_a_slot_that_was_not_offered_cannot_be_forged(town: Town) -> None:
    await books(town.anna, LATER, arrival="17:00")
    await town.anna.taps("Verschieben")
    for forged in ("b:1:slot:15000000-30", "b:1:slot:29999999-30", "b:1:slot:x", "b:1:slot:1-9999"):
        assert await town.anna.presses(forged)
    town.anna.sees("Ankunft Do., 19. Nov. 17:00–17:30")


@pytest.mark.parametrize("words", ["am 31. Februar um 10 Uhr", "am 28.3.2027 um 02:30"])
async def test_a_time_that_does_not_exist_is_asked_about(town: Town, words: str) -> None:
    await town.anna.says(f"Drucker einrichten, 8004 Zürich, {words}")
    town.anna.sees("nicht eindeutig", "Wann soll jemand kommen?")


@pytest.mark.parametrize(
    "data", ["n:1:view:day-99999999", "n:1:view:day-19990101", "n:1:slot:15000000-30", "n:1:now:1-1"]
)
async def test_a_forged_day_leaves_the_card_as_it_is(town: Town, data: str) -> None:
    await town.anna.says(LATER)
    await town.anna.presses(data)
    await town.anna.says("/jobs")
    assert "CHF 35–70" in town.anna.last()
