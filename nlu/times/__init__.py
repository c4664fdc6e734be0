"""When somebody wishes for help, read from a whole chat message in German, English, French or Italian.

`read` finds the wish and says it as a span of time, or says by flags what must be asked. Own grammar, four lexicons,
no network. Refuses to know who asks and what for.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from nlu.understanding import TimeSpan

from .almanac import Calendar
from .lexicon import lexicon
from .meanings import Clock, Draft, InDays, Month, OnDate, Week, Weekday, Weekend
from .merging import shared
from .reader import Reader
from .resolve import resolved
from .sentence import parsed
from .tale import Tale
from .words import Sign

__all__ = ["read", "to_json"]

CHOOSING = frozenset({"OR", "RATHER", "FILL", "AND", "BUT", "AT", "ON"})  # all that may stand before a bare hour
LONGEST = 4096  # characters: a Telegram message


def read(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    language: str,
    country: str = "CH",
    aside: str = "",
    day: date | None = None,
) -> TimeSpan | None:
    """The wished time in a message, None if it names none. `now` is aware; spans come in `zone`. `aside`: words of the
    message that are read already (a place) and stand for a comma here. `day`: the day agreed, for a clock without one.

    Several wishes: the first, the others in `more`, exclusions too (negated). `text` of a span is the verbatim part.
    Never raises for any text.
    """
    seen = Calendar(now=now.astimezone(zone), zone=zone, country=country)
    text = text[:LONGEST]
    words = lexicon(language)
    signs = parsed(without(text, aside), words)
    if day is not None:
        signs = with_hour(signs)
    if not signs:
        return None
    drafts = shared(Reader(words=words).read(signs))
    if not drafts:
        return None
    tale = Tale(signs, words, text)
    wishes: list[TimeSpan] = []
    refused: list[TimeSpan] = []
    loose: list[TimeSpan] = []
    last_resort: list[TimeSpan] = []
    for draft in drafts:
        dayless = draft.day is None and draft.timed and not (draft.now or draft.offset or draft.ahead)
        if dayless and day is not None:
            draft.day = OnDate(day=day.day, month=day.month, year=day.year)
        span = replace(resolved(draft, seen), text=text[draft.begin : draft.end], dayless=dayless)
        over = speaks_of_the_past(draft) or (draft.part is not None and draft.clock is None)
        if "past" in span.flags and over and (tale.others > 4 or len(drafts) > 1):
            continue
        if draft.part is not None and draft.part != "night" and tale.asks and not tale.is_wish(draft):
            last_resort.append(span)  # a part of the day apart from the words of asking, if nothing better is said
        kind = refused if span.negated else loose if draft.loose is not None else wishes
        if tale.is_wish(draft) and not any(replace(other, text=span.text) == span for other in kind):
            kind.append(span)
    wishes = (
        wishes or loose or ([] if refused else last_resort)
    )  # "wenn ich zuhause bin, so gegen 18 Uhr": the clock answers what the clause left open
    if wishes:
        return replace(wishes[0], more=(*wishes[1:], *refused))
    if not refused:
        return None
    anything = TimeSpan(start=seen.now, end=None, grain="day", open_end=True, flags=("vague",), text=refused[0].text)
    return replace(anything, more=tuple(refused))


def with_hour(signs: list[Sign]) -> list[Sign]:
    """ "Oder doch 15", "make it 11": where the day is agreed, a figure behind a word of choosing is an hour."""
    said = [sign for sign in signs if sign.sort not in {"STOP", "COMMA"}]
    if not said or said[-1].sort != "NUM" or any(sign.sort not in CHOOSING for sign in said[:-1]):
        return signs
    last, turned = said[-1], any(sign.sort in {"OR", "RATHER", "NOT"} for sign in said[:-1])
    if not turned or not last.written.isdigit() or len(last.written) > 2 or not 6 <= int(last.written) <= 22:
        return signs
    hour = Sign("CLOCK", Clock(hour=int(last.written)), last.begin, last.end, last.written)
    return [hour if sign is last else sign for sign in signs]


def without(text: str, aside: str) -> str:
    """The text with a comma and blanks where `aside` stands; every other letter keeps its position."""
    at = text.find(aside) if aside.strip() else -1
    return text if at < 0 else f"{text[:at]},{' ' * (len(aside) - 1)}{text[at + len(aside) :]}"


def speaks_of_the_past(draft: Draft) -> bool:
    """Whether the words themselves name a day that is over."""
    match draft.day:
        case InDays(days=days):
            return days < 0
        case Weekday(last=last) | Weekend(last=last):
            return last
        case Week(weeks=weeks):
            return weeks < 0
        case Month(months=months):
            return months < 0
    return False


def to_json(span: TimeSpan | None) -> dict[str, object] | None:
    """The span as `python -m nlu time` prints it: ISO times with offset, "open" for an unbounded side, null for an
    instant's end. `more` holds further wishes, exclusions with "not", and the rhythm."""
    if span is None:
        return None
    return {**bounds(span), "more": [*(further(other) for other in span.more), *rhythm(span)]}


def bounds(span: TimeSpan) -> dict[str, object]:
    """Start, end, grain and flags."""
    end = "open" if span.open_end else span.end.isoformat() if span.end is not None else None
    return {
        "start": "open" if span.open_start or span.start is None else span.start.isoformat(),
        "end": end,
        "grain": span.grain,
        "flags": list(span.flags),
    }


def further(span: TimeSpan) -> dict[str, object]:
    """A further wish or an exclusion."""
    said = bounds(span)
    if span.negated:
        said = {"not": True, **said}
    return {**said, "every": span.every} if span.every is not None else said


def rhythm(span: TimeSpan) -> list[dict[str, object]]:
    """The rhythm of a wish that repeats."""
    return [{"every": span.every}] if span.every is not None else []
