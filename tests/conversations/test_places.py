"""Where help is wanted, in everyday words: what is asked, what changes nothing, and what is kept."""

from __future__ import annotations

import pytest

from tests.conversations.steps import books
from tests.conversations.town import Player, Town


def choices(player: Player) -> list[str]:
    """The labels of the newest card's buttons."""
    return [label for row in player.messages()[-1]["buttons"] for label in row]


@pytest.mark.parametrize(
    "words", ["Internet geht nicht in Buchs", "Drucker streikt, Wald, morgen", "Drucker druckt nicht in Aesch"]
)
async def test_a_name_of_several_places_inside_a_sentence_is_asked(town: Town, words: str) -> None:
    await town.anna.says(words)
    assert "Welcher Ort ist gemeint?" in town.anna.last()
    assert len([label for label in choices(town.anna) if "Buchs" in label or "Wald" in label or "Aesch" in label]) > 1
    town.anna.sees_not("(CH)")


async def test_the_served_one_of_a_name_stands_first_and_is_marked(town: Town) -> None:
    await town.anna.says("Drucker druckt nicht in Aesch")
    assert choices(town.anna)[0] == "✓ Aesch ZH"
    assert "Aesch BL" in choices(town.anna)
    await town.anna.taps("Aesch ZH")
    assert "📍 Aesch ZH" in town.anna.last()


async def test_the_country_is_said_where_it_tells_places_apart(town: Town) -> None:
    await town.anna.says("Drucker druckt nicht in Freiburg")
    assert {"Fribourg FR (CH)", "Freiburg im Breisgau (Baden-Württemberg) (DE)"} <= set(choices(town.anna))


async def test_a_code_of_two_countries_is_not_asked_when_only_one_is_served(town: Town) -> None:
    await town.anna.says("Drucker druckt nicht, 8010, morgen")
    town.anna.sees_not("Welcher Ort")
    assert "📍 8010 Zürich" in town.anna.last()


@pytest.mark.parametrize(
    ("before", "question", "answer"),
    [
        ("Drucker druckt nicht, Zürich Oerlikon", "kommt ihr auch nach Uster?", "Ja, auch dorthin kommen wir: Uster."),
        ("printer does not print, Zürich Oerlikon", "do you also come to Uster?", "Yes, we also come to Uster."),
        (
            "Drucker druckt nicht, Zürich Oerlikon",
            "kommt ihr auch nach Genf?",
            "Hierhin kommen wir noch nicht: Genève.",
        ),
        (
            "l'imprimante n'imprime pas, Zurich Oerlikon",
            "venez-vous aussi à Uster ?",
            "nous venons aussi là-bas\u00a0: Uster.",
        ),
        ("la stampante non stampa, Zurigo Oerlikon", "venite anche a Uster?", "veniamo anche lì: Uster."),
    ],
)
async def test_a_side_question_about_a_place_changes_nothing(
    town: Town, before: str, question: str, answer: str
) -> None:
    await town.anna.says(before)
    await town.anna.says(question)
    town.anna.sees(answer)
    assert "📍 Oerlikon, Zürich" in town.anna.last()


async def test_do_you_come_to_uster_is_answered_cold(town: Town) -> None:
    await town.anna.says("kommt ihr auch nach Uster?")
    town.anna.sees("Ja, auch dorthin kommen wir: Uster.")
    town.anna.sees_not("keine Buchung")


@pytest.mark.parametrize(
    ("words", "street"),
    [
        ("Drucker druckt nicht. Ich wohne an der Badenerstrasse 120 in 8004 Zürich", "Badenerstrasse 120"),
        ("Printer does not print, Seestrasse 5, 8002 Zürich", "Seestrasse 5"),
        ("Das Internet geht nicht 8005 Zürich Hardstr. 12a", "Hardstr. 12a"),
    ],
)
async def test_a_street_in_the_first_sentence_is_kept(town: Town, words: str, street: str) -> None:
    await town.anna.says(words)
    assert f"🏠 {street}\n" in town.anna.last()


async def test_a_kind_that_nothing_says_is_left_open(town: Town) -> None:
    await town.anna.says("Drucker 8004 Zürich heute zwischen 16 und 18 uhr")
    assert "🛠 Drucker\n" in town.anna.last(), "no kind is guessed"


async def test_a_thing_of_another_category_moves_the_category(town: Town) -> None:
    await town.anna.says("Laptop lahm 8004 Zürich")
    await town.anna.says("nein, das Handy")
    assert "🛠 Handy" in town.anna.last()
    assert "📦 Handy" in town.anna.last()


async def test_a_first_message_with_a_time_is_no_moved_booking(town: Town) -> None:
    await town.anna.says("TV geht nicht morgen um 10")
    town.anna.sees_not("keine Buchung")
    assert "🕐 Mi., 18. Nov., 10:00" in town.anna.last()


@pytest.mark.parametrize("words", ["zuhause", "bei mir", "at home", "chez moi", "a casa mia"])
async def test_at_home_is_where_the_last_booking_was(town: Town, words: str) -> None:
    await books(town.anna)
    await town.anna.says("Mein Internet geht nicht, der Router blinkt rot")
    await town.anna.taps("Neues Anliegen")
    assert "Wo brauchen Sie Hilfe?" in town.anna.last()
    await town.anna.says(words)
    assert "📍 8004 Zürich\n" in town.anna.last()
    assert "🏠 Hardstrasse 12" in town.anna.last()


async def test_at_home_without_a_booking_is_asked(town: Town) -> None:
    await town.anna.says("Der Fernseher zuhause hat kein Bild")
    assert "Wo brauchen Sie Hilfe?" in town.anna.last()


@pytest.mark.parametrize(
    ("first", "answer", "place"),
    [
        ("WLAN geht nicht in Aesch", "ZH", "Aesch ZH"),
        ("WLAN geht nicht in Aesch", "das im Kanton Zürich", "Aesch ZH"),
        ("WLAN geht nicht in Buchs", "das in Zürich", "Buchs ZH"),
        ("WLAN geht nicht in Freiburg", "in Deutschland", "Freiburg im Breisgau (Baden-Württemberg)"),
        ("Wifi does not work in Buchs", "the one in Zurich", "Buchs ZH"),
        ("le wifi ne marche pas à Buchs", "celui du canton de Zurich", "Buchs ZH"),
        ("il wifi non funziona a Buchs", "quello nel canton Zurigo", "Buchs ZH"),
    ],
)
async def test_which_place_was_not_understood_by_its_canton_or_country(
    town: Town, first: str, answer: str, place: str
) -> None:
    await town.anna.says(first)
    await town.anna.says(answer)
    assert f"📍 {place}\n" in town.anna.last()


async def test_a_town_that_is_no_candidate_still_answers_which_place(town: Town) -> None:
    await town.anna.says("WLAN geht nicht in Buchs")
    await town.anna.says("Zürich")
    assert "📍 Zürich\n" in town.anna.last()


@pytest.mark.parametrize(
    ("words", "card"),
    [
        ("jeden zweiten Montag um 10", "Mo., 23. Nov., 10:00 (alle 2 Wochen gewünscht)"),
        ("mittwochs um 10", "Mi., 18. Nov., 10:00 (jede Woche gewünscht)"),
    ],
)
async def test_how_often_was_not_on_the_card(town: Town, words: str, card: str) -> None:
    await town.anna.says("Der Drucker druckt nicht, 8004 Zürich")
    await town.anna.says(words)
    town.anna.sees(f"🕐 {card}\n")


async def test_a_map_link_was_taken_for_an_app(town: Town) -> None:
    await town.anna.says("Drucker streikt, bin hier https://maps.app.goo.gl/abc123")
    assert "📦 Drucker\n" in town.anna.last()
    assert "Wo brauchen Sie Hilfe?" in town.anna.last()
    await town.anna.says("https://www.google.com/maps/place/X/@47.3769,8.53,15z")
    assert "📍 8004 Zürich\n" in town.anna.last()


async def test_a_shared_location_is_labelled_with_its_quarter(town: Town) -> None:
    await town.anna.says("Drucker streikt")
    await town.anna.sends("location", latitude=47.3769, longitude=8.53)
    assert "📍 8004 Zürich\n" in town.anna.last()
