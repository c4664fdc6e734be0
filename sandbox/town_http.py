"""The people API over HTTP, under /town: reads bodies, calls people.py, answers JSON. Plays nobody by itself.

A wrong field is a sentence with 400, an unknown person, chat, message or button one with 404.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from datetime import timedelta
from itertools import islice
from typing import Any

import aiohttp
from aiohttp import web

from sandbox import people
from sandbox.bodies import (
    Wrong,
    an_instant,
    fields,
    number,
    whole,
    words,
)
from sandbox.child import Child, NoChild
from sandbox.deeds import DEEDS, WHERE, WHO, person_shown
from sandbox.faults import Rule
from sandbox.http import WORLD, read_request
from sandbox.params import Upload
from sandbox.refusals import Refusal
from sandbox.screen import screen
from sandbox.settle import Ask, NoWord, Word, read_word, settle, wait_until
from sandbox.state import Json
from sandbox.world import World

CHILD = web.AppKey("child", Child)
ASK: web.AppKey[Ask] = web.AppKey("ask")
MOST_DAYS = 400
LONGEST_SETTLE = 600.0
LONGEST_LOOK = 60.0
CALLS_AT_ONCE = 250


async def body_of(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    try:
        return await read_request(request)
    except Refusal as no:
        raise Wrong(f"The body cannot be read: {no.description}.") from None


async def _deed(request: web.Request) -> web.StreamResponse:
    name = request.match_info["deed"]
    known = DEEDS.get(name)
    if known is None:
        raise people.Unknown(f"There is no /town/{name}; there are {', '.join(sorted(DEEDS))}.")
    do, needed, optional = known
    body, files = await body_of(request)
    given = fields(body, needed, optional)
    if files and name not in ("photo", "voice", "video", "document", "sticker"):
        raise Wrong(f"/town/{name} takes no file.")
    done = do(request.app[WORLD], given, files)
    return web.json_response(await done if isinstance(done, Awaitable) else done)


# What there is to see ---------------------------------------------------------------------------------------------


def town_shown(world: World, child: Child) -> Json:
    chats = [
        {
            "id": chat.id,
            "type": chat.type,
            "title": chat.title,
            "role": chat.role or None,
            "region": chat.region,
            "members": [user for user in chat.members if user in world.people and world.is_in(chat, user)],
            "admins": [
                user
                for user, member in chat.members.items()
                if user in world.people and member["status"] in ("creator", "administrator")
            ],
            "topics": [{"id": topic, "name": one["name"]} for topic, one in chat.topics.items()],
        }
        for chat in world.chats.values()
        if chat.type != "private" and chat.migrated_to is None
    ]
    private = [
        {"id": one.id, "type": "private", "title": one.name, "role": "private", "region": None, "members": [one.id]}
        for one in world.people.values()
    ]
    return {
        "clock": clock_shown(world),
        "bot": {
            "id": world.bot_id,
            "username": world.bot["username"],
            "first_name": world.bot["first_name"],
            "state": child.state,
            "commands": world.settings.get("commands:default:", []),
        },
        "people": [person_shown(one) for one in world.people.values()],
        "chats": chats + private,
        "limits": world.limits.on,
        "faults": [rule_shown(rule) for rule in world.faults.rules],
        "autopilot": world.autopilot,
        **world.extras,
    }


def rule_shown(rule: Rule) -> Json:
    shown: Json = {"kind": rule.kind, "seen": rule.seen}
    for name in ("method", "chat", "nth", "share", "seed"):
        if value := getattr(rule, name):
            shown[name] = value
    if rule.kind == "429":
        shown["retry_after"] = rule.retry_after
    return shown


def clock_shown(world: World) -> Json:
    return {"now": world.clock.now().isoformat(), "running": world.clock.running}


async def _town(request: web.Request) -> web.StreamResponse:
    fields(dict(request.query), {})
    return web.json_response(town_shown(request.app[WORLD], request.app[CHILD]))


async def _clock(request: web.Request) -> web.StreamResponse:
    return web.json_response(clock_shown(request.app[WORLD]))


async def _screen(request: web.Request) -> web.StreamResponse:
    """The chat as a person sees it; with `since` and `timeout` once there is something new, or the seconds are over."""
    given = fields(dict(request.query), WHO, {**WHERE, "since": whole, "timeout": number})
    world, loop = request.app[WORLD], asyncio.get_running_loop()
    until = loop.time() + min(given.pop("timeout", 0.0), LONGEST_LOOK)
    shown = screen(world, **given)
    while "since" in given and not shown["messages"] and (left := until - loop.time()) > 0:
        world.stirred.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(world.stirred.wait(), left)
        shown = screen(world, **given)
    return web.json_response(shown)


async def _calls(request: web.Request) -> web.StreamResponse:
    """Every call after `since`, or the latest `limit` of them; written out as it is read, however long it gets."""
    given = fields(dict(request.query), {}, {"since": whole, "limit": whole})
    transcript = request.app[WORLD].transcript
    last, since = transcript.last, given.get("since", 0)
    if "limit" in given:
        since = max(since, last - max(0, given["limit"]))
    answer = web.StreamResponse(headers={"Content-Type": "application/json; charset=utf-8"})
    await answer.prepare(request)
    lines = transcript.lines(since)
    between = f'{{"last": {last}, "calls": ['
    while some := list(islice(lines, CALLS_AT_ONCE)):
        await answer.write((between + ", ".join(some)).encode())
        between = ", "
    await answer.write(((between if between != ", " else "") + "]}").encode())
    await answer.write_eof()
    return answer


async def _file_seen(request: web.Request) -> web.StreamResponse:
    stored = request.app[WORLD].files.get(request.match_info["file"])
    if stored is None:
        raise people.Unknown("There is no such file.")
    kind = stored.mime or "application/octet-stream"
    # Shown inside the page's origin: only pictures and sounds are, everything else is for download.
    safe = kind.split("/")[0] in ("audio", "video") or stored.kind == "photo"
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "max-age=86400"}
    if stored.kind == "photo":
        kind = _picture_kind(stored.content)
    if not safe:
        kind = "application/octet-stream"
        headers["Content-Disposition"] = "attachment"
    return web.Response(body=stored.content, content_type=kind, headers=headers)


def _picture_kind(content: bytes) -> str:
    if content.startswith(b"\x89PNG"):
        return "image/png"
    if content.startswith(b"GIF8"):
        return "image/gif"
    return "image/webp" if content[8:12] == b"WEBP" else "image/jpeg"


# Bot, clock, settling ---------------------------------------------------------------------------------------------


async def _bot(request: web.Request) -> web.StreamResponse:
    given = fields((await body_of(request))[0], {"action": words})
    child = request.app[CHILD]
    match given["action"]:
        case "kill":
            await child.kill()
        case "start":
            await child.start()
        case "restart":
            await child.kill()
            await child.start()
        case other:
            raise Wrong(f"The bot can be told to kill, start or restart, not {other!r}.")
    return web.json_response({"state": child.state})


async def _settle(request: web.Request) -> web.StreamResponse:
    given = fields((await body_of(request))[0], {}, {"timeout": number})
    state = await settle(request.app[WORLD], request.app[ASK], min(given.get("timeout", 10.0), LONGEST_SETTLE))
    return web.json_response(state.answer())


async def _waits(request: web.Request) -> web.StreamResponse:
    given = fields((await body_of(request))[0], {}, {"minutes": number, "until": an_instant})
    world = request.app[WORLD]
    if ("minutes" in given) == ("until" in given):
        raise Wrong("Waiting takes either minutes or until.")
    if abs(given.get("minutes", 0)) > MOST_DAYS * 24 * 60:
        raise Wrong(f"Nobody waits for more than {MOST_DAYS} days.")
    now = world.clock.now()
    target = given["until"] if "until" in given else now + timedelta(minutes=given["minutes"])
    if target < now:
        raise Wrong(f"It is {now.isoformat()} already; the clock does not go back.")
    if target - now > timedelta(days=MOST_DAYS):
        raise Wrong(f"Nobody waits for more than {MOST_DAYS} days.")
    answer = await wait_until(world, request.app[ASK], target)
    world.keep()
    return web.json_response(answer)


class Asking:
    """Asks the bot at an address for its word, over one connection that is closed with the server."""

    def __init__(self, url: str) -> None:
        self._address = url.rstrip("/") + "/idle"
        self._session: aiohttp.ClientSession | None = None

    async def __call__(self) -> Word | None:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5))
        try:
            async with self._session.get(self._address) as answer:
                return read_word(await answer.json(content_type=None))
        except (aiohttp.ClientError, TimeoutError, KeyError, TypeError, ValueError):
            return None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


async def nobody() -> Word | None:
    raise NoWord("This sandbox does not know where to ask the bot; start it with --bot URL.")


def asks(url: str | None) -> Ask:
    """Something that asks the bot at this address for its word."""
    return Asking(url) if url is not None else nobody


@web.middleware
async def _sentences(request: web.Request, handler: Any) -> web.StreamResponse:
    """Errors of the people API as a sentence in JSON."""
    if not request.path.startswith("/town"):
        return await handler(request)  # type: ignore[no-any-return]
    try:
        return await handler(request)  # type: ignore[no-any-return]
    except people.Unknown as no:
        return web.json_response({"error": no.args[0]}, status=404)
    except (people.Impossible, Wrong) as no:
        return web.json_response({"error": str(no)}, status=400)
    except Refusal as no:
        return web.json_response({"error": no.description}, status=400)
    except (NoChild, NoWord) as no:
        return web.json_response({"error": str(no)}, status=409)
    except web.HTTPNotFound:
        return web.json_response({"error": f"There is no {request.path} here."}, status=404)
    except web.HTTPMethodNotAllowed as no:
        allowed = " or ".join(sorted(no.allowed_methods))
        return web.json_response({"error": f"{request.path} is for {allowed}."}, status=405)


def add_people_api(app: web.Application, child: Child, ask: Ask) -> None:
    app[CHILD] = child
    app[ASK] = ask
    if isinstance(ask, Asking):
        app.on_cleanup.append(lambda _: ask.close())
    app.middlewares.append(_sentences)
    app.router.add_get("/town", _town)
    app.router.add_get("/town/clock", _clock)
    app.router.add_get("/town/screen", _screen)
    app.router.add_get("/town/calls", _calls)
    app.router.add_get("/town/file/{file}", _file_seen)
    app.router.add_post("/town/bot", _bot)
    app.router.add_post("/town/settle", _settle)
    app.router.add_post("/town/waits", _waits)
    app.router.add_post("/town/{deed}", _deed)
