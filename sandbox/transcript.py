"""Remembers every Bot API call with time, parameters and answer, the latest ones in memory. Changes nothing."""

from __future__ import annotations

from collections import deque
from typing import Any

from sandbox.clock import Clock
from sandbox.state import Json

KEPT = 5_000


class Transcript:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._calls: deque[Json] = deque(maxlen=KEPT)
        self.last = 0
        self.posted = 0
        """Calls answered that were not mere questions for updates."""

    def begin(self, method: str, params: Json) -> Json:
        self.last += 1
        entry: Json = {
            "number": self.last,
            "at": self._clock.now(),
            "method": method,
            "params": params,
            "status": None,
            "answer": None,
        }
        self._calls.append(entry)
        return entry

    def end(self, entry: Json, status: int, answer: Any) -> None:
        entry["status"], entry["answer"] = status, answer
        if entry["method"].lower() != "getupdates":
            self.posted += 1

    def since(self, number: int = 0) -> list[Json]:
        """Calls after this number, oldest first, ready for JSON."""
        return [{**entry, "at": entry["at"].isoformat()} for entry in list(self._calls) if entry["number"] > number]
