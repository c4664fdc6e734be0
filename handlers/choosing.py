"""A typed number presses a button: "2", "die zweite", "the first one", on whichever card asks something.

What is numbered is what is drawn: the first buttons of the lowest card that asks. Refuses to know what buttons do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from actions import needs, people
from actions.people import Me, Unit
from handlers import cards, presses, whom
from handlers.customer import need
from handlers.filters import PRIVATE, WORDS
from handlers.helper import join
from handlers.keyboards import JobTap, JoinTap
from nlu import counting
from nlu.counting import Pick
from nlu.understanding import Understanding

LOOKED_AT = 10
"""So many of the lowest cards are looked at; what stands higher nobody means by a bare number."""


class Picks(Filter):
    """Passes a message that is a number and nothing else."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """The pick, for the handler."""
        pick = counting.read(message.text or "")
        return {"pick": pick} if pick is not None else False


def router() -> Router:
    """After those who wait for free words, before everyday words."""
    routes = Router(name="choosing")
    routes.message.register(chose, PRIVATE, WORDS, Picks())
    return routes


async def chose(
    message: Message,
    pick: Pick,
    unit: Unit,
    me: Me,
    raw_state: str | None,
    talk: dict[str, Any],
    heard: Understanding | None = None,
) -> None:
    """Press what was picked. A number that no button has is an hour ("doch lieber 15") or not understood; where nothing
    is asked it is a word."""
    answers = await asked(unit, me, raw_state)
    if answers is None:
        raise SkipHandler
    tap = _picked(answers, pick)
    if tap is None and heard is not None and heard.time is not None:
        raise SkipHandler
    if tap is None:
        await need.lost(unit, me, await needs.draft_of(unit, me))
    else:
        await press(tap, unit, me, raw_state, talk, words=message.text or "")


async def press(
    tap: CallbackData, unit: Unit, me: Me, raw_state: str | None, talk: dict[str, Any], *, words: str
) -> None:
    """Do what a button of a card does, unless the words may be meant for somebody else: then that is asked."""
    if isinstance(tap, JoinTap):
        await join.tapped(None, tap, unit, me, raw_state, talk)
    elif await whom.asked_about(unit, me, tap, words) or await whom.is_forgotten(unit, me, tap):
        return
    elif not await presses.needs_the_button(unit, me, tap):
        await presses.press(tap, unit, me)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a card asks: its answers, and the words on their buttons."""

    subject: str
    taps: Sequence[CallbackData]
    labels: Sequence[str]


async def asked(unit: Unit, me: Me, state: str | None) -> Sequence[CallbackData] | None:
    """The answers to what is asked last; None when nothing is asked."""
    if (answers := join.answers(state)) is not None:
        return answers
    found = await questions(unit, me, at_most=1)
    return found[0].taps if found else None


async def questions(unit: Unit, me: Me, *, at_most: int) -> list[Question]:
    """What the cards ask, the lowest first."""
    found: list[Question] = []
    for subject in await people.lowest_cards(unit, me, at_most=LOOKED_AT):
        card = await cards.draw(unit, me.id, subject)
        if card is not None and card.choices is not None:
            keys = [key for row in card.buttons.inline_keyboard for key in row] if card.buttons is not None else []
            keys = keys[: card.choices]
            taps = [_tap(key.callback_data or "") for key in keys]
            found.append(Question(subject=subject, taps=taps, labels=[key.text for key in keys]))
        if len(found) == at_most:
            break
    return found


def _tap(data: str) -> CallbackData:
    return JoinTap.unpack(data) if data.startswith(f"{JoinTap.__prefix__}:") else presses.read(data)


def _picked(answers: Sequence[CallbackData], pick: Pick) -> CallbackData | None:
    """The answer of that number; where answers are minutes or kilometres, a bare number is one of those."""
    match answers[0] if answers and not pick.spelled else None:
        case JobTap(do="set_off") as away:
            return away.model_copy(update={"value": str(pick.number)})
        case JoinTap(do="radius") as radius if pick.number in join.RADII:
            return radius.model_copy(update={"value": str(pick.number)})
    number = len(answers) if pick.number == counting.LAST else pick.number
    return answers[number - 1] if 1 <= number <= len(answers) else None
