"""From a place that nlu read to the spot of a need, or the candidates to choose from. Refuses to guess between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from actions.needs import Reading
from domain.need import Need, Spot
from nlu import places
from nlu.places import regions
from nlu.understanding import Place

Serves = Callable[[float, float], bool]
"""Whether a point lies in a region that helpers serve."""
MOST = 5
SERVED = "✓ "


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


def where_of(place: Place | None, serves: Serves) -> tuple[Spot | None, tuple[Reading, ...]]:
    """The spot, or readings with those first that are served and marked so.

    A name of which only a namesake is served is asked. A postal code of two countries is asked only where both could
    be served.
    """
    if place is None:
        return None, ()
    spot = spot_of(place)
    if spot is not None:
        near = [] if serves(spot.lat, spot.lon) else [one for one in places.namesakes(place) if served(one, serves)]
        return (None, choices([*near, place], serves)) if near else (spot, ())
    candidates = list(place.candidates)
    if len({one.postal_code for one in candidates}) == 1 and candidates[0].postal_code is not None:
        ours = [one for one in candidates if served(one, serves)]
        if len(ours) < 2:
            return spot_of((ours or candidates)[0]), ()
    elif "conflicting" not in place.flags:
        labels = {one.label for one in candidates}
        near = [one for one in places.namesakes(place) if served(one, serves) and one.label not in labels]
        candidates += near
    return None, choices(candidates, serves)


def by_region(readings: Sequence[Reading], text: str) -> list[Reading]:
    """Which of the places on offer an answer like "ZH" or "das im Kanton Zürich" means; of several the plain ones."""
    named = regions.named(text)
    fitting = [
        one
        for one in readings
        if one.need.spot is not None
        and (one.need.spot.country in named or any(re.search(rf"\b{re.escape(area)}\b", one.label) for area in named))
    ]
    return [one for one in fitting if "(" not in one.label] or fitting


def served(place: Place, serves: Serves) -> bool:
    """Whether helpers come there."""
    return place.lat is not None and place.lon is not None and serves(place.lat, place.lon)


def choices(found: Sequence[Place], serves: Serves) -> tuple[Reading, ...]:
    """Places to choose from, five at most: served ones first, the country said where it tells them apart."""
    found = sorted(found, key=lambda place: not served(place, serves))[:MOST]
    abroad = len({place.country for place in found}) > 1
    return tuple(
        Reading(
            need=Need(spot=spot),
            label=(SERVED if served(place, serves) else "")
            + place.label
            + (f" ({place.country})" if abroad and place.country else ""),
        )
        for place in found
        if (spot := spot_of(place)) is not None
    )
