"""When help is wished for: what was agreed stays, what does not suit is kept out, doubts are asked."""

from __future__ import annotations

import re

import pytest

from tests.conversations.town import Player, Town

NEED = "Der Drucker druckt nicht, 8004 Zürich"


def offered(player: Player) -> list[str]:
    """The times on the buttons of the newest card: "Mi., 18. Nov. 18:00–18:30"."""
    return [label for label in player.messages()[-1]["buttons"] for label in label if re.search(r"\d\d:\d\d", label)]


async def test_a_clock_time_keeps_the_day_just_agreed(town: Town) -> None:
    await town.anna.says(NEED)
    await town.anna.says("doch erst morgen")
    await town.anna.says("nach 18 uhr")
    assert "🕐 Mi., 18. Nov., 18:00–24:00" in town.anna.last()
    assert offered(town.anna)
    for label in offered(town.anna):
        assert label.startswith("Mi., 18. Nov. ")
        assert label.split()[3] >= "18:00"


async def test_a_part_of_the_day_keeps_the_day_just_agreed(town: Town) -> None:
    await town.anna.says(NEED)
    await town.anna.says("am Freitag")
    await town.anna.says("am Nachmittag")
    assert "🕐 Fr., 20. Nov., 12:00–18:00" in town.anna.last()


async def test_after_six_without_a_day_offers_no_morning(town: Town) -> None:
    await town.anna.says(f"{NEED}, nach 18 Uhr")
    assert "18:00–24:00" in town.anna.last()
    assert len({label.split()[1] for label in offered(town.anna)}) > 1, "more than one day"
    assert all(label.split()[3] >= "18:00" for label in offered(town.anna))


async def test_the_hours_of_a_week_hold_on_each_of_its_days(town: Town) -> None:
    await town.anna.says(NEED)
    await town.anna.taps("Diese Woche")
    await town.anna.says("nur nach 17 Uhr")
    assert "17:00–24:00" in town.anna.last()
    assert all(label.split()[3] >= "17:00" for label in offered(town.anna))


async def test_ten_o_clock_is_shown_as_ten_and_offered_from_then(town: Town) -> None:
    await town.anna.says(f"{NEED}, morgen um 10")
    assert "🕐 Mi., 18. Nov., 10:00\n" in town.anna.last()
    town.anna.sees_not("10:01")
    labels = offered(town.anna)
    assert labels[0] == "Mi., 18. Nov. 10:00–10:30"
    assert all(label.startswith("Mi., 18. Nov. 1") for label in labels)


async def test_an_hour_that_may_be_two_is_asked_with_both(town: Town) -> None:
    await town.anna.says(f"{NEED}, um 10")
    assert "Di., 17. Nov., 22:00" not in town.anna.last(), "nobody comes at ten in the evening"
    await town.anna.taps("Mi., 18. Nov., 10:00")
    assert "🕐 Mi., 18. Nov., 10:00\n" in town.anna.last()


async def test_in_five_minutes_is_now(town: Town) -> None:
    await town.anna.says(NEED)
    await town.anna.says("in 5 Minuten")
    town.anna.sees("so bald wie möglich")
    town.anna.sees_not("Das habe ich nicht verstanden")


@pytest.mark.parametrize("words", ["morgen um 3 uhr nachts", "heute Nacht um 3"])
async def test_three_at_night_is_answered_with_the_hours_of_visits(town: Town, words: str) -> None:
    await town.anna.says(NEED)
    await town.anna.says(words)
    town.anna.sees("Nachts kommt niemand; Besuche gibt es von 07:00 bis 22:00 Uhr")
    town.anna.sees_not("schon vorbei", "nicht eindeutig")
    await town.anna.taps("Mi., 18. Nov., 15:00")
    assert "🕐 Mi., 18. Nov., 15:00" in town.anna.last()


async def test_half_past_two_tomorrow_is_shown_as_the_afternoon(town: Town) -> None:
    await town.anna.says(NEED)
    await town.anna.says("morgen um 2:30")
    assert "🕐 Mi., 18. Nov., 14:30\n" in town.anna.last()


async def test_not_on_monday_is_understood(town: Town) -> None:
    await town.anna.says(NEED)
    await town.anna.says("nicht am Mittwoch")
    town.anna.sees_not("nicht eindeutig")
    assert "nicht Mi., 18. Nov." in town.anna.last()
    assert offered(town.anna)
    assert not [label for label in offered(town.anna) if "18. Nov" in label]


async def test_an_exclusion_is_kept_when_the_week_is_named(town: Town) -> None:
    await town.anna.says(f"{NEED}, nicht am Mittwoch")
    await town.anna.says("diese Woche")
    assert "nicht Mi., 18. Nov." in town.anna.last()
    assert not [label for label in offered(town.anna) if "18. Nov" in label]


async def test_the_second_wish_is_said_and_offered(town: Town) -> None:
    await town.anna.says(f"{NEED}, übermorgen vormittag oder freitag abend")
    assert "Do., 19. Nov., 08:00–12:00 oder Fr., 20. Nov., 18:00–22:00" in town.anna.last()
    days = {label.split(" ")[1] for label in offered(town.anna)}
    assert days == {"19.", "20."}


async def test_every_monday_says_that_one_visit_is_booked(town: Town) -> None:
    await town.anna.says(NEED)
    await town.anna.says("jeden Montag um 10")
    town.anna.sees("Ich buche immer nur einen Termin")
    town.anna.sees("🕐 Mo., 23. Nov., 10:00 (jede Woche gewünscht)")


async def test_tonight_in_swiss_german_is_read(town: Town) -> None:
    await town.anna.says(NEED)
    await town.anna.says("hüt am obig")
    assert "🕐 Di., 17. Nov., 18:00–22:00" in town.anna.last()


async def test_perhaps_somebody_is_not_as_soon_as_possible(town: Town) -> None:
    await town.anna.says("Der Drucker druckt nicht. Können Sie vielleicht jemanden schicken? 8004 Zürich")
    town.anna.sees_not("so bald wie möglich]")
    assert "Wann soll jemand kommen?" in town.anna.last()


async def test_another_hour_of_a_booking_stays_on_its_day(town: Town) -> None:
    await town.anna.says(f"{NEED}, übermorgen um 10")
    await town.anna.taps("Do., 19. Nov. 10:00")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich")
    await town.anna.says("können wir den Termin auf 16 Uhr verschieben?")
    town.anna.sees("Do., 19. Nov. 16:00")
    town.anna.sees_not("Di., 17. Nov. 16:")
