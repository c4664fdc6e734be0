"""Story 6: nobody accepts. Waves widen, then real slots, then a human; never silence."""

from __future__ import annotations

from tests.conversations.steps import GERMAN, LATER, books, books_in_english
from tests.conversations.town import Town, both_languages
from tests.databases import both


@both
@both_languages
async def test_when_nobody_accepts(town: Town) -> None:
    say, customer, noah, accept = town.words, town.customer, town.noah, town.words("Annehmen", "Accept")
    await books(customer)
    assert accept not in noah.buttons()
    await town.waits(minutes=3)
    assert accept in noah.buttons()
    customer.sees(say("Wir fragen gerade 3 Personen", "We are asking 3 people"))
    await town.waits(minutes=12)
    customer.sees(say("Leider hat niemand zugesagt.", "I am sorry, nobody has accepted."))
    customer.sees(say("Wann passt es Ihnen?", "When would suit you?"))
    assert any("Nov" in label for label in customer.buttons())
    town.ada.sees(say("Niemand gefunden", "Nobody found"), "8004 Zürich", chat="admins")
    assert town.count("⚠️", "admins", town.ada) == 1
    await town.ada.taps(say("Ich übernehme", "I take it"), "admins")
    town.ada.sees(say("Ada kümmert sich.", "Ada takes care of it."), chat="admins")
    town.luca.sees(say("abgelaufen", "expired"))
    assert accept not in town.luca.buttons() + town.luca.buttons("helpers")

    slot = say("Di., 17. Nov. 16:30–17:00", "Tue 17 Nov 16:30–17:00")
    await customer.taps(slot)
    customer.sees(say("Wir fragen gerade", "We are asking"), say(f"Ankunft {slot}", f"Arrival {slot}"))
    town.ada.sees(say("✅ Erledigt", "✅ Over"), chat="admins")
    await noah.taps(accept)
    customer.sees(say("Noah kommt", "Noah is coming"), say("Noah hat zugesagt", "Noah has accepted"))


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


async def test_an_empty_town_offered_ways_that_led_to_the_same_sentence(town: Town) -> None:
    await town.anna.says("Der Drucker druckt nicht mehr, 10115 Berlin, morgen")
    town.anna.sees("Dafür finden wir zurzeit niemanden")
    labels = town.anna.buttons()
    assert not any("Profis" in label or "Anderer Tag" in label for label in labels), labels
    assert any("Mit einem Menschen" in label for label in labels)


async def test_the_times_after_nobody_came_ignored_the_wish(town: Town) -> None:
    await town.anna.says(LATER)
    await town.anna.taps("17:00")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich")
    await town.waits(hours=5)
    town.anna.sees("niemand zugesagt")
    times = [label for label in town.anna.buttons() if "Nov" in label]
    assert times
    assert all("19. Nov." in label or "20. Nov." in label for label in times), times
