"""The rules that name days: weekdays, dates, weeks, months, feasts, and the stretches between them. Refuses clocks."""

from __future__ import annotations

from typing import Final

from .dating import (
    bare_day_of_month,
    bare_english_day,
    bare_italian_day,
    date_in_words,
    date_with_strokes,
    day_by,
    day_of_month,
    day_with_weekday,
    days_after_month,
    days_of_month,
    either_day_of_month,
    lone_pair,
    pair_date,
    part_of_the_year,
    the_first,
    the_other_mar,
    two_bare_days,
    two_days_of_month,
)
from .meanings import Feast, InDays, Month, OnDate, Week, Weekday, Weekend
from .naming import (
    aujourd_hui_en_huit,
    counted_from_now,
    day_of,
    days_from_feast,
    days_from_to,
    early_in,
    en_huit,
    holiday,
    last_weekday,
    led_weekday,
    month_by_name,
    named_weekday,
    nth_plain,
    nth_weekday_monthly,
    portion_of,
    relative_plus,
    second_weekday,
    weak_weekday,
    week_in_month,
    week_of,
    weekday_in_week,
    weekday_number,
    weekday_plus,
    weekend_in_week,
)
from .rules import Rule, rule

LINK: Final = "(?:ON|OF|FILL|IN|COMMA|FROM)*"
NUMBER_DOT: Final = "(?:NUM STOP|NUM|ORD)"
MODIFIED: Final = "(?:(?P<next>NEXT)|(?P<over>OVERNEXT)|(?P<this>THIS)|(?P<last>LAST))"
STRONG: Final = "(?:MERIDIEM|WEEKDAY|WEEKDAY_WEAK|RELATIVE|MORGEN|CLOCK|PART|DATE|RANGE|MONTH)"

WEEKDAY_TOO: Final = "(?:WDAY COMMA? (?:ON|FILL)*)?"

DAYS: Final[tuple[Rule, ...]] = (
    # "morgen" is a part of the day after the name of a day or an article, else tomorrow
    rule("(?<=WEEKDAY|RELATIVE|EVERY) MORGEN", "PART", lambda s: "morning"),
    rule("(?<=ON|THIS) MORGEN (?!PART)", "PART", lambda s: "morning"),
    rule("MORGEN", "RELATIVE", lambda s: 1),
    rule("^PART_WEAK STOP? $", "PART", lambda s: s.inside[0].value),
    rule("(?<=WEEKDAY|WEEKDAY_WEAK|RELATIVE|EVERY|ON|THIS|FROM) PART_WEAK", "PART", lambda s: s.inside[0].value),
    rule("PART_WEAK (?=(?:ON|AT|FROM|AFTER)* CLOCK)", "PART", lambda s: s.inside[0].value),
    rule("(?P<d>NUM) (?P<w>WEEKDAY_WEAK) (?P<year>NUM)?", "DATE", the_other_mar, "italian_clock"),
    rule(
        "(?<=WEEKDAY|WEEKDAY_WEAK|RELATIVE|DATE) MERIDIEM",
        "PART",
        lambda s: f"{'fore' if s.inside[0].value == 'am' else 'after'}noon".replace("forenoon", "morning"),
    ),
    rule("^WEEKDAY_WEAK STOP? $", "WEEKDAY", lambda s: s.inside[0].value),
    # short names of weekdays count only in company
    rule("(?<=NEXT|THIS|EVERY|OVERNEXT|LAST|RATHER) WEEKDAY_WEAK", "WEEKDAY", led_weekday),
    rule("(?<=ON|NOT) WEEKDAY_WEAK", "WEEKDAY", led_weekday, "short_weekdays"),
    rule(
        f"WEEKDAY_WEAK (?=STOP? COMMA? (?:FROM|BY|AFTER|BEFORE|BETWEEN|AT|TO|ON)? {STRONG})",
        "WEEKDAY",
        weak_weekday,
    ),
    rule("WEEKDAY_WEAK (?=(?:FROM|BY|AFTER|BEFORE|BETWEEN|AT) NUM)", "WEEKDAY", weak_weekday),
    rule(
        "WEEKDAY_WEAK (?=STOP? NUM (?:DASH|TO|STOP|OCLOCK|HOUR|MONTH|MONTH_WEAK))",
        "WEEKDAY",
        weak_weekday,
    ),
    rule("WEEKDAY_WEAK (?=(?:OR|AND|DASH|TO|COMMA) ON? (?:WEEKDAY|WEEKDAY_WEAK))", "WEEKDAY", weak_weekday),
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
    rule("WEEKLY (?=NUM STOP? (?:MONTH|MONTH_WEAK))", "WEEKDAY", lambda s: s.inside[0].value),
    rule("(?P<n>ORD) (?P<d>WEEKDAY) (?:OF|ON|IN|FILL)* (?:EVERY_DAY|EVERY MONTHS)", "DAY", nth_weekday_monthly),
    rule("(?P<n>ORD|LAST) WEEKS (?:OF|ON|IN|FILL)* (?P<of>MONTH|MONTHREF|MONTH_WEAK)", "DAY", week_in_month),
    rule("(?P<n>ORD|LAST) (?P<of>MONTH_WEEK)", "DAY", week_in_month),
    rule("SECOND_OF (?P<d>WEEKDAY) (?:OF|ON|IN|FILL)* MONTHS", "DAY", second_weekday),
    rule(
        "LAST (?P<d>WEEKDAY) (?:OF|ON|IN|FILL)* (?P<of>MONTH|MONTH_WEAK|MONTHREF|MONTHS) (?P<year>NUM)?",
        "DAY",
        last_weekday,
    ),
    rule(
        "(?P<n>ORD) (?P<d>WEEKDAY) (?:OF|ON|IN|FILL)* (?P<of>MONTH|MONTH_WEAK|MONTHREF|MONTHS) (?P<year>NUM)?",
        "DAY",
        lambda s: nth_plain(s),
    ),
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
    rule(
        "(?P<month>MONTH|MONTH_WEAK) FILL? (?P<a>NUM|ORD) (?:TO|DASH|BY) (?:ON|FILL)* (?P<b>NUM|ORD)"
        "(?!OCLOCK|MERIDIEM|HOUR|COUNTED|MONTH|MONTH_WEAK|DASH|CLOCK)",
        "DAY",
        days_after_month,
    ),
    rule(
        "(?<!MONTH|MONTH_WEAK) (?P<d>NUM) (?P<s>OR|DASH) (?P<month>MONTH|MONTH_WEAK) (?:(?:OR|DASH) (?P<year>NUM))?",
        "DATE",
        date_with_strokes,
    ),
    rule("PORTION (?:OF|ON|FILL|THIS)* YEARS", "DAY", part_of_the_year),
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
    rule("(?<=ON|FILL|OF|NOT|ONTO|TO|WDAY|COMMA) (?P<p>PAIR) STOP? (?!OCLOCK)", "DATE", pair_date),
    rule("^(?P<p>PAIR) STOP? $", "DATE", lone_pair),
    rule("(?P<p>PAIR) (?=(?:AT|FILL|COMMA|PART)* (?:CLOCK|RANGE|PAIR))", "DATE", pair_date),
    rule(
        f"{WEEKDAY_TOO} (?P<first>NUM|ORD) STOP? (?:TO|DASH|AT|ONTO) (?:ON|FILL|AT)* {WEEKDAY_TOO} (?P<last>DATE)",
        "DAY",
        days_of_month,
    ),
    rule("BETWEEN (?:ON|FILL)* (?P<first>NUM|ORD) STOP? AND (?:ON|FILL|AT)* (?P<last>DATE)", "DAY", days_of_month),
    rule("(?P<first>NUM|ORD) STOP? (?=AND (?:ON|FILL|AT)* (?P<last>DATE))", "DATE", either_day_of_month),
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
    rule(
        "(?P<d>WDAY) (?P<date>NUM) (?=TO CLOCK)",
        "DAY",
        lambda s: weekday_number(s) if s.after is not None and s.after.written == "a" else None,
        "bare_day_of_month",
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
    rule("(?<=ON|BY|FROM|BEFORE|AFTER|FILL) (?P<d>NUM) (?=STOP|COMMA|AT|PART|CLOCK|$)", "DAY", bare_english_day),
    rule("^ (?P<d>ORD) (?=AT? (?:CLOCK|RANGE))", "DAY", lambda s: OnDate(day=s.get("d", int))),
    rule("WEEKS (?:OF|ON|FILL|FROM)+ (?P<date>DATE|SLASH)", "WEEKREF", week_of),
    rule("(?<=ON) (?P<d>ORD) (?=AT? (?:CLOCK|RANGE|NUM $))", "DAY", the_first, "bare_day_of_month"),
    # what stands alone
    rule("EARLY (?P<of>WEEKREF|MONTHREF|MONTH) (?!NUM|ORD)", "DAY", early_in),
    rule("DAY_AFTER (?:OF|FILL|ON)* (?P<f>FEAST)", "DAY", lambda s: Feast(name=s.get("f", str), plus=1)),
    rule("DAY_AFTER (?!WDAY|DATE|DAY)", "RELATIVE", lambda s: 2),
    rule("(?P<length>LENGTH) (?:BEFORE|(?P<after>AFTER)) (?:ON|OF|FILL)* (?P<f>FEAST)", "DAY", days_from_feast),
    rule("(?P<f>FEAST)", "DAY", holiday),
    rule("(?P<month>MONTH) (?P<year>NUM)?", "DAY", month_by_name),
    rule("(?<=IN|ON|NEXT|THIS) (?P<month>MONTH_WEAK) (?P<year>NUM)?", "DAY", month_by_name),
    rule("(?P<d>WDAY|WEEKREF|MONTHREF|WEEKEND|DATE)", "DAY", lambda s: day_of(s, "d")),
    rule("(?P<d>RELATIVE)", "DAY", lambda s: InDays(days=s.get("d", int))),
    rule("(?<=ON|AT|BY|FROM|BEFORE|AFTER|NOT|TO|BETWEEN|AND|OR|DASH) (?P<d>SLASH)", "DAY", lambda s: day_of(s, "d")),
    rule("^(?P<d>SLASH) STOP? (?:$|(?=AT|CLOCK|COMMA|FROM|PART|BETWEEN|RANGE))", "DAY", lambda s: day_of(s, "d")),
    rule("(?P<d>SLASH) (?=(?:AT|FROM|BETWEEN|COMMA)? (?:CLOCK|RANGE|PART))", "DAY", lambda s: day_of(s, "d")),
    # stretches
    rule(
        "(?P<first>DAY) (?=COMMA? AT? CLOCK (?:TO|DASH) (?:ON|FILL)* (?P<last>DAY) COMMA? AT? CLOCK)",
        "DAY",
        days_from_to,
    ),
    rule("BETWEEN (?:ON|FILL)* (?P<first>DAY) AND (?:ON|FILL)* (?P<last>DAY)", "DAY", days_from_to),
    rule("(?:FROM|OF|ON)* (?P<first>DAY) (?:TO|DASH) (?:ON|FILL)* (?P<last>DAY)", "DAY", days_from_to),
)
