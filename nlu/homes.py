"""Whether somebody wants it remembered where they live, or forgotten again. Refuses to read where that is."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

_HOME: Final = r"(?:zu ?hause|daheim|d[aei]hei|dehaim|wohnort)"
_TOLD: Final = re.compile(
    rf"\b(?:(?:mein|mis|unser|euses)\s+)?{_HOME}\s*(?:ist|isch|liegt|[:=])"
    r"|\b(?:my|our)\s+home(?:\s+address)?\s*(?:is\b|[:=])|^\W*home(?:\s+address)?\s*[:=]"
    r"|\b(?:mon|notre)\s+domicile\s*(?:est\b|c'est\b|:)|\bchez\s+(?:moi|nous)\s*,?\s*(?:c'est\b|:)|^\W*domicile\s*:"
    r"|\bma\s+maison\s*(?:est\b|:)"
    r"|\b(?:casa\s+(?:mia|nostra)|la\s+mia\s+casa|il\s+mio\s+domicilio)\s*(?:è|e'|:)|^\W*(?:casa|domicilio)\s*:",
    re.IGNORECASE,
)
_KEPT: Final = re.compile(
    rf"\b(?:merk|speicher|behalt|notier)\w*\b.*\b{_HOME}\b|\b{_HOME}\b.*\b(?:merken|speichern|behalten|notieren)\b"
    r"|\b(?:save|remember|store|keep)\b.*\b(?:my|our|as)\s+home\b"
    r"|\b(?:enregistr|reten|retien|m[ée]moris|sauvegard)\w*\b.*\b(?:domicile|chez\s+moi|ma\s+maison)\b"
    r"|\b(?:salv|memorizz|ricord|registr)\w*\b.*\b(?:casa\s+mia|mia\s+casa|domicilio|come\s+casa)\b",
    re.IGNORECASE,
)
_FORGOTTEN: Final = re.compile(
    rf"\b(?:vergiss|vergesst|vergessen|lösch\w*|entfern\w*)\b.*\b{_HOME}\b"
    rf"|\b{_HOME}\b.*\b(?:vergessen|löschen|entfernen)\b"
    r"|\b(?:forget|delete|remove|erase)\b.*\b(?:my|our|saved|the)\s+home\b"
    r"|\b(?:oubli|supprim|effac)\w*\b.*\b(?:domicile|chez\s+moi|ma\s+maison)\b"
    r"|\b(?:dimentic|cancell|elimin|rimuov)\w*\b.*\b(?:casa\s+mia|mia\s+casa|domicilio)\b",
    re.IGNORECASE,
)
_LEADING: Final = re.compile(
    r"\W*(?:(?:in|an|am|bei|der|die|das|z|at|on|a|à|au|en|dans|la|le|il|nella|ad|via)\b\W*)*", re.IGNORECASE
)


class Wanted(StrEnum):
    """What is to be done with a home."""

    KEEP = "keep"
    FORGET = "forget"


def read(text: str, place: str) -> Wanted | None:
    """What is wanted; `place`: the words that name a place, "" without. "Zuhause ist es dunkel" wants nothing."""
    text = text.replace("’", "'")
    if _FORGOTTEN.search(text):
        return Wanted.FORGET
    at = text.find(place.replace("’", "'")) if place else -1
    if at < 0:
        return None
    told = _TOLD.search(text)
    is_told = told is not None and told.end() <= at and _LEADING.fullmatch(text[told.end() : at]) is not None
    return Wanted.KEEP if is_told or _KEPT.search(text) else None
