"""The demo's folder and clock: what it throws away, what it leaves alone, when it begins."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, time
from pathlib import Path

import pytest

from bot import demo
from bot.cli import CannotRun
from bot.config import read_config
from tests.bot.conftest import EXAMPLE

ROOT = EXAMPLE.parent


def wishes(port: int = 8080, *, database: str = "", fresh: bool = True) -> demo.Wishes:
    """The options of a small demo."""
    return demo.Wishes(port=port, fresh=fresh, database=database, seed=1, helpers=3, now="", page=False, limits=True)


async def test_a_second_demo_emptied_the_folder_of_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first = wishes(8191)
    first.folder.mkdir(parents=True)
    (first.folder / "world.sqlite").write_text("a town")
    with demo.alone(first):
        with demo.alone(wishes(8192)):
            config, rules = read_config(EXAMPLE, database={"url": demo.database_url(wishes(8192))})
            await demo.tidy(config, rules, wishes(8192))
        assert (first.folder / "world.sqlite").read_text() == "a town"
        with pytest.raises(CannotRun, match="8191 already"):
            await demo.run(wishes(8191))
    assert (first.folder / "world.sqlite").read_text() == "a town"


@pytest.mark.parametrize("prefix", ["", "sqlite:///", "sqlite+aiosqlite:///"])
async def test_fresh_with_a_named_database_gave_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    monkeypatch.chdir(tmp_path)
    wish = wishes(database=f"{prefix}{tmp_path}/mine.sqlite")
    config, rules = read_config(EXAMPLE, database={"url": demo.database_url(wish)})
    for _ in range(2):
        await demo.tidy(config, rules, wish)
        await demo.prepare(config, rules, demo.settled(wish, rules), [])
        assert (tmp_path / "mine.sqlite").stat().st_size > 0


def test_a_town_begins_on_a_tuesday_afternoon() -> None:
    _, rules = read_config(EXAMPLE)
    begins = demo.begins(rules, "")
    assert (begins.weekday(), begins.timetz().replace(tzinfo=None)) == (1, time(14))
    assert begins > datetime.now(begins.tzinfo)
    assert demo.begins(rules, "2026-11-21T09:00+01:00").hour == 9


def test_the_diagram_ended_in_a_traceback_when_its_reader_stopped() -> None:
    done = subprocess.run(
        f"{sys.executable} -u -m domain.job | head -n 1",
        shell=True, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout == "stateDiagram-v2\n"
    assert done.stderr == ""


def test_a_token_was_checked_offline_with_the_name_of_a_class(tmp_path: Path) -> None:
    env = {**os.environ, "NEEDBOT_TOKEN": "123456:ABC", "NEEDBOT_TELEGRAM_API_URL": "http://127.0.0.1:9"}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "token", "check", "--config", str(EXAMPLE)],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "http://127.0.0.1:9 cannot be reached" in " ".join(done.stderr.split())
    assert "Client" not in done.stderr
