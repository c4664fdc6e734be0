"""A small bot that shows everything a chat can show, for the page's tests; knows nothing of needbot."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ContentType
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputPollOption,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

GREETING = (
    "Hello, <b>bold</b> and <i>italic</i>, <code>a = 1</code>, "
    '<a href="https://example.com/manual">the manual</a>. Ask for /help.'
)


def greeting_buttons() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text="Toast", callback_data="toast"),
                InlineKeyboardButton(text="Alert", callback_data="alert"),
            ],
            [InlineKeyboardButton(text="Count 0", callback_data="count:0")],
            [InlineKeyboardButton(text="Vanish", callback_data="vanish")],
            [InlineKeyboardButton(text="Website", url="https://example.com/")],
        ]
    )


async def greet(message: Message) -> None:
    await message.answer(GREETING, parse_mode="HTML", reply_markup=greeting_buttons())


async def explain(message: Message) -> None:
    await message.reply("This is help.")


async def show_keyboard(message: Message) -> None:
    keys = [
        [KeyboardButton(text="Share number", request_contact=True)],
        [KeyboardButton(text="Share place", request_location=True), KeyboardButton(text="Never mind")],
    ]
    await message.answer("Your number?", reply_markup=ReplyKeyboardMarkup(keyboard=keys, resize_keyboard=True))


async def offer(message: Message) -> None:
    """Offer something to everybody who is named by id after the command."""
    if message.bot is None or message.text is None:
        return
    buttons = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Accept", callback_data="accept")]])
    for word in message.text.split()[1:]:
        await message.bot.send_message(int(word), "An offer for you.", reply_markup=buttons)


async def show_code(message: Message) -> None:
    await message.answer(f"<pre>{'a long line of code ' * 20}</pre>", parse_mode="HTML")


async def quiz(message: Message) -> None:
    await message.answer_poll(
        "Which is faster?",
        [InputPollOption(text="2.4 GHz"), InputPollOption(text="5 GHz")],
        type="quiz",
        correct_option_ids=[1],
        explanation="The higher, the faster.",
    )


async def think(message: Message) -> None:
    if message.bot is not None:
        await message.bot.send_chat_action(message.chat.id, "typing")


async def open_topic(message: Message) -> None:
    if message.bot is not None:
        await message.bot.create_forum_topic(message.chat.id, "Tools")


async def toast(tap: CallbackQuery) -> None:
    await tap.answer("A toast for you")


async def alert(tap: CallbackQuery) -> None:
    await tap.answer("An alert for you", show_alert=True)


async def count(tap: CallbackQuery) -> None:
    if isinstance(tap.message, Message) and tap.data is not None:
        now = int(tap.data.split(":")[1]) + 1
        buttons = [[InlineKeyboardButton(text=f"Count {now}", callback_data=f"count:{now}")]]
        await tap.message.edit_text(
            f"Counted to {now}", reply_markup=InlineKeyboardMarkup(inline_keyboard=buttons), parse_mode=None
        )
    await tap.answer()


async def vanish(tap: CallbackQuery) -> None:
    if isinstance(tap.message, Message):
        await tap.message.delete()
    await tap.answer()


async def accept(tap: CallbackQuery) -> None:
    if isinstance(tap.message, Message):
        await tap.message.edit_text("Accepted. What is the price?")
    await tap.answer("Yours")


async def thank_for_contact(message: Message) -> None:
    number = message.contact.phone_number if message.contact else "nothing"
    await message.answer(f"Number {number}", reply_markup=ReplyKeyboardRemove())


async def mirror_place(message: Message) -> None:
    if message.location:
        await message.answer_venue(message.location.latitude, message.location.longitude, "Here", "Some street 1")


async def mirror_photo(message: Message) -> None:
    if message.photo and message.bot:
        picture = await message.bot.download(message.photo[-1])
        if picture is not None:
            await message.answer_photo(BufferedInputFile(picture.read(), "again.png"), caption="Your picture")


async def name_kind(message: Message) -> None:
    await message.answer(f"Got a {ContentType(message.content_type).value}")


async def echo(message: Message) -> None:
    await message.answer(f"You said: {message.text}", parse_mode=None)


def dispatcher() -> Dispatcher:
    router = Router()
    router.message.register(greet, CommandStart())
    router.message.register(explain, Command("help"))
    router.message.register(show_code, Command("code"))
    router.message.register(quiz, Command("quiz"))
    router.message.register(think, Command("think"))
    router.message.register(open_topic, Command("topic"))
    router.message.register(show_keyboard, Command("keyboard"))
    router.message.register(offer, Command("offer"))
    for handler, mark in ((toast, "toast"), (alert, "alert"), (vanish, "vanish"), (accept, "accept")):
        router.callback_query.register(handler, F.data == mark)
    router.callback_query.register(count, F.data.startswith("count:"))
    router.message.register(thank_for_contact, F.contact)
    router.message.register(mirror_place, F.location)
    router.message.register(mirror_photo, F.photo)
    router.message.register(
        name_kind, F.content_type.in_({ContentType.VOICE, ContentType.STICKER, ContentType.DOCUMENT})
    )
    router.message.register(echo, F.text & (F.chat.type == "private"))
    root = Dispatcher(disable_fsm=True)
    root.include_router(router)
    return root


async def poll(bot: Bot, root: Dispatcher) -> None:
    """Fetch and answer one by one, for ever; a sandbox that is away or refuses is asked again."""
    offset = 0
    while True:
        try:
            for update in await bot.get_updates(offset=offset, timeout=5):
                offset = update.update_id + 1
                await root.feed_update(bot, update)
        except TelegramAPIError:
            await asyncio.sleep(0.2)


@asynccontextmanager
async def living(address: str, token: str) -> AsyncIterator[Bot]:
    """The bot, polling the sandbox at the address until the block ends."""
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(address)))
    polling = asyncio.create_task(poll(bot, dispatcher()))
    try:
        yield bot
    finally:
        polling.cancel()
        with suppress(asyncio.CancelledError):
            await polling
        await bot.session.close()
