"""A bot and people in one process: what is said is seen, what is pressed is answered, on both sides."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge, TelegramForbiddenError
from aiogram.types import (
    BufferedInputFile,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)

from sandbox import files, people
from sandbox.aiogram_session import InProcessSession
from sandbox.clock import Clock
from sandbox.files import picture
from sandbox.screen import screen
from sandbox.world import World

ANNA, LUCA, ADA = 1001, 1002, 1004
HELPERS = -1001000000001


@pytest.fixture
def world() -> World:
    return World(clock=Clock())


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    bot = Bot(world.token, session=InProcessSession(world))
    yield bot
    await bot.session.close()


async def updates(world: World, offset: int = 0) -> list[dict[str, Any]]:
    status, answer = await world.call("getUpdates", {"offset": offset, "timeout": 0})
    assert status == 200
    for one in answer["result"]:
        Update.model_validate(one, strict=False)
    return list(answer["result"])


def texts(world: World, person: int, chat: Any = "private") -> list[str]:
    return [one["text"] for one in screen(world, person, chat)["messages"]]


def buttons(label: str = "Yes", data: str = "yes") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=label, callback_data=data)]])


async def test_what_a_person_says_reaches_the_bot_until_it_is_acknowledged(world: World) -> None:
    message = people.says(world, ANNA, "/start shop_7")
    first = await updates(world)
    again = await updates(world)

    assert [one["message"]["text"] for one in first] == ["/start shop_7"]
    assert first == again
    assert first[0]["message"]["message_id"] == message
    assert first[0]["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert await updates(world, first[0]["update_id"] + 1) == []
    assert await updates(world) == []


async def test_a_bot_cannot_begin(world: World, bot: Bot) -> None:
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(ANNA, "Hello")
    people.says(world, ANNA, "/start")
    await bot.send_message(ANNA, "Hello")
    people.blocks(world, ANNA)
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(ANNA, "Hello again")
    people.says(world, ANNA, "/start")
    await bot.send_message(ANNA, "Welcome back")
    assert texts(world, ANNA) == ["/start", "Hello", "/start", "Welcome back"]
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(999_999, "Nobody")


async def test_a_tap_is_answered_once(world: World, bot: Bot) -> None:
    people.says(world, ANNA, "/start")
    sent = await bot.send_message(ANNA, "Shall we?", reply_markup=buttons())
    tap = people.taps(world, ANNA, "Yes")
    assert not tap.answered

    query = (await updates(world))[-1]["callback_query"]
    assert query["data"] == "yes"
    assert query["message"]["message_id"] == sent.message_id
    await bot.answer_callback_query(query["id"], "Done", show_alert=True)
    assert (tap.answered, tap.text, tap.alert) == (True, "Done", True)
    with pytest.raises(
        TelegramBadRequest, match="query is too old and response timeout expired or query ID is invalid"
    ):
        await bot.answer_callback_query(query["id"])


async def test_a_tap_left_alone_is_too_old_after_150_seconds(world: World, bot: Bot) -> None:
    people.says(world, ANNA, "/start")
    await bot.send_message(ANNA, "Shall we?", reply_markup=buttons())
    people.taps(world, ANNA, "Yes")
    query = (await updates(world))[-1]["callback_query"]
    world.clock.advance(timedelta(seconds=151))
    assert [list(one)[1] for one in await updates(world)] == ["message"]
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(query["id"])
    world.clock.advance(timedelta(hours=24))
    assert await updates(world) == []


async def test_a_missing_button_lists_those_that_are_there(world: World, bot: Bot) -> None:
    people.says(world, ANNA, "/start")
    await bot.send_message(ANNA, "Shall we?", reply_markup=buttons("Ja"))
    with pytest.raises(people.Unknown, match=r"Anna Meier sees no button .Nein. in .*; there are: “Ja”"):
        people.taps(world, ANNA, "Nein")


async def test_an_edit_is_seen_and_an_empty_edit_is_refused(world: World, bot: Bot) -> None:
    people.says(world, ANNA, "/start")
    sent = await bot.send_message(ANNA, "One", reply_markup=buttons())
    before = screen(world, ANNA)["revision"]
    with pytest.raises(TelegramBadRequest, match="message is not modified: specified new message content"):
        await bot.edit_message_text("One", chat_id=ANNA, message_id=sent.message_id, reply_markup=buttons())
    edited = await bot.edit_message_text("<b>Two</b>", chat_id=ANNA, message_id=sent.message_id, parse_mode="HTML")
    assert not isinstance(edited, bool)
    assert edited.reply_markup is None
    assert edited.edit_date is not None
    changed = screen(world, ANNA, since=before)["messages"]
    assert [(one["text"], one["edited"], one["buttons"]) for one in changed] == [("Two", True, [])]
    assert changed[0]["entities"] == [{"type": "bold", "offset": 0, "length": 3}]


async def test_a_deleted_message_is_gone_for_everybody(world: World, bot: Bot) -> None:
    sent = await bot.send_message(HELPERS, "A job")
    before = screen(world, LUCA, "helpers")["revision"]
    await bot.delete_message(HELPERS, sent.message_id)
    assert screen(world, LUCA, "helpers", since=before)["messages"] == [{"id": sent.message_id, "deleted": True}]
    assert texts(world, LUCA, "helpers") == []
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(HELPERS, sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=HELPERS, message_id=sent.message_id)


async def test_a_reply_keyboard_types_and_shares_a_contact(world: World, bot: Bot) -> None:
    people.says(world, ANNA, "/start")
    keys = [[KeyboardButton(text="Phone", request_contact=True)], [KeyboardButton(text="Skip")]]
    sent = await bot.send_message(ANNA, "Your number?", reply_markup=ReplyKeyboardMarkup(keyboard=keys))
    assert sent.reply_markup is None
    shown = screen(world, ANNA)
    assert shown["messages"][-1]["buttons"] == [["Phone"], ["Skip"]]
    assert shown["keyboard"]["rows"][0][0] == {"text": "Phone", "request_contact": True}

    people.taps(world, ANNA, "Phone")
    assert (await updates(world))[-1]["message"]["contact"]["user_id"] == ANNA
    people.taps(world, ANNA, "Skip", message=sent.message_id)
    assert (await updates(world))[-1]["message"]["text"] == "Skip"
    await bot.send_message(ANNA, "Thanks", reply_markup=ReplyKeyboardRemove())
    assert screen(world, ANNA)["keyboard"] is None
    await bot.send_message(ANNA, "Which street?", reply_markup=ForceReply(input_field_placeholder="Street"))
    assert screen(world, ANNA)["keyboard"]["force_reply"] is True


async def test_files_go_both_ways(world: World, bot: Bot) -> None:
    people.says(world, ANNA, "/start")
    people.photo(world, ANNA, caption="The router")
    photo = (await updates(world))[-1]["message"]["photo"][-1]
    there = await bot.get_file(photo["file_id"])
    assert there.file_path
    content = await bot.download_file(there.file_path)
    assert content is not None
    assert content.read() == picture()

    sent = await bot.send_photo(
        LUCA, BufferedInputFile(picture(200, 100), "map.png"), caption="<i>Map</i>", parse_mode="HTML"
    )
    assert sent.photo
    assert (sent.photo[-1].width, sent.photo[-1].height) == (200, 100)
    again = await bot.send_photo(ADA, sent.photo[-1].file_id)
    assert again.photo
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id
    copied = await bot.copy_message(ADA, LUCA, sent.message_id)
    assert screen(world, ADA)["messages"][-1]["id"] == copied.message_id
    assert screen(world, ADA)["messages"][-1]["text"] == "Map"
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(ADA, BufferedInputFile(b"no picture", "map.png"))


async def test_people_come_by_a_link_that_asks(world: World, bot: Bot) -> None:
    await world.call("getUpdates", {"allowed_updates": ["message", "chat_join_request", "chat_member"]})
    link = await bot.create_chat_invite_link(HELPERS, creates_join_request=True, name="For Anna")
    assert people.join(world, ANNA, link.invite_link) is False
    assert texts(world, ANNA, HELPERS) == []
    request = (await updates(world))[-1]["chat_join_request"]
    assert request["from"]["id"] == ANNA
    assert request["invite_link"]["name"] == "For Anna"
    await bot.approve_chat_join_request(HELPERS, ANNA)
    told = (await updates(world))[1:]
    assert told[0]["chat_member"]["new_chat_member"]["status"] == "member"
    assert told[1]["message"]["new_chat_members"][0]["id"] == ANNA
    assert (await bot.get_chat_member(HELPERS, ANNA)).status == "member"
    with pytest.raises(TelegramBadRequest, match="USER_ALREADY_PARTICIPANT"):
        await bot.approve_chat_join_request(HELPERS, ANNA)
    await bot.ban_chat_member(HELPERS, ANNA)
    with pytest.raises(people.Impossible, match="Anna Meier was banned from Helpers"):
        people.says(world, ANNA, "Hello?", HELPERS)


async def test_privacy_mode_hides_talk_from_a_bot_that_is_no_admin(world: World, bot: Bot) -> None:
    people.says(world, LUCA, "seen", "helpers")
    people.puts_bot(world, ADA, "helpers", "member")
    people.says(world, LUCA, "not seen", "helpers")
    people.says(world, LUCA, "/jobs", "helpers")
    people.says(world, LUCA, "/jobs@somebody_else_bot", "helpers")
    sent = await bot.send_message(HELPERS, "Anybody?")
    people.says(world, LUCA, "me", "helpers", reply_to=sent.message_id)
    seen = [one["message"]["text"] for one in await updates(world) if "message" in one]
    assert seen == ["seen", "/jobs", "me"]


async def test_an_anonymous_admin_is_nobody(world: World) -> None:
    people.stays_anonymous(world, ADA, "admins")
    people.says(world, ADA, "/stats", "admins")
    message = (await updates(world))[-1]["message"]
    assert message["from"]["username"] == "GroupAnonymousBot"
    assert message["sender_chat"]["id"] == message["chat"]["id"]


async def test_where_a_bot_may_not_write(world: World, bot: Bot) -> None:
    people.puts_bot(world, ADA, "helpers", "kicked")
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the supergroup chat"):
        await bot.send_message(HELPERS, "Hello?")
    people.puts_bot(world, ADA, "helpers", "restricted")
    with pytest.raises(TelegramBadRequest, match="not enough rights to send text messages to the chat"):
        await bot.send_message(HELPERS, "Hello?")
    people.goes(world, LUCA)
    with pytest.raises(TelegramForbiddenError, match="user is deactivated"):
        await bot.send_message(LUCA, "Hello?")


async def test_large_files_come_up_but_not_down(world: World, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_DOWN", 10)
    monkeypatch.setattr(files, "LARGEST_UP", 20)
    sent = await bot.send_document(LUCA, BufferedInputFile(b"x" * 15, "middling.bin"))
    assert sent.document
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(sent.document.file_id)
    with pytest.raises(TelegramEntityTooLarge, match="Request Entity Too Large"):
        await bot.send_document(LUCA, BufferedInputFile(b"x" * 25, "large.bin"))
    with pytest.raises(people.Impossible, match="cannot send this file"):
        people.document(world, ANNA, content=b"x" * 25)


async def test_a_keyboard_for_one_use_goes_away(world: World, bot: Bot) -> None:
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Yes")]], one_time_keyboard=True)
    await bot.send_message(LUCA, "Sure?", reply_markup=keys)
    people.taps(world, LUCA, "Yes")
    assert screen(world, LUCA)["keyboard"] is None
    with pytest.raises(people.Unknown):
        people.taps(world, LUCA, "Yes")


async def test_long_words_are_cut_as_a_phone_cuts_them(world: World) -> None:
    people.says(world, ANNA, "x" * 5000)
    assert [len(one["message"]["text"]) for one in await updates(world)] == [4096, 904]
    for nothing in ("", "   ", "\u200b"):
        with pytest.raises(people.Impossible):
            people.says(world, ANNA, nothing)
