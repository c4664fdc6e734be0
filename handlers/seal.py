"""A mark on what a button says when it is pressed: only buttons this bot has put into this chat are heard.

The database decides who may do what all the same; the mark keeps made-up data from ever reaching a handler. It is made
with the token, so that a new token makes every old button one of yesterday. Refuses to carry more than Telegram does.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from hashlib import blake2b

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

MOST_BYTES = 64
"""Telegram's limit of callback data."""
MARK = 8
"""Signs of the mark: 48 bits. Each guess is a press that Telegram delivers, and presses are limited per person."""


class Seal:
    """Marks data for a chat, and knows its own mark again."""

    def __init__(self, token: str) -> None:
        """Make the mark with this bot's token."""
        self._key = blake2b(token.encode(), digest_size=32, person=b"needbot-buttons").digest()

    def _mark(self, chat: int, data: str) -> str:
        made = blake2b(f"{chat}:{data}".encode(errors="replace"), digest_size=6, key=self._key).digest()
        return urlsafe_b64encode(made).decode()

    def sealed(self, chat: int, data: str) -> str:
        """The data with its mark; ValueError for more than a button can carry."""
        whole = f"{data}~{self._mark(chat, data)}"
        if (size := len(whole.encode(errors="replace"))) > MOST_BYTES:
            raise ValueError(f"a button cannot carry {size} bytes")
        return whole

    def opened(self, chat: int, whole: str) -> str | None:
        """The data without its mark; None when the mark is not ours, or was made for another chat."""
        data, _, mark = whole.rpartition("~")
        made = self._mark(chat, data).encode()
        return data if hmac.compare_digest(mark.encode(errors="replace"), made) else None

    def on(self, chat: int, markup: InlineKeyboardMarkup) -> InlineKeyboardMarkup:
        """The same buttons with their data marked for this chat."""
        rows = [[self._key_on(chat, key) for key in row] for row in markup.inline_keyboard]
        return InlineKeyboardMarkup(inline_keyboard=rows)

    def _key_on(self, chat: int, key: InlineKeyboardButton) -> InlineKeyboardButton:
        if key.callback_data is None:
            return key
        return key.model_copy(update={"callback_data": self.sealed(chat, key.callback_data)})
