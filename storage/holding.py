"""One bot at a time on an SQLite file: two would say everything twice. Refuses PostgreSQL, where leases share the load.

The lock is the operating system's, on a file beside the database, and ends with the process, however that ends.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.engine import file_of, is_sqlite


class Held(Exception):
    """Another process has it."""


@contextmanager
def held(url: str) -> Iterator[None]:
    """Have the database to oneself, as far as bots go. Raises Held, and OSError where the folder cannot be written."""
    if not is_sqlite(url):
        yield
        return
    path = _lock_of(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _lock(number):
            raise Held(str(file_of(url)))
        yield
    finally:
        os.close(number)


def is_held(url: str) -> bool:
    """Whether a bot has this SQLite database."""
    try:
        number = os.open(_lock_of(url), os.O_RDWR)
    except OSError:
        return False
    try:
        return not _lock(number)
    finally:
        os.close(number)


def _lock_of(url: str) -> Path:
    file = file_of(url)
    return file.with_name(file.name + ".lock")


def _lock(number: int) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
