"""From what nlu understood to what a need can learn: thresholds and doubts. Refuses to act on them.

The thresholds are those measured for the embedded model: a category above 0.7 is taken, between 0.4 and 0.7 the
customer chooses among the likely readings, below it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from actions.needs import Reading
from domain.need import Need, Spot, Wish
from domain.vocabulary import Category, Urgency
from nlu.understanding import Intent, Place, TimeSpan, Understanding

SURE_INTENT = 0.5
SURE_CATEGORY = 0.7
LIKELY_CATEGORY = 0.4
LIKELY_ALTERNATIVE = 0.1


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What a message adds to a need, what is in doubt about it, and what to say about a time that cannot be."""

    need: Need
    readings: tuple[Reading, ...] = ()
    remark: str | None = None  # a message of texts

    @property
    def says_something(self) -> bool:
        """Whether there is anything to learn or to choose from."""
        need = self.need
        return bool(need.category or need.spot or need.wish or need.devices or self.readings or self.remark)


def meaning_of(heard: Understanding, *, now: datetime, known: Category | None = None) -> Meaning:
    """What to learn from a message. `known`: what it is about already; "sofort" alone does not put that in doubt.

    The category "other" is never taken from words: it also stands for "too vague to tell", so it is asked.
    """
    remark: str | None = None
    readings: tuple[Reading, ...] = ()
    spot, place_readings = _place(heard.place)
    wish, remark = _wish(heard, now)
    category = kind = None
    if heard.intent in {Intent.NEW_NEED, Intent.PRICE} and heard.category is not None:
        sure = heard.category_confidence or 0.0
        if heard.category is Category.OTHER:
            pass
        elif sure >= SURE_CATEGORY:
            category, kind = heard.category, heard.kind
        elif sure >= LIKELY_CATEGORY and heard.intent is Intent.NEW_NEED and (known is None or heard.devices):
            readings = _categories(heard)
    need = Need(
        category=category,
        kind=kind,
        devices=_devices(heard),
        words=heard.text if heard.intent in {Intent.NEW_NEED, Intent.PRICE} else "",
        spot=spot,
        wish=wish,
    )
    return Meaning(need=need, readings=readings or place_readings, remark=remark)


def _devices(heard: Understanding) -> tuple[str, ...]:
    """The things it is about in the customer's own words, each once however often it is named."""
    said: dict[str, str] = {}
    for device in heard.devices:
        if not device.negated:
            said.setdefault(device.name, device.text[:1].upper() + device.text[1:])
    return tuple(said.values())


def _categories(heard: Understanding) -> tuple[Reading, ...]:
    others = [other for other in heard.alternatives if other.intent is Intent.NEW_NEED]
    likely = [heard.category, *(other.category for other in others if other.confidence >= LIKELY_ALTERNATIVE)]
    found = [category for category in dict.fromkeys(likely) if category not in {None, Category.OTHER}][:3]
    return tuple(
        Reading(
            need=Need(category=category, kind=heard.kind if category is heard.category else None),
            message=f"category-{category}",
        )
        for category in found
    )


def spot_of(place: Place) -> Spot | None:
    """A place as a need keeps it; None while it is ambiguous."""
    if place.lat is None or place.lon is None:
        return None
    return Spot(
        label=place.label,
        lat=place.lat,
        lon=place.lon,
        country=place.country or "",
        postal_code=place.postal_code,
        uncertainty_km=place.uncertainty_km,
    )


def _place(place: Place | None) -> tuple[Spot | None, tuple[Reading, ...]]:
    if place is None:
        return None, ()
    spot = spot_of(place)
    if spot is not None:
        return spot, ()
    readings = [
        Reading(need=Need(spot=found), label=f"{candidate.label} ({candidate.country})")
        for candidate in place.candidates
        if (found := spot_of(candidate)) is not None
    ]
    return None, tuple(readings)


def _wish(heard: Understanding, now: datetime) -> tuple[Wish | None, str | None]:
    span = heard.time
    if span is None:
        return (Wish(urgency=Urgency.NOW), None) if heard.urgency is Urgency.NOW else (None, None)
    if span.negated or heard.intent in {Intent.CANCEL, Intent.STATUS, Intent.COMPLAINT}:
        return None, None
    if "past" in span.flags:
        return None, "when-past"
    if span.flags:
        return None, "when-unclear"
    return wish_of(span, now=now), None


def wish_of(span: TimeSpan, *, now: datetime) -> Wish:
    """A span as a wish: now when it begins now and is open, else scheduled; an instant is a minute long."""
    begins_now = span.start is None or span.start <= now + timedelta(minutes=10)
    soon = span.end is not None and span.end <= now + timedelta(minutes=75)
    recent = span.start is None or span.start >= now - timedelta(hours=1)
    if begins_now and recent and (span.open_end or (soon and span.grain in {"minute", "hour"})):
        return Wish(urgency=Urgency.NOW)
    start, end = span.start, None if span.open_end else span.end
    if start is not None and end is None and not span.open_end:
        end = start + timedelta(minutes=1)
    return Wish(urgency=Urgency.SCHEDULED, start=start, end=end, grain=span.grain)
