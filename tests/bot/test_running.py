"""How `python -m bot run` ends when it cannot run: one sentence, and the exit code that tells systemd what to do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from bot import chats, running
from bot.cli import CannotRun
from bot.config import BadConfig, Config, read_config
from domain.rules import Rules
from nlu.local import Local
from sandbox import people
from sandbox.http import app_of
from storage import holding
from tests.bot.conftest import EXAMPLE
from tests.conversations.town import ADMINS, Town


@pytest.fixture
async def served(
    town: Town, unused_tcp_port: int, understander: Local, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[str]:
    """The town's Bot API on a port; a bot that starts has its model already."""
    monkeypatch.setattr(running, "understander_of", lambda _: understander)
    runner = web.AppRunner(app_of(town.world), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()
    yield f"http://127.0.0.1:{unused_tcp_port}"
    await runner.cleanup()


def settings(town: Town, url: str, folder: Path, **over: object) -> tuple[Config, Rules]:
    return read_config(
        EXAMPLE,
        **{
            "token": town.world.token,
            "telegram": {"api_url": url},
            "database": {"url": town.url},
            "backup": {"folder": str(folder)},
            "health": {"port": 0},
            **over,
        },
    )


async def test_a_wrong_token_ended_with_one_and_was_started_again_for_ever(
    town: Town, served: str, tmp_path: Path
) -> None:
    with pytest.raises(BadConfig, match="@BotFather"):
        await running.run(*settings(town, served, tmp_path, token="1:WRONG"))
    with pytest.raises(BadConfig, match="@BotFather"):
        await chats.listed(settings(town, served, tmp_path, token="1:WRONG")[0])


async def test_two_bots_on_one_sqlite_file_said_everything_twice(town: Town, served: str, tmp_path: Path) -> None:
    with holding.held(town.url), pytest.raises(CannotRun, match="another needbot runs on"):
        await running.run(*settings(town, served, tmp_path))


async def test_nobody_knew_how_to_find_the_ids_of_the_groups(town: Town, served: str, tmp_path: Path) -> None:
    config = settings(town, served, tmp_path)[0]
    with pytest.raises(CannotRun, match="add it to both groups"):
        await chats.listed(config)
    people.says(town.world, town.anna.id, "meine Adresse ist geheim")
    people.says(town.world, town.ada.id, "/jobs", "admins")
    lines = await chats.listed(config)
    assert f"{ADMINS}\tsupergroup\tAdmins" in lines
    assert f"{town.anna.id}\tperson\tAnna" in lines
    assert f"{town.ada.id}\tperson\tAda" in lines
    assert "geheim" not in str(lines)
    assert len(town.world.updates.waiting) == 2, "nothing is taken away"
