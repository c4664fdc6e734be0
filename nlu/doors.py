"""What stands beside a street so that somebody finds the door: floor, flat, name on the bell. Refuses the street."""

from __future__ import annotations

import re
from typing import Final

MOST_WORDS: Final = 9

_ORDINAL: Final = (
    r"\d{1,2}(?:\.|er|ers?t[er]?s?|e|ème|eme|ième|st|nd|rd|th|°|º|o)?|erste[rn]?|zweite[rn]?|dritte[rn]?|vierte[rn]?|"
    r"fünfte[rn]?|oberste[rn]?|first|second|third|fourth|fifth|top|premier|deuxième|troisième|quatrième|dernier|"
    r"primo|secondo|terzo|quarto|quinto|ultimo"
)
_DOOR: Final = re.compile(
    rf"\b(?:{_ORDINAL})\s?(?:og|ug|stock|stöck|stockwerk|etage|obergeschoss|floor|étage|etage|piano)\b"
    r"|\b(?:erdgeschoss|hochparterre|parterre|dachgeschoss|untergeschoss|attika|ground floor|basement flat|"
    r"rez-de-chauss[ée]e|rez|pianoterra|piano terra|attico|eg|dg)\b"
    r"|\b(?:apt|apartment|appartement|appart|appartamento|flat|wohnung|whg|interno|scala|staircase|escalier|aufgang)\.?\s"
    r"?(?:nr\.?\s?|no\.?\s?)?(?:\d{1,4}\s?[a-z]?|[a-z]|links|rechts|left|right)\b|\b(?:hinterhaus|vorderhaus|seitenflügel)\b"
    r"|\b(?:klingel\w*|klingle\w*|glocke|läut\w*|lüüt\w*|lüt|doorbell|bell|buzzer|intercom|ring(?:\s+(?:twice|at|the)|$)|"
    r"sonn(?:ez|er|ette)|interphone|digicode|citofono|suon(?:are|ate|i)|campanello)\b"
    r"|\b(?:haustür|hintereingang|seiteneingang|eingang|entrance|entrée|entrata|ingresso)\b"
    r"|\b(?:türcode|tür-code|door code|code porte|codice)\b|\bc/o\b"
    r"|\b(?:bei|chez|at|presso)\s+(?-i:[A-ZÄÖÜÉ])[\w'’-]+(?:\s+(?-i:[A-ZÄÖÜÉ])[\w'’-]+)?\s*$",
    re.IGNORECASE,
)
_TELLS: Final = re.compile(
    r"\b(?:nicht|nöd|nid|kein\w*|kaputt|defekt|geht|gaht|funktionier\w*|putz\w*|reinig\w*|mont\w*|install\w*|ersetz\w*|"
    r"repar\w*|neue?[rn]?|new|broken|not|work\w*|replace\w*|fix\w*|clean\w*|cass\w*|marche|pas|plus|répar\w*|nettoy\w*|"
    r"nouvelle|chang\w*|rott[oa]|non|funziona|pul\w*|nuov[oa])\b",
    re.IGNORECASE,
)
"""A floor to be cleaned or a bell that is broken is something to be done."""
_PARTS: Final = re.compile(r"[,;\n]|\.\s+(?=[a-zäöüé])|\.\s*$")


def read(text: str) -> str | None:
    """The parts of an address line that lead to the door, as they were written, joined by commas; None without any."""
    parts = (" ".join(part.split()).strip(" .:-–") for part in _PARTS.split(text))
    found = [part for part in parts if part and "?" not in part and _leads(part)]
    return ", ".join(found) or None


def beside(text: str) -> str:
    """What the text says besides."""
    return ", ".join(part for part in _PARTS.split(text) if not _leads(part))


def _leads(part: str) -> bool:
    return len(part.split()) <= MOST_WORDS and _DOOR.search(part) is not None and _TELLS.search(part) is None
