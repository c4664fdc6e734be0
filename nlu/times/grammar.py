"""What runs of words mean, in all four languages: numbers, lengths, clocks, days, ranges. Refuses to know a calendar.

The rules are applied from small to large. That one grammar serves four languages works because the lexicons give words
of the same duty the same sort ("halb" is HALF_TO, "half past", "et demie" and "e mezza" are HALF_PAST). What only one
language may do asks for its habit.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from .meanings import (
    Clock,
    Length,
)
from .rules import Rule, Seen, rule
from .words import Value

YES: Final = 1  # the value of signs that have none


def nothing(seen: Seen) -> Value:
    """These words are no time at all."""
    return YES


# ---- lengths


def length_of(amount: float, unit: str) -> Length:
    """So many of a unit."""
    minutes = {"minute": 1, "hour": 60}.get(unit)
    if minutes is not None:
        return Length(minutes=round(amount * minutes))
    if unit == "month":
        return Length(months=round(amount))
    if unit == "year":
        return Length(months=round(amount * 12))
    return Length(days=round(amount * {"day": 1, "week": 7}[unit]))


def known_length(seen: Seen) -> Value:
    """ "anderthalb Stunden": the lexicon gives minutes, or days with d, or months with m."""
    value = seen.inside[0].value
    if isinstance(value, Length):
        return value
    if isinstance(value, int):
        return Length(minutes=value)
    written = str(value)
    if written[0] == "m":
        return Length(months=int(written[1:]))
    days = int(written[1:])
    return Length(days=7 if days == 8 else days, unsure=days in {8, 15})


def counted_length(seen: Seen) -> Value:
    """ "20 Minuten", "eine Stunde", "2½ hours"."""
    unit = seen.get("unit", str)
    return length_of(seen.get("n", int), unit)


def half_length(seen: Seen) -> Value:
    """ "2½ hours", "1,5 Stunden"."""
    return length_of(seen.get("n", int) + 0.5, seen.get("unit", str))


def fraction(seen: Seen) -> Value:
    """ "1/2 Stunde", "3/4h"."""
    minutes = {"1/4": 15, "1/2": 30, "3/4": 45}.get(seen.inside[0].written)
    return None if minutes is None else Length(minutes=minutes)


def hours_and_more(seen: Seen) -> Value:
    """ "dans une heure et demie"."""
    return Length(minutes=seen.get("n", int) * 60 + (30 if seen.has("half") else 15))


def hour_and_minutes(seen: Seen) -> Value:
    """ "1 Stunde 30 Minuten"."""
    first, second = seen.get("a", Length), seen.get("b", Length)
    if not (first.by_the_clock and second.by_the_clock and first.minutes % 60 == 0 and second.minutes < 60):
        return None
    return Length(minutes=first.minutes + second.minutes)


def clock_as_length(seen: Seen) -> Value:
    """ "in 2h", "dans 1h30": after such a word an hour sign counts hours."""
    found = re.fullmatch(r"(\d{1,2})\s?h\s?(\d\d)?", seen.inside[-1].written.lower())
    if found is None:
        return None
    return Length(minutes=int(found[1]) * 60 + int(found[2] or 0))


def four_digits(seen: Seen) -> Value:
    """ "at 1430", "1430 hours"."""
    sign = seen.sign("h")
    if sign is None or not re.fullmatch(r"([01]\d|2[0-3])[0-5]\d", sign.written):
        return None
    if 2010 <= int(sign.written) <= 2039 and seen.inside[0].sort != "AT" and seen.inside[-1].sort == "NUM":
        return None  # "seit 2019" is a year
    return at(int(sign.written[:2]), int(sign.written[2:]), marked=True)


UNIT: Final = "(?P<unit>MINUTE|HOUR|DAYS|WEEKS|MONTHS|YEARS)"
LENGTHS: Final[tuple[Rule, ...]] = (
    rule("(?P<h>NUM) HOUR", "CLOCK", four_digits),
    rule("MODEL NUM", "VOID", nothing),
    rule("(NUM|PAIR|HALVES|VOID|ONE|ORD) COUNTED", "VOID", nothing),
    rule("NUM STOP (COUNTED|MODEL)", "VOID", nothing),
    rule("(NUM|PAIR|HALVES|VOID) (TO|DASH|AND|OR) (NUM|PAIR|HALVES|VOID) (COUNTED|MONEY)", "VOID", nothing),
    rule("(NUM|PAIR|HALVES|VOID|ONE) MONEY | MONEY (NUM|PAIR|HALVES)", "VOID", nothing),
    rule("LENGTH", "LENGTH", known_length),
    rule("SLASH (?:OF|FILL|ONE)* HOUR", "LENGTH", fraction),
    rule(f"(?P<n>HALVES) {UNIT}", "LENGTH", half_length),
    rule(f"(?P<n>NUM|ONE) FILL? {UNIT}", "LENGTH", counted_length),
    rule("(?P<a>LENGTH) AND? (?P<b>LENGTH)", "LENGTH", hour_and_minutes),
)
# French says the time with the word for hour: its clocks come before its lengths, except after these words.
LENGTHS_FIRST: Final[tuple[Rule, ...]] = (
    rule("MODEL NUM", "VOID", nothing),
    rule("(NUM|PAIR|HALVES|VOID|ONE|ORD) COUNTED", "VOID", nothing),
    rule("LENGTH", "LENGTH", known_length),
    rule("SLASH (?:OF|FILL|ONE)* HOUR", "LENGTH", fraction),
    rule(
        "(?<=IN|WITHIN|SINCE|AGO|FOR|EVERY) (?P<n>NUM|ONE) HOUR (?:(?P<half>HALF_PAST)|(?P<q>QUARTER))",
        "LENGTH",
        hours_and_more,
    ),
    rule(f"(?<=IN|WITHIN|SINCE|AGO|FOR|EVERY) (?P<n>HALVES) {UNIT}", "LENGTH", half_length),
    rule(f"(?<=IN|WITHIN|SINCE|AGO|FOR|EVERY) (?P<n>NUM|ONE) FILL? {UNIT}", "LENGTH", counted_length),
    rule("(?P<n>NUM|ONE) (?P<unit>MINUTE|DAYS|WEEKS|MONTHS|YEARS)", "LENGTH", counted_length),
    rule("(?P<a>LENGTH) AND? (?P<b>LENGTH)", "LENGTH", hour_and_minutes),
)


# ---- clocks


def at(hour: int, minute: int = 0, *, marked: bool = False, unsure: bool = False) -> Clock | None:
    """A clock if there is such a time."""
    if not (0 <= hour <= 24 and 0 <= minute <= 59) or (hour == 24 and minute):
        return None
    return Clock(hour=hour, minute=minute, marked=marked or hour > 12 or hour == 0, unsure=unsure)


def minutes_from(hour: int, minutes: int, *, unsure: bool = False) -> Clock | None:
    """So many minutes after (or, negative, before) a full hour on the dial it was said on."""
    if not 0 <= hour <= 24:
        return None
    total = hour * 60 + minutes
    if total < 60 and hour <= 12 and hour > 0:
        total += 12 * 60  # "Viertel vor eins" is 12:45
    return at(total // 60 % 24, total % 60, marked=hour > 12, unsure=unsure)


def number(seen: Seen, group: str) -> int:
    """A number of the clock: a NUM, or the hour of a CLOCK on the hour."""
    value = seen.get(group, object)
    if isinstance(value, Clock):
        return value.hour if value.minute == 0 else 99
    return value if isinstance(value, int) else 99


def steps(seen: Seen) -> int:
    """ "fünf vor" and "viertel nach" in minutes."""
    return 15 if seen.has("q") else number(seen, "m")


def past_or_to(seen: Seen) -> Value:
    """ "zehn nach acht", "quarter to eight", "un quarto alle otto"."""
    minutes = steps(seen)
    if not 1 <= minutes <= 29:
        return None
    said = seen.sign("m")
    if seen.before is not None and seen.before.sort == "ON" and said is not None and said.written.isdigit():
        return None  # "le 20 à partir de 10h"
    hour = number(seen, "h")
    return minutes_from(hour, minutes if seen.has("past") else -minutes)


def past_or_to_half(seen: Seen) -> Value:
    """ "fünf vor halb neun"."""
    minutes = steps(seen)
    if not 1 <= minutes <= 15:
        return None
    return minutes_from(number(seen, "h"), -30 + (minutes if seen.has("past") else -minutes))


def to_in_words(seen: Seen) -> Value:
    """ "ten to eight" in words; "10 to 12" in digits is a range."""
    sign = seen.sign("m")
    if sign is None or (not seen.has("at") and sign.written.isdigit()):
        return None
    return past_or_to(seen) if number(seen, "m") in {5, 10, 20, 25} else None


def hour_and(seen: Seen) -> Value:
    """An hour and the minutes after it."""
    hour = number(seen, "h")
    if seen.has("half"):
        return minutes_from(hour, 30)
    return at(hour, number(seen, "m") if seen.has("m") else 0)


def eight_thirty(seen: Seen) -> Value:
    """ "eight thirty" in words."""
    first, second = seen.sign("h"), seen.sign("m")
    if first is None or second is None or first.written.isdigit() or second.written.isdigit():
        return None
    hour, minute = number(seen, "h"), number(seen, "m")
    return at(hour, minute) if 1 <= hour <= 23 and minute in {10, 15, 20, 25, 30, 35, 40, 45, 50, 55} else None


def with_half(seen: Seen) -> Value:
    """ "eight pm", "half past 3 pm"."""
    value = seen.get("h", object)
    said = at(value) if isinstance(value, int) else value
    half = seen.get("half", str)
    if not isinstance(said, Clock) or said.hour > 12 or said.hour < 1:
        return said if isinstance(said, Clock) else None
    return replace(said, half="pm" if half == "pm" else "am")


def pair_clock(seen: Seen) -> Value:
    """ "14.30" where a time is expected; "13.1" is none."""
    sign = seen.sign("p")
    if sign is None or not isinstance(sign.value, tuple) or sign.written[-2] == ".":
        return None
    hour, minute = sign.value
    if not isinstance(hour, int) or not isinstance(minute, int):
        return None
    return at(hour, minute, marked=sign.written[0] == "0")


def una(seen: Seen) -> Value:
    """ "all'una": an hour only after these words."""
    return 1 if seen.inside[0].written == "una" else None


def noon_and(seen: Seen) -> Value:
    """ "midi et demi", "mezzogiorno e un quarto"."""
    if seen.inside[0].value != "noon":
        return None
    if seen.has("sharp"):
        return at(12)
    if seen.has("minus"):
        less = 15 if seen.has("q") else number(seen, "m")
        return minutes_from(12, -less) if 1 <= less <= 30 else None
    return minutes_from(12, 30 if seen.has("half") else 15)


def length_past_or_to(seen: Seen) -> Value:
    """ "zehn Minuten nach acht": the minutes were read as a length already."""
    length = seen.inside[0].value
    if not isinstance(length, Length) or not 1 <= length.minutes <= 29 or not length.by_the_clock:
        return None
    sign = seen.sign("h")
    if sign is None or (sign.sort == "NUM" and seen.after is not None and seen.after.sort == "OTHER"):
        return None
    return minutes_from(number(seen, "h"), length.minutes if seen.has("past") else -length.minutes)


def hour_and_more(seen: Seen) -> Value:
    """ "sept heures et quart", "huit heures moins vingt", "le otto e mezza"."""
    hour = number(seen, "h")
    if seen.has("minus"):
        minutes = 15 if seen.has("q") else number(seen, "m")
        return minutes_from(hour, -minutes) if 1 <= minutes <= 30 else None
    for group, minutes in (("half", 30), ("three", 45), ("q2", 15)):
        if seen.has(group):
            return minutes_from(hour, minutes)
    if seen.has("m2"):
        return at(hour, number(seen, "m2"))
    return at(hour)


def italian_minutes(seen: Seen) -> Value:
    """ "alle otto e venti"."""
    return at(number(seen, "h"), number(seen, "m2"))


H: Final = "(?P<h>NUM|CLOCK)"
CLOCKS: Final[tuple[Rule, ...]] = (
    rule("(?<=AT|FROM|AFTER|BEFORE|BY) ONE (?!HOUR|MINUTE|DAYS|WEEKS|MONTHS|OTHER)", "NUM", una, "italian_clock"),
    rule("HOUR (?P<p>PAIR)", "CLOCK", pair_clock, "italian_clock"),
    rule(f"(?P<q>QUARTER) AT {H}", "CLOCK", past_or_to, "italian_clock"),
    rule(f"(?P<m>NUM) MINUTE? AT {H}", "CLOCK", to_in_words, "italian_clock"),
    rule("(?:AT|FROM|TO) (?P<h>NUM) (?:HOUR|OCLOCK)?", "CLOCK", four_digits),
    rule("(?P<h>NUM) OCLOCK", "CLOCK", four_digits),
    rule(
        "PART (?:(?P<minus>MINUS) (?:(?P<q>QUARTER)|(?P<m>NUM)) | AND? (?P<half>HALF_PAST) | AND? (?P<q2>QUARTER)"
        " | (?P<sharp>OCLOCK))",
        "CLOCK",
        noon_and,
    ),
    rule("MIDNIGHT", "CLOCK", lambda s: Clock(hour=24, marked=True)),
    rule("(?P<p>PAIR) OCLOCK", "CLOCK", pair_clock),
    rule("CLOCK OCLOCK", "CLOCK", lambda s: s.inside[0].value),
    rule("ONE OCLOCK", "CLOCK", lambda s: at(1) if s.inside[0].written == "ein" else None, "ones_before_tens"),
    rule("(?P<h>NUM) OCLOCK (?P<m>NUM)? MINUTE?", "CLOCK", hour_and),
    rule(f"(?P<q>QUARTER) (?:BEFORE|(?P<past>AFTER|FROM|PAST)) HALF_TO {H} OCLOCK?", "CLOCK", past_or_to_half),
    rule(f"(?P<m>NUM) MINUTE? (?:BEFORE|(?P<past>AFTER|FROM|PAST)) HALF_TO {H} OCLOCK?", "CLOCK", past_or_to_half),
    rule(f"HALF_TO {H} OCLOCK?", "CLOCK", lambda s: minutes_from(number(s, "h"), -30)),
    rule(f"THREE_QUARTERS {H} OCLOCK?", "CLOCK", lambda s: minutes_from(number(s, "h"), -15)),
    rule(
        f"(?P<q>QUARTER) (?:BEFORE|TO|OF|(?P<past>AFTER|FROM|PAST)) {H} OCLOCK?",
        "CLOCK",
        past_or_to,
    ),
    rule(
        f"(?<!MONTH|MONTH_WEAK) (?P<m>NUM) MINUTE? (?:BEFORE|(?P<past>AFTER|PAST|FROM)) {H} OCLOCK?",
        "CLOCK",
        past_or_to,
    ),
    rule(f"(?:LENGTH) (?:BEFORE|(?P<past>AFTER|PAST)) {H}", "CLOCK", length_past_or_to),
    rule(
        f"(?<!MONTH|MONTH_WEAK) (?P<at>AT)? (?P<m>NUM) MINUTE? TO {H} OCLOCK?",
        "CLOCK",
        to_in_words,
        "digits_to_digits_is_a_range",
    ),
    rule(f"QUARTER {H} OCLOCK?", "CLOCK", lambda s: minutes_from(number(s, "h"), -45, unsure=True), "ones_before_tens"),
    rule(f"(?P<half>HALF_PAST) {H} OCLOCK?", "CLOCK", hour_and),
    rule(
        "(?P<h>NUM|ONE) HOUR (?:(?P<minus>MINUS) (?:(?P<q>QUARTER)|(?P<m>NUM))"
        " | AND? (?P<half>HALF_PAST) | AND? (?P<q2>QUARTER) | (?P<m2>NUM))? MINUTE? OCLOCK?",
        "CLOCK",
        hour_and_more,
        "hours_say_clock",
    ),
    rule(
        "(?P<h>CLOCK) (?:(?P<minus>MINUS) (?:(?P<q>QUARTER)|(?P<m>NUM)) | AND? (?P<half>HALF_PAST)"
        " | AND? (?P<q2>QUARTER))",
        "CLOCK",
        hour_and_more,
        "hours_say_clock",
    ),
    rule(
        "(?P<h>NUM|CLOCK) (?:(?P<minus>MINUS) (?:(?P<q>QUARTER)|(?P<m>NUM)) | (?P<half>HALF_PAST)"
        " | (?P<three>THREE_QUARTERS) | AND? (?P<q2>QUARTER))",
        "CLOCK",
        hour_and_more,
        "italian_clock",
    ),
    rule("(?<=AT|FROM|AFTER|BEFORE|BY) (?P<h>NUM) AND (?P<m2>NUM)", "CLOCK", italian_minutes, "italian_clock"),
    rule("HOUR (?P<h>NUM)", "CLOCK", hour_and, "italian_clock"),
    rule("(?P<h>NUM|CLOCK) (?P<half>MERIDIEM)", "CLOCK", with_half),
    rule("(?P<h>NUM) (?P<m>NUM)", "CLOCK", eight_thirty),
)
