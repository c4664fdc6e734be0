"""Methods that change, look up or decide."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sandbox import people
from sandbox.params import Upload
from sandbox.screen import screen
from sandbox.updates import Webhook
from tests.sandbox.parameters import ADA, ANNA, CHANNEL, FORUM, HELPERS, KEYS, LUCA, Town, proves

EDITS = "editMessageText editMessageCaption editMessageReplyMarkup editMessageLiveLocation stopMessageLiveLocation"
GIVEN: dict[str, dict[str, Any]] = {
    "editMessageText": {"text": "new"},
    "editMessageCaption": {"caption": "new"},
    "editMessageReplyMarkup": {"reply_markup": KEYS},
    "editMessageLiveLocation": {"latitude": 47.0, "longitude": 8.0},
}


async def editable(town: Town, method: str, chat: int = ANNA) -> dict[str, Any]:
    """Where a fresh message stands that this method can change."""
    if method == "editMessageCaption":
        sent = await town.sent("sendPhoto", chat_id=chat, caption="old")
    elif "Location" in method:
        sent = await town.sent("sendLocation", chat_id=chat, live_period=600, heading=5)
    elif method == "stopPoll":
        sent = await town.sent("sendPoll", chat_id=chat)
    else:
        sent = await town.sent("sendMessage", chat_id=chat)
    return {"chat_id": chat, "message_id": sent["message_id"], **GIVEN.get(method, {})}


@proves(EDITS + " stopPoll", "business_connection_id", "chat_id", "message_id")
async def which(town: Town, method: str) -> None:
    where = await editable(town, method)
    missing = "message with poll to stop not found" if method == "stopPoll" else "message to edit not found"
    await town.refused(method, missing, **{**where, "message_id": 999})
    await town.refused(method, "message identifier is not specified", **{**where, "message_id": ""})
    await town.refused(method, "chat not found", **{**where, "chat_id": 424242})
    await town.refused(method, "chat_id is empty", **{**where, "chat_id": None})
    await town.refused(method, "business connection not found", **where, business_connection_id="b1")
    assert await town.call(method, **where)


@proves(EDITS, "inline_message_id")
async def inline(town: Town, method: str) -> None:
    given = GIVEN.get(method, {})
    await town.refused(method, "MESSAGE_ID_INVALID", **given, chat_id=None, inline_message_id="AAA")


@proves(EDITS, "reply_markup")
async def new_buttons(town: Town, method: str) -> None:
    where = await editable(town, method)
    assert (await town.call(method, **{**where, "reply_markup": KEYS}))["reply_markup"] == KEYS
    await town.refused(method, "inline keyboard expected", **{**where, "reply_markup": {"keyboard": [["No"]]}})
    where = await editable(town, method)
    long = {"inline_keyboard": [[{"text": "Yes", "callback_data": "x" * 65}]]}
    await town.refused(method, "BUTTON_DATA_INVALID", **{**where, "reply_markup": long})


@proves("stopPoll", "reply_markup")
async def buttons_of_the_end(town: Town, method: str) -> None:
    where = await editable(town, method)
    assert (await town.call(method, **where, reply_markup=KEYS))["is_closed"]
    assert town.seen()["buttons"] == [["Yes"]]
    await town.refused(method, "poll has already been closed", **where)
    await town.refused(method, "message is not a poll", message_id=town.said)
    asked = people.poll(town.world, ANNA, "private", "When?", ["now", "later"])
    await town.refused(method, "poll can't be stopped", message_id=asked)


@proves("editMessageText", "text", "parse_mode", "entities", "link_preview_options", "rich_message")
async def new_text(town: Town, method: str) -> None:
    where = await editable(town, method)
    edited = await town.call(method, **{**where, "text": "<b>two</b> example.org"}, parse_mode="HTML")
    assert (edited["text"], edited["entities"][0]["type"]) == ("two example.org", "bold")
    off = {"is_disabled": True}
    edited = await town.call(method, **{**where, "text": "example.org"}, link_preview_options=off)
    assert edited["link_preview_options"] == off
    marks = [{"type": "code", "offset": 0, "length": 3}]
    assert (await town.call(method, **where, entities=marks))["entities"] == marks
    await town.refused(method, "message text is empty", **{**where, "text": ""})
    words = "rich messages can't be used in the chat"
    await town.refused(method, words, **{**where, "text": None}, rich_message={"html": "<b>x</b>"})
    photo = await town.sent("sendPhoto")
    await town.refused(method, "there is no text in the message to edit", text="x", message_id=photo["message_id"])
    await town.refused(method, "message can't be edited", text="x", message_id=town.said)


@proves("editMessageCaption", "show_caption_above_media")
async def above(town: Town, method: str) -> None:
    where = await editable(town, method)
    assert (await town.call(method, **where, show_caption_above_media=True))["show_caption_above_media"]
    assert "show_caption_above_media" not in await town.call(method, **where)


@proves(
    "editMessageLiveLocation",
    *("latitude", "longitude", "live_period", "horizontal_accuracy", "heading", "proximity_alert_radius"),
)
async def moved(town: Town, method: str) -> None:
    where = await editable(town, method)
    told = {"horizontal_accuracy": 3.0, "heading": 180, "proximity_alert_radius": 9, "live_period": 900}
    place = (await town.call(method, **where, **told))["location"]
    assert place == {"latitude": 47.0, "longitude": 8.0, **told}
    assert (await town.call(method, **where))["location"]["live_period"] == 900
    await town.refused(method, "wrong live location heading specified", **where, heading=400)
    await town.refused(method, "wrong location specified", **{**where, "latitude": 99})
    await town.refused(method, "wrong live location period specified", **where, live_period=900 + 86_401)
    for_ever = await town.call(method, **{**where, "latitude": 46.0}, live_period=0x7FFFFFFF)
    assert for_ever["location"]["live_period"] == 0x7FFFFFFF
    town.world.clock.advance(timedelta(days=3))
    assert await town.call(method, **{**where, "latitude": 45.0})
    ended = await editable(town, method)
    town.world.clock.advance(timedelta(seconds=601))
    await town.refused(method, "message can't be edited", **ended)


@proves("deleteMessage", "chat_id", "message_id")
async def deleted(town: Town, method: str) -> None:
    await town.refused(method, "message to delete not found", message_id=999)
    await town.refused(method, "chat_id is empty", chat_id="", message_id=town.said)
    assert await town.call(method, message_id=town.said) is True
    await town.refused(method, "message to delete not found", message_id=town.said)


@proves("deleteMessages", "chat_id", "message_ids")
async def several_deleted(town: Town, method: str) -> None:
    other = people.says(town.world, ANNA, "more")
    assert await town.call(method, message_ids=[town.said, other, 999]) is True
    assert screen(town.world, ANNA)["messages"] == []
    await town.refused(method, "message identifiers are not specified", message_ids=[])
    await town.refused(method, "too many message identifiers specified", message_ids=list(range(1, 102)))
    await town.refused(method, "chat not found", chat_id=424242, message_ids=[1])


@proves("sendChatAction", "chat_id", "action", "message_thread_id", "business_connection_id")
async def doing(town: Town, method: str) -> None:
    await town.call(method, action="Upload_Photo")
    assert screen(town.world, ANNA)["typing"] == "upload_photo"
    await town.call(method, action="cancel")
    assert screen(town.world, ANNA)["typing"] is None
    await town.refused(method, "wrong parameter action in request", action="sneezing", chat_id=424242)
    await town.refused(method, "chat not found", action="typing", chat_id=424242)
    await town.refused(method, "business connection not found", action="typing", business_connection_id="b")
    topic = (await town.call("createForumTopic", chat_id=FORUM, name="Job"))["message_thread_id"]
    assert await town.call(method, action="typing", chat_id=FORUM, message_thread_id=topic)
    await town.refused(method, "message thread not found", action="typing", chat_id=FORUM, message_thread_id=99)


@proves("setMessageReaction", "chat_id", "message_id", "reaction", "is_big")
async def reacted(town: Town, method: str) -> None:
    thumb = [{"type": "emoji", "emoji": "👍"}]
    await town.call(method, message_id=town.said, reaction=thumb, is_big=True)
    assert town.seen()["reactions"] == [{"emoji": "👍", "count": 1}]
    await town.call(method, message_id=town.said)
    assert "reactions" not in town.seen()
    await town.refused(method, "message to react not found", message_id=999, reaction=thumb)
    await town.refused(method, "chat not found", chat_id=424242, message_id=1, reaction=thumb)
    two = [*thumb, {"type": "emoji", "emoji": "👎"}]
    await town.refused(method, "REACTIONS_TOO_MANY", message_id=town.said, reaction=two)
    for wrong in ({"type": "emoji", "emoji": "🥦"}, {"type": "custom_emoji", "custom_emoji_id": "5"}, {"type": "paid"}):
        await town.refused(method, "REACTION_INVALID", message_id=town.said, reaction=[wrong])


@proves("answerCallbackQuery", "callback_query_id", "text", "show_alert", "url", "cache_time")
async def answered(town: Town, method: str) -> None:
    await town.sent("sendMessage", reply_markup=KEYS)

    async def pressed() -> tuple[people.Answer, str]:
        answer = people.taps(town.world, ANNA, "Yes")
        told = await town.asked_for("callback_query")
        return answer, told[-1]["callback_query"]["id"] if told else ""

    answer, number = await pressed()
    await town.refused(method, "MESSAGE_TOO_LONG", callback_query_id=number, text="x" * 201)
    await town.refused(method, "URL_INVALID", callback_query_id=number, url="https://example.org/")
    link = "https://t.me/town_bot?start=7"
    await town.call(method, callback_query_id=number, text="Done", show_alert=True, url=link, cache_time=60)
    assert (answer.text, answer.alert, answer.url) == ("Done", True, link)
    words = "query is too old and response timeout expired or query ID is invalid"
    await town.refused(method, words, callback_query_id=number)
    await town.refused(method, words, callback_query_id="")
    again, same = await pressed()
    assert (again.answered, again.text, same) == (True, "Done", number)
    town.world.clock.advance(timedelta(seconds=61))
    later, _ = await pressed()
    assert not later.answered


@proves("getFile", "file_id")
async def file_id(town: Town, method: str) -> None:
    sent = await town.sent("sendDocument", document="attach://two")
    assert (await town.call(method, file_id=sent["document"]["file_id"]))["file_size"] == len(b"OggS bytes")
    await town.refused(method, "file_id not specified", file_id="")
    await town.refused(method, "invalid file_id", file_id="BQAC")


LOOKS = "getChat getChatAdministrators getChatMemberCount getChatMember leaveChat"


@proves(LOOKS, "chat_id")
async def looked_up(town: Town, method: str) -> None:
    who = {"user_id": ADA} if method == "getChatMember" else {}
    await town.refused(method, "chat_id is empty", chat_id="", **who)
    await town.refused(method, "chat not found", chat_id=-42, **who)
    assert await town.call(method, chat_id="@Town_News", **who)
    people.puts_bot(town.world, ADA, "helpers", "left")
    await town.refused(method, "bot is not a member of the supergroup chat", chat_id=HELPERS, **who)


@proves("getChatMember", "user_id")
async def member(town: Town, method: str) -> None:
    assert (await town.call(method, chat_id=HELPERS, user_id=str(LUCA)))["status"] == "member"
    await town.refused(method, "invalid user_id specified", chat_id=HELPERS, user_id="x")
    await town.refused(method, "member not found", chat_id=HELPERS, user_id=424242)


@proves("getChatAdministrators", "return_bots")
async def bots_too(town: Town, method: str) -> None:
    other = people.add_person(town.world, "Other bot", roles=["admin"])
    other.is_bot = True
    town.world.chats[HELPERS].members[other.id] = dict(town.world.chats[HELPERS].members[town.world.bot_id])
    assert {one["user"]["id"] for one in await town.call(method, chat_id=HELPERS)} == {ADA, 1}
    everybody = await town.call(method, chat_id=HELPERS, return_bots=True)
    assert {one["user"]["id"] for one in everybody} == {ADA, 1, other.id}
    await town.refused("sendMessage", "bot can't send messages to bots", chat_id=other.id)
    await town.refused(method, "there are no administrators in the private chat")


def certificate() -> Upload:
    return Upload("cert.pem", b"-----BEGIN CERTIFICATE-----")


@proves(
    "setWebhook",
    *("url", "certificate", "ip_address", "max_connections", "allowed_updates", "drop_pending_updates"),
    "secret_token",
)
async def webhook(town: Town, method: str) -> None:
    told = {"url": "https://example.org/hook", "ip_address": "203.0.113.7", "secret_token": "s", "max_connections": 500}
    await town.world.call(method, {**told, "allowed_updates": '["message"]'}, {"certificate": certificate()})
    kept = town.world.updates.webhook
    assert kept == Webhook("https://example.org/hook", "s", 100, "203.0.113.7", custom=True)
    info = await town.call("getWebhookInfo")
    assert (info["ip_address"], info["has_custom_certificate"], info["allowed_updates"]) == (
        "203.0.113.7",
        True,
        ["message"],
    )
    assert info["pending_update_count"] == 1
    await town.call(method, **told, drop_pending_updates=True)
    assert (await town.call("getWebhookInfo"))["pending_update_count"] == 0
    await town.refused(method, "secret token contains unallowed characters", **{**told, "secret_token": "no blanks"})
    await town.refused(method, "secret token is too long", **{**told, "secret_token": "x" * 257})
    await town.refused(method, "bad webhook: invalid URL", url="nowhere")
    assert await town.call(method, url="")
    assert (await town.call("getWebhookInfo"))["url"] == ""


@proves("deleteWebhook", "drop_pending_updates")
async def no_webhook(town: Town, method: str) -> None:
    await town.call(method)
    assert len(await town.asked_for("message")) == 1
    await town.call(method, drop_pending_updates=True)
    assert await town.asked_for("message") == []


@proves("getUpdates", "offset", "limit", "timeout", "allowed_updates")
async def fetched(town: Town, method: str) -> None:
    for words in ("two", "three"):
        people.says(town.world, ANNA, words)
    first = await town.call(method, limit=2, timeout=50)
    assert len(first) == 2
    assert len(await town.call(method, limit=1000, offset=first[-1]["update_id"])) == 2
    last = await town.call(method, offset=-1, allowed_updates=["callback_query"])
    assert [one["message"]["text"] for one in last] == ["three"]
    people.says(town.world, ANNA, "not wanted")
    assert await town.call(method, offset=last[-1]["update_id"] + 1) == []
    await town.refused(method, "can't parse allowed_updates: expected an Array", allowed_updates={"a": 1})


@proves("pinChatMessage unpinChatMessage", "business_connection_id", "chat_id", "message_id")
async def pinned(town: Town, method: str) -> None:
    sent = (await town.sent("sendMessage", chat_id=HELPERS))["message_id"]
    await town.call("pinChatMessage", chat_id=HELPERS, message_id=sent)
    assert await town.call(method, chat_id=HELPERS, message_id=sent)
    verb = method.removesuffix("ChatMessage")
    await town.refused(method, f"message to {verb} not found", chat_id=HELPERS, message_id=999)
    await town.refused(method, "chat not found", chat_id=-42, message_id=1)
    await town.refused(method, "business connection not found", message_id=sent, business_connection_id="b")
    people.puts_bot(town.world, ADA, "helpers", "member")
    words = "not enough rights to manage pinned messages in the chat"
    await town.refused(method, words, chat_id=HELPERS, message_id=sent)


@proves("pinChatMessage", "disable_notification")
async def pinned_quietly(town: Town, method: str) -> None:
    for quiet in (False, True):
        sent = (await town.sent("sendMessage", chat_id=HELPERS))["message_id"]
        await town.call(method, chat_id=HELPERS, message_id=sent, disable_notification=quiet)
        assert town.seen(LUCA, "helpers").get("silent", False) is quiet
    post = (await town.sent("sendMessage", chat_id=CHANNEL))["message_id"]
    assert await town.call(method, chat_id=CHANNEL, message_id=post)
