"""Words from people: messages, commands, deep links, polls; and changing, deleting or reacting to what was said."""

from __future__ import annotations

from typing import Any

from sandbox.entities import found
from sandbox.methods.ballots import new_poll
from sandbox.methods.marks import REACTIONS, react
from sandbox.methods.replying import without_reply
from sandbox.people.coming import blocks
from sandbox.people.who import Impossible, Unknown, chat_of, inside, may_write, message_of, own_post, person_of
from sandbox.refusals import Refusal
from sandbox.state import Chat, Json, Person
from sandbox.world import World


def says(
    world: World,
    person: int,
    text: str,
    chat: Any = "private",
    *,
    reply_to: int | None = None,
    topic: int | None = None,
) -> int:
    """Write a message, a command or follow a deep link (`/start payload`); the message's id."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    if where.type == "private" and who.blocked and (text == "/start" or text.startswith("/start ")):
        blocks(world, person, on=False)
    may_write(world, who, where)
    try:
        words, entities = world.marked_up(text)
    except Refusal as no:
        raise Impossible(f"{no.description}.") from None
    if not words:
        raise Impossible("A message needs words; blanks alone are not sent.")
    first = _pieces(words, entities)
    message = 0
    for piece, marks in first:
        content: Json = {"text": piece}
        if marks:
            content["entities"] = marks
        message = send(world, who, where, content, reply_to=reply_to, topic=topic)
    return message


def _pieces(words: str, entities: list[Json]) -> list[tuple[str, list[Json]]]:
    """A phone cuts text of more than 4096 signs into several messages."""
    if len(words) <= 4096:
        return [(words, entities)]
    return [(words[start : start + 4096], found(words[start : start + 4096])) for start in range(0, len(words), 4096)]


def send(
    world: World,
    who: Person,
    where: Chat,
    content: Json,
    *,
    reply_to: int | None = None,
    topic: int | None = None,
) -> int:
    around: Json = {}
    user, extra = world.sender_in(where, who)
    around |= extra
    if topic is not None:
        if topic not in where.topics:
            raise Unknown(f"There is no topic {topic} in {where.title}.")
        if where.topics[topic].get("closed") and world.status(where, who.id) not in ("creator", "administrator"):
            raise Impossible(f"The topic {where.topics[topic]['name']} is closed.")
        around |= {"message_thread_id": topic, "is_topic_message": True}
    if reply_to is not None:
        around["reply_to_message"] = without_reply(message_of(world, where, reply_to).wire)
    if where.type == "private":
        who.started = True
        world.changed("person", who.id)
    _keyboard_used(world, where, who)
    post = world.put(where, {**around, **content}, sender=user)
    post.author = who.id
    where.read[who.id] = post.wire["message_id"]
    world.tell_message(where, post, person=who.id)
    world.keep()
    return int(post.wire["message_id"])


def _keyboard_used(world: World, chat: Chat, who: Person) -> None:
    """A keyboard for one use, and a forced reply, go away with the next message."""
    shown = chat.posts.get(chat.keyboards.get(who.id, 0))
    if (
        shown is not None
        and shown.keyboard
        and (shown.keyboard.get("one_time_keyboard") or "force_reply" in shown.keyboard)
    ):
        del chat.keyboards[who.id]
        world.touch(chat, shown)
        world.changed("chat", chat.id)


def poll(world: World, person: int, chat: Any, question: str, options: list[str]) -> int:
    """Ask the others: a regular, anonymous poll."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    may_write(world, who, where, "can_send_polls")
    body = new_poll(world, question, [{"text": one} for one in options], owner=who.id)
    return send(world, who, where, {"poll": body})


def edits(world: World, person: int, message: int, text: str, chat: Any = "private") -> None:
    """Change the words of an own message (or of its caption)."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    inside(world, who, where)
    post = own_post(world, who, where, message)
    words, marks = world.marked_up(text)
    if not words or len(words) > 4096:
        raise Impossible("A message needs words, at most 4096 signs of them.")
    key, entities = ("text", "entities") if "text" in post.wire else ("caption", "caption_entities")
    if key == "caption" and not any(kind in post.wire for kind in ("photo", "video", "voice", "document")):
        raise Impossible(f"Message {message} has no words to change.")
    wire = {name: value for name, value in post.wire.items() if name not in (key, entities)}
    post.wire = {**wire, "edit_date": world.clock.timestamp(), key: words, **({entities: marks} if marks else {})}
    world.touch(where, post)
    world.tell_message(where, post, person=who.id, edited=True)
    world.keep()


def deletes(world: World, person: int, message: int, chat: Any = "private") -> None:
    """Delete a message for everybody. Telegram does not tell the bot."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    inside(world, who, where)
    post = message_of(world, where, message)
    admin = where.type != "private" and world.status(where, who.id) in ("creator", "administrator")
    if where.type != "private" and not admin:
        own_post(world, who, where, message)
    world.remove(where, post)
    world.keep()


def reacts(world: World, person: int, message: int, emoji: str, chat: Any = "private") -> None:
    """React with one emoji; an empty one, or the same again, takes it back."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    inside(world, who, where)
    post = message_of(world, where, message)
    emoji = emoji.rstrip("\ufe0f")
    if emoji and emoji not in REACTIONS:
        raise Impossible(f"{emoji} is not among the reactions.")
    again = (post.reactions or {}).get(str(who.id)) == [emoji]
    before = react(world, where, post, who.id, [] if again or not emoji else [emoji])
    if where.type == "private" or world.status(where, world.bot_id) == "administrator":
        now = (post.reactions or {}).get(str(who.id), [])
        body = {
            "chat": world.chat_wire(where),
            "message_id": message,
            "user": who.user(),
            "date": world.clock.timestamp(),
            "old_reaction": [{"type": "emoji", "emoji": one} for one in before],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in now],
        }
        world.tell("message_reaction", body, chat=where.id, person=who.id)
    world.keep()
