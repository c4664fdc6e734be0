"""What the words that name days mean: makers for the rules of `days`. Refuses to know word order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from .dating import month_name, year_of
from .meanings import (
    Day,
    Days,
    Feast,
    InDays,
    Length,
    Month,
    NthWeekday,
    OnDate,
    Portion,
    Week,
    Weekday,
    Weekend,
)
from .rules import Seen
from .words import Value

DAY_KINDS: Final = (InDays, Weekday, OnDate, Week, Weekend, Month, NthWeekday, Feast, Portion, Days)


def day_of(seen: Seen, group: str) -> Day:
    """The day a group stands for."""
    value = seen.get(group, object)
    if isinstance(value, DAY_KINDS):
        return value
    raise TypeError(f"{group} is no day")


def named_weekday(seen: Seen) -> Value:
    """A weekday with what was said about which one."""
    day = Weekday(weekday=seen.get("w", int))
    if seen.has("last"):
        return replace(day, last=True)
    if seen.has("over"):
        return replace(day, next=True, weeks=1)
    if seen.has("next"):
        return replace(day, next=True)
    return replace(day, this=True) if seen.has("this") else day


def counted_from_now(seen: Seen) -> int:
    """ "this", "next", "the one after next", "last" as a number."""
    return -1 if seen.has("last") else 2 if seen.has("over") else 1 if seen.has("next") else 0


def weekday_in_week(seen: Seen) -> Value:
    """ "Dienstag nächste Woche"; in "nicht diese Woche, Dienstag" the refusal ends at the comma."""
    day, week = seen.get("d", Weekday), seen.get("week", Week)
    if seen.before is not None and seen.before.sort == "NOT" and any(sign.sort == "COMMA" for sign in seen.inside):
        return None
    return None if week.number is not None else Weekday(weekday=day.weekday, week=week.weeks)


def weekend_in_week(seen: Seen) -> Value:
    """ "Wochenende nächste Woche"."""
    week = seen.get("week", Week)
    return None if week.number is not None else Weekend(week=week.weeks)


def weekday_plus(seen: Seen) -> Value:
    """ "Dienstag in einer Woche", "a week on Tuesday", "Monday week"."""
    day = seen.get("d", Weekday)
    length = seen.maybe("length", Length)
    days = length.days if length is not None else 7
    if not days or days % 7 or (length is not None and (length.minutes or length.months)):
        return None
    return replace(day, weeks=days // 7)


def en_huit(seen: Seen) -> Value:
    """ "lundi en huit", "lunedì a otto": a week after the coming Monday; "en quinze" two."""
    weeks = weeks_en_huit(seen)
    return replace(seen.get("d", Weekday), weeks=weeks) if weeks else None


def weeks_en_huit(seen: Seen) -> int:
    """Eight days are a week, fifteen two, after "en", or in words after "a"; 0 for anything else."""
    sign = seen.sign("n")
    if (
        sign is None
        or seen.inside[1].written not in {"en", "a"}
        or (sign.written.isdigit() and seen.inside[1].written == "a")
    ):
        return 0
    return {8: 1, 15: 2}.get(seen.get("n", int), 0)


def aujourd_hui_en_huit(seen: Seen) -> Value:
    """ "aujourd'hui en huit"."""
    weeks = weeks_en_huit(seen)
    return seen.get("d", int) + 7 * weeks if weeks else None


def relative_plus(seen: Seen) -> Value:
    """ "heute in einer Woche", "tomorrow in two weeks"."""
    length = seen.get("length", Length)
    if length.minutes:
        return None
    return InDays(days=seen.get("d", int) + length.days, months=length.months, unsure=length.unsure)


def days_from_to(seen: Seen) -> Value:
    """ "Montag bis Mittwoch"."""
    return Days(first=day_of(seen, "first"), last=day_of(seen, "last"))


def portion_of(seen: Seen) -> Value:
    """ "Ende nächster Woche", "Anfang Mai"."""
    which = seen.get("which", str)
    of = seen.get("of", object)
    if isinstance(of, int):
        return Portion(which=which, of=Month(month=of))
    if isinstance(of, Week | Month):
        return Portion(which=which, of=of)
    if isinstance(of, str):
        return Portion(which=which, of=Week() if of == "week" else Month())
    return None


def early_in(seen: Seen) -> Value:
    """ "early next week" is its beginning."""
    of = seen.get("of", object)
    if isinstance(of, int):
        of = Month(month=of)
    return Portion(which="begin", of=of) if isinstance(of, Week | Month) else None


def holiday(seen: Seen) -> Value:
    """A feast by name."""
    return Feast(name=seen.get("f", str))


def month_by_name(seen: Seen) -> Value:
    """ "im Mai", "in May 2027"."""
    year = year_of(seen)
    return None if year == 0 else Month(month=month_name(seen), year=year)


def nth_plain(seen: Seen) -> Value:
    """ "first Monday of the month": the weekday is still a number here."""
    nth, weekday, of = seen.get("n", int), seen.get("d", int), seen.get("of", object)
    if not 1 <= nth <= 5:
        return None
    if isinstance(of, int):
        return NthWeekday(nth=nth, weekday=weekday, month=of, year=said_year(seen))
    return NthWeekday(nth=nth, weekday=weekday, months=of.months if isinstance(of, Month) else 0)


def said_year(seen: Seen) -> int | None:
    """A year in four digits behind a month."""
    sign = seen.sign("year")
    return int(sign.written) if sign is not None and re.fullmatch(r"20\d\d", sign.written) else None


def last_weekday(seen: Seen) -> Value:
    """ "the last Friday in November"."""
    of, weekday = seen.get("of", object), seen.get("d", int)
    if isinstance(of, int):
        return NthWeekday(nth=-1, weekday=weekday, month=of, year=said_year(seen))
    return NthWeekday(nth=-1, weekday=weekday, months=of.months if isinstance(of, Month) else 0)


def nth_weekday_monthly(seen: Seen) -> Value:
    """ "the second Tuesday of every month"."""
    nth = seen.get("n", int)
    monthly = seen.inside[-1].sort == "MONTHS" or seen.inside[-1].value == "month"
    return NthWeekday(nth=nth, weekday=seen.get("d", int), repeats=True) if 1 <= nth <= 5 and monthly else None


def week_in_month(seen: Seen) -> Value:
    """ "the first week of December", "in der letzten Maiwoche": people mean different days, so it is asked about."""
    of = seen.get("of", object)
    month = Month(month=of) if isinstance(of, int) else of
    which = (
        {1: "begin", 2: "middle", 3: "middle", 4: "end"}.get(seen.get("n", int), "")
        if seen.inside[0].sort == "ORD"
        else "end"
    )
    return Portion(which=which, of=month) if which and isinstance(month, Month) else None


def weak_weekday(seen: Seen) -> Value:
    """A short name in company; "so" must be written "So" and stand right before a time."""
    sign, after = seen.inside[0], seen.after
    if sign.written != "so":
        return sign.value
    near = after is not None and after.sort in {"CLOCK", "DATE", "PART", "RANGE", "OR", "DASH", "TO", "AND", "NUM"}
    return sign.value if sign.capital and near else None


def led_weekday(seen: Seen) -> Value:
    """A short name after a word that leads to a day; a small "so" is one after "am" only, not in "immer so"."""
    sign, before = seen.inside[0], seen.before
    so = sign.written.rstrip(".") == "so" and not sign.capital
    return None if so and (before is None or before.written not in {"am", "bis"}) else sign.value


def second_weekday(seen: Seen) -> Value:
    """ "jeden zweiten Dienstag im Monat" is monthly, unlike "jeden zweiten Dienstag"."""
    return NthWeekday(nth=2, weekday=seen.get("d", int), repeats=True)


def days_from_feast(seen: Seen) -> Value:
    """ "zwei Tage vor Weihnachten"."""
    length = seen.get("length", Length)
    if not length.days or length.minutes or length.months:
        return None
    return Feast(name=seen.get("f", str), plus=length.days if seen.has("after") else -length.days)


def week_of(seen: Seen) -> Value:
    """ "die Woche vom 7. Dezember"."""
    return Week(of=seen.get("date", OnDate))


def weekday_number(seen: Seen) -> Value:
    """ "Freitag 27.", "vendredi 27"."""
    day = seen.get("date", int)
    sign = seen.sign("date")
    if sign is None or not sign.written.isdigit() or not 1 <= day <= 31:
        return None
    if seen.inside[1].written == "am" and seen.inside[-1] is sign and day <= 24:
        return None  # "am Mäntig am 9" is an hour
    return OnDate(day=day, weekday=seen.get("d", Weekday).weekday)
