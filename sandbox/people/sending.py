"""What people send besides words: pictures, sounds, files, places, contacts."""

from __future__ import annotations

from typing import Any

from sandbox import files as shelf
from sandbox.people.saying import send
from sandbox.people.who import Impossible, chat_of, may_write, own_post, person_of
from sandbox.refusals import Refusal
from sandbox.state import Json
from sandbox.world import World


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
    may_write(world, who, where, "can_send_photos")
    try:
        one = shelf.keep_photo(world, name, shelf.picture() if content is None else content)
    except Refusal as no:
        raise Impossible(f"This is no picture a phone could send: {no.description}.") from None
    group: Json = {"media_group_id": album} if album else {}
    body = {**group, "photo": shelf.described(one), **_captioned(world, caption)}
    return send(world, who, where, body, reply_to=reply_to)


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
    may_write(world, who, where, _RIGHTS.get(kind, "can_send_other_messages"))
    try:
        one = shelf.keep(world, kind, name, content, mime=mime, **traits)
    except Refusal as no:
        raise Impossible(f"A phone cannot send this file: {no.description}.") from None
    return send(world, who, where, {kind: shelf.described(one), **_captioned(world, caption)})


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
    may_write(world, who, where)
    place = _place(latitude, longitude, heading)
    if live_period:
        place["live_period"] = live_period
    return send(world, who, where, {"location": place}, reply_to=reply_to)


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
    post = own_post(world, who, where, message)
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
    may_write(world, who, where)
    own = not phone or phone.replace(" ", "") == who.phone
    card: Json = {"phone_number": phone or who.phone, "first_name": first_name or (who.first_name if own else phone)}
    if last_name or (own and who.last_name and not first_name):
        card["last_name"] = last_name or who.last_name
    if own:
        card["user_id"] = who.id
    return send(world, who, where, {"contact": card}, reply_to=reply_to)
