"""Cards: the present state of one subject for one viewer, rendered at the moment of delivery.

Who may see what is decided here from the database, every time; nothing of it waits in a row. Refuses to change things.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from actions import people
from actions.people import Unit
from domain.vocabulary import Language
from handlers.cards import admin, alarm, booking, form, job, need
from handlers.outgoing import Outgoing
from handlers.texts import Speaker, speaker

Draw = Callable[[Unit, int, int, Speaker], Awaitable[Outgoing | None]]


async def draw_erased(unit: Unit, chat: int, number: int, say: Speaker) -> Outgoing | None:
    """Where a card stood that told of somebody who was erased since."""
    return Outgoing(text=say("card-erased"))


DRAWN: Final[dict[str, Draw]] = {
    "need": need.draw,
    "booking": booking.draw,
    "job": job.draw,
    "post": job.draw_post,
    "form": form.draw,
    "application": admin.draw_application,
    "alarm": alarm.draw,
    "erased": draw_erased,
}


async def draw(unit: Unit, chat: int, subject: str, language: Language | None = None) -> Outgoing | None:
    """The card of a subject as this chat may see it now; None when there is nothing to be seen."""
    kind, _, number = subject.partition(":")
    say = speaker(language or await people.language_of(unit, chat))
    return await DRAWN[kind](unit, chat, int(number), say)
