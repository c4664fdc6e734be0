"""One update inside its unit: who is it, what may they do, what are we waiting for; then the routers. Refuses rules.

A refusal of the domain undoes what the handler did and is said in the same unit. Everything else goes on up and undoes
the unit.
"""

from __future__ import annotations

from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import CallbackQuery, Chat, Message, Update, User

from actions import people
from actions.people import Me, Unit
from domain.errors import Refusal
from domain.vocabulary import Language
from handlers import errors
from handlers.say import Toast
from nlu.understanding import Intent, Understanding

DEFAULT_LANGUAGE = Language.EN
"""For somebody whose telephone speaks none of our languages."""


class Hearing:
    """Takes updates to the routers."""

    def __init__(self, dispatcher: Dispatcher, mute: Bot) -> None:
        """`mute` is a Bot that refuses every call: handlers have no other mouth than say."""
        self.dispatcher, self.mute = dispatcher, mute

    async def hear(self, unit: Unit, raw: dict[str, Any], heard: Understanding | None) -> None:
        """Hear one update; raises ValidationError for one that is none."""
        update = Update.model_validate(raw, context={"bot": self.mute})
        event = update.event
        user, chat = _who(event), _where(event)
        if user is None:
            return
        me = await self._meet(unit, user, event, chat, heard)
        state, facts = await people.talk_of(unit, me.id, chat.id) if chat is not None else (None, {})
        tap = event if isinstance(event, CallbackQuery) else None
        language = me.language
        try:
            async with unit.attempt():
                await self.dispatcher.feed_update(
                    self.mute, update, unit=unit, me=me, heard=heard, raw_state=state, talk=facts
                )
        except Refusal as refusal:
            await errors.refuse(
                unit, refusal, tap=tap, chat=chat.id if chat is not None else user.id, language=language
            )
        if tap is not None and not any(isinstance(after, Toast) for after in unit.after):
            unit.after.append(Toast(query=tap.id))

    async def _meet(self, unit: Unit, user: User, event: object, chat: Chat | None, heard: Understanding | None) -> Me:
        me = await people.meet(unit, user.id, user.first_name, _language(user))
        if isinstance(event, CallbackQuery) and chat is not None and chat.id == user.id:
            await people.heard_from(unit, chat.id, 0)  # who presses a button there can be reached again
        if isinstance(event, Message) and chat is not None:
            await people.heard_from(unit, chat.id, event.message_id)
            if heard is not None and event.text and heard.intent is not Intent.OUT_OF_SCOPE:  # gibberish is no language
                await people.drift_language(unit, me, heard.language, _words(event.text))
        return me


def _words(text: str) -> int:
    """How many words a text has that could tell its language: a street and a phone number have one at most."""
    return sum(word.strip(".,;:!?").isalpha() for word in text.split())


def _who(event: object) -> User | None:
    return getattr(event, "from_user", None) or getattr(event, "user", None)


def _where(event: object) -> Chat | None:
    if isinstance(event, CallbackQuery):
        return event.message.chat if event.message is not None else None
    chat = getattr(event, "chat", None)
    return chat if isinstance(chat, Chat) else None


def _language(user: User) -> Language:
    code = (user.language_code or "").partition("-")[0]
    return Language(code) if code in set(Language) else DEFAULT_LANGUAGE
