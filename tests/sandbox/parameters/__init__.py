"""Every parameter of every promised method: what it changes, or the words it is refused with.

A proof is a function of a town and a method; PROOFS finds it by method and parameter, `*` stands for every sending
method. test_every_parameter.py runs one proof per parameter that the documentation names.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox import people
from sandbox.clock import Clock
from sandbox.files import picture
from sandbox.params import Upload
from sandbox.screen import screen
from sandbox.world import World
from tests.sandbox.room import ADA, ANNA, CHANNEL, FORUM, HELPERS, LUCA, TOWN

Proof = Callable[["Town", str], Awaitable[None]]
PROOFS: dict[tuple[str, str], Proof] = {}
KEYS = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}


class Town:
    """A town with something said and sent in it, and short ways to call and to look."""

    def __init__(self) -> None:
        self.world = World(TOWN, clock=Clock())
        self.said = people.says(self.world, ANNA, "Hello there, hello")
        self.sends: dict[str, dict[str, Any]] = {
            "sendMessage": {"text": "x"},
            "sendPhoto": {"photo": "attach://one"},
            "sendVoice": {"voice": "attach://one"},
            "sendDocument": {"document": "attach://one"},
            "sendMediaGroup": {"media": [{"type": "photo", "media": "attach://one"}]},
            "sendLocation": {"latitude": 47.4, "longitude": 8.5},
            "sendVenue": {"latitude": 47.4, "longitude": 8.5, "title": "Shop", "address": "Lane 1"},
            "sendContact": {"phone_number": "+41790001002", "first_name": "Luca"},
            "sendPoll": {"question": "Q?", "options": ["a", "b"]},
            "copyMessage": {"from_chat_id": ANNA, "message_id": self.said},
            "forwardMessage": {"from_chat_id": ANNA, "message_id": self.said},
        }

    async def answer(self, method: str, **params: Any) -> tuple[int, dict[str, Any]]:
        given = {"chat_id": ANNA, **self.sends.get(method, {}), **params}
        files = {"one": Upload("one.png", picture()), "two": Upload("two.bin", b"OggS bytes")}
        return await self.world.call(method, {name: one for name, one in given.items() if one is not None}, files)

    async def call(self, method: str, **params: Any) -> Any:
        """The result of a call that is accepted."""
        status, answer = await self.answer(method, **params)
        assert status == 200, answer
        return answer["result"]

    async def sent(self, method: str, **params: Any) -> dict[str, Any]:
        """The message that a sending method has put into the chat, as the Bot API shows it."""
        result = await self.call(method, **params)
        number = (result[0] if isinstance(result, list) else result)["message_id"]
        chat = self.world.find_chat(params.get("chat_id", ANNA))
        wire: dict[str, Any] = chat.posts[number].wire
        return wire

    async def refused(self, method: str, words: str, **params: Any) -> None:
        _, answer = await self.answer(method, **params)
        assert not answer["ok"], answer["result"]
        assert answer["description"].endswith(f": {words}"), answer["description"]

    def seen(self, person: int = ANNA, chat: Any = "private") -> dict[str, Any]:
        newest: dict[str, Any] = screen(self.world, person, chat)["messages"][-1]
        return newest

    async def asked_for(self, *kinds: str) -> list[dict[str, Any]]:
        """The updates that wait, of these kinds from now on."""
        _, answer = await self.world.call("getUpdates", {"allowed_updates": list(kinds)})
        return [one for one in answer["result"] if not {*kinds}.isdisjoint(one)]


def proves(methods: str, *parameters: str) -> Callable[[Proof], Proof]:
    """Registers the proof of these parameters of these methods (names with blanks between)."""

    def register(proof: Proof) -> Proof:
        for method in methods.split():
            for parameter in parameters:
                assert (method, parameter) not in PROOFS, f"{method}.{parameter} is proven twice"
                PROOFS[(method, parameter)] = proof
        return proof

    return register


__all__ = ["ADA", "ANNA", "CHANNEL", "FORUM", "HELPERS", "KEYS", "LUCA", "PROOFS", "Town", "proves"]
