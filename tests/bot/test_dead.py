"""What was set aside can be seen without reading what people wrote, tried again, or given up."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from actions import speech
from bot import dead, misread
from bot.cli import CannotRun
from bot.config import BadConfig, Config, read_config
from domain.rules import Rules
from storage.engine import file_of
from tests import forks
from tests.bot.conftest import EXAMPLE
from tests.conversations.town import Town
from tests.databases import both

SECRET = "Hardstrasse 12, 079 555 12 34"


@pytest.fixture
def settings(town: Town) -> tuple[Config, Rules]:
    return read_config(EXAMPLE, database={"url": town.url})


async def with_a_bug(town: Town, act: Callable[[], Awaitable[Any]]) -> None:
    """Do something while nothing that is heard can be worked."""
    hear = town.app.worker.hear

    async def buggy(*_: object) -> None:
        raise ValueError("a bug")

    town.app.worker.hear = buggy
    await act()
    town.app.worker.hear = hear


@both
async def test_an_update_that_was_set_aside_is_shown_tried_again_and_its_alarm_closed(
    town: Town, settings: tuple[Config, Rules]
) -> None:
    await town.anna.says("/start")
    await with_a_bug(town, lambda: town.anna.says(SECRET))
    town.ada.sees("python -m bot dead", chat="admins")
    await town.ada.says("/stats", "admins")
    town.ada.sees("beiseitegelegt: 1", chat="admins")

    (line,) = await dead.listed(*settings)
    mark = line.split("\t")[0]
    assert "message" in line
    assert "3 attempts\tValueError" in line
    shown = "\n".join(await dead.shown(*settings, mark, personal=False))
    assert str(town.anna.id) not in line + shown
    assert "Hardstr" not in line + shown
    assert "Anna" not in line + shown
    assert SECRET in "\n".join(await dead.shown(*settings, mark, personal=True))

    assert await dead.retried(*settings, [mark]) == 1
    assert await dead.listed(*settings) == []
    before = len(town.anna.messages())
    await town.settle()
    assert len(town.anna.messages()) > before, "the words were heard at last"
    town.ada.sees("Erledigt", chat="admins")


async def test_a_letter_that_was_refused_is_sent_when_it_is_tried_again(
    town: Town, settings: tuple[Config, Rules]
) -> None:
    await town.anna.says("/start")
    send = town.app.delivery._send

    async def mistaken(*_: object, **__: object) -> int:
        raise ValueError("a bug")

    town.app.delivery._send = mistaken  # type: ignore[method-assign]
    async with town.store.unit(town.time.now(), "test") as unit:
        await speech.letter(unit, town.anna.id, "customer-cancelled-by-admin", reason=SECRET)
    await town.waits(minutes=5)
    town.app.delivery._send = send  # type: ignore[method-assign]
    await town.waits(minutes=60)
    town.anna.sees_not(SECRET)
    lines = await dead.listed(*settings)
    (mark,) = [line.split("\t")[0] for line in lines if "customer-cancelled-by-admin" in line]
    assert "Hardstr" not in "\n".join([*lines, *await dead.shown(*settings, mark, personal=False)])
    await dead.retried(*settings, [mark])
    await town.settle()
    town.anna.sees(SECRET)


async def test_what_is_dropped_is_gone_with_the_words_in_it(town: Town, settings: tuple[Config, Rules]) -> None:
    await town.anna.says("/start")
    await with_a_bug(town, lambda: town.anna.says(SECRET))
    assert await dead.dropped(*settings, []) == 1
    assert await dead.listed(*settings) == []
    before = len(town.anna.messages())
    await town.settle()
    assert len(town.anna.messages()) == before
    assert SECRET not in str(await town.updates())


async def test_a_mark_that_is_not_set_aside_is_named(town: Town, settings: tuple[Config, Rules]) -> None:
    for mark in ("u1", "x1", "u", "u²", "l99999999999999999999", ""):
        with pytest.raises(CannotRun, match="set aside"):
            await dead.retried(*settings, [mark])


async def test_the_commands_were_a_traceback_where_there_is_no_database(database: str, tmp_path: Path) -> None:
    nowhere = tmp_path / "none.sqlite"
    wrong: list[tuple[str, type[Exception], str]] = [
        (f"sqlite:///{nowhere}", CannotRun, "no database yet"),
        ("postgresql://u:geheim@127.0.0.1:1/x", BadConfig, "cannot be reached"),
        (database, BadConfig, "newer needbot"),
    ]
    with sqlite3.connect(file_of(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    for url, kind, words in wrong:
        of = read_config(EXAMPLE, database={"url": url})
        for ask in (dead.listed(*of), dead.dropped(*of, []), dead.shown(*of, "u1", personal=False)):
            with pytest.raises(kind, match=words) as said:
                await ask
            assert "geheim" not in str(said.value)
        with pytest.raises(kind, match=words):
            await misread.printed(*of, 10)
    assert not nowhere.exists(), "looking makes none"


def test_the_command_line_lists_and_refuses(database: str, tmp_path: Path) -> None:
    def command(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": "", "NEEDBOT_DATABASE_URL": database}
        return forks.run(
            *("bot", "dead", *words, "--config", str(EXAMPLE)), environment=environment, folder=EXAMPLE.parent
        )

    empty, unknown, neither = command("list"), command("retry", "u7"), command("drop")
    assert (empty.returncode, empty.stdout) == (0, "0 set aside\n"), empty.stderr
    assert unknown.returncode == 1
    assert "'u7'" in unknown.stderr
    assert neither.returncode == 2
