"""What dates mean, in words, strokes and numbers: makers for the rules of `days`. Refuses to know word order."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from .meanings import (
    Days,
    Month,
    OnDate,
    Portion,
    Weekday,
)
from .rules import Seen
from .words import Value, full_year


def month_name(seen: Seen) -> int:
    """The month's number."""
    return seen.get("month", int)


SHORT_YEAR: Final = 2020
"""What two digits may mean: "2. Dezember, 2 Zimmer" and "3 May, 12 chairs" have no year."""


def year_of(seen: Seen) -> int | None:
    """The year, if one was said and is one."""
    sign = seen.sign("year")
    if sign is None:
        return None
    year = full_year(sign.written) if sign.written.isdigit() else 0
    first = 1990 if len(sign.written) == 4 else SHORT_YEAR
    return year if first <= year <= 2100 else 0


def date_in_words(seen: Seen) -> Value:
    """ "3. Mai 2026", "May 3rd"."""
    day, year = seen.get("d", int), year_of(seen)
    month, said = seen.sign("month"), seen.sign("d")
    if month is not None and month.sort == "MONTH_WEAK" and said is not None and not said.written[0].isdigit():
        return None  # "tre set", "you may"
    if not 1 <= day <= 39 or year == 0:  # the 32nd of December is asked about
        return None
    return OnDate(day=day, month=month_name(seen), year=year)


def the_other_mar(seen: Seen) -> Value:
    """ "1 mar 2027": after a number it is marzo, else martedì."""
    day, year = seen.get("d", int), year_of(seen)
    sign = seen.sign("w")
    if sign is None or sign.written not in {"mar", "mar."} or not 1 <= day <= 31 or year == 0:
        return None
    return OnDate(day=day, month=3, year=year)


WORD_ORDINALS_AFTER: Final = frozenset({"am", "den", "dem", "zum", "bis zum", "vom", "on the"})
# before a number: a day of the month ("dopo le 17" is an hour, "après le 17" a day)
FRENCH_ARTICLES: Final = frozenset({"le", "du", "au"})
ITALIAN_ARTICLES: Final = frozenset({"il", "dal", "del", "al"})
ARTICLES: Final = FRENCH_ARTICLES | ITALIAN_ARTICLES


def date_with_strokes(seen: Seen) -> Value:
    """ "8/May/2027", "8-May"."""
    return date_in_words(seen) if seen.inside[1].written in {"/", "-"} else None


def part_of_the_year(seen: Seen) -> Value:
    """ "Ende Jahr", "beginning of the year"."""
    which = seen.inside[0].value
    if which not in {"begin", "end"}:
        return None
    return Portion(which=str(which), of=Month(month=12 if which == "end" else 1))


def day_of_month(seen: Seen) -> Value:
    """ "am 15.", "on the 3rd", "le 15": the next such day."""
    day = seen.get("d", int)
    sign, after = seen.sign("d"), seen.after
    if sign is None or not 1 <= day <= 31 or (sign.sort == "NUM" and not sign.written.isdigit()):
        return None
    if after is not None and after.sort in {"COUNTED", "MONEY", "VOID", "MODEL", "OCLOCK", "NUM"}:
        return None
    if after is not None and after.sort == "OTHER" and (sign.sort == "ORD" or after.capital or not seen.has("sure")):
        return None
    if (
        sign.sort == "ORD"
        and not sign.written[0].isdigit()
        and (seen.before is None or seen.before.written not in WORD_ORDINALS_AFTER)
    ):
        return None  # "das erste" may be anything
    return OnDate(day=day)


def the_first(seen: Seen) -> Value:
    """ "le premier à 11h", "il primo alle 11"."""
    return OnDate(day=1) if seen.get("d", int) == 1 else None


def day_by(seen: Seen) -> Value:
    """ "bis zum 3.": the article shows that it is no hour before a full stop."""
    if seen.before is None or seen.before.written.split()[-1] not in {"zum", "am", "dem", "den"}:
        return None
    return day_of_month(seen)


def bare_day_of_month(seen: Seen) -> Value:
    """ "le 15", "il 15": only after the article itself."""
    if seen.before is None or seen.before.written.split()[-1] not in FRENCH_ARTICLES:
        return None
    return day_of_month(seen)


def bare_italian_day(seen: Seen) -> Value:
    """ "il 15"."""
    if seen.before is None or seen.before.written.split()[-1] not in ITALIAN_ARTICLES:
        return None
    return day_of_month(seen)


def day_with_weekday(seen: Seen) -> Value:
    """ "Freitag, den 27. November": both, to be compared."""
    return replace(seen.get("date", OnDate), weekday=seen.get("d", Weekday).weekday)


def days_of_month(seen: Seen) -> Value:
    """ "vom 3. bis 5. Mai"."""
    last = seen.get("last", OnDate)
    first = seen.get("first", int)
    if not 1 <= first < last.day:
        return None
    return Days(first=replace(last, day=first, weekday=None), last=last)


def either_day_of_month(seen: Seen) -> Value:
    """ "3. oder 5. Mai": the first takes its month from the second."""
    return replace(seen.get("last", OnDate), day=seen.get("first", int), weekday=None)


def two_days_of_month(seen: Seen) -> Value:
    """ "vom 3. bis 7.", "from the 3rd to the 7th"."""
    values = [sign.value for sign in seen.inside if sign.sort in {"NUM", "ORD"}]
    first, last = values[0], values[-1]
    if not isinstance(first, int) or not isinstance(last, int) or not 1 <= first <= 31 or not 1 <= last <= 31:
        return None
    return Days(first=OnDate(day=first), last=OnDate(day=last))


def days_after_month(seen: Seen) -> Value:
    """ "April 3-4", "Aug 5 to 16"."""
    first, last = seen.get("a", int), seen.get("b", int)
    if not 1 <= first < last <= 31:
        return None
    month = month_name(seen)
    return Days(first=OnDate(day=first, month=month), last=OnDate(day=last, month=month))


def bare_english_day(seen: Seen) -> Value:
    """ "on the 15"."""
    if seen.before is None or seen.before.written.split()[-1] != "the":
        return None
    return day_of_month(seen)


def two_bare_days(seen: Seen) -> Value:
    """ "du 1er au 8", "tra il 3 e il 7": only with the article of dates, not that of hours."""
    if seen.inside[0].written.split()[-1] not in ARTICLES or (seen.after is not None and seen.after.sort == "OTHER"):
        return None
    return two_days_of_month(seen)


def pair_date(seen: Seen) -> Value:
    """ "am 24.12" without its last dot; "am 14.30" is no date."""
    sign = seen.sign("p")
    if sign is None or not isinstance(sign.value, tuple):
        return None
    day, month = sign.value
    if not isinstance(day, int) or not isinstance(month, int) or not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    before = seen.before
    if before is not None and before.sort in {"TO", "COMMA", "WDAY"} and month in {5, 10} and day <= 24:
        return None  # rather a time: "Freitag 13.10"
    return OnDate(day=day, month=month)


def lone_pair(seen: Seen) -> Value:
    """ "13.01" is a date, "18.00" and "8.10" are times: nobody meets at one minute past."""
    date = pair_date(seen)
    return date if isinstance(date, OnDate) and date.month not in {5, 10} else None
