"""Letters and cards, ready to be sent, at the moment of delivery. Refuses to send them."""

from __future__ import annotations

import json
from typing import Any

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from actions import people, privacy, relay
from actions.people import Unit
from domain.vocabulary import Language
from handlers import cards
from handlers.outgoing import Markup, Outgoing
from handlers.texts import Speaker, speaker

OF_A_JOB = frozenset({"relayed", "helper-street-changed"})
"""Letters that say what only the two sides of a job may read: who has lost it meanwhile reads them no more."""


async def render_letter(
    unit: Unit,
    chat: int,
    message: str,
    facts: dict[str, Any],
    markup: dict[str, Any] | None,
    media: dict[str, Any] | None,
    language: Language | None = None,
) -> Outgoing:
    """A letter in the reader's language; looked up where it is not given."""
    media = media or {}
    if "call" in media:
        return Outgoing(text="", call=(media["call"], media["parameters"]))
    # nobody is known who could be spoken to in their language once they are forgotten
    if "farewell" in media:
        language = Language(media["farewell"])
    say = speaker(language or await people.language_of(unit, chat))
    job = facts.get("job") if message in OF_A_JOB else media.get("job")
    if job is not None and not await relay.may_see(unit, int(job), chat):
        return Outgoing(text=say("message-withdrawn", job=str(job)))
    return Outgoing(
        text=say.say(message, facts),
        markup=_markup(say, markup) if markup else None,
        invite_to=media.get("invite"),
        invite_label=say.label("button-join-chat") if "invite" in media else "",
        photo=media.get("photo"),
        document=await _document(unit, chat) if "document" in media else None,
        voice=media.get("voice"),
    )


async def _document(unit: Unit, chat: int) -> tuple[str, bytes]:
    """Everything known of the person whose chat this is, by name and content."""
    known = await privacy.known_of(unit, chat)
    return "needbot-my-data.json", json.dumps(known, ensure_ascii=False, indent=1).encode()


async def render_card(unit: Unit, chat: int, subject: str, language: Language | None = None) -> Outgoing | None:
    """A card as this chat may see it now."""
    return await cards.draw(unit, chat, subject, language)


def _markup(say: Speaker, kept: dict[str, Any]) -> Markup:
    if kept.get("remove"):
        return ReplyKeyboardRemove(remove_keyboard=True)
    if "contact" in kept:
        rows = [[KeyboardButton(text=kept["contact"], request_contact=True)]]
        return ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True, one_time_keyboard=True)
    if "ready" in kept:
        return InlineKeyboardMarkup(
            inline_keyboard=[
                [InlineKeyboardButton(text=key["text"], callback_data=key["data"], url=key["url"]) for key in row]
                for row in kept["ready"]
            ]
        )
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=say.label(key["label"], **key["facts"]), callback_data=key["data"])
                for key in row
            ]
            for row in kept["inline"]
        ]
    )
