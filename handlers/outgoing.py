"""A message ready to be sent: text in Telegram's HTML, buttons, perhaps a picture. Refuses to be kept in any row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

from aiogram.types import InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

MOST_SIGNS = 4096
"""Telegram's limit of a text after its tags are read, in UTF-16 units as its offsets are."""
MOST_CAPTION = 1024
"""The same for the text below a file."""
PIECE = re.compile(r"<(/?)([a-z]+)[^>]*>|&[#a-zA-Z0-9]+;|.", re.DOTALL)

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """What a chat is shown. `follow`: post again below when the person has written since.

    `choices`: the card asks something, and so many of its buttons, from the top, are the answers: a typed number picks
    one of them. None when it asks nothing.
    """

    text: str
    markup: Markup | None = None
    follow: bool = False
    choices: int | None = None
    asks: bool = False  # something no number answers: whether they agree after all
    left_behind: str = ""  # the old message goes when the card is posted below, or this remains; "": its text stays
    photo: str | None = None  # a file of Telegram's; the text is written below it
    voice: str | None = None
    document: tuple[str, bytes] | None = None  # a file of ours: its name and what is in it; the text goes with it
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


def fitting(html: str, most: int = MOST_SIGNS) -> str:
    """The text, cut with … where it is longer than Telegram takes; open tags are closed."""
    if len(html) <= most // 2:
        return html
    kept: list[str] = []
    tags: list[str] = []
    used = 0
    cut: tuple[int, tuple[str, ...]] = (0, ())
    for piece in PIECE.finditer(html):
        if piece[2]:
            if piece[1]:
                tags.pop()
            else:
                tags.append(piece[2])
        else:
            used += 2 if piece[0] > "\uffff" and len(piece[0]) == 1 else 1
            if used > most:
                place, still = cut
                return "".join(kept[:place]) + "…" + "".join(f"</{tag}>" for tag in reversed(still))
        kept.append(piece[0])
        if used < most:
            cut = (len(kept), tuple(tags))
    return html
