"""What people do in the town: say, tap, send, join, block. The people API in plain functions; plays nobody by itself.

Each takes the world, a person's id and a chat (an id, an invite link, `private`, `helpers`, `helpers:region`, `admins`)
and does what that person's phone would do. Impossible (a sentence) where the phone would not let them, Unknown (a
sentence) where there is no such person, chat, message or button.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from sandbox import files as shelf
from sandbox.entities import found
from sandbox.methods.messages import REACTIONS, react
from sandbox.methods.polls import new_poll, vote
from sandbox.methods.posting import without_reply
from sandbox.refusals import Refusal
from sandbox.state import Chat, Json, Person, Post, Tap
from sandbox.town import PERMISSIONS, admin_of, phone_of
from sandbox.updates import TAP_KEPT_SECONDS
from sandbox.world import World


class Impossible(ValueError):
    """A phone would not let this person do that; the message says why."""


class Unknown(LookupError):
    """There is no such person, chat, message or button; the message says what there is."""


@dataclass
class Answer:
    """A press on a button. What the bot said to it can be read once it has said so."""

    tap: Tap | None
    world: World
    message: int | None = None
    """The message a press on a reply keyboard sent."""

    @property
    def answered(self) -> bool:
        return self.tap is None or self.tap.answered

    @property
    def text(self) -> str:
        return self.tap.text if self.tap else ""

    @property
    def alert(self) -> bool:
        return self.tap.alert if self.tap else False

    @property
    def url(self) -> str:
        return self.tap.url if self.tap else ""

    async def waited(self, seconds: float) -> Answer:
        """Wait, in real time, until the bot has answered or this many seconds have passed."""
        deadline = asyncio.get_running_loop().time() + seconds
        while not self.answered and (left := deadline - asyncio.get_running_loop().time()) > 0:
            self.world.stirred.clear()
            try:
                await asyncio.wait_for(self.world.stirred.wait(), left)
            except TimeoutError:
                break
        return self


# Who and where ----------------------------------------------------------------------------------------------------


def person_of(world: World, person: Any) -> Person:
    found = world.people.get(person) if isinstance(person, int) and not isinstance(person, bool) else None
    if found is None:
        raise Unknown(f"There is no person {person!r} in this town.")
    return found


def chat_of(world: World, person: int, chat: Any = "private") -> Chat:
    """The chat that `chat` means to this person."""
    if isinstance(chat, str):
        words = chat.strip()
        if words == "private":
            return world.private(person_of(world, person).id)
        if words.lstrip("-").isdigit():
            return chat_of(world, person, int(words))
        if "t.me/" in words:
            found = next((one for one in world.chats.values() if words in one.links), None)
            if found is None:
                raise Unknown(f"The invite link {words} leads nowhere.")
            return found
        role, _, region = words.partition(":")
        alike = [one for one in world.chats.values() if one.role and one.role == role]
        if region:
            alike = [one for one in alike if one.region == region]
        if alike:
            return alike[0]
        known = sorted(
            {f"{one.role}:{one.region}" if one.region else one.role for one in world.chats.values() if one.role}
        )
        raise Unknown(f"There is no chat {words!r} in this town; there are private, {', '.join(known) or 'no others'}.")
    if not isinstance(chat, int) or isinstance(chat, bool):
        raise Unknown(f"There is no chat {chat!r} in this town.")
    if chat in world.people:
        if chat != person:
            raise Unknown(f"The private chat {chat} belongs to somebody else.")
        return world.private(chat)
    one = world.chats.get(chat)
    if one is None:
        raise Unknown(f"There is no chat {chat} in this town.")
    return world.chats[one.migrated_to] if one.migrated_to is not None else one


def title_of(world: World, chat: Chat) -> str:
    return chat.title or f"the chat with {world.bot['first_name']}"


def message_of(world: World, chat: Chat, message: Any) -> Post:
    post = world.post_of(chat, message) if isinstance(message, int) and not isinstance(message, bool) else None
    if post is None:
        raise Unknown(f"There is no message {message!r} in {title_of(world, chat)}.")
    return post


def _inside(world: World, person: Person, chat: Chat) -> None:
    if chat.type == "private":
        return
    if not world.is_in(chat, person.id):
        status = world.status(chat, person.id)
        raise Impossible(f"{person.name} {'was banned from' if status == 'kicked' else 'is not in'} {chat.title}.")


def _may_write(world: World, person: Person, chat: Chat, right: str = "can_send_messages") -> None:
    _inside(world, person, chat)
    if chat.type == "private":
        if person.blocked:
            raise Impossible(f"{person.name} has blocked the bot; only /start ends that.")
        return
    status = world.status(chat, person.id)
    if status in ("creator", "administrator"):
        return
    if chat.type == "channel":
        raise Impossible(f"Only admins write in the channel {chat.title}.")
    member = chat.members[person.id]
    allowed = member.get(right, True) if status == "restricted" else True
    if not allowed or not chat.permissions.get(right, True):
        raise Impossible(f"{person.name} may not write this in {chat.title}.")


# Saying and sending -----------------------------------------------------------------------------------------------


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
    _may_write(world, who, where)
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
        message = _send(world, who, where, content, reply_to=reply_to, topic=topic)
    return message


def _pieces(words: str, entities: list[Json]) -> list[tuple[str, list[Json]]]:
    """A phone cuts text of more than 4096 signs into several messages."""
    if len(words) <= 4096:
        return [(words, entities)]
    return [(words[start : start + 4096], found(words[start : start + 4096])) for start in range(0, len(words), 4096)]


def _send(
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


def _captioned(world: World, caption: str) -> Json:
    words, entities = world.marked_up(caption)
    return {**({"caption": words} if words else {}), **({"caption_entities": entities} if entities else {})}


def photo(
    world: World,
    person: int,
    chat: Any = "private",
    *,
    content: bytes | None = None,
    name: str = "photo.jpg",
    caption: str = "",
    album: str = "",
    reply_to: int | None = None,
) -> int:
    """Send a picture (a plain one where none is given); with `album`, as part of that media group."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    _may_write(world, who, where, "can_send_photos")
    try:
        one = shelf.keep_photo(world, name, shelf.picture() if content is None else content)
    except Refusal as no:
        raise Impossible(f"This is no picture a phone could send: {no.description}.") from None
    group: Json = {"media_group_id": album} if album else {}
    body = {**group, "photo": shelf.described(one), **_captioned(world, caption)}
    return _send(world, who, where, body, reply_to=reply_to)


def voice(
    world: World, person: int, chat: Any = "private", *, content: bytes = b"OggS", duration: int = 3, caption: str = ""
) -> int:
    return _file(world, person, chat, "voice", "", content, caption, duration=duration)


def video(
    world: World, person: int, chat: Any = "private", *, content: bytes = b"ftyp", duration: int = 5, caption: str = ""
) -> int:
    return _file(world, person, chat, "video", "video.mp4", content, caption, duration=duration)


def document(
    world: World,
    person: int,
    chat: Any = "private",
    *,
    content: bytes = b"%PDF-1.4",
    name: str = "document.pdf",
    mime: str = "",
    caption: str = "",
) -> int:
    return _file(world, person, chat, "document", name, content, caption, mime=mime)


def sticker(world: World, person: int, chat: Any = "private", *, emoji: str = "🙂", content: bytes = b"RIFF") -> int:
    return _file(world, person, chat, "sticker", "", content, "", emoji=emoji)


_RIGHTS = {"voice": "can_send_voice_notes", "video": "can_send_videos", "document": "can_send_documents"}


def _file(
    world: World,
    person: int,
    chat: Any,
    kind: str,
    name: str,
    content: bytes,
    caption: str,
    mime: str = "",
    **traits: int | str,
) -> int:
    who, where = person_of(world, person), chat_of(world, person, chat)
    _may_write(world, who, where, _RIGHTS.get(kind, "can_send_other_messages"))
    try:
        one = shelf.keep(world, kind, name, content, mime=mime, **traits)
    except Refusal as no:
        raise Impossible(f"A phone cannot send this file: {no.description}.") from None
    return _send(world, who, where, {kind: shelf.described(one), **_captioned(world, caption)})


def location(
    world: World,
    person: int,
    chat: Any = "private",
    *,
    latitude: float,
    longitude: float,
    live_period: int = 0,
    heading: int = 0,
    reply_to: int | None = None,
) -> int:
    who, where = person_of(world, person), chat_of(world, person, chat)
    _may_write(world, who, where)
    place = _place(latitude, longitude, heading)
    if live_period:
        place["live_period"] = live_period
    return _send(world, who, where, {"location": place}, reply_to=reply_to)


def _place(latitude: float, longitude: float, heading: int) -> Json:
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Impossible(f"There is no place at {latitude}, {longitude}.")
    return {"latitude": latitude, "longitude": longitude, **({"heading": heading} if heading else {})}


def moves(
    world: World,
    person: int,
    message: int,
    chat: Any = "private",
    *,
    latitude: float,
    longitude: float,
    heading: int = 0,
) -> None:
    """A live location moves on."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    post = _own(world, who, where, message)
    before = post.wire.get("location", {})
    if not before.get("live_period") or world.age(post.wire).total_seconds() > before["live_period"]:
        raise Impossible(f"Message {message} is no live location, or no longer one.")
    place = {**_place(latitude, longitude, heading), "live_period": before["live_period"]}
    post.wire = {**post.wire, "edit_date": world.clock.timestamp(), "location": place}
    world.touch(where, post)
    world.tell_message(where, post, person=who.id, edited=True)
    world.keep()


def contact(
    world: World,
    person: int,
    chat: Any = "private",
    *,
    phone: str = "",
    first_name: str = "",
    last_name: str = "",
    reply_to: int | None = None,
) -> int:
    """Share a contact: one's own where no number is given."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    _may_write(world, who, where)
    own = not phone or phone.replace(" ", "") == who.phone
    card: Json = {"phone_number": phone or who.phone, "first_name": first_name or (who.first_name if own else phone)}
    if last_name or (own and who.last_name and not first_name):
        card["last_name"] = last_name or who.last_name
    if own:
        card["user_id"] = who.id
    return _send(world, who, where, {"contact": card}, reply_to=reply_to)


def poll(world: World, person: int, chat: Any, question: str, options: list[str]) -> int:
    """Ask the others: a regular, anonymous poll."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    _may_write(world, who, where, "can_send_polls")
    body = new_poll(world, question, [{"text": one} for one in options], owner=who.id)
    return _send(world, who, where, {"poll": body})


# Changing what was said -------------------------------------------------------------------------------------------


def _own(world: World, who: Person, chat: Chat, message: Any) -> Post:
    post = message_of(world, chat, message)
    user, _ = world.sender_in(chat, who)
    if post.by_bot or post.wire.get("from", {}).get("id") not in (who.id, user["id"]):
        raise Impossible(f"Message {message} is not {who.name}'s.")
    return post


def edits(world: World, person: int, message: int, text: str, chat: Any = "private") -> None:
    """Change the words of an own message (or of its caption)."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    _inside(world, who, where)
    post = _own(world, who, where, message)
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
    _inside(world, who, where)
    post = message_of(world, where, message)
    admin = where.type != "private" and world.status(where, who.id) in ("creator", "administrator")
    if where.type != "private" and not admin:
        _own(world, who, where, message)
    world.remove(where, post)
    world.keep()


def reacts(world: World, person: int, message: int, emoji: str, chat: Any = "private") -> None:
    """React with one emoji; an empty one, or the same again, takes it back."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    _inside(world, who, where)
    post = message_of(world, where, message)
    emoji = emoji.rstrip("\ufe0f")
    if emoji and emoji not in REACTIONS:
        raise Impossible(f"{emoji} is not among the reactions.")
    again = post.reactions.get(str(who.id)) == [emoji]
    before = react(world, where, post, who.id, [] if again or not emoji else [emoji])
    if where.type == "private" or world.status(where, world.bot_id) == "administrator":
        now = post.reactions.get(str(who.id), [])
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


# Buttons ----------------------------------------------------------------------------------------------------------


def rows_of(world: World, person: int, chat: Chat, post: Post) -> list[list[Json]]:
    """The buttons of a message as this person sees them: inline ones, or those of the reply keyboard it opened."""
    inline = post.wire.get("reply_markup", {}).get("inline_keyboard")
    if inline:
        return list(inline)
    if post.keyboard and "keyboard" in post.keyboard and chat.keyboards.get(person) == post.wire["message_id"]:
        return list(post.keyboard["keyboard"])
    return []


def find_button(world: World, person: int, label: str, chat: Any = "private") -> tuple[int, int]:
    """Message and index of the newest button with this label on this person's screen."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    _inside(world, who, where)
    there: list[str] = []
    for message_id in sorted(where.posts, reverse=True):
        post = where.posts[message_id]
        if post.gone:
            continue
        labels = [button["text"] for row in rows_of(world, person, where, post) for button in row]
        if label in labels:
            return message_id, labels.index(label)
        there += labels
    raise Unknown(_no_button(world, who, where, label, there))


def _no_button(world: World, who: Person, chat: Chat, label: Any, there: list[str]) -> str:
    seen = ", ".join(f"“{one}”" for one in dict.fromkeys(there)) if there else "none at all"
    return f"{who.name} sees no button {label!r} in {title_of(world, chat)}; there are: {seen}."


def taps(world: World, person: int, button: str | int, chat: Any = "private", *, message: int | None = None) -> Answer:
    """Press a button: by label (exactly, first in reading order) or index (from 0). Without `message`, the newest
    message that has a button of this label. The answer can be read once the bot has answered."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    _inside(world, who, where)
    if message is None:
        if not isinstance(button, str):
            raise Unknown("An index needs a message; only a label is looked for on the whole screen.")
        message, button = find_button(world, person, button, where.id)
    post = message_of(world, where, message)
    if "poll" in post.wire and isinstance(button, int):
        vote(world, who, where, post, [button])
        world.keep()
        return Answer(None, world)
    flat = [one for row in rows_of(world, person, where, post) for one in row]
    labels = [one["text"] for one in flat]
    if isinstance(button, str):
        if button not in labels:
            raise Unknown(_no_button(world, who, where, button, labels))
        button = labels.index(button)
    if isinstance(button, bool) or not 0 <= button < len(flat):
        raise Unknown(_no_button(world, who, where, button, labels))
    chosen = flat[button]
    if "inline_keyboard" not in post.wire.get("reply_markup", {}):
        return Answer(None, world, _types(world, who, where, post, chosen))
    if "callback_data" not in chosen:
        if "url" in chosen:
            raise Impossible(f"The button “{chosen['text']}” opens {chosen['url']}; the bot hears nothing of it.")
        raise Impossible(f"The button “{chosen['text']}” does nothing the bot would hear of.")
    return Answer(presses(world, who, where, message, str(chosen["callback_data"])), world)


def _types(world: World, who: Person, chat: Chat, post: Post, button: Json) -> int:
    """A key of a reply keyboard: sends its text, or the contact or place it asks for."""
    if button.get("request_contact"):
        return contact(world, who.id, chat.id, reply_to=post.wire["message_id"])
    if button.get("request_location"):
        return location(world, who.id, chat.id, latitude=47.3769, longitude=8.5417, reply_to=post.wire["message_id"])
    reply = post.wire["message_id"] if chat.type != "private" else None
    return says(world, who.id, button["text"], chat.id, reply_to=reply)


def presses(world: World, who: Person, chat: Chat, message: int, data: str) -> Tap:
    """A press with any data, as a modified client could send it: for tests of forged buttons."""
    if chat.type == "private" and who.blocked:
        raise Impossible(f"{who.name} has blocked the bot.")
    number = world.random.randrange(10**17, 10**18)
    tap = Tap(str(number), who.id, chat.id, message, world.clock.now().timestamp())
    _forget_old_taps(world)
    world.taps[tap.id] = tap
    world.changed("tap", tap.id)
    body: Json = {"id": tap.id, "from": who.user()}
    post = world.post_of(chat, message)
    if post is None:
        body["message"] = {"chat": world.chat_wire(chat), "message_id": message, "date": 0}
    else:
        body["message"] = post.wire
    body["chat_instance"] = str(7_000_000_000_000_000_000 + chat.id)
    body["data"] = data
    world.tell("callback_query", body, chat=chat.id, person=who.id)
    world.keep()
    return tap


def _forget_old_taps(world: World) -> None:
    oldest = world.clock.now().timestamp() - TAP_KEPT_SECONDS
    while world.taps and (first := next(iter(world.taps.values()))).at < oldest:
        del world.taps[first.id]
        world.changed("tap", first.id)


# Coming and going -------------------------------------------------------------------------------------------------


def add_person(
    world: World, name: str, *, language: str = "de", roles: list[str] | None = None, username: str = ""
) -> Person:
    """Somebody new, who has not started the bot. A role puts them into the first chat of that role."""
    first, _, last = name.strip().partition(" ")
    if not first:
        raise Impossible("A person needs a name.")
    number = max((one for one in world.people if one < 10**9), default=1000) + 1
    who = Person(number, first, last.strip(), username, language, phone_of(number))
    chats = []
    for role in roles or []:
        if role not in ("helper", "admin"):
            raise Impossible(f"A role is helper or admin, not {role!r}.")
        where = next((one for one in world.chats.values() if one.role == f"{role}s"), None)
        if where is None:
            raise Impossible(f"This town has no chat for the role {role}.")
        chats.append(where)
        who.roles.append(role)
    world.people[number] = who
    world.changed("person", number)
    for where in chats:
        _comes_in(world, who, where, None)
    world.stirred.set()
    world.keep()
    return who


def join(world: World, person: int, chat: Any) -> bool:
    """Join a chat, by id, role or invite link. False where the link only asks, and an admin has to let them in."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    if where.type == "private":
        raise Impossible("A private chat is not joined; it begins with the first message.")
    if world.is_in(where, who.id):
        raise Impossible(f"{who.name} is in {where.title} already.")
    if world.status(where, who.id) == "kicked":
        raise Impossible(f"{who.name} was banned from {where.title}.")
    link = where.links.get(chat) if isinstance(chat, str) else None
    if link is not None:
        _usable(world, where, link)
        if link["creates_join_request"]:
            request: Json = {
                "chat": where.wire(),
                "from": who.user(),
                "user_chat_id": who.id,
                "date": world.clock.timestamp(),
                "invite_link": link,
            }
            where.asked[who.id] = request
            world.changed("chat", where.id)
            if world.bot_may(where, "can_invite_users"):
                world.tell("chat_join_request", request, chat=where.id, person=who.id)
            world.keep()
            return False
    _comes_in(world, who, where, link)
    world.keep()
    return True


def _usable(world: World, chat: Chat, link: Json) -> None:
    if link["is_revoked"]:
        raise Impossible("This invite link has been revoked.")
    if link.get("expire_date") and link["expire_date"] <= world.clock.timestamp():
        raise Impossible("This invite link has expired.")
    used = link.get("used", 0)
    if link.get("member_limit") and used >= link["member_limit"]:
        raise Impossible("This invite link has been used up.")


def _comes_in(world: World, who: Person, chat: Chat, link: Json | None) -> None:
    shown = {key: value for key, value in link.items() if key != "used"} if link else None
    if link is not None:
        chat.links[link["invite_link"]] = {**link, "used": link.get("used", 0) + 1}
    before = chat.members.get(who.id)
    member = {**before, "is_member": True} if before and before["status"] == "restricted" else {"status": "member"}
    world.set_member(chat, who.id, member, by=who.user(), link=shown)
    if chat.type != "channel":
        world.service(chat, {"new_chat_members": [who.user()]}, sender=who.user())


def leave(world: World, person: int, chat: Any) -> None:
    who, where = person_of(world, person), chat_of(world, person, chat)
    if where.type == "private":
        raise Impossible("A private chat is not left; blocking the bot is what comes closest.")
    _inside(world, who, where)
    world.set_member(where, who.id, {"status": "left"}, by=who.user())
    where.keyboards.pop(who.id, None)
    if where.type != "channel":
        world.service(where, {"left_chat_member": who.user()}, sender=who.user())
    world.keep()


def blocks(world: World, person: int, *, on: bool = True) -> None:
    """Block the bot, or let it write again."""
    who = person_of(world, person)
    if who.blocked == on:
        return
    who.blocked = on
    world.changed("person", who.id)
    chat = world.private(who.id)
    kicked: Json = {"user": world.bot_user(), "status": "kicked", "until_date": 0}
    member: Json = {"user": world.bot_user(), "status": "member"}
    body = {
        "chat": who.chat(),
        "from": who.user(),
        "date": world.clock.timestamp(),
        "old_chat_member": member if on else kicked,
        "new_chat_member": kicked if on else member,
    }
    world.tell("my_chat_member", body, chat=chat.id, person=who.id)
    world.keep()


def goes(world: World, person: int) -> None:
    """Delete one's account: the bot gets 403 "user is deactivated" from now on."""
    who = person_of(world, person)
    who.deactivated = True
    world.changed("person", who.id)
    world.keep()


def stays_anonymous(world: World, person: int, chat: Any, *, on: bool = True) -> None:
    """An admin writes in a group as GroupAnonymousBot, as Telegram shows anonymous admins."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    if world.status(where, who.id) not in ("creator", "administrator"):
        raise Impossible(f"{who.name} is no admin of {title_of(world, where)}.")
    who.anonymous_in = [one for one in who.anonymous_in if one != where.id] + ([where.id] if on else [])
    world.changed("person", who.id)
    world.keep()


def reads(world: World, person: int, chat: Any = "private") -> None:
    """Everything in the chat has been read."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    where.read[who.id] = where.last_id
    world.changed("chat", where.id)
    world.keep()


def puts_bot(world: World, person: int, chat: Any, standing: str) -> None:
    """Add the bot to a group (member), make it an administrator, throw it out (left) or ban it (kicked)."""
    who, where = person_of(world, person), chat_of(world, person, chat)
    members: dict[str, Json] = {
        "member": {"status": "member"},
        "administrator": admin_of(where.type),
        "left": {"status": "left"},
        "kicked": {"status": "kicked", "until_date": 0},
        "restricted": {"status": "restricted", "is_member": True, **dict.fromkeys(PERMISSIONS, False), "until_date": 0},
    }
    if standing not in members or where.type == "private":
        raise Impossible(f"The bot can be one of {', '.join(members)} in a group, not {standing!r}.")
    was_in = world.is_in(where, world.bot_id)
    world.set_member(where, world.bot_id, members[standing], by=who.user())
    if not was_in and standing in ("member", "administrator") and where.type != "channel":
        world.service(where, {"new_chat_members": [world.bot_user()]}, sender=who.user())
    world.keep()


def migrates(world: World, chat: Any) -> int:
    """A basic group becomes a supergroup (or a supergroup, for a test, another one); the new id."""
    where = world.chats.get(chat) if isinstance(chat, int) else None
    if where is None or where.type == "private":
        raise Unknown(f"There is no group {chat!r} in this town.")
    new = world.migrate(where)
    world.keep()
    return new.id
