"""Story 4: the final price, agreed, disputed or left alone; the rating; messages through the bot."""

from __future__ import annotations

import pytest

from tests.conversations.steps import books, books_in_english, is_at_work, is_done
from tests.conversations.town import Town
from tests.databases import both


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


@both
async def test_above_the_quote_only_with_consent_given_before(town: Town) -> None:
    await is_done(town, "95")
    town.luca.sees("über dem vereinbarten Höchstbetrag (CHF 70)")
    town.anna.sees_not("Schlusspreis")
    await town.luca.taps("Zurück")
    await town.luca.taps("Mehraufwand")
    await town.luca.says("95")
    town.anna.sees("Darf es bis CHF 95 kosten?")
    town.luca.sees("wird gefragt")
    await town.anna.taps("Ja, bis CHF 95")
    town.luca.sees("Zustimmung: bis CHF 95")
    town.anna.sees("CHF 45–95")
    await town.luca.taps("Erledigt")
    await town.luca.taps("CHF 95")
    await town.anna.taps("Einverstanden: CHF 95")
    town.anna.sees("Abgeschlossen: CHF 95")


async def test_consent_denied(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.taps("CHF 90")
    await town.anna.taps("Nein")
    town.luca.sees("Keine Zustimmung zu CHF 90")
    await town.luca.taps("Erledigt")
    await town.luca.says("90")
    town.luca.sees("über dem vereinbarten Höchstbetrag (CHF 70)")


async def test_an_answer_to_an_older_question_is_no_consent_to_a_newer(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("90")
    await town.luca.taps("Mehraufwand")
    await town.luca.says("150")
    await town.anna.presses("b:1:consent:1-9000")
    town.luca.sees_not("Zustimmung: bis")


@pytest.mark.parametrize(
    ("reason", "price", "alarm"),
    [("niemand da", "CHF 20", False), ("zu komplex", "CHF 0", True), ("anderer", "0", False)],
)
async def test_it_could_not_be_done(town: Town, reason: str, price: str, alarm: bool) -> None:
    await is_at_work(town)
    await town.luca.taps("Ging nicht")
    await town.luca.taps(reason)
    town.anna.sees("konnte es nicht erledigen", price)
    assert ("Zu komplex" in town.ada.reads("admins")) == alarm
    await town.anna.taps("Einverstanden")
    town.anna.sees_not("Wie war es?")


@both
async def test_a_disputed_price_is_settled_by_an_admin(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Nicht einverstanden")
    town.anna.sees("Ein Mensch von uns")
    town.luca.sees("nicht einverstanden")
    town.ada.sees("Preis strittig", chat="admins")
    await town.ada.says("/settle 1 50 wie am Telefon besprochen", "admins")
    for person in (town.anna, town.luca):
        person.sees("Zu zahlen: CHF 50", "wie am Telefon besprochen")
    town.anna.sees("Abgeschlossen: CHF 50")
    town.ada.sees("✅ Erledigt", chat="admins")


@both
async def test_a_silent_customers_job_settles_by_itself_and_can_still_be_disputed(town: Town) -> None:
    await is_done(town)
    shown = town.anna.reads().count("siehe unten")
    await town.waits(hours=40)
    assert town.anna.reads().count("siehe unten") == shown + 2  # reminded twice: the card came anew
    assert "Schlusspreis: CHF 60" in town.anna.last()
    await town.waits(hours=9)
    town.anna.sees("Abgeschlossen: CHF 60", "bis Do., 3. Dez.")
    town.luca.sees("Abgerechnet: CHF 60")
    await town.waits(days=13)
    await town.anna.taps("Nicht einverstanden")
    town.anna.sees("Ein Mensch von uns")
    town.ada.sees("Preis strittig", chat="admins")


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
