"""The webhook: who does not know the secret is not heard; what is acknowledged is kept."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from io import BytesIO

import aiohttp
import pytest
from aiogram import Bot
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.intake import Intake
from bot.webhook import HEADER, LARGEST_BODY, Webhook, secret_of
from storage.tables.road import Inbox
from storage.unit import Store
from tests.bot.conftest import Now

TOKEN = "777:" + "A" * 35
UPDATE = {"update_id": 5, "message": {"from": {"id": 2001}, "text": "Grüezi"}}
KNOWN = {HEADER: secret_of(TOKEN)}


@pytest.fixture
async def intake(store: Store) -> AsyncIterator[Intake]:
    bot = Bot(TOKEN)
    yield Intake(bot, store, Now(), lambda: None)
    await bot.session.close()


@pytest.fixture
async def address(intake: Intake, unused_tcp_port: int) -> AsyncIterator[str]:
    webhook = Webhook(intake, url="https://example.org/telegram", port=unused_tcp_port, host="127.0.0.1")
    await webhook.start()
    yield f"http://127.0.0.1:{unused_tcp_port}/telegram"
    await webhook.stop()


async def post(address: str, body: bytes, headers: dict[str, str]) -> int:
    async with aiohttp.ClientSession() as session, session.post(address, data=BytesIO(body), headers=headers) as answer:
        return answer.status


async def kept(store: Store) -> list[int]:
    async with store.reading(Now().now()) as unit:
        return [row.update_id for row in await unit.session.scalars(select(Inbox).order_by("id"))]


async def test_what_is_acknowledged_is_kept_and_twice_is_once(address: str, store: Store) -> None:
    body = json.dumps(UPDATE).encode()
    assert [await post(address, body, KNOWN) for _ in range(3)] == [200, 200, 200]
    assert await kept(store) == [5]


@pytest.mark.parametrize("secret", [None, "", "wrong", secret_of(TOKEN)[:-1], secret_of("778:" + "A" * 35), "ü"])
async def test_who_does_not_know_the_secret_is_not_heard(address: str, store: Store, secret: str | None) -> None:
    headers = {} if secret is None else {HEADER: secret}
    assert await post(address, json.dumps(UPDATE).encode(), headers) == 401
    assert await kept(store) == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[]", 200),
        (b'{"update_id": "x"}', 200),
        (b'{"update_id": 1e999}', 200),
        (b" " * (LARGEST_BODY + 1), 413),
    ],
)
async def test_rubbish_is_not_kept(address: str, store: Store, body: bytes, status: int) -> None:
    assert await post(address, body, KNOWN) == status
    assert await kept(store) == []


async def test_what_cannot_be_kept_is_sent_again(
    address: str, store: Store, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise OperationalError("INSERT", {}, OSError("disk full"))

    body = json.dumps(UPDATE).encode()
    with monkeypatch.context() as patch:
        patch.setattr("storage.inbox.keep", full)
        assert await post(address, body, KNOWN) == 503
    assert await post(address, body, KNOWN) == 200
    assert await kept(store) == [5]
