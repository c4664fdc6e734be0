"""Finds the person, chat and message a call means, and says whether a phone would let them write. Does nothing."""

from __future__ import annotations

from typing import Any

from sandbox.state import Chat, Person, Post
from sandbox.world import World


class Impossible(ValueError):
    """A phone would not let this person do that; the message says why."""


class Unknown(LookupError):
    """There is no such person, chat, message or button; the message says what there is."""


def person_of(world: World, person: Any) -> Person:
    found = world.people.get(person) if isinstance(person, int) and not isinstance(person, bool) else None
    if found is None:
        raise Unknown(f"There is no person {person!r} in this town.")
    return found


def chat_of(world: World, person: int, chat: Any = "private") -> Chat:
    """The chat that `chat` means to this person."""
    if isinstance(chat, str):
        words = chat.strip()
        if words == "private":
            return world.private(person_of(world, person).id)
        if words.lstrip("-").isdigit():
            return chat_of(world, person, int(words))
        if "t.me/" in words:
            found = next((one for one in world.chats.values() if words in one.links), None)
            if found is None:
                raise Unknown(f"The invite link {words} leads nowhere.")
            return found
        role, _, region = words.partition(":")
        alike = [one for one in world.chats.values() if one.role and one.role == role]
        if region:
            alike = [one for one in alike if one.region == region]
        if alike:
            return alike[0]
        known = sorted(
            {f"{one.role}:{one.region}" if one.region else one.role for one in world.chats.values() if one.role}
        )
        raise Unknown(f"There is no chat {words!r} in this town; there are private, {', '.join(known) or 'no others'}.")
    if not isinstance(chat, int) or isinstance(chat, bool):
        raise Unknown(f"There is no chat {chat!r} in this town.")
    if chat in world.people:
        if chat != person:
            raise Unknown(f"The private chat {chat} belongs to somebody else.")
        return world.private(chat)
    one = world.chats.get(chat)
    if one is None:
        raise Unknown(f"There is no chat {chat} in this town.")
    return world.chats[one.migrated_to] if one.migrated_to is not None else one


def title_of(world: World, chat: Chat) -> str:
    return chat.title or f"the chat with {world.bot['first_name']}"


def message_of(world: World, chat: Chat, message: Any) -> Post:
    post = world.post_of(chat, message) if isinstance(message, int) and not isinstance(message, bool) else None
    if post is None:
        raise Unknown(f"There is no message {message!r} in {title_of(world, chat)}.")
    return post


def inside(world: World, person: Person, chat: Chat) -> None:
    if chat.type == "private":
        return
    if not world.is_in(chat, person.id):
        status = world.status(chat, person.id)
        raise Impossible(f"{person.name} {'was banned from' if status == 'kicked' else 'is not in'} {chat.title}.")


def may_write(world: World, person: Person, chat: Chat, right: str = "can_send_messages") -> None:
    inside(world, person, chat)
    if chat.type == "private":
        if person.blocked:
            raise Impossible(f"{person.name} has blocked the bot; only /start ends that.")
        return
    status = world.status(chat, person.id)
    if status in ("creator", "administrator"):
        return
    if chat.type == "channel":
        raise Impossible(f"Only admins write in the channel {chat.title}.")
    member = chat.members[person.id]
    allowed = member.get(right, True) if status == "restricted" else True
    if not allowed or not chat.permissions.get(right, True):
        raise Impossible(f"{person.name} may not write this in {chat.title}.")


def own_post(world: World, who: Person, chat: Chat, message: Any) -> Post:
    post = message_of(world, chat, message)
    if post.author != who.id:
        raise Impossible(f"Message {message} is not {who.name}'s.")
    return post
