"""A town for conversation tests: the real dispatcher, database and sandbox in one process, on virtual time."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram import Bot
from sqlalchemy import select

from bot.app import App
from bot.config import read_config
from domain.rules import Rules
from domain.travel import cell
from domain.vocabulary import Category, Language
from nlu.understanding import Understander
from sandbox import people, screen
from sandbox.aiogram_session import InProcessSession
from sandbox.clock import Clock as TownTime
from sandbox.world import World
from storage import helpers
from storage.tables import Helper, Inbox, Person
from storage.tables.people import Standing
from storage.unit import Store

ROOT = Path(__file__).parents[2]
ADMINS, ZURICH, BERLIN = -1002000000001, -1002000000002, -1002000000003
TUESDAY_NOON = datetime(2026, 11, 17, 14, 0, tzinfo=ZoneInfo("Europe/Zurich"))

PLACES = {"luca": (47.3769, 8.5300), "mia": (47.3900, 8.5150), "noah": (47.4100, 8.5440), "urs": (47.5000, 8.7240)}

SECRETS = ("Hardstrasse", "079 555", "079555", "+4179555", "+41 79 555", "anna_geheim")
"""What people of the tests give: streets, numbers, a handle. Every town looks for them where they must not be."""

both_languages = pytest.mark.parametrize("language", [Language.DE, Language.EN], indirect=True, ids=str)
"""A story that is told in a German and in an English town; `town.words` has what is said in either."""


class Player:
    """One person of the town, as a test plays them."""

    def __init__(self, town: Town, person: int, name: str) -> None:
        self.town, self.id, self.name = town, person, name

    async def says(self, text: str, chat: Any = "private") -> None:
        """Write a message, and wait until nothing more happens."""
        people.says(self.town.world, self.id, text, chat)
        await self.town.settle()

    async def answers(self, words: str, text: str, chat: Any = "private") -> None:
        """Reply to the newest message in which these words stand."""
        to = next(message["id"] for message in reversed(self.messages(chat)) if words in message["text"])
        people.says(self.town.world, self.id, text, chat, reply_to=to)
        await self.town.settle()

    async def taps(self, label: str, chat: Any = "private") -> str:
        """Press the newest button whose label contains these words; returns what the bot said to it."""
        message, button = self.button(label, chat)
        answer = people.taps(self.town.world, self.id, button, chat, message=message)
        await self.town.settle()
        return answer.text

    async def presses(self, data: str, chat: Any = "private") -> str:
        """Press a forged button: any data on the newest message, with the bot's own mark, so that handlers meet it."""
        where = people.chat_of(self.town.world, self.id, chat)
        who = people.person_of(self.town.world, self.id)
        tap = people.presses(self.town.world, who, where, max(where.posts), self.town.sealed(where.id, data))
        await self.town.settle()
        return tap.text

    async def sends(self, what: str, **more: Any) -> None:
        """Send a photo, location, contact, voice, sticker or document."""
        getattr(people, what)(self.town.world, self.id, **more)
        await self.town.settle()

    def messages(self, chat: Any = "private") -> list[dict[str, Any]]:
        """What stands on this person's screen."""
        found: list[dict[str, Any]] = screen.screen(self.town.world, self.id, chat)["messages"]
        return found

    def reads(self, chat: Any = "private") -> str:
        """Everything on the screen as one text, buttons in brackets."""
        return "\n---\n".join(
            message["text"] + "".join(f" [{label}]" for row in message["buttons"] for label in row)
            for message in self.messages(chat)
        )

    def last(self, chat: Any = "private") -> str:
        """The newest message of the bot, with its buttons."""
        return self.reads(chat).rsplit("\n---\n", 1)[-1]

    def sees(self, *words: str, chat: Any = "private") -> None:
        """Assert that these words stand somewhere on the screen."""
        on_screen = self.reads(chat)
        for word in words:
            assert word in on_screen, f"{self.name} does not see {word!r} in:\n{on_screen}"

    def sees_not(self, *words: str, chat: Any = "private") -> None:
        """Assert that none of these words stand on the screen."""
        on_screen = self.reads(chat)
        for word in words:
            assert word not in on_screen, f"{self.name} sees {word!r} in:\n{on_screen}"

    def buttons(self, chat: Any = "private") -> list[str]:
        """The labels of every button on the screen."""
        return [label for message in self.messages(chat) for row in message["buttons"] for label in row]

    def button(self, label: str, chat: Any = "private") -> tuple[int, int]:
        """The newest button whose label contains these words: its message, and its number there."""
        for message in reversed(self.messages(chat)):
            flat = [one for row in message["buttons"] for one in row]
            for number, one in enumerate(flat):
                if label in one:
                    return message["id"], number
        raise AssertionError(f"{self.name} sees no button {label!r}:\n{self.reads(chat)}")


class _Now:
    """The town's clock as the bot asks it."""

    def __init__(self, time: TownTime) -> None:
        self.time = time

    def now(self) -> datetime:
        return self.time.now()

    async def follow(self) -> None:
        """It is the town's clock already."""


class Town:
    """Zürich and Berlin, small: a customer or two, a few helpers, an admin."""

    def __init__(
        self,
        url: str,
        understander: Understander,
        *,
        at: datetime = TUESDAY_NOON,
        limits: bool = False,
        language: Language = Language.DE,
        world: World | None = None,
    ) -> None:
        self.world = world or World(_people(), clock=TownTime(at), limits=limits)
        self.time = self.world.clock
        self.language, self.rules = language, _speaking(example(), language)
        self.url, self.understander, self.limits = url, understander, limits
        self._start()
        self._settling = asyncio.Lock()
        self._looked_at = 0
        for one in _people()["people"]:
            setattr(self, one["first_name"].lower(), Player(self, one["id"], one["first_name"]))

    def open_store(self) -> Store:
        """The database; where commits are to fail, another kind of store."""
        return Store(self.url, self.rules, synchronous="OFF")

    def _start(self) -> None:
        self.store = self.open_store()
        self.app = App(
            bot=Bot(token=self.world.token, session=InProcessSession(self.world)),
            store=self.store,
            clock=_Now(self.time),
            rules=self.rules,
            understander=self.understander,
            keep_limits=self.limits,
        )

    async def restarts(self, *, after: str = "everything") -> None:
        """The program dies and begins again on the same database.

        `after` says how far it had come with what was just said: "nothing", "keeping" (the inbox has it), "working"
        (it took effect, nothing is said yet), "everything".
        """
        if after in {"keeping", "working"}:
            await self.app.intake.fetch(0)
        if after == "working":
            await self.app.worker.drain()
        if after == "everything":
            await self.settle()
        await self.app.close()
        self._start()
        await self.settle()

    anna: Player
    ben: Player
    luca: Player
    mia: Player
    noah: Player
    urs: Player
    petra: Player
    nina: Player
    ada: Player
    eve: Player

    @property
    def customer(self) -> Player:
        """Who books here: Anna speaks German, Ben English."""
        return self.anna if self.language is Language.DE else self.ben

    def words(self, german: str, english: str) -> str:
        """The one of the two that is said in this town."""
        return german if self.language is Language.DE else english

    async def populate(self) -> None:
        """Make the helpers known, approved and on duty."""
        async with self.store.unit(self.time.now(), "populate") as unit:
            for name, number in (("luca", 2001), ("mia", 2002), ("noah", 2003), ("urs", 2004)):
                await self._helper(unit, number, name.title(), PLACES[name], crowd="friends")
            await self._helper(unit, 2005, "Petra", PLACES["luca"], crowd="pros")
            unit.session.add(self._person(5001, "Ada"))

    def _person(self, number: int, name: str) -> Person:
        return Person(id=number, first_name=name, language=self.language, created_at=self.time.now())

    async def _helper(self, unit: Any, number: int, name: str, at: tuple[float, float], *, crowd: str) -> None:
        unit.session.add(self._person(number, name))
        await unit.session.flush()
        assert cell(*at) > 0
        region = self.rules.region_at(*at)
        assert region is not None
        helper = Helper(
            person_id=number,
            standing=Standing.APPROVED,
            name=name,
            crowd=crowd,
            region=region.id,
            place="8004 Zürich",
            lat=at[0],
            lon=at[1],
            radius_km=30,
            skills=[str(category) for category in Category],
            languages=["de", "en"],
            hours={str(day): [[8 * 60, 21 * 60]] for day in range(1, 8)},
            on_duty=True,
        )
        await helpers.add(unit, helper)
        await helpers.project_duty(unit, helper)

    async def settle(self) -> None:
        """Let everything that can happen now happen."""
        async with self._settling:
            self.due = await self.app.settle()
            failures = self.failures()
            assert not failures, failures

    def sealed(self, chat: int, data: str) -> str:
        """Data with the mark of the bot's own buttons in this chat, which nobody else can make."""
        seal = self.app.delivery.seal
        if seal.opened(chat, data) is not None or len(data.encode(errors="replace")) > 55:
            return data
        return seal.sealed(chat, data)

    async def updates(self) -> list[dict[str, Any]]:
        """Every update the bot has kept so far, as Telegram sent it."""
        async with self.store.reading(self.time.now()) as unit:
            return [dict(row.update) for row in await unit.session.scalars(select(Inbox))]

    def failures(self) -> list[str]:
        """Calls of the bot since the last look that Telegram refused and that no story expects."""
        expected = (
            *("not modified", "message can't be edited", "message can't be deleted for everyone"),
            *("query is too old", "Too Many", "blocked", "initiate"),
        )
        calls = self.world.transcript.since(self._looked_at)
        self._looked_at = calls[-1]["number"] if calls else self._looked_at
        return [
            f"{call['method']}: {call['answer'].get('description')}"
            for call in calls
            if call["status"] not in {0, 200} and not any(e in str(call["answer"]) for e in expected)
        ]

    async def waits(self, *, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        """Let time pass, from one due thing to the next."""
        until = self.time.now() + timedelta(minutes=minutes, hours=hours, days=days)
        await self.settle()
        while self.due is not None and self.due <= until:
            self.time.move_to(max(self.due, self.time.now()))
            await self.settle()
        self.time.move_to(until)
        await self.settle()

    def count(self, word: str, chat: Any = "helpers", person: Player | None = None) -> int:
        """How many messages in a chat contain a word."""
        return sum(word in message["text"] for message in (person or self.luca).messages(chat))

    def sent_to(self, chat: int) -> list[str]:
        """Every text the bot ever sent or edited in a chat."""
        calls: Sequence[dict[str, Any]] = self.world.transcript.since(0)
        return [str(c["params"].get("text", "")) for c in calls if str(c["params"].get("chat_id")) == str(chat)]

    def leaks(self) -> list[str]:
        """What the bot ever said to a helper chat that must not stand there: the addresses and numbers tests give."""
        chats = [self.world.chats[chat] for chat in (ZURICH, BERLIN)]
        groups = {str(number) for chat in chats for number in (chat.id, chat.migrated_to) if number is not None}
        told = [str(call["params"]) for call in self.world.transcript.since(0) if _chat_of(call) in groups]
        return [text for text in told if any(secret in text for secret in (*SECRETS, self.world.token))]

    async def close(self) -> None:
        """Close the database; whatever the test was about, no helper chat has been told an address."""
        await self.app.close()
        assert not self.leaks(), self.leaks()


async def together(*acts: Awaitable[object]) -> None:
    """Let several people act at the same instant."""
    await asyncio.gather(*acts)


def _chat_of(call: dict[str, Any]) -> str:
    return str(call["params"].get("chat_id"))


@cache
def example() -> Rules:
    """What the example configuration says, read once."""
    _, rules = read_config(ROOT / "config.example.toml")
    return rules


def _speaking(rules: Rules, language: Language) -> Rules:
    """The example's rules, with this language in the admin chat and in the helper chats."""
    regions = tuple(replace(region, language=language) for region in rules.regions)
    return replace(rules, admin_language=language, regions=regions)


def _people() -> dict[str, Any]:
    names = [
        (1001, "Anna", "de", [], False),
        (1002, "Ben", "en", [], False),
        (1003, "Eve", "de", [], True),
        (2001, "Luca", "de", ["helper"], True),
        (2002, "Mia", "de", ["helper"], True),
        (2003, "Noah", "de", ["helper"], True),
        (2004, "Urs", "de", ["helper"], True),
        (2005, "Petra", "de", ["helper"], True),
        (2006, "Nina", "de", [], True),
        (5001, "Ada", "de", ["admin"], True),
    ]
    return {
        "bot": {"id": 1, "username": "needbot", "first_name": "needbot"},
        "people": [
            {"id": number, "first_name": name, "language": language, "roles": roles, "started": started}
            for number, name, language, roles, started in names
        ],
        "chats": [
            {
                "id": ADMINS,
                "type": "supergroup",
                "title": "Admins",
                "role": "admins",
                "members": [],
                "admins": [5001],
                "bot": "administrator",
            },
            {
                "id": ZURICH,
                "type": "supergroup",
                "title": "Helfer Zürich",
                "role": "helpers",
                "region": "zurich",
                "members": [2001, 2002, 2003, 2004, 2005],
                "admins": [5001],
                "bot": "administrator",
            },
            {
                "id": BERLIN,
                "type": "supergroup",
                "title": "Helfer Berlin",
                "role": "helpers",
                "region": "berlin",
                "members": [],
                "admins": [5001],
                "bot": "administrator",
            },
        ],
    }


def number_in(text: str, pattern: str = r"Buchung (\d+)") -> int:
    """A number that stands in a text."""
    found = re.search(pattern, text)
    assert found is not None, text
    return int(found[1])
