"""What was agreed and what is booked, corrected in words: its time and its place, in every language."""

from __future__ import annotations

import pytest

from tests.conversations.steps import LATER, LATER_IN_ENGLISH
from tests.conversations.test_wishes import NEED, offered
from tests.conversations.town import Player, Town

THURSDAY_AT_TEN = f"{NEED}, übermorgen um 10"


async def is_booked(player: Player, words: str, slot: str, order: str) -> None:
    """Booked for Thursday at ten."""
    await player.says(words)
    await player.taps(slot)
    await player.says("Hardstrasse 12, 079 555 12 34")
    await player.taps(order)


@pytest.mark.parametrize("words", ["um eins später", "eine Stunde später", "e Stund spöter"])
async def test_an_hour_later_was_read_as_one_o_clock_or_not_at_all(town: Town, words: str) -> None:
    await town.anna.says(THURSDAY_AT_TEN)
    await town.anna.says(words)
    assert "🕐 Do., 19. Nov., 11:00\n" in town.anna.last()
    await town.anna.says("eine Stunde früher")
    assert "🕐 Do., 19. Nov., 10:00\n" in town.anna.last()


@pytest.mark.parametrize(
    ("first", "later", "card"),
    [
        ("The printer does not print, 8004 Zurich, Thursday at 10", "an hour later", "Thu 19 Nov, 11:00"),
        ("L'imprimante n'imprime pas, 8004 Zurich, jeudi à 10h", "une heure plus tard", "jeu. 19 nov., 11:00"),
        ("La stampante non stampa, 8004 Zurigo, giovedì alle 10", "un'ora più tardi", "gio 19 nov, 11:00"),
    ],
)
async def test_an_hour_later_moves_what_is_agreed_in_every_language(
    town: Town, first: str, later: str, card: str
) -> None:
    await town.ben.says(first)
    await town.ben.says(later)
    assert f"🕐 {card}\n" in town.ben.last()


async def test_later_than_a_whole_day_is_asked(town: Town) -> None:
    await town.anna.says(f"{NEED}, am Freitag")
    await town.anna.says("eine Stunde später")
    town.anna.sees("nicht eindeutig")


@pytest.mark.parametrize(
    "words", ["statt Donnerstag lieber Freitag", "nein, am Freitag", "statt am Dunschtig lieber am Friitig"]
)
async def test_another_day_keeps_the_hour_agreed(town: Town, words: str) -> None:
    await town.anna.says(THURSDAY_AT_TEN)
    await town.anna.says(words)
    assert "🕐 Fr., 20. Nov., 10:00" in town.anna.last()
    assert offered(town.anna)[:2] == ["Fr., 20. Nov. 10:00–10:30", "Fr., 20. Nov. 10:30–11:00"]


async def test_another_day_at_any_hour_is_the_whole_day(town: Town) -> None:
    await town.anna.says(THURSDAY_AT_TEN)
    await town.anna.says("doch Freitag, egal wann")
    assert "🕐 Fr., 20. Nov.\n" in town.anna.last()


async def test_not_after_eight_behind_a_wish_was_a_wish_for_any_day_before(town: Town) -> None:
    await town.anna.says(f"{NEED}, am Donnerstag")
    await town.anna.says("aber nöd nach de achte")
    assert "🕐 Do., 19. Nov., bis 20:00\n" in town.anna.last()
    assert offered(town.anna)
    assert all(label.startswith("Do., 19. Nov. ") for label in offered(town.anna))


@pytest.mark.parametrize(
    ("player", "first", "then", "card"),
    [
        ("anna", f"{NEED}, morgen nach 17 Uhr", "aber nicht nach acht", "Mi., 18. Nov., 17:00–20:00"),
        ("anna", f"{NEED}, morgen Nachmittag", "aber nicht vor 14 Uhr", "Mi., 18. Nov., 14:00–18:00"),
        ("anna", f"{NEED}, am Friitig, aber nöd nach de achte", "", "Fr., 20. Nov., bis 20:00"),
        ("anna", f"{NEED}, diese Woche", "nicht nach 18 Uhr", "07:00–18:00"),
        ("ben", "The printer does not print, 8004 Zurich, on Friday", "but not after 4", "Fri 20 Nov, until 16:00"),
        ("ben", "L'imprimante n'imprime pas, 8004 Zurich, vendredi", "mais pas après 16h", "jusqu’à 16:00"),
        ("ben", "La stampante non stampa, 8004 Zurigo, venerdì", "ma non dopo le otto", "fino alle 20:00"),
    ],
)
async def test_a_bound_narrows_what_is_agreed(town: Town, player: str, first: str, then: str, card: str) -> None:
    customer: Player = getattr(town, player)
    await customer.says(first)
    if then:
        await customer.says(then)
    assert f"{card}\n" in customer.last()


async def test_refusing_the_day_agreed_left_no_time_at_all(town: Town) -> None:
    await town.anna.says(THURSDAY_AT_TEN)
    await town.anna.says("nicht am Donnerstag")
    assert "🕐 Zeit offen, nicht Do., 19. Nov.\n" in town.anna.last()
    assert offered(town.anna)
    assert not [label for label in offered(town.anna) if "19. Nov" in label]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("um eins später", "Do., 19. Nov. 11:00–11:30"),
        ("eine Stunde früher", "Do., 19. Nov. 09:00–09:30"),
        ("nein, Freitag um 14 Uhr", "Fr., 20. Nov. 14:00–14:30"),
        ("statt Donnerstag lieber Freitag", "Fr., 20. Nov. 10:00–10:30"),
    ],
)
async def test_another_time_of_a_booking_was_asked_whom_it_is_for(town: Town, words: str, first: str) -> None:
    await is_booked(town.anna, THURSDAY_AT_TEN, "Do., 19. Nov. 10:00", "Verbindlich")
    await town.anna.says(words)
    assert offered(town.anna)[0] == first
    town.anna.sees_not("Für wen ist das?", "nicht eindeutig")


@pytest.mark.parametrize(
    ("words", "first"),
    [("an hour later please", "Thu 19 Nov 11:00–11:30"), ("no, Friday at 10", "Fri 20 Nov 10:00–10:30")],
)
async def test_another_time_of_a_booking_in_english(town: Town, words: str, first: str) -> None:
    need = "The printer does not print, 8004 Zurich, the day after tomorrow at 10"
    await is_booked(town.ben, need, "Thu 19 Nov 10:00", "Book now")
    await town.ben.says(words)
    assert offered(town.ben)[0] == first


async def test_what_is_said_to_the_helper_moves_no_booking(town: Town) -> None:
    await is_booked(town.anna, THURSDAY_AT_TEN, "Do., 19. Nov. 10:00", "Verbindlich")
    await town.luca.taps("Annehmen")
    await town.luca.taps("Schreiben")
    await town.luca.says("Geht auch Freitag um 9?")
    await town.anna.says("nein, Freitag um 14 Uhr")
    town.anna.sees("Do., 19. Nov. 10:00–10:30")  # passed on, or offered: moved by nobody but Anna
    town.luca.sees("Do., 19. Nov. 10:00–10:30")


@pytest.mark.parametrize("words", ["nicht Zürich, Winterthur", "nein, in Winterthur"])
async def test_another_place_of_a_booking_was_asked_whom_it_is_for(town: Town, words: str) -> None:
    await is_booked(town.anna, THURSDAY_AT_TEN, "Do., 19. Nov. 10:00", "Verbindlich")
    await town.anna.says(words)
    town.anna.sees("Diese Buchung bleibt in 8004 Zürich", "Für Winterthur hilft Ihnen ein Mensch")


async def test_two_towns_turned_the_conversation_german(town: Town) -> None:
    need = "L'imprimante n'imprime pas, 8004 Zurich, jeudi à 10h"
    await is_booked(town.ben, need, "jeu. 19 nov. 10:00", "éserver")
    await town.ben.says("pas Zurich, Winterthur")
    town.ben.sees("Cette réservation reste à 8004 Zürich")


@pytest.mark.parametrize(
    ("player", "first", "then"),
    [
        ("anna", "Drucker druckt nicht in Winterthur, morgen um 10", "nicht Winterthur, Zürich"),
        ("anna", "Drucker druckt nicht in Winterthur, morgen um 10", "nöd z Winterthur, z Züri"),
        ("ben", "The printer does not print in Winterthur, tomorrow at 10", "not Winterthur, Zurich"),
        ("ben", "L'imprimante n'imprime pas à Winterthour, demain à 10h", "pas Winterthour, Zurich"),
        ("ben", "La stampante non stampa a Winterthur, domani alle 10", "non Winterthur, Zurigo"),
    ],
)
async def test_not_this_place_but_that_one(town: Town, player: str, first: str, then: str) -> None:
    customer: Player = getattr(town, player)
    await customer.says(first)
    assert "📍 Winterthur\n" in customer.last()
    await customer.says(then)
    assert "📍 Zürich\n" in customer.last()
    assert "10:00\n" in customer.last()


@pytest.mark.parametrize("wish", [LATER, LATER_IN_ENGLISH])
async def test_the_wish_of_the_readme_is_shown_in_words(town: Town, wish: str) -> None:
    await town.anna.says(wish)
    assert "17:00–24:00\n" in town.anna.last()


async def test_what_does_it_cost_where_nobody_comes_was_not_answered(town: Town) -> None:
    await town.ben.says("L'imprimante n'imprime pas à Lugano, demain à 10h")
    await town.ben.says("C'est combien ?")
    town.ben.sees("Je ne peux pas donner de prix pour Lugano")


async def test_a_second_wish_that_is_refused_was_still_on_the_card(town: Town) -> None:
    await town.anna.says(f"{NEED}, Mo oder Di ab 17 Uhr, aber nicht am 24.")
    assert "🕐 Mo., 23. Nov., 17:00–24:00, nicht Di., 24. Nov.\n" in town.anna.last()


@pytest.mark.parametrize(
    ("player", "first", "then", "card"),
    [
        ("anna", f"{NEED}, morgen um 10", "was kostet das denn jetzt?", "Mi., 18. Nov., 10:00"),
        ("anna", f"{NEED}, morgen um 10", "ich bin jetzt im Zug", "Mi., 18. Nov., 10:00"),
        (
            "ben",
            "The printer does not print, 8004 Zurich, tomorrow at 10",
            "so what does it cost now?",
            "Wed 18 Nov, 10:00",
        ),
        (
            "ben",
            "L'imprimante n'imprime pas, 8004 Zurich, demain à 10h",
            "et c'est combien maintenant ?",
            "mer. 18 nov., 10:00",
        ),
        ("ben", "La stampante non stampa, 8004 Zurigo, domani alle 10", "e adesso quanto viene?", "mer 18 nov, 10:00"),
    ],
)
async def test_a_now_that_only_fills_a_sentence_overwrote_the_time_chosen(
    town: Town, player: str, first: str, then: str, card: str
) -> None:
    customer: Player = getattr(town, player)
    await customer.says(first)
    await customer.says(then)
    await customer.says("8004")
    assert f"🕐 {card}\n" in customer.last()


@pytest.mark.parametrize("words", ["um 8 bin ich nicht da", "ich bin um 8 nicht da"])
async def test_an_hour_refused_was_one_of_today_and_not_of_the_day_agreed(town: Town, words: str) -> None:
    await town.anna.says(f"{NEED}, morgen um 10")
    await town.anna.says(words)
    await town.anna.says("8004")
    assert "🕐 Mi., 18. Nov., 10:00" in town.anna.last()
    town.anna.sees_not("Di., 17. Nov.")


@pytest.mark.parametrize("words", ["oder doch 15", "doch nicht um 10, um 15"])
async def test_an_hour_corrected_in_figures_is_of_the_day_agreed(town: Town, words: str) -> None:
    await town.anna.says(f"{NEED}, morgen um 10")
    await town.anna.says(words)
    assert "🕐 Mi., 18. Nov., 15:00" in town.anna.last()


@pytest.mark.parametrize("words", ["doch lieber 15", "lieber 15", "oder doch 15"])
async def test_another_hour_was_taken_for_the_number_of_a_button(town: Town, words: str) -> None:
    await town.anna.says("Drucker druckt nicht, 8004 Zürich, morgen um 10")
    await town.anna.says(words)
    town.anna.sees("18. Nov. 15:00")
