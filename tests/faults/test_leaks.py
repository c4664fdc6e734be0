"""No helper chat and no log line ever has a street, a phone number, a handle or the token, whatever goes wrong.

The admin chat has them on the alarms of people who asked for a human, and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from bot.logs import masked, told
from domain.errors import Unknown
from sandbox import people
from sandbox.faults import Rule
from tests.conversations.town import BERLIN, ZURICH
from tests.faults.story import BOOKING, PHONE, STREET, WORK, StormyTown, play

HANDLE = "anna_geheim"
SECRETS = (STREET, "Hardstr", PHONE, PHONE.replace(" ", ""), "555 12 34", HANDLE)
TROUBLE = (
    ("anna", "says", "Wo bisch? Ich bin an der Hardstrasse 12, Tel. 079 555 12 34, @anna_geheim"),
    ("anna", "says", "ich bin unzufrieden, ruft mich an: 079 555 12 34, Hardstrasse 12"),
    ("anna", "says", "/human"),
)


@pytest.mark.timeout(300)
async def test_no_secret_reaches_a_group_or_a_log(
    new_database: Callable[[], str],
    understander: object,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    town = StormyTown(new_database(), understander)  # type: ignore[arg-type]
    try:
        await town.populate()
        town.world.people[town.anna.id].username = HANDLE
        town.world.faults.set([Rule(kind="500", method="sendMessage", share=0.2, seed=1)])
        await play(town, BOOKING)
        await play(town, TROUBLE[:1])
        await play(town, WORK[:1])
        await play(town, TROUBLE[1:])
        town.world.faults.set([])
        await broken_updates(town)
        await failing_units(town)
        await town.waits(hours=1)
        assert STREET in town.luca.reads(), "the helper who has the job must see it"
        groups = json.dumps(
            [call for call in town.world.transcript.since(0) if str(call["params"].get("chat_id")) in GROUPS],
            ensure_ascii=False,
            default=str,
        )
    finally:
        await town.close()
    out, err = capfd.readouterr()
    lines = "\n".join([out, err, caplog.text])
    assert "Vergeben" in groups
    assert "update failed" in lines, "nothing was logged: this test proves nothing"
    for secret in SECRETS:
        assert secret not in groups, secret
        assert secret not in lines, [line for line in lines.splitlines() if secret in line]
    assert town.world.token not in lines


GROUPS = {str(ZURICH), str(BERLIN)}


async def broken_updates(town: StormyTown) -> None:
    """Updates whose errors quote what people wrote."""
    number = town.world.updates.next_id
    town.world.updates.next_id += 2
    text = f"{STREET} {PHONE} @{HANDLE} {town.world.token}"
    await town.app.intake.keep(
        [
            {"update_id": number, "message": {"text": text, "from": {"id": town.anna.id, "first_name": text}}},
            {"update_id": number + 1, "callback_query": {"id": text, "data": text, "from": {"id": town.anna.id}}},
        ]
    )
    await town.settle()


async def failing_units(town: StormyTown) -> None:
    """A bug whose error quotes what somebody wrote."""
    hear = town.app.worker.hear

    async def buggy(*_: object) -> None:
        raise ValueError(f"cannot read {STREET}, {PHONE}")

    town.app.worker.hear = buggy
    people.says(town.world, town.anna.id, f"{STREET}, {PHONE}")
    await town.settle()
    town.app.worker.hear = hear


def test_tokens_and_numbers_are_masked_and_times_are_not() -> None:
    assert masked("/bot123456:ABC-DEF_1/getMe") == "/bot<token>/getMe"
    assert masked("call +41 79 555 12 34 or 079/555 12 34") == "call <phone> or <phone>"
    assert masked("at 2026-11-17T14:00:05, job 12, chat -1002000000001") == (
        "at 2026-11-17T14:00:05, job 12, chat -1002000000001"
    )


def test_an_error_is_told_without_what_it_quotes() -> None:
    assert told(ValueError("Hardstrasse 12")) == "ValueError"
    assert told(KeyError("Hardstrasse 12")) == "KeyError"
    assert told(Unknown(word="Hardstrasse")) == "Unknown"
    assert told(AttributeError("no attribute 'x'")) == "AttributeError: no attribute 'x'"
