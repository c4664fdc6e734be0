"""The sandbox as a process: the Bot API and the people API over real HTTP, a child bot, and a world that survives."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from sandbox.replay import replay

ANNA, LUCA, ADA = 1001, 1002, 1004
HELPERS = -1001000000001
ROOT = Path(__file__).parents[2]
ECHO = Path(__file__).parent / "echo_bot.py"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Sandbox:
    """A running sandbox process and a client for it."""

    port: int
    http: aiohttp.ClientSession
    options: list[str] = field(default_factory=list)
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        command = [sys.executable, "-m", "sandbox", "--port", str(self.port), *self.options]
        self.process = await asyncio.create_subprocess_exec(*command, env={**os.environ, "BOT_PORT": str(self.port)})
        for _ in range(400):
            try:
                await self.town("GET", "clock")
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
            else:
                return
        raise AssertionError("the sandbox did not start")

    async def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(how)
        return await self.process.wait()

    async def bot(self, method: str, params: Any = None, *, token: str = "1:TEST", **more: Any) -> tuple[int, Any]:
        url = f"http://127.0.0.1:{self.port}/bot{token}/{method}"
        async with self.http.post(url, json=params, **more) as answer:
            return answer.status, await answer.json()

    async def town(self, verb: str, call: str = "", body: Any = None, *, status: int = 200, **more: Any) -> Any:
        url = f"http://127.0.0.1:{self.port}/town{'/' + call if call else ''}"
        async with self.http.request(verb, url, json=body, **more) as answer:
            shown = await answer.json()
            assert answer.status == status, shown
            return shown


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True)) as http:
        yield http


@pytest.fixture
async def sandbox(http: aiohttp.ClientSession) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(free_port(), http)
    await sandbox.start()
    yield sandbox
    assert await sandbox.end() == 0


async def test_the_bot_api_takes_every_way_of_asking(sandbox: Sandbox) -> None:
    await sandbox.town("POST", "says", {"person": ANNA, "chat": "private", "text": "/start"})
    base = f"http://127.0.0.1:{sandbox.port}/bot1:TEST"
    async with sandbox.http.get(f"{base}/SENDMESSAGE?chat_id={ANNA}&text=by%20query") as answer:
        assert (await answer.json())["result"]["text"] == "by query"
    async with sandbox.http.post(f"{base}/sendmessage", data={"chat_id": str(ANNA), "text": "by form"}) as answer:
        assert (await answer.json())["result"]["text"] == "by form"
    form = aiohttp.FormData()
    form.add_field("chat_id", str(ANNA))
    form.add_field("document", b"a,b\n", filename="list.csv", content_type="text/csv")
    async with sandbox.http.post(f"{base}/sendDocument", data=form) as answer:
        document = (await answer.json())["result"]["document"]
        assert (document["file_name"], document["mime_type"], document["file_size"]) == ("list.csv", "text/csv", 4)
    assert (await sandbox.bot("sendMessage", {"chat_id": ANNA, "text": "by JSON"}))[0] == 200
    path = (await sandbox.bot("getFile", {"file_id": document["file_id"]}))[1]["result"]["file_path"]
    async with sandbox.http.get(f"http://127.0.0.1:{sandbox.port}/file/bot1:TEST/{path}") as answer:
        assert await answer.read() == b"a,b\n"
    screen = await sandbox.town("GET", f"screen?person={ANNA}&chat=private")
    assert [one["text"] for one in screen["messages"]] == ["/start", "by query", "by form", "", "by JSON"]


async def test_strangers_and_unknown_methods(sandbox: Sandbox) -> None:
    unauthorized = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await sandbox.bot("getMe", token="2:OTHER") == (401, unauthorized)
    assert (await sandbox.bot("getMe", token="nonsense"))[0] == 404
    status, answer = await sandbox.bot("sendNonsense")
    assert status == 404
    assert "sendNonsense" in answer["description"]
    async with sandbox.http.post(
        f"http://127.0.0.1:{sandbox.port}/bot1:TEST/getMe", data="{", headers={"Content-Type": "application/json"}
    ) as broken:
        assert (await broken.json())["error_code"] == 400


async def test_a_long_poll_wakes_at_once_and_only_one_may_wait(sandbox: Sandbox) -> None:
    first = asyncio.create_task(sandbox.bot("getUpdates", {"timeout": 30}))
    await asyncio.sleep(0.2)
    second = asyncio.create_task(sandbox.bot("getUpdates", {"timeout": 30}))
    status, answer = await first
    assert status == 409
    assert answer["description"].startswith("Conflict: terminated by other getUpdates request")
    await asyncio.sleep(0.2)
    loop = asyncio.get_running_loop()
    began = loop.time()
    await sandbox.town("POST", "says", {"person": ANNA, "text": "Hello"})
    status, answer = await second
    assert answer["result"][0]["message"]["text"] == "Hello"
    assert loop.time() - began < 2


async def test_wrong_bodies_get_a_sentence(sandbox: Sandbox) -> None:
    said = {"person": ANNA, "chat": "private", "text": "x"}
    wrong = [
        ("says", {**said, "loudly": True}, 400, "Unknown field loudly"),
        ("says", {"person": ANNA}, 400, "Missing field text"),
        ("says", {**said, "person": "Anna"}, 400, "must be a whole number"),
        ("says", {**said, "person": 5}, 404, "There is no person 5"),
        ("says", {**said, "chat": "nowhere"}, 404, "there are private, admins, helpers"),
        ("says", {**said, "chat": "helpers"}, 400, "Anna Meier is not in Helpers"),
        ("taps", {"person": ANNA, "message": 99, "button": "Yes"}, 404, "There is no message 99"),
        ("dances", {}, 404, "There is no /town/dances"),
        ("bot", {"action": "kill"}, 409, "--bot-command"),
        ("settle", {}, 409, "--bot URL"),
        ("waits", {"minutes": 1e300}, 400, "more than 400 days"),
        ("waits", {"minutes": "soon"}, 400, "must be a number"),
        ("waits", {}, 400, "either minutes or until"),
        ("location", {"person": ANNA, "latitude": "nan", "longitude": 8}, 400, "must be a number"),
        ("faults", {"rules": [{"kind": "earthquake"}]}, 400, "Unknown kind 'earthquake'"),
    ]
    for call, body, status, sentence in wrong:
        answer = await sandbox.town("POST", call, body, status=status)
        assert sentence in answer["error"]


async def test_somebody_new_in_town(sandbox: Sandbox) -> None:
    mara = await sandbox.town("POST", "people", {"name": "Mara Keller", "language": "en", "roles": ["helper"]})
    town = await sandbox.town("GET")
    assert town["people"][-1]["name"] == "Mara Keller"
    helpers = next(chat for chat in town["chats"] if chat["role"] == "helpers")
    assert mara["id"] in helpers["members"]
    assert town["bot"]["username"] == "town_bot"
    status, answer = await sandbox.bot("sendMessage", {"chat_id": mara["id"], "text": "Hi"})
    assert (status, answer["description"]) == (403, "Forbidden: bot can't initiate conversation with a user")


async def test_limits_and_faults(sandbox: Sandbox) -> None:
    await sandbox.town("POST", "says", {"person": ANNA, "text": "/start"})
    answers = [await sandbox.bot("sendMessage", {"chat_id": ANNA, "text": str(one)}) for one in range(8)]
    refused = [answer for status, answer in answers if status == 429]
    assert refused
    assert refused[0]["parameters"]["retry_after"] >= 1
    assert refused[0]["description"] == f"Too Many Requests: retry after {refused[0]['parameters']['retry_after']}"
    await sandbox.town("POST", "limits", {"on": False})
    await sandbox.town(
        "POST",
        "faults",
        {"rules": [{"kind": "500", "method": "sendMessage", "nth": 2}, {"kind": "drop", "method": "getMe", "nth": 1}]},
    )
    assert [(await sandbox.bot("sendMessage", {"chat_id": ANNA, "text": "x"}))[0] for _ in range(3)] == [200, 500, 200]
    with pytest.raises(aiohttp.ClientConnectionError):
        await sandbox.bot("getMe")
    assert (await sandbox.bot("getMe"))[0] == 200
    calls = (await sandbox.town("GET", "calls?since=9"))["calls"]
    assert [one["status"] for one in calls] == [500, 200, 0, 200]


async def test_a_killed_world_comes_back(http: aiohttp.ClientSession, tmp_path: Path) -> None:
    sandbox = Sandbox(
        free_port(), http, ["--world", str(tmp_path / "world.sqlite"), "--now", "2027-03-28T01:59:00+01:00"]
    )
    await sandbox.start()
    await sandbox.town("POST", "says", {"person": ANNA, "text": "/start"})
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    sent = (await sandbox.bot("sendMessage", {"chat_id": ANNA, "text": "Shall we?", "reply_markup": markup}))[1][
        "result"
    ]
    form = aiohttp.FormData({"person": str(ANNA), "chat": "private"})
    form.add_field("document", b"bytes", filename="a.txt")
    async with http.post(f"http://127.0.0.1:{sandbox.port}/town/document", data=form) as answer:
        assert answer.status == 200
    before = await sandbox.town("GET", f"screen?person={ANNA}&chat=private")
    pending = (await sandbox.bot("getUpdates"))[1]["result"]
    await sandbox.end(signal.SIGKILL)

    await sandbox.start()
    assert await sandbox.town("GET", f"screen?person={ANNA}&chat=private") == before
    again = (await sandbox.bot("getUpdates"))[1]["result"]
    assert again == pending
    file_id = again[-1]["message"]["document"]["file_id"]
    assert (await sandbox.bot("getFile", {"file_id": file_id}))[0] == 200
    edit = {"chat_id": ANNA, "message_id": sent["message_id"], "text": "Done"}
    assert (await sandbox.bot("editMessageText", edit))[0] == 200
    new = (await sandbox.bot("sendMessage", {"chat_id": ANNA, "text": "next"}))[1]["result"]
    assert new["message_id"] == before["messages"][-1]["id"] + 1
    assert (await sandbox.town("GET", "clock"))["now"].startswith("2027-03-28T00:59")
    await sandbox.end()


async def test_the_child_bot_is_killed_and_starts_again(http: aiohttp.ClientSession) -> None:
    idle = free_port()
    command = f"{sys.executable} {ECHO} {idle}"
    sandbox = Sandbox(free_port(), http, ["--bot-command", command, "--bot", f"http://127.0.0.1:{idle}"])
    await sandbox.start()
    try:
        assert (await sandbox.town("GET"))["bot"]["state"] == "running"
        said = {"person": ANNA, "text": "Hello"}
        await sandbox.town("POST", "says", said)
        settled = await sandbox.town("POST", "settle", {"timeout": 20})
        assert settled == {"settled": True, "pending": {"inbox": 0, "owed": 0, "timers": 0}, "next_due": None}
        screen = await sandbox.town("GET", f"screen?person={ANNA}&chat=private")
        assert [one["text"] for one in screen["messages"]] == ["Hello", "Hello"]

        assert await sandbox.town("POST", "bot", {"action": "kill"}) == {"state": "stopped"}
        await sandbox.town("POST", "says", {**said, "text": "While you were away"})
        settled = await sandbox.town("POST", "settle", {"timeout": 0.3})
        assert settled == {"settled": False, "pending": {"inbox": 1, "owed": 0, "timers": 0}, "next_due": None}
        assert await sandbox.town("POST", "bot", {"action": "start"}) == {"state": "running"}
        assert (await sandbox.town("POST", "settle", {"timeout": 20}))["settled"] is True
        tap = await sandbox.town(
            "POST", "taps", {"person": ANNA, "message": screen["messages"][1]["id"], "button": "Echo"}
        )
        assert tap == {"answered": True, "text": "echo", "alert": False}
        before = (await sandbox.town("GET", "clock"))["now"]
        waited = await sandbox.town("POST", "waits", {"minutes": 30})
        assert waited["settled"] is True
        assert waited["now"] > before
    finally:
        assert await sandbox.end() == 0
    with pytest.raises(aiohttp.ClientConnectionError):
        async with http.get(f"http://127.0.0.1:{idle}/idle"):
            pass


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--token", "nonsense"], "a token looks like"),
        (["--now", "yesterday"], "--now needs an ISO time"),
        (["--town", "nowhere.json"], "cannot be read"),
        (["--town", "pyproject.toml"], "is no JSON"),
        (["--world", "pyproject.toml"], "cannot be used"),
    ],
)
async def test_wrong_options_end_with_one_sentence(options: list[str], sentence: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", *options, cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    _, said = await process.communicate()
    assert process.returncode == 2
    assert sentence in said.decode()
    assert len(said.decode().splitlines()) == 1


async def test_a_town_of_ones_own(http: aiohttp.ClientSession, tmp_path: Path) -> None:
    town = {
        "now": "2026-11-21T10:00:00+01:00",
        "bot": {"id": 77, "username": "mine_bot", "first_name": "Mine"},
        "people": [{"id": 5, "first_name": "Eva", "language": "de", "roles": ["admin"], "started": True}],
        "chats": [{"id": -1005, "type": "supergroup", "title": "Helfende", "role": "helpers", "region": "berlin"}],
        "autopilot": [{"role": "helper"}],
    }
    (tmp_path / "town.json").write_text(json.dumps(town))
    sandbox = Sandbox(free_port(), http, ["--town", str(tmp_path / "town.json"), "--token", "77:ABC"])
    await sandbox.start()
    try:
        assert (await sandbox.bot("getMe", token="77:ABC"))[1]["result"]["username"] == "mine_bot"
        await sandbox.town("POST", "join", {"person": 5, "chat": "helpers:berlin"})
        seen = await sandbox.town("GET")
        assert seen["chats"][0]["members"] == [5]
        assert seen["autopilot"] == [{"role": "helper"}]
        assert seen["clock"]["now"].startswith("2026-11-21T09:00")
    finally:
        assert await sandbox.end() == 0


async def test_a_transcript_is_saved_and_played_again(http: aiohttp.ClientSession, tmp_path: Path) -> None:
    saved = tmp_path / "calls.jsonl"
    first = Sandbox(free_port(), http, ["--transcript", str(saved), "--no-limits"])
    await first.start()
    await first.town("POST", "says", {"person": ANNA, "text": "/start"})
    await first.bot("sendMessage", {"chat_id": ANNA, "text": "one"})
    await first.bot("sendMessage", {"chat_id": 5, "text": "nobody"})
    await first.bot("editMessageText", {"chat_id": ANNA, "message_id": 2, "text": "two"})
    await first.end()
    lines = [json.loads(line) for line in saved.read_text().splitlines()]
    assert [line.get("method") or next(iter(line["update"])) for line in lines] == [
        "update_id", "sendMessage", "sendMessage", "editMessageText"
    ]  # fmt: skip

    again = Sandbox(free_port(), http, ["--no-limits"])
    await again.start()
    url = f"http://127.0.0.1:{again.port}"
    assert await replay(saved, url, "1:TEST") == 2
    await again.town("POST", "says", {"person": ANNA, "text": "/start"})
    assert await replay(saved, url, "1:TEST") == 0
    await again.end()
