"""What a chat is: its description, title, permissions; and leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import params as read
from sandbox.methods.posting import must_be_admin
from sandbox.methods.replying import without_reply
from sandbox.params import Files
from sandbox.refusals import bad
from sandbox.state import Json
from sandbox.town import PERMISSIONS

if TYPE_CHECKING:
    from sandbox.world import World


def get_chat(world: World, params: Json, files: Files) -> Json:
    """As the Bot API's ChatFullInfo."""
    chat = world.find_chat(params.get("chat_id"))
    if chat.type != "private":
        world.enter(chat)
    full: Json = {
        **world.chat_wire(chat),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": chat.type == "private",
            "limited_gifts": chat.type == "private",
            "unique_gifts": chat.type == "private",
            "premium_subscription": chat.type == "private",
            "gifts_from_channels": chat.type == "private",
        },
    }
    if chat.username:
        full["active_usernames"] = [chat.username]
    if chat.type == "private" and (name := world.people[chat.id].username):
        full["active_usernames"] = [name]
    if chat.description:
        full["description"] = chat.description
    if chat.type in ("group", "supergroup"):
        full["permissions"] = {name: bool(chat.permissions.get(name)) for name in PERMISSIONS}
    if chat.protects:
        full["has_protected_content"] = True
    if chat.type != "private" and world.bot_may(chat, "can_invite_users"):
        primary = next((link for link in chat.links.values() if link["is_primary"] and not link["is_revoked"]), None)
        if primary is not None:
            full["invite_link"] = primary["invite_link"]
    pinned = world.post_of(chat, chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        full["pinned_message"] = without_reply(pinned.wire)
    return full


def leave_chat(world: World, params: Json, files: Files) -> bool:
    chat = world.find_chat(params.get("chat_id"))
    if chat.type == "private":
        raise bad("chat not found")
    world.enter(chat)
    if chat.type == "group":
        world.service(chat, {"left_chat_member": world.bot_user()}, sender=world.bot_user(), by_bot=True)
    world.set_member(chat, world.bot_id, {"status": "left"}, by=world.bot_user())
    return True


def set_chat_title(world: World, params: Json, files: Files) -> bool:
    chat = world.find_chat(params.get("chat_id"))
    must_be_admin(world, chat, "can_change_info", "not enough rights to set chat title")
    title = read.text(params, "title").strip()
    if not 1 <= len(title) <= 128:
        raise bad("CHAT_TITLE_EMPTY" if not title else "title is too long")
    if title == chat.title:
        raise bad("CHAT_NOT_MODIFIED")
    chat.title, chat.shown = title, None
    world.changed("chat", chat.id)
    world.service(chat, {"new_chat_title": title}, sender=world.bot_user(), by_bot=True)
    return True


def set_chat_description(world: World, params: Json, files: Files) -> bool:
    chat = world.find_chat(params.get("chat_id"))
    must_be_admin(world, chat, "can_change_info", "not enough rights to set chat description")
    words = read.text(params, "description")
    if len(words) > 255:
        raise bad("chat description is too long")
    if words == chat.description:
        raise bad("chat description is not modified")
    chat.description = words
    world.changed("chat", chat.id)
    return True


def set_chat_permissions(world: World, params: Json, files: Files) -> bool:
    chat = world.find_chat(params.get("chat_id"))
    must_be_admin(world, chat, "can_restrict_members", "not enough rights to change chat permissions")
    given = read.object_of(params, "permissions") or {}
    chat.permissions = {name: bool(given.get(name)) for name in PERMISSIONS}
    world.changed("chat", chat.id)
    return True


METHODS = {
    "getChat": get_chat,
    "leaveChat": leave_chat,
    "setChatTitle": set_chat_title,
    "setChatDescription": set_chat_description,
    "setChatPermissions": set_chat_permissions,
}
