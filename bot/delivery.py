"""Makes Telegram agree with what is owed: sends letters, shows cards, within Telegram's limits. Refuses to decide.

A crash between sending and recording repairs itself: a letter may come twice (Telegram has no idempotency key), a lost
one is impossible. An edit that would change nothing is never sent.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    ApproveChatJoinRequest,
    CreateChatInviteLink,
    DeclineChatJoinRequest,
    EditMessageReplyMarkup,
    EditMessageText,
    SendMessage,
)
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from bot.clock import Clock
from bot.limits import Limits
from handlers.outgoing import Outgoing
from handlers.render import render_card, render_letter
from handlers.say import Toast
from storage import owed
from storage.owed import Owed
from storage.unit import Store, Unit

log = structlog.get_logger()

MOST_ATTEMPTS = 30
AT_ONCE = 16
CALLS: dict[str, type[ApproveChatJoinRequest | DeclineChatJoinRequest]] = {
    "approveChatJoinRequest": ApproveChatJoinRequest,
    "declineChatJoinRequest": DeclineChatJoinRequest,
}
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Delivery:
    """Delivers what is owed, one thing at a time per chat, the most pressing chats first."""

    def __init__(
        self, bot: Bot, store: Store, clock: Clock, limits: Limits, gave_up: Callable[[Unit, int, str], Awaitable[None]]
    ) -> None:
        """`gave_up` is told, inside a unit, when something cannot be delivered for good."""
        self.bot, self.store, self.clock, self.limits, self.gave_up = bot, store, clock, limits, gave_up
        self._wake = asyncio.Event()
        self._busy: set[int] = set()
        self._background: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something new is owed, or the clock was moved."""
        self._wake.set()

    async def run(self) -> None:
        """Deliver for ever."""
        while True:
            self._wake.clear()
            due = await self.deliver()
            wait = 60.0 if due is None else max(0.0, (due - self.clock.now()).total_seconds())
            try:
                await asyncio.wait_for(self._wake.wait(), timeout=min(wait, 60.0))
            except TimeoutError:
                continue

    async def deliver(self) -> datetime | None:
        """Deliver everything whose time has come; returns when the next thing may go, None when nothing is owed."""
        while True:
            now = self.clock.now()
            async with self.store.reading(now) as unit:
                items = await owed.next_of_each_chat(unit)
            ready: list[Owed] = []
            later: datetime | None = None
            for item in items:
                at = max(item.not_before or now, now + self.limits.wait(item.chat, now))
                if at <= now and len(ready) < AT_ONCE:
                    self.limits.take(item.chat, now)
                    ready.append(item)
                elif at > now:
                    later = at if later is None else min(later, at)
            if not ready:
                return later
            await asyncio.gather(*(self._deliver(item) for item in ready))

    async def next_due(self) -> tuple[int, datetime | None]:
        """How much is owed, and when the first of it may go."""
        now = self.clock.now()
        async with self.store.reading(now) as unit:
            count, items = await owed.count_owed(unit), await owed.next_of_each_chat(unit)
        times = [max(item.not_before or now, now + self.limits.wait(item.chat, now)) for item in items]
        return count, min(times) if times else None

    async def _deliver(self, item: Owed) -> None:
        try:
            if item.letter is not None:
                await self._letter(item)
            else:
                await self._card(item)
        except TelegramRetryAfter as wait:
            until = self.clock.now() + timedelta(seconds=wait.retry_after)
            self.limits.block(item.chat, until)
            await self._put_off(item, until, "429", count=False)
        except TelegramForbiddenError as refused:
            await self._unreachable(item, refused.message)
        except TelegramMigrateToChat as moved:
            async with self.store.unit(self.clock.now(), f"moved{item.chat}") as unit:
                await owed.chat_moved(unit, item.chat, moved.migrate_to_chat_id)
        except (TelegramBadRequest, TelegramNotFound) as refused:
            await self._refused(item, refused)
        except (TelegramNetworkError, TelegramAPIError, OSError, TimeoutError) as fault:
            await self._put_off(item, self._later(item), type(fault).__name__)
        except Exception as fault:
            log.error("cannot be delivered", chat=item.chat, exc_info=fault)
            await self._put_off(item, self._later(item), repr(fault), most=3)

    def _later(self, item: Owed) -> datetime:
        attempts = (item.letter or item.card).attempts  # type: ignore[union-attr]
        return self.clock.now() + timedelta(seconds=min(60.0, 0.5 * 2**attempts))

    async def _letter(self, item: Owed) -> None:
        letter = item.letter
        assert letter is not None
        async with self.store.reading(self.clock.now()) as unit:
            out = await render_letter(unit, item.chat, letter.message, letter.facts, letter.markup, letter.media)
        if out.call is not None:
            method, parameters = out.call
            await self.bot(CALLS[method](**parameters))
            message_id = None
        else:
            message_id = await self._send(item.chat, await self._with_invitation(out), silent=False)
        async with self.store.unit(self.clock.now(), f"letter{letter.id}") as unit:
            await owed.letter_sent(unit, letter.id or 0, message_id)

    async def _with_invitation(self, out: Outgoing) -> Outgoing:
        """Add the button with a join link of its own, good for one person."""
        if out.invite_to is None:
            return out
        async with self.store.reading(self.clock.now()) as unit:
            chat = await owed.present_address(unit, out.invite_to)
        link = await self.bot(CreateChatInviteLink(chat_id=chat, member_limit=1))
        button = InlineKeyboardButton(text=out.invite_label, url=link.invite_link)
        return replace(out, markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))

    async def _card(self, item: Owed) -> None:
        card = item.card
        assert card is not None
        async with self.store.reading(self.clock.now()) as unit:
            out = await render_card(unit, item.chat, card.subject)
            newest = await owed.newest_in(unit, item.chat) if out is not None and out.follow else 0
        shown = card.message_id
        fingerprint = out.fingerprint() if out is not None else None
        if out is None:
            if shown is not None:
                await self._strip(item.chat, shown)
        elif shown is None or card.afresh or newest > shown:
            old, shown = shown, await self._send(item.chat, out, silent=card.silent)
            if old is not None:
                self._spawn(self._strip(item.chat, old))
        elif fingerprint != card.fingerprint:
            shown = await self._edit(item.chat, shown, out, silent=card.silent)
        async with self.store.unit(self.clock.now(), f"card{card.id}") as unit:
            await owed.card_shown(unit, card.id or 0, version=card.wished, message_id=shown, fingerprint=fingerprint)

    async def _send(self, chat: int, out: Outgoing, *, silent: bool) -> int:
        sent = await self.bot(
            SendMessage(
                chat_id=chat,
                text=out.text,
                parse_mode=ParseMode.HTML,
                reply_markup=out.markup,
                disable_notification=silent,
                link_preview_options=NO_PREVIEW,
            )
        )
        return sent.message_id

    async def _edit(self, chat: int, message: int, out: Outgoing, *, silent: bool) -> int:
        """Edit a card in place; a message that is gone, or too old, is sent anew."""
        try:
            await self.bot(
                EditMessageText(
                    chat_id=chat,
                    message_id=message,
                    text=out.text,
                    parse_mode=ParseMode.HTML,
                    reply_markup=out.buttons,
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

    async def _strip(self, chat: int, message: int) -> None:
        """Take the buttons off a message that is no longer the card's; best effort, they are refused anyway."""
        try:
            await self.bot(EditMessageReplyMarkup(chat_id=chat, message_id=message))
        except (TelegramAPIError, OSError, TimeoutError) as refused:
            log.debug("buttons stay", chat=chat, error=type(refused).__name__)

    def _spawn(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def rest(self) -> None:
        """Wait for what goes on beside: buttons being stripped, toasts."""
        while self._background:
            await asyncio.gather(*self._background, return_exceptions=True)

    async def toast(self, toast: Toast) -> None:
        """Answer a pressed button; too late is no harm, the card tells the truth."""
        try:
            await self.bot(
                AnswerCallbackQuery(
                    callback_query_id=toast.query, text=toast.text or None, show_alert=toast.alert or None
                )
            )
        except (TelegramAPIError, OSError, TimeoutError) as refused:
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
        async with self.store.unit(self.clock.now(), f"gone{item.chat}") as unit:
            await owed.mark_unreachable(unit, item.chat)
            await self.gave_up(unit, item.chat, why)


def toasts_of(after: list[Any]) -> list[Toast]:
    """The toasts among what is to be done after a commit."""
    return [item for item in after if isinstance(item, Toast)]
