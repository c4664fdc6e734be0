"""The people API as outside programs rely on it: every call, every field of its body, every field of its answer."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import aiohttp
import pytest

from sandbox.clock import NOON
from sandbox.deeds import DEEDS
from sandbox.files import picture
from sandbox.settle import Word
from tests.sandbox.parameters import KEYS
from tests.sandbox.visitor import ADA, ADMINS, ANNA, BEA, BERLIN, HELPERS, LUCA, Visitor


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
