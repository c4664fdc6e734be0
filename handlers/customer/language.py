"""Which language somebody is written to in: chosen with a button or asked for in words. Refuses to guess one."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter, StateFilter
from aiogram.types import CallbackQuery, Message

from actions import dispatch, jobs, needs, people
from actions.people import Me, Unit
from domain.vocabulary import Language
from handlers import say
from handlers.filters import PRIVATE, WORDS, slash
from handlers.keyboards import Keys, LanguageTap
from handlers.texts import speaker
from nlu import tongues


class AsksForLanguage(Filter):
    """Passes a message that asks for a language and says nothing else."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """The language, for the handler."""
        language = tongues.read(message.text or "")
        return {"language": language} if language is not None else False


class AsksInPassing(Filter):
    """Passes a message that asks for a language and says something else as well."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """The language, for the handler."""
        language = tongues.wish_within(message.text or "")
        return {"language": language} if language is not None else False


def router() -> Router:
    """/language, its buttons, and the words for it while nothing else is waited for."""
    routes = Router(name="language")
    routes.message.register(languages, slash("language", "sprache", "langue", "lingua"), PRIVATE)
    routes.message.register(asked, PRIVATE, StateFilter(None), WORDS, AsksForLanguage())
    routes.message.register(asked_in_passing, PRIVATE, StateFilter(None), WORDS, AsksInPassing())
    routes.callback_query.register(chosen, LanguageTap.filter())
    return routes


async def languages(message: Message, unit: Unit, me: Me) -> None:
    """Offer the four languages, each in its own words."""
    keys = Keys(speaker(me.language))
    keys.grid([keys.plain(LanguageTap(code=code), speaker(code).label("language-name")) for code in Language], 2)
    await say.letter(unit, me.id, "ask-language", rows=keys.rows)


async def asked(message: Message, language: Language, unit: Unit, me: Me) -> None:
    """ "Auf Deutsch bitte." """
    await speak(unit, me, language)


async def asked_in_passing(message: Message, language: Language, unit: Unit, me: Me) -> None:
    """ "Can we speak English, I am at 8004 Zurich": the rest is heard as usual."""
    if me.language is not language:
        await people.choose_language(unit, me, language)
        await say.letter(unit, me.id, "language-chosen")
    raise SkipHandler


async def chosen(tap: CallbackQuery, callback_data: LanguageTap, unit: Unit, me: Me) -> None:
    """A language's button; the one that is spoken already needs no message."""
    if callback_data.code not in set(Language):
        return
    if me.language is Language(callback_data.code):
        await people.choose_language(unit, me, me.language)
    else:
        await speak(unit, me, Language(callback_data.code))
    say.toast(unit, tap, me, "language-chosen")


async def speak(unit: Unit, me: Me, language: Language) -> None:
    """Speak this language from now on, also on the cards that are open."""
    await people.choose_language(unit, me, language)
    await say.letter(unit, me.id, "language-chosen")
    draft = await needs.draft_of(unit, me)
    if draft is not None:
        await needs.touch(unit, draft, afresh=True)
    for job in await jobs.of_customer(unit, me, open_only=True):
        await jobs.show_customer(unit, job)
    for job in await jobs.of_helper(unit, me):
        await jobs.show_helper(unit, job)
    for job in await jobs.requests(unit, me):
        await dispatch.show_request(unit, me, job)
