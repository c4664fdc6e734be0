"""What the browser tests stand on: a sandbox in its own process, a bot that lives in it, a real Chromium."""

import json
import os
import shutil
import socket
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import aiohttp
import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.browser.showcase import living
from tests.forks import Fork

ROOT = Path(__file__).parents[2]
TOKEN = "1:TEST"
Scheme = Literal["light", "dark"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-dev-shm-usage",
]
TOWN = {
    "bot": {"id": 1, "username": "showcase_bot", "first_name": "Showcase"},
    "people": [
        {"id": 101, "first_name": "Anna", "last_name": "Keller", "language": "en", "roles": [], "started": False},
        {"id": 102, "first_name": "Luca", "last_name": "Meier", "language": "de", "roles": ["helper"], "started": True},
        {"id": 103, "first_name": "Mia", "last_name": "Rossi", "language": "it", "roles": ["helper"], "started": True},
        {"id": 104, "first_name": "Rosa", "last_name": "Frei", "language": "de", "roles": ["admin"], "started": True},
    ],
    "chats": [
        {
            "id": -1001,
            "type": "supergroup",
            "title": "Helpers",
            "role": "helpers",
            "region": "zurich",
            "members": [102, 103],
            "admins": [],
            "bot": "administrator",
        },
        {
            "id": -1002,
            "type": "supergroup",
            "title": "Admins",
            "role": "admins",
            "region": None,
            "members": [104],
            "admins": [104],
            "bot": "administrator",
        },
        {
            "id": -1004,
            "type": "supergroup",
            "title": "Berlin",
            "role": "helpers",
            "region": "berlin",
            "members": [102],
            "admins": [104],
            "bot": "administrator",
        },
        {
            "id": -1003,
            "type": "supergroup",
            "title": "Forum",
            "forum": True,
            "members": [104],
            "admins": [104],
            "bot": "administrator",
        },
    ],
    "hints": ["My router is broken", "Mein Drucker streikt"],
    "zone": "Europe/Zurich",
    "autopilot": [
        {"role": "helper", "button": "^Accept$", "after": [0.1, 0.3]},
        {"role": "helper", "sees": "price\\?$", "says": "60", "after": [0.1, 0.3]},
    ],
}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@dataclass(kw_only=True)
class Sandbox:
    """A sandbox in a process of its own, which can be killed and started again with the same world."""

    folder: Path
    port: int = field(default_factory=free_port)
    child: Fork | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        town = self.folder / "town.json"
        town.write_text(json.dumps(TOWN))
        command = ["sandbox", "--port", str(self.port), "--token", TOKEN]
        command += ["--town", str(town), "--world", str(self.folder / "world")]
        log = self.folder / "sandbox.log"
        self.child = Fork(*command, environment=dict(os.environ), folder=ROOT, out=log, err=log)
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if self.child.returncode is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"the sandbox does not answer: {(self.folder / 'sandbox.log').read_text()[-2000:]}")

    def kill(self) -> None:
        if self.child is not None:
            self.child.kill()
            self.child.join()
            self.child = None

    async def post(self, path: str, **body: Any) -> Any:
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.address}/town{path}", json=body) as answer,
        ):
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def fill(self, lines: list[str], *, person: int, chat: str) -> None:
        """Many messages, one after the other, over one connection."""
        async with aiohttp.ClientSession() as session:
            for line in lines:
                body = {"person": person, "chat": chat, "text": line}
                async with session.post(f"{self.address}/town/says", json=body) as answer:
                    assert answer.status == 200, await answer.text()

    async def bot(self, method: str, **params: Any) -> Any:
        """One more call of the bot's own, beside what the showcase does."""
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.address}/bot{TOKEN}/{method}", json=params) as answer,
        ):
            shown = await answer.json()
            assert shown["ok"], shown
            return shown["result"]

    async def get(self, path: str, **query: str) -> Any:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{self.address}/town{path}", params=query) as answer,
        ):
            assert answer.status == 200, await answer.text()
            return await answer.json()


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no chromium here")
    return found


@pytest.fixture(scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        one = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield one
        await one.close()


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    one = Sandbox(folder=tmp_path)
    one.start()
    yield one
    one.kill()


@pytest.fixture
async def town(chromium: str, sandbox: Sandbox) -> AsyncIterator[Sandbox]:
    """A sandbox with the showcase bot living in it."""
    async with living(sandbox.address, TOKEN):
        yield sandbox


@asynccontextmanager
async def opened(browser: Browser, address: str, *, width: int = 1500, scheme: Scheme = "light") -> AsyncIterator[Page]:
    """The page in English in a window of its own; an error nobody caught in its scripts fails the test."""
    context = await browser.new_context(
        viewport={"width": width, "height": 900}, locale="en-GB", timezone_id="Europe/Zurich", color_scheme=scheme
    )
    one = await context.new_page()
    faults: list[str] = []
    one.on("pageerror", lambda error: faults.append(str(error)))
    await one.goto(address)
    await expect(one.locator(".phone")).to_have_count(4)
    yield one
    await context.close()
    assert not faults


@pytest.fixture
async def page(browser: Browser, town: Sandbox) -> AsyncIterator[Page]:
    async with opened(browser, town.address) as one:
        yield one
