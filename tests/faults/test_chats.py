"""Chats that change under the bot: blocked and let back, moved to another id, messages deleted, and a flood.

Telegram tells a bot about the first two at best once, about a deleted message never, and about limits with a 429.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from nlu.local import Local
from sandbox import people
from sandbox.faults import Rule
from storage import owed
from tests.conversations.steps import GERMAN, books, is_accepted, is_done
from tests.conversations.town import ADMINS, ZURICH, Player, Town, together
from tests.databases import both
from tests.faults.story import StormyTown, owes_nothing, told


@pytest.fixture
async def town(database: str, understander: Local) -> AsyncIterator[Town]:
    """A town in which Telegram may refuse a call; what is left undone is for the tests to find."""
    made = StormyTown(database, understander)
    try:
        await made.populate()
        yield made
    finally:
        await made.close()


async def writes(anna: Player) -> None:
    """Come back with a word."""
    await anna.says("/start")


async def presses(anna: Player) -> None:
    """Come back with a button that stood there all the time."""
    message, button = anna.button("Absagen")
    people.taps(anna.town.world, anna.id, button, message=message)
    await anna.town.settle()


async def unblocks(anna: Player) -> None:
    """Come back without a word: Telegram says so."""
    await anna.town.settle()


@both
@pytest.mark.parametrize("comes_back", [writes, presses, unblocks])
async def test_what_is_owed_to_whoever_blocked_the_bot_comes_when_they_are_back(
    town: Town, comes_back: Callable[[Player], Any]
) -> None:
    await books(town.anna)
    people.blocks(town.world, town.anna.id)
    await town.luca.taps("Annehmen")
    await town.luca.taps("in 10")
    await town.waits(minutes=10)
    town.anna.sees_not("Luca")
    refused = sum(call["status"] == 403 for call in town.world.transcript.since(0))
    assert refused <= 1  # Telegram said so once: it is not asked again and again

    people.blocks(town.world, town.anna.id, on=False)
    await comes_back(town.anna)
    town.anna.sees("Luca kommt um 14:15", "Luca ist unterwegs")
    assert town.anna.reads().index("Luca kommt um") < town.anna.reads().index("ist unterwegs und etwa")
    assert told(town, "anna")["Luca kommt um 14:15 Uhr (Di., 17. Nov.)."] == 1
    await owes_nothing(town)


async def test_a_403_that_nobody_announced_is_remembered_too(town: Town) -> None:
    await books(town.anna)
    town.world.faults.set([Rule(kind="forbidden", chat=town.anna.id, nth=1)])
    await town.luca.taps("Annehmen")
    town.anna.sees_not("kommt um")
    people.blocks(town.world, town.anna.id, on=False)
    await town.anna.says("wo bisch?")
    town.anna.sees("Luca kommt um 14:15")
    await owes_nothing(town)


async def moves(town: Town, chat: int) -> int:
    """A group becomes a supergroup; the message in it says where it went."""
    new = people.migrates(town.world, chat)
    await town.settle()
    return new


async def moves_unannounced(town: Town, chat: int) -> int:
    """The same, but all the bot gets is the error of its next message."""
    new = people.migrates(town.world, chat)
    for update in await town.app.bot.get_updates():  # whoever fetched these is gone
        await town.app.bot.get_updates(offset=update.update_id + 1)
    return new


@both
@pytest.mark.parametrize("moving", [moves, moves_unannounced])
async def test_a_helper_chat_that_moves_in_the_middle_of_a_job(town: Town, moving: Callable[..., Any]) -> None:
    await books(town.anna)
    town.luca.sees("Auftrag 1", chat="helpers")
    new = await moving(town, ZURICH)
    await books(town.customer)
    assert "Annehmen" in town.luca.buttons(new)
    for number in (1, 2):
        assert sum(f"Auftrag {number}" in one["text"] for one in town.luca.messages(new)) == 1
    message = next(one["id"] for one in town.luca.messages(new) if "Auftrag 1" in one["text"])
    people.taps(town.world, town.luca.id, 0, new, message=message)
    await town.settle()
    town.anna.sees("Luca kommt um")
    assert [one["text"] for one in town.luca.messages(new) if one["id"] == message] == [
        "✅ Vergeben: Auftrag 1 (8004 Zürich) an Luca"
    ]
    assert "Annehmen" in town.luca.buttons(new)  # the other one is still to be had
    await town.restarts()
    await town.mia.taps("Annehmen", new)
    town.mia.sees("Hardstrasse 12")
    assert "Annehmen" not in town.luca.buttons(new)
    await owes_nothing(town)


@both
@pytest.mark.parametrize("moving", [moves, moves_unannounced])
async def test_an_admin_chat_that_moves_in_the_middle_of_an_alarm(town: Town, moving: Callable[..., Any]) -> None:
    people.join(town.world, town.petra.id, ADMINS)
    await is_done(town)
    await town.anna.taps("Nicht einverstanden")
    town.ada.sees("Preis strittig", chat=ADMINS)
    new = await moving(town, ADMINS)
    await town.anna.says("/human")
    town.ada.sees("Preis strittig", "mit einem Menschen sprechen", chat=new)
    await town.petra.taps("Ich übernehme", new)  # a member of the chat is an admin of the bot, there as here
    town.ada.sees("Petra kümmert sich", chat=new)
    await town.ada.says("/settle 1 50 besprochen", new)
    town.anna.sees("Abgeschlossen: CHF 50")
    assert sum("Preis strittig" in one["text"] and "✅ Erledigt" in one["text"] for one in town.ada.messages(new)) == 1
    await town.restarts()
    await town.ada.says("/stats", new)
    town.ada.sees("Verfügbar: 5", chat=new)
    await owes_nothing(town)


async def test_the_old_address_of_the_admin_chat_commands_nothing_any_more(town: Town) -> None:
    new = await moves(town, ADMINS)
    update = {
        "update_id": 1,
        "message": {
            "message_id": 1,
            "date": int(town.time.now().timestamp()),
            "chat": {"id": ADMINS, "type": "group", "title": "Admins"},
            "from": {"id": town.ada.id, "is_bot": False, "first_name": "Ada", "language_code": "de"},
            "text": "/stats",
        },
    }
    await town.app.intake.keep([update])
    await town.settle()
    town.ada.sees_not("Verfügbar: ", chat=new)


@both
async def test_a_deleted_booking_card_comes_anew(town: Town) -> None:
    await books(town.anna)
    people.deletes(town.world, town.anna.id, town.anna.messages()[-1]["id"])
    town.anna.sees_not("Wir fragen gerade")
    await town.luca.taps("Annehmen")
    town.anna.sees("✅ Luca kommt")
    await town.luca.taps("in 10")
    assert town.anna.reads().count("🚗 Luca ist unterwegs, Ankunft") == 1
    await owes_nothing(town)
    assert unheeded(town) <= 1


@both
async def test_a_deleted_card_of_the_helper_chat_comes_anew_or_not_at_all(town: Town) -> None:
    await books(town.anna)
    people.deletes(town.world, town.ada.id, town.luca.messages("helpers")[-1]["id"], "helpers")
    await town.luca.taps("Annehmen")
    assert town.count("Vergeben: Auftrag 1") <= 1
    assert town.count("Auftrag 1") <= 1
    await town.mia.says("/me")
    await town.waits(minutes=30)
    await owes_nothing(town)
    assert unheeded(town) <= 1


async def test_every_card_deleted_and_the_story_ends_well_all_the_same(town: Town) -> None:
    """Anna tidies up after every step; what she needs to go on is there again each time."""

    def tidies() -> None:
        for message in town.anna.messages():
            people.deletes(town.world, town.anna.id, message["id"])

    await is_accepted(town)
    tidies()
    await town.luca.taps("Ich bin da")
    tidies()
    await town.luca.taps("Erledigt")
    await town.luca.says("60")
    await town.anna.taps("Einverstanden")
    tidies()
    await town.anna.says("/jobs")
    await town.waits(days=3)
    await owes_nothing(town)


def unheeded(town: Town) -> int:
    """How often Telegram refused to change a message that is gone."""
    return sum("not found" in str(call["answer"]) for call in town.world.transcript.since(0))


@pytest.fixture
async def crowded(database: str, understander: Local) -> AsyncIterator[Town]:
    """A town in which Telegram's limits hold, and many people live."""
    made = Town(database, understander, limits=True)
    try:
        await made.populate()
        yield made
    finally:
        await made.close()


TO_AND_FRO = (
    ("says", GERMAN),
    ("taps", "Ankunft"),
    ("says", "Hardstrasse 12, 079 555 12 34"),
    ("taps", "Verbindlich"),
    ("taps", "Absagen"),
    ("taps", "Ja, absagen"),
)


async def test_a_flood_stays_within_telegrams_limits(crowded: Town) -> None:
    """Fewer than one call in a hundred is refused with 429, and everybody is answered."""
    town = crowded
    flood = [people.add_person(town.world, f"Kunde{number}", language="de").id for number in range(100)]
    for words in ("/start", "/help"):
        for person in flood:
            people.says(town.world, person, words)
    customers = [Player(town, person, str(person)) for person in flood[:5]]
    for does, what in TO_AND_FRO:
        await town.waits(minutes=0.5)  # what was held back comes
        await together(*(getattr(customer, does)(what) for customer in customers))
    await town.waits(minutes=10)
    calls = [call for call in town.world.transcript.since(0) if call["method"] != "getUpdates"]
    answers = Counter(call["status"] for call in calls)
    assert len(calls) > 250
    assert answers[429] < len(calls) / 100, answers
    for person in flood:
        shown = Player(town, person, str(person)).reads()
        assert "Guten Tag" in shown
        assert "So geht es" in shown
    for customer in customers:
        customer.sees("Abgesagt.")
    assert town.count("abgesagt") == len(customers)
    async with town.store.reading(town.time.now()) as unit:
        assert await owed.count_owed(unit) == 0
