"""Messages without files: text, places, contacts, forwards, copies, reactions, typing, pins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import params as read
from sandbox.methods.posting import addressed, caption_of, must_be_admin, origin_of, place_of, publish, text_of
from sandbox.methods.posting import without_reply as alone
from sandbox.params import Files
from sandbox.refusals import TOO_OLD, Refusal, bad
from sandbox.state import Chat, Json, Post, words
from sandbox.updates import TAP_KEPT_SECONDS

if TYPE_CHECKING:
    from sandbox.world import World

COPIED = (
    "text",
    "entities",
    "link_preview_options",
    "caption",
    "caption_entities",
    "show_caption_above_media",
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
ACTIONS = words(
    "typing upload_photo record_video upload_video record_voice record_audio upload_voice upload_audio "
    "upload_document choose_sticker find_location record_video_note upload_video_note cancel"
)
ACTION_SECONDS = 5
FOREVER = 0x7FFFFFFF


def send_message(world: World, params: Json, files: Files) -> Json:
    content = text_of(world, params)
    return publish(world, addressed(world, params), content).wire


def send_location(world: World, params: Json, files: Files) -> Json:
    content: Json = {"location": live_place(params)}
    post = publish(world, addressed(world, params), content)
    return post.wire


def live_place(params: Json) -> Json:
    """A location with what makes it a live one."""
    place = place_of(params)
    accuracy = read.number(params, "horizontal_accuracy")
    if accuracy is not None:
        if not 0 <= accuracy <= 1500:
            raise bad("wrong horizontal accuracy specified")
        if accuracy:
            place["horizontal_accuracy"] = accuracy
    period = read.whole(params, "live_period")
    if period:
        if period != FOREVER and not 60 <= period <= 86_400:
            raise bad("wrong live period specified")
        place["live_period"] = period
        if heading := read.whole(params, "heading"):
            if not 1 <= heading <= 360:
                raise bad("wrong heading specified")
            place["heading"] = heading
        if radius := read.whole(params, "proximity_alert_radius"):
            place["proximity_alert_radius"] = radius
    return place


def send_venue(world: World, params: Json, files: Files) -> Json:
    place = place_of(params)
    for need in ("title", "address"):
        if not read.text(params, need):
            raise bad(f"{need} must be non-empty")
    venue: Json = {"location": place, "title": read.text(params, "title"), "address": read.text(params, "address")}
    for extra in ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type"):
        if params.get(extra):
            venue[extra] = read.text(params, extra)
    return publish(world, addressed(world, params), {"venue": venue, "location": place}).wire


def send_contact(world: World, params: Json, files: Files) -> Json:
    if not read.text(params, "phone_number"):
        raise bad("phone number must be non-empty")
    if not read.text(params, "first_name"):
        raise bad("first name must be non-empty")
    contact: Json = {"phone_number": read.text(params, "phone_number"), "first_name": read.text(params, "first_name")}
    for extra in ("last_name", "vcard"):
        if params.get(extra):
            contact[extra] = read.text(params, extra)
    known = contact["phone_number"].lstrip("+")
    match = next((one for one in world.people.values() if one.phone.lstrip("+") == known), None)
    if match is not None:
        contact["user_id"] = match.id
    return publish(world, addressed(world, params), {"contact": contact}).wire


def source_of(world: World, params: Json, missing: str) -> Post:
    """The message to be copied or forwarded; Refusal with `missing` where the bot sees none."""
    chat = world.find_chat(params.get("from_chat_id"))
    world.enter(chat)
    post = world.post_of(chat, read.whole(params, "message_id"))
    if post is None or post.unseen_by_bot:
        raise bad(missing)
    return post


def forward_message(world: World, params: Json, files: Files) -> Json:
    post = source_of(world, params, "message to forward not found")
    if post.wire.get("has_protected_content") or not any(kind in post.wire for kind in COPIED):
        raise bad("message can't be forwarded")
    return publish(world, addressed(world, params), forwarded(post)).wire


def forwarded(post: Post) -> Json:
    content = {key: post.wire[key] for key in COPIED if key in post.wire}
    return {"forward_origin": origin_of(post.wire), **content}


def copy_message(world: World, params: Json, files: Files) -> Json:
    post = source_of(world, params, "message to copy not found")
    if post.wire.get("has_protected_content") or not any(kind in post.wire for kind in COPIED):
        raise bad("message can't be copied")
    content = {key: post.wire[key] for key in COPIED if key in post.wire}
    if params.get("caption") is not None and "text" not in content:
        for key in ("caption", "caption_entities"):
            content.pop(key, None)
        content |= caption_of(world, params)
    return {"message_id": publish(world, addressed(world, params), content).wire["message_id"]}


def _many(world: World, params: Json, files: Files, act: str) -> list[Json]:
    wanted = read.list_of(params, "message_ids") or []
    if not 1 <= len(wanted) <= 100:
        raise bad("message identifiers are not specified" if not wanted else "too many message identifiers specified")
    sent = []
    for one in wanted:
        single = {**params, "message_id": one}
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


def send_chat_action(world: World, params: Json, files: Files) -> bool:
    chat = world.find_chat(params.get("chat_id"))
    action = read.text(params, "action").lower()
    if action not in ACTIONS:
        raise bad("wrong parameter action in request")
    world.enter(chat)
    chat.doing = (action, world.clock.now().timestamp() + ACTION_SECONDS)
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
        if one["type"] == "emoji":
            if one.get("emoji") not in REACTIONS:
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
    world.service(chat, {"pinned_message": alone(post.wire)}, sender=world.bot_user(), by_bot=True)
    return True


def _where_to_pin(world: World, params: Json) -> Chat:
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
    world.changed("tap", tap.id)
    world.stirred.set()
    return True


METHODS = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendContact": send_contact,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
    "answerCallbackQuery": answer_callback_query,
}
