"""What stands around a place in a sentence, read from words.toml. Refuses to know any place."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from nlu.places.spelling import folded

_SAID: Final = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(folded(word) for word in str(_SAID[name]).split())


def _table(name: str) -> dict[str, str]:
    return {folded(str(key)): str(value) for key, value in _SAID[name].items()}


LEADING: Final = _words("leading")
BETWEEN: Final = _words("between")
OF: Final = _words("of")
TAILS: Final = _words("tails")
NEVER: Final = _words("never")
TITLES: Final = _words("titles")
NUMBERED: Final = _words("numbered")
SAVED: Final = _words("saved")
ARTICLES: Final = _words("articles")
NEGATING: Final = _words("negating")
NO_MORE: Final = _words("no_more")
INSTEAD: Final = _words("instead")
LIVING: Final = _words("living")
FILLER: Final = _words("filler")
GOT: Final = _words("got")
WANTING: Final = _words("wanting")
FETCHING: Final = _words("fetching")
ONCE: Final = _words("once")
ONCE_BY_ITSELF: Final = _words("once_by_itself")
FIRST: Final = _words("first")
MEANWHILE: Final = _words("meanwhile")
FORMERLY: Final = _words("formerly")
STATIONS: Final = _words("stations")
OTHERS: Final = _words("others")
LIVING_THERE: Final = _words("living_there")
TALKING: Final = _words("talking")
WANTED_THERE: Final = _words("wanted_there")
STREET_ENDS: Final = tuple(sorted(_words("street_ends")))
STREET_STARTS: Final = _words("street_starts")
MEASURES: Final = _words("measures")
MODELS: Final = _words("models")
CLOCK: Final = _words("clock")
NEAR: Final = _words("near")
BEING: Final = _words("being")
TOLD: Final = _words("told")
UNCOUNTED: Final = _words("uncounted")
CODE_WORDS: Final = _words("code_words")
SECRETS: Final = _words("secrets")
POSTAL: Final = _words("postal")
REGIONS: Final = _table("regions")
COUNTRIES: Final = _table("countries")
PREFIXES: Final = _table("prefixes")


def _lines(name: str) -> frozenset[str]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


EVERYDAY: Final = _lines("everyday.txt")
"""Folded place names that are everyday words, surnames or first names as well."""

LOOKALIKES: Final = _lines("lookalikes.txt")
"""Folded everyday words that are a slip away from a place name: "Morgen", "Hilfe"."""
