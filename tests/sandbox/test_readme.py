"""The example in the sandbox's README works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher, F
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

README = Path(__file__).parents[2] / "sandbox" / "README.md"


async def test_the_example_of_the_readme() -> None:
    dispatcher = Dispatcher()
    keys = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Yes", callback_data="yes")]])

    @dispatcher.message(CommandStart())
    async def started(message: Message) -> None:
        await message.answer("Shall we?", reply_markup=keys)

    @dispatcher.callback_query(F.data == "yes")
    async def agreed(tap: CallbackQuery, bot: Bot) -> None:
        await tap.answer("Done")
        await bot.send_message(tap.from_user.id, "See you")

    example = re.search("```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    names: dict[str, Any] = {}
    exec(compile(example.group(1), str(README), "exec"), names)
    await names["test_yes"](dispatcher)
