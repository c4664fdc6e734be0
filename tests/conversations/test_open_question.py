"""While a question is open its answers are answers: an address is no removal, a date no complaint, a nine no human."""

from __future__ import annotations

import pytest

from tests.conversations.steps import GERMAN, books
from tests.conversations.town import Town

TOMORROW = "Der Drucker druckt nicht, 8004 Zürich, morgen"
FRENCH = "Ma télé n'a plus de son, 8001 Zurich, le plus vite possible"


async def test_floor_and_doorbell_were_thrown_away(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstr. 3, 2. Stock, bei Müller klingeln, 079 555 22 33")
    town.anna.sees("🏠 Hardstr. 3, 2. Stock, bei Müller klingeln", "📞 079 555 22 33")
    await town.anna.taps("Verbindlich")
    town.luca.sees_not("Müller")
    await town.luca.taps("Annehmen")
    town.luca.sees("Hardstr. 3, 2. Stock, bei Müller klingeln, 8004 Zürich")


async def test_a_floor_said_after_the_street_was_a_removal(town: Town) -> None:
    await town.anna.says(FRENCH)
    await town.anna.taps("Arrivée")
    await town.anna.says("Bahnhofstrasse 3")
    await town.anna.says("2ème étage")
    await town.anna.says("sonnette Dupont")
    assert "🏠 Bahnhofstrasse 3, 2ème étage, sonnette Dupont" in town.anna.last()
    assert "🛠 TV" in town.anna.last()


async def test_an_address_before_it_was_asked_was_a_removal(town: Town) -> None:
    await town.anna.says(FRENCH)
    await town.anna.says("Bahnhofstrasse 3, 2ème étage")
    assert "🛠 TV" in town.anna.last()
    assert "🏠 Bahnhofstrasse 3, 2ème étage" in town.anna.last()


@pytest.mark.parametrize(
    ("first", "then", "day"),
    [
        (TOMORROW, "30. November um 9", "Mo., 30. Nov., 09:00"),
        ("My printer does not print, 8004 Zurich, tomorrow", "30 november at 9", "Mon 30 Nov, 09:00"),
        ("My printer does not print, 8004 Zurich, today", "nvm tomorrow is fine", "Wed 18 Nov"),
        ("Mon imprimante n'imprime plus, 8004 Zurich", "demain matin", "mer. 18 nov."),
        (TOMORROW, "um halb vier", "Mi., 18. Nov., 15:30"),
    ],
)
async def test_a_time_was_heard_as_a_complaint_or_a_cancellation(town: Town, first: str, then: str, day: str) -> None:
    await town.anna.says(first)
    await town.anna.says(then)
    assert day in town.anna.last()
    assert town.ada.messages("admins") == []


async def test_a_time_with_a_word_that_calls_off_still_calls_off(town: Town) -> None:
    await town.anna.says(TOMORROW)
    await town.anna.says("bitte alles für morgen abbrechen")
    town.anna.sees("Anliegen verworfen")


@pytest.mark.parametrize(
    ("typed", "then"),
    [("8", "Ankunft Mi., 18. Nov. 08"), ("2", "Ankunft Mi., 18. Nov. 10:30"), ("9", "Nov., 09:00")],
)
async def test_a_typed_nine_called_a_human(town: Town, typed: str, then: str) -> None:
    await town.anna.says(TOMORROW)
    await town.anna.says(typed)
    assert then in town.anna.reads()
    assert town.ada.messages("admins") == []


async def test_a_typed_number_called_a_human_where_nobody_can_come(town: Town) -> None:
    await town.luca.says("/duty")
    await town.anna.says("Der Drucker druckt nicht, 8004 Zürich, in drei Jahren")
    for number in ("7", "8", "9", "10", "11"):
        await town.anna.says(number)
    assert town.ada.messages("admins") == []


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("keiner passt", "Welcher Tag?"),
        ("nessuno", "Quale giorno?"),
        ("früher", "Di., 17. Nov. 16:00"),
        ("gaht au spöter?", "Do., 19. Nov. 08:00"),
    ],
)
async def test_times_that_do_not_suit_were_offered_again(town: Town, typed: str, then: str) -> None:
    await town.anna.says("La stampante non stampa, 8004 Zurigo, domani" if typed == "nessuno" else TOMORROW)
    await town.anna.says(typed)
    assert then in town.anna.last()
    assert "📦 Spöter" not in town.anna.reads()


async def test_nothing_earlier_was_not_said(town: Town) -> None:
    await town.anna.says(FRENCH)
    await town.anna.says("plus tôt")
    town.anna.sees("rien plus tôt")


async def test_an_hour_of_a_booking_that_is_moved(town: Town) -> None:
    await books(town.anna)
    await town.anna.taps("Verschieben")
    await town.anna.says("später")
    await town.anna.says("keiner passt")
    town.anna.sees("Wann passt es Ihnen?")
    await town.anna.says("8")
    town.luca.sees("08:00–08:30")


async def test_after_work_was_asked_what_it_means(town: Town) -> None:
    await town.anna.says("Der Drucker druckt nicht, 8004 Zürich")
    await town.anna.says("erst nach Feierabend")
    assert "ab Di., 17. Nov. 17:00" in town.anna.last()
    assert "🛠 Drucker" in town.anna.last()


async def test_a_time_alone_as_the_first_message_had_nothing_to_cancel(town: Town) -> None:
    await town.anna.says("demain matin")
    assert "mer" in town.anna.last() or "Mi., 18. Nov." in town.anna.last()


@pytest.mark.parametrize(
    ("first", "then", "what"),
    [
        ("Der Router geht nicht, 8004 Zürich, morgen", "nei doch nöd de router, s tv gaht nöd", "📦 TV"),
        ("s tv gaht nöd, nöd s radio, 8004 Zürich, morn", "", "📦 TV"),
        ("plus de wifi depuis ce matin, 8001", "", "📦 Wi-Fi"),
        ("my laptop is super slow and the fan is going crazy, can smb come tmrw after 5? im in 8005", "", "📦 Laptop"),
    ],
)
async def test_the_thing_at_fault_was_not_found(town: Town, first: str, then: str, what: str) -> None:
    await town.anna.says(first)
    if then:
        await town.anna.says(then)
    assert what in town.anna.last()
    assert "🛠" in town.anna.last()
    town.anna.sees_not("Que voulez-vous dire", "Wie ist es gemeint")


@pytest.mark.parametrize(
    "typed", ["je voudrais aider comme bénévole", "ich möchte gerne mithelfen", "I want to volunteer", "vorrei aiutare"]
)
async def test_who_wants_to_help_was_taken_for_somebody_in_need(town: Town, typed: str) -> None:
    await town.anna.says(typed)
    town.anna.sees("/join")
    assert town.anna.buttons() == []
