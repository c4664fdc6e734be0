"""What a bot says and learns about itself, and how it gets its updates.

Called by a client we did not write, over real HTTP; answers are also held against the documentation.
"""

from __future__ import annotations

import pytest
import telegram
from telegram.error import BadRequest

from sandbox import people
from tests.sandbox.room import ANNA, HELPERS, LUCA, Room, calls


@calls("getMe", "logOut", "close")
async def test_itself(room: Room) -> None:
    me = await room.bot.get_me()
    assert (me.id, me.username, me.is_bot, me.can_join_groups) == (1, "town_bot", True, True)
    assert await room.bot.log_out()
    assert await room.bot.close()


@calls("setMyCommands", "getMyCommands", "deleteMyCommands")
async def test_commands(room: Room) -> None:
    scope = telegram.BotCommandScopeChat(HELPERS)
    assert await room.bot.set_my_commands([("help", "Hilfe"), ("jobs", "Aufträge")], scope=scope, language_code="de")
    kept = await room.bot.get_my_commands(scope=scope, language_code="de")
    assert [(one.command, one.description) for one in kept] == [("help", "Hilfe"), ("jobs", "Aufträge")]
    assert await room.bot.get_my_commands() == ()
    assert await room.bot.delete_my_commands(scope=scope, language_code="de")
    assert await room.bot.get_my_commands(scope=scope, language_code="de") == ()
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await room.bot.set_my_commands([("Not a command", "x")])


@calls(
    "setMyDescription", "getMyDescription", "setMyShortDescription", "getMyShortDescription", "setMyName", "getMyName"
)
async def test_descriptions(room: Room) -> None:
    assert (await room.bot.get_my_name()).name == "Town bot"
    await room.bot.set_my_name("Needs", language_code="en")
    assert (await room.bot.get_my_name("en")).name == "Needs"
    await room.bot.set_my_description("Long")
    assert (await room.bot.get_my_description("fr")).description == "Long"
    await room.bot.set_my_short_description("Short")
    assert (await room.bot.get_my_short_description()).short_description == "Short"
    await room.bot.set_my_description("")
    assert (await room.bot.get_my_description()).description == ""


@calls("setChatMenuButton", "getChatMenuButton", "setMyDefaultAdministratorRights")
async def test_menu(room: Room) -> None:
    assert isinstance(await room.bot.get_chat_menu_button(), telegram.MenuButtonCommands)
    shop = telegram.MenuButtonWebApp("Shop", telegram.WebAppInfo("https://example.org/"))
    await room.bot.set_chat_menu_button(ANNA, shop)
    assert await room.bot.get_chat_menu_button(ANNA) == shop
    assert isinstance(await room.bot.get_chat_menu_button(LUCA), telegram.MenuButtonDefault)
    assert await room.bot.set_my_default_administrator_rights(telegram.ChatAdministratorRights.all_rights())


@calls("getUpdates")
async def test_polling(room: Room) -> None:
    for words in ("one", "two", "three"):
        people.says(room.world, ANNA, words)
    first = await room.bot.get_updates(limit=2)
    assert [one.message.text for one in first if one.message] == ["one", "two"]
    last = await room.bot.get_updates(offset=-1)
    assert [one.message.text for one in last if one.message] == ["three"]
    assert await room.bot.get_updates(offset=last[0].update_id + 1) == ()


@calls("setWebhook", "getWebhookInfo", "deleteWebhook")
async def test_webhook(room: Room) -> None:
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
