"""The people API over HTTP, under /town: reads bodies, calls people.py, answers JSON. Plays nobody by itself.

A wrong field is a sentence with 400, an unknown person, chat, message or button one with 404.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web

from sandbox import people
from sandbox.child import Child, NoChild
from sandbox.faults import OF_CALLS, OF_UPDATES, Rule
from sandbox.http import WORLD, read_request
from sandbox.params import Upload
from sandbox.refusals import Refusal
from sandbox.screen import screen
from sandbox.settle import Ask, NoWord, Word, read_word, settle, wait_until
from sandbox.state import Json, Person
from sandbox.world import World

CHILD = web.AppKey("child", Child)
ASK: web.AppKey[Ask] = web.AppKey("ask")
TAP_PATIENCE = 10.0


class Wrong(ValueError):
    """A body that cannot be read; the sentence is the message."""


# Reading ----------------------------------------------------------------------------------------------------------


def whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lstrip("-").isdigit():
        return int(value)
    raise ValueError("a whole number")


def number(value: Any) -> float:
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            return float(value)
        except ValueError:
            pass
    raise ValueError("a number")


def words(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise ValueError("text")


def yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise ValueError("true or false")


def some_words(value: Any) -> list[str]:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return value
    raise ValueError("a list of texts")


def a_chat(value: Any) -> int | str:
    if isinstance(value, str) and not value.strip().lstrip("-").isdigit():
        return value
    try:
        return whole(value)
    except ValueError:
        raise ValueError("an id, or private, helpers, admins") from None


def a_button(value: Any) -> int | str:
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ValueError("a label or an index")


def a_list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    raise ValueError("a list")


def an_instant(value: Any) -> datetime:
    try:
        instant = datetime.fromisoformat(words(value).replace("Z", "+00:00"))
    except ValueError:
        raise ValueError("an ISO time") from None
    if instant.tzinfo is None:
        raise ValueError("an ISO time with its offset")
    return instant


Reader = Callable[[Any], Any]


def fields(body: Json, needed: dict[str, Reader], optional: dict[str, Reader] | None = None) -> Json:
    """The body's fields, read; Wrong for one that is missing, unknown or of the wrong sort."""
    known = {**needed, **(optional or {})}
    strange = sorted(set(body) - set(known))
    if strange:
        raise Wrong(f"Unknown field {', '.join(strange)}; known are {', '.join(known) or 'none'}.")
    missing = sorted(name for name in needed if body.get(name) is None)
    if missing:
        raise Wrong(f"Missing field {', '.join(missing)}.")
    read: Json = {}
    for name, value in body.items():
        if value is None:
            continue
        try:
            read[name] = known[name](value)
        except ValueError as no:
            raise Wrong(f"The field {name} must be {no}, not {json.dumps(value, default=str)[:80]}.") from None
    return read


async def body_of(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    try:
        return await read_request(request)
    except Refusal as no:
        raise Wrong(f"The body cannot be read: {no.description}.") from None


# What people do ---------------------------------------------------------------------------------------------------

WHO: dict[str, Reader] = {"person": whole}
WHERE: dict[str, Reader] = {"chat": a_chat}
Deed = Callable[[World, Json, dict[str, Upload]], Any]


def _says(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.says(world, **given)}


def _photo(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.photo(world, **given, **_file(files, "photo"))}


def _voice(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.voice(world, **given, **_file(files, "voice", named=False))}


def _video(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.video(world, **given, **_file(files, "video", named=False))}


def _document(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.document(world, **given, **_file(files, "document", mime=True))}


def _sticker(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.sticker(world, **given, **_file(files, "sticker", named=False))}


def _file(files: dict[str, Upload], kind: str, *, named: bool = True, mime: bool = False) -> Json:
    strange = sorted(set(files) - {kind, "file"})
    if strange:
        raise Wrong(f"Unknown file {', '.join(strange)}; it is called {kind} or file.")
    upload = files.get(kind) or files.get("file")
    if upload is None:
        return {}
    return {
        "content": upload.content,
        **({"name": upload.name} if named else {}),
        **({"mime": upload.mime} if mime else {}),
    }


def _location(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return {"message": people.location(world, **given)}


def _moves(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.moves(world, **given)
    return {"message": given["message"]}


def _contact(world: World, given: Json, files: dict[str, Upload]) -> Json:
    phone = given.pop("phone_number", "")
    return {"message": people.contact(world, **given, phone=phone)}


def _edits(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.edits(world, **given)
    return {"message": given["message"]}


def _deletes(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.deletes(world, **given)
    return {"message": given["message"]}


def _reacts(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.reacts(world, **given)
    return {"message": given["message"]}


async def _taps(world: World, given: Json, files: dict[str, Upload]) -> Json:
    answer = people.taps(world, **given)
    await answer.waited(TAP_PATIENCE)
    shown: Json = {"answered": answer.answered, "text": answer.text, "alert": answer.alert}
    if answer.url:
        shown["url"] = answer.url
    if answer.message is not None:
        shown["message"] = answer.message
    return shown


def _add(world: World, given: Json, files: dict[str, Upload]) -> Json:
    return person_shown(people.add_person(world, given.pop("name"), **given))


def _join(world: World, given: Json, files: dict[str, Upload]) -> Json:
    inside = people.join(world, **given)
    return {"joined": inside, "asked": not inside, "chat": people.chat_of(world, given["person"], given["chat"]).id}


def _leave(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.leave(world, **given)
    return {"left": True}


def _blocks(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.blocks(world, given["person"], on=given["on"])
    return {"blocked": given["on"]}


def _anonymous(world: World, given: Json, files: dict[str, Upload]) -> Json:
    people.stays_anonymous(world, given["person"], given["chat"], on=given.get("on", True))
    return {"anonymous": given.get("on", True)}


def _limits(world: World, given: Json, files: dict[str, Upload]) -> Json:
    world.limits.on = given["on"]
    return {"limits": world.limits.on}


def _faults(world: World, given: Json, files: dict[str, Upload]) -> Json:
    world.faults.set([_rule(one) for one in given["rules"]])
    return {"rules": len(world.faults.rules)}


def _rule(one: Any) -> Rule:
    if not isinstance(one, dict):
        raise Wrong("A rule is an object with at least a kind.")
    given = fields(
        {**one, "kind": str(one.get("kind", ""))},
        {"kind": words},
        {
            "method": words,
            "chat": whole,
            "nth": whole,
            "share": number,
            "seed": whole,
            "retry_after": whole,
        },
    )
    if given["kind"] not in OF_CALLS | OF_UPDATES:
        raise Wrong(f"Unknown kind {given['kind']!r}; known are {', '.join(sorted(OF_CALLS | OF_UPDATES))}.")
    if not 0 <= given.get("share", 1) <= 1:
        raise Wrong("A share is between 0 and 1.")
    return Rule(**given)


DEEDS: dict[str, tuple[Deed, dict[str, Reader], dict[str, Reader]]] = {
    "people": (_add, {"name": words}, {"language": words, "roles": some_words, "username": words}),
    "join": (_join, {**WHO, **WHERE}, {}),
    "leave": (_leave, {**WHO, **WHERE}, {}),
    "says": (_says, {**WHO, "text": words}, {**WHERE, "reply_to": whole, "topic": whole}),
    "photo": (_photo, WHO, {**WHERE, "caption": words, "album": words, "reply_to": whole}),
    "voice": (_voice, WHO, {**WHERE, "duration": whole, "caption": words}),
    "video": (_video, WHO, {**WHERE, "duration": whole, "caption": words}),
    "document": (_document, WHO, {**WHERE, "caption": words, "name": words}),
    "sticker": (_sticker, WHO, {**WHERE, "emoji": words}),
    "location": (
        _location,
        {**WHO, "latitude": number, "longitude": number},
        {**WHERE, "live_period": whole, "heading": whole, "reply_to": whole},
    ),
    "moves": (
        _moves,
        {**WHO, "message": whole, "latitude": number, "longitude": number},
        {**WHERE, "heading": whole},
    ),
    "contact": (
        _contact,
        WHO,
        {**WHERE, "phone_number": words, "first_name": words, "last_name": words, "reply_to": whole},
    ),
    "edits": (_edits, {**WHO, "message": whole, "text": words}, WHERE),
    "deletes": (_deletes, {**WHO, "message": whole}, {**WHERE, "text": words}),
    "reacts": (_reacts, {**WHO, "message": whole, "emoji": words}, WHERE),
    "taps": (_taps, {**WHO, "button": a_button}, {**WHERE, "message": whole}),
    "blocks": (_blocks, {**WHO, "on": yes}, {}),
    "anonymous": (_anonymous, {**WHO, **WHERE}, {"on": yes}),
    "limits": (_limits, {"on": yes}, {}),
    "faults": (_faults, {"rules": a_list}, {}),
}


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
    given.pop("text", None) if name == "deletes" else None
    done = do(request.app[WORLD], given, files)
    return web.json_response(await done if isinstance(done, Awaitable) else done)


# What there is to see ---------------------------------------------------------------------------------------------


def person_shown(one: Person) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "language": one.language,
        "roles": one.roles,
        "username": one.username,
        "phone": one.phone,
        "started": one.started,
        "blocked": one.blocked,
    }


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
    return shown


def clock_shown(world: World) -> Json:
    return {"now": world.clock.now().isoformat(), "running": world.clock.running}


async def _town(request: web.Request) -> web.StreamResponse:
    fields(dict(request.query), {})
    return web.json_response(town_shown(request.app[WORLD], request.app[CHILD]))


async def _clock(request: web.Request) -> web.StreamResponse:
    return web.json_response(clock_shown(request.app[WORLD]))


async def _screen(request: web.Request) -> web.StreamResponse:
    given = fields(dict(request.query), WHO, {**WHERE, "since": whole})
    return web.json_response(screen(request.app[WORLD], **given))


async def _calls(request: web.Request) -> web.StreamResponse:
    given = fields(dict(request.query), {}, {"since": whole})
    transcript = request.app[WORLD].transcript
    return web.json_response({"last": transcript.last, "calls": transcript.since(given.get("since", 0))})


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
    state = await settle(request.app[WORLD], request.app[ASK], given.get("timeout", 10.0))
    return web.json_response(state.answer())


async def _waits(request: web.Request) -> web.StreamResponse:
    given = fields((await body_of(request))[0], {}, {"minutes": number, "until": an_instant})
    world = request.app[WORLD]
    if ("minutes" in given) == ("until" in given):
        raise Wrong("Waiting takes either minutes or until.")
    now = world.clock.now()
    target = given["until"] if "until" in given else now + timedelta(minutes=given["minutes"])
    if target < now:
        raise Wrong(f"It is {now.isoformat()} already; the clock does not go back.")
    if target - now > timedelta(days=400):
        raise Wrong("Nobody waits for more than 400 days.")
    answer = await wait_until(world, request.app[ASK], target)
    world.keep()
    return web.json_response(answer)


def asks(url: str | None) -> Ask:
    """A function that asks the bot at this address for its word."""

    async def nobody() -> Word | None:
        raise NoWord("This sandbox does not know where to ask the bot; start it with --bot URL.")

    if url is None:
        return nobody
    address = url.rstrip("/") + "/idle"
    session: list[aiohttp.ClientSession] = []

    async def ask() -> Word | None:
        if not session:
            session.append(aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)))
        try:
            async with session[0].get(address) as answer:
                return read_word(await answer.json())
        except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
            return None

    return ask


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
