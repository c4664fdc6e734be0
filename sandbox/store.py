"""Keeps the world in one SQLite file, so that a killed sandbox comes back as it was. Decides nothing about the world.

What changed during a call is written in one transaction before the call is answered. The file system is trusted to
keep what it was given (synchronous=OFF): the killing of the process loses nothing, the loss of power may.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sandbox.state import Chat, Json, Person, Post, StoredFile, Tap
from sandbox.updates import Waiting, Webhook
from sandbox.world import World

_TABLES = """
CREATE TABLE IF NOT EXISTS record (kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, key))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS content (file TEXT PRIMARY KEY, bytes BLOB NOT NULL);
"""
_BESIDE = ("posts", "touched", "last_id", "revision", "shown", "doing")
"""Fields of a chat that follow from its posts."""


class Store:
    """The file behind one world."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.executescript(_TABLES)
        self._dirty: dict[tuple[str, Any], None] = {}
        self._kept_queue = ""

    def close(self) -> None:
        self._db.close()

    def town_time(self) -> datetime | None:
        """What the town's clock showed when it was last kept; None for a new file."""
        row = self._db.execute("SELECT body FROM record WHERE kind = 'clock'").fetchone()
        return datetime.fromisoformat(json.loads(row[0])) if row else None

    def follow(self, world: World) -> None:
        """Fill the world from the file, or the new file from the world; then write down whatever changes."""
        if self.town_time() is not None:
            self._load(world)
        else:
            for kind, key in _everything(world):
                self._dirty[(kind, key)] = None
        world.changed = lambda kind, key: self._dirty.__setitem__((kind, key), None)
        world.keep = lambda: self._write(world)
        world.transcript.keep_in(self._db)
        self._write(world)

    # Out of the world -------------------------------------------------------------------------------------------

    def _write(self, world: World) -> None:
        world.transcript.write_down()
        if not self._dirty:
            self._db.commit()
            return
        put: list[tuple[str, str, str]] = []
        gone: list[tuple[str, str]] = []
        self._dirty.pop(("clock", ""), None)
        for kind, key in self._dirty:
            name = f"{key[0]}/{key[1]}" if kind == "post" else str(key)
            body = _body(world, kind, key)
            if body is None:
                gone.append((kind, name))
            else:
                put.append((kind, name, json.dumps(body)))
            if kind == "file":
                stored = world.files[key]
                self._db.execute("INSERT OR REPLACE INTO content VALUES (?, ?)", (stored.id, stored.content))
        queue = json.dumps(_queue(world))
        if queue != self._kept_queue:
            put.append(("queue", "", queue))
            self._kept_queue = queue
        put.append(("clock", "", json.dumps(world.clock.now().isoformat())))
        self._db.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", put)
        if gone:
            self._db.executemany("DELETE FROM record WHERE kind = ? AND key = ?", gone)
        self._db.commit()
        self._dirty.clear()

    # Into the world ---------------------------------------------------------------------------------------------

    def _load(self, world: World) -> None:
        world.people.clear()
        world.chats.clear()
        for name, body in self._records("person"):
            world.people[int(name)] = Person(**body)
        for name, body in self._records("chat"):
            chat = Chat(**body)
            for field in ("members", "asked", "topics", "keyboards", "read"):
                setattr(chat, field, {int(key): value for key, value in getattr(chat, field).items()})
            world.chats[int(name)] = chat
        self._load_posts(world)
        for name, body in self._records("tap"):
            world.taps[name] = Tap(**body)
        world.taps = dict(sorted(world.taps.items(), key=lambda one: one[1].at))
        for name, body in self._records("file"):
            with closing(self._db.execute("SELECT bytes FROM content WHERE file = ?", (name,))) as found:
                world.files[name] = StoredFile(**body, content=found.fetchone()[0])
        world.polls = dict(self._records("poll"))
        world.settings = {name: body["value"] for name, body in self._records("settings")}
        for _, body in self._records("queue"):
            world.updates.next_id = body["next_id"]
            world.updates.allowed = body["allowed"]
            world.updates.webhook = Webhook(**body["webhook"]) if body["webhook"] else None
            world.bot = body["bot"]
            world.autopilot = body["autopilot"]
            world.extras = body["extras"]
        for name, body in sorted(self._records("update"), key=lambda one: int(one[0])):
            world.updates.waiting[int(name)] = Waiting(**body)
        # What was drawn before must not be drawn again, so the seed is whatever has grown since.
        grown = sum(chat.last_id + len(chat.links) for chat in world.chats.values())
        world.random = random.Random(f"{world.updates.next_id}/{len(world.files)}/{grown}")

    def _load_posts(self, world: World) -> None:
        posts: list[tuple[int, int, Post]] = []
        for name, body in self._records("post"):
            chat_id, message = (int(part) for part in name.split("/"))
            posts.append((chat_id, message, Post(**body)))
        posts.sort(key=lambda one: (one[2].wire["date"], one[1]))
        for chat_id, message, post in sorted(posts, key=lambda one: one[1]):
            chat = world.chats[chat_id]
            chat.posts[message] = post
            chat.last_id = max(chat.last_id, message)
            chat.revision = max(chat.revision, post.revision)
        for chat in world.chats.values():
            chat.touched = dict(
                sorted(((one, post.revision) for one, post in chat.posts.items()), key=lambda pair: pair[1])
            )
        world.remember((chat_id, message) for chat_id, message, _ in posts)

    def _records(self, kind: str) -> Iterator[tuple[str, Any]]:
        for name, body in self._db.execute("SELECT key, body FROM record WHERE kind = ?", (kind,)).fetchall():
            yield name, json.loads(body)


def _queue(world: World) -> Json:
    webhook = world.updates.webhook
    return {
        "next_id": world.updates.next_id,
        "allowed": world.updates.allowed,
        "webhook": vars(webhook) if webhook else None,
        "bot": world.bot,
        "autopilot": world.autopilot,
        "extras": world.extras,
    }


def _body(world: World, kind: str, key: Any) -> Any:
    """A record as JSON writes it; None where it no longer exists."""
    match kind:
        case "person":
            return vars(world.people[key]) if key in world.people else None
        case "chat":
            chat = world.chats.get(key)
            return {name: value for name, value in vars(chat).items() if name not in _BESIDE} if chat else None
        case "post":
            post = world.chats[key[0]].posts.get(key[1])
            return vars(post) if post else None
        case "tap":
            return vars(world.taps[key]) if key in world.taps else None
        case "file":
            return {name: value for name, value in vars(world.files[key]).items() if name != "content"}
        case "poll":
            return world.polls.get(key)
        case "settings":
            return {"value": world.settings[key]} if key in world.settings else None
        case "update":
            waiting = world.updates.waiting.get(key)
            return vars(waiting) if waiting else None
    raise ValueError(f"nothing in a town is called {kind!r}")


def _everything(world: World) -> Iterator[tuple[str, Any]]:
    for person in world.people:
        yield "person", person
    for chat in world.chats.values():
        yield "chat", chat.id
        for message in chat.posts:
            yield "post", (chat.id, message)
    for stored in world.files:
        yield "file", stored
    for poll in world.polls:
        yield "poll", poll
    for name in world.settings:
        yield "settings", name
    for update in world.updates.waiting:
        yield "update", update
    for tap in world.taps:
        yield "tap", tap
