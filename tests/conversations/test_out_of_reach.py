"""Who blocks the bot, or throws it out: nobody is asked who cannot hear, and the admins learn of a lost helper chat."""

from __future__ import annotations

from sandbox import people
from tests.conversations.steps import books
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
