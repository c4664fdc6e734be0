"""Every method the sandbox offers is called by a client we did not write (python-telegram-bot's Bot) over real HTTP."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest
import telegram

from sandbox.methods import METHODS
from tests.sandbox import contract
from tests.sandbox.room import CALLED, Room


def test_every_method_is_called_by_a_test_in_here() -> None:
    for one in pkgutil.iter_modules(contract.__path__):
        import_module(f"{contract.__name__}.{one.name}")
    assert sorted(CALLED) == sorted(name for name, _ in METHODS.values())


async def test_an_unknown_method_names_itself_in_answer_and_log(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(telegram.error.TelegramError, match="not found"):
        await room.bot.do_api_request("sendNonsense")
    assert room.world.transcript.since()[-1]["answer"]["description"] == "Not Found: method sendNonsense not found"
    assert "method sendNonsense not found" in caplog.text
