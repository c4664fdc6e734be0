"""A wished time in words, as it was understood, for the customer to check. Refuses to judge it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.spans import Slot
from domain.vocabulary import Urgency
from domain.wish import INSTANT, Wish
from handlers.texts import Speaker

WHOLE_DAYS = frozenset({"day", "week", "month"})


def say_wish(wish: Wish, zone: ZoneInfo, say: Speaker) -> str:
    """All that was wished: when, at which hours, what suits as well, what does not, and how often."""
    if wish.urgency is Urgency.NOW:
        return say.label("wish-now")
    said = _between(wish.start, wish.end, zone, say, whole_days=wish.grain in WHOLE_DAYS)
    if wish.daily is not None:
        said = _daily(wish, zone, say)
    for other in wish.others:
        said = say.label("wish-or", first=said, other=_slot(other, zone, say))
    if wish.but:
        said = say.label("wish-but", when=said, but=", ".join(_slot(refused, zone, say) for refused in wish.but))
    return _rhythmic(said, wish.every, say) if wish.every is not None else said


def _rhythmic(said: str, every: str, say: Speaker) -> str:
    """ "Mo., 23. Nov., 10:00 (gewünscht alle 2 Wochen)"; `every` is "week", "2 weeks", "day", ..."""
    count, _, unit = every.rpartition(" ")
    return say.label("wish-every", when=said, unit=unit.removesuffix("s"), count=int(count or 1))


def _daily(wish: Wish, zone: ZoneInfo, say: Speaker) -> str:
    """ "ab So., 22. Nov., 18:00–24:00": the days, and the hours of each."""
    assert wish.daily is not None
    start, end = wish.daily
    hours = f"{start:%H:%M}–{'24:00' if end == time(0) else f'{end:%H:%M}'}"
    if wish.start is None and wish.end is None:
        return hours
    begin, until = (side.astimezone(zone) if side is not None else None for side in (wish.start, wish.end))
    if begin is not None and until is None:
        return f"{say.label('wish-from', time=say.day(begin.date()))}, {hours}"
    if begin is None:
        assert until is not None
        return f"{say.label('wish-until', time=say.day((until - timedelta(seconds=1)).date()))}, {hours}"
    assert until is not None
    return f"{say.day(begin.date())} – {say.day((until - timedelta(seconds=1)).date())}, {hours}"


def _slot(slot: Slot, zone: ZoneInfo, say: Speaker) -> str:
    start, end = slot.local(zone)
    whole = (start.hour, start.minute, end.hour, end.minute) == (0, 0, 0, 0)
    return _between(slot.start, slot.end, zone, say, whole_days=whole)


def _between(begin: datetime | None, until: datetime | None, zone: ZoneInfo, say: Speaker, *, whole_days: bool) -> str:
    start = begin.astimezone(zone) if begin else None
    end = until.astimezone(zone) if until else None
    if start is not None and end is not None:
        return _bounded(start, end, say, whole_days=whole_days)
    if start is not None:
        return say.label("wish-from", time=start)
    if end is not None:
        return say.label("wish-until", time=end)
    return say.label("wish-open")


def _bounded(start: datetime, end: datetime, say: Speaker, *, whole_days: bool) -> str:
    last = (end - timedelta(seconds=1)).date()
    if end - start <= INSTANT:
        return f"{say.day(start.date())}, {say.clock(start)}"
    if whole_days and start.date() == last:
        return say.day(last)
    if whole_days:
        return f"{say.day(start.date())} – {say.day(last)}"
    if start.date() == last and start.time() == time(0):
        return f"{say.day(last)}, {say.label('wish-by-hour', time=_end_clock(say, end))}"
    if start.date() == last:
        return f"{say.day(last)}, {say.clock(start)}–{_end_clock(say, end)}"
    return f"{say.day(start.date())} {say.clock(start)} – {say.day(end.date())} {say.clock(end)}"


def _end_clock(say: Speaker, end: datetime) -> str:
    return "24:00" if (end.hour, end.minute) == (0, 0) else say.clock(end)
