"""Who may take a job and when: in reach, in time, not twice, not days early; what the customer hears of a change."""

from __future__ import annotations

from storage import helpers
from tests.conversations.steps import ENGLISH, LATER, books, is_accepted, is_at_work
from tests.conversations.town import Town
from tests.databases import both


async def nina_helps(town: Town, at: tuple[float, float], *, region: str, radius_km: int = 30) -> None:
    """Nina, who is nobody in the other stories, is an approved helper there."""
    async with town.store.unit(town.time.now(), "nina") as unit:
        await town._helper(unit, 2006, "Nina", at, crowd="friends")
        nina = await helpers.find(unit, 2006)
        assert nina is not None
        nina.region, nina.radius_km = region, radius_km
        await helpers.project_duty(unit, nina)


@both
async def test_a_forged_yes_from_another_region_does_not_win(town: Town) -> None:
    await nina_helps(town, (52.52, 13.40), region="berlin")
    await books(town.anna)
    await town.nina.says("/start")
    assert "nicht erlaubt" in await town.nina.presses("j:1:1:accept:")
    town.anna.sees_not("Nina kommt")


async def test_whoever_lives_near_but_belongs_to_another_region_is_not_asked(town: Town) -> None:
    await nina_helps(town, (47.3769, 8.5300), region="berlin")
    await books(town.anna)
    assert "Annehmen" not in town.nina.buttons()


async def test_beyond_their_radius_only_who_asks_in_the_helper_chat(town: Town) -> None:
    async with town.store.unit(town.time.now(), "radius") as unit:
        noah = await helpers.find(unit, town.noah.id)
        assert noah is not None
        noah.radius_km = 1
        await helpers.project_duty(unit, noah)
    await books(town.anna)
    await town.noah.says("/me")
    assert "nicht erlaubt" in await town.noah.presses("j:1:1:accept:")
    await town.noah.taps("Annehmen", "helpers")
    town.anna.sees("Noah kommt um")


@both
async def test_a_far_helper_does_not_stretch_the_window_the_customer_chose(town: Town) -> None:
    await books(town.anna)
    await town.waits(minutes=9)
    assert "Du wärst erst um 15:05" in await town.urs.taps("Annehmen", "helpers")
    town.anna.sees_not("Urs kommt")
    town.anna.sees("14:15–14:35")


@both
async def test_a_helper_still_at_work_does_not_get_another_job(town: Town) -> None:
    await is_at_work(town)
    await town.waits(hours=4)
    await books(town.ben, ENGLISH, arrival="Arrival", order="Book now")
    assert "läuft schon etwas anderes" in await town.luca.taps("Annehmen", "helpers")
    assert "Annehmen" in town.mia.buttons()


async def test_nobody_sets_off_or_arrives_days_early(town: Town) -> None:
    await books(town.anna, LATER, arrival="–")
    await town.luca.taps("Annehmen")
    assert not [label for label in town.luca.buttons() if "🚗" in label or "Ich bin da" in label]
    assert "noch zu früh" in await town.luca.presses("j:1:1:set_off:5")
    assert "noch zu früh" in await town.luca.presses("j:1:1:arrive:")
    town.anna.sees_not("ist unterwegs", "ist da")
    await town.waits(days=2, hours=2)
    await town.luca.taps("in 30")
    town.anna.sees("ist unterwegs")


async def test_an_appointment_that_cannot_be_kept_is_not_moved_unasked(town: Town) -> None:
    await books(town.anna, "Der Drucker druckt nicht mehr, 8004 Zürich, heute um 18 Uhr", arrival="–")
    await town.luca.taps("Annehmen")
    await town.waits(hours=4, minutes=15)
    await town.luca.taps("Zurückgeben")
    await town.luca.taps("Ich kann nicht")
    town.anna.sees("kann niemand mehr da sein", "Di., 17. Nov. 18:25–19:10", "verschieben oder kostenlos absagen")
    assert {"📅 Verschieben", "Absagen"} <= set(town.anna.buttons())
    assert "Annehmen" not in town.noah.buttons()
    await town.waits(minutes=3)
    assert "Annehmen" in town.noah.buttons()  # as fast as what is wanted now, not after half an hour
    await town.waits(minutes=15)
    town.anna.sees("Leider hat niemand zugesagt")


async def test_given_back_long_before_the_slot_stays_the_same_appointment(town: Town) -> None:
    await books(town.anna, LATER, arrival="–")
    await town.luca.taps("Annehmen")
    await town.waits(minutes=5)
    await town.luca.taps("Zurückgeben")
    await town.luca.taps("Ich kann nicht")
    town.anna.sees("Wir suchen sofort jemand anderen")
    town.anna.sees_not("kann niemand mehr da sein")


async def test_nobody_is_replaced_before_they_are_late(town: Town) -> None:
    await is_accepted(town)
    assert await town.anna.presses("b:1:replace:")
    town.anna.sees_not("Wir suchen jemand anderen")
    await town.waits(minutes=50)
    await town.anna.taps("Jemand anderen suchen")
    town.anna.sees("Wir suchen jemand anderen für Sie")
