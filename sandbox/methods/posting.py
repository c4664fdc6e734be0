"""What every sending method has in common: where to, in reply to what, with which buttons, and whether it is allowed.

Sends nothing of its own; messages.py, media.py and polls.py say what is sent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox import params as read
from sandbox.entities import understood
from sandbox.keyboards import fitting, read_markup
from sandbox.markup import width
from sandbox.methods.replying import answered
from sandbox.refusals import bad
from sandbox.state import Chat, Json, Post

if TYPE_CHECKING:
    from sandbox.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024

_RIGHT_TO_SEND = {
    "text": ("can_send_messages", "text messages"),
    "photo": ("can_send_photos", "photos"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "video": ("can_send_videos", "videos"),
    "audio": ("can_send_audios", "music"),
    "document": ("can_send_documents", "documents"),
    "poll": ("can_send_polls", "polls"),
    "sticker": ("can_send_other_messages", "stickers"),
    "animation": ("can_send_other_messages", "animations"),
}


@dataclass
class Address:
    """Where a message goes, and what surrounds its content."""

    chat: Chat
    around: Json = field(default_factory=dict)
    keyboard: Json | None = None
    only_for: list[int] = field(default_factory=list)
    silent: bool = False


def addressed(world: World, params: Json, *, what: str = "text") -> Address:
    """Check a sending method's common parameters in Telegram's order; Refusal where it may not be sent."""
    markup = read_markup(params)
    ours(params)
    chat = world.find_chat(params.get("chat_id"))
    world.enter(chat)
    may_send(world, chat, what)
    _of_other_chats(params)
    address = Address(chat, silent=read.yes(params, "disable_notification"))
    around = address.around
    reply, address.only_for = answered(world, chat, params)
    around |= reply
    _in_topic(world, chat, params, around)
    if read.yes(params, "protect_content") or chat.protects:
        around["has_protected_content"] = True
    if effect := read.whole(params, "message_effect_id"):
        if chat.type != "private":
            raise bad("EFFECT_CHAT_INVALID")
        around["effect_id"] = str(effect)
    if markup is not None:
        fitting(chat, markup)
        if "inline_keyboard" in markup:
            if markup["inline_keyboard"]:
                around["reply_markup"] = markup
        else:
            address.keyboard = markup
    return address


def ours(params: Json) -> None:
    """Refusal for a call on behalf of a business account: nobody in a town has connected one."""
    if params.get("business_connection_id"):
        raise bad("business connection not found")


def _of_other_chats(params: Json) -> None:
    """Refusal for what belongs to chats that no town has: direct messages of a channel, messages for one reader."""
    if read.whole(params, "direct_messages_topic_id"):
        raise bad("the chat is not a channel direct messages chat")
    if read.object_of(params, "suggested_post_parameters"):
        raise bad("suggested posts can be sent only to channel direct messages chats")
    if read.object_of(params, "ephemeral_message_parameters"):
        raise bad("ephemeral messages can't be sent to the chat")


def may_send(world: World, chat: Chat, what: str) -> None:
    """Refusal where the bot is in the chat but may not send this sort of thing."""
    if chat.type == "private":
        return
    member = chat.members[world.bot_id]
    if chat.type == "channel":
        if not world.bot_may(chat, "can_post_messages"):
            raise bad("need administrator rights in the channel chat")
        return
    if member["status"] in ("administrator", "creator"):
        return
    right, name = _RIGHT_TO_SEND.get(what, _RIGHT_TO_SEND["text"])
    allowed = member.get(right, True) if member["status"] == "restricted" else True
    if not allowed or not chat.permissions.get(right, True):
        raise bad(f"not enough rights to send {name} to the chat")


def _in_topic(world: World, chat: Chat, params: Json, around: Json) -> None:
    thread = read.whole(params, "message_thread_id") or around.get("message_thread_id", 0)
    if not thread:
        return
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad("message thread not found")
    if topic.get("closed") and not world.bot_may(chat, "can_manage_topics"):
        raise bad("TOPIC_CLOSED")
    around["message_thread_id"] = thread
    around["is_topic_message"] = True


def publish(world: World, address: Address, content: Json) -> Post:
    """Write the message into its chat as the bot's own."""
    chat = address.chat
    post = world.put(chat, {**address.around, **content}, sender=world.bot_user(), by_bot=True)
    chat.doing = ("", 0.0)
    post.silent = address.silent
    if address.keyboard is not None:
        post.keyboard = address.keyboard
        if address.keyboard.get("selective"):
            post.only_for = address.only_for + mentioned(world, post.wire)
        world.open_keyboard(chat, post)
    elif chat.type == "private" and "force_reply" in _keyboard_now(chat):
        chat.keyboards.pop(chat.id, None)
    return post


def _keyboard_now(chat: Chat) -> Json:
    shown = chat.posts.get(chat.keyboards.get(chat.id, 0))
    return (shown.keyboard or {}) if shown else {}


def mentioned(world: World, wire: Json) -> list[int]:
    """People named by @name or by link in a message."""
    text = wire.get("text") or wire.get("caption") or ""
    named = []
    for entity in wire.get("entities") or wire.get("caption_entities") or ():
        if entity["type"] == "text_mention":
            named.append(int(entity["user"]["id"]))
        elif entity["type"] == "mention":
            raw = text.encode("utf-16-le")[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])]
            name = raw.decode("utf-16-le")[1:].lower()
            named += [one.id for one in world.people.values() if one.username.lower() == name]
    return named


def text_of(world: World, params: Json) -> Json:
    """The text of a message with its entities; Refusal where it is empty or too long."""
    given = read.text(params, "text")
    if not given:
        raise bad("message text is empty")
    mode = read.text(params, "parse_mode")
    words, entities = understood(given, mode, None if mode else read.list_of(params, "entities"))
    entities = introduced(world, entities)
    if not words:
        raise bad("message text is empty" if not mode else "text must be non-empty")
    if width(words) > LONGEST_TEXT:
        raise bad("message is too long")
    content: Json = {"text": words}
    if entities:
        content["entities"] = entities
    preview = read.object_of(params, "link_preview_options")
    if preview is None and read.yes(params, "disable_web_page_preview"):
        preview = {"is_disabled": True}
    shown = {key: value for key, value in (preview or {}).items() if value not in (None, False, "")}
    if not shown.get("is_disabled") and "url" not in shown and (url := _first_link(words, entities)):
        shown["url"] = url
    if shown:
        content["link_preview_options"] = shown
    return content


def introduced(world: World, entities: list[Json]) -> list[Json]:
    """Mentions of people by id, with who they are; a mention of somebody the bot does not know is mere text."""
    if not any(one["type"] == "text_mention" for one in entities):
        return entities
    known = []
    for one in entities:
        if one["type"] == "text_mention":
            named = one.get("user")
            user = world.user(read.whole(named, "id")) if isinstance(named, dict) else None
            if user is None:
                continue
            known.append({**one, "user": user})
        else:
            known.append(one)
    return known


def _first_link(text: str, entities: list[Json]) -> str:
    """The address Telegram would preview: the first one in the text."""
    for entity in entities:
        if entity["type"] == "text_link":
            return str(entity["url"])
        if entity["type"] == "url":
            raw = text.encode("utf-16-le")[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])]
            address = raw.decode("utf-16-le")
            return address if "://" in address else f"http://{address}"
    return ""


def caption_of(world: World, params: Json) -> Json:
    """A caption with its entities, or nothing."""
    given = read.text(params, "caption")
    if not given:
        return {}
    mode = read.text(params, "parse_mode")
    words, entities = understood(given, mode, None if mode else read.list_of(params, "caption_entities"))
    entities = introduced(world, entities)
    if width(words) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    if not words:
        return {}
    content: Json = {"caption": words}
    if entities:
        content["caption_entities"] = entities
    return content


def above(params: Json, content: Json) -> Json:
    """The sign that a caption stands above what is seen, for what can be seen and has one."""
    seen = "caption" in content and not {"photo", "video", "animation"}.isdisjoint(content)
    return {"show_caption_above_media": True} if seen and read.yes(params, "show_caption_above_media") else {}


def place_of(params: Json) -> Json:
    """Latitude and longitude; Refusal where there is no such place."""
    place = {}
    for name, most in (("latitude", 90), ("longitude", 180)):
        value = read.number(params, name)
        if value is None:
            raise bad(f"{name} is empty")
        if not -most <= value <= most:
            raise bad("wrong location specified")
        place[name] = value
    return place


def must_be_admin(world: World, chat: Chat, right: str, complaint: str) -> None:
    """Refusal unless the bot administers a group or channel with this right."""
    if chat.type == "private":
        raise bad(complaint)
    world.enter(chat)
    if world.status(chat, world.bot_id) not in ("administrator", "creator") or not world.bot_may(chat, right):
        raise bad("not enough rights") if complaint == "" else bad(complaint)
