"""A button pressed twice: what has just succeeded frightens nobody."""

from __future__ import annotations

from sandbox import people as sandbox_people
from tests.conversations.steps import GERMAN, LATER, books, is_accepted, is_at_work, is_done
from tests.conversations.town import Player, Town


async def again(player: Player, data: str) -> None:
    """Press a button that was there a moment ago: a toast says that it is done, no alert."""
    where = sandbox_people.chat_of(player.town.world, player.id, "private")
    who = sandbox_people.person_of(player.town.world, player.id)
    tap = sandbox_people.presses(player.town.world, who, where, max(where.posts), player.town.sealed(where.id, data))
    await player.town.settle()
    assert (tap.text, tap.alert) == ("Schon erledigt.", False)


async def test_booking_twice_said_that_it_was_no_longer_possible(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    await town.anna.taps("Verbindlich")
    await again(town.anna, "n:1:book:")


async def test_cancelling_twice_said_that_it_was_no_longer_possible(town: Town) -> None:
    await books(town.anna)
    await town.anna.taps("Absagen")
    await town.anna.taps("Ja, absagen")
    await again(town.anna, "b:1:cancel:yes")


async def test_setting_off_and_arriving_twice_said_that_it_was_no_longer_possible(town: Town) -> None:
    await is_accepted(town)
    await town.luca.taps("in 10")
    await again(town.luca, "j:1:1:set_off:10")
    await town.luca.taps("Ich bin da")
    await again(town.luca, "j:1:1:arrive:")


async def test_undoing_twice_was_not_allowed(town: Town) -> None:
    await is_accepted(town)
    await town.luca.taps("Rückgängig")
    await again(town.luca, "j:1:1:undo:")
    assert "nicht erlaubt" in await town.mia.presses("j:1:1:undo:")


async def test_consenting_and_disputing_twice_said_that_it_was_no_longer_possible(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("120 für einen neuen Router")
    await town.anna.taps("Ja, bis CHF 120")
    await again(town.anna, "b:1:consent:1-12000")
    await town.luca.taps("Erledigt")
    await town.luca.says("110")
    await town.anna.taps("Nicht einverstanden")
    await again(town.anna, "b:1:dispute:")


async def test_agreeing_after_the_price_was_disputed_is_still_possible(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Nicht einverstanden")
    await town.anna.taps("Doch einverstanden")
    await again(town.anna, "b:1:agree:")


async def test_buttons_to_set_off_stood_on_a_card_days_ahead(town: Town) -> None:
    await books(town.anna, LATER, arrival="–")
    await town.luca.taps("Annehmen")
    town.luca.sees("Ab Do., 19. Nov.")
    assert not [label for label in town.luca.buttons() if "🚗" in label or "Ich bin da" in label]
    await town.waits(days=2, hours=1, minutes=30)
    assert [label for label in town.luca.buttons() if "🚗" in label]
    assert "📍 Ich bin da" not in town.luca.buttons()
    await town.waits(hours=1)
    assert "📍 Ich bin da" in town.luca.buttons()
