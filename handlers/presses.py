"""What somebody typed presses a button of a card. Refuses to know which words mean which button: choosing, replying."""

from __future__ import annotations

from typing import Final

from aiogram.filters.callback_data import CallbackData

from actions import jobs, needs, people
from actions.people import Me, Unit
from domain.errors import PriceChanged
from handlers import cards, say
from handlers.cards.need import order_button
from handlers.customer import booking, pressing
from handlers.helper import job
from handlers.keyboards import BookingTap, JobTap, NeedTap
from handlers.texts import speaker

CardTap = NeedTap | BookingTap | JobTap

GRAVE: Final = {
    NeedTap: frozenset({"book"}),
    BookingTap: frozenset({"cancel", "slot", "order", "replace", "consent", "agree", "dispute"}),
    JobTap: frozenset({"accept", "decline", "set_off", "arrival", "finish", "extra", "release", "not_done"}),
}
"""What costs money or a visit, or is told to somebody: never by a word that may be meant for somebody else."""


def is_grave(tap: CallbackData) -> bool:
    """Whether a button does what cannot simply be taken back."""
    gives_back = isinstance(tap, JobTap) and (tap.do, tap.value) == ("view", "release")
    return gives_back or (isinstance(tap, CardTap) and tap.do in GRAVE[type(tap)])


def is_forgotten_soon(tap: CallbackData) -> bool:
    """Whether a button was asked for by the person, who may have forgotten it an hour later, when a word presses it."""
    wishes = {"cancel", "slot", "order", "book", "replace"}
    return isinstance(tap, NeedTap | BookingTap) and tap.do in wishes


def read(data: str) -> CardTap:
    """The button of a need, a booking or a job with these data; raises StopIteration for another one."""
    kinds: tuple[type[CardTap], ...] = (NeedTap, BookingTap, JobTap)
    return next(kind.unpack(data) for kind in kinds if data.startswith(f"{kind.__prefix__}:"))


async def press(tap: CallbackData, unit: Unit, me: Me) -> None:
    """Do what a button of a card does. A word that books is about the price on the screen; raises PriceChanged."""
    match tap:
        case NeedTap(do="book", need=number) if not await _is_seen(unit, me, f"need:{number}"):
            raise PriceChanged
        case NeedTap():
            await pressing.tapped(None, tap, unit, me)
        case BookingTap():
            await booking.tapped(None, tap, unit, me)
        case JobTap():
            await job.tapped(None, tap, unit, me)


async def needs_the_button(unit: Unit, me: Me, tap: CallbackData) -> bool:
    """Whether the law of the place wants its own words on a button before anybody owes money; then it is said."""
    draft = await needs.draft_of(unit, me) if isinstance(tap, NeedTap) and tap.do == "book" else None
    if isinstance(tap, BookingTap) and tap.do == "order":
        region = jobs.region_of(unit, await jobs.booked_by(unit, tap.job, me))
    elif draft is None or (found := needs.region_of(unit, draft)) is None:
        return False
    else:
        region = found
    if region.country != "DE":
        return False
    await say.letter(unit, me.id, "order-needs-button", button=speaker(me.language).label(order_button(region)))
    if draft is not None:
        await needs.touch(unit, draft, afresh=True)
    return True


async def _is_seen(unit: Unit, me: Me, subject: str) -> bool:
    """Whether a card on the screen says what it would say now."""
    card, seen = await cards.draw(unit, me.id, subject), await people.seen(unit, me, subject)
    return card is None or seen is None or card.fingerprint() == seen


async def label(unit: Unit, me: Me, tap: CallbackData, *, looked_at: int = 10) -> str:
    """What stands on this button, on whichever card has it; "" when none has."""
    for subject in await people.lowest_cards(unit, me, at_most=looked_at):
        card = await cards.draw(unit, me.id, subject)
        rows = card.buttons.inline_keyboard if card is not None and card.buttons is not None else []
        for key in (key for row in rows for key in row):
            if key.callback_data == tap.pack():
                return key.text
    return ""
