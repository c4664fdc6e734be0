"""A message ready to be sent: text in Telegram's HTML, buttons, perhaps a picture. Refuses to be kept in any row."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from aiogram.types import InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """What a chat is shown. `follow`: post again below when the person has written since."""

    text: str
    markup: Markup | None = None
    follow: bool = False
    left_behind: str = ""  # what remains of the old message when the card is posted again below; else its text stays
    photo: str | None = None
    invite_to: int | None = None  # delivery adds a button with a join link to this chat
    invite_label: str = ""
    call: tuple[str, dict[str, int]] | None = None  # a method to call instead of a message

    @property
    def buttons(self) -> InlineKeyboardMarkup | None:
        """The inline buttons, which alone can be edited."""
        return self.markup if isinstance(self.markup, InlineKeyboardMarkup) else None

    def fingerprint(self) -> str:
        """The same for what looks the same: an edit that changes nothing is never sent."""
        buttons = self.buttons.model_dump_json(exclude_none=True) if self.buttons else ""
        return blake2b(f"{self.text}\x1f{buttons}".encode(), digest_size=12).hexdigest()
