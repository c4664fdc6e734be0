"""Edits and deletions.

Called by a client we did not write, over real HTTP; answers are also held against the documentation.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import telegram
from telegram.error import BadRequest

from sandbox import people
from sandbox.files import picture
from sandbox.screen import screen
from tests.sandbox.room import ADA, ADMINS, ANNA, HELPERS, KEYS, LUCA, Room, calls


@calls("editMessageText", "editMessageReplyMarkup")
async def test_edits(room: Room) -> None:
    sent = await room.bot.send_message(ANNA, "one", reply_markup=KEYS)
    where: dict[str, Any] = {"chat_id": ANNA, "message_id": sent.message_id}
    edited = await room.bot.edit_message_text("two", **where, reply_markup=KEYS)
    assert isinstance(edited, telegram.Message)
    assert edited.edit_date
    assert (room.sees()["text"], room.sees()["edited"]) == ("two", True)
    for again in (
        room.bot.edit_message_text("two", **where, reply_markup=KEYS),
        room.bot.edit_message_reply_markup(**where, reply_markup=KEYS),
    ):
        with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply markup"):
            await again
    assert await room.bot.edit_message_reply_markup(**where)
    assert room.sees()["buttons"] == []
    said = people.says(room.world, ANNA, "mine")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await room.bot.edit_message_text("yours", chat_id=ANNA, message_id=said)
    picture_sent = await room.bot.send_photo(ANNA, picture())
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await room.bot.edit_message_text("x", chat_id=ANNA, message_id=picture_sent.message_id)


@calls("editMessageCaption")
async def test_captions(room: Room) -> None:
    sent = await room.bot.send_photo(ANNA, picture(), caption="one")
    edited = await room.bot.edit_message_caption(ANNA, sent.message_id, caption="<i>two</i>", parse_mode="HTML")
    assert isinstance(edited, telegram.Message)
    assert (edited.caption, edited.caption_entities[0].type) == ("two", "italic")
    words = await room.bot.send_message(ANNA, "words")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await room.bot.edit_message_caption(ANNA, words.message_id, caption="x")


@calls("deleteMessage", "deleteMessages")
async def test_deletes(room: Room) -> None:
    sent = [await room.bot.send_message(HELPERS, str(one)) for one in range(3)]
    assert await room.bot.delete_message(HELPERS, sent[0].message_id)
    assert await room.bot.delete_messages(HELPERS, [one.message_id for one in sent])
    assert screen(room.world, LUCA, "helpers")["messages"] == []
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await room.bot.delete_message(HELPERS, sent[0].message_id)
    old = await room.bot.send_message(ANNA, "old")
    room.world.clock.advance(timedelta(hours=49))
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await room.bot.delete_message(ANNA, old.message_id)
    by_others = people.says(room.world, ADA, "/hello", "admins")
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await room.bot.delete_message(ADMINS, by_others)
