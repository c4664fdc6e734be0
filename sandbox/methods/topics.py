"""Topics of a forum: opened, renamed, closed, hidden, deleted. Number 1 is the general one, unnumbered in posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import params as read
from sandbox.methods.posting import must_be_admin
from sandbox.params import Files
from sandbox.refusals import bad
from sandbox.state import Chat, Json

if TYPE_CHECKING:
    from sandbox.world import World

GENERAL = 1
COLOURS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)
ICONS = ("📰", "💡", "⚡️", "🎙", "🔝", "🗣", "🆒", "❗️", "📝", "📆", "📁", "🔎")
NO_RIGHTS = "not enough rights to manage topics"


def icon_id(number: int) -> str:
    return str(5_434_144_690_511_290_000 + number)


def _forum(world: World, params: Json, complaint: str = NO_RIGHTS) -> Chat:
    chat = world.find_chat(params.get("chat_id"))
    world.enter(chat)
    if not chat.forum:
        raise bad("the chat is not a forum")
    must_be_admin(world, chat, "can_manage_topics", complaint)
    return chat


def _topic(world: World, params: Json) -> tuple[Chat, int, Json]:
    chat = _forum(world, params)
    number = read.whole(params, "message_thread_id")
    topic = chat.topics.get(number)
    if topic is None:
        raise bad("message thread not found" if number else "message thread identifier is not specified")
    return chat, number, topic


def _general(world: World, params: Json) -> tuple[Chat, Json]:
    chat = _forum(world, params)
    return chat, chat.topics.setdefault(GENERAL, {"name": "General", "icon_color": COLOURS[0]})


def _icon(params: Json) -> str:
    wanted = read.text(params, "icon_custom_emoji_id")
    if wanted and wanted not in {icon_id(number) for number in range(len(ICONS))}:
        raise bad("DOCUMENT_INVALID")
    return wanted


def _says(world: World, chat: Chat, number: int, content: Json) -> None:
    inside = {} if number == GENERAL else {"message_thread_id": number, "is_topic_message": True}
    world.service(chat, {**inside, **content}, sender=world.bot_user(), by_bot=True)
    world.changed("chat", chat.id)


def create_forum_topic(world: World, params: Json, files: Files) -> Json:
    chat = _forum(world, params, "not enough rights to create a topic")
    name = read.text(params, "name").strip()
    if not 1 <= len(name) <= 128:
        raise bad("TOPIC_TITLE_EMPTY" if not name else "topic name is too long")
    colour = read.whole(params, "icon_color") or COLOURS[len(chat.topics) % len(COLOURS)]
    if colour not in COLOURS:
        raise bad("invalid icon color specified")
    topic: Json = {"name": name, "icon_color": colour}
    if icon := _icon(params):
        topic["icon_custom_emoji_id"] = icon
    chat.last_id = max(chat.last_id, GENERAL)  # the number of the general topic is never another one's
    number = chat.last_id + 1
    chat.topics[number] = topic
    _says(world, chat, number, {"forum_topic_created": dict(topic)})
    return {"message_thread_id": number, **topic}


def edit_forum_topic(world: World, params: Json, files: Files) -> bool:
    chat, number, topic = _topic(world, params)
    edited: Json = {}
    name = read.text(params, "name").strip()
    if name and name != topic["name"]:
        edited["name"] = name
    icon = _icon(params) if params.get("icon_custom_emoji_id") is not None else None
    if icon is not None and icon != topic.get("icon_custom_emoji_id", ""):
        edited["icon_custom_emoji_id"] = icon
    if not edited:
        raise bad("TOPIC_NOT_MODIFIED")
    chat.topics[number] = {**topic, **edited}
    _says(world, chat, number, {"forum_topic_edited": edited})
    return True


def _switch(world: World, chat: Chat, number: int, flag: str, on: bool, said: str) -> bool:
    topic = chat.topics[number]
    if bool(topic.get(flag)) == on:
        raise bad("TOPIC_NOT_MODIFIED")
    chat.topics[number] = {**topic, flag: on}
    _says(world, chat, number, {said: {}})
    return True


def close_forum_topic(world: World, params: Json, files: Files) -> bool:
    chat, number, _ = _topic(world, params)
    return _switch(world, chat, number, "closed", True, "forum_topic_closed")


def reopen_forum_topic(world: World, params: Json, files: Files) -> bool:
    chat, number, _ = _topic(world, params)
    return _switch(world, chat, number, "closed", False, "forum_topic_reopened")


def delete_forum_topic(world: World, params: Json, files: Files) -> bool:
    chat, number, _ = _topic(world, params)
    del chat.topics[number]
    for post in list(chat.posts.values()):
        if not post.gone and post.wire.get("message_thread_id") == number:
            world.remove(chat, post)
    world.changed("chat", chat.id)
    return True


def edit_general_forum_topic(world: World, params: Json, files: Files) -> bool:
    chat, topic = _general(world, params)
    name = read.text(params, "name").strip()
    if not name or name == topic["name"]:
        raise bad("TOPIC_NOT_MODIFIED")
    chat.topics[GENERAL] = {**topic, "name": name}
    _says(world, chat, GENERAL, {"forum_topic_edited": {"name": name}})
    return True


def close_general_forum_topic(world: World, params: Json, files: Files) -> bool:
    chat, _ = _general(world, params)
    return _switch(world, chat, GENERAL, "closed", True, "forum_topic_closed")


def reopen_general_forum_topic(world: World, params: Json, files: Files) -> bool:
    chat, topic = _general(world, params)
    chat.topics[GENERAL] = {**topic, "hidden": False}
    return _switch(world, chat, GENERAL, "closed", False, "forum_topic_reopened")


def hide_general_forum_topic(world: World, params: Json, files: Files) -> bool:
    chat, topic = _general(world, params)
    chat.topics[GENERAL] = {**topic, "closed": True}
    return _switch(world, chat, GENERAL, "hidden", True, "general_forum_topic_hidden")


def unhide_general_forum_topic(world: World, params: Json, files: Files) -> bool:
    chat, _ = _general(world, params)
    return _switch(world, chat, GENERAL, "hidden", False, "general_forum_topic_unhidden")


def _unpin(world: World, chat: Chat, number: int | None) -> bool:
    for message_id in list(chat.pinned):
        post = world.post_of(chat, message_id)
        if post is None or post.wire.get("message_thread_id") == number:
            chat.pinned.remove(message_id)
            if post is not None:
                world.touch(chat, post)
    world.changed("chat", chat.id)
    return True


def unpin_all_forum_topic_messages(world: World, params: Json, files: Files) -> bool:
    chat, number, _ = _topic(world, params)
    return _unpin(world, chat, number)


def unpin_all_general_forum_topic_messages(world: World, params: Json, files: Files) -> bool:
    chat, _ = _general(world, params)
    return _unpin(world, chat, None)


def get_forum_topic_icon_stickers(world: World, params: Json, files: Files) -> list[Json]:
    shown = []
    for number, emoji in enumerate(ICONS):
        # Pictures of Telegram's own, which no town keeps: they have names and no content.
        thumbnail = {"file_id": f"AAMCTopicIcon{number:03d}", "file_unique_id": f"AQADTopicIcon{number:03d}"}
        shown.append(
            {
                "file_id": f"CAACTopicIcon{number:03d}",
                "file_unique_id": f"AgADTopicIco{number:03d}",
                "type": "custom_emoji",
                "width": 512,
                "height": 512,
                "is_animated": True,
                "is_video": False,
                "emoji": emoji,
                "set_name": "Topics",
                "custom_emoji_id": icon_id(number),
                "thumbnail": {**thumbnail, "width": 128, "height": 128, "file_size": 4_000},
                "file_size": 30_000,
            }
        )
    return shown


METHODS = {
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
    "deleteForumTopic": delete_forum_topic,
    "unpinAllForumTopicMessages": unpin_all_forum_topic_messages,
    "editGeneralForumTopic": edit_general_forum_topic,
    "closeGeneralForumTopic": close_general_forum_topic,
    "reopenGeneralForumTopic": reopen_general_forum_topic,
    "hideGeneralForumTopic": hide_general_forum_topic,
    "unhideGeneralForumTopic": unhide_general_forum_topic,
    "unpinAllGeneralForumTopicMessages": unpin_all_general_forum_topic_messages,
    "getForumTopicIconStickers": get_forum_topic_icon_stickers,
}
