"""Street and phone out of one line: "Hardstrasse 12, 079 123 45 67". Refuses to check that they exist."""

from __future__ import annotations

import re

PHONE = re.compile(r"(?<![\w/])(?:\+|0)\d?(?:[\s./()-]{0,2}\d){7,14}(?!\w)")  # "Hardstrasse 12 079 555 12 34"
BARE = re.compile(r"(?<![\w/])\d(?:[\s./()-]{0,2}\d){7,13}(?!\w)")  # 79 555 12 34, without its 0
HOUSE = re.compile(
    r"(?P<street>[^\W\d_][^\d,;\n]{2,60}?\s\d{1,4}\s?[a-zA-Z]?)(?=$|[\s,;.])"  # Hardstrasse 12a, via Nassa 3
    r"|(?P<french>\b\d{1,4}\s?(?:bis|ter)?,?\s(?:rue|avenue|av\.|chemin|ch\.|route|place|quai|boulevard)\s[^\d,;\n]{2,50})",
    re.IGNORECASE,
)
FILLER = re.compile(
    r"^(?:(?:ich\s+wohne|wir\s+wohnen|meine\s+adresse\s+ist|adresse|i\s+live|my\s+address\s+is|address|j'habite|"
    r"mon\s+adresse\s+est|abito|il\s+mio\s+indirizzo\s+è)\b\s*:?\s*)?(?:(?:an\s+der|am|an|in\s+der|im|at|à|au|in)\s+)?",
    re.IGNORECASE,
)


def read(text: str) -> tuple[str | None, str | None]:
    """Street with house number, and phone number, each None when the line has none."""
    phone = PHONE.search(text) or BARE.search(text)
    rest = text if phone is None else text[: phone.start()] + "," + text[phone.end() :]
    house = HOUSE.search(FILLER.sub("", rest.strip(" ,;\n")))
    street = house.group(0).strip(" ,;") if house is not None else None
    return street, _digits(phone.group(0)) if phone is not None else None


def _digits(phone: str) -> str:
    """One space at most between the groups, as it was typed otherwise."""
    return re.sub(r"[\s./()-]+", " ", phone).strip()
