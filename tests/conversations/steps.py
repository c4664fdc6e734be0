"""Stretches of conversation that many stories begin with. Refuses to assert what a story is about."""

from __future__ import annotations

from tests.conversations.town import Player, Town

GERMAN = "Der Drucker druckt nicht mehr. 8004 Zürich, so schnell wie möglich"
ENGLISH = "My printer does not print any more. 8004 Zurich, as soon as possible"
LATER = "Der Drucker druckt nicht mehr, 8004 Zürich, übermorgen nach 17 Uhr"
LATER_IN_ENGLISH = "My printer needs setting up, 8004 Zurich, the day after tomorrow after 5 pm"


async def books(
    customer: Player, words: str | None = None, *, arrival: str | None = None, order: str | None = None
) -> None:
    """From the first word to the order button; in the town's language unless other words are given."""
    say = customer.town.words
    await customer.says(words or say(GERMAN, ENGLISH))
    await customer.taps(arrival or say("Ankunft", "Arrival"))
    await customer.says("Hardstrasse 12, 079 555 12 34")
    await customer.taps(order or say("Verbindlich", "Book now"))


async def books_in_english(customer: Player) -> None:
    """The same, in English, whatever the town speaks."""
    await books(customer, ENGLISH, arrival="Arrival", order="Book now")


async def is_accepted(town: Town) -> None:
    """The customer has booked, Luca has accepted."""
    await books(town.customer)
    await town.luca.taps(town.words("Annehmen", "Accept"))


async def is_at_work(town: Town) -> None:
    """... and is at the door."""
    await is_accepted(town)
    await town.luca.taps(town.words("Ich bin da", "I am here"))


async def is_done(town: Town, price: str = "60") -> None:
    """... and has stated the final price."""
    await is_at_work(town)
    await town.luca.taps(town.words("Erledigt", "Done"))
    await town.luca.says(price)


async def applies(newcomer: Player, *, name: str | None = None) -> None:
    """The whole form for those who want to help, in the town's language."""
    say = newcomer.town.words
    await newcomer.says("/join")
    await newcomer.says(name or newcomer.name)
    await newcomer.taps(say("Ja", "Yes"))
    await newcomer.says("8005 Zürich")
    await newcomer.taps("10 km")
    await newcomer.taps(say("Drucker", "Printer"))
    await newcomer.taps(say("Internet & WLAN", "Internet & Wi-Fi"))
    await newcomer.taps(say("Weiter", "Continue"))
    await newcomer.taps(say("Französisch", "French"))
    await newcomer.taps(say("Weiter", "Continue"))
    await newcomer.taps(say("Nachbarn", "Neighbours"))
