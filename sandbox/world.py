"""The town as a whole: who and what is in it, and the door through which a bot calls. Knows Telegram, not any one bot.

`World.call` answers one Bot API method with a status and Telegram's JSON. What people do is in people.py; the
methods themselves are in methods/, one file per noun. Everything here is plain records in dictionaries.
"""

from __future__ import annotations

import asyncio
import inspect
import random
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

from sandbox import entities as marked
from sandbox.clock import Clock
from sandbox.eyes import bot_sees
from sandbox.faults import Faults
from sandbox.limits import Limits
from sandbox.methods import METHODS
from sandbox.methods.replying import without_reply
from sandbox.params import Upload
from sandbox.refusals import Refusal, Said, bad, unknown_method
from sandbox.register import Register
from sandbox.state import ANONYMOUS_ADMIN, Chat, Json, Person, Post, StoredFile, Tap
from sandbox.town import settled_in
from sandbox.transcript import Transcript
from sandbox.updates import Updates
from sandbox.web import Web, nothing

REMEMBERED = 50_000
"""Messages kept in memory over all chats; beyond that the oldest are forgotten, so that memory stays flat."""

KNOCK_SECONDS = 300


class World(Register):
    """A town with one bot in it. Not for threads: everything happens on one event loop."""

    def __init__(
        self,
        town: Json | None = None,
        *,
        clock: Clock | None = None,
        token: str = "1:TEST",
        seed: int = 0,
        limits: bool = False,
    ) -> None:
        super().__init__()
        self.clock = clock or Clock()
        self.token = token
        self.random = random.Random(f"town-{seed}")
        self.taps: dict[str, Tap] = {}
        self.files: dict[str, StoredFile] = {}
        self.polls: dict[str, Json] = {}
        self.settings: Json = {}
        """What the bot said about itself: commands, descriptions, menu buttons."""
        self.autopilot: list[Any] = []
        self.extras: Json = {}
        """Hints and places of the town file, handed to the page as they are."""
        self.web: Web = nothing
        """What stands at an address a bot sends a file from."""
        self.updates = Updates(self.clock, self.random.randrange(100_000_000, 900_000_000))
        self.transcript = Transcript(self.clock)
        self.faults = Faults(self)
        self.limits = Limits(self.clock, on=limits)
        self.keep: Callable[[], None] = lambda: None
        """Called before anything is answered: what changed is to be written now."""
        self.stirred = asyncio.Event()
        """Set whenever something happened that somebody may wait for."""
        self._remembered: dict[tuple[int, int], None] = {}
        self.updates.changed = self._queue_moved
        self.updates.spoil = self.faults.spoil
        settled_in(self, town)

    # The door ---------------------------------------------------------------------------------------------------

    async def call(
        self, method: str, params: Json, files: Mapping[str, Upload | bytes] | None = None
    ) -> tuple[int, Json]:
        """Answer a Bot API method: HTTP status and Telegram's JSON. Silence is raised where a fault swallows it."""
        uploads = (
            {name: one if isinstance(one, Upload) else Upload(name, one) for name, one in files.items()}
            if files
            else {}
        )
        entry = self.transcript.begin(method, params)
        status = 200
        try:
            known = METHODS.get(method.lower())
            if known is None:
                raise unknown_method(method)
            name, act = known
            after = self.faults.before(name, params) if self.faults.rules else None
            if self.limits.on:
                self.limits.check(self, name, params)
            result = act(self, params, uploads)
            if inspect.isawaitable(result):
                result = await result
            answer: Json = {"ok": True, **result} if isinstance(result, Said) else {"ok": True, "result": result}
            if after is not None:
                self.keep()
                raise after
        except Refusal as no:
            status, answer = no.code, no.answer()
        except BaseException:  # swallowed by a fault, or the caller has gone
            self.transcript.end(entry, 0, {})
            raise
        self.transcript.end(entry, status, answer)
        self.keep()
        return status, answer

    # Posts ------------------------------------------------------------------------------------------------------

    def put(self, chat: Chat, content: Json, *, sender: Json | None, by_bot: bool = False) -> Post:
        """Write a message into a chat; the Post, whose wire is the finished Message."""
        chat.last_id += 1
        wire: Json = {"message_id": chat.last_id}
        if sender is not None:
            wire["from"] = sender
        if chat.type == "channel":
            wire.pop("from", None)
            wire["sender_chat"] = self.chat_wire(chat)
        wire["chat"] = self.chat_wire(chat)
        wire["date"] = int(self.clock.now().timestamp())
        wire.update(content)
        if "message_thread_id" in content and "external_reply" not in content:
            self._answers_topic(chat, wire)
        post = Post(wire, by_bot=by_bot)
        chat.posts[chat.last_id] = post
        if "poll" in content:
            self.polls[content["poll"]["id"]]["shown"].append([chat.id, chat.last_id])
            self.changed("poll", content["poll"]["id"])
        self.touch(chat, post)
        self._remember(chat.id, chat.last_id)
        return post

    def _answers_topic(self, chat: Chat, wire: Json) -> None:
        """What answers nothing else in a topic answers the line that opened it, as Telegram shows it to bots."""
        opened = self.post_of(chat, wire["message_thread_id"])
        if opened is not None and "forum_topic_created" in opened.wire:
            wire.setdefault("reply_to_message", without_reply(opened.wire))

    def touch(self, chat: Chat, post: Post) -> None:
        """Note that a post changed: everybody's screen and the store follow."""
        chat.revision += 1
        post.revision = chat.revision
        message_id = post.wire["message_id"]
        chat.touched.pop(message_id, None)
        chat.touched[message_id] = chat.revision
        self.changed("post", (chat.id, message_id))
        self.stirred.set()

    def remove(self, chat: Chat, post: Post) -> None:
        """Delete a message for everybody; a short remnant stays so that screens can forget it."""
        post.gone = True
        post.wire = {"message_id": post.wire["message_id"], "date": 0, "chat": post.wire["chat"]}
        message_id = post.wire["message_id"]
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
            self.changed("chat", chat.id)
        self.touch(chat, post)

    def _remember(self, chat_id: int, message_id: int) -> None:
        self._remembered[(chat_id, message_id)] = None
        if len(self._remembered) > REMEMBERED:
            oldest = next(iter(self._remembered))
            del self._remembered[oldest]
            chat = self.chats.get(oldest[0])
            if chat is not None and oldest[1] == chat.last_id:
                # The newest of a chat stays: the next number is counted from it when the world comes back.
                self._remembered[oldest] = None
            elif chat is not None:
                chat.posts.pop(oldest[1], None)
                chat.touched.pop(oldest[1], None)
                self.changed("post", oldest)

    def remember(self, keys: Iterable[tuple[int, int]]) -> None:
        """Take over messages that came from a store, the oldest first."""
        for chat_id, message_id in keys:
            self._remember(chat_id, message_id)

    def post_of(self, chat: Chat, message_id: int) -> Post | None:
        """A message that is still there, or None."""
        post = chat.posts.get(message_id)
        return None if post is None or post.gone else post

    def open_keyboard(self, chat: Chat, post: Post) -> None:
        """A bot's reply keyboard, or its removal, reaches the people it is meant for."""
        markup = post.keyboard or {}
        shown = "keyboard" in markup or "force_reply" in markup
        if not shown and "remove_keyboard" not in markup:
            return
        for person in self._readers(chat, post):
            before = chat.keyboards.pop(person, None)
            if before is not None and (old := chat.posts.get(before)) is not None:
                self.touch(chat, old)
            if shown:
                chat.keyboards[person] = post.wire["message_id"]
        self.touch(chat, post)
        self.changed("chat", chat.id)

    def _readers(self, chat: Chat, post: Post) -> list[int]:
        if chat.type == "private":
            return [chat.id]
        return [user for user in chat.members if user in self.people and (not post.only_for or user in post.only_for)]

    # What the bot is told ---------------------------------------------------------------------------------------

    def tell(self, kind: str, body: Json, *, chat: int = 0, person: int = 0) -> None:
        """Queue an update for the bot."""
        update_id = self.updates.add(kind, body, chat=chat, person=person)
        if update_id is not None:
            self.transcript.came({"update_id": update_id, kind: body})
        self.stirred.set()

    def _queue_moved(self, update_id: int) -> None:
        self.changed("update", update_id)
        self.stirred.set()

    def tell_message(self, chat: Chat, post: Post, *, person: int, edited: bool = False) -> None:
        """Tell the bot of a message somebody else wrote, edited or caused, if it may see it."""
        if not bot_sees(self, chat, post.wire):
            post.unseen_by_bot = True
            return
        kind = "channel_post" if chat.type == "channel" else "message"
        self.tell(f"edited_{kind}" if edited else kind, post.wire, chat=chat.id, person=person)

    def service(self, chat: Chat, content: Json, *, sender: Json | None, by_bot: bool = False) -> Post:
        """A service line, such as who joined or what was pinned, seen by people and told to the bot."""
        post = self.put(chat, content, sender=sender, by_bot=by_bot)
        person = int(sender["id"]) if sender else 0
        self.tell_message(chat, post, person=person)
        return post

    # Members ----------------------------------------------------------------------------------------------------

    def set_member(
        self, chat: Chat, user_id: int, member: Json, *, by: Json, link: Json | None = None, asked: bool = False
    ) -> None:
        """Change what somebody is in a chat, and tell the bot: my_chat_member, or chat_member where it is an admin."""
        user = self.user(user_id)
        if user is None:
            raise bad("user not found")
        old = {"user": user, **chat.members.get(user_id, {"status": "left"})}
        chat.members[user_id] = member
        new = {"user": user, **member}
        self.changed("chat", chat.id)
        self.stirred.set()
        if old == new:
            return
        body: Json = {
            "chat": self.chat_wire(chat),
            "from": by,
            "date": self.clock.timestamp(),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        if link is not None:
            body["invite_link"] = link
        if asked:
            body["via_join_request"] = True
        if user_id == self.bot_id:
            self.tell("my_chat_member", body, chat=chat.id, person=by["id"])
        elif self.status(chat, self.bot_id) == "administrator":
            self.tell("chat_member", body, chat=chat.id, person=by["id"])

    def sender_in(self, chat: Chat, person: Person) -> tuple[Json, Json]:
        """How a person's message is signed: the user, and what comes with it where an admin stays anonymous."""
        if chat.id in person.anonymous_in and self.status(chat, person.id) in ("administrator", "creator"):
            user = {
                "id": ANONYMOUS_ADMIN,
                "is_bot": True,
                "first_name": "Group",
                "username": "GroupAnonymousBot",
            }
            return user, {"sender_chat": chat.wire()}
        return person.user(), {}

    def knocks(self, person_id: int) -> bool:
        """Whether somebody has asked, in the last five minutes, to be let into a chat that the bot decides about: so
        long it may write to them, though they have not started it."""
        since = self.clock.timestamp() - KNOCK_SECONDS
        return any(
            person_id in chat.asked
            and chat.asked[person_id]["date"] >= since
            and self.bot_may(chat, "can_invite_users")
            for chat in self.chats.values()
        )

    def marked_up(self, text: str) -> tuple[str, list[Json]]:
        """What a person types: cleaned, with the entities Telegram finds by itself."""
        return marked.understood(text, "")

    def age(self, wire: Json) -> timedelta:
        return timedelta(seconds=self.clock.timestamp() - wire["date"])
