"""The same road in French and Italian, both sides of it. Refuses to check more than the words people read."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.conversations.steps import books
from tests.conversations.town import Player, Town

GERMAN_WORDS = ("Ihre", "Sie ", "Anliegen", "Ankunft", "Voraussichtlich", "Auftrag", "Buchung", "Wir ")


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """What is said and pressed in a language."""

    name: str
    need: str
    arrival: str
    order: str
    accept: str
    coming: str
    here: str
    done: str
    agree: str
    later: str
    tomorrow: str
    gas: str
    gas_answer: str


FRENCH = Tongue(
    name="Français",
    need="Mon imprimante n'imprime plus, 8004 Zurich, le plus vite possible",
    arrival="Arrivée",
    order="Réserver",
    accept="Accepter",
    coming="Luca arrive à",
    here="Je suis là",
    done="Terminé",
    agree="D’accord",
    later="Mon wifi est très lent, 8004 Zurich, demain après 17 h",
    tomorrow="mer. 18 nov.",
    gas="ça sent le gaz dans ma cuisine, 8004 Zurich",
    gas_answer="118 pompiers",
)
ITALIAN = Tongue(
    name="Italiano",
    need="La mia stampante non stampa più, 8004 Zurigo, il più presto possibile",
    arrival="Arrivo",
    order="Prenotare",
    accept="Accettare",
    coming="Luca arriva alle",
    here="Sono qui",
    done="Finito",
    agree="D’accordo",
    later="Il mio wifi è molto lento, 8004 Zurigo, domani dopo le 17",
    tomorrow="mer 18 nov",
    gas="sento odore di gas in cucina, 8004 Zurigo",
    gas_answer="118 pompieri",
)
tongues = pytest.mark.parametrize("tongue", [FRENCH, ITALIAN], ids=lambda tongue: tongue.name)


async def speaks(player: Player, tongue: Tongue) -> None:
    """A person chooses the language."""
    await player.says("/language")
    await player.taps(tongue.name)


def reads_no_german(player: Player, after: int) -> None:
    """Nothing the bot wrote since then has a German word."""
    written = [m["text"] for m in player.messages()[after:] if m["from"]["bot"]]
    assert written
    assert [(word, text) for text in written for word in GERMAN_WORDS if word in text] == []


@tongues
async def test_help_now_on_both_sides(town: Town, tongue: Tongue) -> None:
    for player in (town.anna, town.luca):
        await speaks(player, tongue)
    since = {player.name: len(player.messages()) for player in (town.anna, town.luca)}

    await books(town.anna, tongue.need, arrival=tongue.arrival, order=tongue.order)
    await town.luca.taps(tongue.accept)
    town.anna.sees(tongue.coming)
    await town.luca.taps(tongue.here)
    await town.luca.taps(tongue.done)
    await town.luca.says("60")
    await town.anna.taps(tongue.agree)
    town.luca.sees("CHF 51")

    for player in (town.anna, town.luca):
        reads_no_german(player, since[player.name])


@tongues
async def test_the_wished_time_is_read_and_written_in_the_language(town: Town, tongue: Tongue) -> None:
    await speaks(town.anna, tongue)
    await town.anna.says(tongue.later)
    town.anna.sees("8004 Zürich", tongue.tomorrow)
    assert f"{tongue.tomorrow} 17:00–17:30" in town.anna.buttons()


@tongues
async def test_a_smell_of_gas_gets_the_numbers_and_no_booking(town: Town, tongue: Tongue) -> None:
    await speaks(town.anna, tongue)
    offered = town.anna.buttons()
    await town.anna.says(tongue.gas)
    town.anna.sees("144", tongue.gas_answer)
    assert town.anna.buttons() == offered  # nothing to book
