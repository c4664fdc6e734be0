"""Plays a transcript again: the same calls, in the same order, at a sandbox that stands where the first one stood.

`python -m sandbox.replay TRANSCRIPT [--url http://127.0.0.1:8081] [--token 1:TEST]` prints every call that is answered
otherwise than before and ends with 1 if there is one. Left out are calls that sent files, for those are not in a
transcript, and questions for updates, for their answers depend on who was waiting.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import aiohttp

from sandbox.state import Json

UNPLAYED = frozenset({"getupdates", "setwebhook", "deletewebhook"})


def playable(transcript: Path) -> Iterator[Json]:
    """The calls of a transcript that can be made again."""
    with transcript.open(encoding="utf-8") as lines:
        for line in lines:
            call = json.loads(line)
            if "method" not in call or call["method"].lower() in UNPLAYED or not call["status"]:
                continue
            if "attach://" not in json.dumps(call["params"]):
                yield call


def difference(before: Json, status: int, answer: Json) -> str:
    """What is answered otherwise: the status, or the words of a refusal."""
    if before["status"] != status:
        return f"{before['status']} then, {status} now: {answer.get('description', '')}"
    then, now = before["answer"].get("description"), answer.get("description")
    return f"{then!r} then, {now!r} now" if then != now else ""


async def replay(transcript: Path, url: str, token: str) -> int:
    """Make the calls again; how many were answered otherwise."""
    differ = made = 0
    async with aiohttp.ClientSession() as http:
        for call in playable(transcript):
            async with http.post(f"{url}/bot{token}/{call['method']}", json=call["params"]) as response:
                status, answer = response.status, await response.json()
            made += 1
            if words := difference(call, status, answer):
                differ += 1
                print(f"{call['number']} {call['method']}: {words}")
    print(f"{made} calls, {differ} answered otherwise")
    return differ


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m sandbox.replay")
    parser.add_argument("transcript", type=Path)
    parser.add_argument("--url", default="http://127.0.0.1:8081")
    parser.add_argument("--token", default="1:TEST")
    chosen = parser.parse_args()
    return 1 if asyncio.run(replay(chosen.transcript, chosen.url, chosen.token)) else 0


if __name__ == "__main__":
    raise SystemExit(main())
