"""Who is let in and thrown out, topics, and what a bot says about itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sandbox import people
from sandbox.screen import screen
from tests.sandbox.parameters import ADA, ANNA, FORUM, HELPERS, LUCA, Town, proves

NO_RIGHTS = "not enough rights to restrict/unrestrict chat member"
RULING = "banChatMember unbanChatMember restrictChatMember"


@proves(RULING, "chat_id", "user_id")
async def whom(town: Town, method: str) -> None:
    where = {"chat_id": HELPERS, "permissions": {}}
    await town.refused(method, "chat not found", chat_id=-42, user_id=LUCA)
    await town.refused(method, "PARTICIPANT_ID_INVALID", **where, user_id=424242)
    await town.refused(method, "can't remove chat owner", **where, user_id=ADA)
    if method != "unbanChatMember":
        await town.refused(method, "invalid user_id specified", **where, user_id="")
        await town.refused(method, "can't restrict self", **where, user_id=1)
    people.puts_bot(town.world, ADA, "helpers", "member")
    await town.refused(method, NO_RIGHTS, **where, user_id=LUCA)
    people.puts_bot(town.world, ADA, "helpers", "administrator")
    assert await town.call(method, **where, user_id=LUCA)


@proves("banChatMember restrictChatMember", "until_date")
async def until(town: Town, method: str) -> None:
    now = town.world.clock.timestamp()
    who = {"chat_id": HELPERS, "user_id": LUCA}
    await town.call(method, **who, permissions={}, until_date=now + 10)
    assert (await town.call("getChatMember", **who))["until_date"] == 0
    await town.call(method, **who, permissions={}, until_date=now + 3600)
    assert (await town.call("getChatMember", **who))["until_date"] == now + 3600
    town.world.clock.advance(timedelta(hours=2))
    over = "left" if method == "banChatMember" else "member"
    assert (await town.call("getChatMember", **who))["status"] == over


@proves("banChatMember", "revoke_messages")
async def revoked(town: Town, method: str) -> None:
    people.says(town.world, LUCA, "spam", "helpers")
    await town.call(method, chat_id=HELPERS, user_id=LUCA, revoke_messages=True)
    assert "spam" not in [one["text"] for one in screen(town.world, ADA, "helpers")["messages"]]


@proves("unbanChatMember", "only_if_banned")
async def only_if_banned(town: Town, method: str) -> None:
    who = {"chat_id": HELPERS, "user_id": LUCA}
    await town.call(method, **who, only_if_banned=True)
    assert (await town.call("getChatMember", **who))["status"] == "member"
    await town.call(method, **who)
    assert (await town.call("getChatMember", **who))["status"] == "left"


@proves("restrictChatMember", "permissions", "use_independent_chat_permissions")
async def permissions(town: Town, method: str) -> None:
    who = {"chat_id": HELPERS, "user_id": LUCA}
    await town.call(method, **who, permissions={"can_send_other_messages": True})
    member = await town.call("getChatMember", **who)
    assert (member["can_send_photos"], member["can_send_messages"], member["can_send_polls"]) == (True, True, False)
    alone = {"permissions": {"can_send_other_messages": True}, "use_independent_chat_permissions": True}
    await town.call(method, **who, **alone)
    member = await town.call("getChatMember", **who)
    assert (member["can_send_photos"], member["can_send_other_messages"]) == (False, True)
    with pytest.raises(people.Impossible, match="may not write"):
        people.says(town.world, LUCA, "Hm", "helpers")
    await town.refused(method, "can't parse permissions JSON object", **who, permissions="{")


@proves("createChatInviteLink", "chat_id", "name", "expire_date", "member_limit", "creates_join_request")
async def link(town: Town, method: str) -> None:
    await town.refused(method, "chat not found", chat_id=-42)
    ends = town.world.clock.timestamp() + 60
    told = {"name": "For Anna", "expire_date": ends, "member_limit": 1}
    made = await town.call(method, chat_id=HELPERS, **told)
    assert {name: made[name] for name in told} == told
    town.world.clock.advance(timedelta(seconds=61))
    with pytest.raises(people.Impossible, match="expired"):
        people.join(town.world, ANNA, made["invite_link"])
    asks = await town.call(method, chat_id=HELPERS, creates_join_request=True)
    assert people.join(town.world, ANNA, asks["invite_link"]) is False
    await town.refused(method, "invite link name is too long", chat_id=HELPERS, name="x" * 33)
    await town.refused(method, "EXPIRE_DATE_INVALID", chat_id=HELPERS, expire_date=1)
    await town.refused(method, "USAGE_LIMIT_INVALID", chat_id=HELPERS, member_limit=100_000)
    words = "member limit can't be specified for links requiring administrator approval"
    await town.refused(method, words, chat_id=HELPERS, member_limit=1, creates_join_request=True)


@proves("approveChatJoinRequest declineChatJoinRequest", "chat_id", "user_id")
async def request(town: Town, method: str) -> None:
    asks = await town.call("createChatInviteLink", chat_id=HELPERS, creates_join_request=True)
    people.join(town.world, ANNA, asks["invite_link"])
    await town.refused(method, "chat not found", chat_id=-42, user_id=ANNA)
    await town.refused(method, "USER_ID_INVALID", chat_id=HELPERS, user_id=424242)
    await town.refused(method, "USER_ALREADY_PARTICIPANT", chat_id=HELPERS, user_id=LUCA)
    assert await town.call(method, chat_id=HELPERS, user_id=ANNA)
    inside = (await town.call("getChatMember", chat_id=HELPERS, user_id=ANNA))["status"]
    assert inside == ("member" if method.startswith("approve") else "left")
    repeated = "USER_ALREADY_PARTICIPANT" if method.startswith("approve") else "HIDE_REQUESTER_MISSING"
    await town.refused(method, repeated, chat_id=HELPERS, user_id=ANNA)


@proves("setMyCommands getMyCommands deleteMyCommands", "scope", "language_code")
async def scope(town: Town, method: str) -> None:
    commands = {"commands": [{"command": "help", "description": "Help"}]}
    for one in (
        {"type": "all_private_chats"},
        {"type": "chat", "chat_id": HELPERS},
        {"type": "chat_administrators", "chat_id": HELPERS},
        {"type": "chat_member", "chat_id": HELPERS, "user_id": LUCA},
    ):
        there = {"scope": one, "language_code": "de"}
        await town.call("setMyCommands", **there, **commands)
        assert await town.call("getMyCommands", **there) == commands["commands"]
        assert await town.call("getMyCommands", scope=one) == []
        await town.call("deleteMyCommands", **there)
        assert await town.call("getMyCommands", **there) == []
    words = "can't parse BotCommandScope: Unsupported type specified"
    await town.refused(method, words, scope={"type": "planet"}, **commands)
    await town.refused(method, "chat not found", scope={"type": "chat", "chat_id": -42}, **commands)
    await town.refused(method, "invalid language code specified", language_code="german", **commands)


@proves("setMyCommands", "commands")
async def commands(town: Town, method: str) -> None:
    given = [{"command": "/help", "description": "Help", "is_ephemeral": True}]
    await town.call(method, commands=given)
    assert await town.call("getMyCommands") == [{**given[0], "command": "help"}]
    await town.refused(method, "BOT_COMMAND_INVALID", commands=[{"command": "Help!", "description": "x"}])
    await town.refused(method, "BOT_COMMAND_DESCRIPTION_INVALID", commands=[{"command": "help", "description": ""}])
    await town.refused(method, "BOT_COMMANDS_TOO_MUCH", commands=[{"command": "a", "description": "b"}] * 101)


@proves("setMyDescription", "description", "language_code")
async def description(town: Town, method: str) -> None:
    await town.call(method, description="Hilft", language_code="de")
    assert await town.call("getMyDescription", language_code="de") == {"description": "Hilft"}
    assert await town.call("getMyDescription") == {"description": ""}
    await town.refused(method, "bot description is too long", description="x" * 513)
    await town.refused(method, "invalid language code specified", description="x", language_code="german")


@proves("setMyShortDescription", "short_description", "language_code")
async def short(town: Town, method: str) -> None:
    await town.call(method, short_description="Kurz", language_code="de")
    assert await town.call("getMyShortDescription", language_code="de") == {"short_description": "Kurz"}
    await town.refused(method, "bot short description is too long", short_description="x" * 121)
    await town.refused(method, "invalid language code specified", short_description="x", language_code="german")


@proves("setChatMenuButton", "chat_id", "menu_button")
async def menu(town: Town, method: str) -> None:
    shop = {"type": "web_app", "text": "Shop", "web_app": {"url": "https://example.org/"}}
    await town.call(method, menu_button=shop)
    assert await town.call("getChatMenuButton") == shop
    assert await town.call("getChatMenuButton", chat_id=LUCA) == {"type": "default"}
    await town.call(method, chat_id=None, menu_button={"type": "commands"})
    assert await town.call("getChatMenuButton", chat_id=None) == {"type": "commands"}
    await town.refused(method, "invalid chat_id specified", chat_id=HELPERS, menu_button=shop)
    words = "can't parse MenuButton: Unsupported type specified"
    await town.refused(method, words, menu_button={"type": "door"})
    await town.refused(method, "can't parse MenuButton: Can't find field \"web_app\"", menu_button={"type": "web_app"})


@proves("createForumTopic", "chat_id", "name", "icon_color", "icon_custom_emoji_id")
async def topic(town: Town, method: str) -> None:
    icon = (await town.call("getForumTopicIconStickers"))[0]["custom_emoji_id"]
    made = await town.call(method, chat_id=FORUM, name="Job", icon_color=0xFFD67E, icon_custom_emoji_id=icon)
    told = {"name": "Job", "icon_color": 0xFFD67E, "icon_custom_emoji_id": icon}
    assert made == {"message_thread_id": made["message_thread_id"], **told}
    await town.refused(method, "the chat is not a forum", chat_id=HELPERS, name="Job")
    await town.refused(method, "TOPIC_TITLE_EMPTY", chat_id=FORUM, name=" ")
    await town.refused(method, "invalid icon color specified", chat_id=FORUM, name="Job", icon_color=7)
    await town.refused(method, "DOCUMENT_INVALID", chat_id=FORUM, name="Job", icon_custom_emoji_id="7")
    people.puts_bot(town.world, ADA, "forum", "member")
    await town.refused(method, "not enough rights to create a topic", chat_id=FORUM, name="Job")


@proves("closeForumTopic", "chat_id", "message_thread_id")
async def closed(town: Town, method: str) -> None:
    number = (await town.call("createForumTopic", chat_id=FORUM, name="Job"))["message_thread_id"]
    await town.refused(method, "chat not found", chat_id=-42, message_thread_id=number)
    await town.refused(method, "message thread identifier is not specified", chat_id=FORUM)
    await town.refused(method, "message thread not found", chat_id=FORUM, message_thread_id=99)
    assert await town.call(method, chat_id=FORUM, message_thread_id=number)
    await town.refused(method, "TOPIC_NOT_MODIFIED", chat_id=FORUM, message_thread_id=number)
    assert await town.sent("sendMessage", chat_id=FORUM, message_thread_id=number)
    people.puts_bot(town.world, ADA, "forum", "member")
    await town.refused("sendMessage", "TOPIC_CLOSED", chat_id=FORUM, message_thread_id=number)
