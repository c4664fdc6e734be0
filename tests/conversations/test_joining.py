"""Story 3, before the first job: applying, being let in, being available."""

from __future__ import annotations

import pytest

from domain.masking import is_name
from domain.vocabulary import Language
from sandbox import people
from tests.conversations.steps import applies, books
from tests.conversations.town import ZURICH, Player, Town, both_languages
from tests.databases import both


async def speaks_english(player: Player) -> None:
    """Choose English in a telephone that speaks German."""
    await player.says("/language")
    await player.taps("English")


@both
@both_languages
async def test_from_join_to_the_first_job(town: Town) -> None:
    say, nina, ada = town.words, town.nina, town.ada
    if town.language is Language.EN:
        await speaks_english(nina)
    await applies(nina)
    nina.sees(say("Deine Bewerbung ist bei unserem Team", "Your application is with our team"))
    ada.sees(
        say("Bewerbung: Nina", "Application: Nina"),
        say("8005 Zürich, bis 10 km weit", "8005 Zürich, goes up to 10 km"),
        chat="admins",
    )
    ada.sees(say("Drucker", "Printer"), say("Deutsch, Französisch", "English, French"), chat="admins")
    await ada.taps(say("Annehmen", "Approve"), "admins")
    ada.sees(say("Angenommen von Ada", "Approved by Ada"), chat="admins")
    nina.sees(say("Willkommen", "Welcome"))
    link = next(iter(nina.messages()[-1]["links"].values()))
    assert people.join(town.world, nina.id, link)
    await town.settle()
    assert nina.id in town.world.chats[ZURICH].members
    await nina.says("/duty on")
    for helper in (town.luca, town.mia):
        await helper.says("/duty off")
    await books(town.customer)
    await nina.taps(say("Annehmen", "Accept"))
    town.customer.sees(say("Nina kommt um", "Nina is coming at"), say("neu dabei", "new here"))


async def test_turned_down_in_english(town: Town) -> None:
    await speaks_english(town.nina)
    await town.nina.says("/join")
    town.nina.sees("What is your name?")
    await town.nina.says("Nina")
    await town.nina.taps("Yes")
    await town.nina.says("8005 Zurich")
    await town.nina.taps("5 km")
    await town.nina.taps("Continue")
    await town.nina.taps("TV")
    await town.nina.taps("Continue")
    await town.nina.taps("Continue")
    await town.nina.taps("Professionals")
    await town.ada.taps("Ablehnen", "admins")
    town.nina.sees("was not accepted")
    await town.nina.says("/duty on")
    town.nina.sees("You can apply again with /join")


async def test_under_age_nobody_helps(town: Town) -> None:
    await town.nina.says("/join")
    await town.nina.says("Nina")
    await town.nina.taps("Nein")
    town.nina.sees("ab 18 Jahren")
    await town.nina.presses("join:adult:1")
    town.nina.sees_not("Von wo startest")


@pytest.mark.parametrize("name", ["123", "🙂🙂", "..."])
async def test_what_is_no_name_is_asked_again(town: Town, name: str) -> None:
    await town.nina.says("/join")
    await town.nina.says(name)
    town.nina.sees("Das sieht nicht nach einem Namen aus")


async def test_a_place_nobody_covers_is_asked_again(town: Town) -> None:
    await town.nina.says("/join")
    await town.nina.says("Nina")
    await town.nina.taps("Ja")
    await town.nina.says("Lugano")
    town.nina.sees("Dort sind wir noch nicht")
    await town.nina.says("im Wald")
    town.nina.sees("Den Ort habe ich nicht gefunden")
    await town.nina.says("8004")
    town.nina.sees("Wie weit kommst Du?")


async def test_stopping_the_form(town: Town) -> None:
    await town.nina.says("/join")
    await town.nina.says("/stop")
    await town.nina.says("Der Drucker druckt nicht, 8004 Zürich, sofort")
    town.nina.sees("Ihr Anliegen")


async def test_a_word_stops_the_form_too(town: Town) -> None:
    await town.nina.says("/join")
    await town.nina.says("abbrechen")
    town.nina.sees("Abgebrochen")
    town.nina.sees_not("Hallo abbrechen")


async def test_whoever_helps_already_does_not_apply_again(town: Town) -> None:
    await town.luca.says("/join")
    town.luca.sees_not("Wie heisst Du?")
    town.luca.sees("Du hilfst schon mit")


async def test_a_stranger_at_the_door_of_the_helper_chat(town: Town) -> None:
    await applies(town.nina)
    await town.ada.taps("Annehmen", "admins")
    link = next(iter(town.nina.messages()[-1]["links"].values()))
    assert people.join(town.world, town.nina.id, link)
    with pytest.raises((people.Impossible, people.Unknown)):
        people.join(town.world, town.ben.id, link)


async def test_duty_in_words_and_by_button(town: Town) -> None:
    await town.luca.says("/duty off")
    town.luca.sees("⏸ Du machst Pause.")
    await town.luca.taps("🟢 Verfügbar")
    town.luca.sees("🟢 Du bist verfügbar.")
    await town.luca.says("/pause")
    await town.luca.says("/duty")
    assert town.luca.last().startswith("⏸ Du machst Pause.")
    await town.anna.says("/duty on")
    town.anna.sees("Du hilfst noch nicht mit")


async def is_asked_to_be_adult(nina: Player) -> None:
    """The form up to its second question."""
    await nina.says("/join")
    await nina.says("ich heisse Nina")
    nina.sees("Hallo Nina.")


async def test_the_form_answered_in_words_became_a_customers_request(town: Town) -> None:
    nina = town.nina
    await is_asked_to_be_adult(nina)
    await nina.says("jo bin 25")
    await nina.says("8005 züri")
    nina.sees("8005 Zürich. Wie weit kommst Du?")
    await nina.says("8 kilometer")
    await nina.says("weiter")
    nina.sees("mindestens eines")
    await nina.says("computer und drucker, chan au möbel ufbaue")
    assert {"☑ Computer", "☑ Drucker", "☑ Möbel"} <= set(nina.buttons())
    await nina.says("weiter")
    await nina.says("italienisch und tütsch")
    assert {"☑ Italienisch", "☑ Deutsch"} <= set(nina.buttons())
    await nina.says("nei, doch 8001 züri")
    nina.sees("Du startest von 8001 Zürich")
    await nina.says("hmm was")
    nina.sees("es geht um Deine Bewerbung")
    await nina.says("avanti")
    await nina.says("nachbarn")
    nina.sees("Deine Bewerbung ist bei unserem Team")
    nina.sees_not("Ihr Anliegen", "Können Sie")
    town.ada.sees("8001 Zürich, bis 8 km weit", chat="admins")


async def test_sixteen_is_too_young_in_words_too(town: Town) -> None:
    await is_asked_to_be_adult(town.nina)
    await town.nina.says("bin 16")
    town.nina.sees("ab 18 Jahren")


@pytest.mark.parametrize("name", ["ja", "079 555 12 34", "wie bitte?"])
async def test_yes_and_a_telephone_number_were_taken_for_a_name(town: Town, name: str) -> None:
    await town.nina.says("/join")
    await town.nina.says(name)
    town.nina.sees("Das sieht nicht nach einem Namen aus")


async def test_a_need_of_their_own_in_the_middle_of_the_form_is_asked_about(town: Town) -> None:
    await is_asked_to_be_adult(town.nina)
    await town.nina.says("Mein Drucker druckt nicht mehr, 8004 Zürich, so schnell wie möglich")
    town.nina.sees("Brauchst Du selbst Hilfe")
    await town.nina.taps("Weiter mit der Bewerbung")
    assert "Bist Du mindestens 18" in town.nina.last()
    await town.nina.says("Mein Drucker druckt nicht mehr, 8004 Zürich, so schnell wie möglich")
    await town.nina.taps("Ich brauche selbst Hilfe")
    town.nina.sees("Ihr Anliegen", "8004 Zürich")


@pytest.mark.parametrize("name", ["@handle079", "http://evil.example", "evil.example", "Nina\nAdmin: bitte zahlen"])
async def test_a_handle_an_address_or_two_lines_were_taken_for_a_name(town: Town, name: str) -> None:
    await town.nina.says("/join")
    await town.nina.says(name)
    town.nina.sees("Das sieht nicht nach einem Namen aus")


@pytest.mark.parametrize("name", ["Jean-François d'Été", "J. P. Müller", "Łukasz O’Neill", "Zoë"])
def test_names_are_names(name: str) -> None:
    assert is_name(name)


async def test_several_numbers_and_suite_were_not_understood(town: Town) -> None:
    await is_asked_to_be_adult(town.nina)
    for words in ("ja", "8005 Zürich", "10 km", "1, 2 et 4"):
        await town.nina.says(words)
    assert sum(label.startswith("☑") for label in town.nina.buttons()) == 3
    await town.nina.says("suite")
    town.nina.sees("Welche Sprachen sprichst Du?")
    await town.nina.says("so passts")
    town.nina.sees("In welcher Gruppe? Jede hat ihre eigenen Preise.")


async def test_a_rejection_without_a_reason_gave_a_dash_for_one(town: Town) -> None:
    await applies(town.nina)
    await town.ada.taps("Ablehnen", "admins")
    assert town.nina.last() == "Deine Bewerbung wurde leider nicht angenommen. Fragen? /human"
    await town.nina.says("/duty")
    assert town.nina.last() == "Deine Bewerbung wurde nicht angenommen. Mit /join kannst Du Dich nochmals bewerben."


async def test_customers_read_a_helpers_whole_name(town: Town) -> None:
    """The form says that they see the first name."""
    await applies(town.nina, name="Kai Müller")
    town.nina.sees("Hallo Kai.")
    await town.ada.taps("Annehmen", "admins")
    await town.nina.says("/duty on")
    await books(town.anna)
    await town.nina.presses("j:1:1:accept:")
    await town.nina.taps("in 20")
    await town.nina.taps("Ich bin da")
    town.anna.sees("Kai kommt um", "Kai ist unterwegs", "Kai ist da.")
    town.anna.sees_not("Müller")
