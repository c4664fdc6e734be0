"""A world in a file: everything in it comes back, and what was forgotten stays forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sandbox import people, world
from sandbox.clock import Clock
from sandbox.screen import screen
from sandbox.store import Store
from sandbox.world import World

ANNA, LUCA, ADA, HELPERS = 1001, 1002, 1004, -1001000000001


def opened(path: Path) -> tuple[World, Store]:
    """A world and the file behind it."""
    store = Store(path)
    start = store.town_time()
    one = World(clock=Clock(start) if start else Clock())
    store.follow(one)
    return one, store


async def call(one: World, method: str, **params: Any) -> Any:
    _, answer = await one.call(method, params)
    return answer["result"]


async def test_everything_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "world.sqlite"
    before, store = opened(path)
    people.says(before, ANNA, "/start")
    people.photo(before, ANNA, caption="router")
    keys = {"keyboard": [[{"text": "Phone", "request_contact": True}]]}
    await call(before, "sendMessage", chat_id=ANNA, text="Number?", reply_markup=keys)
    link = await call(before, "createChatInviteLink", chat_id=HELPERS, creates_join_request=True)
    people.join(before, ANNA, link["invite_link"])
    poll = await call(before, "sendPoll", chat_id=HELPERS, question="Q", options=["a", "b"], is_anonymous=False)
    people.taps(before, LUCA, 1, "helpers", message=poll["message_id"])
    people.reacts(before, LUCA, poll["message_id"], "👍", "helpers")
    await call(before, "pinChatMessage", chat_id=HELPERS, message_id=poll["message_id"])
    await call(before, "setMyCommands", commands=[{"command": "help", "description": "Help"}])
    await call(before, "setWebhook", url="https://example.org/hook", secret_token="s", allowed_updates=["message"])
    people.blocks(before, LUCA)
    newcomer = people.add_person(before, "Mara Keller", language="en")
    gone = people.says(before, ANNA, "gone")
    people.deletes(before, ANNA, gone)
    store.close()

    after, store = opened(path)
    assert after.people == before.people
    assert newcomer.id in after.people
    for person, chat in ((ANNA, "private"), (LUCA, "helpers"), (ADA, "admins")):
        assert screen(after, person, chat) == screen(before, person, chat)
    assert after.updates.waiting == before.updates.waiting
    assert after.updates.webhook == before.updates.webhook
    assert after.updates.allowed == ["message"]
    assert after.files == before.files
    assert after.clock.now() == before.clock.now()
    assert await call(after, "getMyCommands") == [{"command": "help", "description": "Help"}]
    assert await call(after, "approveChatJoinRequest", chat_id=HELPERS, user_id=ANNA)
    second = await call(after, "createChatInviteLink", chat_id=HELPERS)
    assert second["invite_link"] != link["invite_link"]
    assert people.says(after, ANNA, "next") == gone + 1
    store.close()


async def test_what_is_forgotten_leaves_the_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world, "REMEMBERED", 5)
    one, store = opened(tmp_path / "world.sqlite")
    people.says(one, LUCA, "once")
    for number in range(9):
        people.says(one, ANNA, str(number))
    assert [shown["text"] for shown in screen(one, ANNA)["messages"]] == ["4", "5", "6", "7", "8"]
    store.close()
    again, store = opened(tmp_path / "world.sqlite")
    assert [shown["text"] for shown in screen(again, ANNA)["messages"]] == ["4", "5", "6", "7", "8"]
    assert people.says(again, ANNA, "9") == 10
    assert people.says(again, LUCA, "twice") == 2
    store.close()
