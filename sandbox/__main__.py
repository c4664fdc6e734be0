"""`python -m sandbox`: a town on a port, for any Bot API client to live in. Starts no bot unless told its command."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import signal
import sqlite3
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from aiohttp import web

from sandbox.child import Child
from sandbox.clock import Clock
from sandbox.http import app_of
from sandbox.store import Store
from sandbox.town import BadTown
from sandbox.town_http import add_people_api, asks
from sandbox.web import folder
from sandbox.webhook import Messenger
from sandbox.world import World

log = logging.getLogger("sandbox")


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A Telegram look-alike with people in it.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default="1:TEST", help="the bot's token")
    parser.add_argument("--town", type=Path, help="JSON file with the people and chats of a new town")
    parser.add_argument("--world", type=Path, help="file the world is kept in; without it, it ends with the process")
    parser.add_argument("--bot", metavar="URL", help="where the bot answers GET /idle; settle and waits need it")
    parser.add_argument("--bot-command", default="", metavar="CMD", help="start this command as the bot")
    parser.add_argument("--now", metavar="ISO", help="the clock runs from here instead of the present")
    parser.add_argument("--seed", type=int, default=0, help="the same town again")
    parser.add_argument("--transcript", type=Path, help="append every call and update to this file")
    parser.add_argument("--web", type=Path, metavar="FOLDER", help="what a bot sends by address: FOLDER/host/path")
    parser.add_argument("--no-limits", action="store_true", help="do not enforce Telegram's rate limits")
    parser.add_argument("--no-page", action="store_true", help="no page at /")
    return parser.parse_args(arguments)


def world_of(chosen: argparse.Namespace) -> tuple[World, Store | None]:
    """The world of these options: kept from before, or new. BadTown and ValueError say what is wrong with them."""
    if ":" not in chosen.token:
        raise ValueError("a token looks like 1:TEST, a number and letters with a colon between")
    town: dict[str, Any] | None = None
    if chosen.town is not None:
        try:
            town = json.loads(chosen.town.read_text(encoding="utf-8"))
        except OSError as no:
            raise BadTown(f"the town file {chosen.town} cannot be read: {no.strerror}") from None
        except ValueError as no:
            raise BadTown(f"the town file {chosen.town} is no JSON: {no}") from None
    store = Store(chosen.world) if chosen.world is not None else None
    wished = chosen.now or (town or {}).get("now")
    start = _instant(wished) if wished else None
    kept = store.town_time() if store is not None else None
    if kept is not None and (start is None or kept > start):
        start = kept
    clock = Clock.of_the_machine() if start is None else Clock(start, running=True)
    world = World(town, clock=clock, token=chosen.token, seed=chosen.seed, limits=not chosen.no_limits)
    if chosen.web is not None:
        if not chosen.web.is_dir():
            raise ValueError(f"--web needs a folder, and {chosen.web} is none")
        world.web = folder(chosen.web)
    if store is not None:
        store.follow(world)
    if chosen.transcript is not None:
        world.transcript.write_to(chosen.transcript)
    return world, store


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise ValueError(f"--now needs an ISO time, not {text!r}") from None
    return instant if instant.tzinfo is not None else instant.astimezone()


async def serve(chosen: argparse.Namespace) -> None:
    """Serve until SIGTERM or SIGINT; the bot, if it is ours, ends first."""
    world, store = world_of(chosen)
    app = app_of(world, page=not chosen.no_page)
    child = Child(chosen.bot_command, world.stirred.set)
    add_people_api(app, child, asks(chosen.bot))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, chosen.host, chosen.port)
    ended = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, ended.set)
    messenger = asyncio.create_task(Messenger(world).delivers())
    try:
        await site.start()
        log.info("town of %d people: http://%s:%d", len(world.people), chosen.host, chosen.port)
        if chosen.bot_command:
            await child.start()
        await ended.wait()
    finally:
        await child.stop()
        messenger.cancel()
        with suppress(asyncio.CancelledError):
            await messenger
        await runner.cleanup()
        world.keep()
        world.transcript.close()
        if store is not None:
            store.close()


def main(arguments: list[str] | None = None) -> None:
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(name)s %(message)s")
    chosen = options(arguments)
    try:
        asyncio.run(serve(chosen))
    except (BadTown, ValueError) as no:
        _refuse(str(no))
    except sqlite3.Error as no:
        _refuse(f"the world file {chosen.world} cannot be used: {no}")
    except OSError as no:
        _refuse(f"cannot listen on {chosen.host}:{chosen.port}: {no.strerror or no}")


def _refuse(sentence: str) -> NoReturn:
    print(f"sandbox: {sentence}", file=sys.stderr)
    raise SystemExit(2)


if __name__ == "__main__":
    main()
