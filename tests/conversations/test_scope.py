"""What is nothing for us gets a short, friendly answer, and a way on."""

from __future__ import annotations

from sandbox import people
from tests.conversations.town import Town


async def test_a_joke_was_answered_with_not_understood(town: Town) -> None:
    await town.anna.says("/start")
    await town.anna.says("Erzähl mir bitte einen Witz über Katzen")
    assert "Dabei kann ich Ihnen leider nicht helfen" in town.anna.last()
    await town.anna.says("Und wie wird das Wetter am Meer?")
    town.anna.sees("/human")


async def test_who_pressed_a_button_after_unblocking_was_never_written_to_again(town: Town) -> None:
    await town.luca.says("/duty")
    people.blocks(town.world, town.luca.id, on=True)
    await town.settle()
    people.blocks(town.world, town.luca.id, on=False)
    await town.luca.taps("Pause")
    assert "Pause" in town.luca.last()


async def test_a_street_and_a_number_switched_the_language(town: Town) -> None:
    await town.anna.says("Internet geht nicht, Router blinkt rot. 8004 Zürich, so schnell wie möglich")
    await town.anna.taps("Ankunft")
    await town.anna.says("Josefstrasse 7, 079 555 00 11")
    town.anna.sees("Stimmt alles?", "Josefstrasse 7")
