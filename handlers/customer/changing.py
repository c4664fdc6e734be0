"""What new words leave of the time that was agreed: its day, its hours, its other bound. Refuses to read them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.spans import Slot
from domain.vocabulary import Urgency
from domain.wish import Wish, day_of

DAYS: Final = frozenset({"day", "week", "month"})
MOST_WORDS: Final = 7
"""A longer message tells a story; "eine Stunde später" in it moves nothing."""
_NARROWS: Final = re.compile(
    r"^\W*(?:aber|abr|jedoch|allerdings|nur|but|only|mais|seulement|ma|però|solo)\b"
    r"|\b(?:nicht|nöd|nid|ned|not|pas|non)\s+(?:vor|before|avant|prima)\b",
    re.IGNORECASE,
)
_ANY_HOUR: Final = re.compile(
    r"\b(?:jederzeit|egal|irgend\w*|ganz\w*|any ?time|whenever|all day|n'importe|toute? la journée|"
    r"qualsiasi|tutt[ao] (?:il giorno|la giornata))\b",
    re.IGNORECASE,
)


def moved(agreed: Wish | None, by: timedelta, words: str, *, now: datetime, zone: ZoneInfo) -> Wish | None:
    """What is agreed, so much later or earlier; None when it has no hour, or would be over or on another day."""
    if agreed is None or agreed.start is None or agreed.grain in DAYS or len(words.split()) > MOST_WORDS:
        return None
    start, end = agreed.start + by, agreed.end
    if end is not None and end.astimezone(zone).time() != time(0):
        end += by
    same_day = start.astimezone(zone).date() == agreed.start.astimezone(zone).date()
    return replace(agreed, start=start, end=end) if start > now and same_day else None


def up_to(agreed: Wish, wish: Wish, day: date, zone: ZoneInfo) -> Wish:
    """ "Aber nicht nach acht": what is agreed of that day, up to the new end; that end alone where nothing is left."""
    assert wish.end is not None
    start = agreed.start if agreed.start is not None and agreed.start.astimezone(zone).date() == day else None
    start = start or datetime.combine(day, time(0), zone)
    end = wish.end if agreed.end is None or agreed.instant else min(agreed.end, wish.end)
    return replace(wish, start=start, end=end) if start < end else wish


def from_on(agreed: Wish, wish: Wish, words: str) -> Wish:
    """ "Aber nicht vor 14 Uhr": the agreed end stays, when the new start lies before it and only narrows."""
    if agreed.instant or agreed.start is None or agreed.end is None or wish.start is None:
        return wish
    narrows = agreed.start < wish.start < agreed.end and _NARROWS.search(words)
    return replace(wish, end=agreed.end) if narrows else wish


def hours(new: tuple[time, time], agreed: Wish, opens: time, *, open_start: bool) -> tuple[time, time]:
    """The part of every day that suits: an end that is new keeps the start agreed, else the first visits begin it."""
    if not open_start:
        return new
    begin = agreed.daily[0] if agreed.daily is not None else opens
    return (begin if begin < new[1] else opens), new[1]


def same_hours(agreed: Wish, wish: Wish, words: str, zone: ZoneInfo) -> Wish:
    """ "Statt Donnerstag lieber Freitag": the hours agreed, on the new day, unless any will do."""
    old, new = day_of(agreed, zone), day_of(wish, zone)
    if old is None or new is None or agreed.grain in DAYS or agreed.daily is not None or _ANY_HOUR.search(words):
        return wish
    assert agreed.start is not None
    assert agreed.end is not None
    shift = new - old  # days on the calendar: the clock on the wall stays
    start, end = (side.astimezone(zone) + shift for side in (agreed.start, agreed.end))
    return replace(wish, start=start, end=end, grain=agreed.grain)


def without(agreed: Wish | None, refused: tuple[Slot, ...]) -> Wish:
    """The wish agreed so far, or any time where that was all refused, but not then."""
    if agreed is None or agreed.urgency is Urgency.NOW:
        agreed = Wish(urgency=Urgency.SCHEDULED)
    start, end = agreed.start, agreed.end
    if start is not None and end is not None and any(one.start <= start and end <= one.end for one in refused):
        agreed = replace(agreed, start=None, end=None, grain="day", daily=None, every=None)
    return replace(agreed, but=(*agreed.but, *refused))
