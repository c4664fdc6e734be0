"""What all sending methods have in common."""

from __future__ import annotations

from tests.sandbox.parameters import ADA, ANNA, CHANNEL, FORUM, HELPERS, KEYS, LUCA, Town, proves


@proves("*", "chat_id")
async def chat_id(town: Town, method: str) -> None:
    await town.refused(method, "chat_id is empty", chat_id="")
    await town.refused(method, "chat not found", chat_id=424242)
    await town.refused(method, "chat not found", chat_id="@nobody")
    await town.refused(method, "bot can't initiate conversation with a user", chat_id=1003)
    assert (await town.sent(method, chat_id="@town_news"))["chat"]["id"] == CHANNEL
    assert (await town.sent(method, chat_id=str(HELPERS)))["chat"]["type"] == "supergroup"


@proves("*", "business_connection_id")
async def business(town: Town, method: str) -> None:
    await town.refused(method, "business connection not found", business_connection_id="b1")


@proves("*", "direct_messages_topic_id")
async def direct_messages(town: Town, method: str) -> None:
    await town.refused(method, "the chat is not a channel direct messages chat", direct_messages_topic_id=1)


@proves("*", "suggested_post_parameters")
async def suggested(town: Town, method: str) -> None:
    words = "suggested posts can be sent only to channel direct messages chats"
    await town.refused(method, words, suggested_post_parameters={"send_date": 5})


@proves("*", "ephemeral_message_parameters")
async def ephemeral(town: Town, method: str) -> None:
    words = "ephemeral messages can't be sent to the chat"
    await town.refused(method, words, chat_id=HELPERS, ephemeral_message_parameters={"receiver_user_id": LUCA})


@proves("*", "message_thread_id")
async def topic(town: Town, method: str) -> None:
    opened = await town.call("createForumTopic", chat_id=FORUM, name="Job")
    number = opened["message_thread_id"]
    sent = await town.sent(method, chat_id=FORUM, message_thread_id=number)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (number, True)
    await town.refused(method, "message thread not found", chat_id=FORUM, message_thread_id=77)
    await town.refused(method, "message thread not found", message_thread_id=77)


@proves("*", "disable_notification")
async def silent(town: Town, method: str) -> None:
    await town.sent(method, disable_notification=True)
    assert town.seen()["silent"]
    await town.sent(method, disable_notification="false")
    assert "silent" not in town.seen()


@proves("*", "protect_content")
async def protected(town: Town, method: str) -> None:
    sent = await town.sent(method, protect_content="True")
    assert sent["has_protected_content"]
    source = {"chat_id": LUCA, "from_chat_id": ANNA, "message_id": sent["message_id"]}
    await town.refused("forwardMessage", "message can't be forwarded", **source)
    await town.refused("copyMessage", "message can't be copied", **source)
    assert "has_protected_content" not in await town.sent(method)


@proves("*", "allow_paid_broadcast")
async def paid(town: Town, method: str) -> None:
    # Nobody in a town has Stars, so the limits stay as they are.
    town.world.limits.on = True
    for _ in range(5):
        await town.sent(method, allow_paid_broadcast=True)
    await town.refused(method, "retry after 1", allow_paid_broadcast=True)


@proves("*", "message_effect_id")
async def effect(town: Town, method: str) -> None:
    assert (await town.sent(method, message_effect_id="5104841245755180586"))["effect_id"] == "5104841245755180586"
    await town.refused(method, "EFFECT_CHAT_INVALID", chat_id=HELPERS, message_effect_id="5104841245755180586")


@proves("*", "reply_parameters")
async def reply(town: Town, method: str) -> None:
    asked = {"message_id": town.said}
    assert (await town.sent(method, reply_parameters=asked))["reply_to_message"]["text"] == "Hello there, hello"
    gone = {"message_id": 999}
    await town.refused(method, "message to be replied not found", reply_parameters=gone)
    kept = await town.sent(method, reply_parameters={**gone, "allow_sending_without_reply": True})
    assert "reply_to_message" not in kept
    quote = {**asked, "quote": "<b>hello</b>", "quote_parse_mode": "HTML", "quote_position": 13}
    quoted = (await town.sent(method, reply_parameters=quote))["quote"]
    assert quoted == {
        "text": "hello",
        "position": 13,
        "is_manual": True,
        "entities": [{"type": "bold", "offset": 0, "length": 5}],
    }
    marks = [{"type": "italic", "offset": 0, "length": 5}]
    quoted = (await town.sent(method, reply_parameters={**asked, "quote": "Hello", "quote_entities": marks}))["quote"]
    assert (quoted["position"], quoted["entities"]) == (0, marks)
    await town.refused(method, "QUOTE_TEXT_INVALID", reply_parameters={**asked, "quote": "bye"})
    elsewhere = await town.sent("sendMessage", chat_id=HELPERS)
    other = {"message_id": elsewhere["message_id"], "chat_id": HELPERS}
    external = (await town.sent(method, reply_parameters=other))["external_reply"]
    assert (external["chat"]["id"], external["message_id"]) == (HELPERS, elsewhere["message_id"])
    from_private = {"message_id": town.said, "chat_id": ANNA}
    external = (await town.sent(method, chat_id=HELPERS, reply_parameters=from_private))["external_reply"]
    assert external.keys() == {"origin"}
    poll = await town.sent("sendPoll")
    option = poll["poll"]["options"][1]["persistent_id"]
    to_option = {"message_id": poll["message_id"], "poll_option_id": option}
    assert (await town.sent(method, reply_parameters=to_option))["reply_to_poll_option_id"] == option
    await town.refused(method, "POLL_OPTION_INVALID", reply_parameters={**asked, "poll_option_id": "7"})
    await town.refused(method, "message to be replied not found", reply_parameters={"ephemeral_message_id": 1})
    await town.refused(method, "can't parse reply_parameters JSON object", reply_parameters="{")
    topic = (await town.call("createForumTopic", chat_id=FORUM, name="Job"))["message_thread_id"]
    inside = await town.sent("sendMessage", chat_id=FORUM, message_thread_id=topic)
    follows = {"message_id": inside["message_id"]}
    assert (await town.sent(method, chat_id=FORUM, reply_parameters=follows))["message_thread_id"] == topic


@proves("*", "reply_markup")
async def buttons(town: Town, method: str) -> None:
    assert (await town.sent(method, reply_markup=KEYS))["reply_markup"] == KEYS
    assert "reply_markup" not in await town.sent(method, reply_markup={"keyboard": [["Yes"]]})
    assert town.seen()["buttons"] == [["Yes"]]
    await town.sent(method, reply_markup={"remove_keyboard": True})
    await town.sent(method, reply_markup={"force_reply": True})
    await town.refused(method, "inline keyboard expected", chat_id=CHANNEL, reply_markup={"keyboard": [["Yes"]]})
    app = {"inline_keyboard": [[{"text": "Open", "web_app": {"url": "https://example.org/"}}]]}
    assert await town.sent(method, reply_markup=app)
    await town.refused(method, "BUTTON_TYPE_INVALID", chat_id=HELPERS, reply_markup=app)
    number = {"keyboard": [[{"text": "Phone", "request_contact": True}]]}
    words = "phone number can be requested in private chats only"
    await town.refused(method, words, chat_id=HELPERS, reply_markup=number)


@proves("sendPhoto sendVoice sendDocument", "caption", "parse_mode", "caption_entities")
async def caption(town: Town, method: str) -> None:
    marked = await town.sent(method, caption="*bold*", parse_mode="MarkdownV2")
    assert (marked["caption"], marked["caption_entities"][0]["type"]) == ("bold", "bold")
    marks = [{"type": "code", "offset": 0, "length": 1}]
    assert (await town.sent(method, caption="xy", caption_entities=marks))["caption_entities"] == marks
    await town.refused(method, "message caption is too long", caption="x" * 1025)
    await town.refused(method, "unsupported parse_mode", caption="x", parse_mode="TeX")
    assert "caption" not in await town.sent(method, caption="  ")


@proves("editMessageCaption", "caption", "parse_mode", "caption_entities")
async def changed_caption(town: Town, method: str) -> None:
    sent = await town.sent("sendPhoto", caption="one")
    where = {"message_id": sent["message_id"]}
    changed = await town.call(method, **where, caption="<u>two</u>", parse_mode="HTML")
    assert (changed["caption"], changed["caption_entities"][0]["type"]) == ("two", "underline")
    marks = [{"type": "code", "offset": 0, "length": 1}]
    assert (await town.call(method, **where, caption="xy", caption_entities=marks))["caption_entities"] == marks
    assert "caption" not in await town.call(method, **where)
    await town.refused(method, "message caption is too long", **where, caption="x" * 1025)


@proves("copyMessage", "caption", "parse_mode", "caption_entities", "show_caption_above_media")
async def caption_of_a_copy(town: Town, method: str) -> None:
    sent = await town.sent("sendPhoto", caption="<b>one</b>", parse_mode="HTML", has_spoiler=True)
    source = {"message_id": sent["message_id"], "from_chat_id": ANNA, "chat_id": ADA}
    same = await town.sent(method, **source)
    assert (same["caption"], same["has_media_spoiler"]) == ("one", True)
    new = await town.sent(method, **source, caption="<i>two</i>", parse_mode="HTML", show_caption_above_media=True)
    assert (new["caption"], new["caption_entities"][0]["type"]) == ("two", "italic")
    assert new["show_caption_above_media"]
    marks = [{"type": "code", "offset": 0, "length": 1}]
    assert (await town.sent(method, **source, caption="xy", caption_entities=marks))["caption_entities"] == marks
    assert "caption" not in await town.sent(method, **source, caption="")
