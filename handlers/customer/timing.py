"""From a time that nlu read to the wish of a need, given what was agreed before. Refuses to act on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from actions.needs import Reading
from domain.need import Need, Wish
from domain.spans import Slot
from domain.vocabulary import Urgency
from domain.wish import INSTANT, LOOK_AHEAD, day_of
from handlers.customer import changing
from handlers.customer.changing import DAYS
from nlu import overruling, times
from nlu.times import shifting
from nlu.understanding import Intent, TimeSpan, Understanding

SURE_INTENT: Final = 0.5
NOT_A_WISH: Final = frozenset({Intent.CANCEL, Intent.STATUS, Intent.COMPLAINT})
SOON: Final = timedelta(minutes=60)  # a moment so near is "now": nobody is there sooner than people on duty are
HALF_A_DAY: Final = timedelta(hours=12)
_HEDGED: Final = re.compile(
    r"\b(?:vielleicht|evtl|eventuell|irgendwann|villicht|vilicht|maybe|perhaps|some ?time|possibly|peut-être|"
    r"éventuellement|un jour|forse|magari|eventualmente|prima o poi)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The time it is for the customer, when visits take place there, and what of the draft is agreed already."""

    now: datetime
    zone: ZoneInfo
    country: str = "CH"
    opens: time = time(7)
    closes: time = time(22)
    agreed: Wish | None = None
    day: date | None = None  # chosen on the card, or the only one the agreed wish has
    slot: Slot | None = None  # that stands: what "an hour later" moves

    @property
    def known_day(self) -> date | None:
        """The one day the draft is about."""
        if self.day is not None or self.agreed is None:
            return self.day
        return day_of(self.agreed, self.zone)


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A message of texts about a time, and its facts."""

    message: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Timing:
    """The wish, or readings to choose from, and what to say about either."""

    wish: Wish | None = None
    readings: tuple[Reading, ...] = ()
    remark: Remark | None = None


def timing_of(heard: Understanding, clock: Clock) -> Timing:
    """What a message says about when."""
    span = heard.time
    if span is None and (day := clock.known_day) is not None:
        span = _on(day, heard, clock)  # "oder doch 15": a figure is an hour where the day is agreed
    if span is None:
        soon = heard.urgency is Urgency.NOW and not _HEDGED.search(heard.text)
        return Timing(wish=Wish(urgency=Urgency.NOW)) if soon else Timing()
    if span.negated or (heard.intent in NOT_A_WISH and heard.intent_confidence >= SURE_INTENT):
        return Timing()
    if (moved := _shifted(clock, heard.text)) is not None:
        return Timing(wish=moved)
    if _only_refuses(span):
        if any(other.dayless for other in span.more) and (day := clock.known_day) is not None:
            span = _on(day, heard, clock) or span  # "um 8 bin ich nicht da": of the day agreed
        return Timing(wish=changing.without(clock.agreed, _refused(span, clock)))
    if span.dayless and (day := clock.known_day) is not None:
        span = _on(day, heard, clock) or span
    if "past" in span.flags:
        return Timing(remark=Remark(message="when-past"))
    if "nonexistent" not in span.flags and _nightly(span, clock):
        return _night(span, clock)
    if span.flags == ("vague",) and _is_loosely_said(heard, span, clock):
        span = replace(span, flags=())  # "erst nach Feierabend" has one reading: it is shown, and can be corrected
    if span.flags:
        return _doubtful(span, clock)
    wish = _kept(_whole(span, clock), span, heard.text, clock)
    return Timing(wish=wish, remark=Remark(message="when-every") if wish.every else None)


def _is_loosely_said(heard: Understanding, span: TimeSpan, clock: Clock) -> bool:
    """Whether nothing is said but when, in words that have a clock of their own and are no perhaps."""
    ahead = span.start is not None and span.start > clock.now
    only = overruling.only_says_when(heard.text, span.text) and not _HEDGED.search(heard.text)
    return ahead and only and span.grain == "minute" and not span.more


def _shifted(clock: Clock, words: str) -> Wish | None:
    """ "1h later": what stands, or what is agreed, moved; None when the words move nothing."""
    by = shifting.shift(words)
    if by is None:
        return None
    if clock.slot is None:
        return changing.moved(clock.agreed, by, words, now=clock.now, zone=clock.zone)
    start = clock.slot.start + by
    return Wish(urgency=Urgency.SCHEDULED, start=start, end=start + timedelta(hours=1), grain="hour")


def wish_of(span: TimeSpan, *, now: datetime) -> Wish:
    """A span as a wish: now when it begins now and is open, else scheduled; an instant is a minute long."""
    begins_now = span.start is None or span.start <= now + timedelta(minutes=10)
    soon = span.end is not None and span.end <= now + timedelta(minutes=75)
    recent = span.start is None or span.start >= now - timedelta(hours=1)
    if begins_now and recent and (span.open_end or (soon and span.grain in {"minute", "hour"})):
        return Wish(urgency=Urgency.NOW)
    start, end = span.start, None if span.open_end else span.end
    if start is not None and end is None and not span.open_end:
        if now <= start <= now + SOON:
            return Wish(urgency=Urgency.NOW)
        end = start + INSTANT
    return Wish(urgency=Urgency.SCHEDULED, start=start, end=end, grain=span.grain, every=span.every)


def _only_refuses(span: TimeSpan) -> bool:
    """ "Nicht am Montag": nothing but what does not suit."""
    return bool(span.more) and span.flags == ("vague",) and all(other.negated for other in span.more)


def _refused(span: TimeSpan, clock: Clock) -> tuple[Slot, ...]:
    return tuple(slot for other in span.more if other.negated and (slot := _slot(other, clock)) is not None)


def _slot(span: TimeSpan, clock: Clock) -> Slot | None:
    """A further span as a need keeps it; None for one that is in doubt or over."""
    if span.flags and set(span.flags) != {"ambiguous"}:
        return None
    start = span.start or clock.now
    end = span.end if span.end is not None and not span.open_end else None
    if end is None:
        end = start + LOOK_AHEAD if span.open_end else start + INSTANT
    return Slot(start=start, end=end) if end > max(start, clock.now) else None


def _on(day: date, heard: Understanding, clock: Clock) -> TimeSpan | None:
    """The message read again, a clock without a day being one of this day."""
    place = heard.place.text if heard.place is not None else ""
    return times.read(
        heard.text,
        now=clock.now,
        zone=clock.zone,
        language=heard.language or "de",
        country=clock.country,
        aside=place,
        day=day,
    )


def _whole(span: TimeSpan, clock: Clock) -> Wish:
    """The wish with everything said beside it."""
    wish = wish_of(span, now=clock.now)
    others = tuple(slot for other in span.more if not other.negated and (slot := _slot(other, clock)) is not None)
    if wish.urgency is Urgency.NOW:
        return wish
    refused = _refused(span, clock)
    left = tuple(one for one in others if not any(no.start <= one.start and one.end <= no.end for no in refused))
    return replace(wish, others=left, but=refused)


def _kept(wish: Wish, span: TimeSpan, words: str, clock: Clock) -> Wish:
    """What the draft had settled and the new words leave alone: its days, its hours, what does not suit."""
    agreed = clock.agreed
    if wish.urgency is Urgency.NOW:
        return wish
    if agreed is not None and agreed.urgency is not Urgency.NOW:
        begin, end = wish.start or clock.now, wish.end or clock.now + LOOK_AHEAD
        still = tuple(one for one in agreed.but if not (one.start <= begin and end <= one.end))
        wish = replace(wish, but=(*still, *wish.but))
        if span.dayless and (day := clock.known_day) is not None:
            if span.open_start and span.end is not None:
                return changing.up_to(agreed, wish, day, clock.zone)
            return changing.from_on(agreed, wish, words)
        if span.dayless:
            daily = changing.hours(_hours(span, clock), agreed, clock.opens, open_start=span.open_start)
            return replace(wish, start=agreed.start, end=agreed.end, grain=agreed.grain, daily=daily)
        if agreed.daily is not None and span.grain in DAYS:
            return replace(wish, daily=agreed.daily)
        if span.grain == "day" and not wish.others:
            return changing.same_hours(agreed, wish, words, clock.zone)
    if span.dayless and clock.known_day is None and span.open_end:
        return replace(wish, daily=_hours(span, clock))
    return wish


def _hours(span: TimeSpan, clock: Clock) -> tuple[time, time]:
    """The part of every day that a clock without a day names."""
    start = span.start.astimezone(clock.zone).time() if span.start is not None else time(0)
    if span.open_end:
        return start, time(0)
    if span.end is not None:
        return start, span.end.astimezone(clock.zone).time()
    return start, time(min(start.hour + 1, 23), start.minute)


def _nightly(span: TimeSpan, clock: Clock) -> bool:
    """Whether a wish lies wholly in the night, when nobody comes."""
    if span.start is None or span.open_end or span.grain in DAYS:
        return False
    start = span.start.astimezone(clock.zone)
    end = (span.end or span.start + INSTANT).astimezone(clock.zone)
    if end - start >= HALF_A_DAY:
        return False
    early = start.time() < clock.opens and end.date() == start.date() and end.time() <= clock.opens
    late = start.time() >= clock.closes and (end.date() == start.date() or end.time() <= clock.opens)
    return early or late


def _night(span: TimeSpan, clock: Clock) -> Timing:
    """Said when visits take place, with the same hour by day and the whole day to choose from."""
    assert span.start is not None
    start = span.start.astimezone(clock.zone)
    day = start.replace(hour=0, minute=0, fold=0)
    readings = []
    if span.end is None:
        by_day = start + HALF_A_DAY if start.time() < clock.opens else start - HALF_A_DAY
        if by_day > clock.now and clock.opens <= by_day.time() < clock.closes:
            readings.append(replace(span, start=by_day, flags=()))
    readings.append(TimeSpan(start=max(day, clock.now), end=day + timedelta(days=1), grain="day"))
    facts = {"opens": f"{clock.opens:%H:%M}", "closes": f"{clock.closes:%H:%M}"}
    return Timing(readings=_choices(readings, clock), remark=Remark(message="when-night", facts=facts))


def _doubtful(span: TimeSpan, clock: Clock) -> Timing:
    """A time in doubt: its readings as buttons where there are some, else the question in words."""
    first = replace(span, flags=(), more=())
    found: list[TimeSpan] = []
    if set(span.flags) == {"ambiguous"} and span.start is not None:
        step = HALF_A_DAY if span.grain in {"minute", "hour"} else timedelta(days=7)
        found = [moved for shift in (-step, 0 * step, step) if (moved := _moved(first, shift, clock)) is not None]
    elif set(span.flags) == {"vague"} and span.start is not None and span.start > clock.now:
        found = [first]
    readings = _choices(found[:2], clock)
    return Timing(readings=readings) if readings else Timing(remark=Remark(message="when-unclear"))


def _moved(span: TimeSpan, shift: timedelta, clock: Clock) -> TimeSpan | None:
    """Another reading of an ambiguous time, None where nobody could come."""
    assert span.start is not None
    start, end = span.start + shift, span.end + shift if span.end is not None else None
    moved = replace(span, start=start, end=end)
    over = (end or start) <= clock.now
    return None if over or _nightly(moved, clock) else moved


def _choices(spans: list[TimeSpan], clock: Clock) -> tuple[Reading, ...]:
    """Readings that say their own wish as their label."""
    return tuple(Reading(need=Need(wish=wish_of(span, now=clock.now))) for span in spans)
