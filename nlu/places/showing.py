"""A place as the command prints it. Refuses to speak to customers."""

from __future__ import annotations

from nlu.understanding import Place

Shown = dict[str, object]


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
