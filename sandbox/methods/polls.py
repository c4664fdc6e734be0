"""Polls and quizzes: asked, answered, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox import params as read
from sandbox.entities import understood
from sandbox.keyboards import read_markup
from sandbox.markup import width
from sandbox.methods.edits import closed_by_now, own_post
from sandbox.methods.media import content_of, stored
from sandbox.methods.posting import addressed, introduced, place_of, publish
from sandbox.params import Files
from sandbox.refusals import Refusal, bad
from sandbox.state import Chat, Json, Person, Post

if TYPE_CHECKING:
    from sandbox.world import World

FEWEST_OPTIONS, MOST_OPTIONS = 2, 12


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
    world.polls[poll_id] = {"owner": owner, "votes": {}}
    world.changed("poll", poll_id)
    return body


def send_poll(world: World, params: Json, files: Files) -> Json:
    question, question_marks = _marked(world, params, "question")
    if not question:
        raise bad("poll question must be non-empty")
    if width(question) > 300:
        raise bad("poll question must not exceed 300 characters")
    options = [_option(world, one, files) for one in read.list_of(params, "options") or []]
    if not len(options) >= FEWEST_OPTIONS - 1:
        raise bad("poll must have at least 2 option")
    if len(options) > MOST_OPTIONS:
        raise bad(f"poll can't have more than {MOST_OPTIONS} options")
    if len(options) < FEWEST_OPTIONS:
        raise bad("poll must have at least 2 option")
    kind = read.text(params, "type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad("unsupported poll type specified")
    anonymous = read.yes(params, "is_anonymous") if params.get("is_anonymous") is not None else True
    address = addressed(world, params, what="poll")
    if address.chat.type == "channel" and not anonymous:
        raise bad("non-anonymous polls can't be sent to channel chats")
    right = _right_answers(params, len(options)) if kind == "quiz" else []
    body = new_poll(world, question, options, owner=world.bot_id, anonymous=anonymous, kind=kind)
    if question_marks:
        body["question_entities"] = question_marks
    body["allows_multiple_answers"] = read.yes(params, "allows_multiple_answers")
    if params.get("allows_revoting") is not None:
        body["allows_revoting"] = read.yes(params, "allows_revoting")
    if kind == "quiz":
        body["correct_option_ids"] = right
        if read.text(params, "explanation"):
            explanation, marks = _marked(world, params, "explanation")
            if width(explanation) > 200:
                raise bad("quiz explanation must not exceed 200 characters")
            body["explanation"] = explanation
            if marks:
                body["explanation_entities"] = marks
    for span in ("open_period", "close_date"):
        if params.get(span):
            body[span] = read.whole(params, span)
    if read.text(params, "description"):
        body["description"], marks = _marked(world, params, "description")
        if marks:
            body["description_entities"] = marks
    for place in ("media", "explanation_media"):
        if (shown := read.object_of(params, place)) is not None:
            body[place] = _media(world, shown, files)
    if read.yes(params, "is_closed"):
        body["is_closed"] = True
    return publish(world, address, {"poll": body}).wire


def _marked(world: World, params: Json, name: str) -> tuple[str, list[Json]]:
    mode = read.text(params, f"{name}_parse_mode")
    given = None if mode else read.list_of(params, f"{name}_entities")
    text, marks = understood(read.text(params, name), mode, given)
    return text, introduced(world, marks)


def _option(world: World, given: Any, files: Files) -> Json:
    words = given.get("text", "") if isinstance(given, dict) else given
    mode = str(given.get("text_parse_mode") or "") if isinstance(given, dict) else ""
    marked = given.get("text_entities") if isinstance(given, dict) and not mode else None
    text, marks = understood(str(words), mode, marked)
    marks = introduced(world, marks)
    if not text:
        raise bad("poll option must be non-empty")
    if width(text) > 100:
        raise bad("poll options length must not exceed 100")
    option: Json = {"text": text, **({"text_entities": marks} if marks else {})}
    if isinstance(given, dict) and given.get("media"):
        option["media"] = _media(world, given["media"], files)
    return option


def _media(world: World, given: Any, files: Files) -> Json:
    """What is shown with a question, an option or an explanation."""
    if not isinstance(given, dict) or "type" not in given:
        raise bad("can't parse InputMedia: expected an Object with a type")
    kind = str(given["type"])
    if kind == "location":
        return {"location": place_of(given)}
    if kind == "venue":
        return {
            "venue": {"location": place_of(given), **{key: str(given.get(key, "")) for key in ("title", "address")}}
        }
    return content_of(stored(world, given, files, kind, "media", given.get("media")), given)


def _right_answers(params: Json, count: int) -> list[int]:
    given = read.list_of(params, "correct_option_ids")
    if given is None and params.get("correct_option_id") not in (None, ""):
        given = [read.whole(params, "correct_option_id")]
    if not given:
        raise bad("wrong correct option ID specified")
    right = sorted({int(one) for one in given})
    if right[0] < 0 or right[-1] >= count:
        raise bad("wrong correct option ID specified")
    return right


def stop_poll(world: World, params: Json, files: Files) -> Json:
    markup = read_markup(params)
    chat, post = own_post(world, params)
    if "poll" not in post.wire:
        raise bad("message with poll to stop not found")
    if post.wire["poll"]["is_closed"]:
        raise bad("poll has already been closed")
    body = {**post.wire["poll"], "is_closed": True}
    wire = {key: value for key, value in post.wire.items() if key != "reply_markup"}
    post.wire = {**wire, "poll": body, **({"reply_markup": markup} if markup else {})}
    world.touch(chat, post)
    return body


def vote(world: World, who: Person, chat: Chat, post: Post, chosen: list[int]) -> None:
    """A person votes; the bot hears of it unless the poll is anonymous. Refusal for an option that is not there."""
    post.wire = closed_by_now(world, post.wire)
    body = post.wire["poll"]
    if body["is_closed"]:
        raise bad("poll is closed")
    if any(not 0 <= one < len(body["options"]) for one in chosen):
        raise bad("there is no such option")
    kept = world.polls[body["id"]]
    before = kept["votes"].get(str(who.id))
    if before and not body["allows_revoting"]:
        raise Refusal(400, "the vote in a quiz is final")
    votes = {**kept["votes"], str(who.id): chosen}
    if not chosen:
        votes.pop(str(who.id))
    world.polls[body["id"]] = {**kept, "votes": votes}
    world.changed("poll", body["id"])
    options = [
        {**option, "voter_count": sum(1 for picks in votes.values() if number in picks)}
        for number, option in enumerate(body["options"])
    ]
    post.wire = {**post.wire, "poll": {**body, "options": options, "total_voter_count": len(votes)}}
    world.touch(chat, post)
    if kept["owner"] != world.bot_id:
        return
    world.tell("poll", post.wire["poll"], chat=chat.id)
    if not body["is_anonymous"]:
        answer = {
            "poll_id": body["id"],
            "user": who.user(),
            "option_ids": chosen,
            "option_persistent_ids": [f"{body['id']}:{one}" for one in chosen],
        }
        world.tell("poll_answer", answer, chat=chat.id, person=who.id)


METHODS = {"sendPoll": send_poll, "stopPoll": stop_poll}
