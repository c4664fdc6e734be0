"""Joins postal codes and towns into one atlas for the build. Refuses to run when messages are read."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from nlu.places import repairs
from nlu.places.atlas import Atlas, Row, Spot, km
from nlu.places.sources import POSTAL, TOWNS, Town, member, postal_rows, towns_of
from nlu.places.spelling import base_names, folded, short_name

HERE = Path(__file__).parent
SAME_KM = 12.0  # a town and a postal place of one name and country within this are the same
QUARTER = 4_000  # people of one written by hand
MUNICIPALITY = 1_500  # people of one that nobody counted

Names = dict[tuple[str, str], list[Spot]]


def atlas(sources: Path, countries: tuple[str, ...]) -> Atlas:
    """Read, join, repair, number."""
    rows = postal_rows(member(sources, POSTAL).decode().splitlines(), countries)
    towns = towns_of(json.loads(member(sources, TOWNS)).values(), countries)
    exonyms = _exonyms()
    spots = _spots(rows)
    _join(spots, towns, {(country, folded(name)): own for (country, own), names in exonyms.items() for name in names})
    _name(spots, exonyms)
    spots.extend(_municipalities(spots, rows))
    _shorten(spots)
    _count(spots)
    _add_quarters(spots)
    _adopt(spots, rows)
    codes = repairs.codes(rows, spots)
    repairs.by_hand(codes, _lines("codes.txt"))
    repairs.spread(spots, codes)
    spots.sort(key=lambda spot: (spot.country, spot.name, spot.lat, spot.lon))
    for number, spot in enumerate(spots):
        spot.number = number
    return Atlas(spots, sorted(codes, key=lambda code: (code.country, code.code)))


def _spots(rows: Iterable[Row]) -> list[Spot]:
    """One spot for all rows of one name in one municipality."""
    found: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        within = row.region if row.country == "CH" else row.district  # Swiss post offices lie outside their town
        found[row.country, folded(row.name), within].append(row)
    spots = []
    for everyone in found.values():
        members = [row for row in everyone if not row.box] or everyone
        first = members[0]
        lat = sum(row.lat for row in members) / len(members)
        lon = sum(row.lon for row in members) / len(members)
        spot = Spot(first.country, first.name, first.region, lat, lon, town=first.town)
        spot.codes = {row.code for row in members}
        for row in everyone:
            row.spot = spot
        spots.append(spot)
    return spots


def _index(spots: Iterable[Spot]) -> Names:
    index: Names = defaultdict(list)
    for spot in spots:
        for name in {spot.name, *spot.names, *base_names(spot.name)}:
            index[spot.country, folded(name)].append(spot)
    return index


def _join(spots: list[Spot], towns: list[Town], own_names: dict[tuple[str, str], str]) -> None:
    """Give postal spots their population and point; add the towns and quarters that have no postal name."""
    index = _index(spots)
    for town in sorted(towns, key=lambda town: -town.people):
        own = own_names.get((town.country, folded(town.name)))
        if own is not None and index.get((town.country, folded(own))) and not _same(index, town, (own,)):
            own = None  # a namesake of the one that has names by hand
        spot = _same(index, town, (town.name, *base_names(town.name), *((own,) if own else ())))
        if spot is None and own is None and town.people >= 5000:
            spot = _same(index, town, town.alternates)
        if spot is not None:
            if not spot.people:
                spot.lat, spot.lon, spot.people = town.lat, town.lon, town.people
            spot.names.extend((*(() if " / " in town.name else (town.name,)), *town.also))
            continue
        spot = Spot(town.country, own or town.name, "", town.lat, town.lon, town.people, names=list(town.also))
        spot.town = town.city or ""
        spots.append(spot)
        for name in {spot.name, town.name, *base_names(spot.name)}:
            index[spot.country, folded(name)].append(spot)


def _same(index: Names, town: Town, names: Iterable[str]) -> Spot | None:
    """The nearest spot of one of these names, not already another town further off."""
    near = [
        spot
        for name in names
        for spot in index.get((town.country, folded(name)), ())
        if km(spot, town) <= (3.0 if spot.people else SAME_KM) and (not town.city or spot.town == town.city)
    ]
    return min(near, key=lambda spot: km(spot, town), default=None)


def _exonyms() -> dict[tuple[str, str], list[str]]:
    """Country and own name -> the other names."""
    others: dict[tuple[str, str], list[str]] = defaultdict(list)
    for country, own, names in _lines("exonyms.txt"):
        others[country, own] += [name.strip() for name in names.split(",")]
    return others


def _name(spots: list[Spot], exonyms: dict[tuple[str, str], list[str]]) -> None:
    """The hand-written names go to the largest place that has the own name."""
    index = _index(spots)
    for (country, own), names in exonyms.items():
        largest = max(index.get((country, folded(own)), ()), key=lambda spot: spot.people, default=None)
        if largest is None:
            print(f"exonyms: nothing is called {own} in {country}")
        else:
            largest.names.extend(names)
    for spot in spots:
        spot.names.extend(base for name in (spot.name, *spot.names) for base in base_names(name))


def _shorten(spots: list[Spot]) -> None:
    """ "Chavannes" for Chavannes-près-Renens, as people say; after the municipalities, some of which are called so."""
    for spot in spots:
        if spot.country == "CH" and (short := short_name(spot.name)) is not None:
            spot.names.append(short)


def _municipalities(spots: list[Spot], rows: Iterable[Row]) -> list[Spot]:
    """Merged Swiss municipalities whose name no post office carries: Val-de-Ruz, Capriasca, Glarus Nord."""
    named = _index(spots)
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.country == "CH" and row.town and not row.box and (row.country, folded(row.town)) not in named:
            found[row.town, row.region].append(row)
    added = []
    for (town, region), members in found.items():
        lat = sum(row.lat for row in members) / len(members)
        lon = sum(row.lon for row in members) / len(members)
        spot = Spot("CH", town, region, lat, lon, town=town, sure=True)
        spot.codes = {row.code for row in members}
        spot.radius = max(km(spot, row) for row in members)
        added.append(spot)
    return added


def _count(spots: list[Spot]) -> None:
    """People by hand, and an estimate for municipalities where the sources count nobody."""
    index = _index(spots)
    for country, name, people in _lines("people.txt"):
        largest = max(index.get((country, folded(name)), ()), key=lambda spot: spot.people, default=None)
        if largest is None:
            print(f"people: nothing is called {name} in {country}")
        else:
            largest.people = max(largest.people, int(people))
    for spot in spots:
        if not spot.people and folded(spot.town) in {folded(name) for name in (spot.name, *base_names(spot.name))}:
            spot.people = MUNICIPALITY


def _lines(file: str) -> list[list[str]]:
    """The fields of a file written by hand."""
    text = (HERE / file).read_text(encoding="utf-8")
    return [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]


def _add_quarters(spots: list[Spot]) -> None:
    """The quarters written by hand; one that the sources know too gets its other names."""
    index = _index(spots)
    for country, town, name, lat, lon, others in _lines("quarters.txt"):
        quarter = Spot(country, name, "", float(lat), float(lon), town=town)
        known = [spot for spot in index.get((country, folded(name)), ()) if km(spot, quarter) < 3]
        if known:
            quarter = known[0]
        else:
            spots.append(quarter)
        quarter.people = quarter.people or QUARTER
        quarter.town = town
        quarter.names.extend(other.strip() for other in others.split(",") if other.strip())
        if town.split("/")[0] not in name:
            quarter.names.extend((f"{town} {name}", f"{name} {town}"))


def _adopt(spots: list[Spot], rows: list[Row]) -> None:
    """Quarters and hamlets find the town they belong to; what has no region takes the nearest code's."""
    index = _index(spots)
    near = repairs.Near(rows)
    for spot in spots:
        if not spot.region and (row := near(spot)) is not None and row.country == spot.country:
            spot.region = row.region
            if not spot.town and row.spot is not None:
                spot.town = row.town
                spot.codes = {row.code}
        town = [
            other
            for other in index.get((spot.country, folded(spot.town)), ())
            if other is not spot and folded(other.name) != folded(spot.name) and km(other, spot) < 25
        ]
        largest = max(town, key=lambda other: other.people, default=None)
        if largest is not None and largest.people > spot.people:
            spot.parent = largest
