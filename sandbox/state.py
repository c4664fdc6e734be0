"""What is in a town: people, chats, posts, taps, files. Records that can be written as JSON; no behaviour.

A post keeps its message exactly as the Bot API shows it (`wire`), so that answering is looking up, not building.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


def words(text: str) -> frozenset[str]:
    """A set of words written as one line of text, for the long lists of names Telegram has."""
    return frozenset(text.split())


IN_CHAT = frozenset({"creator", "administrator", "member", "restricted"})

ANONYMOUS_ADMIN = 1087968824
"""Telegram's own id of @GroupAnonymousBot."""


@dataclass
class Person:
    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language: str = ""
    phone: str = ""
    roles: list[str] = field(default_factory=list)
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    is_bot: bool = False
    """Another bot, which neither hears nor says anything here; it is merely a member."""
    anonymous_in: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def user(self) -> Json:
        """As the Bot API's User."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language:
            user["language_code"] = self.language
        return user

    def chat(self) -> Json:
        """As the private chat with this person."""
        chat: Json = {"id": self.id, "first_name": self.first_name}
        if self.last_name:
            chat["last_name"] = self.last_name
        if self.username:
            chat["username"] = self.username
        chat["type"] = "private"
        return chat


@dataclass
class Post:
    """One message in a chat. `wire` is the Bot API's Message; it is replaced, never changed in place, so that whoever
    was handed an earlier state keeps it."""

    wire: Json
    keyboard: Json | None = None
    """A reply keyboard, its removal or a forced reply: shown to people, not part of the Message."""
    revision: int = 0
    by_bot: bool = False
    author: int = 0
    """The person who wrote it, also where the wire hides that: in a channel, as an anonymous admin."""
    gone: bool = False
    silent: bool = False
    unseen_by_bot: bool = False
    only_for: list[int] | None = None
    """Whom a selective reply keyboard is meant for; none means everybody."""
    reactions: dict[str, list[str]] | None = None
    """Who (id as text, for JSON) reacted with which emoji."""


@dataclass
class Chat:
    id: int
    type: str
    title: str = ""
    username: str = ""
    role: str = ""
    region: str | None = None
    forum: bool = False
    members: dict[int, Json] = field(default_factory=dict)
    """The Bot API's ChatMember without its user, by id; somebody who was never there has no entry."""
    links: dict[str, Json] = field(default_factory=dict)
    """ChatInviteLink by its address."""
    came_by: dict[str, int] = field(default_factory=dict)
    """How many joined by each link."""
    asked: dict[int, Json] = field(default_factory=dict)
    """ChatJoinRequest of those who ask to be let in."""
    pinned: list[int] = field(default_factory=list)
    topics: dict[int, Json] = field(default_factory=dict)
    keyboards: dict[int, int] = field(default_factory=dict)
    """The message whose reply keyboard a person has open, by person."""
    read: dict[int, int] = field(default_factory=dict)
    migrated_to: int | None = None
    protects: bool = False
    description: str = ""
    permissions: Json = field(default_factory=dict)
    # Kept beside the record, written one by one:
    posts: dict[int, Post] = field(default_factory=dict, repr=False)
    touched: dict[int, int] = field(default_factory=dict, repr=False)
    """Message id to its revision, the latest change last: what `screen` with `since` reads backwards."""
    last_id: int = 0
    revision: int = 0
    shown: Json | None = field(default=None, repr=False)
    """Its wire, made once."""
    doing: tuple[str, float] = ("", 0.0)
    """What the bot says it is doing, such as typing, and until when."""

    def wire(self) -> Json:
        """As the Bot API's Chat (of a group or channel; a private chat shows its person)."""
        chat: Json = {"id": self.id, "title": self.title}
        if self.username:
            chat["username"] = self.username
        chat["type"] = self.type
        if self.forum:
            chat["is_forum"] = True
        return chat


@dataclass
class Tap:
    """A press on an inline button, and what the bot said to it."""

    id: str
    person: int
    chat: int
    message: int
    at: float
    answered: bool = False
    text: str = ""
    alert: bool = False
    url: str = ""
    data: str = ""
    cached_until: float = 0.0
    """Until when the phone gives this answer by itself to the same press."""


@dataclass
class StoredFile:
    id: str
    unique: str
    kind: str
    path: str
    size: int
    name: str = ""
    mime: str = ""
    traits: Json = field(default_factory=dict)
    """Width, height, duration and the like, as the Bot API shows them."""
    content: bytes = field(default=b"", repr=False)
