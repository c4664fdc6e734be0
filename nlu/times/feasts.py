"""When a feast falls: by the holidays library for the country, by the church's reckoning otherwise. Refuses to guess.

The library is loaded at the first feast only; it knows what is a holiday where, also in cantons and Länder.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

FIXED: Final[dict[str, tuple[int, int]]] = {
    "new_year": (1, 1),
    "berchtold": (1, 2),
    "epiphany": (1, 6),
    "valentine": (2, 14),
    "st_joseph": (3, 19),
    "liberation": (4, 25),
    "labour_day": (5, 1),
    "republic_day": (6, 2),
    "saints_peter_paul": (6, 29),
    "assumption": (8, 15),
    "german_unity": (10, 3),
    "reformation": (10, 31),
    "halloween": (10, 31),
    "all_saints": (11, 1),
    "armistice": (11, 11),
    "st_nicholas": (12, 6),
    "immaculate": (12, 8),
    "christmas_eve": (12, 24),
    "christmas": (12, 25),
    "boxing_day": (12, 26),
    "new_year_eve": (12, 31),
}
BY_EASTER: Final[dict[str, int]] = {
    "good_friday": -2,
    "easter": 0,
    "easter_monday": 1,
    "ascension": 39,
    "whit_sunday": 49,
    "whit_monday": 50,
    "corpus_christi": 60,
}
# What a country calls its own day; elsewhere the words are a question.
NATIONAL: Final[dict[str, tuple[int, int]]] = {
    "CH": (8, 1),
    "LI": (8, 15),
    "DE": (10, 3),
    "AT": (10, 26),
    "FR": (7, 14),
    "IT": (6, 2),
    "US": (7, 4),
}


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Meeus, Astronomical Algorithms)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def public(country: str, year: int) -> tuple[date, ...]:
    """The public holidays of a country in a year."""
    import holidays  # a tenth of a second: only when somebody names a holiday

    try:
        return tuple(sorted(holidays.country_holidays(country, years=year)))
    except NotImplementedError:
        return ()


@lru_cache(maxsize=256)
def named(country: str, year: int, words: str) -> date | None:
    """The day the library knows under an English name, also in a part of the country."""
    import holidays

    for subdivision in (None, *subdivisions(country)):
        try:
            found = holidays.country_holidays(country, subdiv=subdivision, years=year, language="en_US")
        except NotImplementedError:
            return None
        for day, name in sorted(found.items()):
            if words in name:
                return day
    return None


def subdivisions(country: str) -> tuple[str, ...]:
    """The parts of a country that have holidays of their own."""
    import holidays

    return tuple(holidays.list_supported_countries().get(country, ()))


IN_THE_LIBRARY: Final = {"thanksgiving": "Thanksgiving", "jeune_federal": "Prayer Monday"}


def on(name: str, year: int, country: str) -> date | None:
    """A feast in a year, None if nobody knows."""
    if name == "labour_day" and country in {"US", "CA"}:
        return named(country, year, "Labor Day")
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in BY_EASTER:
        return easter(year) + timedelta(days=BY_EASTER[name])
    if name == "national_day":
        return date(year, *NATIONAL[country]) if country in NATIONAL else None
    return named(country, year, IN_THE_LIBRARY[name]) if name in IN_THE_LIBRARY else None


def date_of(name: str, today: date, country: str) -> tuple[date, tuple[str, ...]]:
    """The next such day, and flags: vague if the country does not know it."""
    if name == "any_holiday":
        for year in (today.year, today.year + 1):
            for day in public(country, year):
                if day >= today:
                    return day, ()
        return today, ("vague",)
    for year in (today.year, today.year + 1):
        day_found = on(name, year, country)
        if day_found is not None and day_found >= today:
            return day_found, ()
    return today, ("vague",)
