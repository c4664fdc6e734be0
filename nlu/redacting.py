"""A message without what tells who wrote it: numbers, streets, links, names, the place. Refuses to keep more."""

from __future__ import annotations

import re
from typing import Final

_LINK: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|@\w+", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\+?\d[\d\s./()'-]*")
_STREET: Final = re.compile(
    r"\b[\w.-]*(?:strasse|straße|str\.|gasse|weg|platz|allee)\b|"
    r"\b(?:rue|avenue|boulevard|chemin|route|via|viale|piazza|corso)\s+[\w'’-]+(?:\s+[\w'’-]+)?|"
    r"\b[\w'’-]+\s+(?:street|road|lane|avenue|drive)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"((?:ich heisse|ich heiße|mein name ist|i bi dr?|my name is|i'm called|je m'appelle|mon nom est|mi chiamo|"
    r"il mio nome è|herr|frau|mr\.?|mrs\.?|ms\.?|monsieur|madame|mme|signor|signora)\s+)[\w'’-]+"
    r"(?:\s+[A-ZÄÖÜÉ][\w'’-]+)?",
    re.IGNORECASE,
)


def redact(text: str, place: str = "") -> str:
    """The words of a message with everything personal that can be recognised replaced by a mark.

    `place`: the part of it that names one.
    """
    if place:
        text = text.replace(place, "<place>")
    for pattern, mark in ((_LINK, "<link>"), (_NAME, r"\1<name>"), (_STREET, "<street>"), (_NUMBER, "# ")):
        text = pattern.sub(mark, text)
    return " ".join(text.split())
