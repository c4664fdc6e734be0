"""Every Bot API call of a town, in a file: the latest line by line, older ones packed. Keeps; makes and judges no call.

The file is the world's where there is one, so that the calls come back with the town, and otherwise a temporary one
that ends with the process. Memory stays flat: an answer is read from the file while it is given.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator

from sandbox.state import Json

_TABLES = """
CREATE TABLE IF NOT EXISTS call (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS calls (last INTEGER PRIMARY KEY, bodies BLOB NOT NULL);
"""


def number_of(body: str) -> int:
    """The number of a call, which its line begins with."""
    return int(body[len('{"number": ') : body.index(",")])


class Calls:
    """Calls by number, as one line of JSON each. Whoever hands over a database commits what is written here."""

    def __init__(self, db: sqlite3.Connection | None = None) -> None:
        self._own = db is None
        self._db = db if db is not None else sqlite3.connect("", isolation_level=None)
        self._db.executescript(_TABLES)

    def close(self) -> None:
        if self._own:
            self._db.close()

    def put(self, entries: Iterable[tuple[int, str]]) -> None:
        """Write single calls down, to be packed later."""
        self._db.executemany("INSERT OR REPLACE INTO call VALUES (?, ?)", entries)

    def pack(self, entries: list[tuple[int, str]]) -> None:
        """Keep these calls, older than all that are not packed, in a tenth of the room."""
        last = entries[-1][0]
        bodies = zlib.compress("\n".join(body for _, body in entries).encode(), 1)
        self._db.execute("INSERT OR REPLACE INTO calls VALUES (?, ?)", (last, bodies))
        self._db.execute("DELETE FROM call WHERE number <= ?", (last,))

    def packed_since(self, number: int) -> Iterator[str]:
        """The packed calls after this number, oldest first."""
        while True:
            found = self._db.execute("SELECT last, bodies FROM calls WHERE last > ? ORDER BY last LIMIT 1", (number,))
            row = found.fetchone()
            if row is None:
                return
            for body in zlib.decompress(row[1]).decode().split("\n"):
                if number_of(body) > number:
                    yield body
            number = row[0]

    def single(self) -> list[Json]:
        """The calls that are not packed yet, oldest first."""
        return [json.loads(body) for (body,) in self._db.execute("SELECT body FROM call ORDER BY number").fetchall()]

    def last(self) -> int:
        """The number of the latest call; 0 where there was none."""
        row = self._db.execute("SELECT MAX(number) FROM call").fetchone()
        packed = self._db.execute("SELECT MAX(last) FROM calls").fetchone()
        return max(row[0] or 0, packed[0] or 0)
