"""Who is there: newcomers, joining, leaving, blocking; and what the bot is in a group."""

from __future__ import annotations

from typing import Any

from sandbox.migration import migrate
from sandbox.people.who import Impossible, Unknown, chat_of, inside, person_of, title_of
from sandbox.state import Chat, Json, Person
from sandbox.town import PERMISSIONS, admin_of, phone_of
from sandbox.world import World


def add_person(
    world: World, name: str, *, language: str = "de", roles: list[str] | None = None, username: str = ""
) -> Person:
    """Somebody new, who has not started the bot. A role puts them into the first chat of that role."""
    first, _, last = name.strip().partition(" ")
    if not first:
        raise Impossible("A person needs a name.")
    number = max((one for one in world.people if one < 10**9), default=1000) + 1
    who = Person(number, first, last.strip(), username, language, phone_of(number))
    chats = []
    for role in roles or []:
        if role not in ("helper", "admin"):
            raise Impossible(f"A role is helper or admin, not {role!r}.")
        where = next((one for one in world.chats.values() if one.role == f"{role}s"), None)
        if where is None:
            raise Impossible(f"This town has no chat for the role {role}.")
        chats.append(where)
        who.roles.append(role)
    world.people[number] = who
    world.changed("person", number)
    for where in chats:
        _comes_in(world, who, where, None)
    world.stirred.set()
    world.keep()
    return who


def join(world: World, person: int, chat: Any) -> bool:
    """Join a chat, by id, role or invite link. False where the link only asks, and an admin has to let them in."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    if where.type == "private":
        raise Impossible("A private chat is not joined; it begins with the first message.")
    if world.is_in(where, who.id):
        raise Impossible(f"{who.name} is in {where.title} already.")
    if world.status(where, who.id) == "kicked":
        raise Impossible(f"{who.name} was banned from {where.title}.")
    link = where.links.get(chat) if isinstance(chat, str) else None
    if link is not None:
        _usable(world, where, link)
        if link["creates_join_request"]:
            request: Json = {
                "chat": where.wire(),
                "from": who.user(),
                "user_chat_id": who.id,
                "date": world.clock.timestamp(),
                "invite_link": link,
            }
            where.asked[who.id] = request
            world.changed("chat", where.id)
            if world.bot_may(where, "can_invite_users"):
                world.tell("chat_join_request", request, chat=where.id, person=who.id)
            world.keep()
            return False
    _comes_in(world, who, where, link)
    world.keep()
    return True


def _usable(world: World, chat: Chat, link: Json) -> None:
    if link["is_revoked"]:
        raise Impossible("This invite link has been revoked.")
    if link.get("expire_date") and link["expire_date"] <= world.clock.timestamp():
        raise Impossible("This invite link has expired.")
    used = chat.came_by.get(link["invite_link"], 0)
    if link.get("member_limit") and used >= link["member_limit"]:
        raise Impossible("This invite link has been used up.")


def _comes_in(world: World, who: Person, chat: Chat, link: Json | None) -> None:
    if link is not None:
        chat.came_by[link["invite_link"]] = chat.came_by.get(link["invite_link"], 0) + 1
    before = chat.members.get(who.id)
    member = {**before, "is_member": True} if before and before["status"] == "restricted" else {"status": "member"}
    world.set_member(chat, who.id, member, by=who.user(), link=link)
    if chat.type != "channel":
        world.service(chat, {"new_chat_members": [who.user()]}, sender=who.user())


def leave(world: World, person: int, chat: Any) -> None:
    who, where = person_of(world, person), chat_of(world, person, chat)
    if where.type == "private":
        raise Impossible("A private chat is not left; blocking the bot is what comes closest.")
    inside(world, who, where)
    world.set_member(where, who.id, {"status": "left"}, by=who.user())
    where.keyboards.pop(who.id, None)
    if where.type != "channel":
        world.service(where, {"left_chat_member": who.user()}, sender=who.user())
    world.keep()


def blocks(world: World, person: int, *, on: bool = True) -> None:
    """Block the bot, or let it write again."""
    who = person_of(world, person)
    if who.blocked == on:
        return
    who.blocked = on
    world.changed("person", who.id)
    chat = world.private(who.id)
    kicked: Json = {"user": world.bot_user(), "status": "kicked", "until_date": 0}
    member: Json = {"user": world.bot_user(), "status": "member"}
    body = {
        "chat": who.chat(),
        "from": who.user(),
        "date": world.clock.timestamp(),
        "old_chat_member": member if on else kicked,
        "new_chat_member": kicked if on else member,
    }
    world.tell("my_chat_member", body, chat=chat.id, person=who.id)
    world.keep()


def goes(world: World, person: int) -> None:
    """Delete one's account: the bot gets 403 "user is deactivated" from now on."""
    who = person_of(world, person)
    who.deactivated = True
    world.changed("person", who.id)
    world.keep()


def stays_anonymous(world: World, person: int, chat: Any, *, on: bool = True) -> None:
    """An admin writes in a group as GroupAnonymousBot, as Telegram shows anonymous admins."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    if world.status(where, who.id) not in ("creator", "administrator"):
        raise Impossible(f"{who.name} is no admin of {title_of(world, where)}.")
    who.anonymous_in = [one for one in who.anonymous_in if one != where.id] + ([where.id] if on else [])
    world.changed("person", who.id)
    world.keep()


def reads(world: World, person: int, chat: Any = "private") -> None:
    """Everything in the chat has been read."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    where.read[who.id] = where.last_id
    world.changed("chat", where.id)
    world.keep()


def puts_bot(world: World, person: int, chat: Any, standing: str) -> None:
    """Add the bot to a group (member), make it an administrator, throw it out (left) or ban it (kicked)."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    members: dict[str, Json] = {
        "member": {"status": "member"},
        "administrator": admin_of(where.type),
        "left": {"status": "left"},
        "kicked": {"status": "kicked", "until_date": 0},
        "restricted": {"status": "restricted", "is_member": True, **dict.fromkeys(PERMISSIONS, False), "until_date": 0},
    }
    if standing not in members or where.type == "private":
        raise Impossible(f"The bot can be one of {', '.join(members)} in a group, not {standing!r}.")
    was_in = world.is_in(where, world.bot_id)
    world.set_member(where, world.bot_id, members[standing], by=who.user())
    if not was_in and standing in ("member", "administrator") and where.type != "channel":
        world.service(where, {"new_chat_members": [world.bot_user()]}, sender=who.user())
    world.keep()


def migrates(world: World, chat: Any) -> int:
    """A basic group becomes a supergroup (or a supergroup, for a test, another one); the new id."""
    where = world.chats.get(chat) if isinstance(chat, int) else None
    if where is None or where.type == "private":
        raise Unknown(f"There is no group {chat!r} in this town.")
    new = migrate(world, where)
    world.keep()
    return new.id
