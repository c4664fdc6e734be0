"""aiogram over real HTTP: its own polling, forms and uploads, as `python -m bot run` uses them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramEntityTooLarge, TelegramUnauthorizedError
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiohttp.test_utils import TestServer

from sandbox import files, people
from sandbox.http import app_of
from sandbox.screen import screen
from sandbox.world import World

ANNA = 1001


@pytest.fixture
async def home() -> AsyncIterator[tuple[World, TelegramAPIServer]]:
    world = World()
    async with TestServer(app_of(world)) as server:
        yield world, TelegramAPIServer.from_base(str(server.make_url("")).rstrip("/"))


async def test_a_polling_bot_hears_and_answers(home: tuple[World, TelegramAPIServer]) -> None:
    world, server = home
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def hear(message: Message) -> None:
        keys = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Ja", callback_data="ja")]])
        await message.answer(f"<b>{message.text}</b>?", parse_mode="HTML", reply_markup=keys)

    @dispatcher.callback_query()
    async def press(tap: CallbackQuery) -> None:
        await tap.answer("Gut")
        assert isinstance(tap.message, Message)
        await tap.message.edit_text("Erledigt")

    async with Bot(world.token, session=AiohttpSession(api=server)) as bot:
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1))
        async with asyncio.timeout(20):
            people.says(world, ANNA, "Zäme go lose")
            while len(world.private(ANNA).posts) < 2:
                world.stirred.clear()
                await world.stirred.wait()
            answer = people.taps(world, ANNA, "Ja")
            await answer.waited(10)
            while screen(world, ANNA)["messages"][-1]["text"] != "Erledigt":
                world.stirred.clear()
                await world.stirred.wait()
        assert answer.text == "Gut"
        await dispatcher.stop_polling()
        await polling


async def test_files_up_and_down(home: tuple[World, TelegramAPIServer]) -> None:
    world, server = home
    people.says(world, ANNA, "/start")
    async with Bot(world.token, session=AiohttpSession(api=server)) as bot:
        sent = await bot.send_document(ANNA, BufferedInputFile("Grüezi".encode(), "gruss übung.txt"), caption="für Sie")
        assert sent.document
        assert (sent.document.file_name, sent.document.mime_type) == ("gruss übung.txt", "text/plain")
        content = await bot.download(sent.document)
        assert content is not None
        assert content.read().decode() == "Grüezi"
    async with Bot("2:OTHER", session=AiohttpSession(api=server)) as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()


async def test_a_body_larger_than_the_server_takes_is_413(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_UP", 0)
    world = World()
    people.says(world, ANNA, "/start")
    async with TestServer(app_of(world)) as server:
        api = TelegramAPIServer.from_base(str(server.make_url("")).rstrip("/"))
        async with Bot(world.token, session=AiohttpSession(api=api)) as bot:
            with pytest.raises(TelegramEntityTooLarge, match="Request Entity Too Large"):
                await bot.send_document(ANNA, BufferedInputFile(bytes(2 * 1024 * 1024), "large.bin"))
