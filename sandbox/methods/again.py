"""The same message once more: forwarded with its origin, or copied without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import params as read
from sandbox.methods.ballots import again_open
from sandbox.methods.posting import above, addressed, caption_of, publish
from sandbox.methods.replying import origin_of
from sandbox.params import Files
from sandbox.refusals import Refusal, bad
from sandbox.state import Json, Post

if TYPE_CHECKING:
    from sandbox.world import World

COPIED = (
    "text",
    "entities",
    "link_preview_options",
    "caption",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
    "photo",
    "voice",
    "video",
    "audio",
    "animation",
    "document",
    "sticker",
    "location",
    "venue",
    "contact",
    "poll",
)


def source_of(world: World, params: Json, missing: str) -> Post:
    """The message to be copied or forwarded; Refusal with `missing` where the bot sees none."""
    chat = world.find_chat(read.needed(params, "from_chat_id"))
    world.enter(chat)
    post = world.post_of(chat, read.whole(params, "message_id"))
    if post is None or post.unseen_by_bot:
        raise bad(missing)
    return post


def forward_message(world: World, params: Json, files: Files) -> Json:
    post = source_of(world, params, "message to forward not found")
    if not _repeatable(post):
        raise bad("message can't be forwarded")
    address = addressed(world, {name: value for name, value in params.items() if name not in _NOT_FOR_FORWARDS})
    content = {"forward_origin": origin_of(post.wire), **_content(post, params)}
    return publish(world, address, content).wire


_NOT_FOR_FORWARDS = frozenset({"reply_parameters", "reply_to_message_id", "reply_markup"})


def _repeatable(post: Post) -> bool:
    return not post.wire.get("has_protected_content") and any(kind in post.wire for kind in COPIED)


def _content(post: Post, params: Json) -> Json:
    content = {key: post.wire[key] for key in COPIED if key in post.wire}
    if "video" in content and (start := read.whole(params, "video_start_timestamp")):
        content["video"] = {**content["video"], "start_timestamp": start}
    return content


def copy_message(world: World, params: Json, files: Files) -> Json:
    post = source_of(world, params, "message to copy not found")
    if not _repeatable(post):
        raise bad("message can't be copied")
    content = _content(post, params)
    if params.get("caption") is not None and "text" not in content and "poll" not in content:
        for key in ("caption", "caption_entities", "show_caption_above_media"):
            content.pop(key, None)
        content |= caption_of(world, params)
        content |= above(params, content)
    address = addressed(world, params)
    if "poll" in content:
        content["poll"] = again_open(world, content["poll"])
    return {"message_id": publish(world, address, content).wire["message_id"]}


def _many(world: World, params: Json, files: Files, act: str) -> list[Json]:
    wanted = read.list_of(params, "message_ids") or []
    if not 1 <= len(wanted) <= 100:
        raise bad("message identifiers are not specified" if not wanted else "too many message identifiers specified")
    sent = []
    for one in wanted:
        single = {**params, "message_id": one}
        if act == "copy" and read.yes(params, "remove_caption"):
            single["caption"] = ""
        try:
            finished = copy_message(world, single, files) if act == "copy" else forward_message(world, single, files)
        except Refusal as no:
            if "message to" in str(no) or "can't be" in str(no):
                continue
            raise
        sent.append({"message_id": finished["message_id"]})
    if not sent:
        raise bad(f"there are no messages to {act}")
    return sent


def copy_messages(world: World, params: Json, files: Files) -> list[Json]:
    return _many(world, params, files, "copy")


def forward_messages(world: World, params: Json, files: Files) -> list[Json]:
    return _many(world, params, files, "forward")


METHODS = {
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
}
