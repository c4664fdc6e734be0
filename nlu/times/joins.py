"""The rules that join clocks and lengths to what stands around them: ranges, offsets, bare hours, and what is no wish.

Refuses days: those are in `days`. The order matters: ranges of clocks before days, bare hours last.
"""

from __future__ import annotations

import re
from typing import Final

from .grammar import at, clock_as_length, four_digits, hour_and, length_of, nothing, pair_clock
from .meanings import Ahead, Clock, Days, InDays, Length, OnDate
from .rules import Rule, Seen, rule
from .words import Sign, Value

X: Final = "(?P<x>CLOCK|NUM|PAIR|PART)"
Y: Final = "(?P<y>CLOCK|NUM|PAIR|PART)"
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
DATE_PREFIX: Final = frozenset({"BETWEEN", "FROM", "OF", "ON"})
SURE: Final = frozenset({"um", "at", "alle", "all", "verso", "punkt", "gegen", "gege", "so"})


def clock_of(seen: Seen, group: str) -> Clock | None:
    """A clock from a CLOCK, a number or a pair."""
    sign = seen.sign(group)
    if sign is None:
        return None
    if isinstance(sign.value, Clock):
        return sign.value
    if sign.sort == "PART":  # "von 10 bis Mittag"
        return at(12, marked=True) if sign.value == "noon" else None
    if isinstance(sign.value, tuple):
        return of_pair(sign)
    if isinstance(sign.value, int) and 0 <= sign.value <= 24:
        return at(sign.value, marked=len(sign.written) == 2 and sign.written[0] == "0")
    return None


def of_pair(sign: Sign) -> Clock | None:
    """ "14.30" as a clock; "13.1" is none."""
    if not isinstance(sign.value, tuple) or sign.written[-2] == ".":
        return None
    hour, minute = sign.value
    if not isinstance(hour, int) or not isinstance(minute, int):
        return None
    return at(hour, minute, marked=sign.written[0] == "0")


def range_of(seen: Seen) -> Value:
    """Two clocks, the first of which may be a mere number; two mere numbers only when nothing is counted."""
    first, last = clock_of(seen, "x"), clock_of(seen, "y")
    if first is None or last is None:
        return None
    x, y = seen.sign("x"), seen.sign("y")
    before = seen.before
    dates = {"PAIR", "NUM"} if before is not None and before.written in {"le", "il"} else {"PAIR"}
    if before is not None and before.sort == "ON" and x is seen.inside[0] and x.sort in dates:
        return None  # "le 15 à 9h", "le 12.12 à 9h" are a date and a time
    articles = [sign.written.split()[-1] for sign in seen.inside if sign.sort in DATE_PREFIX]
    if articles.count("le") == 2 and x is not None and y is not None and x.sort == y.sort == "NUM":
        return None  # "entre le 13 et le 18"
    if before is not None and before.sort == "WEEKDAY" and x is seen.inside[0] and x.sort == "NUM" and said_at(seen):
        return None  # "samedi 16 à 18h"
    dated = seen.inside[0].sort in DATE_PREFIX and seen.inside[0].written.split()[-1] in {"il", "dal", "du", "del"}
    if dated and any(sign is not None and sign.sort == "NUM" for sign in (x, y)):  # "tra il 3 e il 7" are days
        return None
    if x is not None and y is not None and y.sort == "NUM":
        after = seen.after
        worded = not (x.written.isdigit() or y.written.isdigit()) and seen.inside[0].sort in DATE_PREFIX
        plain = after is not None and after.sort == "OTHER" and not after.capital
        between = plain and (seen.inside[0].sort == "BETWEEN" or worded)
        if after is not None and after.sort in NO_COUNT and not between:
            return None
    return first, last


def said_at(seen: Seen) -> bool:
    """Whether "à" stands between the two, which also means "at"."""
    return any(sign.written == "a" and sign.sort in {"TO", "AT"} for sign in seen.inside)


def bare_hour(seen: Seen, *, sure: bool) -> Value:
    """A number after "um" (sure) or "ab" is a time unless what follows shows that something is counted."""
    sign, after = seen.sign("h"), seen.after
    if sign is None or not isinstance(sign.value, int) or not 0 <= sign.value <= 24:
        return None
    if sign.written.isdigit() and len(sign.written) > 2:
        return None
    if not sign.written.isdigit() and seen.before is not None and seen.before.written == "des":  # "des deux", not "dès"
        return None
    if after is not None:
        if after.sort == "OTHER" and (after.capital or not sure):
            return None
        if after.sort in NO_COUNT - {"OTHER"}:
            return None
    return at(sign.value, marked=sign.written.startswith("0") and len(sign.written) == 2)


def said_hour(seen: Seen) -> Value:
    """A number after "um" surely is an hour, after "ca." or "à" only if nothing is counted and it is in digits."""
    sign, before = seen.sign("h"), seen.before
    if sign is None or before is None:
        return None
    ahead = seen.match.start() - 2  # the sign before the preposition
    if before.written in {"a", "al", "ad", "au"} and (
        before.written != "a"
        or not sign.written.isdigit()
        or ahead < 0
        or seen.signs[ahead].sort == "NUM"  # "chambres 1 à 8"
    ):
        return None
    if before.sort == "ONTO" and not sign.written.isdigit():
        return None
    return bare_hour(seen, sure=before.written.split()[0] in SURE)


def ora(seen: Seen) -> Value:
    """Italian "ora" at the end of a sentence, when it is neither an hour nor "what time"."""
    before = seen.before
    if seen.inside[0].written != "ora" or (
        before is not None and before.sort in {"NUM", "ONE", "EVERY", "OF", "THIS", "AT", "CLOCK"}
    ):
        return None
    return None if before is not None and before.written in {"che", "mezz", "quale", "qualche", "d"} else 1


def hours_long(seen: Seen) -> Value:
    """ "wer hat 2h Zeit", "trois heures de retard": after a plain word an hour sign counts hours."""
    sign, before, after = seen.inside[0], seen.before, seen.after
    hour = re.fullmatch(r"(\d{1,2})\s?h|.* (?:heures?|h)", sign.written.lower())
    if hour is None or not isinstance(sign.value, Clock) or sign.value.minute:
        return None
    if after is not None and after.sort == "LOOSE":
        return 1
    if before is not None and (before.written == "en" or (before.written in {"pour", "per"} and sign.value.hour <= 6)):
        return 1
    counts = after is not None and (
        (
            after.sort == "OF"
            and (seen.match.end() + 1 < len(seen.signs))
            and seen.signs[seen.match.end() + 1].sort == "OTHER"
        )
        or (after.sort in {"OTHER", "FOLLOWS"} and sign.value.hour <= 6)
    )
    roughly = (
        before is not None and before.sort in {"AT", "FILL"} and before.written.split()[0] not in SURE | {"a", "vers"}
    )
    plain = before is None or roughly or before.sort in {"OTHER", "VOID", "FOLLOWS", "STOP", "ONE", "MODEL"}
    if counts and plain:
        return 1
    return 1 if before is not None and before.sort in {"OTHER", "VOID", "ONE"} and sign.value.hour <= 6 else None


def shifted(seen: Seen) -> Value:
    """ "eine Stunde früher", "due giorni dopo": from an appointment that is not known here, so it is asked about."""
    sign = seen.inside[-1]
    return 0 if sign.sort == "SHIFT" or sign.written in {"prima", "dopo", "apres"} else None


def swiss_hour(seen: Seen) -> Value:
    """ "am achti", "morn am 9": where Germany says "um", Switzerland says "am"; in digits only behind a day."""
    sign, ahead = seen.sign("h"), seen.match.start() - 2  # the sign before "am"
    if sign is None or seen.before is None or seen.before.written not in {"am", "ame"}:
        return None
    if sign.written.isdigit() and (ahead < 0 or seen.signs[ahead].sort not in {"DAY", "PART"}):
        return None
    return bare_hour(seen, sure=True)


def four_digits_after_date(seen: Seen) -> Value:
    """ "2 Nov 1815", "Fri 0945": behind a date, or with a nought in front; "am Montag, 1020" may be a postal code."""
    sign, before = seen.sign("h"), seen.before
    if sign is None or before is None or not (re.search(r"\d", before.written) or sign.written[0] == "0"):
        return None
    return four_digits(seen)


def four_digit_range(seen: Seen) -> Value:
    """ "1900-2110" """
    x, y = seen.sign("x"), seen.sign("y")
    if x is None or y is None:
        return None
    clocks = [
        at(int(sign.written[:2]), int(sign.written[2:]), marked=True)
        for sign in (x, y)
        if re.fullmatch(r"([01]\d|2[0-3])[0-5]\d", sign.written)
    ]
    first, last = (clocks[0], clocks[1]) if len(clocks) == 2 else (None, None)
    return None if first is None or last is None else (first, last)


def swiss_in(seen: Seen) -> bool:
    """ "i zwei Stund": "i" is "in" unless it is "ich" behind its verb ("ha i zwei Stund Zit")."""
    return seen.inside[0].written == "i" and (
        seen.before is None or seen.before.sort not in {"FOLLOWS", "OTHER", "CAN"}
    )


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


TIDY_MINUTES: Final = frozenset({0, 10, 15, 20, 30, 40, 45, 50})


def pair_days(seen: Seen) -> Value:
    """ "vom 05.08 bis 16.08": dates without their last dots, unless they may be clocks ("von 9.10 bis 10.10")."""
    days: list[OnDate] = []
    for sign in (seen.sign("a"), seen.sign("b")):
        day, month = sign.value if sign is not None and isinstance(sign.value, tuple) else (0, 0)
        if not (isinstance(day, int) and isinstance(month, int) and 1 <= day <= 31 and 1 <= month <= 12):
            return None
        if month in TIDY_MINUTES and seen.inside[0].written.split()[-1] != "vom":
            return None
        days.append(OnDate(day=day, month=month))
    return Days(first=days[0], last=days[1])


CLOCK_RANGES: Final[tuple[Rule, ...]] = (
    rule("(?:FROM|OF|ON)* (?P<a>PAIR) (?:TO|DASH) (?:TO|ON|OF|FILL)* (?P<b>PAIR) (?!OCLOCK)", "DAY", pair_days),
    rule("(?P<at>AT) PAIR", "CLOCK", lambda s: clock_of_last(s)),
    rule("(?<=IN|WITHIN|SINCE|AGO|FOR|EVERY) CLOCK", "LENGTH", clock_as_length),
    rule("(?<=BETWEEN) CLOCK (?!AND|AT|DASH|TO)", "LENGTH", clock_as_length),
    rule("CLOCK", "VOID", hours_long),
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
    rule("(?P<x>CLOCK|PAIR) (?:TO|DASH) AT? (?P<y>CLOCK|PAIR|PART)", "RANGE", range_of),
    rule("(?P<x>NUM) (?:TO|DASH) AT? (?P<y>CLOCK)", "RANGE", range_of),
    rule(f"(?P<x>CLOCK) (?:DASH|TO) AT? (?P<y>NUM) {NO_DATE}", "RANGE", range_of),
    rule("(?P<x>CLOCK) (?:AT) (?P<y>CLOCK)", "RANGE", range_of, "italian_clock"),
    rule(f"AT (?P<x>NUM) (?:DASH|TO) (?P<y>NUM) {NO_DATE}", "RANGE", range_of),
    rule("(?P<h>NUM) (?=(?:OR|AND) AT? CLOCK)", "CLOCK", lambda s: bare_before_clock(s)),
)


def clock_of_last(seen: Seen) -> Value:
    """ "um 14.30"."""
    return of_pair(seen.inside[-1])


def bare_before_clock(seen: Seen) -> Value:
    """ "14 oder 15 Uhr"; never "2 und 14 Uhr" counted otherwise."""
    sign = seen.sign("h")
    if sign is None or not isinstance(sign.value, int) or not 0 < sign.value <= 24:
        return None
    return at(sign.value)


SOME_TIME: Final = "(?:DAY|PART|CLOCK|LENGTH|RANGE|WEEKDAY_WEAK|NUM)"
OFFSETS: Final[tuple[Rule, ...]] = (
    rule("WEEKS AFTER (?=STOP|COMMA|BUT|$)", "LOOSE", lambda s: 0),
    rule("LENGTH (?P<s>SHIFT|ORD|AFTER) (?=STOP|COMMA|FOLLOWS|FILL|OTHER|BUT|$)", "LOOSE", shifted),
    rule("IN BY (?P<length>LENGTH)", "AHEAD", lambda s: Ahead(length=s.get("length", Length))),
    rule("(?P<length>LENGTH) LOOSE", "LOOSE", lambda s: 0 if s.inside[1].value == 0 else None),
    rule(
        "(?:WITHIN|IN) (?:FILL|ON|AT)* (?P<n>NUM) NEXT (?P<unit>MINUTE|HOUR|DAYS|WEEKS|MONTHS)", "AHEAD", coming_units
    ),
    rule(
        "(?:WITHIN|IN) (?:FILL|ON|AT)* NEXT? (?P<n>NUM|ONE)? (?P<unit>MINUTE|HOUR|DAYS|WEEKS|MONTHS) COMING",
        "AHEAD",
        coming_units,
    ),
    rule("(?<=ON|OF|FOR) (?P<n>NUM) NEXT (?P<unit>MINUTE|HOUR|DAYS|WEEKS|MONTHS)", "AHEAD", coming_units),
    rule("NEXT (?P<length>LENGTH)", "AHEAD", lambda s: Ahead(length=s.get("length", Length))),
    rule("WITHIN (?:FILL|ON|NEXT|ONE)* (?P<unit>MINUTE|HOUR|DAYS|WEEKS|MONTHS)", "AHEAD", coming_units),
    rule(
        "WITHIN (?:FILL|ON|NEXT|AT|ONE)* (?P<length>LENGTH)", "AHEAD", lambda s: Ahead(length=s.get("length", Length))
    ),
    rule("IN ON? NEXT (?P<n>NUM)? (?P<unit>MINUTE|HOUR|DAYS)", "AHEAD", coming_units),
    rule(
        f"SINCE (?:FILL|ON|AT|OF|IN|LAST|ONE)* {SOME_TIME} (?:(?:AT|ON|FILL|OF)? (?:DAY|PART|CLOCK))*", "VOID", nothing
    ),
    rule(  # "seit dem Gewitter am Sonntag", "depuis l'orage de dimanche"
        "SINCE (?:FILL|OF|IN|ONE|THIS|LAST)* OTHER OTHER? OTHER? (?:ON|OF|FILL)+ (?:DAY|PART)+", "VOID", nothing
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
    rule("OTHER (?P<length>LENGTH)", "OFFSET", lambda s: offset_of(s) if swiss_in(s) else None, "ones_before_tens"),
    rule("OTHER (?P<length>LENGTH)", "DAY", lambda s: offset_days(s) if swiss_in(s) else None, "ones_before_tens"),
    rule("(?P<length>LENGTH) NOW", "OFFSET", offset_of),
    rule("(?P<length>LENGTH) NOW", "DAY", offset_days),
    rule("(?:IN|BETWEEN) (?:AT|FILL|ON|ONE)* (?P<length>LENGTH)", "OFFSET", offset_of),
    rule("(?:IN|BETWEEN) (?:AT|FILL|ON|ONE)* (?P<length>LENGTH)", "DAY", offset_days),
)

BARE: Final[tuple[Rule, ...]] = (
    rule("(?P<x>CLOCK) (?:TO|DASH) (?:ON|FILL)* DAY AT? (?P<y>CLOCK)", "RANGE", range_of),  # "3.5. 9 Uhr - 4.5. 11 Uhr"
    rule("(?P<x>NUM) (?:DASH|TO) (?P<y>NUM) (?!OTHER|COUNTED|MONEY|VOID|MODEL)", "RANGE", four_digit_range),
    rule("(?<=DAY) (?P<h>NUM) (?=STOP|COMMA|OCLOCK|MERIDIEM|OR|PART|$)", "CLOCK", four_digits_after_date),
    rule(
        "(?<=DAY COMMA) (?P<h>NUM) (?=STOP|$)",
        "CLOCK",
        lambda s: bare_hour(s, sure=False) if 7 <= s.get("h", int) <= 20 else None,
    ),
    rule("^(?P<p>PAIR) STOP? $", "CLOCK", pair_clock),  # the dates among them were taken before
    rule("(?P<x>NUM) (?:DASH|TO) (?P<y>NUM) (?=ON? (?:DAY|PART))", "RANGE", range_of),
    rule("^(?P<x>NUM) (?:DASH|TO) (?P<y>NUM) $", "RANGE", range_of),
    rule("(?<=DAY|PART) (?P<x>NUM) (?:DASH|TO) (?P<y>NUM)", "RANGE", range_of),
    rule("(?<=FROM|AFTER|BEFORE|BY|TO|DAY|PART|COMMA|NOT) (?P<p>PAIR)", "CLOCK", pair_clock),
    rule("(?<=AT|TO|RATHER|ONTO) (?P<h>NUM)", "CLOCK", said_hour),
    rule("(?<=NOT) (?P<h>NUM) (?=RATHER|COMMA? AT)", "CLOCK", lambda s: bare_hour(s, sure=False)),
    rule("(?P<h>HOUR) (?=STOP|$)", "NOW", ora),
    rule("(?<=ON) (?P<h>NUM)", "CLOCK", swiss_hour, "ones_before_tens"),
    rule("(?<=FROM|AFTER|BEFORE|BY) (?P<h>NUM)", "CLOCK", lambda s: bare_hour(s, sure=False)),
    rule("(?<=CLOCK (?:OR|AND|NOT)) AT? (?P<h>NUM)", "CLOCK", lambda s: bare_hour(s, sure=False)),
    rule(
        "(?P<h>NUM) (?=(?:AT|ON|THIS)* DAY? PART)",
        "CLOCK",
        lambda s: bare_hour(s, sure=True) if s.inside[0].written.isdigit() else None,
    ),
    rule("(?<=PART AT) (?P<h>ONE)", "CLOCK", lambda s: hour_and(s)),
    rule("(?<=AT) (?P<h>ONE) (?!OTHER|COUNTED|FOLLOWS)", "CLOCK", lambda s: hour_and(s), "italian_clock"),
)
