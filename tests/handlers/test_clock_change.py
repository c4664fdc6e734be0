"""The night in which the clock shows an hour twice: a button says which of the two it means."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.vocabulary import Language
from handlers.texts import speaker

ZURICH = "Europe/Zurich"


def test_an_arrival_over_the_clock_change_does_not_end_before_it_begins() -> None:
    start, end = datetime(2026, 10, 25, 0, 45, tzinfo=UTC), datetime(2026, 10, 25, 1, 5, tzinfo=UTC)
    assert speaker(Language.DE).span(start, end, ZURICH) == "So., 25. Okt. 02:45 Sommerzeit–02:05 Winterzeit"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.DE, "02:05 Winterzeit"),
        (Language.EN, "02:05 winter time"),
        (Language.FR, "02:05 heure d’hiver"),
        (Language.IT, "02:05 ora solare"),
    ],
)
def test_the_hour_shown_twice_is_named(language: Language, said: str) -> None:
    assert speaker(language).clock(datetime(2026, 10, 25, 1, 5, tzinfo=UTC).astimezone(ZoneInfo(ZURICH))) == said


def test_every_other_hour_is_said_as_it_is() -> None:
    assert speaker(Language.DE).clock(datetime(2026, 10, 25, 2, 5, tzinfo=UTC).astimezone(ZoneInfo(ZURICH))) == "03:05"
