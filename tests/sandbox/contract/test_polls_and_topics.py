"""Quizzes, and topics of a forum.

Called by a client we did not write, over real HTTP; answers are also held against the documentation.
"""

from __future__ import annotations

import pytest
from telegram.error import BadRequest

from sandbox import people
from tests.sandbox.room import FORUM, HELPERS, LUCA, Room, calls


@calls("sendPoll", "stopPoll")
async def test_quiz(room: Room) -> None:
    sent = await room.bot.send_poll(
        HELPERS,
        "Router?",
        ["red", "green"],
        type="quiz",
        correct_option_ids=[1],
        is_anonymous=False,
        explanation="Green.",
    )
    assert sent.poll
    people.taps(room.world, LUCA, 1, "helpers", message=sent.message_id)
    answers = [one.poll_answer for one in await room.updates() if one.poll_answer]
    assert [(one.option_ids, one.user.id if one.user else 0) for one in answers] == [((1,), LUCA)]
    assert room.sees(LUCA, "helpers")["media"]["chosen"] == [1]
    stopped = await room.bot.stop_poll(HELPERS, sent.message_id)
    assert (stopped.is_closed, stopped.total_voter_count, stopped.options[1].voter_count) == (True, 1, 1)
    with pytest.raises(BadRequest, match="Poll has already been closed"):
        await room.bot.stop_poll(HELPERS, sent.message_id)
    with pytest.raises(BadRequest, match="Poll must have at least one answer option"):
        await room.bot.send_poll(HELPERS, "Nobody?", [])
    with pytest.raises(BadRequest, match="Wrong correct option id"):
        await room.bot.send_poll(HELPERS, "Q", ["a", "b"], type="quiz", correct_option_ids=[5])


@calls(
    "createForumTopic",
    "editForumTopic",
    "closeForumTopic",
    "reopenForumTopic",
    "deleteForumTopic",
    "unpinAllForumTopicMessages",
    "getForumTopicIconStickers",
)
async def test_topics(room: Room) -> None:
    icon = (await room.bot.get_forum_topic_icon_stickers())[0].custom_emoji_id
    topic = await room.bot.create_forum_topic(FORUM, "Job 7", icon_custom_emoji_id=icon)
    number = topic.message_thread_id
    inside = await room.bot.send_message(FORUM, "In here", message_thread_id=number)
    assert (inside.is_topic_message, inside.message_thread_id) == (True, number)
    assert people.says(room.world, LUCA, "Yes", "forum", topic=number)
    assert (await room.updates())[-1].message.message_thread_id == number  # type: ignore[union-attr]
    assert await room.bot.edit_forum_topic(FORUM, number, name="Job 8")
    assert await room.bot.pin_chat_message(FORUM, inside.message_id)
    assert await room.bot.unpin_all_forum_topic_messages(FORUM, number)
    assert await room.bot.close_forum_topic(FORUM, number)
    with pytest.raises(people.Impossible, match="is closed"):
        people.says(room.world, LUCA, "Too late", "forum", topic=number)
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await room.bot.close_forum_topic(FORUM, number)
    assert await room.bot.reopen_forum_topic(FORUM, number)
    assert await room.bot.delete_forum_topic(FORUM, number)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await room.bot.send_message(FORUM, "Gone", message_thread_id=number)
    with pytest.raises(BadRequest, match="not a forum"):
        await room.bot.create_forum_topic(HELPERS, "No")


@calls(
    "editGeneralForumTopic",
    "closeGeneralForumTopic",
    "reopenGeneralForumTopic",
    "hideGeneralForumTopic",
    "unhideGeneralForumTopic",
    "unpinAllGeneralForumTopicMessages",
)
async def test_general_topic(room: Room) -> None:
    assert await room.bot.edit_general_forum_topic(FORUM, "Everything")
    assert await room.bot.close_general_forum_topic(FORUM)
    assert await room.bot.hide_general_forum_topic(FORUM)
    assert await room.bot.unhide_general_forum_topic(FORUM)
    assert await room.bot.reopen_general_forum_topic(FORUM)
    assert await room.bot.unpin_all_general_forum_topic_messages(FORUM)


async def test_hiding_the_general_topic_does_not_close_the_first_one(room: Room) -> None:
    topic = await room.bot.create_forum_topic(FORUM, "First")
    assert await room.bot.hide_general_forum_topic(FORUM)
    assert people.says(room.world, LUCA, "Still open", "forum", topic=topic.message_thread_id)
