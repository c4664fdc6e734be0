"""The Bot API over HTTP, as Telegram serves it: any case of method, query, form, multipart or JSON; and files.

The people API under /town is town_http.py's, the page is a folder of files. What a method does is methods/'s.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from math import isfinite
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from sandbox import files as shelf
from sandbox.params import Upload
from sandbox.refusals import Refusal, Silence, bad, unauthorized
from sandbox.state import Json
from sandbox.world import World

log = logging.getLogger("sandbox")
WORLD = web.AppKey("world", World)
HANGS_SECONDS = 60.0
PAGE = Path(__file__).parent / "page"
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


def app_of(world: World, *, page: bool = True) -> web.Application:
    """The server of a world, without the people API."""
    app = web.Application(client_max_size=shelf.LARGEST_UP + 1024 * 1024, middlewares=[_in_json])
    app[WORLD] = world
    app.router.add_route("*", "/bot{token}/{method}", _bot_api)
    app.router.add_route("*", "/bot{token}/test/{method}", _bot_api)
    app.router.add_get("/file/bot{token}/{path:.+}", _file)
    if page:
        app.router.add_get("/", _page)
        app.router.add_get("/{name:[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.[a-z0-9]+}", _page)
    return app


def answered(status: int, answer: Json) -> web.Response:
    headers = {}
    if retry := answer.get("parameters", {}).get("retry_after"):
        headers["Retry-After"] = str(retry)
    body = json.dumps(answer, separators=(",", ":")).encode()
    return web.Response(body=body, status=status, content_type="application/json", headers=headers)


@web.middleware
async def _in_json(request: web.Request, handler: Any) -> web.StreamResponse:
    """What goes wrong before or beside a method, in Telegram's shape."""
    try:
        return await handler(request)  # type: ignore[no-any-return]
    except web.HTTPRequestEntityTooLarge:
        return _refused(413, "Request Entity Too Large")
    except web.HTTPNotFound:
        if not request.path.startswith(("/bot", "/file")):
            raise
        return _refused(404, "Not Found")
    except web.HTTPException:
        raise
    except Exception:
        log.exception("%s %s failed", request.method, request.path)
        return _refused(500, "Internal Server Error")


def _refused(code: int, description: str) -> web.Response:
    return answered(code, Refusal(code, description).answer())


async def _bot_api(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    token = request.match_info["token"]
    if token != world.token:
        if not _TOKEN.fullmatch(token):
            return _refused(404, "Not Found")
        return answered(401, unauthorized().answer())
    if request.method not in ("GET", "POST"):
        return _refused(405, "Method Not Allowed")
    try:
        params, files = await read_request(request)
    except Refusal as no:
        return answered(no.code, no.answer())
    try:
        status, answer = await world.call(request.match_info["method"], params, files)
    except Silence as silence:
        return await _silent(request, silence)
    if status == 404:
        log.warning("%s", answer["description"])
    return answered(status, answer)


async def _silent(request: web.Request, silence: Silence) -> web.StreamResponse:
    """Say nothing: hang until the client gives up, or break the connection at once."""
    loop = asyncio.get_running_loop()
    until = loop.time() + HANGS_SECONDS
    while silence.hangs and loop.time() < until and request.transport is not None:
        if request.transport.is_closing():
            break
        await asyncio.sleep(0.1)
    if request.transport is not None:
        request.transport.abort() if hasattr(request.transport, "abort") else request.transport.close()
    return web.Response()


async def read_request(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """Parameters and files of a request, wherever they stand in it."""
    params: Json = _pairs(request.rel_url.raw_query_string)
    files: dict[str, Upload] = {}
    if not request.can_read_body:
        return params, files
    kind = request.content_type
    if kind == "application/json":
        raw = await request.read()
        try:
            body = json.loads(raw, parse_constant=_no_number, parse_float=_finite) if raw.strip() else {}
        except (ValueError, RecursionError):
            raise bad("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad("JSON object expected")
        params.update(body)
    elif kind == "application/x-www-form-urlencoded":
        params.update(_pairs(await request.read()))
    elif kind == "multipart/form-data":
        try:
            form = await request.post()
        except (ValueError, AssertionError):
            raise bad("can't parse the form") from None
        for name, value in form.items():
            if isinstance(value, web.FileField):
                mime = value.content_type if value.content_type != "application/octet-stream" else ""
                files[name] = Upload(value.filename, value.file.read(), mime)
            elif isinstance(value, str):
                params[name] = value
            else:
                params[name] = bytes(value).decode(errors="replace")
    return params, files


def _pairs(encoded: str | bytes) -> Json:
    """Names and values of a query or a form; of several values of a name the first."""
    if not encoded:
        return {}
    try:
        text = encoded.decode() if isinstance(encoded, bytes) else encoded
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
        return dict(reversed(pairs))
    except UnicodeDecodeError:
        raise bad("strings must be encoded in UTF-8") from None
    except ValueError:
        raise bad("can't parse the form") from None


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON's")


def _finite(digits: str) -> float:
    value = float(digits)
    return value if isfinite(value) else _no_number(digits)


async def _file(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    if request.match_info["token"] != world.token:
        return answered(401, unauthorized().answer())
    stored = next((one for one in world.files.values() if one.path == request.match_info["path"]), None)
    if stored is None:
        return _refused(404, "Not Found")
    return web.Response(body=stored.content, content_type="application/octet-stream")


async def _page(request: web.Request) -> web.StreamResponse:
    path = PAGE / request.match_info.get("name", "index.html")
    if not path.is_file():
        raise web.HTTPNotFound(text=f"There is no {path.name} here.")
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})
