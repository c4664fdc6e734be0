"""Story 1: help now, from the first word to the stars, two-sided."""

from __future__ import annotations

from tests.conversations.town import ZURICH, Town, together
from tests.databases import both


@both
async def test_the_first_to_accept_has_the_job(town: Town) -> None:
    await town.anna.says("/start")
    await town.anna.says("Internet geht nicht, Router blinkt rot. 8004 Zürich, so schnell wie möglich")
    town.anna.sees("Internet", "8004 Zürich", "CHF 45–75", "Ankunft")
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    town.anna.sees("Hardstrasse 12")
    await town.anna.taps("Verbindlich buchen")
    town.anna.sees("Wir fragen gerade 2 Personen")
    town.luca.sees("8004 Zürich", "Für Dich")
    town.luca.sees_not("Hardstrasse", "079")

    await together(town.luca.taps("Annehmen"), town.mia.taps("Annehmen"))

    assert town.count("Vergeben") == 1
    town.anna.sees("kommt um")
    assert not any("Hardstrasse" in text or "555" in text for text in town.sent_to(ZURICH))
