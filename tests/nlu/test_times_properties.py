"""Times: what must hold for any text, any moment and any day; both clock-change nights."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date, format_time
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.times import read, to_json
from nlu.times.lexicon import lexicon
from nlu.understanding import TimeSpan
from tests.nlu.times import SATURDAY, ZURICH, table

LANGUAGES = ("de", "en", "fr", "it")
LOCALES = {"de": "de_CH", "en": "en_GB", "fr": "fr_CH", "it": "it_CH"}
CLOCK_WORD = {"de": "um {} Uhr", "en": "at {}", "fr": "à {}", "it": "alle {}"}
languages = st.sampled_from(LANGUAGES)
moments = st.integers(1_704_067_200, 1_956_528_000).map(
    lambda second: datetime.fromtimestamp(second, ZURICH)
)  # 2024–2031
KNOWN = {language: sorted(lexicon(language).vocabulary) for language in LANGUAGES}


def span(text: str, language: str, now: datetime = SATURDAY) -> TimeSpan:
    """The span of a text that names one."""
    found = read(text, now=now, zone=ZURICH, language=language)
    assert found is not None, text
    return found


@settings(deadline=None)
@given(text=st.text(max_size=200), language=languages, now=moments)
def test_no_text_raises(text: str, language: str, now: datetime) -> None:
    found = read(text, now=now, zone=ZURICH, language=language)
    assert found is None or found.text in text
    to_json(found)


@settings(deadline=None)
@given(data=st.data(), language=languages, now=moments)
def test_no_salad_of_known_words_raises(data: st.DataObject, language: str, now: datetime) -> None:
    words = st.one_of(
        st.sampled_from(KNOWN[language]),
        st.sampled_from(
            [
                ".",
                ",",
                "-",
                "/",
                ":",
                "!",
                "14:30",
                "3.",
                "30.2.",
                "2026-02-29",
                "31/12",
                "25",
                "0",
                "9999",
                "3pm",
                "2h",
            ]
        ),
        st.integers(0, 3000).map(str),
    )
    text = " ".join(data.draw(st.lists(words, max_size=14)))
    found = read(text, now=now, zone=ZURICH, language=language)
    for one in () if found is None else (found, *found.more):
        assert one.start is None or one.start.tzinfo is not None
        assert one.start is None or one.end is None or one.start < one.end, (text, one)
        assert not (one.open_start and one.start is not None)
        assert not (one.open_end and one.end is not None)
        assert one.text in text


@settings(deadline=None)
@given(
    language=languages,
    day=st.dates(date(2026, 11, 22), date(2028, 12, 31)),
    style=st.sampled_from(["long", "full", "short", "medium"]),
)
def test_a_date_in_words_reads_back(language: str, day: date, style: str) -> None:
    words = format_date(day, style, locale=LOCALES[language])
    found = span(words, language)
    assert found.start is not None
    assert (found.start.date(), found.grain, found.flags) == (day, "day", ()), words


@settings(deadline=None)
@given(
    language=languages,
    day=st.dates(date(2026, 11, 22), date(2027, 10, 31)),
    hour=st.integers(7, 21),
    minute=st.sampled_from([0, 5, 15, 30, 45]),
)
def test_a_date_and_time_in_words_read_back(language: str, day: date, hour: int, minute: int) -> None:
    at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZURICH)
    clock = format_time(at.time(), "HH:mm", locale=LOCALES[language])
    words = f"{format_date(day, 'full', locale=LOCALES[language])} {CLOCK_WORD[language].format(clock)}"
    found = span(words, language)
    assert (found.start, found.end, found.flags) == (at, None, ()), words


@settings(deadline=None)
@given(language=languages, now=moments, ahead=st.integers(1, 6))
def test_a_weekday_is_the_coming_one(language: str, now: datetime, ahead: int) -> None:
    day = (now + timedelta(days=ahead)).date()
    found = span(format_date(day, "EEEE", locale=LOCALES[language]), language, now)
    assert found.start is not None
    assert found.start.date() == day


RELATIVE = {
    "de": ["morgen um 9 Uhr", "übermorgen Nachmittag", "in drei Tagen", "in 14 Tagen", "heute in einer Woche"],
    "en": [
        "tomorrow at 9am",
        "the day after tomorrow in the afternoon",
        "in three days",
        "in a fortnight",
        "a week today",
    ],
    "fr": ["demain à 9h", "après-demain après-midi", "dans trois jours", "dans deux semaines", "aujourd'hui en huit"],
    "it": ["domani alle 9:00", "dopodomani pomeriggio", "fra tre giorni", "fra due settimane", "fra una settimana"],
}


@settings(deadline=None)
@given(language=languages, now=moments, days=st.integers(1, 400), which=st.integers(0, 4))
def test_moving_the_reference_moves_the_result(language: str, now: datetime, days: int, which: int) -> None:
    phrase = RELATIVE[language][which]
    first, later = span(phrase, language, now), span(phrase, language, now + timedelta(days=days))
    assert first.start is not None
    assert later.start is not None
    moved = later.start.replace(tzinfo=None) - first.start.replace(tzinfo=None)
    assert moved == timedelta(days=days)


@settings(deadline=None)
@given(now=moments, minutes=st.integers(1, 300))
def test_minutes_count_in_absolute_time(now: datetime, minutes: int) -> None:
    found = span(f"in {minutes} Minuten", "de", now)
    assert found.start is not None
    assert found.start.timestamp() - now.timestamp() == minutes * 60


@settings(deadline=None)
@given(now=moments, language=languages, row=st.integers(0, 10_000))
def test_wishes_lie_ahead_or_are_asked_about(now: datetime, language: str, row: int) -> None:
    rows = table(language)
    found = read(rows[row % len(rows)][0], now=now, zone=ZURICH, language=language)
    if found is None or found.flags:
        return
    end = found.end or found.start
    assert found.open_end or (end is not None and end >= now), rows[row % len(rows)][0]


def test_the_hour_that_the_clocks_skip_is_asked_about() -> None:
    found = span("am 28.3.2027 um 02:30 Uhr", "de")
    assert found.flags == ("nonexistent",)
    assert found.start is not None
    assert found.start.isoformat() == "2027-03-28T03:30:00+02:00"


def test_the_hour_that_the_clocks_show_twice_is_asked_about() -> None:
    found = span("31.10.2027 at 02:30", "en")
    assert found.flags == ("ambiguous",)
    assert found.start is not None
    assert found.start.isoformat() == "2027-10-31T02:30:00+02:00"


@pytest.mark.parametrize(("day", "hours"), [("28.3.2027", 23), ("31.10.2027", 25), ("1.4.2027", 24)])
def test_a_day_is_as_long_as_its_clock_changes_make_it(day: str, hours: int) -> None:
    found = span(f"am {day}", "de")
    assert found.start is not None
    assert found.end is not None
    assert (found.end.timestamp() - found.start.timestamp()) / 3600 == hours


def test_in_three_hours_across_the_night_of_the_change() -> None:
    eve = datetime(2027, 3, 28, 0, 30, tzinfo=ZURICH)
    found = span("in 3 Stunden", "de", eve)
    assert found.start is not None
    assert found.start.isoformat() == "2027-03-28T04:30:00+02:00"


def test_another_zone_has_its_own_day() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    found = read("tomorrow at 9am", now=SATURDAY.replace(hour=18), zone=tokyo, language="en")
    assert found is not None
    assert found.start == datetime(2026, 11, 23, 9, tzinfo=tokyo)


def test_the_country_decides_what_its_day_is() -> None:
    days = {}
    for country in ("CH", "DE", "AT"):
        found = read("am Nationalfeiertag", now=SATURDAY, zone=ZURICH, language="de", country=country)
        assert found is not None
        assert found.start is not None
        days[country] = (found.start.month, found.start.day)
    assert days == {"CH": (8, 1), "DE": (10, 3), "AT": (10, 26)}


def test_json_is_what_the_contract_says() -> None:
    found = span("jeden Mittwoch ab 17 Uhr, aber nicht am 2.12.", "de")
    assert to_json(found) == {
        "start": "2026-11-25T17:00:00+01:00",
        "end": "2026-11-26T00:00:00+01:00",
        "grain": "minute",
        "flags": [],
        "more": [
            {
                "not": True,
                "start": "2026-12-02T00:00:00+01:00",
                "end": "2026-12-03T00:00:00+01:00",
                "grain": "day",
                "flags": [],
            },
            {"every": "week"},
        ],
    }
    instant = to_json(span("um 16 Uhr", "de"))
    assert instant is not None
    assert instant["end"] is None
    assert to_json(span("bis Freitag", "de")) == {
        "start": "open",
        "end": "2026-11-28T00:00:00+01:00",
        "grain": "day",
        "flags": [],
        "more": [],
    }
