"""Makes Telegram agree with what is owed: sends letters, shows cards, within Telegram's limits. Refuses to decide.

A crash between sending and recording repairs itself: a letter may come twice (Telegram has no idempotency key), a lost
one is impossible. An edit that would change nothing is never sent. A chat whose call hangs keeps nobody else waiting.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramRetryAfter,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    ApproveChatJoinRequest,
    CreateChatInviteLink,
    DeclineChatJoinRequest,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendVoice,
)
from aiogram.methods.base import TelegramMethod, TelegramType
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from sqlalchemy.exc import SQLAlchemyError

from actions import helpers, people
from bot import metrics
from bot.clock import Clock
from bot.limits import Limits
from handlers.outgoing import MOST_CAPTION, Markup, Outgoing, fitting
from handlers.render import render_card, render_letter
from handlers.say import Toast
from handlers.seal import Seal
from storage import owed
from storage.owed import Owed
from storage.shares import shard_of
from storage.tables.road import Priority
from storage.unit import Store, Unit

log = structlog.get_logger()

MOST_ATTEMPTS = 1500
"""A network that is down, or a Telegram that is, is tried again for a day and a night before a message is set aside."""
MOST_MISTAKES = 3
"""What fails by a mistake of ours fails again: three attempts, then the admins are told."""
AT_ONCE = 16
LOOK_AGAIN = 60.0
"""Seconds; what another process owes is found without a call too."""
CALL_SECONDS = 20
"""A call without an answer for so long has failed; whether it took effect nobody knows."""
LONGEST_PAUSE = timedelta(seconds=60)
RECORD_ATTEMPTS = 60
LONGEST_RECORD_PAUSE = 5.0
"""Together some five minutes: while the database is away nothing else could be delivered anyway."""
CALLS: dict[str, type[ApproveChatJoinRequest | DeclineChatJoinRequest]] = {
    "approveChatJoinRequest": ApproveChatJoinRequest,
    "declineChatJoinRequest": DeclineChatJoinRequest,
}
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class NotOurs(Exception):
    """The chat is another worker's by now, which sends it what it is owed."""


class Delivery:
    """Delivers what is owed, one thing at a time per chat, the most pressing chats first."""

    def __init__(
        self,
        bot: Bot,
        store: Store,
        clock: Clock,
        limits: Limits,
        gave_up: Callable[[Unit, int, str], Awaitable[None]],
        *,
        share: Callable[[], frozenset[int] | None] = lambda: None,
        look_every: float = LOOK_AGAIN,
    ) -> None:
        """`gave_up` is told, inside a unit, when something cannot be delivered for good.

        Where several workers share the load, `share` says which chats are ours (bot/shares); what they owe them is
        looked for every `look_every` seconds.
        """
        self.share, self.look_every = share, look_every
        self.bot, self.store, self.clock, self.limits, self.gave_up = bot, store, clock, limits, gave_up
        self.seal = Seal(bot.token)
        self._wake = asyncio.Event()
        self._under_way: dict[int, asyncio.Task[bool]] = {}
        self._behind = False
        """Whether more is owed than what is under way: when a delivery is done, what is owed is read again."""
        self._background: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something new is owed, or the clock was moved."""
        self._wake.set()

    async def run(self) -> None:
        """Deliver for ever; a database that does not answer is waited for."""
        while True:
            self._wake.clear()
            try:
                due = await self._start_deliveries()
            except (SQLAlchemyError, OSError) as fault:
                log.error("what is owed cannot be read", error=type(fault).__name__)
                await asyncio.sleep(1)
                continue
            wait = LOOK_AGAIN if due is None else max(0.0, (due - self.clock.now()).total_seconds())
            with suppress(TimeoutError):  # not wait_for: until Python 3.12 it swallows a cancellation
                async with asyncio.timeout(min(wait, self.look_every)):
                    await self._wake.wait()

    async def deliver(self) -> datetime | None:
        """Deliver everything whose time has come; returns when the next thing may go, None when nothing is owed."""
        while True:
            due = await self._start_deliveries()
            if not self._under_way:
                return due
            await asyncio.wait(self._under_way.values(), return_when=asyncio.FIRST_COMPLETED)

    async def _start_deliveries(self) -> datetime | None:
        """Start what may go now, one thing per chat; returns when the next may that is not under way."""
        # A chat that is busy while we read may have been served by what we read: it is looked at when it is free.
        busy = frozenset(self._under_way)
        now = self.clock.now()
        async with self.store.reading(now) as unit:
            items, self._behind = await owed.next_of_each_chat(unit, of=self.share())
        if not busy <= self._under_way.keys():  # served while we read: what is left out below must be looked at again
            self._wake.set()
        later: datetime | None = None
        for item in items:
            if item.chat in busy:
                self._behind = True
                continue
            at = max(item.not_before or now, now + self.limits.wait(item.chat, now))
            if at > now:
                later = at if later is None else min(later, at)
            elif len(self._under_way) >= AT_ONCE:
                self._behind = True
            else:
                self.limits.take(item.chat, now)
                task = asyncio.create_task(self._deliver(item), name=f"delivery to {item.chat}")
                self._under_way[item.chat] = task
                task.add_done_callback(partial(self._delivered, item.chat))
        return later

    def in_hand(self) -> set[int]:
        """The chats something is being sent to."""
        return set(self._under_way)

    def _delivered(self, chat: int, done: asyncio.Task[bool]) -> None:
        self._under_way.pop(chat, None)
        if done.cancelled():
            return
        if (fault := done.exception()) is not None:
            log.error("a delivery broke off", chat=chat, exc_info=fault)
        if fault is not None or not done.result() or self._behind:
            self._wake.set()

    async def next_due(self) -> tuple[int, datetime | None]:
        """How much is owed, and when the first of it may go."""
        now = self.clock.now()
        async with self.store.reading(now) as unit:
            count, (items, _) = await owed.count_owed(unit), await owed.next_of_each_chat(unit)
        times = [max(item.not_before or now, now + self.limits.wait(item.chat, now)) for item in items]
        return count, min(times) if times else None

    async def _deliver(self, item: Owed) -> bool:
        """Deliver one thing; whatever goes wrong is written down, and nothing that goes wrong is a lost message.

        Returns whether it is delivered; else it is still owed, at another time or place.
        """
        try:
            try:
                await self._attempt(item)
                metrics.delivered(Priority(item.priority).name.lower(), self.clock.now() - owed.since(item.turn))
                return True
            except NotOurs:
                return False
            except TelegramRetryAfter as wait:
                until = self.clock.now() + timedelta(seconds=wait.retry_after)
                self.limits.block(item.chat, until)
                await self._put_off(item, until, "429", count=False)
            except TelegramForbiddenError as refused:
                await self._unreachable(item, refused.message)
            except TelegramMigrateToChat as moved:
                async with self.store.unit(self.clock.now(), f"moved{item.chat}@{item.turn}") as unit:
                    await people.chat_moved(unit, item.chat, moved.migrate_to_chat_id)
            except (TelegramBadRequest, TelegramNotFound) as refused:
                await self._refused(item, refused)
            except SQLAlchemyError:
                raise
            except (AiogramError, OSError, TimeoutError) as fault:
                await self._put_off(item, self._later(item), type(fault).__name__)
            except Exception as fault:
                log.error("cannot be delivered", chat=item.chat, exc_info=fault)
                await self._put_off(item, self._later(item), type(fault).__name__, most=MOST_MISTAKES)
        except (SQLAlchemyError, OSError) as outage:
            # Nothing could be written down, so it is still owed: this chat waits a little, in memory.
            log.error("the database does not answer", chat=item.chat, error=type(outage).__name__)
            self.limits.block(item.chat, self.clock.now() + timedelta(seconds=2))
        return False

    async def _attempt(self, item: Owed) -> None:
        if item.letter is not None:
            await self._letter(item)
        else:
            await self._card(item)

    async def _call(self, method: TelegramMethod[TelegramType]) -> TelegramType:
        with metrics.call(method.__api_method__):
            return await self.bot(method, request_timeout=CALL_SECONDS)

    async def _record(self, cause: str, write: Callable[[Unit], Awaitable[None]]) -> None:
        """Write down what Telegram has done already, patiently: what is forgotten here is sent twice."""
        for attempt in range(RECORD_ATTEMPTS):
            try:
                async with self.store.unit(self.clock.now(), cause) as unit:
                    await write(unit)
            except (SQLAlchemyError, OSError) as outage:
                log.error("a delivery cannot be recorded", error=type(outage).__name__)
                if attempt == RECORD_ATTEMPTS - 1:
                    raise
                await asyncio.sleep(min(LONGEST_RECORD_PAUSE, 0.05 * 2**attempt))
            else:
                return

    def _is_ours(self, chat: int) -> None:
        """Raise NotOurs where the lease has run out between reading what is owed and saying it."""
        mine = self.share()
        if mine is not None and shard_of(chat) not in mine:
            raise NotOurs

    def _later(self, item: Owed) -> datetime:
        attempts = (item.letter or item.card).attempts  # type: ignore[union-attr]
        return self.clock.now() + min(LONGEST_PAUSE, timedelta(seconds=0.5 * 2 ** min(attempts, 10)))

    async def _letter(self, item: Owed) -> None:
        letter = item.letter
        assert letter is not None
        async with self.store.reading(self.clock.now()) as unit:
            out = await render_letter(
                unit, item.chat, letter.message, letter.facts, letter.markup, letter.media, item.language
            )
        self._is_ours(item.chat)
        if out.call is not None:
            method, parameters = out.call
            await self._call(CALLS[method](**parameters))
            message_id = None
        elif out.document is not None:
            message_id = await self._send_document(item.chat, out, *out.document)
        else:
            message_id = await self._send(item.chat, await self._with_invitation(out), silent=False)
        if "farewell" in (letter.media or {}):
            await self._record(f"letter{letter.id}", lambda unit: owed.letter_gone(unit, letter.id or 0))
        else:
            await self._record(f"letter{letter.id}", lambda unit: owed.letter_sent(unit, letter.id or 0, message_id))

    async def _with_invitation(self, out: Outgoing) -> Outgoing:
        """Add the button with a join link of its own, good for one person."""
        if out.invite_to is None:
            return out
        async with self.store.reading(self.clock.now()) as unit:
            chat = await owed.present_address(unit, out.invite_to)
        link = await self._call(CreateChatInviteLink(chat_id=chat, member_limit=1))
        button = InlineKeyboardButton(text=out.invite_label, url=link.invite_link)
        return replace(out, markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))

    async def _card(self, item: Owed) -> None:
        card = item.card
        assert card is not None
        async with self.store.reading(self.clock.now()) as unit:
            out = await render_card(unit, item.chat, card.subject, item.language)
        self._is_ours(item.chat)
        shown = card.message_id
        fingerprint = out.fingerprint() if out is not None else None
        if out is None:
            if shown is not None:
                await self._strip(item.chat, shown)
        elif shown is None and out.buttons is None and fingerprint == card.fingerprint:
            pass  # the group moved, and this card has nothing new to say and nothing to press: it is not told again
        elif shown is None or card.afresh > card.shown or (out.follow and item.newest > shown):
            if shown is not None and out.left_behind:
                await self._blank(item.chat, shown, out.left_behind)
            old, shown = shown, await self._send(item.chat, out, silent=card.silent)
            if old is not None and not out.left_behind:
                self._spawn(self._strip(item.chat, old))
        elif fingerprint != card.fingerprint:
            shown = await self._edit(item.chat, shown, out, silent=card.silent)
        await self._record(
            f"card{card.id}",
            lambda unit: owed.card_shown(
                unit, card.id or 0, version=card.wished, message_id=shown, fingerprint=fingerprint
            ),
        )

    async def _send(self, chat: int, out: Outgoing, *, silent: bool) -> int:
        if out.photo is not None or out.voice is not None:
            return await self._send_file(chat, out, silent=silent)
        sent = await self._call(
            SendMessage(
                chat_id=chat,
                text=fitting(out.text),
                parse_mode=ParseMode.HTML,
                reply_markup=self._sealed(chat, out.markup),
                disable_notification=silent,
                link_preview_options=NO_PREVIEW,
            )
        )
        return sent.message_id

    def _sealed(self, chat: int, markup: Markup | None) -> Markup | None:
        return self.seal.on(chat, markup) if isinstance(markup, InlineKeyboardMarkup) else markup

    async def _send_document(self, chat: int, out: Outgoing, name: str, content: bytes) -> int:
        """A file of ours, with the text below it."""
        sent = await self._call(
            SendDocument(
                chat_id=chat,
                document=BufferedInputFile(content, filename=name),
                caption=fitting(out.text, MOST_CAPTION),
                parse_mode=ParseMode.HTML,
            )
        )
        return sent.message_id

    async def _send_file(self, chat: int, out: Outgoing, *, silent: bool) -> int:
        """A photo or voice that Telegram has already; what is longer than a caption may be is cut."""
        below = {"caption": fitting(out.text, MOST_CAPTION), "parse_mode": ParseMode.HTML, "reply_markup": out.markup}
        if out.photo is not None:
            photo = SendPhoto(chat_id=chat, photo=out.photo, disable_notification=silent, **below)  # type: ignore[arg-type]
            return (await self._call(photo)).message_id
        voice = SendVoice(chat_id=chat, voice=out.voice or "", disable_notification=silent, **below)  # type: ignore[arg-type]
        return (await self._call(voice)).message_id

    async def _edit(self, chat: int, message: int, out: Outgoing, *, silent: bool) -> int:
        """Edit a card in place; a message that is gone, or too old, is sent anew."""
        try:
            await self._call(
                EditMessageText(
                    chat_id=chat,
                    message_id=message,
                    text=fitting(out.text),
                    parse_mode=ParseMode.HTML,
                    reply_markup=self.seal.on(chat, out.buttons) if out.buttons is not None else None,
                    link_preview_options=NO_PREVIEW,
                )
            )
        except TelegramBadRequest as refused:
            if "not modified" in refused.message:
                return message
            if "message to edit not found" in refused.message or "can't be edited" in refused.message:
                return await self._send(chat, out, silent=silent)
            raise
        return message

    async def _blank(self, chat: int, message: int, text: str) -> None:
        """Take away a card that is shown elsewhere; what is older than 48 hours Telegram keeps: a word remains."""
        try:
            await self._call(DeleteMessage(chat_id=chat, message_id=message))
            return
        except (TelegramBadRequest, TelegramNotFound) as refused:
            log.debug("cannot be taken away", chat=chat, error=refused.message)
        try:
            await self._call(EditMessageText(chat_id=chat, message_id=message, text=text, parse_mode=ParseMode.HTML))
        except (TelegramBadRequest, TelegramNotFound) as refused:
            log.debug("nothing to blank", chat=chat, error=refused.message)

    async def _strip(self, chat: int, message: int) -> None:
        """Take the buttons off a message that is no longer the card's; best effort, they are refused anyway."""
        try:
            await self._call(EditMessageReplyMarkup(chat_id=chat, message_id=message))
        except (AiogramError, OSError, TimeoutError) as refused:
            log.debug("buttons stay", chat=chat, error=type(refused).__name__)

    def _spawn(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._background.add(task)
        task.add_done_callback(self._spawned)

    def _spawned(self, done: asyncio.Task[None]) -> None:
        self._background.discard(done)
        if not done.cancelled() and (fault := done.exception()) is not None:
            log.error("what went on beside broke off", exc_info=fault)

    async def rest(self) -> None:
        """Wait for what is under way: messages, buttons being stripped, toasts."""
        while self._background or self._under_way:
            await asyncio.gather(*self._background, *self._under_way.values(), return_exceptions=True)

    async def toast(self, toast: Toast) -> None:
        """Answer a pressed button; too late is no harm, the card tells the truth."""
        try:
            await self._call(
                AnswerCallbackQuery(
                    callback_query_id=toast.query, text=toast.text or None, show_alert=toast.alert or None
                )
            )
        except (AiogramError, OSError, TimeoutError) as refused:
            log.debug("a toast came too late", error=type(refused).__name__)

    def toast_soon(self, toast: Toast) -> None:
        """Answer a pressed button without keeping anybody waiting."""
        self._spawn(self.toast(toast))

    async def _put_off(
        self, item: Owed, until: datetime, error: str, *, count: bool = True, most: int = MOST_ATTEMPTS
    ) -> None:
        async with self.store.unit(self.clock.now(), f"later{item.turn}") as unit:
            attempts = (item.letter or item.card).attempts + 1 if count else 0  # type: ignore[union-attr]
            await owed.put_off(unit, item, until=until, most=most if count else 1_000_000, error=error)
            if count and attempts >= most:
                await self.gave_up(unit, item.chat, error)

    async def _refused(self, item: Owed, refused: TelegramAPIError) -> None:
        """Telegram will never take this: set it aside, tell the admins."""
        if "chat not found" in refused.message.lower():
            await self._unreachable(item, refused.message)
            return
        log.error("telegram refuses", chat=item.chat, error=refused.message)
        await self._put_off(item, self.clock.now(), refused.message, most=1)

    async def _unreachable(self, item: Owed, why: str) -> None:
        async with self.store.unit(self.clock.now(), f"gone{item.chat}@{item.turn}") as unit:
            await owed.mark_unreachable(unit, item.chat)
            await helpers.gone(unit, item.chat)
            if item.chat < 0:  # a person who blocks the bot is within their rights; a chat that does is lost to us
                await self.gave_up(unit, item.chat, why)


def toasts_of(after: list[Any]) -> list[Toast]:
    """The toasts among what is to be done after a commit."""
    return [item for item in after if isinstance(item, Toast)]
