"""What buttons say when they are pressed: typed, at most 64 bytes, never trusted. Refuses labels: texts has them."""

from __future__ import annotations

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from pydantic import Field

from handlers.texts import Speaker

Number = Annotated[int, Field(ge=0, lt=2**31)]
"""The number of a job, a need, a round: a forged one that no database could hold is no button of ours."""

PersonId = Annotated[int, Field(ge=0, lt=2**52)]


class NeedTap(CallbackData, prefix="n"):
    """A button of the need card."""

    need: Number
    do: str
    value: str = ""


class BookingTap(CallbackData, prefix="b"):
    """A button of the customer's booking card; where the booking stands when it is pressed decides what it means."""

    job: Number
    do: str
    value: str = ""


class JobTap(CallbackData, prefix="j"):
    """A button of a helper's job card, in private or in the helper chat."""

    job: Number
    version: Number
    do: str
    value: str = ""


class AdminTap(CallbackData, prefix="a"):
    """A button in the admin chat."""

    do: str
    subject: PersonId


class DutyTap(CallbackData, prefix="duty"):
    """Available or pause."""

    on: bool


class JoinTap(CallbackData, prefix="join"):
    """A button of the application form."""

    do: str
    value: str = ""


class PrivacyTap(CallbackData, prefix="me"):
    """Whether to be forgotten; `whose` was asked."""

    do: str
    whose: PersonId


class WhomTap(CallbackData, prefix="whom"):
    """Whom words are for: the other side of this job; 0 is nobody, but something new, or the bot (`press`)."""

    job: Number
    press: bool = False


class LanguageTap(CallbackData, prefix="lang"):
    """A choice of language."""

    code: str


Rows = list[list[InlineKeyboardButton]]


class Keys:
    """Builds inline rows with labels in one language."""

    def __init__(self, say: Speaker) -> None:
        """Label in this language."""
        self.say = say
        self.rows: Rows = []

    def key(self, tap: CallbackData, message: str, **facts: object) -> InlineKeyboardButton:
        """One button."""
        return InlineKeyboardButton(text=self.say.label(message, **facts)[:64], callback_data=tap.pack())

    def plain(self, tap: CallbackData, label: str) -> InlineKeyboardButton:
        """One button whose label is no message: a time, a number, a name."""
        return InlineKeyboardButton(text=label[:64], callback_data=tap.pack())

    def row(self, *keys: InlineKeyboardButton) -> None:
        """A row of buttons; an empty one is left out."""
        if keys:
            self.rows.append(list(keys))

    def grid(self, keys: list[InlineKeyboardButton], width: int) -> None:
        """Rows of at most `width`."""
        for first in range(0, len(keys), width):
            self.row(*keys[first : first + width])

    def __len__(self) -> int:
        """How many buttons there are."""
        return sum(len(row) for row in self.rows)

    def markup(self) -> InlineKeyboardMarkup | None:
        """What Telegram shows; None without buttons."""
        return InlineKeyboardMarkup(inline_keyboard=self.rows) if self.rows else None
