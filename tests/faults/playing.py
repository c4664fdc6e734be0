"""Customers and helpers of a town of processes, who press every button once and wait. Refuses to press again: whatever
is lost stays lost, and is found.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bench.people import NoButton, People

PROBLEMS = ("Internet geht nicht, Router blinkt rot", "Drucker hat Papierstau", "Fernseher zeigt kein Bild")
PLACES = ("8004 Zürich", "8005 Zürich", "8037 Zürich", "8003 Zürich", "8050 Zürich")
STREET_ASKED, AGREE, OVER = "Strasse, Hausnummer", "Einverstanden:", "Abgeschlossen"
HELPERS_PATH = ("Annehmen", "🚗 in 10'", "📍 Ich bin da", "✅ Erledigt", "CHF ")


@dataclass
class Seen:
    """What the players saw."""

    ended: Counter[str] = field(default_factory=Counter)
    unanswered: list[str] = field(default_factory=list)
    secrets: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Street and phone by customer: no two have the same."""


class Customer:
    """One customer, from the first word to the stars; waits at most `patience` seconds for each answer."""

    def __init__(self, people: People, number: int, seen: Seen, *, patience: float) -> None:
        self.people, self.number, self.seen, self.patience = people, number, seen, patience
        self.id = 0
        self.at = "nothing"

    async def plays(self) -> None:
        """The whole story; what happened is in `seen`."""
        try:
            await self.books()
            await self._presses(AGREE)
            await self._presses("5 ★")
            self.at = "stars"
            await self.people.sees(self.id, "★★★★★", within=self.patience)
        except (TimeoutError, NoButton) as fault:
            screen = [f"{one['text'][:80]!r} {one['buttons']}" for one in await self.people.screen(self.id)]
            self.seen.unanswered.append(f"{self.id} after {self.at}: {type(fault).__name__}: {screen[-3:]}")
        else:
            self.seen.ended[OVER] += 1

    async def books(self) -> None:
        """From the first word to the order; TimeoutError and NoButton when there is no answer."""
        dice = random.Random(self.number)
        self.id = int((await self.people.post("people", name=f"Kunde{self.number}", language="de"))["id"])
        street, phone = f"Geheimstrasse {self.number + 1}", f"079 {self.number // 10000 + 300:03d} {self.number:04d}"
        phone = f"{phone[:-2]} {phone[-2:]}"
        self.seen.secrets[self.id] = (street, phone)
        await self._says(f"{dice.choice(PROBLEMS)}, {dice.choice(PLACES)}, so schnell wie möglich")
        await self._chooses_a_time()
        await self._says(f"{street}, {phone}")
        await self._presses("Verbindlich buchen")

    async def _says(self, text: str) -> None:
        self.at = text
        await self.people.says(self.id, text)

    async def _presses(self, label: str) -> None:
        found = await self.people.finds(self.id, label, within=self.patience)
        self.at = label
        await self.people.taps(self.id, found)

    async def _chooses_a_time(self) -> None:
        """Press a window; one that has gone meanwhile is refused by showing others, of which another is pressed."""
        async with asyncio.timeout(self.patience):
            while True:
                await self._presses("Ankunft")
                before = await self.people.screen(self.id)
                while (now := await self.people.screen(self.id)) == before:
                    if any(STREET_ASKED in one["text"] for one in now):
                        return
                    await asyncio.sleep(0.1)
                if any(STREET_ASKED in one["text"] for one in now):
                    return


class Helper:
    """One helper: takes a job when there is none in hand, and does it."""

    def __init__(self, people: People, person: int, seed: int) -> None:
        self.people, self.id, self.dice = people, person, random.Random(f"{seed}-{person}")
        self._screen: dict[int, dict[str, Any]] = {}
        self._revision = 0
        self._pressed: set[tuple[int, str]] = set()

    async def works(self, stop: asyncio.Event) -> None:
        """Until told to stop."""
        while not stop.is_set():
            await asyncio.sleep(self.dice.uniform(0.3, 1.0))
            await self._looks()
            if (found := self._next()) is not None:
                message, label, button = found
                self._pressed.add((message, label))
                try:
                    await self.people.post("taps", person=self.id, chat="private", message=message, button=button)
                except RuntimeError:
                    self._pressed.discard((message, label))  # it went while we reached for it: nothing was pressed

    async def _looks(self) -> None:
        found = await self.people.get("screen", person=self.id, chat="private", since=self._revision)
        self._revision = found["revision"]
        for message in found["messages"]:
            if message.get("deleted"):
                self._screen.pop(message["id"], None)
            elif message["from"]["bot"]:
                self._screen[message["id"]] = message

    def _next(self) -> tuple[int, str, str] | None:
        """The button to press: what goes on with the job in hand, else a new job; each once."""
        there = [
            (number, path, button)
            for number, message in self._screen.items()
            for row in message["buttons"]
            for button in row
            for path in HELPERS_PATH
            if button.startswith(path)
        ]
        at_work = [one for one in there if one[1] != HELPERS_PATH[0]]
        fresh = [one for one in at_work or there if (one[0], one[1]) not in self._pressed]
        return min(fresh, default=None)
