"""Invitation links and the requests of those who come by one that asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import params as read
from sandbox.methods.posting import must_be_admin
from sandbox.params import Files
from sandbox.refusals import bad
from sandbox.state import Chat, Json

if TYPE_CHECKING:
    from sandbox.world import World

NO_RIGHTS = "not enough rights to manage chat invite link"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def _chat(world: World, params: Json) -> Chat:
    chat = world.find_chat(params.get("chat_id"))
    must_be_admin(world, chat, "can_invite_users", NO_RIGHTS)
    return chat


def _new(world: World, chat: Chat, **settings: object) -> Json:
    address = "https://t.me/+" + "".join(world.random.choice(_LETTERS) for _ in range(16))
    link: Json = {
        "invite_link": address,
        "creator": world.bot_user(),
        "creates_join_request": False,
        "is_primary": False,
        "is_revoked": False,
        **settings,
    }
    chat.links[address] = link
    world.changed("chat", chat.id)
    return link


def _wishes(world: World, params: Json) -> Json:
    wishes: Json = {}
    name = read.text(params, "name")
    if len(name) > 32:
        raise bad("invite link name is too long")
    if name:
        wishes["name"] = name
    expires = read.whole(params, "expire_date")
    if expires:
        if expires <= world.clock.timestamp():
            raise bad("EXPIRE_DATE_INVALID")
        wishes["expire_date"] = expires
    most = read.whole(params, "member_limit")
    asks = read.yes(params, "creates_join_request")
    if most:
        if asks:
            raise bad("member limit can't be specified for links requiring administrator approval")
        if not 1 <= most <= 99_999:
            raise bad("USAGE_LIMIT_INVALID")
        wishes["member_limit"] = most
    wishes["creates_join_request"] = asks
    return wishes


def create_chat_invite_link(world: World, params: Json, files: Files) -> Json:
    chat = _chat(world, params)
    return dict(_new(world, chat, **_wishes(world, params)))


def export_chat_invite_link(world: World, params: Json, files: Files) -> str:
    chat = _chat(world, params)
    for address, link in list(chat.links.items()):
        if link["is_primary"]:
            chat.links[address] = {**link, "is_revoked": True}
    return str(_new(world, chat, is_primary=True)["invite_link"])


def _known(chat: Chat, params: Json) -> Json:
    link = chat.links.get(read.text(params, "invite_link"))
    if link is None:
        raise bad("INVITE_HASH_INVALID")
    return link


def edit_chat_invite_link(world: World, params: Json, files: Files) -> Json:
    chat = _chat(world, params)
    link = _known(chat, params)
    kept = {key: value for key, value in link.items() if key not in ("name", "expire_date", "member_limit")}
    edited = chat.links[link["invite_link"]] = {**kept, **_wishes(world, params)}
    world.changed("chat", chat.id)
    return dict(edited)


def revoke_chat_invite_link(world: World, params: Json, files: Files) -> Json:
    chat = _chat(world, params)
    link = _known(chat, params)
    revoked = chat.links[link["invite_link"]] = {**link, "is_revoked": True}
    world.changed("chat", chat.id)
    return dict(revoked)


def _asking(world: World, params: Json) -> tuple[Chat, int, Json]:
    chat = _chat(world, params)
    user_id = read.whole(params, "user_id")
    if world.user(user_id) is None:
        raise bad("USER_ID_INVALID")
    if world.is_in(chat, user_id):
        raise bad("USER_ALREADY_PARTICIPANT")
    request = chat.asked.pop(user_id, None)
    if request is None:
        raise bad("HIDE_REQUESTER_MISSING")
    world.changed("chat", chat.id)
    world.stirred.set()
    return chat, user_id, request


def approve_chat_join_request(world: World, params: Json, files: Files) -> bool:
    chat, user_id, request = _asking(world, params)
    link = request.get("invite_link")
    world.set_member(chat, user_id, {"status": "member"}, by=world.bot_user(), link=link, asked=True)
    if chat.type != "channel":
        user = world.people[user_id].user()
        world.service(chat, {"new_chat_members": [user]}, sender=user)
    return True


def decline_chat_join_request(world: World, params: Json, files: Files) -> bool:
    _asking(world, params)
    return True


METHODS = {
    "createChatInviteLink": create_chat_invite_link,
    "exportChatInviteLink": export_chat_invite_link,
    "editChatInviteLink": edit_chat_invite_link,
    "revokeChatInviteLink": revoke_chat_invite_link,
    "approveChatJoinRequest": approve_chat_join_request,
    "declineChatJoinRequest": decline_chat_join_request,
}
