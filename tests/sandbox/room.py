"""The town in which foreign clients call every method, and the note of which test calls which."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import telegram

from sandbox.screen import screen
from sandbox.world import World

ANNA, LUCA, MIA, ADA = 1001, 1002, 1003, 1004
HELPERS, ADMINS, FORUM, CHANNEL, GROUP = -1001000000001, -1001000000002, -1001000000003, -1001000000004, -500
TOWN: dict[str, Any] = {
    "bot": {"id": 1, "username": "town_bot", "first_name": "Town bot"},
    "people": [
        {"id": ANNA, "first_name": "Anna", "last_name": "Meier", "username": "anna", "language": "de", "started": True},
        {"id": LUCA, "first_name": "Luca", "language": "it", "started": True},
        {"id": MIA, "first_name": "Mia", "language": "fr"},
        {"id": ADA, "first_name": "Ada", "language": "en", "started": True},
    ],
    "chats": [
        {"id": HELPERS, "title": "Helpers", "role": "helpers", "admins": [ADA], "members": [LUCA, MIA]},
        {"id": ADMINS, "title": "Admins", "role": "admins", "admins": [ADA], "bot": "member"},
        {"id": FORUM, "title": "Forum", "role": "forum", "forum": True, "admins": [ADA], "members": [LUCA]},
        {
            "id": CHANNEL,
            "type": "channel",
            "title": "News",
            "username": "town_news",
            "admins": [ADA],
            "members": [LUCA],
        },
        {"id": GROUP, "type": "group", "title": "Small", "role": "small", "admins": [ADA], "members": [LUCA]},
    ],
}


@dataclass
class Room:
    """A world, its server and a foreign client."""

    world: World
    bot: telegram.Bot

    def sees(self, person: int = ANNA, chat: Any = "private") -> dict[str, Any]:
        """The newest message on a person's screen."""
        newest: dict[str, Any] = screen(self.world, person, chat)["messages"][-1]
        return newest

    async def updates(self, *kinds: str) -> tuple[telegram.Update, ...]:
        return await self.bot.get_updates(allowed_updates=kinds or None)


KEYS = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Yes", callback_data="yes")]])
Case = Callable[[Room], Awaitable[None]]
CALLED: dict[str, str] = {}
"""Method to the test that calls it."""


def calls(*methods: str) -> Callable[[Case], Case]:
    """Notes that a test calls these methods, and has it fail where it does not."""

    def note(test: Case) -> Case:
        CALLED.update(dict.fromkeys(methods, test.__name__))

        @wraps(test)
        async def run(room: Room) -> None:
            await test(room)
            called = {entry["method"].lower() for entry in room.world.transcript.since()}
            assert {name.lower() for name in methods} <= called

        return run

    return note
