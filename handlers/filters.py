"""Which messages a handler hears. Refuses to look anywhere but at the message.

aiogram hands every filter that is no coroutine to a thread; a message passes a dozen of them on its way through the
routers, and each thread costs more than the whole filter. `That` asks on the loop instead.
"""

from __future__ import annotations

from aiogram import F
from aiogram.enums import ChatType
from aiogram.filters import Command, Filter
from aiogram.types import TelegramObject
from magic_filter import MagicFilter


class That(Filter):
    """Passes what a magic filter finds true."""

    def __init__(self, magic: MagicFilter) -> None:
        """For example That(F.photo)."""
        self.magic = magic

    async def __call__(self, event: TelegramObject) -> bool:
        """Whether the event is so."""
        return bool(self.magic.resolve(event))


PRIVATE = That(F.chat.type == ChatType.PRIVATE)
TEXT = That(F.text)
WORDS = That(F.text & ~F.text.startswith("/"))
"""Text that is no command."""
NO_COMMAND = That(~(F.text & F.text.startswith("/")))
"""Words that are no command, and everything that is not words."""


def slash(*words: str) -> Command:
    """Passes these commands however they are written: telephones begin a message with a capital."""
    return Command(*words, ignore_case=True)
