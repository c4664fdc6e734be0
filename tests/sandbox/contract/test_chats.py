"""Chats, their members and their links.

Called by a client we did not write, over real HTTP; answers are also held against the documentation.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
import telegram
from telegram.error import BadRequest, Forbidden

from sandbox import people
from tests.sandbox.room import ADA, ADMINS, ANNA, CHANNEL, HELPERS, LUCA, Room, calls


@calls("getChat", "getChatMemberCount", "leaveChat")
async def test_chats(room: Room) -> None:
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


@calls("setChatTitle", "setChatDescription", "setChatPermissions")
async def test_what_a_chat_is(room: Room) -> None:
    assert await room.bot.set_chat_title(HELPERS, "Helfende")
    assert await room.bot.set_chat_description(HELPERS, "Who helps")
    assert await room.bot.set_chat_permissions(HELPERS, telegram.ChatPermissions.no_permissions())
    chat = await room.bot.get_chat(HELPERS)
    assert (chat.title, chat.description) == ("Helfende", "Who helps")
    with pytest.raises(people.Impossible, match="may not write this"):
        people.says(room.world, LUCA, "Hm", "helpers")
    with pytest.raises(BadRequest, match="Not enough rights"):
        await room.bot.set_chat_title(ADMINS, "Mine")


@calls("getChatMember", "getChatAdministrators")
async def test_who_is_there(room: Room) -> None:
    assert isinstance(await room.bot.get_chat_member(HELPERS, LUCA), telegram.ChatMemberMember)
    assert isinstance(await room.bot.get_chat_member(HELPERS, ANNA), telegram.ChatMemberLeft)
    assert isinstance(await room.bot.get_chat_member(HELPERS, ADA), telegram.ChatMemberOwner)
    there = await room.bot.get_chat_administrators(HELPERS)
    assert {one.user.id for one in there} == {ADA, 1}
    with pytest.raises(BadRequest, match="Member not found"):
        await room.bot.get_chat_member(HELPERS, 424242)


@calls("banChatMember", "unbanChatMember", "restrictChatMember", "promoteChatMember")
async def test_moderation(room: Room) -> None:
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


@calls(
    "createChatInviteLink",
    "exportChatInviteLink",
    "editChatInviteLink",
    "revokeChatInviteLink",
    "approveChatJoinRequest",
    "declineChatJoinRequest",
)
async def test_links(room: Room) -> None:
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
