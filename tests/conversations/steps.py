"""Stretches of conversation that many stories begin with. Refuses to assert what a story is about."""

from __future__ import annotations

from tests.conversations.town import Player, Town

GERMAN = "Der Drucker druckt nicht mehr. 8004 Zürich, so schnell wie möglich"
ENGLISH = "My printer does not print any more. 8004 Zurich, as soon as possible"
LATER = "Der Drucker druckt nicht mehr, 8004 Zürich, übermorgen nach 17 Uhr"


async def books(customer: Player, words: str = GERMAN, *, arrival: str = "Ankunft", order: str = "Verbindlich") -> None:
    """From the first word to the order button."""
    await customer.says(words)
    await customer.taps(arrival)
    await customer.says("Hardstrasse 12, 079 555 12 34")
    await customer.taps(order)


async def books_in_english(customer: Player) -> None:
    """The same, in English."""
    await books(customer, ENGLISH, arrival="Arrival", order="Book now")


async def is_at_work(town: Town) -> None:
    """Anna has booked, Luca has accepted and is at the door."""
    await books(town.anna)
    await town.luca.taps("Annehmen")
    await town.luca.taps("Ich bin da")


async def is_done(town: Town, price: str = "60") -> None:
    """... and has stated the final price."""
    await is_at_work(town)
    await town.luca.taps("Erledigt")
    await town.luca.says(price)
