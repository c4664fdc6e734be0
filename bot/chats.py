"""python -m bot chats: the ids of the groups a bot was added to and of the people who wrote to it, for config.toml.

Asks Telegram what waits for the bot, and leaves it there. Refuses to read a word of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)

from bot.cli import CannotRun
from bot.config import BadConfig, Config, require_token
from bot.intake import RawUpdates, is_id

NOTHING = (
    "nothing waits for the bot: add it to both groups as an administrator, write /start to it yourself, and ask again; "
    "what a running bot has fetched is seen no more"
)


async def listed(config: Config) -> list[str]:
    """A line for each chat and person that waits to be heard: id, what it is, its name. Raises BadConfig, CannotRun."""
    server = TelegramAPIServer.from_base(config.telegram.api_url)
    bot = Bot(require_token(config), session=AiohttpSession(api=server))
    try:
        waiting = await bot(RawUpdates(timeout=0))
    except (TelegramUnauthorizedError, TelegramNotFound) as fault:
        raise BadConfig("token: Telegram does not know it; ask @BotFather for it again") from fault
    except TelegramConflictError as fault:
        raise CannotRun("chats: a bot gets these updates now; stop it first") from fault
    except (AiogramError, OSError, TimeoutError) as fault:
        raise CannotRun(f"chats: {config.telegram.api_url} cannot be reached ({type(fault).__name__})") from fault
    finally:
        await bot.session.close()
    found = dict(entry for update in waiting for entry in _named(update))
    if not found:
        raise CannotRun(f"chats: {NOTHING}")
    return [f"{number}\t{what}" for number, what in sorted(found.items())]


def _named(value: Any) -> Iterable[tuple[int, str]]:
    """Every chat and person in an update, however deep; bots are left out."""
    if isinstance(value, list):
        for one in value:
            yield from _named(one)
    if not isinstance(value, dict):
        return
    if is_id(value.get("id")) and not value.get("is_bot"):
        if value.get("type") in {"group", "supergroup", "channel"}:
            yield value["id"], f"{value['type']}\t{value.get('title', '')}"
        elif isinstance(value.get("first_name"), str):
            yield value["id"], f"person\t{value['first_name']} {value.get('last_name', '')}".rstrip()
    for one in value.values():
        yield from _named(one)
