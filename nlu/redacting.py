"""A message without what tells who wrote it: numbers, streets, links, names, the place. Refuses to keep more."""

from __future__ import annotations

import re
from typing import Final

from nlu import places

_LINK: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|@\w+", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\+?\d[\d\s./()'-]*")
_STREET: Final = re.compile(
    r"\b[\w.-]*(?:strasse|straße|str\.|gasse|weg|platz|allee)\b|"
    r"\b(?:rue|avenue|boulevard|chemin|route|via|viale|piazza|corso)\s+[\w'’-]+(?:\s+[\w'’-]+)?|"
    r"\b[\w'’-]+\s+(?:street|road|lane|avenue|drive)\b",
    re.IGNORECASE,
)
_CAPITAL: Final = r"[^\W\d_a-zà-öø-ÿ][\w'’-]+"
_CALLED: Final = re.compile(
    r"\b((?i:ich heisse|ich heiße|mein name ist|i heisse|my name is|i'm called|je m'appelle|mon nom est|mi chiamo|"
    rf"il mio nome è)\s+)[\w'’-]+(?:\s+{_CAPITAL})?"
)
_TITLED: Final = re.compile(
    r"\b((?i:herrn?|frau|familie|fam\.|mr\.?|mrs\.?|ms\.?|monsieur|madame|mme|famille|signora?|famiglia|ask for|"
    r"verlangen sie|demandez|chiedete di|chiedere di|ich bin (?:die|der)|ich bi (?:d|de|dr)|klingeln bei|läuten bei|"
    rf"sonnez chez|suonare da)\s+){_CAPITAL}(?:\s+{_CAPITAL})?"
)
_WHOLE: Final = re.compile(rf"\b((?i:i am|i'm|je suis|sono|ich bin|this is|hier ist|ici)\s+){_CAPITAL}\s+{_CAPITAL}")
_LIVES: Final = re.compile(rf"\b(bei )({_CAPITAL})(?= (?:am|an der|im|in der|klingeln|läuten)\b)")


def redact(text: str, place: str = "") -> str:
    """The words of a message with everything personal that can be recognised replaced by a mark.

    `place`: the part of it that names one.
    """
    lines = [_without_place(line, place) for line in text.splitlines()]
    text = " ".join(lines)
    for pattern in (_CALLED, _TITLED, _WHOLE, _LIVES):
        text = pattern.sub(r"\1<name>", text)
    for pattern, mark in ((_LINK, "<link>"), (_STREET, "<street>"), (_NUMBER, "# ")):
        text = pattern.sub(mark, text)
    return " ".join(text.split())


def _without_place(line: str, place: str) -> str:
    """The line without the place known, and without any that is read in it."""
    if place:
        line = line.replace(place, "<place>")
    read = places.read(line)
    return line.replace(read.text, "<place>") if read is not None and read.text else line
