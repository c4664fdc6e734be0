"""Story 6: nobody accepts. Waves widen, then real slots, then a human; never silence."""

from __future__ import annotations

from tests.conversations.steps import GERMAN, LATER, books, books_in_english
from tests.conversations.town import Town
from tests.databases import both


@both
async def test_when_nobody_accepts(town: Town) -> None:
    await books(town.anna)
    assert "Annehmen" not in town.noah.buttons()
    await town.waits(minutes=3)
    assert "Annehmen" in town.noah.buttons()
    town.anna.sees("Wir fragen gerade 3 Personen")
    await town.waits(minutes=12)
    town.anna.sees("Leider hat niemand zugesagt.", "Wann passt es Ihnen?")
    assert any("Nov." in label for label in town.anna.buttons())
    town.ada.sees("Niemand gefunden", "8004 Zürich", chat="admins")
    assert town.count("⚠️", "admins", town.ada) == 1
    await town.ada.taps("Ich übernehme", "admins")
    town.ada.sees("Ada kümmert sich.", chat="admins")
    town.luca.sees("abgelaufen")
    assert "Annehmen" not in town.luca.buttons() + town.luca.buttons("helpers")

    await town.anna.taps("16:30")
    town.anna.sees("Wir fragen gerade", "Ankunft Di., 17. Nov. 16:30–17:00")
    town.ada.sees("Erledigt", chat="admins")
    await town.noah.taps("Annehmen")
    town.anna.sees("Noah kommt", "Noah hat zugesagt")


async def test_when_nobody_accepts_in_english_the_human_way(town: Town) -> None:
    await books_in_english(town.ben)
    await town.waits(minutes=15)
    town.ben.sees("nobody has accepted")
    await town.ben.taps("Talk to a person")
    town.ben.sees("044 555 01 01")
    town.ada.sees("mit einem Menschen sprechen", "Ben", chat="admins")


async def test_after_the_search_another_time_in_words(town: Town) -> None:
    await books(town.anna)
    await town.waits(minutes=15)
    await town.anna.says("dann halt morgen nachmittag")
    assert any("Mi., 18. Nov." in label for label in town.anna.buttons())
    await town.anna.taps("Mi., 18. Nov.")
    town.anna.sees("Wir fragen gerade")


async def test_nobody_on_duty_is_not_pretended_away(town: Town) -> None:
    for helper in (town.luca, town.mia, town.noah, town.urs):
        await helper.says("/duty off")
    await town.anna.says(GERMAN)
    town.anna.sees("niemand verfügbar", "Voraussichtlich CHF")
    assert not any("Ankunft" in label for label in town.anna.buttons())
    assert any("Profis" in label for label in town.anna.buttons())
    assert "Mit einem Menschen sprechen" in town.anna.buttons()
    await town.anna.taps("16:00")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich")
    await town.luca.taps("Annehmen")
    town.anna.sees("Luca hat zugesagt")


async def test_declining_asks_the_next_wave_sooner(town: Town) -> None:
    await books(town.anna)
    assert "Annehmen" not in town.noah.buttons()
    await town.luca.taps("Ablehnen")
    assert "Annehmen" not in town.noah.buttons()
    await town.mia.taps("Ablehnen")
    assert "Annehmen" in town.noah.buttons()
    town.anna.sees("Wir fragen weitere")


async def test_everybody_declining_ends_the_search_sooner(town: Town) -> None:
    await books(town.anna)
    for helper in (town.luca, town.mia, town.noah):
        await helper.taps("Ablehnen")
    await town.waits(minutes=6)
    town.anna.sees("Leider hat niemand zugesagt.")
    town.ada.sees("Niemand gefunden", chat="admins")


async def test_a_search_for_later_takes_longer_and_ends_too(town: Town) -> None:
    await books(town.anna, LATER, arrival="17:00")
    await town.waits(hours=1)
    town.anna.sees("Wir fragen gerade 4 Personen")
    await town.waits(hours=4)
    town.anna.sees("Leider hat niemand zugesagt.")
    town.ada.sees("Niemand gefunden", chat="admins")


async def test_two_unanswered_requests_pause_a_helper_who_is_told(town: Town) -> None:
    await books(town.anna)
    await town.waits(minutes=15)
    town.luca.sees_not("auf Pause gesetzt")
    await town.anna.taps("Absagen")
    await town.anna.taps("Ja, absagen")
    await books(town.anna)
    await town.waits(minutes=15)
    town.luca.sees("zwei Anfragen nicht beantwortet")
    await town.luca.says("/me")
    town.luca.sees("⏸ Pause")
    await town.luca.taps("🟢 Verfügbar")
    town.luca.sees("🟢 Du bist verfügbar.")


async def test_a_window_that_had_gone_stayed_on_the_card(town: Town) -> None:
    await town.anna.says("Internet geht nicht, Router blinkt rot. 8004 Zürich, so schnell wie möglich")
    shown = next(label for label in town.anna.buttons() if label.startswith("Ankunft"))
    for helper in (town.luca, town.mia, town.noah, town.urs):
        await helper.says("/duty off")
    assert "nicht mehr frei" in await town.anna.taps("Ankunft")
    assert shown not in town.anna.buttons()
    town.anna.sees("Termine")
