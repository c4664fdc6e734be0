"""The rules that join clocks and lengths to what stands around them: ranges, offsets, bare hours, and what is no wish.

Refuses days: those are in `days`. The order matters: ranges of clocks before days, bare hours last.
"""

from __future__ import annotations

from typing import Final

from .grammar import at, clock_as_length, hour_and, length_of, nothing, pair_clock
from .meanings import Ahead, Clock, InDays, Length
from .rules import Rule, Seen, rule
from .words import Value

X: Final = "(?P<x>CLOCK|NUM|PAIR)"
Y: Final = "(?P<y>CLOCK|NUM|PAIR)"
NO_DATE: Final = "(?!STOP? (?:MONTH|MONTH_WEAK)|STOP NUM)"
NO_COUNT: Final = frozenset(
    {
        "OTHER",
        "COUNTED",
        "MONEY",
        "VOID",
        "MODEL",
        "MONTH",
        "MINUTE",
        "HOUR",
        "DAYS",
        "WEEKS",
        "NUM",
        "LENGTH",
        "YEARS",
        "MONTHS",
    }
)
TIMELY: Final = frozenset({"CLOCK", "PART"})


def clock_of(seen: Seen, group: str) -> Clock | None:
    """A clock from a CLOCK, a number or a pair."""
    sign = seen.sign(group)
    if sign is None:
        return None
    if isinstance(sign.value, Clock):
        return sign.value
    if isinstance(sign.value, tuple):
        hour, minute = sign.value
        return (
            at(hour, minute, marked=sign.written[0] == "0")
            if isinstance(hour, int) and isinstance(minute, int)
            else None
        )
    if isinstance(sign.value, int) and 0 <= sign.value <= 24:
        return at(sign.value, marked=len(sign.written) == 2 and sign.written[0] == "0")
    return None


def range_of(seen: Seen) -> Value:
    """Two clocks, the first of which may be a mere number; two mere numbers only when nothing is counted."""
    first, last = clock_of(seen, "x"), clock_of(seen, "y")
    if first is None or last is None:
        return None
    x, y = seen.sign("x"), seen.sign("y")
    article = seen.before is not None and seen.before.written in {"le", "il"}
    if article and x is seen.inside[0] and x.sort == "NUM":  # "le 15 à 9h" is a date and a time
        return None
    if x is not None and y is not None and y.sort == "NUM":
        after = seen.after
        if after is not None and after.sort in NO_COUNT:
            return None
    return first, last


def half_range(seen: Seen) -> Value:
    """ "halb 8 bis 9": as any range."""
    return range_of(seen)


def bare_hour(seen: Seen, *, sure: bool) -> Value:
    """A number after "um" (sure) or "ab" is a time unless what follows shows that something is counted."""
    sign, after = seen.sign("h"), seen.after
    if sign is None or not isinstance(sign.value, int) or not 0 <= sign.value <= 24:
        return None
    if sign.written.isdigit() and len(sign.written) > 2:
        return None
    if after is not None:
        if after.sort == "OTHER" and (after.capital or not sure):
            return None
        if after.sort in NO_COUNT - {"OTHER"}:
            return None
    return at(sign.value, marked=sign.written.startswith("0") and len(sign.written) == 2)


def swiss_hour(seen: Seen) -> Value:
    """ "am achti": where Germany says "um", Switzerland says "am"; only with the hour in words."""
    sign = seen.sign("h")
    if sign is None or sign.written.isdigit() or seen.before is None or seen.before.written not in {"am", "ame"}:
        return None
    return bare_hour(seen, sure=True)


def offset_of(seen: Seen) -> Value:
    """ "in zwei Stunden" is an instant, "in zwei Tagen" a day."""
    length = seen.get("length", Length)
    return length if length.by_the_clock else None


def offset_days(seen: Seen) -> Value:
    """The day so many days or months from now."""
    length = seen.get("length", Length)
    if length.by_the_clock:
        return None
    return InDays(days=length.days, months=length.months, unsure=length.unsure)


def coming_units(seen: Seen) -> Value:
    """ "dans les 2 prochaines heures", "in the next hour"."""
    amount = seen.get("n", int) if seen.has("n") else 1
    return Ahead(length=length_of(amount, seen.get("unit", str)))


def rhythm(seen: Seen) -> Value:
    """ "alle zwei Wochen"; "alle zehn Minuten" is what happens, not what is wished."""
    length = seen.get("length", Length)
    if length.days and length.days % 7 == 0:
        weeks = length.days // 7
        return "week" if weeks == 1 else f"{weeks} weeks"
    if length.months == 1:
        return "month"
    return None


CLOCK_RANGES: Final[tuple[Rule, ...]] = (
    rule("(?P<at>AT) PAIR", "CLOCK", lambda s: clock_of_last(s)),
    rule("(?<=IN|WITHIN|SINCE|AGO|FOR|EVERY) CLOCK", "LENGTH", clock_as_length),
    rule("(?<=BETWEEN) CLOCK (?!AND|AT|DASH|TO)", "LENGTH", clock_as_length),
    rule("CLOCK (?=AGO)", "LENGTH", clock_as_length),
    rule(
        f"(?:BETWEEN|FROM|OF) (?:AT|FILL|ON)* {X} (?:AND|DASH|TO|OR) (?:AT|FILL|ON)* {Y} {NO_DATE}",
        "RANGE",
        range_of,
    ),
    rule(
        f"BETWEEN (?:AT|FILL|ON)* {X} (?:AT|FILL|ON)* {Y} {NO_DATE}",
        "RANGE",
        range_of,
        "italian_clock",
    ),
    rule(f"FROM {X} AT {Y} {NO_DATE}", "RANGE", range_of, "italian_clock"),
    rule("(?P<x>CLOCK|PAIR) (?:TO|DASH) AT? (?P<y>CLOCK|PAIR)", "RANGE", range_of),
    rule("(?P<x>NUM) (?:TO|DASH) AT? (?P<y>CLOCK)", "RANGE", range_of),
    rule(f"(?P<x>CLOCK) (?:DASH|TO) AT? (?P<y>NUM) {NO_DATE}", "RANGE", range_of),
    rule("(?P<x>CLOCK) (?:AT) (?P<y>CLOCK)", "RANGE", range_of, "italian_clock"),
    rule(f"AT (?P<x>NUM) (?:DASH|TO) (?P<y>NUM) {NO_DATE}", "RANGE", range_of),
    rule("(?P<h>NUM) (?=(?:OR|AND) AT? CLOCK)", "CLOCK", lambda s: bare_before_clock(s)),
)


def clock_of_last(seen: Seen) -> Value:
    """ "um 14.30"."""
    sign = seen.inside[-1]
    if not isinstance(sign.value, tuple):
        return None
    hour, minute = sign.value
    return (
        at(hour, minute, marked=sign.written[0] == "0") if isinstance(hour, int) and isinstance(minute, int) else None
    )


def bare_before_clock(seen: Seen) -> Value:
    """ "14 oder 15 Uhr"; never "2 und 14 Uhr" counted otherwise."""
    sign = seen.sign("h")
    if sign is None or not isinstance(sign.value, int) or not 0 < sign.value <= 24:
        return None
    return at(sign.value)


SOME_TIME: Final = "(?:DAY|PART|CLOCK|LENGTH|RANGE|WEEKDAY_WEAK|NUM)"
OFFSETS: Final[tuple[Rule, ...]] = (
    rule(
        "(?:WITHIN|IN) (?:FILL|ON|AT)* (?P<n>NUM) NEXT (?P<unit>MINUTE|HOUR|DAYS|WEEKS|MONTHS)", "AHEAD", coming_units
    ),
    rule(
        "(?:WITHIN|IN) (?:FILL|ON|AT)* NEXT? (?P<n>NUM|ONE)? (?P<unit>MINUTE|HOUR|DAYS|WEEKS|MONTHS) COMING",
        "AHEAD",
        coming_units,
    ),
    rule("WITHIN (?:FILL|ON|NEXT|ONE)* (?P<unit>MINUTE|HOUR|DAYS|WEEKS|MONTHS)", "AHEAD", coming_units),
    rule(
        "WITHIN (?:FILL|ON|NEXT|AT|ONE)* (?P<length>LENGTH)", "AHEAD", lambda s: Ahead(length=s.get("length", Length))
    ),
    rule("IN ON? NEXT (?P<n>NUM)? (?P<unit>MINUTE|HOUR|DAYS)", "AHEAD", coming_units),
    rule(
        f"SINCE (?:FILL|ON|AT|OF|IN|LAST|ONE)* {SOME_TIME} (?:(?:AT|ON|FILL|OF)? (?:DAY|PART|CLOCK))*", "VOID", nothing
    ),
    rule(
        "AGO (?:FILL|ON|AT|ONE)* (?:LENGTH|DAYS|WEEKS|MONTHS|HOUR|YEARS|OTHER LENGTH)",
        "VOID",
        nothing,
        "hours_say_clock",
    ),
    rule("LENGTH AGO", "VOID", nothing),
    rule("(?:BEFORE|AFTER|FROM|FOR|OF) (?:AT|FILL)* LENGTH", "VOID", nothing),
    rule("(?:EVERY|SECOND_OF) (?P<length>LENGTH)", "RECUR", rhythm),
    rule("(?:EVERY|SECOND_OF) LENGTH", "VOID", nothing),
    rule("EVERY (?:MINUTE|HOUR)", "VOID", nothing),
    rule("(?P<r>EVERY_DAY)", "RECUR", lambda s: s.get("r", str)),
    rule("(?P<length>LENGTH) NOW", "OFFSET", offset_of),
    rule("(?P<length>LENGTH) NOW", "DAY", offset_days),
    rule("(?:IN|BETWEEN) (?:AT|FILL|ON|ONE)* (?P<length>LENGTH)", "OFFSET", offset_of),
    rule("(?:IN|BETWEEN) (?:AT|FILL|ON|ONE)* (?P<length>LENGTH)", "DAY", offset_days),
)

BARE: Final[tuple[Rule, ...]] = (
    rule("(?P<x>NUM) (?:DASH|TO) (?P<y>NUM) (?=ON? (?:DAY|PART))", "RANGE", range_of),
    rule("^(?P<x>NUM) (?:DASH|TO) (?P<y>NUM) $", "RANGE", range_of),
    rule("(?<=DAY|PART) (?P<x>NUM) (?:DASH|TO) (?P<y>NUM)", "RANGE", range_of),
    rule("(?<=FROM|AFTER|BEFORE|BY|TO|DAY|PART|COMMA|NOT) (?P<p>PAIR)", "CLOCK", pair_clock),
    rule("(?<=AT) (?P<h>NUM)", "CLOCK", lambda s: bare_hour(s, sure=True)),
    rule("(?<=ON) (?P<h>NUM)", "CLOCK", swiss_hour, "ones_before_tens"),
    rule("(?<=FROM|AFTER|BEFORE|BY|TO) (?P<h>NUM)", "CLOCK", lambda s: bare_hour(s, sure=False)),
    rule("(?<=CLOCK (?:OR|AND)) AT? (?P<h>NUM)", "CLOCK", lambda s: bare_hour(s, sure=False)),
    rule("(?P<h>NUM) (?=(?:AT|ON)? PART)", "CLOCK", lambda s: bare_hour(s, sure=True)),
    rule("(?<=PART AT) (?P<h>ONE)", "CLOCK", lambda s: hour_and(s)),
    rule("(?<=AT) (?P<h>ONE) (?!OTHER|COUNTED|FOLLOWS)", "CLOCK", lambda s: hour_and(s), "italian_clock"),
)
