"""The doctor: every line is ok or says what to do; asked over HTTP of a town in which one thing is wrong."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web
from sqlalchemy import update

from bot import backups, doctor
from bot.clock import SystemClock
from bot.config import BadConfig, Config, read_config
from bot.doctor import telegram
from domain.rules import Rules
from sandbox import people
from sandbox.http import app_of
from sandbox.migration import migrate as grow
from sandbox.updates import Webhook
from storage.engine import file_of
from storage.tables.people import Person
from storage.unit import table_of
from tests import forks
from tests.bot.conftest import EXAMPLE
from tests.conversations.town import ADMINS, ZURICH, Town
from tests.databases import both


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class House:
    """A configuration, a town it talks to over HTTP, and what the doctor says."""

    def __init__(self, town: Town, folder: Path, port: int) -> None:
        self.town, self.folder, self.port = town, folder, port

    def config(self, **over: object) -> tuple[Config, Rules]:
        return read_config(
            EXAMPLE,
            **{
                "token": self.town.world.token,
                "telegram": {"api_url": f"http://127.0.0.1:{self.port}"},
                "database": {"url": self.town.url},
                "backup": {"folder": str(self.folder)},
                "health": {"port": free_port()},
                **over,
            },
        )

    async def wrong(self, **over: object) -> list[str]:
        """The lines that are not ok."""
        return [str(one) for one in await doctor.examine(*self.config(**over)) if not one.well]


@pytest.fixture
async def house(town: Town, tmp_path: Path) -> AsyncIterator[House]:
    runner = web.AppRunner(app_of(town.world), access_log=None)
    await runner.setup()
    made = House(town, tmp_path / "backups", free_port())
    await web.TCPSite(runner, "127.0.0.1", made.port).start()
    await backups.make(made.config()[0], backups.BY_HAND, SystemClock().now())
    yield made
    await runner.cleanup()


@both
async def test_a_town_in_which_all_is_well(house: House) -> None:
    found = await doctor.examine(*house.config())
    assert [str(one) for one in found if not one.well] == []
    topics = [one.topic for one in found]
    for topic in ("token", "webhook", "privacy mode", "the admin chat", "clock", "time zone", "tzdata", "migrations"):
        assert topic in topics
    for topic in ("database", "set aside", "disk", "backups", "running", "the helper chat of Zürich"):
        assert topic in topics
    assert house.town.world.token.partition(":")[2] not in "\n".join(map(str, found))


async def test_a_token_nobody_knows(house: House) -> None:
    (line,) = await house.wrong(token="1:WRONG")
    assert "@BotFather" in line
    with pytest.raises(BadConfig, match="token"):
        await house.wrong(token="")


async def test_telegram_that_cannot_be_reached(house: House) -> None:
    (line,) = await house.wrong(telegram={"api_url": f"http://127.0.0.1:{free_port()}"})
    assert "cannot be reached" in line


async def test_a_webhook_that_takes_the_updates_away(house: House) -> None:
    house.town.world.updates.set_webhook(Webhook("https://elsewhere.example/secret-path", "", 40, "", False))
    (line,) = await house.wrong()
    house.town.world.updates.set_webhook(None)
    assert "elsewhere.example" in line
    assert "secret-path" not in line


async def test_a_webhook_that_telegram_cannot_reach(house: House) -> None:
    wished = "https://bot.example.org/telegram"
    telegram = {"api_url": f"http://127.0.0.1:{house.port}", "webhook_url": wished}
    webhook = Webhook(wished, "", 40, "", False)
    house.town.world.updates.set_webhook(webhook)
    assert await house.wrong(telegram=telegram) == []
    webhook.error, webhook.error_at = "Connection refused", int(time.time())
    (line,) = await house.wrong(telegram=telegram)
    house.town.world.updates.set_webhook(None)
    assert "Connection refused" in line
    assert "webhook_port" in line


async def test_a_bot_that_is_no_administrator_or_may_not_invite(house: House) -> None:
    world = house.town.world
    member = world.chats[ADMINS].members[world.bot_id]
    member["status"] = "member"
    world.chats[ZURICH].members[world.bot_id]["can_invite_users"] = False
    admins, helpers = await house.wrong()
    assert "the admin chat" in admins
    assert "administrator" in admins
    assert "the helper chat of Zürich" in helpers
    assert "invite users" in helpers


async def test_a_chat_that_is_not_there_and_an_admin_who_is_not_in_it(house: House) -> None:
    lines = await house.wrong(admins={"chat": -100999, "ids": [5001]})
    assert any("-100999" in line and "add the bot" in line for line in lines)
    (line,) = await house.wrong(admins={"chat": ADMINS, "ids": [5001, 1001]})
    assert "1001 is not in the admin chat" in line


async def test_a_group_that_became_a_supergroup(house: House) -> None:
    town = house.town
    chat = town.world.chats[ZURICH]
    chat.type = "group"
    new = grow(town.world, chat)
    lines = await house.wrong()
    assert any("is a supergroup now" in line for line in lines), (lines, new)


@pytest.mark.parametrize(("by", "words"), [(40, "40 s ahead"), (-3600, "3600 s behind")])
def test_a_clock_that_is_wrong(by: int, words: str) -> None:
    assert words in str(telegram.drift(timedelta(seconds=by)))
    assert not telegram.drift(timedelta(seconds=by)).well
    assert telegram.drift(timedelta(seconds=by % 30)).well


async def test_what_is_set_aside_and_an_old_backup(house: House, tmp_path: Path) -> None:
    async def buggy(*_: object) -> None:
        raise ValueError("a bug")

    house.town.app.worker.hear = buggy
    await house.town.anna.says("/start")
    (made,) = names(house.folder)
    made.rename(made.with_name("needbot-nightly-20260101T020000000000Z.sqlite"))
    aside, old = await house.wrong()
    assert "1 update" in aside
    assert "dead list" in aside
    assert "days old" in old
    made.with_name("needbot-nightly-20260101T020000000000Z.sqlite").unlink()
    _, none = await house.wrong()
    assert "python -m bot backup" in none
    (house.folder / "needbot-nightly-20260101T020000000000Z.pgdump").touch()
    assert none in await house.wrong(), "a copy of a PostgreSQL is none of this database"


async def test_a_bot_of_today_was_blamed_for_having_no_backup_yet(house: House) -> None:
    for made in names(house.folder):
        made.unlink()
    async with house.town.store.unit(SystemClock().now(), "test") as unit:
        await unit.session.execute(update(table_of(Person)).values(created_at=unit.now - timedelta(hours=5)))
    assert await house.wrong() == []


def names(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_databases_that_cannot_be_used(house: House, tmp_path: Path) -> None:
    (line,) = await house.wrong(database={"url": f"postgresql://u:geheim@127.0.0.1:{free_port()}/x"})
    assert "cannot be reached" in line
    assert "geheim" not in line
    house_file = file_of(house.town.url)
    with sqlite3.connect(house_file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    (line,) = await house.wrong()
    assert "upgrade needbot" in line
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(os.urandom(9000))
    damaged.chmod(0o600)
    (line,) = await house.wrong(database={"url": f"sqlite:///{damaged}"})
    assert "python -m bot restore" in line
    damaged.chmod(0o644)
    assert any("chmod 600" in line for line in await house.wrong(database={"url": f"sqlite:///{damaged}"}))


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_a_pg_dump_too_old_for_the_server_was_well_until_the_first_night(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version, words in ((15, "version 15, and the server is"), (0, "there is none")):
        monkeypatch.setattr("bot.doctor.copies.copying.newest_version", lambda _, found=version: found)
        (line,) = await house.wrong()
        assert words in line
        assert "install the PostgreSQL client" in line


async def test_a_folder_that_cannot_be_written_and_a_full_disk(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": 10 * 2**20})
    monkeypatch.setattr("bot.doctor.machine.shutil.disk_usage", lambda _: usage)
    lines = await house.wrong()
    assert all("10 MiB free" in line for line in lines)
    assert len(lines) == 2
    monkeypatch.setattr("bot.doctor.machine._may_write", lambda *_: False)
    assert all("cannot be written" in line for line in await house.wrong())


async def test_many_updates_that_wait_while_no_bot_runs(house: House) -> None:
    for number in range(120):
        people.says(house.town.world, house.town.anna.id, f"{number}")
    (line,) = await house.wrong()
    assert "120 wait" in line
    assert len(house.town.world.updates.waiting) == 120, "asking takes nothing away"


async def test_the_command_ends_with_zero_one_or_two(house: House) -> None:
    async def ends(token: str) -> tuple[int | None, str]:
        done = await asyncio.to_thread(
            forks.run,
            *("bot", "doctor", "--config", str(EXAMPLE)),
            environment={
                "PATH": "",
                "NEEDBOT_TOKEN": token,
                "NEEDBOT_TELEGRAM_API_URL": f"http://127.0.0.1:{house.port}",
                "NEEDBOT_DATABASE_URL": house.town.url,
                "NEEDBOT_BACKUP_FOLDER": str(house.folder),
                "NEEDBOT_HEALTH_PORT": str(free_port()),
            },
            folder=EXAMPLE.parent,
            together=True,
        )
        return done.returncode, done.stdout

    code, out = await ends(house.town.world.token)
    assert (code, out.splitlines()[-1]) == (0, "all is well"), out
    code, out = await ends("1:WRONG")
    assert (code, out.splitlines()[-1]) == (1, "1 to mend"), out
    code, out = await ends("")
    assert code == 2, out
    assert "NEEDBOT_TOKEN" in out
