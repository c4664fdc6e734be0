"""Who blocks the bot, or throws it out: nobody is asked who cannot hear, and the admins learn of a lost helper chat."""

from __future__ import annotations

from sandbox import people
from tests.conversations.steps import books, is_accepted
from tests.conversations.town import ZURICH, Town
from tests.databases import both


@both
async def test_a_helper_who_blocked_the_bot_was_still_asked(town: Town) -> None:
    people.blocks(town.world, town.luca.id)
    await town.settle()
    await books(town.anna)
    await town.ada.says("/job 1", "admins")
    town.ada.sees("Anfrage an Mia", chat="admins")
    town.ada.sees_not("Anfrage an Luca", chat="admins")
    people.blocks(town.world, town.luca.id, on=False)
    await town.luca.says("/duty on")
    town.luca.sees("🟢 Du bist verfügbar")


async def test_the_bot_thrown_out_of_a_helper_chat_is_an_alarm_at_once(town: Town) -> None:
    people.puts_bot(town.world, town.ada.id, ZURICH, "kicked")
    await town.settle()
    town.ada.sees("aus dem Helferchat von zurich entfernt", chat="admins")
    people.puts_bot(town.world, town.ada.id, ZURICH, "administrator")
    await town.settle()
    town.ada.sees("✅ Erledigt", chat="admins")


async def test_nobody_learned_that_the_helper_of_a_job_had_blocked_the_bot(town: Town) -> None:
    await is_accepted(town)
    people.blocks(town.world, town.luca.id)
    await town.settle()
    town.ada.sees("nicht mehr zu erreichen", "Luca (2001)", "/reassign 1 Grund", chat="admins")
    await town.ada.says("/reassign 1 nicht erreichbar", "admins")
    await town.mia.taps("Annehmen")
    town.anna.sees("Mia")


async def test_who_left_the_helper_chat_during_a_job_was_still_available(town: Town) -> None:
    await is_accepted(town)
    people.leave(town.world, town.luca.id, ZURICH)
    await town.settle()
    assert town.count("nicht mehr zu erreichen", "admins", town.ada) == 1
    assert "Helferchat Zürich verlassen" in town.luca.last()
    people.leave(town.world, town.mia.id, ZURICH)
    await town.settle()
    await town.ada.says("/helper Mia", "admins")
    assert "⏸" in town.ada.last("admins")
