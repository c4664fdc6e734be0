"""What happens to a poll once it is asked: votes, wherever it is shown, its end, and the same question again."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from sandbox.refusals import Refusal, bad
from sandbox.state import Chat, Json, Person, Post

if TYPE_CHECKING:
    from sandbox.world import World


def new_poll(
    world: World, question: str, options: list[Json], *, owner: int, anonymous: bool = True, kind: str = "regular"
) -> Json:
    """A poll nobody has voted in, remembered by its id."""
    poll_id = str(world.random.randrange(10**18, 10**19))
    for number, option in enumerate(options):
        option |= {"persistent_id": f"{poll_id}:{number}", "voter_count": 0}
    body: Json = {
        "id": poll_id,
        "question": question,
        "options": options,
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": anonymous,
        "type": kind,
        "allows_multiple_answers": False,
        "allows_revoting": kind == "regular",
        "members_only": False,
    }
    world.polls[poll_id] = {"owner": owner, "votes": {}, "shown": []}
    world.changed("poll", poll_id)
    return body


def again_open(world: World, poll: Json) -> Json:
    """The same question as a poll of the bot's own: open, and nobody has voted in it."""
    options = [{key: value for key, value in one.items() if key != "voter_count"} for one in poll["options"]]
    fresh = new_poll(world, poll["question"], options, owner=world.bot_id)
    kept = {key: value for key, value in poll.items() if key not in ("id", "options", "total_voter_count", "is_closed")}
    return {**fresh, **kept}


def closed_by_now(world: World, wire: Json) -> Json:
    """A message whose poll has run out of time, with the poll closed; any other message as it is."""
    poll = wire.get("poll")
    if poll is None or poll["is_closed"]:
        return wire
    ends = poll.get("close_date") or (wire["date"] + poll["open_period"] if poll.get("open_period") else None)
    if ends is None or world.clock.timestamp() < ends:
        return wire
    return {**wire, "poll": {**poll, "is_closed": True}}


def show_everywhere(world: World, body: Json) -> None:
    """Put a poll's present state into every message that shows it, forwards included."""
    for chat_id, message_id in world.polls[body["id"]]["shown"]:
        chat = world.chats.get(chat_id)
        post = world.post_of(chat, message_id) if chat is not None else None
        if chat is not None and post is not None and post.wire.get("poll", {}).get("id") == body["id"]:
            post.wire = {**post.wire, "poll": body}
            world.touch(chat, post)


def vote(world: World, who: Person, chat: Chat, post: Post, chosen: list[int]) -> None:
    """A person votes; the bot hears of it unless the poll is anonymous. Refusal for an option that is not there."""
    post.wire = closed_by_now(world, post.wire)
    body = post.wire["poll"]
    if body["is_closed"]:
        raise bad("poll is closed")
    if any(not 0 <= one < len(body["options"]) for one in chosen):
        raise bad("there is no such option")
    if len(chosen) > 1 and not body["allows_multiple_answers"]:
        raise bad("the poll takes one answer only")
    kept = world.polls[body["id"]]
    before = kept["votes"].get(str(who.id), [])
    if before and not body["allows_revoting"]:
        raise Refusal(400, "the vote in a quiz is final")
    if chosen == before:
        return
    votes = {**kept["votes"], str(who.id): chosen}
    if not chosen:
        votes.pop(str(who.id))
    world.polls[body["id"]] = {**kept, "votes": votes}
    world.changed("poll", body["id"])
    options = [
        {**option, "voter_count": sum(1 for picks in votes.values() if number in picks)}
        for number, option in enumerate(body["options"])
    ]
    body = {**body, "options": options, "total_voter_count": len(votes)}
    show_everywhere(world, body)
    if kept["owner"] != world.bot_id:
        return
    world.tell("poll", body, chat=chat.id)
    if not body["is_anonymous"]:
        answer = {
            "poll_id": body["id"],
            "user": who.user(),
            "option_ids": chosen,
            "option_persistent_ids": [body["options"][one]["persistent_id"] for one in chosen],
        }
        world.tell("poll_answer", answer, chat=chat.id, person=who.id)


def order_for(world: World, person: int, body: Json) -> list[int]:
    """The options as this person reads them, by their numbers in the poll: for each another order where the bot wished
    them shuffled, and the same whenever they look."""
    order = list(range(len(body["options"])))
    if world.polls.get(body["id"], {}).get("shuffles"):
        random.Random(f"{body['id']}/{person}").shuffle(order)
    return order


def ticked(world: World, who: Person, post: Post, option: int) -> list[int]:
    """What a person has chosen after a press on an option: where several may be chosen, a press ticks or unticks;
    where one, a second press on it takes the vote back."""
    body = post.wire["poll"]
    before: list[int] = world.polls[body["id"]]["votes"].get(str(who.id), [])
    if not body["allows_multiple_answers"]:
        return [] if before == [option] and body["allows_revoting"] else [option]
    return sorted({*before} ^ {option})
