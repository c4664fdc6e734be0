"""A typed number chooses on every card that asks: "2", "die zweite", "the first one"."""

from __future__ import annotations

import pytest

from domain.vocabulary import Language
from tests.conversations.steps import GERMAN, LATER, LATER_IN_ENGLISH, books, is_accepted, is_at_work, is_done
from tests.conversations.town import Town, both_languages

SECOND = [("2", "2"), ("die zweite", "the second one"), ("Nummer zwei bitte", "number two please")]
in_many_words = pytest.mark.parametrize("words", SECOND, ids=lambda words: words[0])


@both_languages
@in_many_words
async def test_an_arrival_window(town: Town, words: tuple[str, str]) -> None:
    say, customer = town.words, town.customer
    await customer.says(say(GERMAN, "My printer does not print any more. 8004 Zurich, as soon as possible"))
    window = [label for label in customer.buttons() if label.startswith(say("Ankunft", "Arrival"))][1]
    await customer.says(say(*words))
    customer.sees(say("Strasse, Hausnummer und Telefonnummer?", "Street, house number and phone number?"))
    customer.sees(window.split()[1])
    assert not any(label.startswith(say("Ankunft", "Arrival")) for label in customer.buttons())


@both_languages
async def test_a_crowd_below_the_windows(town: Town) -> None:
    say, customer = town.words, town.customer
    await customer.says(say(GERMAN, "My printer does not print any more. 8004 Zurich, as soon as possible"))
    crowd = next(
        number for number, label in enumerate(customer.buttons(), 1) if say("Profis", "Professionals") in label
    )
    await customer.says(str(crowd))
    customer.sees(say("(Profis)", "(Professionals)"))


@both_languages
@in_many_words
async def test_a_slot(town: Town, words: tuple[str, str]) -> None:
    say, customer = town.words, town.customer
    await customer.says(say(LATER, LATER_IN_ENGLISH))
    slot = customer.buttons()[1]
    await customer.says(say(*words))
    customer.sees(slot)
    assert slot not in customer.buttons()


@both_languages
async def test_the_question_what_it_is_about_and_the_one_when(town: Town) -> None:
    say, customer = town.words, town.customer
    await customer.says(say("Bei mir ist schon wieder etwas kaputt", "it is broken again"))
    await customer.says(say("das erste", "the first"))
    assert say("🛠 Internet & WLAN", "🛠 Internet & Wi-Fi") in customer.last()
    await customer.says("8004")
    await customer.says(say("die dritte", "third"))
    assert say("Mi., 18. Nov.", "Wed 18 Nov") in customer.last()


@both_languages
async def test_a_doubt(town: Town) -> None:
    say, customer = town.words, town.customer
    await customer.says(say("Drucker einrichten, Freiburg, morgen", "Set up the printer, Freiburg, tomorrow"))
    assert say("Welcher Ort ist gemeint?", "Which place do you mean?") in customer.last()
    place = customer.buttons()[1].split(" (")[0]
    await customer.says(say("die zweite", "the second one"))
    assert f"📍 {place}" in customer.last()


@both_languages
async def test_the_order_button(town: Town) -> None:
    say, customer = town.words, town.customer
    await customer.says(say(GERMAN, "My printer does not print any more. 8004 Zurich, as soon as possible"))
    await customer.taps(say("Ankunft", "Arrival"))
    await customer.says("Hardstrasse 12, 079 555 12 34")
    await customer.says("1")
    customer.sees(say("Wir fragen gerade", "We are asking"))


@both_languages
async def test_another_time_for_a_booking(town: Town) -> None:
    say, customer = town.words, town.customer
    await books(customer)
    await customer.taps(say("Verschieben", "Another time"))
    slot = customer.buttons()[1].partition(" · ")[0]
    await customer.says(say("die zweite", "the second one"))
    customer.sees(say(f"Ankunft {slot}", f"Arrival {slot}"))


@both_languages
async def test_what_is_offered_when_nobody_came(town: Town) -> None:
    say, customer = town.words, town.customer
    await books(customer)
    await town.waits(minutes=15)
    slot = customer.buttons()[0].partition(" · ")[0]
    await customer.says("1")
    customer.sees(say("Wir fragen gerade", "We are asking"), slot)


@both_languages
async def test_really_cancel(town: Town) -> None:
    say, customer = town.words, town.customer
    await books(customer)
    await customer.taps(say("Absagen", "Cancel"))
    await customer.says("2")
    customer.sees(say("Wir fragen gerade", "We are asking"))
    customer.sees_not(say("Wirklich absagen?", "Really cancel?"))
    await customer.taps(say("Absagen", "Cancel"))
    await customer.says(say("die erste", "the first one"))
    customer.sees(say("Abgesagt.", "Cancelled."))


@both_languages
async def test_more_than_the_quote(town: Town) -> None:
    say, customer = town.words, town.customer
    await is_at_work(town)
    await town.luca.taps(say("Mehraufwand", "Extra work"))
    await town.luca.says("95")
    await town.luca.says(say("Die Walze ist gebrochen", "The roller is broken"))
    await customer.says("1")
    town.luca.sees(say("Zustimmung: bis CHF 95", "Agreed: up to CHF 95"))


@both_languages
@pytest.mark.parametrize(("number", "agreed"), [("1", True), ("2", False)])
async def test_the_final_price(town: Town, number: str, agreed: bool) -> None:
    say, customer = town.words, town.customer
    await is_done(town)
    await customer.says(number)
    assert (say("Abgeschlossen", "Completed") in customer.reads()) == agreed
    assert (say("Preis strittig", "Price disputed") in town.ada.reads("admins")) != agreed


@both_languages
async def test_stars_and_whether_they_would_book_again(town: Town) -> None:
    say, customer = town.words, town.customer
    await is_done(town)
    await customer.says("1")
    await customer.says("4")
    customer.sees("★★★★☆")
    await customer.says(say("die erste", "the first"))
    customer.sees(say("noch etwas dazu schreiben", "say a few words"))


@both_languages
async def test_why_a_helper_gives_a_job_back_and_when_they_will_be_there(town: Town) -> None:
    say, luca = town.words, town.luca
    await is_accepted(town)
    await town.waits(minutes=3)
    await luca.taps(say("Zurückgeben", "Give back"))
    await luca.says(say("die letzte", "the last one"))
    luca.sees("Hardstrasse 12")  # the last is the way back
    await luca.says("10")
    town.customer.sees(say("Luca ist unterwegs", "Luca is on the way"), "14:13")
    await luca.taps(say("Zurückgeben", "Give back"))
    await luca.says("1")
    luca.sees_not("Hardstrasse 12")
    town.customer.sees(say("kann leider doch nicht", "cannot come after all"))


@both_languages
async def test_the_price_that_stands_second(town: Town) -> None:
    say, luca = town.words, town.luca
    await is_at_work(town)
    await luca.taps(say("Erledigt", "Done"))
    price = [label for label in luca.buttons() if label.startswith("CHF")][1]
    await luca.says(say("die zweite", "the second"))
    town.customer.sees(say(f"Schlusspreis: {price}", f"Final price: {price}"))


@both_languages
async def test_the_form_of_whoever_wants_to_help(town: Town) -> None:
    say, nina = town.words, town.nina
    if town.language is Language.EN:
        await nina.says("/language")
        await nina.taps("English")
    await nina.says("/join")
    await nina.says("Nina")
    await nina.says("1")
    await nina.says("8005 Zürich")
    await nina.says("10")
    await nina.says("5")
    assert say("☑ Drucker", "☑ Printer") in nina.buttons()
    await nina.says(say("die letzte", "the last one"))
    await nina.taps(say("Weiter", "Continue"))
    await nina.says("1")
    town.ada.sees(
        say("8005 Zürich, bis 10 km weit", "8005 Zürich, goes up to 10 km"),
        say("Kann: Drucker", "Skills: Printer"),
        say("Nachbarn", "Neighbours"),
        chat="admins",
    )


async def test_a_number_goes_to_the_lowest_card_that_asks(town: Town) -> None:
    """A booking that asks for stars stands above the need that is being described: the number is for the need."""
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.anna.says(LATER)
    await town.anna.says("1")
    town.anna.sees_not("Ihre Bewertung")
    town.anna.sees("Strasse, Hausnummer und Telefonnummer?")


async def test_a_number_that_no_card_offers_is_not_understood(town: Town) -> None:
    await is_done(town)
    await town.anna.says("3")
    town.anna.sees("Das habe ich nicht verstanden")
    town.ada.sees_not("Preis strittig", chat="admins")


async def test_a_number_when_nothing_is_asked_is_a_word_like_others(town: Town) -> None:
    await books(town.anna)
    await town.anna.says("2")
    town.anna.sees("Wir fragen gerade")
    assert "verstanden" in town.anna.reads() or "nicht helfen" in town.anna.reads()
