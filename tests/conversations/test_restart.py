"""Story 7: killed and started at any point, everything goes on where it was, timers included; nothing twice."""

from __future__ import annotations

import pytest

from sandbox import people
from tests.conversations.steps import GERMAN, LATER, books, is_done
from tests.conversations.town import Town, both_languages
from tests.databases import both

STAGES = ["nothing", "keeping", "working", "everything"]


@both
@both_languages
async def test_a_whole_story_with_a_restart_after_every_word(town: Town) -> None:
    say, customer, luca = town.words, town.customer, town.luca
    for words in (say("Der Drucker druckt nicht", "My printer does not print"), "8004", say("sofort", "right now")):
        people.says(town.world, customer.id, words)
        await town.restarts(after="working")
    await customer.taps(say("Ankunft", "Arrival"))
    await town.restarts()
    await customer.says("Hardstrasse 12, 079 555 12 34")
    await town.restarts()
    await customer.taps(say("Verbindlich", "Book now"))
    await town.restarts()
    await luca.taps(say("Annehmen", "Accept"))
    await town.restarts()
    customer.sees(say("Luca kommt um", "Luca is coming at"))
    await luca.taps(say("Ich bin da", "I am here"))
    await town.restarts()
    await luca.taps(say("Erledigt", "Done"))
    await town.restarts()
    await luca.says("60")
    await town.restarts()
    await customer.taps(say("Einverstanden", "I agree"))
    await town.restarts()
    await customer.taps("5 ★")
    customer.sees("★★★★★", "CHF 60")
    assert town.count(say("Vergeben", "Taken")) == 1


@pytest.mark.parametrize("stage", STAGES)
async def test_a_message_is_heard_once_wherever_the_program_dies(town: Town, stage: str) -> None:
    people.says(town.world, town.anna.id, GERMAN)
    await town.restarts(after=stage)
    assert "CHF 45–70" in town.anna.last()
    assert town.count("Ihr Anliegen", "private", town.anna) == 1


@pytest.mark.parametrize("stage", STAGES)
async def test_an_order_is_placed_once_wherever_the_program_dies(town: Town, stage: str) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    message, button = town.anna.button("Verbindlich")
    people.taps(town.world, town.anna.id, button, message=message)
    await town.restarts(after=stage)
    assert town.count("Buchung 1", "private", town.anna) == 1
    assert town.count("Buchung 2", "private", town.anna) == 0
    assert town.count("Auftrag 1") == 1
    assert town.count("Anfrage: Auftrag 1", "private", town.luca) == 1


async def test_an_update_delivered_twice_takes_effect_once(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    message, button = town.anna.button("Verbindlich")
    people.taps(town.world, town.anna.id, button, message=message)
    people.taps(town.world, town.anna.id, button, message=message)
    await town.settle()
    assert town.count("Auftrag 1") == 1
    assert town.count("Auftrag 2") == 0


async def test_the_same_updates_fetched_again_are_worked_once(town: Town) -> None:
    people.says(town.world, town.anna.id, GERMAN)
    await town.app.intake.fetch(0)
    await town.app.intake.keep(await town.updates())
    await town.settle()
    assert town.count("Ihr Anliegen", "private", town.anna) == 1


@both_languages
async def test_a_search_goes_on_after_a_restart(town: Town) -> None:
    await books(town.customer)
    await town.restarts()
    await town.waits(minutes=3)
    assert town.words("Annehmen", "Accept") in town.noah.buttons()
    await town.restarts()
    await town.waits(minutes=15)
    town.customer.sees(town.words("Leider hat niemand zugesagt.", "I am sorry, nobody has accepted."))


async def test_what_fell_due_while_the_program_was_dead_is_done(town: Town) -> None:
    await books(town.anna, LATER, arrival="17:00")
    await town.luca.taps("Annehmen")
    town.time.move_to(town.time.now().replace(day=18, hour=17))
    await town.restarts()
    town.anna.sees("Zur Erinnerung: Luca kommt")


@both_languages
async def test_a_price_nobody_answers_settles_after_a_restart(town: Town) -> None:
    await is_done(town)
    await town.restarts()
    await town.waits(hours=49)
    town.customer.sees(town.words("Abgeschlossen: CHF 60", "Completed: CHF 60"))


async def test_what_the_bot_waits_for_survives(town: Town) -> None:
    await town.nina.says("/join")
    await town.restarts()
    await town.nina.says("Nina")
    await town.restarts()
    await town.nina.taps("Ja")
    town.nina.sees("Von wo startest Du")
