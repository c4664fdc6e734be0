"""Settles people and chats into a world from a town file, or a small town of its own. Knows roles by name only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.state import Chat, Json, Person

if TYPE_CHECKING:
    from sandbox.world import World

SMALL_TOWN: Json = {
    "bot": {"id": 1, "username": "town_bot", "first_name": "Town bot"},
    "people": [
        {"id": 1001, "first_name": "Anna", "last_name": "Meier", "username": "anna", "language": "de"},
        {"id": 1002, "first_name": "Luca", "language": "it", "roles": ["helper"], "started": True},
        {"id": 1003, "first_name": "Mia", "language": "fr", "roles": ["helper"], "started": True},
        {"id": 1004, "first_name": "Ada", "language": "en", "roles": ["admin"], "started": True},
    ],
    "chats": [
        {"id": -1001000000001, "title": "Helpers", "role": "helpers", "members": [1002, 1003], "admins": [1004]},
        {"id": -1001000000002, "title": "Admins", "role": "admins", "members": [], "admins": [1004]},
    ],
}

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_send_welcome_messages",
)
RIGHTS_IN_GROUP = ("can_pin_messages",)
RIGHTS_IN_CHANNEL = ("can_post_messages", "can_edit_messages")
RIGHTS_OF_STORIES = ("can_post_stories", "can_edit_stories", "can_delete_stories")
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


class BadTown(ValueError):
    """A town file that cannot be lived in; the message says which part."""


def admin_of(kind: str, *, editable: bool = False) -> Json:
    """An administrator with every right a chat of this kind has."""
    member: Json = {"status": "administrator", "can_be_edited": editable, "is_anonymous": False}
    for right in (*RIGHTS, *RIGHTS_OF_STORIES, *(RIGHTS_IN_CHANNEL if kind == "channel" else RIGHTS_IN_GROUP)):
        member[right] = True
    if kind == "supergroup":
        member["can_manage_topics"] = True
    member["can_promote_members"] = False
    return member


def owner() -> Json:
    return {"status": "creator", "is_anonymous": False}


def settled_in(world: World, town: Json | None) -> None:
    """Fill a new world. A person without an id, a chat with unknown members and the like raise BadTown."""
    town = SMALL_TOWN if town is None else town
    bot = town.get("bot") or {}
    world.bot = {
        "id": int(bot.get("id") or world.token.split(":", 1)[0] or 1),
        "is_bot": True,
        "first_name": bot.get("first_name") or "Town bot",
        "username": bot.get("username") or "town_bot",
        "can_join_groups": True,
        "can_read_all_group_messages": bool(bot.get("can_read_all_group_messages", False)),
        "supports_inline_queries": False,
    }
    for one in town.get("people", []):
        person = _person(one)
        if person.id in world.people:
            raise BadTown(f"two people have the id {person.id}")
        world.people[person.id] = person
    for one in town.get("chats", []):
        chat = _chat(world, one)
        world.chats[chat.id] = chat
    world.autopilot = list(town.get("autopilot") or [])
    world.extras = {name: town[name] for name in ("hints", "places", "zone") if name in town}


def _person(one: Any) -> Person:
    if not isinstance(one, dict) or not isinstance(one.get("id"), int) or not one.get("first_name"):
        raise BadTown(f"a person needs an id and a first_name: {one!r}")
    known = {"id", "first_name", "last_name", "username", "language", "phone", "roles", "started", "blocked", "is_bot"}
    if strange := set(one) - known:
        raise BadTown(f"person {one['id']} has unknown fields: {', '.join(sorted(strange))}")
    return Person(**{**one, "roles": list(one.get("roles") or []), "phone": one.get("phone") or phone_of(one["id"])})


def phone_of(person_id: int) -> str:
    """A telephone number that belongs to nobody: 079 000 … is not given out."""
    return f"+4179000{person_id % 10_000:04d}"


def _chat(world: World, one: Any) -> Chat:
    if not isinstance(one, dict) or not isinstance(one.get("id"), int) or not one.get("title"):
        raise BadTown(f"a chat needs an id and a title: {one!r}")
    kind = one.get("type") or "supergroup"
    if kind not in ("group", "supergroup", "channel"):
        raise BadTown(f"chat {one['id']} has the unknown type {kind!r}")
    chat = Chat(
        one["id"],
        kind,
        one["title"],
        username=one.get("username") or "",
        role=one.get("role") or "",
        region=one.get("region"),
        forum=bool(one.get("forum")),
    )
    chat.permissions = dict.fromkeys(PERMISSIONS, True)
    for number, admin in enumerate(one.get("admins", [])):
        chat.members[admin] = owner() if number == 0 else admin_of(kind)
    for member in one.get("members", []):
        chat.members.setdefault(member, {"status": "member"})
    for user in chat.members:
        if user not in world.people:
            raise BadTown(f"chat {chat.id} has a member {user} who is not among the people")
    standing = one.get("bot", "administrator")
    if standing == "administrator":
        chat.members[world.bot_id] = admin_of(kind)
    elif standing == "member":
        chat.members[world.bot_id] = {"status": "member"}
    return chat
