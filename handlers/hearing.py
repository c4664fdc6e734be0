"""One update inside its unit: who is it, what may they do, what are we waiting for; then the routers. Refuses rules.

A refusal of the domain undoes the unit and is said in a new one: refusals are rare, and a savepoint around every update
would cost each of them two more statements. Everything else goes on up and undoes the unit too.
"""

from __future__ import annotations

import re
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import CallbackQuery, Chat, Message, Update, User

from actions import people
from actions.people import Me, Unit
from domain.errors import Refusal
from domain.vocabulary import Language
from handlers import errors
from handlers.say import Toast
from handlers.seal import Seal
from nlu import contact, usual
from nlu.understanding import Intent, Understanding
from nlu.words import fold

FORGED = "?"
"""What a button that is not ours is taken to say: no handler knows it."""
VOWEL = re.compile("[aeiouy]")
DEFAULT_LANGUAGE = Language.EN
"""For somebody whose telephone speaks none of our languages."""


class Hearing:
    """Takes updates to the routers."""

    def __init__(self, dispatcher: Dispatcher, mute: Bot) -> None:
        """`mute` is a Bot that refuses every call: handlers have no other mouth than say."""
        self.dispatcher, self.mute, self.seal = dispatcher, mute, Seal(mute.token)

    async def hear(self, unit: Unit, raw: dict[str, Any], heard: Understanding | None) -> Language | None:
        """Hear one update; returns the language its person is spoken to in from now on.

        Raises Refusal: the unit is to be rolled back and `refuse` called in a new one; ValidationError for what is no
        update.
        """
        update = Update.model_validate(self._unsealed(raw), context={"bot": self.mute})
        me = await self._meet(unit, update, heard)
        if me is None:
            return None
        state, facts = (me.talk.state, me.talk.facts) if me.talk is not None else (None, {})
        await self.dispatcher.feed_update(self.mute, update, unit=unit, me=me, heard=heard, raw_state=state, talk=facts)
        if isinstance(update.event, CallbackQuery) and not any(isinstance(after, Toast) for after in unit.after):
            unit.after.append(Toast(query=update.event.id))
        return me.language

    def _unsealed(self, raw: dict[str, Any]) -> dict[str, Any]:
        """The update with the mark taken off a pressed button; data without our mark for that chat says nothing."""
        tap = raw.get("callback_query")
        if not isinstance(tap, dict) or not isinstance(tap.get("data"), str):
            return raw
        message = tap.get("message")
        chat = message["chat"].get("id") if isinstance(message, dict) and isinstance(message.get("chat"), dict) else 0
        return {**raw, "callback_query": {**tap, "data": self.seal.opened(chat, tap["data"]) or FORGED}}

    async def refuse(
        self, unit: Unit, raw: dict[str, Any], heard: Understanding | None, refusal: Refusal
    ) -> Language | None:
        """Say why not what an update asked for, in a unit in which nothing of it has happened."""
        update = Update.model_validate(raw, context={"bot": self.mute})
        me = await self._meet(unit, update, heard)
        if me is None:
            return None
        tap, chat = update.event if isinstance(update.event, CallbackQuery) else None, _where(update.event)
        await errors.refuse(unit, refusal, tap=tap, chat=chat.id if chat is not None else me.id, language=me.language)
        return me.language

    async def _meet(self, unit: Unit, update: Update, heard: Understanding | None) -> Me | None:
        event = update.event
        user, chat = _who(event), _where(event)
        if user is None:
            return None
        me = await people.meet(unit, user.id, chat.id if chat is not None else 0, user.first_name, _language(user))
        if isinstance(event, CallbackQuery) and chat is not None and chat.id == user.id:
            await people.heard_from(unit, chat.id, 0)  # who presses a button there can be reached again
        if isinstance(event, Message) and chat is not None:
            await people.heard_from(unit, chat.id, event.message_id)
            if heard is not None and event.text and not _gibberish(heard) and me.talk is None:  # answers may be in any
                await people.drift_language(unit, me, heard.language, _words(event.text))
        return me


def _gibberish(heard: Understanding) -> bool:
    """Whether words that mean nothing to us may be in no language at all."""
    return heard.intent is Intent.OUT_OF_SCOPE and heard.limit is None and usual.topic(heard.text) is None


def _words(text: str) -> int:
    """How many words a text has that could tell its language: a street, a phone number, "hhh jjj kkk" have none."""
    said = contact.beside(text, *contact.read(text, known=True))
    words = [word.strip(".,;:!?") for word in said.split()]
    return sum(word.isalpha() and VOWEL.search(fold(word)) is not None for word in words)


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
