"""The rating in words: stars with a remark, a slip of the finger, "ja gern wieder", and what is no complaint."""

from __future__ import annotations

import pytest

from nlu import rating
from tests.conversations.steps import books, is_done
from tests.conversations.town import Town


async def is_asked_how_it_was(town: Town) -> None:
    """Done, and agreed."""
    await is_done(town)
    await town.anna.taps("Einverstanden")
    town.anna.sees("Wie war es?")


@pytest.mark.parametrize(
    ("words", "stars"),
    [("5 sterne, top typ!", "★★★★★"), ("5 étoiles, super !", "★★★★★"), ("4/5", "★★★★☆")],
)
async def test_a_kind_rating_in_words_became_a_complaint(town: Town, words: str, stars: str) -> None:
    await is_asked_how_it_was(town)
    await town.anna.says(words)
    town.anna.sees(stars)
    town.anna.sees_not("Das tut mir leid", "Je suis désolé")
    town.ada.sees_not("Reklamation", chat="admins")


async def test_a_slip_of_the_finger_was_one_star_for_ever(town: Town) -> None:
    await is_asked_how_it_was(town)
    await town.anna.taps("1 ★")
    town.ada.sees("einem Stern", chat="admins")
    await town.anna.says("5 sterne, top typ!")
    town.anna.sees("★★★★★")
    town.luca.sees("geändert: 5 ★")
    town.ada.sees("✅ Erledigt", chat="admins")
    town.ada.sees_not("Reklamation", chat="admins")


async def test_stars_are_changed_with_a_button(town: Town) -> None:
    await is_asked_how_it_was(town)
    await town.anna.taps("1 ★")
    await town.anna.taps("★ Ändern")
    await town.anna.taps("4 ★")
    town.anna.sees("★★★★☆", "Würden Sie wieder buchen?")


async def test_a_mixed_remark_before_the_stars_is_kept_with_them(town: Town) -> None:
    await is_asked_how_it_was(town)
    await town.anna.says("sehr netter helfer aber chli z tüür")
    town.anna.sees("Wie viele Sterne")
    await town.anna.says("4")
    town.anna.sees("★★★★☆")
    town.ada.sees_not("Reklamation", chat="admins")


async def test_stars_with_a_regret_are_no_complaint_about_another_booking(town: Town) -> None:
    await is_asked_how_it_was(town)
    await books(town.anna)
    await town.anna.says("3 sterne, hat lange gedauert")
    town.anna.sees("★★★☆☆")
    town.ada.sees_not("Reklamation", chat="admins")


async def test_a_real_complaint_is_still_one(town: Town) -> None:
    await is_asked_how_it_was(town)
    await town.anna.taps("2 ★")
    await town.anna.says("Er war unverschämt und hat meine Lampe zerbrochen, ich bin stinksauer")
    town.ada.sees("Reklamation", chat="admins")


async def test_gladly_again_was_not_understood(town: Town) -> None:
    await is_asked_how_it_was(town)
    await town.anna.taps("5 ★")
    await town.anna.says("ja gern wieder")
    assert "Möchten Sie noch etwas dazu schreiben?" in town.anna.last()


async def test_an_old_rating_swallowed_a_yes_five_days_later(town: Town) -> None:
    await is_asked_how_it_was(town)
    await town.anna.taps("1 ★")
    await town.waits(days=5)
    await books(town.anna)
    await town.anna.says("passt")
    town.anna.sees_not("Möchten Sie noch etwas dazu schreiben?", "Danke für Ihre Bewertung")


@pytest.mark.parametrize(
    ("text", "stars", "words"),
    [
        ("5 sterne, top typ!", 5, "top typ"),
        ("föif schtern", 5, ""),
        ("⭐⭐⭐⭐ merci", 4, ""),
        ("★★★☆☆", 3, ""),
        ("4 von 5", 4, ""),
        ("cinque stelle, bravissimo", 5, "bravissimo"),
        ("I give 3 stars", 3, ""),
    ],
)
def test_stars_in_words(text: str, stars: int, words: str) -> None:
    given = rating.read(text)
    assert given is not None
    assert (given.stars, given.words) == (stars, words)


@pytest.mark.parametrize(
    "text", ["4 oder 5 Sterne", "um 4", "am 4.5.", "Hardstrasse 4/5", "5 Stunden", "Sternstrasse 5"]
)
def test_no_stars(text: str) -> None:
    assert rating.read(text) is None


@pytest.mark.parametrize(
    ("text", "yes"),
    [("ja gern wieder", True), ("nie wieder!", False), ("oui volontiers", True), ("mai più", False), ("ja", None)],
)
def test_again_in_words(text: str, yes: bool | None) -> None:
    assert rating.again(text) is yes
