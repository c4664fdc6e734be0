"""A bare aiogram bot that answers every message with its words: the peer of bench/turnaround. Keeps nothing."""

from __future__ import annotations

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def echo(message: Message) -> None:
    """Say it back."""
    await message.answer(message.text or "…")


def main() -> None:
    """python -m bench.echo_bot URL TOKEN."""
    url, token = sys.argv[1:3]
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    asyncio.run(dispatcher.start_polling(bot, handle_signals=True))


if __name__ == "__main__":
    main()
