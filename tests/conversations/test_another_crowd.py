"""Story 6, where another crowd could come: shown with its price, asked only when the customer orders it."""

from __future__ import annotations

import re

import pytest

from tests.conversations.steps import LATER, books
from tests.conversations.town import Town, both_languages
from tests.databases import both


async def nobody_comes(town: Town) -> None:
    """The customer has booked for now, and no neighbour has accepted."""
    await books(town.customer)
    await town.waits(minutes=15)


@both
@both_languages
async def test_when_no_neighbour_comes_a_professional_can_be_ordered(town: Town) -> None:
    say, customer, petra = town.words, town.customer, town.petra
    await nobody_comes(town)
    labels = customer.buttons()
    crowd = say("Lieber Profis: CHF 100–195", "Professionals instead: CHF 100–195")
    assert any("Nov" in label for label in labels[: labels.index(crowd)])  # their own crowd's slots come first
    assert labels.index(crowd) < labels.index(say("Mit einem Menschen sprechen", "Talk to a person"))
    customer.sees(say("Auch andere könnten kommen", "Others could come too"))

    await customer.taps(crowd)
    customer.sees(say("Profis: voraussichtlich CHF 100–195", "Professionals: estimated CHF 100–195"))
    await customer.taps(say("Ankunft 14:", "Arrival 14:"))
    shown = re.search(
        say(r"Profis: voraussichtlich (CHF \d+–\d+),", r"Professionals: estimated (CHF \d+–\d+),"), customer.last()
    )
    assert shown is not None, customer.last()
    customer.sees(say("Stimmt alles?", "Is everything right?"))
    assert say("Annehmen", "Accept") not in petra.buttons()
    await customer.taps(say("Verbindlich buchen", "Book now"))
    customer.sees(say("Wir fragen gerade eine Person", "We are asking one person"))
    customer.sees(shown[1])
    assert say("Annehmen", "Accept") in petra.buttons()
    assert say("Annehmen", "Accept") not in town.luca.buttons()
    assert say("Annehmen", "Accept") in town.luca.buttons("helpers")
    await town.luca.taps(say("Annehmen", "Accept"), "helpers")
    customer.sees_not(say("Luca kommt", "Luca is coming"))

    await petra.taps(say("Annehmen", "Accept"))
    customer.sees(say("Petra kommt um 14:", "Petra is coming at 14:"))
    await town.ada.says("/job 1", "admins")
    town.ada.sees(say("→ gesucht (Profis)", "→ searching (Professionals)"), shown[1], chat="admins")
    await petra.taps(say("Ich bin da", "I am here"))
    await petra.taps(say("Erledigt", "Done"))
    await petra.says("150")
    customer.sees(say("Schlusspreis: CHF 150", "Final price: CHF 150"))


async def test_the_way_back_from_another_crowd_leads_to_the_own_times(town: Town) -> None:
    await nobody_comes(town)
    own = [label for label in town.anna.buttons() if "Nov." in label]
    await town.anna.taps("Lieber Profis")
    await town.anna.taps("Nov.")
    await town.anna.taps("Zurück")
    town.anna.sees("Profis: voraussichtlich")
    await town.anna.taps("Zurück")
    assert [label for label in town.anna.buttons() if "Nov." in label] == own
    await town.anna.taps(own[0])
    assert "Annehmen" in town.luca.buttons()
    assert "Annehmen" not in town.petra.buttons()


async def test_a_later_time_of_another_crowd_in_words(town: Town) -> None:
    await nobody_comes(town)
    await town.petra.says("/duty off")
    await town.anna.taps("Lieber Profis")
    assert not any("Ankunft" in label for label in town.anna.buttons())
    await town.anna.says("morgen nachmittag")
    town.anna.sees("Profis: voraussichtlich")
    await town.anna.taps("Mi., 18. Nov.")
    await town.anna.taps("Verbindlich buchen")
    assert "Annehmen" in town.petra.buttons()
    town.petra.sees("Ankunft Mi., 18. Nov.")


async def test_a_booking_for_later_that_nobody_took(town: Town) -> None:
    await books(town.anna, LATER, arrival="17:00")
    await town.waits(hours=5)
    town.anna.sees("Leider hat niemand zugesagt.")
    await town.anna.taps("Lieber Profis")
    assert not any("Ankunft" in label for label in town.anna.buttons())
    assert any("Nov." in label for label in town.anna.buttons())


async def test_a_crowd_nobody_belongs_to_is_not_offered(town: Town) -> None:
    await town.ada.says("/ban Petra Unfug", "admins")
    await nobody_comes(town)
    assert not any("Profis" in label for label in town.anna.buttons())
    town.anna.sees("Wann passt es Ihnen?")


async def test_only_another_crowd_is_left(town: Town) -> None:
    await books(town.anna)
    for name in ("Luca", "Mia", "Noah", "Urs"):
        await town.ada.says(f"/suspend {name} Ferien", "admins")
    await town.waits(minutes=15)
    town.anna.sees("Andere könnten kommen")
    assert not any("Nov." in label for label in town.anna.buttons())


async def test_an_arrival_that_had_gone_stayed_on_the_booking(town: Town) -> None:
    await nobody_comes(town)
    await town.anna.taps("Lieber Profis")
    shown = next(label for label in town.anna.buttons() if label.startswith("Ankunft"))
    await town.waits(minutes=40)
    assert "nicht mehr frei" in await town.anna.taps(shown)
    assert shown not in town.anna.buttons()
    assert any(label.startswith("Ankunft 1") for label in town.anna.buttons())


@pytest.mark.parametrize("forged", ["b:1:view:crowd-pros", "b:1:view:crowd-nobody", "b:1:order:"])
async def test_another_crowd_is_never_asked_for_a_booking_that_is_not_over(town: Town, forged: str) -> None:
    await books(town.anna)
    await town.anna.taps("Verschieben")
    await town.anna.presses(forged)
    await town.anna.says("/jobs")
    town.anna.sees("Wir fragen gerade 2 Personen", "CHF 45–70")
    await town.anna.presses("b:1:order:")
    assert "Annehmen" not in town.petra.buttons()


@pytest.mark.parametrize(
    ("tongue", "question", "order"),
    [
        ("Français", "Professionnels\u00a0: prix indicatif CHF 100–195", "Réserver"),
        ("Italiano", "Professionisti: prezzo indicativo CHF 100–195", "Prenotare"),
    ],
)
async def test_another_crowd_in_french_and_italian(town: Town, tongue: str, question: str, order: str) -> None:
    await nobody_comes(town)
    await town.anna.says("/language")
    await town.anna.taps(tongue)
    await town.anna.taps("Profes")
    town.anna.sees(question)
    await town.anna.taps("nov")
    assert any(order in label for label in town.anna.buttons())
