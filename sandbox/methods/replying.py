"""What a message answers: the message, the quoted words, or one in another chat. Sends nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import params as read
from sandbox.entities import understood
from sandbox.markup import width
from sandbox.refusals import bad
from sandbox.state import Chat, Json, Post

if TYPE_CHECKING:
    from sandbox.world import World

LONGEST_QUOTE = 1024
_IN_QUOTES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time"})
_SHOWN_ELSEWHERE = (
    "link_preview_options",
    "animation",
    "audio",
    "document",
    "photo",
    "sticker",
    "video",
    "voice",
    "has_media_spoiler",
    "contact",
    "location",
    "poll",
    "venue",
)
"""What the Bot API's ExternalReplyInfo shows of a message in another chat."""


def answered(world: World, chat: Chat, params: Json) -> tuple[Json, list[int]]:
    """What `reply_parameters` add to a message, and whom a selective keyboard reaches by them."""
    given = read.object_of(params, "reply_parameters")
    if given is None:
        message_id = read.whole(params, "reply_to_message_id")
        if not message_id:
            return {}, []
        given = {"message_id": message_id, "allow_sending_without_reply": params.get("allow_sending_without_reply")}
    if given.get("ephemeral_message_id"):
        raise bad("message to be replied not found")
    message_id = read.whole(given, "message_id")
    elsewhere = given.get("chat_id") not in (None, "") and world.find_chat(given["chat_id"]) is not chat
    source = world.find_chat(given["chat_id"]) if elsewhere else chat
    if elsewhere:
        world.enter(source)
    post = world.post_of(source, message_id)
    if post is None or (post.unseen_by_bot and elsewhere):
        if read.yes(given, "allow_sending_without_reply") and not elsewhere:
            return {}, []
        raise bad("message to be replied not found")
    around: Json = {}
    readers: list[int] = []
    if elsewhere:
        around["external_reply"] = _from_elsewhere(world, source, post)
    else:
        around["reply_to_message"] = without_reply(post.wire)
        readers = [post.wire["from"]["id"]] if "from" in post.wire else []
        if post.wire.get("is_topic_message"):
            around |= {"message_thread_id": post.wire["message_thread_id"], "is_topic_message": True}
    if option := read.text(given, "poll_option_id"):
        if not any(one.get("persistent_id") == option for one in post.wire.get("poll", {}).get("options", [])):
            raise bad("POLL_OPTION_INVALID")
        around["reply_to_poll_option_id"] = option
    if given.get("quote"):
        around["quote"] = _quoted(given, post)
    return around, readers


def _from_elsewhere(world: World, source: Chat, post: Post) -> Json:
    if post.wire.get("has_protected_content"):
        raise bad("message can't be replied in another chat")
    info: Json = {"origin": origin_of(post.wire)}
    if source.type in ("supergroup", "channel"):
        info |= {"chat": world.chat_wire(source), "message_id": post.wire["message_id"]}
    return {**info, **{kind: post.wire[kind] for kind in _SHOWN_ELSEWHERE if kind in post.wire}}


def _quoted(given: Json, post: Post) -> Json:
    mode = read.text(given, "quote_parse_mode")
    entities = None if mode else read.list_of(given, "quote_entities")
    quote, marks = understood(str(given["quote"]), mode, entities, trim=False)
    if width(quote) > LONGEST_QUOTE:
        raise bad("message quote is too long")
    whole = post.wire.get("text") or post.wire.get("caption") or ""
    if quote not in whole:
        raise bad("QUOTE_TEXT_INVALID")
    wished = read.whole(given, "quote_position")
    places = [width(whole[:start]) for start in range(len(whole)) if whole.startswith(quote, start)]
    shown: Json = {
        "text": quote,
        "position": min(places, key=lambda place: abs(place - wished)),
        "is_manual": True,
    }
    kept = [one for one in marks if one["type"] in _IN_QUOTES]
    if kept:
        shown["entities"] = kept
    return shown


def without_reply(wire: Json) -> Json:
    """A message as it is shown inside another one: what it answers is left out."""
    if "reply_to_message" in wire or "pinned_message" in wire:
        return {key: value for key, value in wire.items() if key not in ("reply_to_message", "pinned_message")}
    return wire


def origin_of(wire: Json) -> Json:
    """As the Bot API's MessageOrigin: who wrote it first."""
    if "forward_origin" in wire:
        return dict(wire["forward_origin"])
    origin: Json = {"date": wire["date"]}
    if wire["chat"]["type"] == "channel":
        return {"type": "channel", **origin, "chat": wire["chat"], "message_id": wire["message_id"]}
    if "sender_chat" in wire:
        return {"type": "chat", **origin, "sender_chat": wire["sender_chat"]}
    return {"type": "user", **origin, "sender_user": wire["from"]}
