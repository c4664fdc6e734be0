"""The rules that name days: weekdays, dates, weeks, months, feasts, and the stretches between them. Refuses clocks."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

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
from .rules import Rule, Seen, rule
from .words import Value, full_year

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
    """ "Dienstag nächste Woche"."""
    day, week = seen.get("d", Weekday), seen.get("week", Week)
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
    """Eight days are a week, fifteen two, said in words after "en" or "a"; 0 for anything else."""
    sign = seen.sign("n")
    if sign is None or sign.written.isdigit() or seen.inside[1].written not in {"en", "a"}:
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


def month_name(seen: Seen) -> int:
    """The month's number."""
    return seen.get("month", int)


def year_of(seen: Seen) -> int | None:
    """The year, if one was said and is one."""
    sign = seen.sign("year")
    if sign is None:
        return None
    year = full_year(sign.written) if sign.written.isdigit() else 0
    return year if 1990 <= year <= 2100 else 0


def date_in_words(seen: Seen) -> Value:
    """ "3. Mai 2026", "May 3rd"."""
    day, year = seen.get("d", int), year_of(seen)
    if not 1 <= day <= 31 or year == 0:
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


def two_bare_days(seen: Seen) -> Value:
    """ "du 1er au 8", "tra il 3 e il 7": only with the article of dates, not that of hours."""
    if seen.inside[0].written.split()[-1] not in ARTICLES or (seen.after is not None and seen.after.sort == "OTHER"):
        return None
    return two_days_of_month(seen)


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


LINK: Final = "(?:ON|OF|FILL|IN|COMMA|FROM)*"
NUMBER_DOT: Final = "(?:NUM STOP|NUM|ORD)"
MODIFIED: Final = "(?:(?P<next>NEXT)|(?P<over>OVERNEXT)|(?P<this>THIS)|(?P<last>LAST))"
STRONG: Final = "(?:WEEKDAY|WEEKDAY_WEAK|RELATIVE|MORGEN|CLOCK|PART|DATE|RANGE|MONTH)"

DAYS: Final[tuple[Rule, ...]] = (
    # "morgen" is a part of the day after the name of a day or an article, else tomorrow
    rule("(?<=WEEKDAY|RELATIVE|EVERY) MORGEN", "PART", lambda s: "morning"),
    rule("(?<=ON|THIS) MORGEN (?!PART)", "PART", lambda s: "morning"),
    rule("MORGEN", "RELATIVE", lambda s: 1),
    rule("(?P<d>NUM) (?P<w>WEEKDAY_WEAK) (?P<year>NUM)?", "DATE", the_other_mar, "italian_clock"),
    # short names of weekdays count only in company
    rule("(?<=NEXT|THIS|EVERY|OVERNEXT|LAST) WEEKDAY_WEAK", "WEEKDAY", lambda s: s.inside[0].value),
    rule("(?<=ON|NOT) WEEKDAY_WEAK", "WEEKDAY", lambda s: s.inside[0].value, "short_weekdays"),
    rule(
        f"WEEKDAY_WEAK (?=STOP? COMMA? (?:FROM|BY|AFTER|BEFORE|BETWEEN|AT|TO|ON)? {STRONG})",
        "WEEKDAY",
        lambda s: s.inside[0].value,
    ),
    rule("WEEKDAY_WEAK (?=(?:FROM|BY|AFTER|BEFORE|BETWEEN|AT) NUM)", "WEEKDAY", lambda s: s.inside[0].value),
    rule(
        "WEEKDAY_WEAK (?=STOP? NUM (?:DASH|TO|STOP|OCLOCK|HOUR|MONTH|MONTH_WEAK))",
        "WEEKDAY",
        lambda s: s.inside[0].value,
    ),
    rule(
        "WEEKDAY_WEAK (?=(?:OR|AND|DASH|TO|COMMA) ON? (?:WEEKDAY|WEEKDAY_WEAK))", "WEEKDAY", lambda s: s.inside[0].value
    ),
    rule("(?<=WEEKDAY (?:OR|AND|DASH|TO|COMMA)) WEEKDAY_WEAK", "WEEKDAY", lambda s: s.inside[0].value),
    # weeks, weekends, months
    rule(f"{MODIFIED} WEEKS", "WEEKREF", lambda s: Week(weeks=counted_from_now(s))),
    rule(f"WEEKS {MODIFIED}", "WEEKREF", lambda s: Week(weeks=counted_from_now(s))),
    rule(
        "WEEK_NUMBER (?P<n>NUM)",
        "WEEKREF",
        lambda s: Week(number=s.get("n", int)) if 1 <= s.get("n", int) <= 53 else None,
    ),
    rule("WEEKS (?P<n>NUM)", "WEEKREF", lambda s: Week(number=s.get("n", int)) if 1 <= s.get("n", int) <= 53 else None),
    rule(f"{MODIFIED} MONTHS", "MONTHREF", lambda s: Month(months=counted_from_now(s))),
    rule(f"MONTHS {MODIFIED}", "MONTHREF", lambda s: Month(months=counted_from_now(s))),
    rule(
        f"{MODIFIED} WEEKEND",
        "WEEKEND",
        lambda s: Weekend(next=s.has("next"), weeks=1 if s.has("over") else 0, last=s.has("last")),
    ),
    rule(
        f"WEEKEND {MODIFIED}",
        "WEEKEND",
        lambda s: Weekend(next=s.has("next"), weeks=1 if s.has("over") else 0, last=s.has("last")),
    ),
    rule(
        "(?P<w>WEEKEND)", "WEEKEND", lambda s: Weekend() if isinstance(s.get("w", object), str) else s.get("w", Weekend)
    ),
    # weekdays
    rule("(?P<n>ORD) (?P<d>WEEKDAY) (?:OF|ON|IN|FILL)* (?P<of>MONTH|MONTHREF|MONTHS)", "DAY", lambda s: nth_plain(s)),
    rule(f"{MODIFIED} (?P<w>WEEKDAY)", "WDAY", named_weekday),
    rule(
        "(?P<w>WEEKDAY) (?:(?P<next>NEXT)|(?P<over>OVERNEXT)|(?P<last>LAST)) (?!WEEKS|MONTHS|WEEKEND)",
        "WDAY",
        named_weekday,
    ),
    rule("(?P<w>WEEKDAY)", "WDAY", named_weekday),
    rule(f"(?P<d>WDAY) {LINK} (?P<week>WEEKREF)", "WDAY", weekday_in_week),
    rule(f"(?P<week>WEEKREF) {LINK} (?P<d>WDAY)", "WDAY", weekday_in_week),
    rule("WEEKEND (?:ON|OF|FILL|IN)* (?P<week>WEEKREF)", "WEEKEND", weekend_in_week),
    rule("(?P<d>WDAY) (?:IN|BETWEEN) (?P<length>LENGTH)", "WDAY", weekday_plus),
    rule("(?:IN|BETWEEN)? (?P<length>LENGTH) (?:ON|FROM)? (?P<d>WDAY)", "WDAY", weekday_plus),
    rule("(?P<d>WDAY) (?P<a>ON|TO) (?P<n>NUM)", "WDAY", en_huit, "bare_day_of_month"),
    rule("(?P<d>RELATIVE) (?P<a>ON|TO) (?P<n>NUM)", "RELATIVE", aujourd_hui_en_huit, "bare_day_of_month"),
    rule("(?P<d>WDAY) (?P<length>LENGTH)", "WDAY", weekday_plus, "digits_to_digits_is_a_range"),
    rule("(?P<d>WDAY) (?P<unit>WEEKS) (?!WEEKS|NEXT|LAST)", "WDAY", weekday_plus),
    rule("(?P<d>RELATIVE) (?:IN|BETWEEN) (?P<length>LENGTH)", "DAY", relative_plus),
    rule("(?:IN|BETWEEN)? (?P<length>LENGTH) (?:ON|FROM)? (?P<d>RELATIVE)", "DAY", relative_plus),
    # dates
    rule(
        "(?P<which>PORTION) (?:OF|ON|FILL|THIS|IN)* (?P<of>WEEKREF|MONTHREF|MONTH|MONTH_WEAK|WEEKS|MONTHS)",
        "DAY",
        portion_of,
    ),
    rule(
        "(?P<d>NUM) STOP? (?:OF|FILL)* (?P<month>MONTH|MONTH_WEAK) STOP? (?:OF|COMMA)? (?P<year>NUM)",
        "DATE",
        date_in_words,
    ),
    rule("(?P<d>NUM) STOP? (?:OF|FILL)* (?P<month>MONTH|MONTH_WEAK)", "DATE", date_in_words),
    rule("(?P<d>ORD) (?:OF|FILL|IN)* (?P<month>MONTH|MONTH_WEAK) (?:OF|COMMA)? (?P<year>NUM)", "DATE", date_in_words),
    rule("(?P<d>ORD) (?:OF|FILL|IN)* (?P<month>MONTH|MONTH_WEAK)", "DATE", date_in_words),
    rule("(?P<month>MONTH|MONTH_WEAK) FILL? (?P<d>ORD|NUM) COMMA? (?P<year>NUM)", "DATE", date_in_words),
    rule("(?P<month>MONTH|MONTH_WEAK) FILL? (?P<d>ORD|NUM) (?!OCLOCK|MERIDIEM|HOUR)", "DATE", date_in_words),
    rule(
        "(?:BETWEEN|OF|ON|FROM|FILL) (?:NUM STOP|ORD) (?:AND|TO|DASH) (?:ON|FILL)* (?:NUM STOP|ORD)"
        "(?!MONTH|MONTH_WEAK|DATE)",
        "DAY",
        two_days_of_month,
    ),
    rule(
        "(?P<p>BETWEEN|OF|ON|FROM) (?P<a>NUM|ORD) (?:AND|TO) ON? (?P<b>NUM) (?!MONTH|MONTH_WEAK|DATE|HOUR|STOP MONTH)",
        "DAY",
        two_bare_days,
        "bare_day_of_month",
    ),
    rule("(?P<first>NUM) STOP? (?:TO|DASH|AND) (?:ON|FILL)* (?P<last>DATE)", "DAY", days_of_month),
    rule("(?P<first>ORD) (?:TO|DASH) (?:ON|FILL)* (?P<last>DATE)", "DAY", days_of_month),
    rule("(?P<first>NUM|ORD) STOP? (?=OR (?:ON|FILL)* (?P<last>DATE))", "DATE", either_day_of_month),
    rule("(?P<d>WDAY) STOP? COMMA? (?:ON|FILL)* (?P<date>DATE|SLASH)", "DAY", day_with_weekday),
    rule(
        "(?P<d>WDAY) COMMA? (?:ON|FILL)* (?P<date>ORD)",
        "DAY",
        lambda s: OnDate(day=s.get("date", int), weekday=s.get("d", Weekday).weekday),
    ),
    rule("(?P<d>WDAY) COMMA? (?:ON|FILL)* (?P<date>NUM) STOP", "DAY", lambda s: weekday_number(s)),
    rule(
        "(?P<d>WDAY) (?:ON|FILL)? (?P<date>NUM) (?!OCLOCK|HOUR|DASH|TO|COUNTED|OTHER|MERIDIEM|AND NUM|NUM)",
        "DAY",
        lambda s: weekday_number(s),
    ),
    rule("(?<=ON|FILL|ONTO|OF|NOT) (?P<sure>(?P<d>NUM) STOP)(?!NUM)", "DAY", day_of_month, "dot_makes_ordinal"),
    rule("(?<=BY|TO) (?P<sure>(?P<d>NUM) STOP)(?!NUM)", "DAY", day_by, "dot_makes_ordinal"),
    rule("(?<=ON|FILL|TO|BY|FROM|BEFORE|AFTER|NOT|ONTO|OF) (?P<sure>(?P<d>ORD))", "DAY", day_of_month),
    rule(
        "(?P<d>ORD) (?:OF|ON|IN|FILL)* (?P<of>MONTHREF)",
        "DAY",
        lambda s: OnDate(day=s.get("d", int), months=s.get("of", Month).months),
    ),
    rule("(?<=ON|OF|AFTER|BEFORE|BY|FROM) (?P<d>NUM)", "DAY", bare_day_of_month, "hours_say_clock"),
    rule("(?<=ON|OF|AFTER|BEFORE|BY|FROM) (?P<d>NUM)", "DAY", bare_italian_day, "italian_clock"),
    # what stands alone
    rule("EARLY (?P<of>WEEKREF|MONTHREF|MONTH) (?!NUM|ORD)", "DAY", early_in),
    rule("DAY_AFTER (?:OF|FILL|ON)* (?P<f>FEAST)", "DAY", lambda s: Feast(name=s.get("f", str), plus=1)),
    rule("DAY_AFTER (?!WDAY|DATE|DAY)", "RELATIVE", lambda s: 2),
    rule("(?P<f>FEAST)", "DAY", holiday),
    rule("(?P<month>MONTH) (?P<year>NUM)?", "DAY", month_by_name),
    rule("(?<=IN|ON|NEXT|THIS) (?P<month>MONTH_WEAK) (?P<year>NUM)?", "DAY", month_by_name),
    rule("(?P<d>WDAY|WEEKREF|MONTHREF|WEEKEND|DATE)", "DAY", lambda s: day_of(s, "d")),
    rule("(?P<d>RELATIVE)", "DAY", lambda s: InDays(days=s.get("d", int))),
    rule("(?<=ON|AT|BY|FROM|BEFORE|AFTER|NOT|TO|BETWEEN|AND|OR|DASH) (?P<d>SLASH)", "DAY", lambda s: day_of(s, "d")),
    rule("^(?P<d>SLASH) STOP? (?:$|(?=AT|CLOCK|COMMA|FROM|PART|BETWEEN|RANGE))", "DAY", lambda s: day_of(s, "d")),
    rule("(?P<d>SLASH) (?=(?:AT|FROM|BETWEEN|COMMA)? (?:CLOCK|RANGE|PART))", "DAY", lambda s: day_of(s, "d")),
    # stretches
    rule("BETWEEN (?:ON|FILL)* (?P<first>DAY) AND (?:ON|FILL)* (?P<last>DAY)", "DAY", days_from_to),
    rule("(?:FROM|OF|ON)* (?P<first>DAY) (?:TO|DASH) (?:ON|FILL)* (?P<last>DAY)", "DAY", days_from_to),
)


def nth_plain(seen: Seen) -> Value:
    """ "first Monday of the month": the weekday is still a number here."""
    nth, weekday, of = seen.get("n", int), seen.get("d", int), seen.get("of", object)
    if not 1 <= nth <= 5:
        return None
    if isinstance(of, int):
        return NthWeekday(nth=nth, weekday=weekday, month=of)
    return NthWeekday(nth=nth, weekday=weekday, months=of.months if isinstance(of, Month) else 0)


def weekday_number(seen: Seen) -> Value:
    """ "Freitag 27.", "vendredi 27"."""
    day = seen.get("date", int)
    sign = seen.sign("date")
    if sign is None or not sign.written.isdigit() or not 1 <= day <= 31:
        return None
    return OnDate(day=day, weekday=seen.get("d", Weekday).weekday)
