"""Presses on buttons, inline and of reply keyboards, and what the bot answers to them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from sandbox.methods.ballots import order_for, ticked, vote
from sandbox.people.saying import says
from sandbox.people.sending import contact, location
from sandbox.people.who import Impossible, Unknown, chat_of, inside, message_of, person_of, title_of
from sandbox.state import Chat, Json, Person, Post, Tap
from sandbox.updates import TAP_KEPT_SECONDS
from sandbox.world import World


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
    inside(world, who, where)
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
    inside(world, who, where)
    if message is None:
        if not isinstance(button, str):
            raise Unknown("An index needs a message; only a label is looked for on the whole screen.")
        message, button = find_button(world, person, button, where.id)
    post = message_of(world, where, message)
    if "poll" in post.wire and (option := _option(world, who, post, button)) is not None:
        vote(world, who, where, post, ticked(world, who, post, option))
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


def _option(world: World, who: Person, post: Post, button: str | int) -> int | None:
    """The option of a poll a person means, by its words or its place among those they see; None where it is none."""
    body = post.wire["poll"]
    order = order_for(world, who.id, body)
    if isinstance(button, str):
        return next((one for one in order if body["options"][one]["text"] == button), None)
    return order[button] if 0 <= button < len(order) else button


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
    tap = Tap(str(number), who.id, chat.id, message, world.clock.now().timestamp(), data=data)
    _forget_old_taps(world)
    if (known := _remembered(world, tap)) is not None:
        return known
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


def _remembered(world: World, tap: Tap) -> Tap | None:
    """An earlier answer to the same press that the phone still keeps (cache_time): the bot hears nothing."""
    for one in world.taps.values():
        same = (one.person, one.chat, one.message, one.data) == (tap.person, tap.chat, tap.message, tap.data)
        if same and one.answered and one.cached_until > tap.at:
            return one
    return None


def _forget_old_taps(world: World) -> None:
    now = world.clock.now().timestamp()
    oldest = now - TAP_KEPT_SECONDS
    while world.taps and (first := next(iter(world.taps.values()))).at < oldest and first.cached_until < now:
        del world.taps[first.id]
        world.changed("tap", first.id)
