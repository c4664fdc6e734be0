"""Short replies press what they mean: "ja", "buchen", "ändern", "zurück", "egal", "14 Uhr" for the slot at two.

What they are said to is what is drawn: the lowest card that asks. Refuses to take a word for more than it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from actions import jobs, needs, relay
from actions.needs import NeedRow
from actions.people import Me, Unit
from domain.need import Question, Wish
from domain.vocabulary import Urgency
from handlers import choosing, say
from handlers.customer import booking
from handlers.customer.pressing import slot_from
from handlers.filters import PRIVATE, WORDS
from handlers.helper import join
from handlers.keyboards import BookingTap, JobTap, JoinTap, Keys, NeedTap
from handlers.texts import speaker
from nlu import clocks, replies
from nlu.replies import Reply
from nlu.understanding import TimeSpan, Understanding

MONEY = {"consent", "agree"}
"""A yes to these is only taken where it cannot be meant for the helper, who may have asked something too."""


class Replies(Filter):
    """Passes a message that is a short reply and nothing else."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """The reply, for the handler."""
        reply = replies.read(message.text or "")
        return {"reply": reply} if reply is not None else False


class BareClock(Filter):
    """Passes a message that is a time of day and nothing else."""

    async def __call__(self, message: Message, heard: Understanding | None = None) -> bool | dict[str, Any]:
        """Its span, for the handler."""
        if heard is None or heard.time is None or not clocks.is_bare(heard.text):
            return False
        return {"span": heard.time}


def router() -> Router:
    """Beside the typed numbers, before everyday words."""
    routes = Router(name="replying")
    routes.message.register(replied, PRIVATE, WORDS, Replies())
    routes.message.register(timed, PRIVATE, WORDS, BareClock())
    return routes


async def replied(
    message: Message, reply: Reply, unit: Unit, me: Me, raw_state: str | None, talk: dict[str, Any]
) -> None:
    """Do what the reply means for the card that asks; where it means nothing it is heard like any other word."""
    if raw_state is not None and join.answers(raw_state) is None:
        raise SkipHandler
    draft = await needs.draft_of(unit, me) if raw_state is None else None
    if draft is not None and await _described(unit, me, draft, reply):
        return
    if reply is Reply.OTHER:
        await _replace(unit, me)
        return
    answers = await choosing.asked(unit, me, raw_state) or ()
    tap = _meant(answers, reply)
    if tap is None:
        if reply is Reply.YES and len(_times(answers)) > 1:
            await say.letter(unit, me.id, "say-which-time")
            return
        raise SkipHandler
    if raw_state is None and await _several_ask(unit, me, reply, tap):
        return
    agrees = reply is Reply.YES and isinstance(tap, BookingTap) and tap.do in MONEY
    if isinstance(tap, BookingTap) and agrees and await _helper_asks(unit, me, tap):
        return
    await choosing.press(tap, unit, me, raw_state, talk, words=message.text or "")


async def _several_ask(unit: Unit, me: Me, reply: Reply, tap: CallbackData) -> bool:
    """Whether a yes or no about money may be the answer to several cards; then it is asked which."""
    if not isinstance(tap, BookingTap) or tap.do not in MONEY | {"dispute"}:
        return False
    found = [one for one in await choosing.questions(unit, me, at_most=3) if _meant(one.taps, reply) is not None]
    found = [one for one in found if isinstance(_meant(one.taps, reply), BookingTap)]
    if len(found) <= 1:
        return False
    keys = Keys(speaker(me.language))
    for one in found:
        meant = _meant(one.taps, reply)
        if isinstance(meant, BookingTap):
            keys.row(keys.plain(meant, f"{one.labels[list(one.taps).index(meant)]} ({meant.job})"))
    await say.letter(unit, me.id, "ask-which-question", rows=keys.rows)
    return True


async def _helper_asks(unit: Unit, me: Me, tap: BookingTap) -> bool:
    """Whether helper and customer have just written to each other; then only a press agrees to money, and that is said.

    Words about a higher price are not passed on as if something were agreed; who meant the helper can still write.
    """
    other = await relay.partner(unit, me, tap.job)
    if other is None or not other.conversing:
        return False
    await jobs.show_customer(unit, other.job, afresh=True)
    if tap.do != "consent" or other.job.consent_asked is None:
        raise SkipHandler
    keys = Keys(speaker(me.language))
    keys.row(keys.key(BookingTap(job=tap.job, do="write"), "button-write-helper"))
    amount = jobs.money(other.job, other.job.consent_asked)
    await say.letter(unit, me.id, "consent-needs-press", rows=keys.rows, amount=amount, name=other.name)
    return True


async def _replace(unit: Unit, me: Me) -> None:
    """ "Somebody else, please" to the only helper who is late; anything else is heard like any other word."""
    late = [one for one in await jobs.of_customer(unit, me, open_only=True) if jobs.is_late(unit, one)]
    if len(late) != 1:
        raise SkipHandler
    await booking.tapped(None, BookingTap(job=late[0].id or 0, do="replace"), unit, me)


async def _described(unit: Unit, me: Me, draft: NeedRow, reply: Reply) -> bool:
    """The replies to a need that is being described: any time will do, something is to be changed, one step back."""
    open_question = needs.unknown(draft)
    match reply:
        case Reply.ANY if open_question is Question.WHEN or (open_question is None and draft.slot_start is None):
            await needs.correct(unit, me, draft, wish=Wish(urgency=Urgency.SCHEDULED))
        case Reply.CHANGE:
            await needs.turn_card(unit, draft, "edit")
        case Reply.BACK:
            await needs.step_back(unit, draft)
        case _:
            return False
    await needs.touch(unit, draft, afresh=True)
    return True


def _times(answers: Sequence[CallbackData]) -> list[NeedTap | BookingTap]:
    return [tap for tap in answers if isinstance(tap, NeedTap | BookingTap) and tap.do in {"now", "slot"}]


def _meant(answers: Sequence[CallbackData], reply: Reply) -> CallbackData | None:
    """The button a reply presses: yes and no where that is asked, the only time there is, the order, the way back."""
    first, times = answers[0] if answers else None, _times(answers)
    match reply, first:
        case Reply.YES | Reply.NO, JobTap(do="accept"):
            return answers[0 if reply is Reply.YES else 1]
        case Reply.YES | Reply.NO, BookingTap(do="consent" | "cancel" | "agree" | "again") | JoinTap(do="adult"):
            return answers[0 if reply is Reply.YES else 1]
        case Reply.YES, NeedTap(do="book") | BookingTap(do="order"):
            return first
        case Reply.YES, _ if len(times) == 1:
            return times[0]
        case Reply.BACK, _:
            sides = (tap for tap in answers if isinstance(tap, BookingTap | JobTap))
            return next((tap for tap in sides if (tap.do, tap.value) == ("view", "")), None)
    return None


async def timed(
    message: Message, span: TimeSpan, unit: Unit, me: Me, raw_state: str | None, talk: dict[str, Any]
) -> None:
    """ "14 Uhr" where a time that begins at two is on offer."""
    answers = await choosing.asked(unit, me, None) if raw_state is None else None
    taps = [tap for tap in _times(answers or ()) if _begins(tap, span, exactly=True)]
    taps = taps or [tap for tap in _times(answers or ()) if _begins(tap, span, exactly=False)]
    if len(taps) != 1:
        raise SkipHandler
    await choosing.press(taps[0], unit, me, raw_state, talk, words=message.text or "")


def _begins(tap: NeedTap | BookingTap, span: TimeSpan, *, exactly: bool) -> bool:
    """Whether a time on offer begins when the span does, to the minute or by the clock of any day."""
    start: datetime | None = span.start
    if start is None or span.flags:
        return False
    begin = slot_from(tap.value).start.astimezone(start.tzinfo)
    return begin == start if exactly else (begin.hour, begin.minute) == (start.hour, start.minute)
