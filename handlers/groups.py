"""What happens in and to chats: people come and leave, somebody blocks the bot, a group moves. Refuses to talk."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import ChatMemberUpdated, Message

from actions import alarms, helpers, people
from actions.people import Unit
from handlers.filters import That

GONE = frozenset({"kicked", "left"})


def router() -> Router:
    """Membership and migration."""
    routes = Router(name="groups")
    routes.my_chat_member.register(bot_member)
    routes.chat_member.register(member)
    routes.message.register(came, That(F.new_chat_members))
    routes.message.register(left, That(F.left_chat_member))
    routes.message.register(moved, That(F.migrate_to_chat_id))
    return routes


async def bot_member(event: ChatMemberUpdated, unit: Unit) -> None:
    """In private: blocked, or back; a helper who blocks the bot is not asked. In a helper chat: thrown out, or back."""
    gone = event.new_chat_member.status in GONE
    if event.chat.type != ChatType.PRIVATE:
        await alarms.helper_chat(unit, event.chat.id, lost=gone)
        return
    await people.reachable(unit, event.chat.id, yes=not gone)
    if gone:
        await helpers.gone(unit, event.chat.id)


async def member(event: ChatMemberUpdated, unit: Unit) -> None:
    """Somebody's standing in a chat changed, as Telegram reports it."""
    who, status = event.new_chat_member.user.id, str(event.new_chat_member.status)
    await people.left_or_came(unit, event.chat.id, who, status)
    if status in GONE:
        await helpers.left(unit, event.chat.id, who)


async def came(message: Message, unit: Unit) -> None:
    """The service message says who came; chat_member says it too, where the bot is an admin."""
    for user in message.new_chat_members or []:
        await people.left_or_came(unit, message.chat.id, user.id, "member")


async def left(message: Message, unit: Unit) -> None:
    """The service message says who left."""
    if message.left_chat_member is not None:
        await people.left_or_came(unit, message.chat.id, message.left_chat_member.id, "left")
        await helpers.left(unit, message.chat.id, message.left_chat_member.id)


async def moved(message: Message, unit: Unit) -> None:
    """A group became a supergroup: everything owed follows it."""
    if message.migrate_to_chat_id is not None:
        await people.chat_moved(unit, message.chat.id, message.migrate_to_chat_id)
