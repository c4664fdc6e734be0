"""Who and what is in a town, and where its bot may go. Records and look-ups; writes no message and answers no call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.refusals import bad, forbidden
from sandbox.state import IN_CHAT, Chat, Json, Person


class Register:
    """People and chats of a town, by id."""

    def __init__(self) -> None:
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.bot: Json = {}
        self.changed: Callable[[str, Any], None] = lambda kind, key: None
        """Told of every record that changed, as (kind, key), so that a store can follow."""
        self._signs: Json | None = None

    @property
    def bot_id(self) -> int:
        return int(self.bot["id"])

    def user(self, user_id: int) -> Json | None:
        """The Bot API's User with this id, the bot included."""
        if user_id == self.bot_id:
            return self.bot_user()
        person = self.people.get(user_id)
        return person.user() if person else None

    def bot_user(self) -> Json:
        """As it signs its messages; the same object every time, for a million messages share it."""
        if self._signs is None or self._signs["id"] != self.bot["id"]:
            self._signs = {key: self.bot[key] for key in ("id", "is_bot", "first_name", "username")}
        return self._signs

    def private(self, person_id: int) -> Chat:
        """The private chat of a person and the bot, opened when it is first asked for."""
        chat = self.chats.get(person_id)
        if chat is None:
            chat = self.chats[person_id] = Chat(person_id, "private")
            self.changed("chat", person_id)
        return chat

    def chat_wire(self, chat: Chat) -> Json:
        """As the Bot API's Chat; the same object every time, shared by all its messages."""
        if chat.shown is None:
            chat.shown = self.people[chat.id].chat() if chat.type == "private" else chat.wire()
        return chat.shown

    def find_chat(self, given: Any) -> Chat:
        """The chat a bot means by an id or @name. Refusal if it knows none."""
        if given is None or given == "":
            raise bad("chat_id is empty")
        chat: Chat | None = None
        if isinstance(given, int) and not isinstance(given, bool):
            wanted = given
        else:
            words = str(given).strip()
            if words.startswith("@"):
                name = words[1:].lower()
                chat = next((one for one in self.chats.values() if one.username and one.username.lower() == name), None)
                if chat is None:
                    raise bad("chat not found")
                return chat
            try:
                wanted = int(words)
            except ValueError:
                raise bad("chat not found") from None
        chat = self.chats.get(wanted)
        if chat is None and wanted in self.people:
            chat = self.private(wanted)
        if chat is None or (chat.type == "private" and wanted not in self.people):
            raise bad("chat not found")
        return chat

    def status(self, chat: Chat, user_id: int) -> str:
        """creator, administrator, member, restricted, left or kicked."""
        member = chat.members.get(user_id)
        return str(member["status"]) if member else "left"

    def is_in(self, chat: Chat, user_id: int) -> bool:
        member = chat.members.get(user_id)
        if member is None:
            return False
        return member["status"] in IN_CHAT and bool(member.get("is_member", True))

    def bot_may(self, chat: Chat, right: str) -> bool:
        member = chat.members.get(self.bot_id)
        return bool(member and (member["status"] == "creator" or member.get(right)))

    def knocks(self, person_id: int) -> bool:
        """Whether the bot may write to somebody who has not started it."""
        return False

    def enter(self, chat: Chat) -> None:
        """Refusal unless the bot may act in this chat at all."""
        if chat.type == "private":
            person = self.people[chat.id]
            if person.is_bot:
                raise forbidden("bot can't send messages to bots")
            if person.deactivated:
                raise forbidden("user is deactivated")
            if person.blocked:
                raise forbidden("bot was blocked by the user")
            if not person.started and not self.knocks(person.id):
                raise forbidden("bot can't initiate conversation with a user")
            return
        if chat.migrated_to is not None:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
        status = self.status(chat, self.bot_id)
        where = f"{chat.type} chat"
        if status == "kicked":
            raise forbidden(f"bot was kicked from the {where}")
        if status not in IN_CHAT:
            raise forbidden(f"bot is not a member of the {where}")
