"""Remembers every Bot API call and every update with its time: the latest calls in memory, older ones in a file.

Changes nothing. What was written with `write_to` can be played again with `python -m sandbox.replay`.
"""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from sandbox.calls import Calls, number_of
from sandbox.clock import Clock
from sandbox.state import Json

IN_MEMORY = 4_000
PACKED = 1_000
"""Calls packed at a time, once this many more than IN_MEMORY are in memory."""


class Transcript:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._recent: deque[Json] = deque()
        self._older: Calls | None = None
        self._kept = False
        self._unwritten: list[Json] = []
        """Answered, and not yet in the world's file."""
        self._file: TextIO | None = None
        self.last = 0
        self.posted = 0
        """Calls answered that were not mere questions for updates."""

    def write_to(self, path: Path) -> None:
        """Append everything from now on to this file, one JSON object a line."""
        self._file = path.open("a", encoding="utf-8")

    def keep_in(self, db: sqlite3.Connection) -> None:
        """Take over the calls of a world's file, and keep the coming ones there."""
        self._older, self._kept = Calls(db), True
        self.last = self._older.last()
        for entry in self._older.single():
            self._recent.append({**entry, "at": datetime.fromisoformat(entry["at"])})

    def write_down(self) -> None:
        """Put the calls answered since the last time into the world's file, whose owner commits."""
        if self._older is not None and self._unwritten:
            self._older.put((entry["number"], _line(entry)) for entry in self._unwritten)
            self._unwritten.clear()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._older is not None:
            self._older.close()

    def begin(self, method: str, params: Json) -> Json:
        """Note a call; it is listed once it is answered, so that who asks for what came `since` misses no answer."""
        return {"number": 0, "at": self._clock.now(), "method": method, "params": params, "status": 0, "answer": None}

    def end(self, entry: Json, status: int, answer: Any) -> None:
        self.last += 1
        entry["number"], entry["status"], entry["answer"] = self.last, status, answer
        self._recent.append(entry)
        if entry["method"].lower() != "getupdates":
            self.posted += 1
        if self._file is not None:
            self._write(_dated(entry))
        if self._kept:
            self._unwritten.append(entry)
        if len(self._recent) >= IN_MEMORY + PACKED:
            self._pack()

    def _pack(self) -> None:
        """Move the oldest calls into the file."""
        oldest = list(islice(self._recent, PACKED))
        if self._older is None:
            self._older = Calls()
        self.write_down()
        self._older.pack([(entry["number"], _line(entry)) for entry in oldest])
        for _ in oldest:
            self._recent.popleft()

    def came(self, update: Json) -> None:
        """An update was queued for the bot."""
        if self._file is not None:
            self._write({"at": self._clock.now().isoformat(), "update": update})

    def _write(self, line: Json) -> None:
        assert self._file is not None
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._file.flush()

    def lines(self, number: int = 0) -> Iterator[str]:
        """Every call after this number, up to the latest of now, as a line of JSON, oldest first, read from the file
        one after the other."""
        last = self.last
        yield from (line for line in self._packed(number) if number_of(line) <= last)
        yield from (_line(entry) for entry in list(self._recent) if number < entry["number"] <= last)

    def since(self, number: int = 0) -> list[Json]:
        """Calls after this number, oldest first, ready for JSON."""
        recent = [_dated(entry) for entry in self._recent if entry["number"] > number]
        return [*(json.loads(line) for line in self._packed(number)), *recent]

    def _packed(self, number: int) -> Iterator[str]:
        if self._older is None or (self._recent and number >= self._recent[0]["number"] - 1):
            return iter(())
        return self._older.packed_since(number)


def _dated(entry: Json) -> Json:
    return {**entry, "at": entry["at"].isoformat()}


def _line(entry: Json) -> str:
    return json.dumps(_dated(entry), ensure_ascii=False, default=str)
