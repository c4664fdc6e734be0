"""What is typed at times on offer: the hour of one of them, or that none of them suits. Refuses everything else."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter, StateFilter
from aiogram.types import Message

from actions import jobs, needs
from actions.people import Me, Unit
from domain.need import Need, Wish
from domain.vocabulary import Urgency
from domain.wish import INSTANT
from handlers import choosing, say
from handlers.customer.here import clock_of
from handlers.customer.pressing import slot_from
from handlers.filters import PRIVATE, WORDS
from handlers.keyboards import BookingTap, NeedTap
from nlu import clocks, haggling
from nlu.haggling import Wanted
from nlu.understanding import Understanding

TIMES: Final = frozenset({"now", "slot"})
Tap = NeedTap | BookingTap


class Hour(Filter):
    """Passes a bare number that can be an hour."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """The hour, for the handler."""
        found = clocks.hour(message.text or "")
        return {"hour": found} if found is not None else False


class Haggles(Filter):
    """Passes words that want other times than those on offer."""

    async def __call__(self, message: Message, heard: Understanding | None = None) -> bool | dict[str, Any]:
        """What is wanted, for the handler."""
        wanted = haggling.read(message.text or "", heard.language if heard is not None else None)
        return {"wanted": wanted} if wanted is not None else False


def router() -> Router:
    """Before typed numbers, while nothing else is waited for."""
    routes = Router(name="offered")
    routes.message.register(hour_said, PRIVATE, StateFilter(None), WORDS, Hour())
    routes.message.register(haggled, PRIVATE, StateFilter(None), WORDS, Haggles())
    return routes


async def hour_said(
    message: Message, hour: int, unit: Unit, me: Me, raw_state: str | None, talk: dict[str, Any]
) -> None:
    """ "9" where exactly one time on offer begins at nine; where none does it is the number of a button."""
    times = await _times(unit, me)
    if not times:
        raise SkipHandler
    zone = await _zone(unit, me, times[0])
    begun = [(tap, _start(tap).astimezone(zone)) for tap in times]
    meant = [tap for tap, start in begun if (start.hour, start.minute) == (hour, 0)]
    if not meant and hour > len(times):
        meant = [tap for tap, start in begun if start.hour == hour]
    if not meant and hour > len(times) and await _asks_for(unit, me, [start for _, start in begun], hour):
        return
    if len(meant) != 1:
        raise SkipHandler
    await choosing.press(meant[0], unit, me, raw_state, talk, words=message.text or "")


async def _asks_for(unit: Unit, me: Me, offered: list[datetime], hour: int) -> bool:
    """An hour at which nothing is offered, on the one day on which something is: the times near to it."""
    draft = await needs.draft_of(unit, me)
    clock = clock_of(unit, draft)
    start = offered[0].replace(hour=hour, minute=0)
    if draft is None or len({one.date() for one in offered}) > 1 or not clock.opens <= start.time() < clock.closes:
        return False
    if start <= unit.now:
        return False
    wish = Wish(urgency=Urgency.SCHEDULED, start=start, end=start + INSTANT, grain="minute")
    await needs.learn(unit, me, Need(wish=wish))
    return True


async def haggled(message: Message, wanted: Wanted, unit: Unit, me: Me) -> None:
    """Other times than those on offer: earlier or later ones, or the calendar."""
    times = await _times(unit, me)
    if not times:
        raise SkipHandler
    first, last = times[0], max(times, key=_start)
    if isinstance(first, BookingTap):
        await _another(unit, me, first.job, wanted, _start(first), slot_from(last.value).end)
        return
    row = await needs.own_draft(unit, me, first.need)
    if first.do == "now" and wanted is not Wanted.EARLIER:
        await needs.correct(unit, me, row, wish=Wish(urgency=Urgency.SCHEDULED, start=unit.now))
    elif wanted is Wanted.LATER:
        begin = slot_from(last.value).end
        await needs.correct(unit, me, row, wish=Wish(urgency=Urgency.SCHEDULED, start=begin))
    elif wanted is Wanted.OTHER:
        await needs.turn_card(unit, row, "calendar")
    else:
        await _earlier(unit, me, row, _start(first))
    await needs.touch(unit, row, afresh=True)


async def _earlier(unit: Unit, me: Me, row: needs.NeedRow, first: datetime) -> None:
    """The times from now on; said when they begin no earlier than the first that is offered already."""
    if row.urgency is not Urgency.NOW:
        before = needs.need_of(row).wish
        await needs.correct(unit, me, row, wish=Wish(urgency=Urgency.SCHEDULED, start=unit.now))
        found = await needs.slots(unit, row)
        if found and found[0].start < first:
            return
        await needs.correct(unit, me, row, wish=before)
    await say.letter(unit, me.id, "no-earlier-time")


async def _another(unit: Unit, me: Me, number: int, wanted: Wanted, first: datetime, end: datetime) -> None:
    """The same for a booking that is moved: its card has no calendar, so a time is asked for in words."""
    job = await jobs.booked_by(unit, number, me)
    start = {Wanted.LATER: end, Wanted.EARLIER: unit.now, Wanted.OTHER: None}[wanted]
    if start is None or (wanted is Wanted.EARLIER and first <= unit.now):
        await say.letter(unit, me.id, "say-another-time")
    else:
        wish = Wish(urgency=Urgency.SCHEDULED, start=start)
        await jobs.turn_customer_card(unit, number, me, "reschedule", wish=wish)
    await jobs.show_customer(unit, job, afresh=True)


async def _times(unit: Unit, me: Me) -> list[Tap]:
    """The times that the lowest card that asks has on offer."""
    answers = await choosing.asked(unit, me, None) or ()
    return [tap for tap in answers if isinstance(tap, NeedTap | BookingTap) and tap.do in TIMES]


async def _zone(unit: Unit, me: Me, tap: Tap) -> ZoneInfo:
    if isinstance(tap, BookingTap):
        return jobs.region_of(unit, await jobs.booked_by(unit, tap.job, me)).clock
    return clock_of(unit, await needs.draft_of(unit, me)).zone


def _start(tap: Tap) -> datetime:
    return slot_from(tap.value).start
