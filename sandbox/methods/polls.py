"""Polls and quizzes: asked and stopped. Votes are ballots.py's."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sandbox import params as read
from sandbox.entities import understood
from sandbox.markup import width
from sandbox.methods.ballots import closed_by_now, new_poll, show_everywhere
from sandbox.methods.edits import inline, message_meant
from sandbox.methods.media import content_of, stored
from sandbox.methods.posting import addressed, introduced, place_of, publish
from sandbox.params import Files
from sandbox.refusals import bad
from sandbox.state import Chat, Json

if TYPE_CHECKING:
    from sandbox.world import World

MOST_OPTIONS = 12
LONGEST_QUESTION, LONGEST_OPTION, LONGEST_EXPLANATION, LONGEST_DESCRIPTION = 300, 100, 200, 1024
SHORTEST_RUN, LONGEST_RUN = 5, 2_628_000
"""How long a poll may be open, in seconds."""


def send_poll(world: World, params: Json, files: Files) -> Json:
    kind = read.text(params, "type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad("unsupported poll type specified")
    question, question_marks = _marked(world, params, "question")
    given = read.list_of(params, "options") or []
    anonymous = read.yes(params, "is_anonymous") if params.get("is_anonymous") is not None else True
    address = addressed(world, params, what="poll")
    if not question:
        raise bad("text must be non-empty")
    if width(question) > LONGEST_QUESTION:
        raise bad(f"poll question length must not exceed {LONGEST_QUESTION}")
    if not given:
        raise bad("poll must have at least one answer option")
    if len(given) > MOST_OPTIONS:
        raise bad(f"poll can't have more than {MOST_OPTIONS} options")
    options = [_option(world, one, files) for one in given]
    if address.chat.type == "channel" and not anonymous:
        raise bad("non-anonymous polls can't be sent to channel chats")
    several = read.yes(params, "allows_multiple_answers")
    right = _right_answers(params, len(options), several=several) if kind == "quiz" else []
    if read.yes(params, "allow_adding_options") and (anonymous or kind == "quiz"):
        raise bad("options can't be added to anonymous polls and quizzes")
    spans = _spans(world, params)
    voters = _voters(address.chat, params)
    body = new_poll(world, question, options, owner=world.bot_id, anonymous=anonymous, kind=kind)
    body |= {**spans, **voters, "allows_multiple_answers": several}
    if question_marks:
        body["question_entities"] = question_marks
    if params.get("allows_revoting") is not None:
        body["allows_revoting"] = read.yes(params, "allows_revoting")
    if kind == "quiz":
        body["correct_option_ids"] = right
        body |= _said(world, params, files, "explanation", LONGEST_EXPLANATION)
    body |= _said(world, params, files, "description", LONGEST_DESCRIPTION)
    if read.yes(params, "is_closed"):
        body["is_closed"] = True
    if read.yes(params, "hide_results_until_closes"):
        world.polls[body["id"]]["hides"] = True
    if read.yes(params, "shuffle_options"):
        world.polls[body["id"]]["shuffles"] = True
    return publish(world, address, {"poll": body}).wire


def _spans(world: World, params: Json) -> Json:
    """When the poll closes by itself; of two ways to say so the period counts."""
    if period := read.whole(params, "open_period"):
        if not SHORTEST_RUN <= period <= LONGEST_RUN:
            raise bad("wrong poll open period specified")
        return {"open_period": period}
    if close := read.whole(params, "close_date"):
        # A date is in whole seconds and the call has been under way: a second less is let pass.
        if not SHORTEST_RUN - 1 <= close - world.clock.timestamp() <= LONGEST_RUN:
            raise bad("wrong poll close date specified")
        return {"close_date": close}
    return {}


def _voters(chat: Chat, params: Json) -> Json:
    """Who may vote at all: a restriction that only channels know."""
    countries = [str(one) for one in read.list_of(params, "country_codes") or []]
    members = read.yes(params, "members_only")
    if (countries or members) and chat.type != "channel":
        raise bad("voters can be restricted only in channel chats")
    if len(countries) > 12 or not all(re.fullmatch("[A-Z]{2}", one) for one in countries):
        raise bad("invalid country code specified")
    return {**({"country_codes": countries} if countries else {}), "members_only": members}


def _said(world: World, params: Json, files: Files, name: str, most: int) -> Json:
    """A description or an explanation: its words, their marks, and what is shown with them."""
    said: Json = {}
    if read.text(params, name):
        text, marks = _marked(world, params, name)
        if width(text) > most:
            raise bad("message caption is too long" if name == "description" else "MESSAGE_TOO_LONG")
        said = {name: text, **({f"{name}_entities": marks} if marks else {})}
    place = "media" if name == "description" else f"{name}_media"
    if (shown := read.object_of(params, place)) is not None:
        said[place] = _media(world, shown, files)
    return said


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
        raise bad("text must be non-empty")
    if width(text) > LONGEST_OPTION:
        raise bad(f"poll options length must not exceed {LONGEST_OPTION}")
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


def _right_answers(params: Json, count: int, *, several: bool) -> list[int]:
    given = read.list_of(params, "correct_option_ids")
    if given is None and params.get("correct_option_id") not in (None, ""):
        given = [params["correct_option_id"]]
    right = [read.whole({"id": one}, "id", -1) for one in given or []]
    rising = all(one < other for one, other in pairwise(right))
    if not right or not rising or right[0] < 0 or right[-1] >= count or (len(right) > 1 and not several):
        raise bad("wrong correct option ID specified")
    return right


def stop_poll(world: World, params: Json, files: Files) -> Json:
    markup = inline(params)
    chat, post = message_meant(world, params, "message with poll to stop not found")
    if "poll" not in post.wire:
        raise bad("message is not a poll")
    if not post.by_bot or "forward_origin" in post.wire:
        raise bad("poll can't be stopped")
    post.wire = closed_by_now(world, post.wire)
    if post.wire["poll"]["is_closed"]:
        raise bad("poll has already been closed")
    wire = {key: value for key, value in post.wire.items() if key != "reply_markup"}
    post.wire = {**wire, **({"reply_markup": markup} if markup else {})}
    body: Json = {**wire["poll"], "is_closed": True}
    show_everywhere(world, body)
    world.tell("poll", body, chat=chat.id)
    return body


METHODS = {"sendPoll": send_poll, "stopPoll": stop_poll}
