"""Whom plain words are for, when somebody has an open job: the bot, the other side of it, or a new need.

Refuses to guess where both are likely: then it asks, and keeps what was said until that is answered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from actions import jobs, needs, people, relay
from actions.needs import NeedRow, Reading
from actions.people import Me, Unit
from actions.relay import Partner
from domain.errors import Passed
from domain.need import VOICE, Need
from handlers import presses, say
from handlers.customer.here import meant
from handlers.customer.meaning import SURE_CATEGORY, Meaning, is_sure_need
from handlers.customer.timing import SURE_INTENT
from handlers.filters import PRIVATE, WORDS
from handlers.keyboards import Keys, WhomTap
from handlers.relay import pass_on
from handlers.texts import Speaker, speaker
from nlu import counting, places, replies
from nlu.replies import Reply
from nlu.understanding import Intent, Understanding

FOR_THE_BOT = frozenset({Intent.CANCEL, Intent.HUMAN, Intent.STATUS, Intent.COMPLAINT, Intent.PRICE, Intent.EMERGENCY})
MANNERS = frozenset({Intent.GREET, Intent.THANKS})


def router() -> Router:
    """The answer to whom it is for, in words, as a number or by button."""
    routes = Router(name="whom")
    routes.message.register(said_whom, PRIVATE, StateFilter("whom"), WORDS)
    routes.callback_query.register(chose_whom, WhomTap.filter())
    return routes


async def taken_by_partner(
    unit: Unit,
    me: Me,
    draft: NeedRow | None,
    heard: Understanding | None,
    words: str,
    media: dict[str, Any] | None = None,
) -> bool:
    """Pass it on, or ask whether to; False when it is for the bot. `heard` is None for what has no words."""
    if heard is not None and (is_sure_need(heard) or (_sure(heard) and heard.intent in FOR_THE_BOT)):
        return False
    if draft is not None and draft.place is None and places.saved(words) is not None:
        return False  # "zuhause" answers where
    meaning = meant(unit, draft, heard) if heard is not None else None
    if meaning is not None and meaning.need.wish is not None and await jobs.awaiting_time(unit, me):
        return False
    to = await relay.partners(unit, me)
    if not to or (heard is not None and not _may_be_for(to, draft, heard)):
        return False
    if heard is not None and not to[0].conversing and says_nothing(words):
        return False
    if not to[0].conversing and counting.read(words) is not None:
        return False  # a bare number answers a question
    several = len(to) > 1 and not (to[0].conversing and not to[1].conversing)
    doubtful = heard is not None and not to[0].conversing and _new(heard, to)
    if draft is not None or several or doubtful or not relay.likely(unit, to[0]):
        await ask(unit, me, to, words, media, kept_of(meaning))
    else:
        await pass_on(unit, me, to[0], words, media)
    return True


def says_nothing(words: str) -> bool:
    """A smile, or "nein danke": nobody needs to be asked whom that is for."""
    return not any(sign.isalnum() for sign in words) or replies.read(words) is Reply.NO


def _sure(heard: Understanding) -> bool:
    return heard.intent_confidence >= SURE_INTENT


def _may_be_for(to: list[Partner], draft: NeedRow | None, heard: Understanding) -> bool:
    """Whether the other side can be meant: while a need is described, and for mere manners, only in conversation."""
    if heard.intent is Intent.RESCHEDULE and _sure(heard) and any(one.to_helper for one in to):
        return False
    if draft is not None or (heard.intent in MANNERS and _sure(heard)):
        return to[0].conversing
    return True


def _new(heard: Understanding, to: list[Partner]) -> bool:
    """Whether it sounds like another problem than those that are booked."""
    if heard.intent is not Intent.NEW_NEED or not _sure(heard):
        return False
    known = (heard.category_confidence or 0.0) >= SURE_CATEGORY
    return known and heard.category not in {one.job.category for one in to}


def kept_of(meaning: Meaning | None) -> dict[str, Any] | None:
    """What it would mean as a need, as JSON keeps it."""
    return Reading(need=meaning.need).plain() if meaning is not None else None


async def begin_need(unit: Unit, me: Me, said: dict[str, Any]) -> None:
    """What was kept was a need after all: it is learned as if it had just been said."""
    need = Reading.of(said["need"]).need if said["need"] is not None else Need()
    media = said["media"] or {}
    photos = tuple(f"{VOICE}{file}" if kind == "voice" else file for kind, file in media.items())
    await needs.learn(unit, me, replace(need, words=said["words"], photos=photos))


async def asked_about(unit: Unit, me: Me, tap: CallbackData, words: str, *, label: str = "") -> bool:
    """Whether it was asked whom words are for that would press a grave button, since somebody waits for an answer.

    `label`: what stands on the button, where no card has it.
    """
    if not presses.is_grave(tap):
        return False
    to = await relay.asking(unit, me)
    if to:
        await ask(unit, me, to, words, None, None, press=(tap, label or await presses.label(unit, me, tap)))
    return bool(to)


async def is_forgotten(unit: Unit, me: Me, tap: CallbackData) -> bool:
    """Whether somebody may not remember what the card asks any more: then the button is shown, and does it."""
    if not presses.is_forgotten_soon(tap) or not await relay.has_paused(unit, me):
        return False
    keys = Keys(speaker(me.language))
    keys.row(keys.plain(tap, await presses.label(unit, me, tap) or "☑️"))
    await say.letter(unit, me.id, "press-to-be-sure", rows=keys.rows)
    return True


async def ask(
    unit: Unit,
    me: Me,
    to: list[Partner],
    words: str,
    media: dict[str, Any] | None,
    kept: dict[str, Any] | None,
    *,
    press: tuple[CallbackData, str] | None = None,
) -> None:
    """Ask whether it is for somebody, or something new; nothing of it is lost until that is answered.

    `kept`: what it would mean as a need, see kept_of. `press`: the button it would press instead, and what is on it.
    """
    state, before = await people.talk_of(unit, me.id, me.id)
    said = [*(before["said"] if state == "whom" else []), {"words": words, "media": media, "need": kept}]
    options = [one.job.id or 0 for one in to[:3]]
    pressing = press[0].pack() if press is not None else ""
    await people.wait_for(unit, me, me.id, "whom", said=said[-5:], options=options, press=pressing)
    keys = Keys(speaker(me.language))
    for one in to[:3]:
        keys.row(keys.plain(WhomTap(job=one.job.id or 0), _label(keys.say, one)))
    if press is not None:
        keys.row(keys.plain(WhomTap(job=0, press=True), f"☑️ {press[1]}" if press[1] else "☑️"))
    else:
        keys.row(keys.key(WhomTap(job=0), "button-whom-new"))
    await say.letter(unit, me.id, "ask-whom", rows=keys.rows, words=words[:200])


async def said_whom(message: Message, unit: Unit, me: Me, talk: dict[str, Any], heard: Understanding | None) -> None:
    """The answer in words or as a number; anything else is something new to hear."""
    choice = await choice_of(unit, me, message.text or "", talk["options"])
    if choice is None:
        raise SkipHandler
    await _for_whom(unit, me, talk, choice)


async def chose_whom(
    tap: CallbackQuery, callback_data: WhomTap, unit: Unit, me: Me, raw_state: str | None, talk: dict[str, Any]
) -> None:
    """The answer by button; Passed when the question was answered before."""
    if raw_state != "whom" or (callback_data.job and callback_data.job not in talk["options"]):
        raise Passed
    if callback_data.press != bool(talk["press"]) and not callback_data.job:
        raise Passed
    await _for_whom(unit, me, talk, callback_data.job)


async def _for_whom(unit: Unit, me: Me, talk: dict[str, Any], job_id: int) -> None:
    """Do with what was said as they chose: 0 is something new, or the button it was about."""
    await people.stop_waiting(unit, me, me.id)
    if job_id == 0 and talk["press"]:
        await presses.press(presses.read(talk["press"]), unit, me)
        return
    if job_id == 0:
        for said in talk["said"]:
            await begin_need(unit, me, said)
        return
    to = await relay.partner(unit, me, job_id)
    if to is None:
        await say.letter(unit, me.id, "message-too-late", job=str(job_id))
        return
    for said in talk["said"]:
        await pass_on(unit, me, to, said["words"], said["media"])


async def choice_of(unit: Unit, me: Me, text: str, options: list[int]) -> int | None:
    """Which of the offered jobs a typed answer means, 0 for something new; None when it is no answer.

    A number counts the buttons from the top; of words, what begins like a button or names the person on it.
    """
    pick = counting.read(text)
    answers = [*options, 0]
    if pick is not None:
        number = len(answers) if pick.number == counting.LAST else pick.number
        return answers[number - 1] if 1 <= number <= len(answers) else None
    said, speak = " ".join(text.casefold().split()).strip(" .!"), speaker(me.language)
    if not said or len(said.split()) > 4:
        return None
    for job_id in options:
        one = await relay.partner(unit, me, job_id)
        if one is None:
            continue
        if said in _label(speak, one).casefold() or (one.name and one.name.casefold() in said.split()):
            return job_id
    return 0 if said in speak.label("button-whom-new").casefold() else None


def _label(speak: Speaker, one: Partner) -> str:
    job = str(one.job.id)
    return speak.label("button-whom-note", job=job) if one.noted else speak.label("button-whom-person", name=one.name)
