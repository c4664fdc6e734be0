"""Messages and what is put on them: text, places, cards, reactions, pins, answers to taps.

Called by a client we did not write, over real HTTP; answers are also held against the documentation.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
import telegram
from telegram.error import BadRequest, Forbidden

from sandbox import people
from sandbox.screen import screen
from tests.sandbox.room import ANNA, HELPERS, KEYS, LUCA, MIA, Room, calls


@calls("sendMessage")
async def test_message(room: Room) -> None:
    asked = people.says(room.world, ANNA, "Help!")
    sent = await room.bot.send_message(
        ANNA,
        "<b>Hi</b> <a href='https://example.org/a'>there</a>",
        parse_mode="HTML",
        reply_markup=KEYS,
        reply_parameters=telegram.ReplyParameters(asked, quote="Help"),
        protect_content=True,
        disable_notification=True,
        link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
    )
    assert sent.text == "Hi there"
    assert [one.type for one in sent.entities] == ["bold", "text_link"]
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "Help!"
    assert sent.quote is not None
    assert (sent.quote.text, sent.quote.position) == ("Help", 0)
    assert sent.has_protected_content
    assert sent.link_preview_options == telegram.LinkPreviewOptions(is_disabled=True)
    assert sent.reply_markup == KEYS
    assert (room.sees()["buttons"], room.sees()["silent"]) == ([["Yes"]], True)
    named = await room.bot.send_message(
        ANNA, '<a href="tg://user?id=1002">L</a> <a href="tg://user?id=7">?</a>', "HTML"
    )
    assert [(one.type, one.user.first_name if one.user else "") for one in named.entities] == [("text_mention", "Luca")]
    for words, complaint in (
        ("", "Message text is empty"),
        (" \n ", "Message text is empty"),
        ("x" * 4097, "Message is too long"),
    ):
        with pytest.raises(BadRequest, match=complaint):
            await room.bot.send_message(ANNA, words)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await room.bot.send_message(ANNA, "x", reply_to_message_id=999)
    assert (await room.bot.send_message(ANNA, "x", reply_to_message_id=999, allow_sending_without_reply=True)).text
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await room.bot.send_message(MIA, "Hello")
    with pytest.raises(BadRequest, match="Unsupported parse_mode"):
        await room.bot.send_message(ANNA, "x", parse_mode="TeX")


@calls("forwardMessage", "forwardMessages", "copyMessage", "copyMessages")
async def test_again(room: Room) -> None:
    said = people.photo(room.world, ANNA, caption="My router")
    other = people.says(room.world, ANNA, "It blinks")
    forwarded = await room.bot.forward_message(HELPERS, ANNA, said)
    assert isinstance(forwarded.forward_origin, telegram.MessageOriginUser)
    assert forwarded.forward_origin.sender_user.id == ANNA
    assert forwarded.caption == "My router"
    await room.bot.copy_message(HELPERS, ANNA, said, caption="<b>A</b> router", parse_mode="HTML", reply_markup=KEYS)
    seen = room.sees(LUCA, "helpers")
    assert (seen["text"], seen["buttons"], "forwarded" in seen) == ("A router", [["Yes"]], False)
    assert len(await room.bot.copy_messages(HELPERS, ANNA, [said, other])) == 2
    assert len(await room.bot.forward_messages(HELPERS, ANNA, [said, other, 999])) == 2
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await room.bot.copy_message(HELPERS, ANNA, 999)
    secret = await room.bot.send_message(ANNA, "secret", protect_content=True)
    with pytest.raises(BadRequest, match="can't be forwarded"):
        await room.bot.forward_message(HELPERS, ANNA, secret.message_id)


@calls("sendLocation", "editMessageLiveLocation", "stopMessageLiveLocation")
async def test_places(room: Room) -> None:
    sent = await room.bot.send_location(ANNA, 47.37, 8.54, live_period=600, heading=90, horizontal_accuracy=10)
    assert sent.location
    moved = await room.bot.edit_message_live_location(ANNA, sent.message_id, latitude=47.38, longitude=8.55)
    assert isinstance(moved, telegram.Message)
    assert moved.location
    assert moved.location.latitude == pytest.approx(47.38)
    assert room.sees()["media"]["latitude"] == pytest.approx(47.38)
    assert await room.bot.stop_message_live_location(ANNA, sent.message_id)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await room.bot.edit_message_live_location(ANNA, sent.message_id, latitude=47.0, longitude=8.0)
    with pytest.raises(BadRequest, match="Wrong location specified"):
        await room.bot.send_location(ANNA, 91, 8)


@calls("sendVenue", "sendContact")
async def test_cards(room: Room) -> None:
    venue = await room.bot.send_venue(ANNA, 47.37, 8.54, "Workshop", "Langstrasse 1")
    assert venue.venue
    assert (venue.venue.title, venue.venue.location.longitude) == ("Workshop", 8.54)
    contact = await room.bot.send_contact(ANNA, "+41790001002", "Luca")
    assert contact.contact
    assert contact.contact.user_id == LUCA
    assert room.sees()["media"]["phone_number"] == "+41790001002"


@calls("sendChatAction")
async def test_typing(room: Room) -> None:
    assert await room.bot.send_chat_action(ANNA, "typing")
    assert screen(room.world, ANNA)["typing"] == "typing"
    room.world.clock.advance(timedelta(seconds=6))
    assert screen(room.world, ANNA)["typing"] is None
    with pytest.raises(BadRequest, match="Wrong parameter action"):
        await room.bot.send_chat_action(ANNA, "sneezing")


@calls("setMessageReaction")
async def test_reaction(room: Room) -> None:
    said = people.says(room.world, ANNA, "Thanks")
    assert await room.bot.set_message_reaction(ANNA, said, "👍")
    assert room.sees()["reactions"] == [{"emoji": "👍", "count": 1}]
    people.reacts(room.world, ANNA, said, "❤️")
    update = (await room.updates("message_reaction"))[-1]
    assert update.message is not None or update.message_reaction is not None
    people.reacts(room.world, ANNA, said, "🔥")
    told = (await room.updates())[-1].message_reaction
    assert told is not None
    assert [(one.type, getattr(one, "emoji", "")) for one in told.new_reaction] == [("emoji", "🔥")]
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await room.bot.set_message_reaction(ANNA, said, telegram.ReactionTypeEmoji("🥦"))


@calls("pinChatMessage", "unpinChatMessage", "unpinAllChatMessages")
async def test_pins(room: Room) -> None:
    one, two = [await room.bot.send_message(HELPERS, words) for words in ("one", "two")]
    for sent in (one, two):
        assert await room.bot.pin_chat_message(HELPERS, sent.message_id)
    pinned = (await room.bot.get_chat(HELPERS)).pinned_message
    assert pinned is not None
    assert pinned.message_id == two.message_id
    assert await room.bot.unpin_chat_message(HELPERS)
    assert [one["id"] for one in screen(room.world, LUCA, "helpers")["messages"] if one.get("pinned")] == [
        one.message_id
    ]
    assert await room.bot.unpin_all_chat_messages(HELPERS)
    assert (await room.bot.get_chat(HELPERS)).pinned_message is None
    with pytest.raises(BadRequest, match="Message to pin not found"):
        await room.bot.pin_chat_message(HELPERS, 999)


@calls("answerCallbackQuery")
async def test_tap(room: Room) -> None:
    await room.bot.send_message(ANNA, "Shall we?", reply_markup=KEYS)
    answer = people.taps(room.world, ANNA, "Yes")
    query = (await room.updates())[-1].callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("yes", ANNA)
    with pytest.raises(BadRequest, match="Message_too_long"):
        await query.answer("x" * 201)
    assert await query.answer("Done")
    assert answer.text == "Done"
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()
