"""Story 4: the final price, agreed, disputed or left alone; the rating; messages through the bot."""

from __future__ import annotations

import pytest

from tests.conversations.steps import books, books_in_english, is_accepted, is_at_work, is_done
from tests.conversations.town import Town, both_languages
from tests.databases import both


@both
@both_languages
async def test_from_who_comes_to_the_last_word(town: Town) -> None:
    say, customer, luca = town.words, town.customer, town.luca
    await is_accepted(town)
    customer.sees(say("Luca kommt um 14:15", "Luca is coming at 14:15"))
    customer.sees(say("neu dabei", "new here"), say("km von Ihnen", "km from you"))
    await luca.taps("in 20")
    customer.sees(say("Luca ist unterwegs und etwa um 14:20", "Luca is on the way and will be with you at about 14:20"))
    await town.waits(minutes=20)
    await luca.taps(say("Ich bin da", "I am here"))
    customer.sees(say("Luca ist da.", "Luca is here."))

    await luca.taps(say("Erledigt", "Done"))
    await luca.says("95")
    luca.sees(say("über dem vereinbarten Höchstbetrag (CHF 70)", "above the agreed maximum (CHF 70)"))
    customer.sees_not(say("Schlusspreis", "Final price"))
    await luca.taps(say("Zurück", "Back"))
    await luca.taps(say("Mehraufwand", "Extra work"))
    await luca.says("95")
    luca.sees(say("Warum?", "Why?"))
    customer.sees_not("CHF 95")
    await luca.says(say("Das Kabel ist gebrochen", "The cable is broken"))
    customer.sees(say("«Das Kabel ist gebrochen»", "“The cable is broken”"))
    luca.sees(say("wird gefragt", "is being asked"))
    customer.sees(say("Darf es bis CHF 95 kosten?", "May it cost up to CHF 95?"))
    await customer.taps(say("Ja, bis CHF 95", "Yes, up to CHF 95"))
    luca.sees(say("Zustimmung: bis CHF 95", "Agreed: up to CHF 95"))
    customer.sees("CHF 45–95")

    await luca.taps(say("Erledigt", "Done"))
    await luca.says("85.50")
    customer.sees(say("Schlusspreis: CHF 85.50", "Final price: CHF 85.50"))
    await customer.taps(say("Einverstanden: CHF 85.50", "I agree: CHF 85.50"))
    luca.sees(say("davon für Dich CHF 72.67 (Provision CHF 12.83)", "CHF 72.67 for you (commission CHF 12.83)"))

    await customer.taps("4 ★")
    await customer.taps(say("Ja", "Yes"))
    await customer.taps(say("Worte", "words"))
    await customer.says(say("Sehr freundlich, und gleich gelöst", "Very friendly, and solved at once"))
    customer.sees("★★★★☆", say("Danke für Ihre Bewertung", "Thank you for your review"))
    assert customer.buttons() == []
    luca.sees(say("mit 4 Sternen bewertet", "was rated 4 stars"))


@pytest.mark.parametrize(
    ("typed", "price"),
    [("60", "60"), ("60.-", "60"), ("CHF 55.50", "55.50"), ("Fr. 60.—", "60"), ("50,5 Franken", "50.50"), ("0", "0")],
)
async def test_a_price_in_many_spellings(town: Town, typed: str, price: str) -> None:
    await is_done(town, typed)
    town.anna.sees(f"Schlusspreis: CHF {price}")


@pytest.mark.parametrize("typed", ["-20", "achtzig", "1e3", "60.555", "viel"])
async def test_what_is_no_price_is_asked_again(town: Town, typed: str) -> None:
    await is_done(town, typed)
    town.luca.sees("kein gültiger Betrag")
    town.anna.sees_not("Schlusspreis")
    await town.luca.says("60")
    town.anna.sees("Schlusspreis: CHF 60")


async def test_consent_denied(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.taps("CHF 90")
    await town.luca.says("Die Walze ist gebrochen")
    town.anna.sees("Die Walze ist gebrochen")
    await town.anna.taps("Nein")
    assert "Den Mehraufwand bis CHF 90 haben Sie abgelehnt" in town.anna.last()
    town.luca.sees("Keine Zustimmung zu CHF 90")
    await town.luca.taps("Erledigt")
    await town.luca.says("90")
    town.luca.sees("über dem vereinbarten Höchstbetrag (CHF 70)")


async def test_an_answer_to_an_older_question_is_no_consent_to_a_newer(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("90")
    await town.luca.says("Die Walze ist gebrochen")
    await town.luca.taps("Mehraufwand")
    await town.luca.says("150")
    await town.luca.says("Die Trommel auch")
    await town.anna.presses("b:1:consent:1-9000")
    town.luca.sees_not("Zustimmung: bis")


@pytest.mark.parametrize(
    ("reason", "price", "alarm"),
    [("Niemand da", "CHF 20", False), ("Zu komplex", "CHF 0", True), ("Anderer", "0", False)],
)
async def test_it_could_not_be_done(town: Town, reason: str, price: str, alarm: bool) -> None:
    await is_at_work(town)
    await town.waits(minutes=31)
    await town.luca.taps("Ging nicht")
    await town.luca.taps(reason)
    town.anna.sees("konnte es nicht erledigen", price)
    assert ("Zu komplex" in town.ada.reads("admins")) == alarm
    await town.anna.taps("Einverstanden")
    town.anna.sees_not("Wie war es?")


@both
@both_languages
async def test_a_disputed_price_is_settled_by_an_admin(town: Town) -> None:
    say, customer = town.words, town.customer
    await is_done(town)
    await customer.taps(say("Nicht einverstanden", "I do not agree"))
    customer.sees(say("Ein Mensch von uns", "One of our team"))
    town.luca.sees(say("nicht einverstanden", "does not agree"))
    town.ada.sees(say("Preis strittig", "Price disputed"), chat="admins")
    await town.ada.says(say("/settle 1 50 wie am Telefon besprochen", "/settle 1 50 as agreed on the phone"), "admins")
    for person in (customer, town.luca):
        person.sees(say("Zu zahlen: CHF 50", "To pay: CHF 50"), say("wie am Telefon besprochen", "as agreed on the"))
    customer.sees(say("Abgeschlossen: CHF 50", "Completed: CHF 50"))
    town.ada.sees(say("✅ Erledigt", "✅ Over"), chat="admins")


@both
@both_languages
async def test_a_silent_customers_job_settles_by_itself_and_can_still_be_disputed(town: Town) -> None:
    say, customer = town.words, town.customer
    await is_done(town)
    shown = customer.messages()[-1]["id"]
    await town.waits(hours=40)
    assert customer.messages()[-1]["id"] == shown + 2  # reminded twice: the card came anew, and the old one went
    assert customer.reads().count(say("Einverstanden?", "Do you agree?")) == 1
    assert say("Schlusspreis: CHF 60", "Final price: CHF 60") in customer.last()
    await town.waits(hours=9)
    customer.sees(say("Abgeschlossen: CHF 60", "Completed: CHF 60"), say("bis Do., 3. Dez.", "by Thu 3 Dec"))
    town.luca.sees(say("Abgerechnet: CHF 60", "Settled: CHF 60"))
    await town.waits(days=13)
    await customer.taps(say("Nicht einverstanden", "I do not agree"))
    customer.sees(say("Ein Mensch von uns", "One of our team"))
    town.ada.sees(say("Preis strittig", "Price disputed"), chat="admins")


async def test_after_the_stated_time_a_settled_price_stands(town: Town) -> None:
    await is_done(town)
    await town.waits(days=17)
    await town.anna.presses("b:1:dispute:")
    town.ada.sees_not("Preis strittig", chat="admins")


async def test_what_the_customer_agreed_to_cannot_be_disputed(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.anna.presses("b:1:dispute:")
    town.ada.sees_not("Preis strittig", chat="admins")


async def test_stars_count_once_and_the_last_press_counts(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.anna.taps("2 ★")
    await town.anna.presses("b:1:stars:5")
    await town.anna.presses("b:1:stars:6")
    await town.luca.says("/me")
    town.luca.sees("★ 5.0 (1)")


async def test_one_star_is_told_to_the_admins(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.anna.taps("1 ★")
    town.ada.sees("einem Stern", chat="admins")


async def test_nothing_is_rated_before_it_is_done(town: Town) -> None:
    await is_at_work(town)
    await town.anna.presses("b:1:stars:5")
    await town.luca.says("/me")
    town.luca.sees("★ – (0)")


@both
async def test_messages_go_both_ways_without_handle_or_number(town: Town) -> None:
    await books_in_english(town.ben)
    await town.ben.taps("Chat only") if "💬 Chat only" in town.ben.buttons() else None
    await town.luca.taps("Annehmen")
    await town.luca.taps("Schreiben")
    await town.luca.says("Ich bin in zehn Minuten da")
    town.ben.sees("Message from Luca", "Ich bin in zehn Minuten da")
    await town.ben.taps("Reply")
    await town.ben.says("Fine, third floor")
    town.luca.sees("Nachricht von Ben", "Fine, third floor")
    for reader, writer in ((town.ben, 2001), (town.luca, 1002)):
        assert f"@{town.world.people[writer].username or 'nobody'}" not in reader.reads()
        assert str(writer) not in reader.reads()


async def test_nobody_writes_to_a_stranger(town: Town) -> None:
    await books(town.anna)
    await town.luca.taps("Annehmen")
    await town.ben.says("/start")
    for data in ("b:1:write:", "j:1:1:write:"):
        await town.anna.says("/start")
        await town.mia.presses(data)
    await town.mia.says("Hallo, hier ist Mia")
    town.anna.sees_not("hier ist Mia")


async def test_after_the_job_the_line_is_closed(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Einverstanden")
    await town.anna.presses("b:1:write:")
    await town.anna.says("Noch eine Frage")
    town.luca.sees_not("Noch eine Frage")
