"""`python -m nlu place`: a phrase a line in, an object a line out. Refuses anything but lines."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from nlu.places.reading import read
from nlu.places.showing import to_json


def _point(text: str) -> tuple[float, float]:
    lat, _, lon = text.partition(",")
    return float(lat), float(lon)


def main(arguments: Sequence[str]) -> int:
    """Read phrases from standard input until it ends; bad options exit with 2."""
    parser = argparse.ArgumentParser(prog="python -m nlu place", description="Where does each line say?")
    parser.add_argument("--country", default="CH", type=str.upper, help="ISO alpha-2 of the customer's country")
    parser.add_argument("--lang", default=None, help="de, en, fr or it")
    parser.add_argument("--near", type=_point, default=None, metavar="LAT,LON", help="the middle of the region")
    parser.add_argument("--now", help=argparse.SUPPRESS)  # the three commands share their options
    parser.add_argument("--zone", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if len(asked.country) != 2 or not asked.country.isalpha():
        parser.error(f"not a country: {asked.country}")
    for line in sys.stdin:
        place = read(line.rstrip("\r\n"), country=asked.country, language=asked.lang, near=asked.near)
        print(json.dumps(to_json(place), ensure_ascii=False), flush=True)
    return 0
