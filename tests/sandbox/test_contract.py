"""Every method the sandbox offers, called by a client we did not write (python-telegram-bot's Bot) over real HTTP.

One case per method; a method without a case fails. Answers are also held against the documentation (conftest.py).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import telegram
from aiogram.types import InaccessibleMessage, Update
from aiohttp.test_utils import TestServer
from telegram.error import BadRequest, Forbidden

from sandbox import people
from sandbox.clock import Clock
from sandbox.files import picture
from sandbox.http import app_of
from sandbox.methods import METHODS
from sandbox.screen import screen
from sandbox.world import World

ANNA, LUCA, MIA, ADA = 1001, 1002, 1003, 1004
HELPERS, ADMINS, FORUM, CHANNEL, GROUP = -1001000000001, -1001000000002, -1001000000003, -1001000000004, -500
TOWN: dict[str, Any] = {
    "bot": {"id": 1, "username": "town_bot", "first_name": "Town bot"},
    "people": [
        {"id": ANNA, "first_name": "Anna", "last_name": "Meier", "username": "anna", "language": "de", "started": True},
        {"id": LUCA, "first_name": "Luca", "language": "it", "started": True},
        {"id": MIA, "first_name": "Mia", "language": "fr"},
        {"id": ADA, "first_name": "Ada", "language": "en", "started": True},
    ],
    "chats": [
        {"id": HELPERS, "title": "Helpers", "role": "helpers", "admins": [ADA], "members": [LUCA, MIA]},
        {"id": ADMINS, "title": "Admins", "role": "admins", "admins": [ADA], "bot": "member"},
        {"id": FORUM, "title": "Forum", "role": "forum", "forum": True, "admins": [ADA], "members": [LUCA]},
        {
            "id": CHANNEL,
            "type": "channel",
            "title": "News",
            "username": "town_news",
            "admins": [ADA],
            "members": [LUCA],
        },
        {"id": GROUP, "type": "group", "title": "Small", "role": "small", "admins": [ADA], "members": [LUCA]},
    ],
}


@dataclass
class Room:
    """A world, its server and a foreign client."""

    world: World
    bot: telegram.Bot

    def sees(self, person: int = ANNA, chat: Any = "private") -> dict[str, Any]:
        """The newest message on a person's screen."""
        newest: dict[str, Any] = screen(self.world, person, chat)["messages"][-1]
        return newest

    async def updates(self, *kinds: str) -> tuple[telegram.Update, ...]:
        return await self.bot.get_updates(allowed_updates=kinds or None)


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    world = World(TOWN, clock=Clock())
    async with TestServer(app_of(world)) as server:
        home = str(server.make_url("")).rstrip("/")
        async with telegram.Bot(world.token, base_url=f"{home}/bot", base_file_url=f"{home}/file/bot") as bot:
            yield Room(world, bot)


KEYS = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Yes", callback_data="yes")]])
Case = Callable[[Room], Awaitable[None]]
CASES: list[tuple[Case, tuple[str, ...]]] = []


def case(*methods: str) -> Callable[[Case], Case]:
    """Registers a case together with the methods it calls."""

    def register(one: Case) -> Case:
        CASES.append((one, methods))
        return one

    return register


# The bot itself


@case("getMe", "logOut", "close")
async def itself(room: Room) -> None:
    me = await room.bot.get_me()
    assert (me.id, me.username, me.is_bot, me.can_join_groups) == (1, "town_bot", True, True)
    assert await room.bot.log_out()
    assert await room.bot.close()


@case("setMyCommands", "getMyCommands", "deleteMyCommands")
async def commands(room: Room) -> None:
    scope = telegram.BotCommandScopeChat(HELPERS)
    assert await room.bot.set_my_commands([("help", "Hilfe"), ("jobs", "Aufträge")], scope=scope, language_code="de")
    kept = await room.bot.get_my_commands(scope=scope, language_code="de")
    assert [(one.command, one.description) for one in kept] == [("help", "Hilfe"), ("jobs", "Aufträge")]
    assert await room.bot.get_my_commands() == ()
    assert await room.bot.delete_my_commands(scope=scope, language_code="de")
    assert await room.bot.get_my_commands(scope=scope, language_code="de") == ()
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await room.bot.set_my_commands([("Not a command", "x")])


@case(
    "setMyDescription", "getMyDescription", "setMyShortDescription", "getMyShortDescription", "setMyName", "getMyName"
)
async def descriptions(room: Room) -> None:
    assert (await room.bot.get_my_name()).name == "Town bot"
    await room.bot.set_my_name("Needs", language_code="en")
    assert (await room.bot.get_my_name("en")).name == "Needs"
    await room.bot.set_my_description("Long")
    assert (await room.bot.get_my_description("fr")).description == "Long"
    await room.bot.set_my_short_description("Short")
    assert (await room.bot.get_my_short_description()).short_description == "Short"
    await room.bot.set_my_description("")
    assert (await room.bot.get_my_description()).description == ""


@case("setChatMenuButton", "getChatMenuButton", "setMyDefaultAdministratorRights")
async def menu(room: Room) -> None:
    assert isinstance(await room.bot.get_chat_menu_button(), telegram.MenuButtonCommands)
    shop = telegram.MenuButtonWebApp("Shop", telegram.WebAppInfo("https://example.org/"))
    await room.bot.set_chat_menu_button(ANNA, shop)
    assert await room.bot.get_chat_menu_button(ANNA) == shop
    assert isinstance(await room.bot.get_chat_menu_button(LUCA), telegram.MenuButtonDefault)
    assert await room.bot.set_my_default_administrator_rights(telegram.ChatAdministratorRights.all_rights())


@case("getUpdates")
async def polling(room: Room) -> None:
    for words in ("one", "two", "three"):
        people.says(room.world, ANNA, words)
    first = await room.bot.get_updates(limit=2)
    assert [one.message.text for one in first if one.message] == ["one", "two"]
    last = await room.bot.get_updates(offset=-1)
    assert [one.message.text for one in last if one.message] == ["three"]
    assert await room.bot.get_updates(offset=last[0].update_id + 1) == ()


@case("setWebhook", "getWebhookInfo", "deleteWebhook")
async def webhook(room: Room) -> None:
    assert await room.bot.set_webhook(
        "https://example.org/hook", max_connections=7, allowed_updates=["message"], secret_token="s3cret"
    )
    people.says(room.world, ANNA, "Hello")
    info = await room.bot.get_webhook_info()
    assert (info.url, info.max_connections, info.pending_update_count) == ("https://example.org/hook", 7, 1)
    assert info.allowed_updates == ("message",)
    with pytest.raises(telegram.error.Conflict, match="can't use getUpdates method while webhook is active"):
        await room.bot.get_updates()
    assert await room.bot.delete_webhook(drop_pending_updates=True)
    assert await room.bot.get_updates() == ()
    with pytest.raises(BadRequest, match="Bad webhook"):
        await room.bot.set_webhook("nowhere")


# Messages


@case("sendMessage")
async def message(room: Room) -> None:
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


@case("forwardMessage", "forwardMessages", "copyMessage", "copyMessages")
async def again(room: Room) -> None:
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


@case("sendLocation", "editMessageLiveLocation", "stopMessageLiveLocation")
async def places(room: Room) -> None:
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
    with pytest.raises(BadRequest, match="Wrong latitude"):
        await room.bot.send_location(ANNA, 91, 8)


@case("sendVenue", "sendContact")
async def cards(room: Room) -> None:
    venue = await room.bot.send_venue(ANNA, 47.37, 8.54, "Workshop", "Langstrasse 1")
    assert venue.venue
    assert (venue.venue.title, venue.venue.location.longitude) == ("Workshop", 8.54)
    contact = await room.bot.send_contact(ANNA, "+41790001002", "Luca")
    assert contact.contact
    assert contact.contact.user_id == LUCA
    assert room.sees()["media"]["phone_number"] == "+41790001002"


@case("sendChatAction")
async def typing(room: Room) -> None:
    assert await room.bot.send_chat_action(ANNA, "typing")
    assert screen(room.world, ANNA)["typing"] == "typing"
    room.world.clock.advance(timedelta(seconds=6))
    assert screen(room.world, ANNA)["typing"] is None
    with pytest.raises(BadRequest, match="Wrong parameter action"):
        await room.bot.send_chat_action(ANNA, "sneezing")


@case("setMessageReaction")
async def reaction(room: Room) -> None:
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


@case("pinChatMessage", "unpinChatMessage", "unpinAllChatMessages")
async def pins(room: Room) -> None:
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


@case("answerCallbackQuery")
async def tap(room: Room) -> None:
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


# Files


@case("sendPhoto", "getFile")
async def photo(room: Room) -> None:
    sent = await room.bot.send_photo(
        ANNA, picture(1000, 500), caption="*bold*", parse_mode="MarkdownV2", has_spoiler=True
    )
    assert [(one.width, one.height) for one in sent.photo] == [(90, 45), (320, 160), (800, 400), (1000, 500)]
    assert sent.caption_entities[0].type == "bold"
    again = await room.bot.send_photo(ANNA, sent.photo[0].file_id)
    assert again.photo[-1].file_id == sent.photo[-1].file_id
    file = await room.bot.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == picture(1000, 500)
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await room.bot.send_photo(ANNA, "nonsense")
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await room.bot.send_photo(ANNA, b"no picture")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await room.bot.send_photo(ANNA, picture(), caption="x" * 1025)
    with pytest.raises(BadRequest, match="Can't use file of type photo as document"):
        await room.bot.send_document(ANNA, sent.photo[-1].file_id)


@case("sendVoice", "sendVideo", "sendAudio", "sendAnimation", "sendDocument", "sendSticker")
async def sounds_and_papers(room: Room) -> None:
    voice = await room.bot.send_voice(ANNA, b"OggS....", duration=7)
    assert voice.voice
    assert room.sees()["media"]["duration"] == 7
    video = await room.bot.send_video(ANNA, b"video", width=640, height=480, duration=3)
    assert video.video
    assert (video.video.width, video.video.height) == (640, 480)
    audio = await room.bot.send_audio(ANNA, b"ID3", title="Song", performer="Band")
    assert audio.audio
    assert audio.audio.title == "Song"
    animation = await room.bot.send_animation(ANNA, b"GIF89a")
    assert animation.animation
    assert animation.document
    document = await room.bot.send_document(ANNA, b"a,b", filename="list.csv", caption="List")
    assert document.document
    assert (document.document.file_name, document.caption) == ("list.csv", "List")
    sticker = await room.bot.send_sticker(ANNA, b"RIFF")
    assert sticker.sticker
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await room.bot.send_document(ANNA, b"")


@case("sendMediaGroup")
async def album(room: Room) -> None:
    pictures = [telegram.InputMediaPhoto(picture(), caption="First"), telegram.InputMediaPhoto(picture())]
    sent = await room.bot.send_media_group(ANNA, pictures)
    assert len({one.media_group_id for one in sent}) == 1
    assert [one.caption for one in sent] == ["First", None]
    mixed: list[Any] = [telegram.InputMediaPhoto(picture()), telegram.InputMediaDocument(b"x")]
    with pytest.raises(BadRequest, match="can't be mixed"):
        await room.bot.send_media_group(ANNA, mixed)


# Changing


@case("editMessageText", "editMessageReplyMarkup")
async def edits(room: Room) -> None:
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


@case("editMessageCaption")
async def captions(room: Room) -> None:
    sent = await room.bot.send_photo(ANNA, picture(), caption="one")
    edited = await room.bot.edit_message_caption(ANNA, sent.message_id, caption="<i>two</i>", parse_mode="HTML")
    assert isinstance(edited, telegram.Message)
    assert (edited.caption, edited.caption_entities[0].type) == ("two", "italic")
    words = await room.bot.send_message(ANNA, "words")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await room.bot.edit_message_caption(ANNA, words.message_id, caption="x")


@case("deleteMessage", "deleteMessages")
async def deletes(room: Room) -> None:
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


# Polls and topics


@case("sendPoll", "stopPoll")
async def quiz(room: Room) -> None:
    sent = await room.bot.send_poll(
        HELPERS,
        "Router?",
        ["red", "green"],
        type="quiz",
        correct_option_ids=[1],
        is_anonymous=False,
        explanation="Green.",
    )
    assert sent.poll
    people.taps(room.world, LUCA, 1, "helpers", message=sent.message_id)
    answers = [one.poll_answer for one in await room.updates() if one.poll_answer]
    assert [(one.option_ids, one.user.id if one.user else 0) for one in answers] == [((1,), LUCA)]
    assert room.sees(LUCA, "helpers")["media"]["chosen"] == [1]
    stopped = await room.bot.stop_poll(HELPERS, sent.message_id)
    assert (stopped.is_closed, stopped.total_voter_count, stopped.options[1].voter_count) == (True, 1, 1)
    with pytest.raises(BadRequest, match="Poll has already been closed"):
        await room.bot.stop_poll(HELPERS, sent.message_id)
    with pytest.raises(BadRequest, match="Poll must have at least 2 option"):
        await room.bot.send_poll(HELPERS, "Alone?", ["yes"])
    with pytest.raises(BadRequest, match="Wrong correct option id"):
        await room.bot.send_poll(HELPERS, "Q", ["a", "b"], type="quiz", correct_option_ids=[5])


@case(
    "createForumTopic",
    "editForumTopic",
    "closeForumTopic",
    "reopenForumTopic",
    "deleteForumTopic",
    "unpinAllForumTopicMessages",
    "getForumTopicIconStickers",
)
async def topics(room: Room) -> None:
    icon = (await room.bot.get_forum_topic_icon_stickers())[0].custom_emoji_id
    topic = await room.bot.create_forum_topic(FORUM, "Job 7", icon_custom_emoji_id=icon)
    number = topic.message_thread_id
    inside = await room.bot.send_message(FORUM, "In here", message_thread_id=number)
    assert (inside.is_topic_message, inside.message_thread_id) == (True, number)
    assert people.says(room.world, LUCA, "Yes", "forum", topic=number)
    assert (await room.updates())[-1].message.message_thread_id == number  # type: ignore[union-attr]
    assert await room.bot.edit_forum_topic(FORUM, number, name="Job 8")
    assert await room.bot.pin_chat_message(FORUM, inside.message_id)
    assert await room.bot.unpin_all_forum_topic_messages(FORUM, number)
    assert await room.bot.close_forum_topic(FORUM, number)
    with pytest.raises(people.Impossible, match="is closed"):
        people.says(room.world, LUCA, "Too late", "forum", topic=number)
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await room.bot.close_forum_topic(FORUM, number)
    assert await room.bot.reopen_forum_topic(FORUM, number)
    assert await room.bot.delete_forum_topic(FORUM, number)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await room.bot.send_message(FORUM, "Gone", message_thread_id=number)
    with pytest.raises(BadRequest, match="not a forum"):
        await room.bot.create_forum_topic(HELPERS, "No")


@case(
    "editGeneralForumTopic",
    "closeGeneralForumTopic",
    "reopenGeneralForumTopic",
    "hideGeneralForumTopic",
    "unhideGeneralForumTopic",
    "unpinAllGeneralForumTopicMessages",
)
async def general_topic(room: Room) -> None:
    assert await room.bot.edit_general_forum_topic(FORUM, "Everything")
    assert await room.bot.close_general_forum_topic(FORUM)
    assert await room.bot.hide_general_forum_topic(FORUM)
    assert await room.bot.unhide_general_forum_topic(FORUM)
    assert await room.bot.reopen_general_forum_topic(FORUM)
    assert await room.bot.unpin_all_general_forum_topic_messages(FORUM)


# Chats and members


@case("getChat", "getChatMemberCount", "leaveChat")
async def chats(room: Room) -> None:
    anna = await room.bot.get_chat(ANNA)
    assert (anna.type, anna.first_name, anna.username) == ("private", "Anna", "anna")
    news = await room.bot.get_chat("@town_news")
    assert (news.id, news.type) == (CHANNEL, "channel")
    assert await room.bot.get_chat_member_count(HELPERS) == 4
    assert await room.bot.leave_chat(HELPERS)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await room.bot.send_message(HELPERS, "Hello?")
    with pytest.raises(BadRequest, match="Chat not found"):
        await room.bot.get_chat(424242)


@case("setChatTitle", "setChatDescription", "setChatPermissions")
async def what_a_chat_is(room: Room) -> None:
    assert await room.bot.set_chat_title(HELPERS, "Helfende")
    assert await room.bot.set_chat_description(HELPERS, "Who helps")
    assert await room.bot.set_chat_permissions(HELPERS, telegram.ChatPermissions.no_permissions())
    chat = await room.bot.get_chat(HELPERS)
    assert (chat.title, chat.description) == ("Helfende", "Who helps")
    with pytest.raises(people.Impossible, match="may not write this"):
        people.says(room.world, LUCA, "Hm", "helpers")
    with pytest.raises(BadRequest, match="Not enough rights"):
        await room.bot.set_chat_title(ADMINS, "Mine")


@case("getChatMember", "getChatAdministrators")
async def who_is_there(room: Room) -> None:
    assert isinstance(await room.bot.get_chat_member(HELPERS, LUCA), telegram.ChatMemberMember)
    assert isinstance(await room.bot.get_chat_member(HELPERS, ANNA), telegram.ChatMemberLeft)
    assert isinstance(await room.bot.get_chat_member(HELPERS, ADA), telegram.ChatMemberOwner)
    there = await room.bot.get_chat_administrators(HELPERS)
    assert {one.user.id for one in there} == {ADA, 1}
    with pytest.raises(BadRequest, match="Member not found"):
        await room.bot.get_chat_member(HELPERS, 424242)


@case("banChatMember", "unbanChatMember", "restrictChatMember", "promoteChatMember")
async def moderation(room: Room) -> None:
    await room.updates("message", "chat_member")
    with pytest.raises(BadRequest, match="Not enough rights to promote"):
        await room.bot.promote_chat_member(HELPERS, LUCA, can_pin_messages=True)
    room.world.chats[HELPERS].members[1]["can_promote_members"] = True
    assert await room.bot.promote_chat_member(HELPERS, LUCA, can_pin_messages=True)
    promoted = await room.bot.get_chat_member(HELPERS, LUCA)
    assert isinstance(promoted, telegram.ChatMemberAdministrator)
    assert promoted.can_pin_messages
    assert await room.bot.promote_chat_member(HELPERS, LUCA)
    until = room.world.clock.timestamp() + 3600
    mute = telegram.ChatPermissions.no_permissions()
    assert await room.bot.restrict_chat_member(HELPERS, LUCA, mute, until_date=until)
    with pytest.raises(people.Impossible):
        people.says(room.world, LUCA, "Hm", "helpers")
    room.world.clock.advance(timedelta(hours=2))
    assert isinstance(await room.bot.get_chat_member(HELPERS, LUCA), telegram.ChatMemberMember)
    assert await room.bot.ban_chat_member(HELPERS, LUCA)
    assert isinstance(await room.bot.get_chat_member(HELPERS, LUCA), telegram.ChatMemberBanned)
    with pytest.raises(people.Impossible, match="was banned"):
        people.join(room.world, LUCA, "helpers")
    assert await room.bot.unban_chat_member(HELPERS, LUCA, only_if_banned=True)
    assert people.join(room.world, LUCA, "helpers")
    told = [one.chat_member.new_chat_member.status for one in await room.updates() if one.chat_member]
    assert told == ["administrator", "member", "restricted", "kicked", "left", "member"]
    with pytest.raises(BadRequest, match="Can't remove chat owner"):
        await room.bot.ban_chat_member(HELPERS, ADA)
    with pytest.raises(BadRequest, match="Not enough rights"):
        await room.bot.ban_chat_member(ADMINS, ADA)


@case(
    "createChatInviteLink",
    "exportChatInviteLink",
    "editChatInviteLink",
    "revokeChatInviteLink",
    "approveChatJoinRequest",
    "declineChatJoinRequest",
)
async def links(room: Room) -> None:
    await room.updates("message", "chat_member", "chat_join_request")
    asks = await room.bot.create_chat_invite_link(HELPERS, creates_join_request=True, name="Applicants")
    assert people.join(room.world, ANNA, asks.invite_link) is False
    assert await room.bot.decline_chat_join_request(HELPERS, ANNA)
    assert people.join(room.world, ANNA, asks.invite_link) is False
    assert await room.bot.approve_chat_join_request(HELPERS, ANNA)
    updates = await room.updates()
    assert [one.chat_join_request.user_chat_id for one in updates if one.chat_join_request] == [ANNA, ANNA]
    assert [one.chat_member.via_join_request for one in updates if one.chat_member] == [True]
    people.leave(room.world, ANNA, "helpers")
    once = await room.bot.create_chat_invite_link(HELPERS, member_limit=1)
    assert people.join(room.world, ANNA, once.invite_link) is True
    people.leave(room.world, ANNA, "helpers")
    with pytest.raises(people.Impossible, match="used up"):
        people.join(room.world, ANNA, once.invite_link)
    edited = await room.bot.edit_chat_invite_link(HELPERS, once.invite_link, name="Twice", member_limit=2)
    assert edited.name == "Twice"
    assert people.join(room.world, ANNA, once.invite_link) is True
    people.leave(room.world, ANNA, "helpers")
    assert (await room.bot.revoke_chat_invite_link(HELPERS, asks.invite_link)).is_revoked
    with pytest.raises(people.Impossible, match="revoked"):
        people.join(room.world, ANNA, asks.invite_link)
    primary = await room.bot.export_chat_invite_link(HELPERS)
    assert (await room.bot.get_chat(HELPERS)).invite_link == primary


@pytest.mark.parametrize(("one", "methods"), CASES, ids=[one.__name__ for one, _ in CASES])
async def test_case(one: Case, methods: tuple[str, ...], room: Room) -> None:
    await one(room)
    called = {entry["method"].lower() for entry in room.world.transcript.since()}
    assert {name.lower() for name in methods} <= called


def test_every_method_has_a_case() -> None:
    assert sorted(name for name, _ in METHODS.values()) == sorted(name for _, names in CASES for name in names)


# What only updates show


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
