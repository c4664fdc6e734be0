"""What a person sees of a chat: messages, buttons, keyboard. Shows; changes nothing."""

from __future__ import annotations

from typing import Any

from sandbox.methods.ballots import closed_by_now, order_for
from sandbox.people import chat_of, person_of, rows_of
from sandbox.state import Chat, Json, Post
from sandbox.world import World

_MEDIA = (
    "photo",
    "voice",
    "video",
    "animation",
    "audio",
    "document",
    "sticker",
    "venue",
    "location",
    "contact",
    "poll",
)


def screen(world: World, person: int, chat: Any = "private", since: int | None = None) -> Json:
    """`{"revision", "messages", "keyboard", "typing"}`: the chat as this person sees it now. With `since`, all that was
    created, edited or deleted after that revision, the deleted as `{"id", "deleted": true}`.

    A message: id, from {id, name, bot}, date, text, entities, buttons (rows of labels), links (label to address, for
    buttons that open one), media ({kind, url, …}), edited, and where they apply reply_to, service (a sentence),
    elsewhere (whose words in another chat), quote (the words answered), reactions, pinned, silent, forwarded, topic,
    album, above (the words stand above the media), keyboard (true where the buttons are the reply keyboard's).
    """
    who, where = person_of(world, person), chat_of(world, person, chat)
    if where.type != "private" and not world.is_in(where, who.id):
        posts: list[Post] = []
    elif since is None:
        posts = [post for post in where.posts.values() if not post.gone]
    else:
        changed = []
        for message_id in reversed(where.touched):
            if where.touched[message_id] <= since:
                break
            changed.append(where.posts[message_id])
        posts = sorted(changed, key=lambda post: int(post.wire["message_id"]))
    return {
        "revision": where.revision,
        "messages": [seen(world, who.id, where, post) for post in posts],
        "keyboard": keyboard(who.id, where),
        "typing": where.doing[0] if where.doing[1] > world.clock.now().timestamp() else None,
    }


def keyboard(person: int, chat: Chat) -> Json | None:
    """The reply keyboard, or the forced reply, that is open for this person."""
    post = chat.posts.get(chat.keyboards.get(person, 0))
    if post is None or post.gone or not post.keyboard:
        return None
    markup = post.keyboard
    return {
        "message": post.wire["message_id"],
        "rows": markup.get("keyboard", []),
        "one_time": bool(markup.get("one_time_keyboard")),
        "placeholder": markup.get("input_field_placeholder", ""),
        "force_reply": bool(markup.get("force_reply")),
    }


def seen(world: World, person: int, chat: Chat, post: Post) -> Json:
    if post.gone:
        return {"id": post.wire["message_id"], "deleted": True}
    wire = closed_by_now(world, post.wire) if "poll" in post.wire else post.wire
    rows = rows_of(world, person, chat, post)
    message: Json = {
        "id": wire["message_id"],
        "from": _sender(world, wire),
        "date": wire["date"],
        "text": wire.get("text") or wire.get("caption") or "",
        "entities": wire.get("entities") or wire.get("caption_entities") or [],
        "buttons": [[button["text"] for button in row] for row in rows],
        "media": _media(world, person, wire),
        "edited": "edit_date" in wire,
    }
    links = {button["text"]: button["url"] for row in rows for button in row if "url" in button}
    if links:
        message["links"] = links
    if rows and "reply_markup" not in wire:
        message["keyboard"] = True
    if "reply_to_message" in wire and "forum_topic_created" not in wire["reply_to_message"]:
        message["reply_to"] = wire["reply_to_message"]["message_id"]
    if "external_reply" in wire:
        message["elsewhere"] = _origin(wire["external_reply"]["origin"])
    if "quote" in wire:
        message["quote"] = wire["quote"]["text"]
    if wire.get("show_caption_above_media"):
        message["above"] = True
    if words := service_words(wire):
        message["service"] = words
    if post.reactions:
        counted: dict[str, int] = {}
        for emoji in (one for some in post.reactions.values() for one in some):
            counted[emoji] = counted.get(emoji, 0) + 1
        message["reactions"] = [{"emoji": emoji, "count": count} for emoji, count in counted.items()]
    if post.silent:
        message["silent"] = True
    if wire["message_id"] in chat.pinned:
        message["pinned"] = True
    if "forward_origin" in wire:
        message["forwarded"] = _origin(wire["forward_origin"])
    if "message_thread_id" in wire:
        message["topic"] = wire["message_thread_id"]
    if "media_group_id" in wire:
        message["album"] = wire["media_group_id"]
    return message


def _sender(world: World, wire: Json) -> Json:
    if "sender_chat" in wire:
        return {"id": wire["sender_chat"]["id"], "name": wire["sender_chat"]["title"], "bot": False}
    user = wire["from"]
    name = f"{user['first_name']} {user.get('last_name', '')}".strip()
    return {"id": user["id"], "name": name, "bot": user["is_bot"]}


def _origin(origin: Json) -> str:
    if "sender_user" in origin:
        return str(origin["sender_user"]["first_name"])
    chat = origin.get("chat") or origin.get("sender_chat") or {}
    return str(chat.get("title", ""))


def _media(world: World, person: int, wire: Json) -> Json | None:
    kind = next((one for one in _MEDIA if one in wire), None)
    if kind is None:
        return None
    body = wire[kind][-1] if kind == "photo" else wire[kind]
    media: Json = {"kind": kind, **body}
    if wire.get("has_media_spoiler"):
        media["spoiler"] = True
    if "file_id" in body:
        media["url"] = f"/town/file/{body['file_id']}"
    if kind == "venue":
        media |= body["location"]
    if kind == "location" and body.get("live_period"):
        media["live_until"] = wire["date"] + body["live_period"]
        media["stopped"] = world.clock.timestamp() > media["live_until"]
    if kind == "poll":
        kept = world.polls.get(body["id"], {})
        media["chosen"] = kept.get("votes", {}).get(str(person), [])
        if kept.get("hides") and not body["is_closed"]:
            media["options"] = [{**option, "voter_count": 0} for option in body["options"]]
        order = order_for(world, person, body)
        media["options"] = [media["options"][one] for one in order]
        media["chosen"] = sorted(order.index(one) for one in media["chosen"])
        if "correct_option_ids" in body:
            media["correct_option_ids"] = sorted(order.index(one) for one in body["correct_option_ids"])
        if body["type"] == "quiz" and not media["chosen"] and not body["is_closed"]:
            for secret in ("correct_option_ids", "explanation", "explanation_entities", "explanation_media"):
                media.pop(secret, None)
        if media.get("correct_option_ids"):
            media["correct_option_id"] = media["correct_option_ids"][0]
    return media


def service_words(wire: Json) -> str:
    """The sentence a chat program shows in the middle for what happened rather than was said."""

    def named(user: Json) -> str:
        return f"{user['first_name']} {user.get('last_name', '')}".strip()

    by = named(wire["from"]) if "from" in wire else "The channel"
    if "new_chat_members" in wire:
        names = ", ".join(named(one) for one in wire["new_chat_members"])
        return f"{names} joined" if names == by else f"{by} added {names}"
    if "left_chat_member" in wire:
        name = named(wire["left_chat_member"])
        return f"{name} left" if name == by else f"{by} removed {name}"
    if "pinned_message" in wire:
        return f"{by} pinned a message"
    if "migrate_to_chat_id" in wire or "migrate_from_chat_id" in wire:
        return "This group became a supergroup"
    if "new_chat_title" in wire:
        return f"{by} named the chat {wire['new_chat_title']}"
    if "forum_topic_created" in wire:
        return f"{by} opened the topic {wire['forum_topic_created']['name']}"
    if "forum_topic_closed" in wire:
        return f"{by} closed the topic"
    if "forum_topic_reopened" in wire:
        return f"{by} reopened the topic"
    if "forum_topic_edited" in wire:
        name = wire["forum_topic_edited"].get("name")
        return f"{by} named the topic {name}" if name else f"{by} changed the topic's icon"
    if "general_forum_topic_hidden" in wire:
        return f"{by} hid the general topic"
    if "general_forum_topic_unhidden" in wire:
        return f"{by} showed the general topic again"
    return ""
