"""Somebody outside who plays a town by nothing but its people API."""

from __future__ import annotations

from typing import Any

from aiohttp.test_utils import TestClient

from sandbox.settle import Word
from sandbox.world import World

ANNA, LUCA, ADA, BEA = 1001, 1002, 1004, 1005
HELPERS, BERLIN, ADMINS = -1001, -1002, -1003
TOWN: dict[str, Any] = {
    "people": [
        {"id": ANNA, "first_name": "Anna", "last_name": "Meier", "language": "de"},
        {"id": LUCA, "first_name": "Luca", "language": "it", "roles": ["helper"]},
        {"id": ADA, "first_name": "Ada", "language": "en", "roles": ["admin"], "started": True},
        {"id": BEA, "first_name": "Bea", "language": "de", "roles": ["helper"]},
    ],
    "chats": [
        {"id": HELPERS, "title": "Helpers", "role": "helpers", "region": "zurich", "admins": [ADA], "members": [LUCA]},
        {"id": BERLIN, "title": "Berlin", "role": "helpers", "region": "berlin", "admins": [ADA], "members": [BEA]},
        {"id": ADMINS, "title": "Admins", "role": "admins", "admins": [ADA]},
    ],
}


class Visitor:
    """Somebody outside who knows nothing but the people API, and the Bot API for the bot's part."""

    def __init__(self, client: TestClient[Any, Any], world: World) -> None:
        self.client, self.world = client, world
        self.word = Word(0, 0, 0, None)

    async def post(self, call: str, status: int = 200, /, **body: Any) -> Any:
        async with self.client.post(f"/town/{call}", json=body) as answer:
            shown = await answer.json()
            assert answer.status == status, shown
            return shown

    async def get(self, call: str, status: int = 200) -> Any:
        async with self.client.get(f"/town{call}") as answer:
            shown = await answer.json()
            assert answer.status == status, shown
            return shown

    async def screen(self, person: int, chat: str = "private", **more: int) -> Any:
        extra = "".join(f"&{name}={value}" for name, value in more.items())
        return await self.get(f"/screen?person={person}&chat={chat}{extra}")

    async def bot(self, method: str, /, **params: Any) -> Any:
        async with self.client.post(f"/bot1:TEST/{method}", json=params) as answer:
            return await answer.json()
