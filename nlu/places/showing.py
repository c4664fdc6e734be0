"""Turns places of the gazetteer into answers, and answers into the printed object. Refuses to choose between them."""

from __future__ import annotations

from collections.abc import Sequence

from nlu.places.gazetteer import BIG_TOWN, Code, Gazetteer, Spot
from nlu.understanding import Place

Shown = dict[str, object]


def of_spot(spot: Spot, places: Gazetteer, *, among_others: bool = False) -> Place:
    """A town or quarter; `among_others` adds the region that tells it from its namesakes."""
    parent = places.parent(spot)
    label = spot.name
    if parent is not None and parent.people >= BIG_TOWN and parent.name not in spot.name:
        label = f"{spot.name}, {parent.name}"
    elif among_others and spot.region and spot.region not in spot.name:
        label = f"{spot.name} {spot.region}" if len(spot.region) == 2 else f"{spot.name} ({spot.region})"
    return Place(
        label=label,
        lat=spot.lat,
        lon=spot.lon,
        country=spot.country,
        uncertainty_km=spot.radius,
        flags=() if spot.country in places.covered else ("uncovered",),
    )


def of_code(code: Code, places: Gazetteer, spot: Spot | None = None) -> Place:
    """A postal code with the name that was said beside it, or that of its largest place; the finer of both points."""
    main = spot if spot is not None else places.spot(code.spots[0])
    parent = places.parent(main)
    name = main.name
    if parent is not None and parent.people >= BIG_TOWN and code.country != "CH" and spot is None:
        name = parent.name
    finest = spot if spot is not None and spot.radius < code.radius else code
    return Place(
        label=f"{code.code} {name}",
        lat=finest.lat,
        lon=finest.lon,
        country=code.country,
        postal_code=code.code,
        uncertainty_km=finest.radius,
    )


def ambiguous(readings: Sequence[Place], *more: str, label: str | None = None) -> Place:
    """A question: no point, and what to choose from."""
    countries = {place.country for place in readings}
    return Place(
        label=label or " / ".join(dict.fromkeys(place.label for place in readings)),
        lat=None,
        lon=None,
        country=readings[0].country if len(countries) == 1 else None,
        flags=("ambiguous", *more),
        candidates=tuple(readings),
    )


def to_json(place: Place | None) -> Shown | None:
    """The object of `python -m nlu place`, None for no place."""
    if place is None:
        return None
    return {
        "label": place.label,
        "lat": None if place.lat is None else round(place.lat, 5),
        "lon": None if place.lon is None else round(place.lon, 5),
        "country": place.country,
        "postal_code": place.postal_code,
        "uncertainty_km": round(place.uncertainty_km, 2),
        "flags": list(place.flags),
        "candidates": [to_json(candidate) for candidate in place.candidates],
    }
