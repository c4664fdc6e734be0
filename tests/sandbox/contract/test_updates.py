"""What only updates show: service lines, channels, edits by people, inaccessible messages.

Called by a client we did not write, over real HTTP; answers are also held against the documentation.
"""

from __future__ import annotations

import pytest
import telegram
from aiogram.types import InaccessibleMessage, Update

from sandbox import people
from tests.sandbox.room import ADA, ANNA, CHANNEL, GROUP, KEYS, Room


async def test_service_lines_migration_and_the_bots_own_membership(room: Room) -> None:
    people.puts_bot(room.world, ADA, "small", "left")
    people.puts_bot(room.world, ADA, "small", "member")
    new = people.migrates(room.world, GROUP)
    updates = await room.updates()
    own = [one.my_chat_member.new_chat_member.status for one in updates if one.my_chat_member]
    assert own == ["left", "member"]
    moved = [one.message for one in updates if one.message]
    assert [one.migrate_to_chat_id for one in moved if one.migrate_to_chat_id] == [new]
    assert [one.migrate_from_chat_id for one in moved if one.migrate_from_chat_id] == [GROUP]
    with pytest.raises(telegram.error.ChatMigrated) as moved_away:
        await room.bot.send_message(GROUP, "Hello?")
    assert moved_away.value.new_chat_id == new
    assert (await room.bot.send_message(new, "Hello")).message_id == 2


async def test_channel_posts_and_edits(room: Room) -> None:
    sent = await room.bot.send_message(CHANNEL, "News")
    assert sent.sender_chat is not None
    assert sent.from_user is None
    post = people.says(room.world, ADA, "More news", CHANNEL)
    people.edits(room.world, ADA, post, "Other news", CHANNEL)
    said = people.says(room.world, ANNA, "one")
    people.edits(room.world, ANNA, said, "two")
    place = people.location(room.world, ANNA, latitude=47.0, longitude=8.0, live_period=600)
    people.moves(room.world, ANNA, place, latitude=47.1, longitude=8.1)
    updates = await room.updates()
    assert [one.channel_post.text for one in updates if one.channel_post] == ["More news"]
    assert [one.edited_channel_post.text for one in updates if one.edited_channel_post] == ["Other news"]
    edited = [one.edited_message for one in updates if one.edited_message]
    assert edited[0].text == "two"
    assert edited[1].location is not None
    assert edited[1].location.latitude == pytest.approx(47.1)


async def test_a_tap_on_a_deleted_message_is_inaccessible(room: Room) -> None:
    sent = await room.bot.send_message(ANNA, "Shall we?", reply_markup=KEYS)
    people.deletes(room.world, ANNA, sent.message_id)
    chat, anna = people.chat_of(room.world, ANNA), people.person_of(room.world, ANNA)
    people.presses(room.world, anna, chat, sent.message_id, "yes")
    _, answer = await room.world.call("getUpdates", {})
    query = Update.model_validate(answer["result"][-1]).callback_query
    assert query is not None
    assert isinstance(query.message, InaccessibleMessage)


async def test_files_of_every_kind_reach_the_bot(room: Room) -> None:
    for send in (people.photo, people.voice, people.video, people.document, people.sticker):
        send(room.world, ANNA)
    people.photo(room.world, ANNA, album="1")
    people.photo(room.world, ANNA, album="1")
    people.contact(room.world, ANNA)
    people.poll(room.world, ANNA, "private", "When?", ["now", "later"])
    kinds = [telegram.helpers.effective_message_type(one) for one in await room.updates()]
    assert kinds == ["photo", "voice", "video", "document", "sticker", "photo", "photo", "contact", "poll"]
