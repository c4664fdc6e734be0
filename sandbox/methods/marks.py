"""What is put on a message or a chat without writing one: reactions, pins, typing, the answer to a tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import params as read
from sandbox.methods.posting import must_be_admin, ours
from sandbox.methods.replying import without_reply
from sandbox.params import Files
from sandbox.refusals import TOO_OLD, bad
from sandbox.state import Chat, Json, Post, words
from sandbox.updates import TAP_KEPT_SECONDS

if TYPE_CHECKING:
    from sandbox.world import World

ACTIONS = words(
    "typing upload_photo record_video upload_video record_voice record_audio upload_voice upload_audio "
    "upload_document choose_sticker find_location pick_up_location record_video_note upload_video_note cancel"
)
ACTION_SECONDS = 5


def send_chat_action(world: World, params: Json, files: Files) -> bool:
    action = read.text(params, "action").lower()
    if action not in ACTIONS:
        raise bad("wrong parameter action in request")
    ours(params)
    chat = world.find_chat(params.get("chat_id"))
    world.enter(chat)
    thread = read.whole(params, "message_thread_id")
    if thread and thread not in chat.topics:
        raise bad("message thread not found")
    chat.doing = ("", 0.0) if action == "cancel" else (action, world.clock.now().timestamp() + ACTION_SECONDS)
    return True


def set_message_reaction(world: World, params: Json, files: Files) -> bool:
    chat = world.find_chat(params.get("chat_id"))
    world.enter(chat)
    post = world.post_of(chat, read.whole(params, "message_id"))
    if post is None:
        raise bad("message to react not found")
    emoji = []
    for one in read.list_of(params, "reaction") or []:
        if not isinstance(one, dict) or one.get("type") not in ("emoji", "custom_emoji", "paid"):
            raise bad("invalid reaction type specified")
        # A custom emoji would have to stand there already, and bots cannot pay.
        if one["type"] != "emoji" or str(one.get("emoji")) not in REACTIONS:
            raise bad("REACTION_INVALID")
        emoji.append(str(one["emoji"]))
    if len(emoji) > 1:
        raise bad("REACTIONS_TOO_MANY")
    react(world, chat, post, world.bot_id, emoji)
    return True


def react(world: World, chat: Chat, post: Post, who: int, emoji: list[str]) -> list[str]:
    """Set somebody's reactions on a message; the reactions they had before."""
    others = {one: kept for one, kept in (post.reactions or {}).items() if one != str(who)}
    before = (post.reactions or {}).get(str(who), [])
    post.reactions = {**others, str(who): emoji} if emoji else others or None
    world.touch(chat, post)
    return before


REACTIONS = words(
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 "
    "🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ "
    "🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)


def pin_chat_message(world: World, params: Json, files: Files) -> bool:
    chat = _where_to_pin(world, params)
    message_id = read.whole(params, "message_id")
    post = world.post_of(chat, message_id)
    if post is None:
        raise bad("message to pin not found")
    if message_id in chat.pinned:
        return True
    chat.pinned.append(message_id)
    world.changed("chat", chat.id)
    world.touch(chat, post)
    said = world.service(chat, {"pinned_message": without_reply(post.wire)}, sender=world.bot_user(), by_bot=True)
    said.silent = chat.type in ("private", "channel") or read.yes(params, "disable_notification")
    return True


def _where_to_pin(world: World, params: Json) -> Chat:
    ours(params)
    chat = world.find_chat(params.get("chat_id"))
    world.enter(chat)
    if chat.type != "private":
        right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
        must_be_admin(world, chat, right, "not enough rights to manage pinned messages in the chat")
    return chat


def unpin_chat_message(world: World, params: Json, files: Files) -> bool:
    chat = _where_to_pin(world, params)
    message_id = read.whole(params, "message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if not message_id:
        return True
    if message_id not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(message_id)
    world.changed("chat", chat.id)
    if post := world.post_of(chat, message_id):
        world.touch(chat, post)
    return True


def unpin_all_chat_messages(world: World, params: Json, files: Files) -> bool:
    chat = _where_to_pin(world, params)
    chat.pinned.clear()
    world.changed("chat", chat.id)
    return True


def answer_callback_query(world: World, params: Json, files: Files) -> bool:
    words = read.text(params, "text")
    if len(words) > 200:
        raise bad("MESSAGE_TOO_LONG")
    tap = world.taps.get(read.text(params, "callback_query_id"))
    if tap is None or tap.answered or world.clock.now().timestamp() - tap.at > TAP_KEPT_SECONDS:
        raise bad(TOO_OLD)
    url = read.text(params, "url")
    if url and not url.startswith(("https://t.me/", "http://t.me/", "tg://", "t.me/")):
        raise bad("URL_INVALID")
    tap.answered, tap.text, tap.alert, tap.url = True, words, read.yes(params, "show_alert"), url
    tap.cached_until = world.clock.now().timestamp() + max(0, read.whole(params, "cache_time"))
    world.changed("tap", tap.id)
    world.stirred.set()
    return True


METHODS = {
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
    "answerCallbackQuery": answer_callback_query,
}
