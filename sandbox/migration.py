"""How a basic group becomes a supergroup, or one supergroup another: the change every bot forgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.state import Chat

if TYPE_CHECKING:
    from sandbox.world import World


def migrate(world: World, chat: Chat) -> Chat:
    """A basic group becomes a supergroup: another id, other message ids, and both sides say so."""
    new = Chat(-1_000_000_000_000 + chat.id, "supergroup", chat.title, role=chat.role, region=chat.region)
    new.members = {user: dict(member) for user, member in chat.members.items()}
    new.permissions = dict(chat.permissions)
    world.chats[new.id] = new
    by = next((user for one in chat.members if (user := world.user(one)) and not user["is_bot"]), world.bot_user())
    chat.role, chat.region = "", None
    world.service(chat, {"migrate_to_chat_id": new.id}, sender=by)
    chat.migrated_to = new.id
    world.service(new, {"migrate_from_chat_id": chat.id}, sender=by)
    world.changed("chat", chat.id)
    world.changed("chat", new.id)
    return new
