"""A client of the sandbox's people API, for programs that play people from outside. Refuses to know the bot."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any

import aiohttp

Json = dict[str, Any]


class NoButton(LookupError):
    """The label is on no button of that person's screen."""


class People:
    """The people of a town at `url`."""

    def __init__(self, url: str) -> None:
        """Use as an async context manager."""
        self.url = url
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> People:
        self._session = aiohttp.ClientSession(
            self.url, timeout=aiohttp.ClientTimeout(total=120), connector=aiohttp.TCPConnector(limit=64)
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def post(self, call: str, **body: Any) -> Json:
        """One call; RuntimeError with the town's sentence when it refuses."""
        assert self._session is not None
        async with self._session.post(f"/town/{call}", json=body) as answer:
            if answer.status >= 400:
                raise RuntimeError(f"{call}: {answer.status} {await answer.text()}")
            found: Json = await answer.json()
            return found

    async def get(self, call: str, **query: Any) -> Json:
        """One question."""
        assert self._session is not None
        params = {name: str(value) for name, value in query.items()}
        async with self._session.get(f"/town/{call}" if call else "/town", params=params) as answer:
            answer.raise_for_status()
            found: Json = await answer.json()
            return found

    async def says(self, person: int, text: str, chat: str = "private") -> None:
        """Write a message."""
        await self.post("says", person=person, chat=chat, text=text)

    async def screen(self, person: int, chat: str = "private") -> list[Json]:
        """The messages on a person's screen."""
        found: list[Json] = (await self.get("screen", person=person, chat=chat))["messages"]
        return found

    async def taps(self, person: int, label: str, chat: str = "private") -> Json:
        """Press the newest button whose label contains these words; raises NoButton."""
        for message in reversed(await self.screen(person, chat)):
            for row in message["buttons"]:
                for button in row:
                    if label in button:
                        return await self.post("taps", person=person, chat=chat, message=message["id"], button=button)
        raise NoButton(label)

    async def sees(self, person: int, *words: str, chat: str = "private", within: float = 60) -> str:
        """Wait until one of these words stands on a person's screen, and return which; TimeoutError."""
        async with asyncio.timeout(within):
            while True:
                text = "\n".join(message["text"] for message in await self.screen(person, chat))
                if found := next((word for word in words if word in text), None):
                    return found
                await asyncio.sleep(0.1)

    async def finds(self, person: int, *labels: str, within: float = 60) -> str:
        """Wait until a button with one of these words is there, and return the words; TimeoutError."""
        async with asyncio.timeout(within):
            while True:
                there = [b for m in await self.screen(person) for row in m["buttons"] for b in row]
                if found := next((label for label in labels if any(label in button for button in there)), None):
                    return found
                await asyncio.sleep(0.1)
