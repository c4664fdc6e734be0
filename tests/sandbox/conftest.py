"""Every answer and every update that any test in here causes is held against the Bot API's own documentation."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.methods import METHODS
from sandbox.updates import Updates
from sandbox.world import World
from tests.sandbox.schema import faults, returns


@pytest.fixture(autouse=True)
def as_documented(monkeypatch: pytest.MonkeyPatch) -> None:
    call, add = World.call, Updates.add

    async def checked_call(world: World, method: str, params: Any, files: Any = None) -> tuple[int, Any]:
        status, answer = await call(world, method, params, files)
        if answer["ok"]:
            name = METHODS[method.lower()][0]
            found = faults(answer["result"], returns(name))
            assert not found, f"{name} answers what the documentation does not allow: {found}"
        else:
            assert status == answer["error_code"]
            assert isinstance(answer["description"], str)
        return status, answer

    def checked_add(updates: Updates, kind: str, body: Any, *, chat: int = 0, person: int = 0) -> int | None:
        found = faults({"update_id": 1, kind: body}, "Update", "update")
        assert not found, f"an update the documentation does not allow: {found}"
        return add(updates, kind, body, chat=chat, person=person)

    monkeypatch.setattr(World, "call", checked_call)
    monkeypatch.setattr(Updates, "add", checked_add)
