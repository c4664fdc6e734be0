"""A need that changes while it is described: streets, places, slots that pass, answers that are none."""

from __future__ import annotations

import pytest

from tests.conversations.steps import GERMAN, books
from tests.conversations.town import Town


async def test_a_slot_that_passed_made_the_order_button_fail_for_ever(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.waits(hours=3)
    assert "nicht mehr frei" in await town.anna.taps("Verbindlich")
    await town.anna.taps("Ankunft 17:")
    await town.anna.taps("Verbindlich")
    assert "Buchung 1" in town.anna.last()


async def test_a_time_behind_street_and_phone_lost_both(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34, bitte erst um 18 Uhr")
    assert "🏠 Hardstrasse 12" in town.anna.last()
    assert "📞 079 555 12 34" in town.anna.last()
    await town.anna.taps("18:00–")
    assert "Stimmt alles?" in town.anna.last()


async def test_a_date_in_a_street_lost_street_phone_and_slot(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Straße des 17. Juni 135, 044 123 45 67")
    assert "🏠 Straße des 17. Juni 135" in town.anna.last()
    assert "Stimmt alles?" in town.anna.last()


async def test_a_house_without_a_number_was_asked_for_ever(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hof Sonnenberg, 079 555 12 34")
    assert "🏠 Hof Sonnenberg" in town.anna.last()
    assert "Stimmt alles?" in town.anna.last()


async def test_a_shared_contact_that_is_no_number_was_kept(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.sends("contact", phone="112", first_name="X")
    assert "📞" not in town.anna.last().split("Anrufe")[0]


async def test_the_street_of_the_old_town_stayed_when_the_place_changed(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 123 45 67")
    await town.anna.says("nein, doch in 8400 Winterthur")
    assert "8400 Winterthur" in town.anna.last()
    assert "Hardstrasse" not in town.anna.last()


@pytest.mark.parametrize("word", ["egal", "ist mir egal", "whatever", "peu importe", "fa lo stesso"])
async def test_whatever_threw_the_need_away(town: Town, word: str) -> None:
    await town.anna.says("Der Drucker druckt nicht, 8004 Zürich")
    await town.anna.says(word)
    assert "📦 Drucker" in town.anna.last()
    assert "Wann soll jemand kommen?" not in town.anna.last()


async def test_a_booking_nobody_accepted_weeks_ago_swallowed_what_was_said(town: Town) -> None:
    await books(town.anna)
    await town.waits(minutes=40)
    town.anna.sees("niemand zugesagt")
    await town.waits(days=20)
    await town.anna.says("/jobs")
    assert "keine Buchung" in town.anna.last()
    await town.anna.says("Können Sie morgen um 10 kommen?")
    assert "Buchung 1" not in town.anna.last()


async def test_yes_and_no_were_not_heard_by_booking_cards(town: Town) -> None:
    await books(town.anna)
    await town.anna.says("abbrechen")
    await town.anna.says("nein")
    assert "Wirklich absagen?" not in town.anna.last()
    await town.luca.taps("Annehmen")
    await town.luca.taps("Ich bin da")
    await town.luca.taps("Erledigt")
    await town.luca.says("60")
    await town.anna.says("ja einverstanden")
    assert "Wie war es?" in town.anna.last()
    await town.anna.says("5 Sterne")
    await town.anna.says("ja")
    assert "Möchten Sie noch etwas dazu schreiben?" in town.anna.last()


async def is_asked_for_the_phone(town: Town, street: str = "langstrass 4") -> None:
    """The street is known, the phone is asked."""
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says(street)
    town.anna.sees(f"🏠 {street}", "Ihre Telefonnummer?")


async def test_a_phone_number_in_words_became_the_street(town: Town) -> None:
    await is_asked_for_the_phone(town)
    await town.anna.says("null sibe nün 555 12 34")
    assert "🏠 langstrass 4" in town.anna.last()
    assert "📞 0795551234" in town.anna.last()


async def test_half_a_phone_number_is_asked_again_and_is_no_street(town: Town) -> None:
    await is_asked_for_the_phone(town)
    for words in ("null sibe nün föif föif", "079 55"):
        await town.anna.says(words)
        town.anna.sees("in Ziffern")
        assert "🏠 langstrass 4" in town.anna.last()
        assert "📞 0" not in town.anna.last()


async def test_an_hour_later_became_the_street(town: Town) -> None:
    await is_asked_for_the_phone(town, "Oranienstr 5")
    arrival = next(line for line in town.anna.last().splitlines() if line.startswith("🕐"))
    await town.anna.says("danke! geht es auch 1h später")
    assert "🏠 Oranienstr 5" in town.anna.last()
    assert arrival not in town.anna.last()
    assert "Welcher Termin passt?" in town.anna.last()


async def test_a_street_corrected_while_the_phone_is_asked(town: Town) -> None:
    await is_asked_for_the_phone(town)
    await town.anna.says("sorry, Langstrasse 14")
    assert "🏠 Langstrasse 14" in town.anna.last()


@pytest.mark.parametrize("words", ["Nur Chat", "solo chat", "chat seulement", "nur schreiben", "no calls"])
async def test_the_label_of_chat_only_was_not_understood_in_words(town: Town, words: str) -> None:
    await is_asked_for_the_phone(town)
    await town.anna.says(words)
    assert "Stimmt alles?" in town.anna.last()
    assert "✓ 💬 Nur Chat" in town.anna.last()
    await town.anna.says("Anrufe sind ok")
    assert "✓ 📞 Anrufe erlaubt" in town.anna.last()


async def test_chat_only_beside_the_street(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Oranienstr 5, prefer chat only pls")
    assert "🏠 Oranienstr 5" in town.anna.last()
    assert "✓ 💬" in town.anna.last()
