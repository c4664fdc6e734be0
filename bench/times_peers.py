"""Reads times with other people's libraries, in an environment of their own. Refuses to judge.

Run by `bench.times` with that environment's Python: a JSON object a line in (library, language, phrase, now), a JSON
list a line out (start, end or "open" or null as ISO times without zone, seconds taken), null where the library finds
nothing. Only the standard library and the four peers are imported.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from typing import Any

Answer = tuple[str | None, str | None] | None


def day_after(start: str, grain: str) -> str | None:
    """The end of a value of that grain, None for a clock time."""
    at = datetime.fromisoformat(start)
    if grain == "day":
        return (at + timedelta(days=1)).isoformat()
    if grain == "week":
        return (at + timedelta(days=7)).isoformat()
    if grain == "month":
        return at.replace(year=at.year + at.month // 12, month=at.month % 12 + 1).isoformat()
    return None


@cache
def duckling_zones() -> Any:
    """Its time zones, loaded once."""
    return import_module("duckling").load_time_zones("/usr/share/zoneinfo")


def duckling(now: datetime) -> Callable[[str, str], Answer]:
    """The Haskell engine; of several findings the longest."""
    engine = import_module("duckling")

    zones = duckling_zones()
    reference = engine.parse_ref_time(zones, "Europe/Zurich", int(now.timestamp()))
    contexts: dict[str, Any] = {}
    dimensions = engine.parse_dimensions(["time"])

    def plain(value: str) -> str:
        return value[:19]

    def read(phrase: str, language: str) -> Answer:
        if language not in contexts:
            tongue = engine.default_locale_lang(engine.parse_lang(language.upper()))
            locale = engine.parse_locale({"en": "EN_GB", "de": "DE_CH"}.get(language, language.upper()), tongue)
            contexts[language] = engine.Context(reference, locale)
        found = engine.parse(phrase, contexts[language], dimensions, False)
        if not found:
            return None
        best = max(found, key=lambda one: one["end"] - one["start"])["value"]
        if best.get("type") == "interval":
            start = plain(best["from"]["value"]) if "from" in best else "open"
            return start, plain(best["to"]["value"]) if "to" in best else "open"
        start = plain(best["value"])
        return start, day_after(start, best["grain"])

    return read


def dateparser(now: datetime) -> Callable[[str, str], Answer]:
    """dateparser knows instants and the period they stand for."""
    engine = import_module("dateparser.date")

    settings = {"RELATIVE_BASE": now.replace(tzinfo=None), "PREFER_DATES_FROM": "future"}
    parsers: dict[str, Any] = {}

    def read(phrase: str, language: str) -> Answer:
        if language not in parsers:
            parsers[language] = engine.DateDataParser(languages=[language], settings=settings)
        found = parsers[language].get_date_data(phrase)
        if found.date_obj is None:
            return None
        if found.period in {"day", "week", "month"}:
            first = found.date_obj.replace(hour=0, minute=0, second=0, microsecond=0)
            at = found.date_obj.time()
            if at in {now.time(), first.time()}:  # no time of day was read: a day
                return first.isoformat(), day_after(first.isoformat(), found.period)
        return found.date_obj.isoformat(), None

    return read


def ctparse(now: datetime) -> Callable[[str, str], Answer]:
    """ctparse reads German and English in one model."""
    engine = import_module("ctparse").ctparse

    def bound(value: Any) -> tuple[str, str | None]:
        at = datetime(value.year or now.year, value.month or now.month, value.day or now.day)  # noqa: DTZ001
        if value.hour is None:
            return at.isoformat(), (at + timedelta(days=1)).isoformat()
        return at.replace(hour=value.hour, minute=value.minute or 0).isoformat(), None

    def read(phrase: str, language: str) -> Answer:
        found = engine(phrase, ts=now.replace(tzinfo=None), timeout=2)
        if found is None or found.resolution is None:
            return None
        value = found.resolution
        if hasattr(value, "t_from"):
            start = bound(value.t_from)[0] if value.t_from is not None else "open"
            if value.t_to is None:
                return start, "open"
            last = bound(value.t_to)
            return start, last[1] or last[0]
        return bound(value) if hasattr(value, "year") else None

    return read


def parsedatetime(now: datetime) -> Callable[[str, str], Answer]:
    """parsedatetime reads English only."""
    engine = import_module("parsedatetime")

    calendar = engine.Calendar(version=engine.VERSION_CONTEXT_STYLE)

    def read(phrase: str, language: str) -> Answer:
        at, context = calendar.parseDT(phrase, sourceTime=now.replace(tzinfo=None))
        if not context.hasDateOrTime:
            return None
        if not context.hasTime:
            first = at.replace(hour=0, minute=0, second=0, microsecond=0)
            return first.isoformat(), (first + timedelta(days=1)).isoformat()
        return at.isoformat(), None

    return read


def main() -> None:
    """Answer line by line until the input ends."""
    makers = {"duckling": duckling, "dateparser": dateparser, "ctparse": ctparse, "parsedatetime": parsedatetime}
    readers: dict[tuple[str, str], Callable[[str, str], Answer]] = {}
    for line in sys.stdin:
        asked = json.loads(line)
        library, now = asked["library"], asked["now"]
        known = library in {name for name, _ in readers}
        if (library, now) not in readers:
            readers[library, now] = makers[library](datetime.fromisoformat(now))
            if not known:
                readers[library, now]("tomorrow", asked["language"])  # the first call loads tables
        began = time.process_time()
        try:
            answer = readers[library, now](asked["phrase"], asked["language"])
        except Exception as broken:  # noqa: BLE001 (a peer that breaks on a phrase has not read it)
            print(f"{library}: {asked['phrase']}: {broken!r}", file=sys.stderr)
            answer = None
        taken = time.process_time() - began
        print(json.dumps([*(answer or (None, None)), answer is not None, taken]), flush=True)


if __name__ == "__main__":
    main()
