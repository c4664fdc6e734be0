"""The people API as outside programs rely on it: every call, every field of its body, every field of its answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from sandbox.child import Child
from sandbox.clock import NOON, Clock
from sandbox.deeds import DEEDS
from sandbox.files import picture
from sandbox.http import app_of
from sandbox.settle import Word
from sandbox.town_http import add_people_api
from sandbox.world import World
from tests.sandbox.parameters import KEYS

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


@pytest.fixture
async def out() -> AsyncIterator[Visitor]:
    world = World(TOWN, clock=Clock())
    app = app_of(world)
    visitor: list[Visitor] = []

    async def ask() -> Word:
        return visitor[0].word

    add_people_api(app, Child(), ask)
    async with TestClient(TestServer(app)) as client:
        visitor.append(Visitor(client, world))
        yield visitor[0]


async def test_the_town(out: Visitor) -> None:
    town = await out.get("")
    assert town["clock"] == {"now": "2026-11-17T12:00:00+00:00", "running": False}
    assert (town["bot"]["username"], town["bot"]["state"]) == ("town_bot", "none")
    shown = [{name: one[name] for name in ("id", "name", "language", "roles")} for one in town["people"]]
    assert shown[:2] == [
        {"id": ANNA, "name": "Anna Meier", "language": "de", "roles": []},
        {"id": LUCA, "name": "Luca", "language": "it", "roles": ["helper"]},
    ]
    fields = ("id", "type", "title", "members", "role", "region")
    chats = [[chat[name] for name in fields] for chat in town["chats"]]
    assert chats[1] == [BERLIN, "supergroup", "Berlin", [ADA, BEA], "helpers", "berlin"]
    assert [ANNA, "private", "Anna Meier", [ANNA], "private", None] in chats


async def test_people_come_with_a_name_a_language_and_roles(out: Visitor) -> None:
    mara = await out.post("people", name="Mara Keller", language="fr", roles=["helper", "admin"])
    assert (mara["name"], mara["language"], mara["roles"]) == ("Mara Keller", "fr", ["helper", "admin"])
    members = {chat["id"]: chat["members"] for chat in (await out.get(""))["chats"]}
    assert (mara["id"] in members[HELPERS], mara["id"] in members[ADMINS], mara["id"] in members[BERLIN]) == (
        True,
        True,
        False,
    )
    refused = await out.bot("sendMessage", chat_id=mara["id"], text="Hi")
    assert refused["description"] == "Forbidden: bot can't initiate conversation with a user"
    assert "helper or admin" in (await out.post("people", 400, name="X", language="de", roles=["king"]))["error"]


async def test_join_and_leave(out: Visitor) -> None:
    await out.post("join", person=ANNA, chat="helpers:berlin")
    assert "already" in (await out.post("join", 400, person=ANNA, chat=BERLIN))["error"]
    await out.post("leave", person=ANNA, chat=str(BERLIN))
    assert "not in Berlin" in (await out.post("leave", 400, person=ANNA, chat=BERLIN))["error"]
    await out.bot("getUpdates", allowed_updates=["chat_member", "chat_join_request"])
    link = (await out.bot("createChatInviteLink", chat_id=HELPERS, creates_join_request=True))["result"]
    asked = await out.post("join", person=ANNA, chat=link["invite_link"])
    assert (asked["joined"], asked["asked"], asked["chat"]) == (False, True, HELPERS)


async def test_saying_and_the_names_of_chats(out: Visitor) -> None:
    said = await out.post("says", person=ANNA, chat="private", text="/start shop_7")
    assert said == {"message": 1}
    answer = await out.post("says", person=ANNA, chat=ANNA, text="Yes", reply_to=1)
    shown = (await out.screen(ANNA))["messages"][-1]
    assert (shown["id"], shown["reply_to"]) == (answer["message"], 1)
    for chat, seen in (
        ("helpers", HELPERS),
        ("helpers:zurich", HELPERS),
        ("helpers:berlin", BERLIN),
        (HELPERS, HELPERS),
    ):
        await out.post("says", person=ADA, chat=chat, text="Hello")
        told = (await out.bot("getUpdates", offset=-1))["result"][-1]["message"]
        assert (told["chat"]["id"], told["text"]) == (seen, "Hello")
    await out.post("says", person=ADA, chat="admins", text="/stats")
    assert "no message 99" in (await out.post("says", 404, person=ANNA, text="x", reply_to=99))["error"]
    assert "no chat 'helpers:rome'" in (await out.post("says", 404, person=ADA, chat="helpers:rome", text="x"))["error"]
    assert "belongs to somebody else" in (await out.post("says", 404, person=ANNA, chat=LUCA, text="x"))["error"]


@pytest.mark.parametrize("kind", ["photo", "voice", "video", "document", "sticker"])
async def test_files_by_form(out: Visitor, kind: str) -> None:
    form = aiohttp.FormData({"person": str(ANNA), "chat": "private"})
    form.add_field(kind, picture(30, 20), filename="one.png", content_type="image/png")
    async with out.client.post(f"/town/{kind}", data=form) as answer:
        assert await answer.json() == {"message": 1}
    media = (await out.screen(ANNA))["messages"][0]["media"]
    assert media["kind"] == kind
    async with out.client.get(media["url"]) as file:
        assert await file.read() == picture(30, 20)
    assert await out.post(kind, person=ANNA) == {"message": 2}


async def test_places_and_contacts(out: Visitor) -> None:
    await out.post("location", person=ANNA, chat="private", latitude=47.4, longitude="8.5", live_period=600)
    await out.post("moves", person=ANNA, chat="private", message=1, latitude=47.5, longitude=8.6)
    await out.post("contact", person=ANNA, chat="private")
    await out.post(
        "contact", person=ANNA, chat="private", phone_number="+41440000000", first_name="Shop", last_name="AG"
    )
    place, own, other = [one["media"] for one in (await out.screen(ANNA))["messages"]]
    assert (place["latitude"], place["longitude"]) == (47.5, 8.6)
    assert own["user_id"] == ANNA
    assert (other["phone_number"], other["first_name"], other["last_name"]) == ("+41440000000", "Shop", "AG")


async def test_edits_and_deletes(out: Visitor) -> None:
    await out.post("says", person=ANNA, text="one")
    assert await out.post("edits", person=ANNA, chat="private", message=1, text="two") == {"message": 1}
    shown = (await out.screen(ANNA))["messages"]
    assert [(one["text"], one["edited"]) for one in shown] == [("two", True)]
    await out.post("deletes", person=ANNA, chat="private", message=1)
    assert (await out.screen(ANNA))["messages"] == []
    assert "no message 1" in (await out.post("edits", 404, person=ANNA, message=1, text="x"))["error"]


async def test_taps_by_label_and_by_index_in_reading_order(out: Visitor) -> None:
    await out.post("says", person=ANNA, text="/start")
    names = [["Yes", "No"], ["Yes", "Later"]]
    rows = [
        [{"text": name, "callback_data": f"{row}{column}"} for column, name in enumerate(line)]
        for row, line in enumerate(names)
    ]
    sent = (await out.bot("sendMessage", chat_id=ANNA, text="?", reply_markup={"inline_keyboard": rows}))["result"]
    assert (await out.screen(ANNA))["messages"][-1]["buttons"] == names
    pressed = []
    await out.bot("getUpdates", offset=(await out.bot("getUpdates"))["result"][-1]["update_id"] + 1)
    for button in ("Yes", 2, "Later", 0):
        tap = asyncio.create_task(
            out.post("taps", person=ANNA, chat="private", message=sent["message_id"], button=button)
        )
        told = (await out.bot("getUpdates", timeout=10))["result"]
        query = told[-1]["callback_query"]
        await out.bot("getUpdates", offset=told[-1]["update_id"] + 1)
        pressed.append(query["data"])
        await out.bot("answerCallbackQuery", callback_query_id=query["id"], text="Good", show_alert=button == 0)
        assert await tap == {"answered": True, "text": "Good", "alert": button == 0}
    assert pressed == ["00", "10", "11", "00"]
    where = {"person": ANNA, "chat": "private", "message": sent["message_id"]}
    assert "“Yes”, “No”" in (await out.post("taps", 404, **where, button="yes"))["error"]
    assert "sees no button 4" in (await out.post("taps", 404, **where, button=4))["error"]


async def test_a_tap_nobody_answers_says_so(out: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.deeds.TAP_PATIENCE", 0.01)
    await out.post("says", person=ANNA, text="/start")
    await out.bot("sendMessage", chat_id=ANNA, text="?", reply_markup=KEYS)
    tap = await out.post("taps", person=ANNA, chat="private", message=2, button="Yes")
    assert tap == {"answered": False, "text": "", "alert": False}


async def test_a_button_of_a_reply_keyboard_sends_its_text(out: Visitor) -> None:
    await out.post("says", person=ANNA, text="/start")
    await out.bot("sendMessage", chat_id=ANNA, text="?", reply_markup={"keyboard": [["Skip"]]})
    tap = await out.post("taps", person=ANNA, chat="private", message=2, button="Skip")
    assert (tap["answered"], tap["text"]) == (True, "")
    assert (await out.bot("getUpdates", offset=-1))["result"][-1]["message"]["text"] == "Skip"


async def test_the_screen_and_what_changed_since(out: Visitor) -> None:
    await out.post("says", person=ANNA, text="one /help")
    await out.bot("sendMessage", chat_id=ANNA, text="two")
    seen = await out.screen(ANNA)
    first = seen["messages"][0]
    assert {"id", "from", "text", "entities", "buttons", "media", "edited"} <= first.keys()
    assert (first["from"], first["media"]) == ({"id": ANNA, "name": "Anna Meier", "bot": False}, None)
    assert first["entities"] == [{"type": "bot_command", "offset": 4, "length": 5}]
    assert seen["messages"][1]["from"]["bot"] is True
    await out.post("edits", person=ANNA, message=1, text="uno")
    await out.bot("sendMessage", chat_id=ANNA, text="three")
    await out.bot("deleteMessage", chat_id=ANNA, message_id=2)
    since = await out.screen(ANNA, since=seen["revision"])
    assert [(one["id"], one.get("text"), one.get("deleted")) for one in since["messages"]] == [
        (1, "uno", None),
        (2, None, True),
        (3, "three", None),
    ]
    assert (await out.screen(ANNA, since=since["revision"]))["messages"] == []
    assert (await out.screen(ANNA, "helpers"))["messages"] == []
    await out.get(f"/screen?person={ANNA}&colour=red", 400)


async def test_settle_counts_what_waits_on_either_side(out: Visitor) -> None:
    await out.post("says", person=ANNA, text="Hello")
    word = {"inbox": 1, "owed": 0, "timers": 0}
    assert (await out.post("settle", timeout=0.01))["pending"] == word
    await out.bot("getUpdates", offset=(await out.bot("getUpdates"))["result"][-1]["update_id"] + 1)
    out.word = Word(1, 2, 3, None)
    answer = await out.post("settle", timeout=0.01)
    assert (answer["settled"], answer["pending"]) == (False, {"inbox": 1, "owed": 2, "timers": 3})
    out.word = Word(0, 0, 0, None)
    answer = await out.post("settle")
    assert (answer["settled"], answer["pending"]) == (True, {"inbox": 0, "owed": 0, "timers": 0})


async def test_waits_by_minutes_and_until(out: Visitor) -> None:
    await out.post("waits", minutes=30)
    assert (await out.get("/clock"))["now"] == (NOON + timedelta(minutes=30)).isoformat()
    await out.post("waits", until="2026-11-18T08:00:00+01:00")
    assert (await out.get(""))["clock"]["now"] == "2026-11-18T07:00:00+00:00"
    assert "does not go back" in (await out.post("waits", 400, until="2026-11-17T08:00:00+01:00"))["error"]
    await out.post("waits", 400, minutes=5, until="2026-11-19T08:00:00+01:00")


async def test_blocks_on_and_off(out: Visitor) -> None:
    await out.post("says", person=ANNA, text="/start")
    assert await out.post("blocks", person=ANNA, on=True) == {"blocked": True}
    assert (await out.bot("sendMessage", chat_id=ANNA, text="x"))[
        "description"
    ] == "Forbidden: bot was blocked by the user"
    await out.post("blocks", person=ANNA, on=False)
    assert (await out.bot("sendMessage", chat_id=ANNA, text="x"))["ok"]


FAULTS: list[tuple[dict[str, Any], int, str]] = [
    ({"kind": "429", "retry_after": 9}, 429, "Too Many Requests: retry after 9"),
    ({"kind": "500"}, 500, "Internal Server Error"),
    ({"kind": "forbidden"}, 403, "Forbidden: bot was blocked by the user"),
    ({"kind": "migrate"}, 400, "Bad Request: group chat was upgraded to a supergroup chat"),
]


@pytest.mark.parametrize(("rule", "code", "words"), FAULTS, ids=[one[0]["kind"] for one in FAULTS])
async def test_faults_of_calls(out: Visitor, rule: dict[str, Any], code: int, words: str) -> None:
    await out.post("faults", rules=[{**rule, "method": "sendMessage", "chat": HELPERS, "nth": 2}])
    answers = [await out.bot("sendMessage", chat_id=HELPERS, text="x") for _ in range(2)]
    assert (answers[0]["ok"], answers[1]["error_code"], answers[1]["description"]) == (True, code, words)
    assert (await out.get(""))["faults"][0]["seen"] == 2
    await out.post("faults", rules=[])
    assert (await out.get(""))["faults"] == []
    assert "share" in (await out.post("faults", 400, rules=[{"kind": "500", "share": 2}]))["error"]


@pytest.mark.parametrize("kind", ["timeout_before", "timeout_after", "drop"])
async def test_faults_that_swallow_an_answer(out: Visitor, kind: str) -> None:
    await out.post("faults", rules=[{"kind": kind, "method": "sendMessage", "share": 1.0, "seed": 3}])
    patience = aiohttp.ClientTimeout(total=0.3)
    with pytest.raises((TimeoutError, aiohttp.ClientConnectionError)):
        await out.client.post("/bot1:TEST/sendMessage", json={"chat_id": HELPERS, "text": "x"}, timeout=patience)
    arrived = [one["text"] for one in (await out.screen(LUCA, "helpers"))["messages"]]
    assert arrived == (["x"] if kind == "timeout_after" else [])


async def test_faults_of_updates(out: Visitor) -> None:
    for kind, expected in (
        ("duplicate_update", [["a"], ["a"]]),
        ("late_update", [["a"]]),
        ("swap", [["b", "a"]]),
    ):
        await out.post("faults", rules=[{"kind": kind, "method": "message", "nth": 2 if kind == "swap" else 1}])
        for text in ["a", "b"] if kind == "swap" else ["a"]:
            await out.post("says", person=ANNA, text=text)
        offset, got = 0, []
        while batch := (await out.bot("getUpdates", offset=offset))["result"]:
            got.append([one["message"]["text"] for one in batch])
            offset = batch[-1]["update_id"] + 1
        assert got == expected


async def test_limits_and_the_list_of_calls(out: Visitor) -> None:
    assert await out.post("limits", on=True) == {"limits": True}
    await out.post("says", person=ANNA, text="/start")
    codes = [(await out.bot("sendMessage", chat_id=ANNA, text="x")).get("error_code", 200) for _ in range(7)]
    assert codes.count(429) == 2
    await out.post("limits", on=False)
    assert (await out.bot("sendMessage", chat_id=ANNA, text="last"))["ok"]
    listed = await out.get("/calls")
    last = listed["calls"][-1]
    assert (last["method"], last["params"], last["status"]) == ("sendMessage", {"chat_id": ANNA, "text": "last"}, 200)
    assert last["answer"]["result"]["text"] == "last"
    assert last["at"].startswith("2026-11-17T12:00")
    assert (await out.get(f"/calls?since={listed['last']}"))["calls"] == []
    assert len((await out.get(f"/calls?since={listed['last'] - 2}"))["calls"]) == 2


@pytest.mark.parametrize("deed", sorted(DEEDS))
async def test_unknown_fields_and_strangers_get_a_sentence(out: Visitor, deed: str) -> None:
    _, needed, _ = DEEDS[deed]
    assert "Unknown field colour" in (await out.post(deed, 400, colour="red"))["error"]
    if "person" in needed:
        whole = {"text": "x", "button": "Yes", "emoji": "👍", "on": True, "chat": "helpers"}
        body = {name: whole.get(name, 1) for name in needed}
        assert "no person 5" in (await out.post(deed, 404, **{**body, "person": 5}))["error"]
    if needed:
        assert "Missing field" in (await out.post(deed, 400))["error"]
