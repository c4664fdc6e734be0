"""Regions and countries in an answer to "which place?": "ZH", "das im Kanton Zürich", "in Germany". Refuses places."""

from __future__ import annotations

import re
from typing import Final

from nlu.places import words
from nlu.places.gazetteer import gazetteer
from nlu.places.tokens import cut

MOST_WORDS: Final = 6
TOWN: Final = 5_000  # people; "Zürich" alone may mean the town, "Aargau" does not
_ONE_OF_THEM: Final = re.compile(
    r"\b(?:das|die|der|dasjenige|jenes|s|the one|that one|the|celui|celle|quello|quella|kanton|canton|cantone|kt)\b",
    re.IGNORECASE,
)
_BESIDE: Final = frozenset(
    {"in", "im", "i", "aus", "vom", "bei", "en", "au", "du", "de", "di", "nel", "from", "of", "ja"}
)


def named(text: str) -> frozenset[str]:
    """Cantons, Länder and countries as the file of places writes them; empty where a town may be meant."""
    tokens = [token for token in cut(text[:200]) if token.key]
    if not 0 < len(tokens) <= MOST_WORDS:
        return frozenset()
    said = _ONE_OF_THEM.search(text) is not None
    telling = [token for token in tokens if token.key not in _BESIDE]
    alone = len(telling) == 1
    found = set()
    for token in telling:
        region = words.REGIONS.get(token.key)
        if region is not None and _is_meant(token.key, token.text, said=said, alone=alone):
            found.add(region)
        if len(token.key) > 2 and (country := words.COUNTRIES.get(token.key)) is not None and (said or alone):
            found.add(country)
    return frozenset(found)


def _is_meant(key: str, written: str, *, said: bool, alone: bool) -> bool:
    if len(key) <= 2:
        return alone or (said and written.isupper())
    return said or (alone and gazetteer().people(key) < TOWN)
