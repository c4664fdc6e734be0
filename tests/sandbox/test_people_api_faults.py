"""Faults as outside programs set them: of calls, of answers, of updates."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from tests.sandbox.visitor import ANNA, HELPERS, LUCA, Visitor

FAULTS: list[tuple[dict[str, Any], int, str]] = [
    ({"kind": "429", "retry_after": 9}, 429, "Too Many Requests: retry after 9"),
    ({"kind": "500"}, 500, "Internal Server Error"),
    ({"kind": "forbidden"}, 403, "Forbidden: bot was blocked by the user"),
    ({"kind": "migrate"}, 400, "Bad Request: group chat was upgraded to a supergroup chat"),
]


@pytest.mark.parametrize(("rule", "code", "words"), FAULTS, ids=[one[0]["kind"] for one in FAULTS])
async def test_faults_of_calls(out: Visitor, rule: dict[str, Any], code: int, words: str) -> None:
    await out.post("faults", rules=[{**rule, "method": "sendMessage", "chat": HELPERS, "nth": 2}])
    answers = [await out.bot("sendMessage", chat_id=HELPERS, text="x") for _ in range(2)]
    assert (answers[0]["ok"], answers[1]["error_code"], answers[1]["description"]) == (True, code, words)
    assert (await out.get(""))["faults"][0]["seen"] == 2
    await out.post("faults", rules=[])
    assert (await out.get(""))["faults"] == []
    assert "share" in (await out.post("faults", 400, rules=[{"kind": "500", "share": 2}]))["error"]


@pytest.mark.parametrize("kind", ["timeout_before", "timeout_after", "drop"])
async def test_faults_that_swallow_an_answer(out: Visitor, kind: str) -> None:
    await out.post("faults", rules=[{"kind": kind, "method": "sendMessage", "share": 1.0, "seed": 3}])
    patience = aiohttp.ClientTimeout(total=0.3)
    with pytest.raises((TimeoutError, aiohttp.ClientConnectionError)):
        await out.client.post("/bot1:TEST/sendMessage", json={"chat_id": HELPERS, "text": "x"}, timeout=patience)
    arrived = [one["text"] for one in (await out.screen(LUCA, "helpers"))["messages"]]
    assert arrived == (["x"] if kind == "timeout_after" else [])


async def test_faults_of_updates(out: Visitor) -> None:
    for kind, expected in (
        ("duplicate_update", [["a"], ["a"]]),
        ("late_update", [["a"]]),
        ("swap", [["b", "a"]]),
    ):
        await out.post("faults", rules=[{"kind": kind, "method": "message", "nth": 2 if kind == "swap" else 1}])
        for text in ["a", "b"] if kind == "swap" else ["a"]:
            await out.post("says", person=ANNA, text=text)
        offset, got = 0, []
        while batch := (await out.bot("getUpdates", offset=offset))["result"]:
            got.append([one["message"]["text"] for one in batch])
            offset = batch[-1]["update_id"] + 1
        assert got == expected
