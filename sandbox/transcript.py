"""Remembers every Bot API call and every update with its time, the latest in memory, all in a file if there is one.

Changes nothing. What is in the file can be played again with `python -m sandbox.replay`.
"""

from __future__ import annotations

import json
from collections import deque
from pathlib import Path
from typing import Any, TextIO

from sandbox.clock import Clock
from sandbox.state import Json

KEPT = 5_000


class Transcript:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._calls: deque[Json] = deque(maxlen=KEPT)
        self._file: TextIO | None = None
        self.last = 0
        self.posted = 0
        """Calls answered that were not mere questions for updates."""

    def write_to(self, path: Path) -> None:
        """Append everything from now on to this file, one JSON object a line."""
        self._file = path.open("a", encoding="utf-8")

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

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
        if self._file is not None:
            self._write(_dated(entry))

    def came(self, update: Json) -> None:
        """An update was queued for the bot."""
        if self._file is not None:
            self._write({"at": self._clock.now().isoformat(), "update": update})

    def _write(self, line: Json) -> None:
        assert self._file is not None
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._file.flush()

    def since(self, number: int = 0) -> list[Json]:
        """Calls after this number, oldest first, ready for JSON."""
        return [_dated(entry) for entry in list(self._calls) if entry["number"] > number]


def _dated(entry: Json) -> Json:
    return {**entry, "at": entry["at"].isoformat()}
