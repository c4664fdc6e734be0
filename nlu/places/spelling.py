"""How place names are folded so that spellings meet: Zürich, Zuerich, ZURICH. Refuses to know any place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SAINT = re.compile(r"\b(?:sankt|saint|sainte|ste|san|santa|st)\b\.?")
_GAP = re.compile(r"[^a-z0-9]+")
_UMLAUT = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "’": "'"})
_SPELT_OUT = (("ae", "a"), ("oe", "o"), ("ue", "u"))


@lru_cache(maxsize=16384)
def folded(name: str) -> str:
    """The key under which a name is found: lower case, without accents, umlauts spelt out or not, one gap."""
    flat = unicodedata.normalize("NFKD", name.lower().translate(_UMLAUT))
    flat = "".join(letter for letter in flat if not unicodedata.combining(letter))
    for long, short in _SPELT_OUT:
        flat = flat.replace(long, short)
    return _GAP.sub(" ", _SAINT.sub("st ", flat)).strip()


@lru_cache(maxsize=4096)
def alike(key: str) -> frozenset[str]:
    """The keys with one letter doubled, or doubled no more: what sounds the same, "kussnacht" for "kusnacht"."""
    doubled = {key[:at] + key[at] + key[at:] for at in range(1, len(key)) if key[at].isalpha()}
    undone = {key[:at] + key[at + 1 :] for at in range(1, len(key)) if key[at] == key[at - 1]}
    return frozenset(doubled | undone) - {key}


_CANTON = re.compile(r" (?:ZH|BE|LU|UR|SZ|OW|NW|GL|ZG|FR|SO|BS|BL|SH|AR|AI|SG|GR|AG|TG|TI|VD|VS|NE|GE|JU)$")
_TAIL = re.compile(
    r"(?: (?:am|an|auf|bei|im|in|ob|vor|von|unter|unterm|sur|près|a|b|i|o|v)\.? ?(?:der|dem|den|d\.)? ?(?=[A-ZÄÖÜ]).*"
    r"| ?\(.*|/.*|, .*)$"
)


_FRENCH_TAIL = re.compile(r"-(?:sur|près|sous|de|le|la|les|en)-.*$")
_COMMON = frozenset(
    {"Mont", "Pont", "Roche", "Chez", "Val", "Vers", "Bourg", "Plan", "Montagne", "Granges", "Aire", "Praz"}
)


def short_name(name: str) -> str | None:
    """What the people of a French-speaking place call it: "Chavannes" for Chavannes-près-Renens; None without."""
    short = _FRENCH_TAIL.sub("", name)
    return None if short == name or short in _COMMON else short


_LANDS = frozenset(
    "Main Oder Saale Elbe Elster Saar Rhein Donau Inn Neckar Spree Weser Erzgebirge Vogtland Sachsen Mark Oberlausitz "
    "Niederlausitz Thüringen Harz Brandenburg Niederrhein Westerwald Schwaben Holstein Lausitz Bahnhof".split()
)
"""Behind a stroke these say where a place lies, and are no name of it: "Schwedt/Oder"."""


def base_names(name: str) -> list[str]:
    """What is left of a name without what tells it from its namesakes: "Buchs SG", "Forst (Lausitz)", "Biel/Bienne"."""
    first, *others = (part.strip() for part in re.split(" ?/ ?", name))
    bases = [first, *(other for other in others if other not in _LANDS)] if others else []
    if " b. " in name:
        bases.append(name.replace(" b. ", " bei "))
    bases += [cut.sub("", name).strip() for cut in (_CANTON, _TAIL)]
    return [base for base in dict.fromkeys(bases) if base != name and len(base) > 2]
