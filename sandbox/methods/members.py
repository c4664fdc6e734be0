"""Who is in a chat, and as what: look up, ban, restrict, promote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import params as read
from sandbox.methods.posting import must_be_admin
from sandbox.params import Files
from sandbox.refusals import bad
from sandbox.state import IN_CHAT, Chat, Json
from sandbox.town import PERMISSIONS, RIGHTS, RIGHTS_IN_CHANNEL, RIGHTS_IN_GROUP, RIGHTS_OF_STORIES, admin_of

if TYPE_CHECKING:
    from sandbox.world import World

NO_RIGHTS = "not enough rights to restrict/unrestrict chat member"
_SHORTEST_BAN, _LONGEST_BAN = 30, 366 * 24 * 3600


def shown(world: World, chat: Chat, user_id: int) -> Json:
    """As the Bot API's ChatMember; a ban or restriction whose time is over is over."""
    user = world.user(user_id)
    if user is None:
        raise bad("member not found")
    member = dict(chat.members.get(user_id, {"status": "left"}))
    until = member.get("until_date")
    if until and until <= world.clock.timestamp():
        member = {"status": "member"} if member.get("is_member") else {"status": "left"}
        chat.members[user_id] = dict(member)
        world.changed("chat", chat.id)
    return {"user": user, **member}


def get_chat_member(world: World, params: Json, files: Files) -> Json:
    chat = world.find_chat(params.get("chat_id"))
    user_id = read.whole(params, "user_id")
    if user_id <= 0:
        raise bad("invalid user_id specified")
    if chat.type == "private":
        return {"user": shown(world, chat, user_id)["user"], "status": "member"}
    world.enter(chat)
    return shown(world, chat, user_id)


def get_chat_administrators(world: World, params: Json, files: Files) -> list[Json]:
    chat = world.find_chat(params.get("chat_id"))
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    world.enter(chat)
    bots = read.yes(params, "return_bots")
    return [
        shown(world, chat, user)
        for user, member in chat.members.items()
        if member["status"] in ("creator", "administrator")
        and (user == world.bot_id or (user in world.people and (bots or not world.people[user].is_bot)))
    ]


def get_chat_member_count(world: World, params: Json, files: Files) -> int:
    chat = world.find_chat(params.get("chat_id"))
    if chat.type == "private":
        return 2
    world.enter(chat)
    return sum(1 for member in chat.members.values() if member["status"] in IN_CHAT and member.get("is_member", True))


def _target(world: World, params: Json, complaint: str) -> tuple[Chat, int]:
    chat = world.find_chat(params.get("chat_id"))
    user_id = read.whole(params, "user_id")
    if user_id <= 0:
        raise bad("invalid user_id specified")
    must_be_admin(world, chat, "can_restrict_members", complaint)
    if user_id != world.bot_id and user_id not in world.people:
        raise bad("PARTICIPANT_ID_INVALID")
    status = world.status(chat, user_id)
    if status == "creator":
        raise bad("can't remove chat owner")
    if user_id == world.bot_id:
        raise bad("can't restrict self")
    if status == "administrator" and not chat.members[user_id].get("can_be_edited"):
        raise bad("user is an administrator of the chat")
    return chat, user_id


def _until(world: World, params: Json) -> int:
    """When it ends; less than 30 seconds or more than 366 days from now is for ever, written 0."""
    until = read.whole(params, "until_date")
    ahead = until - world.clock.timestamp()
    return until if _SHORTEST_BAN <= ahead <= _LONGEST_BAN else 0


def ban_chat_member(world: World, params: Json, files: Files) -> bool:
    chat, user_id = _target(world, params, NO_RIGHTS)
    was_in = world.is_in(chat, user_id)
    member = {"status": "kicked", "until_date": _until(world, params)}
    world.set_member(chat, user_id, member, by=world.bot_user())
    if was_in and chat.type != "channel" and (user := world.user(user_id)):
        world.service(chat, {"left_chat_member": user}, sender=world.bot_user(), by_bot=True)
    if read.yes(params, "revoke_messages"):
        for post in list(chat.posts.values()):
            if not post.gone and post.wire.get("from", {}).get("id") == user_id:
                world.remove(chat, post)
    return True


def unban_chat_member(world: World, params: Json, files: Files) -> bool:
    chat = world.find_chat(params.get("chat_id"))
    user_id = read.whole(params, "user_id")
    if chat.type == "group":
        raise bad("method is available for supergroup and channel chats only")
    must_be_admin(world, chat, "can_restrict_members", NO_RIGHTS)
    if world.user(user_id) is None:
        raise bad("PARTICIPANT_ID_INVALID")
    status = world.status(chat, user_id)
    if status == "creator":
        raise bad("can't remove chat owner")
    if status == "kicked" or (not read.yes(params, "only_if_banned") and status in ("member", "restricted")):
        world.set_member(chat, user_id, {"status": "left"}, by=world.bot_user())
    return True


def restrict_chat_member(world: World, params: Json, files: Files) -> bool:
    chat = world.find_chat(params.get("chat_id"))
    if chat.type != "supergroup":
        raise bad("method is available only for supergroups")
    chat, user_id = _target(world, params, NO_RIGHTS)
    given = read.object_of(params, "permissions") or {}
    wide = not read.yes(params, "use_independent_chat_permissions")
    allowed = {name: bool(given.get(name)) for name in PERMISSIONS}
    if wide and allowed["can_send_other_messages"]:
        for name in ("audios", "documents", "photos", "videos", "video_notes", "voice_notes"):
            allowed[f"can_send_{name}"] = True
        allowed["can_send_messages"] = True
    inside = world.is_in(chat, user_id)
    if all(allowed.values()):
        world.set_member(chat, user_id, {"status": "member" if inside else "left"}, by=world.bot_user())
        return True
    member = {"status": "restricted", "is_member": inside, **allowed, "until_date": _until(world, params)}
    world.set_member(chat, user_id, member, by=world.bot_user())
    return True


def promote_chat_member(world: World, params: Json, files: Files) -> bool:
    chat = world.find_chat(params.get("chat_id"))
    user_id = read.whole(params, "user_id")
    must_be_admin(world, chat, "can_promote_members", "not enough rights to promote/demote chat member")
    if world.user(user_id) is None:
        raise bad("PARTICIPANT_ID_INVALID")
    if world.status(chat, user_id) == "creator":
        raise bad("can't remove chat owner")
    extra = RIGHTS_IN_CHANNEL if chat.type == "channel" else (*RIGHTS_IN_GROUP, "can_manage_topics")
    rights = {name: read.yes(params, name) for name in (*RIGHTS, *RIGHTS_OF_STORIES, *extra)}
    if not any(rights.values()):
        world.set_member(chat, user_id, {"status": "member"}, by=world.bot_user())
        return True
    member = {**admin_of(chat.type, editable=True), **rights, "is_anonymous": read.yes(params, "is_anonymous")}
    member["can_manage_chat"] = True
    world.set_member(chat, user_id, member, by=world.bot_user())
    return True


METHODS = {
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "banChatMember": ban_chat_member,
    "unbanChatMember": unban_chat_member,
    "restrictChatMember": restrict_chat_member,
    "promoteChatMember": promote_chat_member,
}
