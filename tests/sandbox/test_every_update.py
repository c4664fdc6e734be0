"""Every kind of update that is promised comes, and both clients, aiogram and python-telegram-bot, read it whole."""

from __future__ import annotations

from typing import Any

import telegram
from aiogram.types import Update

from sandbox import people
from sandbox.clock import Clock
from sandbox.updates import KINDS
from sandbox.world import World
from tests.sandbox.room import ADA, ANNA, CHANNEL, FORUM, GROUP, HELPERS, LUCA, TOWN

KEYS = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}, {"text": "No", "callback_data": "no"}]]}
PROMISED = {
    *("message", "edited_message", "channel_post", "callback_query", "my_chat_member", "chat_member"),
    *("chat_join_request", "poll_answer", "message_reaction"),
}
CONTENT = {
    *("text", "contact", "location", "photo", "voice", "video", "document", "sticker", "media_group_id"),
    *("reply_to_message", "new_chat_members", "left_chat_member", "pinned_message", "migrate_to_chat_id"),
    *("migrate_from_chat_id", "forum_topic_created", "forum_topic_closed", "forum_topic_reopened", "new_chat_title"),
}


async def lived() -> list[dict[str, Any]]:
    """A day in town; all that the bot is told of it."""
    world = World(TOWN, clock=Clock())

    async def call(method: str, **params: Any) -> Any:
        _, answer = await world.call(method, params)
        assert answer["ok"], answer
        return answer["result"]

    await call("getUpdates", allowed_updates=sorted(KINDS))
    said = people.says(world, ANNA, "/start Hello https://example.org")
    people.says(world, ANNA, "Again", reply_to=said)
    people.edits(world, ANNA, said, "Bye")
    for send in (people.photo, people.voice, people.video, people.document, people.sticker, people.contact):
        send(world, ANNA)
    for _ in range(2):
        people.photo(world, ANNA, album="7")
    place = people.location(world, ANNA, latitude=47.0, longitude=8.0, live_period=600)
    people.moves(world, ANNA, place, latitude=47.1, longitude=8.1)
    sent = await call("sendMessage", chat_id=ANNA, text="?", reply_markup=KEYS)
    people.taps(world, ANNA, "Yes")
    people.deletes(world, ANNA, sent["message_id"])
    people.presses(world, world.people[ANNA], world.private(ANNA), sent["message_id"], "no")
    people.reacts(world, ANNA, said, "👍")
    people.blocks(world, ANNA)
    people.says(world, ADA, "News", CHANNEL)
    link = await call("createChatInviteLink", chat_id=HELPERS, creates_join_request=True)
    people.join(world, ANNA, link["invite_link"])
    await call("approveChatJoinRequest", chat_id=HELPERS, user_id=ANNA)
    people.leave(world, ANNA, "helpers")
    poll = await call("sendPoll", chat_id=HELPERS, question="?", options=["a", "b"], is_anonymous=False)
    people.taps(world, LUCA, 0, "helpers", message=poll["message_id"])
    await call("pinChatMessage", chat_id=HELPERS, message_id=poll["message_id"])
    await call("setChatTitle", chat_id=HELPERS, title="Helfende")
    topic = (await call("createForumTopic", chat_id=FORUM, name="Job"))["message_thread_id"]
    await call("closeForumTopic", chat_id=FORUM, message_thread_id=topic)
    await call("reopenForumTopic", chat_id=FORUM, message_thread_id=topic)
    people.migrates(world, GROUP)
    return list(await call("getUpdates"))


async def test_every_promised_kind_comes_and_is_read_by_both_clients() -> None:
    updates = await lived()
    kinds = {next(name for name in one if name != "update_id") for one in updates}
    assert sorted(PROMISED - kinds) == []
    messages = [one["message"] for one in updates if "message" in one]
    assert sorted(name for name in CONTENT if not any(name in message for message in messages)) == []
    edited = [one["edited_message"] for one in updates if "edited_message" in one]
    assert [next(name for name in ("text", "location") if name in one) for one in edited] == ["text", "location"]
    taps = [one["callback_query"]["message"] for one in updates if "callback_query" in one]
    assert [tap["date"] == 0 for tap in taps] == [False, True]
    for one in updates:
        Update.model_validate(one, strict=False)
        read = telegram.Update.de_json(one, None)
        assert not read.api_kwargs
        assert read.effective_message is None or not read.effective_message.api_kwargs  # nothing it does not know
