"""A walk at random through a town, and what is left of it when it is killed: everything. A failure names its seed."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from sandbox import people
from sandbox.clock import Clock
from sandbox.faults import Rule
from sandbox.refusals import Refusal
from sandbox.screen import screen
from sandbox.store import Store
from sandbox.world import World
from tests.sandbox.parameters import KEYS
from tests.sandbox.room import ADA, ADMINS, ANNA, CHANNEL, FORUM, HELPERS, LUCA, MIA, TOWN

PEOPLE = (ANNA, LUCA, ADA, MIA)
REPLY_KEYS = {"keyboard": [["a", "b"]], "one_time_keyboard": True}
POLL = {"question": "q", "options": ["a", "b", "c"], "is_anonymous": False, "shuffle_options": True}
KINDS = ("message", "poll_answer", "message_reaction", "callback_query")
BOTS = ("send", "edit", "delete", "poll", "pin", "updates", "topic", "ban", "answer")
PERSONS = ("says", "says", "says", "taps", "votes", "reacts", "photo", "blocks", "leave", "join", "fault")


def played(world: World, choose: random.Random) -> None:
    who, chat = choose.choice(PEOPLE), choose.choice(["private", HELPERS, FORUM, CHANNEL, ADMINS])
    message = choose.randrange(1, 15)
    match choose.choice(PERSONS):
        case "says":
            people.says(world, who, choose.choice(["hi", "/start", "x https://a.ch"]), chat)
        case "taps":
            people.taps(world, who, "Yes", chat)
        case "votes":
            people.taps(world, who, choose.randrange(3), chat, message=message)
        case "reacts":
            people.reacts(world, who, message, "👍", chat)
        case "photo":
            people.photo(world, who, chat)
        case "blocks":
            people.blocks(world, who, on=choose.random() < 0.5)
        case "leave":
            people.leave(world, who, chat)
        case "join":
            people.join(world, who, chat)
        case "fault":
            kind = choose.choice(["duplicate_update", "late_update", "swap"])
            world.faults.set([Rule(kind, share=0.5, seed=choose.randrange(99))])


async def answered(world: World, choose: random.Random) -> None:
    chat, message = choose.choice([*PEOPLE, HELPERS, FORUM, CHANNEL, ADMINS]), choose.randrange(1, 15)
    waiting = list(world.updates.waiting)
    calls: dict[str, tuple[str, dict[str, Any]]] = {
        "send": ("sendMessage", {"text": "x", "reply_markup": choose.choice([None, KEYS, REPLY_KEYS])}),
        "edit": ("editMessageText", {"message_id": message, "text": str(choose.random())}),
        "delete": ("deleteMessage", {"message_id": message}),
        "poll": ("sendPoll", POLL),
        "pin": ("pinChatMessage", {"message_id": message}),
        "updates": (
            "getUpdates",
            {"offset": choose.choice(waiting or [0]), "allowed_updates": choose.choice([[*KINDS], []])},
        ),
        "topic": ("createForumTopic", {"name": "Job"}),
        "ban": ("banChatMember", {"user_id": choose.choice(PEOPLE)}),
        "answer": ("answerCallbackQuery", {"callback_query_id": next(iter(world.taps), "0"), "cache_time": 5}),
    }
    method, params = calls[choose.choice(BOTS)]
    await world.call(method, {"chat_id": chat, **params})


@pytest.mark.parametrize("seed", range(8))
async def test_a_killed_town_comes_back_as_it_was(seed: int, tmp_path: Path) -> None:
    choose = random.Random(seed)
    before, after = World(TOWN, clock=Clock()), World(TOWN, clock=Clock())
    Store(tmp_path / "world.sqlite").follow(before)
    for _ in range(60):
        await answered(before, choose)
        try:
            played(before, choose)
        except (people.Impossible, people.Unknown, Refusal):
            continue
    Store(tmp_path / "world.sqlite").follow(after)
    for part in ("people", "taps", "polls", "settings"):
        assert getattr(after, part) == getattr(before, part)
    assert after.updates.waiting == before.updates.waiting
    assert (after.updates.allowed, after.updates.next_id) == (before.updates.allowed, before.updates.next_id)
    assert after.transcript.since() == before.transcript.since()
    for chat in before.chats.values():
        kept = after.chats[chat.id]
        for part in ("members", "pinned", "topics", "keyboards", "asked", "links"):
            assert getattr(kept, part) == getattr(chat, part)
        for person in [chat.id] if chat.type == "private" else PEOPLE:
            assert screen(after, person, chat.id) == screen(before, person, chat.id)
