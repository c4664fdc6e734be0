"""By how much somebody moves a time that stands: "1h later", "eine halbe Stunde früher". Refuses to know the time."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from nlu.words import tokens

MOST: Final = timedelta(hours=12)
_NUMBERS: Final = {
    **dict.fromkeys("ein eine einen eins eis e es one an a un une una uno".split(), 1.0),
    **dict.fromkeys("zwei zwo zwoi two deux due".split(), 2.0),
    **dict.fromkeys("drei dru three trois tre".split(), 3.0),
    **dict.fromkeys("vier four quatre quattro".split(), 4.0),
}
_HOUR: Final = r"h|std|stund|stunde|stunden|stundli|hour|hours|hr|hrs|heure|heures|ora|ore"
_MINUTE: Final = r"min|mins|minute|minuten|minutes|minuti|minut"
_LATER: Final = r"spater|spaeter|spoter|later|plus tard|piu tardi|dopo"
_EARLIER: Final = r"fruher|frueher|fruner|earlier|plus tot|prima"
_HALF: Final = re.compile(rf"\b(?:halbe?|halb|half|demi|mezz)\s?(?:an |e )?(?:{_HOUR}|hora|heure)\b")
_QUARTER: Final = re.compile(r"\b(?:viertelstunde|viertelstund|quarter of an hour|quart d heure|quarto d ora)\b")
_SPAN: Final = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s?(?:(?P<hours>{_HOUR})|(?P<minutes>{_MINUTE}))\b"
)
_HOURS: Final = re.compile(
    rf"\bum (?P<count>[1-4]|{'|'.join(_NUMBERS)}) (?:{_LATER}|{_EARLIER})\b"  # "um eins später"
)
_WAY: Final = re.compile(rf"\b(?:(?P<later>{_LATER})|(?P<earlier>{_EARLIER}))\b")


def shift(text: str) -> timedelta | None:
    """Later is positive; None when the words name no span, or too long a one, or no direction."""
    said = " ".join(token.folded for token in tokens(text))
    way = _WAY.search(said)
    span = _length(said)
    if way is None or span is None or not timedelta(0) < span <= MOST:
        return None
    return span if way["later"] else -span


def _length(said: str) -> timedelta | None:
    if _HALF.search(said):
        return timedelta(minutes=30)
    if _QUARTER.search(said):
        return timedelta(minutes=15)
    found = _SPAN.search(said)
    if found is None:
        hours = _HOURS.search(said)
        return None if hours is None else timedelta(hours=_NUMBERS.get(hours["count"]) or float(hours["count"]))
    count = _NUMBERS.get(found["count"]) or float(found["count"])
    return timedelta(hours=count) if found["hours"] else timedelta(minutes=count)
