"""A verb that is refused ("geht nicht") takes neither the place, nor the time, nor the device that follows with it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from domain.vocabulary import Category
from nlu.local import Local
from nlu.understanding import Intent, Setting, TimeSpan
from tests.nlu.times import SATURDAY, ZURICH

SAID = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in Path(__file__).with_name("negation.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def begins(span: TimeSpan | None) -> str:
    """When the wish begins, as the table has it; a bare exclusion is no wish."""
    if span is None or span.negated or any(other.negated for other in span.more):
        return "-"
    assert not span.flags, span
    assert span.start is not None
    soon = span.open_end or (span.end is not None and span.end <= SATURDAY.replace(hour=0) + timedelta(days=1))
    if span.start <= SATURDAY and soon:
        return "now"
    return f"{span.start:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(("language", "text", "start", "place", "category"), SAID)
def test_a_refused_verb_swallows_nothing(
    local: Local, language: str, text: str, start: str, place: str, category: str
) -> None:
    spoken = "de" if language == "gsw" else language
    heard = local.read(text, Setting(now=SATURDAY, zone=ZURICH, country="CH", language=spoken))
    assert heard.intent is Intent.NEW_NEED
    assert heard.category is Category(category)
    assert begins(heard.time) == start
    found = "-" if heard.place is None else heard.place.label
    assert found.startswith(place), found
    assert heard.devices or category == "network" or category == "home_garden"
    assert not [device for device in heard.devices if device.negated]
