"""Changing and deleting what was sent: text, captions, buttons, live places, messages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sandbox import params as read
from sandbox.keyboards import read_markup
from sandbox.methods.ballots import closed_by_now
from sandbox.methods.messages import FOREVER, live_place
from sandbox.methods.posting import above, caption_of, ours, text_of
from sandbox.params import Files
from sandbox.refusals import NOT_MODIFIED, bad
from sandbox.state import Chat, Json, Post

if TYPE_CHECKING:
    from sandbox.world import World

DELETABLE = timedelta(hours=48)
A_DAY, LONGEST_LIVE = 24 * 3600, 90 * 24 * 3600
"""By how much a live location may be prolonged at once, and how far ahead it may end, in seconds."""


def message_meant(world: World, params: Json, missing: str) -> tuple[Chat, Post]:
    """The message a call wants to change; Refusal with `missing` where there is none."""
    ours(params)
    if params.get("inline_message_id") and not params.get("chat_id"):
        raise bad("MESSAGE_ID_INVALID")
    chat = world.find_chat(params.get("chat_id"))
    world.enter(chat)
    message_id = read.whole(params, "message_id")
    if not message_id:
        raise bad("message identifier is not specified")
    post = world.post_of(chat, message_id)
    if post is None:
        raise bad(missing)
    return chat, post


def own_post(world: World, params: Json) -> tuple[Chat, Post]:
    """The bot's own message that a call wants to change."""
    chat, post = message_meant(world, params, "message to edit not found")
    post.wire = closed_by_now(world, post.wire)
    if not post.by_bot and not (chat.type == "channel" and world.bot_may(chat, "can_edit_messages")):
        raise bad("message can't be edited")
    if "forward_origin" in post.wire:
        raise bad("message can't be edited")
    return chat, post


def inline(params: Json) -> Json | None:
    """The buttons of a changed message; no others than inline ones."""
    markup = read_markup(params)
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    return markup if markup["inline_keyboard"] else None


def change(world: World, chat: Chat, post: Post, new: Json, *, old: tuple[str, ...]) -> Json:
    """Put `new` in the place of the keys `old` and of the buttons; Refusal where nothing would change."""
    keys = (*old, "reply_markup")
    if all(post.wire.get(key) == new.get(key) for key in keys):
        raise bad(NOT_MODIFIED)
    wire = {key: value for key, value in post.wire.items() if key not in keys and key != "edit_date"}
    wire["edit_date"] = world.clock.timestamp()
    wire.update({key: value for key, value in new.items() if value is not None})
    post.wire = wire
    world.touch(chat, post)
    return wire


def edit_message_text(world: World, params: Json, files: Files) -> Json:
    if params.get("rich_message") and not params.get("text"):
        raise bad("rich messages can't be used in the chat")
    content = text_of(world, params)
    markup = inline(params)
    chat, post = own_post(world, params)
    if "text" not in post.wire:
        raise bad("there is no text in the message to edit")
    new = {**content, "reply_markup": markup}
    return change(world, chat, post, new, old=("text", "entities", "link_preview_options"))


def edit_message_caption(world: World, params: Json, files: Files) -> Json:
    content = caption_of(world, params)
    markup = inline(params)
    chat, post = own_post(world, params)
    if not any(kind in post.wire for kind in ("photo", "video", "voice", "audio", "document", "animation")):
        raise bad("there is no caption in the message to edit")
    shown = {key: value for key, value in post.wire.items() if key != "caption"}
    new = {**content, "reply_markup": markup, **above(params, {**shown, **content})}
    return change(world, chat, post, new, old=("caption", "caption_entities", "show_caption_above_media"))


def edit_message_reply_markup(world: World, params: Json, files: Files) -> Json:
    markup = inline(params)
    chat, post = own_post(world, params)
    return change(world, chat, post, {"reply_markup": markup}, old=())


def edit_message_live_location(world: World, params: Json, files: Files) -> Json:
    place = live_place(params, moved=True)
    markup = inline(params)
    chat, post = own_post(world, params)
    before = _still_live(world, post)
    longer = int(place.setdefault("live_period", before["live_period"]) or 0)
    if longer != before["live_period"] and longer != FOREVER:
        left = world.age(post.wire).total_seconds()
        if not left < longer <= min(before["live_period"] + A_DAY, left + LONGEST_LIVE):
            raise bad("wrong live location period specified")
    return change(world, chat, post, {"location": place, "reply_markup": markup}, old=("location",))


def stop_message_live_location(world: World, params: Json, files: Files) -> Json:
    markup = inline(params)
    chat, post = own_post(world, params)
    before = _still_live(world, post)
    place = {key: before[key] for key in ("latitude", "longitude", "horizontal_accuracy") if key in before}
    return change(world, chat, post, {"location": place, "reply_markup": markup}, old=("location",))


def _still_live(world: World, post: Post) -> Json:
    place = post.wire.get("location")
    if place is None or "venue" in post.wire:
        raise bad("there is no live location in the message to edit")
    period = place.get("live_period")
    if not period or (period != FOREVER and world.age(post.wire).total_seconds() > period):
        raise bad("message can't be edited")
    return dict(place)


def delete_message(world: World, params: Json, files: Files) -> bool:
    chat = world.find_chat(params.get("chat_id"))
    world.enter(chat)
    post = world.post_of(chat, read.whole(params, "message_id"))
    if post is None:
        raise bad("message to delete not found")
    if not _deletable(world, chat, post):
        raise bad("message can't be deleted for everyone" if post.by_bot else "message can't be deleted")
    world.remove(chat, post)
    return True


def _deletable(world: World, chat: Chat, post: Post) -> bool:
    if "migrate_from_chat_id" in post.wire or "migrate_to_chat_id" in post.wire:
        return False
    admin = chat.type != "private" and world.bot_may(chat, "can_delete_messages")
    if admin and chat.type != "group":
        return True
    if world.age(post.wire) > DELETABLE:
        return False
    return post.by_bot or chat.type == "private" or admin


def delete_messages(world: World, params: Json, files: Files) -> bool:
    wanted: list[Any] = read.list_of(params, "message_ids") or []
    if not wanted:
        raise bad("message identifiers are not specified")
    if len(wanted) > 100:
        raise bad("too many message identifiers specified")
    chat = world.find_chat(params.get("chat_id"))
    world.enter(chat)
    for one in wanted:
        post = world.post_of(chat, read.whole({"id": one}, "id"))
        if post is not None and _deletable(world, chat, post):
            world.remove(chat, post)
    return True


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "editMessageLiveLocation": edit_message_live_location,
    "stopMessageLiveLocation": stop_message_live_location,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
