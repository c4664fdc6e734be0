"""Where the sandbox once answered other than Telegram: one test a symptom."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sandbox import people
from sandbox.clock import Clock
from sandbox.faults import Rule
from sandbox.methods import METHODS
from sandbox.screen import screen
from sandbox.store import Store
from sandbox.world import World
from tests.sandbox.room import ADA, ANNA, FORUM, HELPERS, LUCA, MIA, TOWN
from tests.sandbox.visitor import Visitor


@pytest.fixture
def world() -> World:
    return World(TOWN, clock=Clock())


async def call(world: World, method: str, **params: Any) -> Any:
    status, answer = await world.call(method, params)
    assert status == 200, answer
    return answer["result"]


async def refused(world: World, method: str, **params: Any) -> str:
    _, answer = await world.call(method, params)
    assert not answer["ok"], answer
    return str(answer["description"])


async def test_setting_a_webhook_said_nothing_about_what_it_changed(world: World) -> None:
    async def said(method: str, **params: Any) -> str:
        return str((await world.call(method, params))[1]["description"])

    hook = {"url": "https://example.org/hook", "secret_token": "s"}
    assert await said("deleteWebhook") == "Webhook is already deleted"
    assert await said("setWebhook", **hook) == "Webhook was set"
    assert await said("setWebhook", **hook, allowed_updates=["Message", "nothing"]) == "Webhook is already set"
    assert (await call(world, "getWebhookInfo"))["allowed_updates"] == ["message"]
    assert await said("setWebhook", **hook, max_connections=1) == "Webhook was set"
    assert await said("setWebhook", url="") == "Webhook was deleted"


async def test_a_poll_ended_by_set_webhook_was_blamed_on_another_poller(world: World) -> None:
    polling = asyncio.create_task(world.call("getUpdates", {"timeout": 30}))
    await asyncio.sleep(0)
    await call(world, "setWebhook", url="https://example.org/hook")
    assert (await polling)[1]["description"] == "Conflict: terminated by setWebhook request"


async def test_somebody_who_asks_to_join_could_not_be_written_to(world: World) -> None:
    link = await call(world, "createChatInviteLink", chat_id=FORUM, creates_join_request=True)
    people.join(world, MIA, link["invite_link"])
    sent = await call(world, "sendMessage", chat_id=MIA, text="Who are you?")
    assert sent["chat"]["id"] == MIA
    world.clock.advance(timedelta(seconds=301))
    cannot = "Forbidden: bot can't initiate conversation with a user"
    assert await refused(world, "sendMessage", chat_id=MIA, text="Still there?") == cannot
    people.leave(world, LUCA, FORUM)
    people.join(world, LUCA, link["invite_link"])
    world.people[LUCA].started = False
    await call(world, "sendMessage", chat_id=LUCA, text="One moment")
    await call(world, "declineChatJoinRequest", chat_id=FORUM, user_id=LUCA)
    assert await refused(world, "sendMessage", chat_id=LUCA, text="Sorry") == cannot


async def test_words_in_a_topic_did_not_answer_the_line_that_opened_it(world: World) -> None:
    topic = (await call(world, "createForumTopic", chat_id=FORUM, name="Job"))["message_thread_id"]
    sent = await call(world, "sendMessage", chat_id=FORUM, message_thread_id=topic, text="Here")
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Job"
    answer = people.says(world, LUCA, "There", FORUM, topic=topic, reply_to=sent["message_id"])
    people.says(world, LUCA, "Where?", FORUM, topic=topic)
    updates = await call(world, "getUpdates")
    replied = [one["message"]["reply_to_message"]["message_id"] for one in updates[-2:]]
    assert replied == [sent["message_id"], topic]
    assert "reply_to_message" not in updates[-2]["message"]["reply_to_message"]
    seen = {one["id"]: one for one in screen(world, LUCA, FORUM)["messages"]}
    assert seen[answer]["reply_to"] == sent["message_id"]
    assert "reply_to" not in seen[sent["message_id"]]


async def test_parse_mode_none_was_refused(world: World) -> None:
    assert (await call(world, "sendMessage", chat_id=ANNA, text="<b>x</b>", parse_mode="None"))["text"] == "<b>x</b>"


async def test_a_swapped_pair_came_back_as_one_update_twice_after_a_restart(tmp_path: Path) -> None:
    before = World(TOWN, clock=Clock())
    store = Store(tmp_path / "world.sqlite")
    store.follow(before)
    people.says(before, ANNA, "first")
    before.faults.set([Rule("swap", nth=1)])
    people.says(before, LUCA, "second")
    store.close()
    after = World(TOWN, clock=Clock())
    Store(tmp_path / "world.sqlite").follow(after)
    told = [(one.update["message"]["text"], one.chat, one.person) for one in after.updates.waiting.values()]
    assert told == [("second", LUCA, LUCA), ("first", ANNA, ANNA)]


async def test_kinds_asked_for_were_forgotten_when_the_sandbox_was_killed(tmp_path: Path) -> None:
    before = World(TOWN, clock=Clock())
    Store(tmp_path / "world.sqlite").follow(before)
    await call(before, "getUpdates", allowed_updates=["message_reaction"])
    after = World(TOWN, clock=Clock())
    Store(tmp_path / "world.sqlite").follow(after)
    assert after.updates.allowed == ["message_reaction"]


async def test_a_vote_for_one_option_could_not_be_taken_back(world: World) -> None:
    await call(world, "getUpdates", allowed_updates=["poll_answer"])
    poll = await call(world, "sendPoll", chat_id=HELPERS, question="Q?", options=["a", "b"], is_anonymous=False)
    for _ in range(2):
        people.taps(world, ADA, "b", "helpers", message=poll["message_id"])
    assert [one["poll_answer"]["option_ids"] for one in await call(world, "getUpdates")] == [[1], []]
    assert screen(world, ADA, "helpers")["messages"][-1]["media"]["total_voter_count"] == 0


async def test_an_entity_beyond_the_text_or_across_half_an_emoji_was_cut_silently(world: World) -> None:
    async def complaint(offset: int, length: int) -> str:
        marks = [{"type": "bold", "offset": offset, "length": length}]
        words = await refused(world, "sendMessage", chat_id=ANNA, text="a😀b", entities=marks)
        return words.removeprefix("Bad Request: ")

    assert (
        await complaint(1, 9)
        == "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 10"
    )
    assert await complaint(2, 2) == "entity begins in a middle of a UTF-16 symbol at byte offset 5"
    middle = "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5"
    assert await complaint(0, 2) == middle
    assert await complaint(-1, 2) == "receive an entity with incorrect offset -1"
    kept = [{"type": "bold", "offset": 1, "length": 2}]
    assert (await call(world, "sendMessage", chat_id=ANNA, text="a😀b", entities=kept))["entities"] == kept


async def test_a_request_that_broke_something_got_a_page_of_html(out: Visitor) -> None:
    url = "/bot1:TEST/sendMessage"
    await out.post("says", person=ANNA, text="/start")

    async def asked(path: str = url, **more: Any) -> tuple[int, str]:
        async with out.client.post(path, **more) as answer:
            return answer.status, (await answer.json()).get("description", "")

    form = {"Content-Type": "application/x-www-form-urlencoded"}
    json = {"Content-Type": "application/json"}
    utf8 = (400, "Bad Request: strings must be encoded in UTF-8")
    not_json = (400, "Bad Request: can't parse JSON object")
    assert await asked("/bot1:TEST/") == (404, "Not Found")
    assert await asked(data=b"chat_id=1001&text=%ff", headers=form) == utf8
    assert await asked(data=b"chat_id=1001&text=\xff", headers=form) == utf8
    assert await asked(f"{url}?chat_id=1001&text=%ff") == utf8
    for broken in ("NaN", "1e999", "[" * 9_000 + "]" * 9_000):
        assert await asked(data=f'{{"chat_id": {broken}, "text": "x"}}', headers=json) == not_json
    nested = {"chat_id": "1001", "text": "x", "reply_markup": "[" * 9_000}
    assert (await asked(data=nested))[1] == "Bad Request: can't parse reply keyboard markup JSON object"
    async with out.client.post(url, data="chat_id=1001&text=Zürich+%2B".encode(), headers=form) as answer:
        assert (await answer.json())["result"]["text"] == "Zürich +"
    assert len((await out.get("/calls"))["calls"]) == 2


async def test_a_fault_of_the_sandbox_itself_was_no_json(out: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*given: Any) -> Any:
        raise KeyError("ours")

    monkeypatch.setitem(METHODS, "getme", ("getMe", breaks))
    assert await out.bot("getMe") == {"ok": False, "error_code": 500, "description": "Internal Server Error"}
    assert (await out.get("/calls"))["calls"][-1]["status"] == 0


async def test_an_answer_could_only_be_waited_for_by_looking_again_and_again(out: Visitor) -> None:
    await out.post("says", person=ANNA, text="/start")
    since = (await out.screen(ANNA))["revision"]
    loop = asyncio.get_running_loop()
    began = loop.time()
    looking = asyncio.create_task(out.screen(ANNA, since=since, timeout=30))
    assert (await out.screen(ANNA, since=since, timeout=0))["messages"] == []
    await out.bot("sendMessage", chat_id=LUCA, text="for somebody else")
    await out.post("says", person=LUCA, text="Hi")
    await out.bot("sendMessage", chat_id=ANNA, text="Welcome")
    assert [one["text"] for one in (await looking)["messages"]] == ["Welcome"]
    assert loop.time() - began < 5
    assert "a number" in (await out.get(f"/screen?person={ANNA}&timeout=soon", 400))["error"]
