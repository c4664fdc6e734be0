"""What somebody who meant harm, or had bad luck, brought about once. Refuses to test what was always right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.price import Catalogue
from tests.conversations.steps import GERMAN, is_accepted, is_at_work, is_done
from tests.conversations.town import Town
from tests.databases import both


@both
async def test_after_quiet_days_the_bot_was_silent(town: Town) -> None:
    for person in (town.anna, town.ben, town.nina):
        await person.says("/start")
    await town.waits(days=4)
    for person in (town.anna, town.ben, town.nina):
        before = len(person.messages())
        await person.says("/help")
        assert len(person.messages()) > before + 1, person.reads()


def dearer(catalogue: Catalogue) -> Catalogue:
    """The same price list, ten francs up."""
    return Catalogue(
        tariffs={key: replace(tariff, base=tariff.base + 1000) for key, tariff in catalogue.tariffs.items()}
    )


async def test_the_order_button_booked_at_another_price_than_it_showed(town: Town) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    town.anna.sees("CHF 45–70")
    rules = town.store.rules
    town.store.rules = replace(rules, catalogue=dearer(rules.catalogue))
    assert "Preis hat sich" in await town.anna.taps("Verbindlich")
    town.anna.sees("CHF 55–80")
    town.anna.sees_not("Buchung 1")
    await town.anna.taps("Verbindlich")
    town.anna.sees("Buchung 1", "CHF 55–80")


@pytest.mark.parametrize("word", ["ja", "1"])
async def test_a_word_booked_at_another_price_than_the_card_showed(town: Town, word: str) -> None:
    await town.anna.says(GERMAN)
    await town.anna.taps("Ankunft")
    await town.anna.says("Hardstrasse 12, 079 555 12 34")
    town.anna.sees("CHF 45–70")
    rules = town.store.rules
    town.store.rules = replace(rules, catalogue=dearer(rules.catalogue))
    await town.anna.says(word)
    town.anna.sees("Preis hat sich", "CHF 55–80")
    town.anna.sees_not("Buchung 1")
    await town.anna.says(word)
    town.anna.sees("Buchung 1", "CHF 55–80")


async def test_a_late_helper_took_free_cancelling_away(town: Town) -> None:
    await is_accepted(town)
    await town.waits(minutes=60)
    town.anna.sees("Jemand anderen suchen")
    await town.luca.taps("in 45")
    assert "Jemand anderen suchen" in "".join(town.anna.buttons())
    await town.anna.taps("Absagen")
    await town.anna.taps("Ja, absagen")
    assert "Zu zahlen" not in town.anna.last()


async def test_nobody_was_there_before_the_visit_had_begun(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Ging nicht")
    assert "zu früh" in await town.luca.taps("Niemand da")
    town.anna.sees_not("konnte es nicht erledigen")
    await town.waits(minutes=31)
    await town.luca.taps("Niemand da")
    town.anna.sees("konnte es nicht erledigen", "CHF 20")


async def test_everything_said_after_a_settled_dispute_was_too_late(town: Town) -> None:
    await is_done(town)
    await town.anna.taps("Nicht einverstanden")
    await town.ada.says("/settle 1 50 Kulanz", "admins")
    await town.anna.says("Mein Fernseher zeigt kein Bild")
    town.anna.sees("Fernseher")
    town.anna.sees_not("geht jetzt nicht mehr")


async def test_everything_the_helper_said_after_a_settled_job_was_too_late(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("120")
    await town.ada.says("/settle 1 50 Kulanz", "admins")
    await town.luca.says("/me")
    await town.luca.says("Mein Fernseher zeigt kein Bild")
    town.luca.sees_not("geht jetzt nicht mehr")


async def test_an_amount_that_can_never_be_asked_for_was_explained_first(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("20000")
    town.luca.sees("kein gültiger Betrag")
    town.luca.sees_not("Warum")
    await town.luca.says("120")
    await town.luca.says("neue Kabel")
    town.anna.sees("neue Kabel", "CHF 120")


@both
async def test_a_replaced_helper_took_the_job_again(town: Town) -> None:
    await is_accepted(town)
    await town.waits(minutes=60)
    await town.anna.taps("Jemand anderen suchen")
    assert "nicht erlaubt" in await town.luca.taps("Annehmen", "helpers")
    town.luca.sees_not("Hardstrasse 12", chat="helpers")


async def test_a_reply_to_the_card_that_asks_went_to_the_other_side(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Erledigt")
    await town.luca.answers("Schlusspreis", "60")
    town.anna.sees("Schlusspreis: CHF 60")
    assert "weitergeleitet" not in town.luca.last()
    await town.anna.answers("Schlusspreis", "ja")
    town.anna.sees("Abgeschlossen: CHF 60")


async def test_a_number_passed_through_the_reason_for_extra_work(town: Town) -> None:
    await is_at_work(town)
    await town.luca.taps("Mehraufwand")
    await town.luca.says("120")
    await town.luca.says("neues Gerät, mehr unter @lucaxyz")
    town.anna.sees("neues Gerät")
    town.anna.sees_not("@lucaxyz")


async def test_an_admins_settlement_was_no_done_job(town: Town) -> None:
    await is_at_work(town)
    await town.ada.says("/settle 1 50 Kulanz", "admins")
    await town.luca.says("/me")
    town.luca.sees("Erledigt: 1")


async def test_a_job_nobody_ends_rang_for_ever(town: Town) -> None:
    await is_accepted(town)
    await town.waits(days=9)
    before = len(town.luca.messages())
    await town.waits(days=9)
    assert len(town.luca.messages()) == before


async def test_the_last_line_said_that_somebody_comes_after_it_was_cancelled(town: Town) -> None:
    await is_accepted(town)
    await town.anna.taps("Absagen")
    await town.anna.taps("Ja, absagen")
    assert "Abgesagt" in town.anna.last()


async def test_the_code_of_the_door_opened_a_need_in_another_canton(town: Town) -> None:
    await is_accepted(town)
    await town.anna.says("Der Code an der Haustür ist 1234#")
    town.anna.sees_not("1234 Vessy", "Haus & Garten")
    assert "1234" in town.luca.reads() or "Für wen" in town.anna.last()
