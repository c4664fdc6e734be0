"""Where one message may tell of a second, separate problem. Refuses to say what either is about."""

from __future__ import annotations

import re
from typing import Final

from nlu.gazetteer import Mention
from nlu.words import Token

# Words that add another problem, before the part they open.
_ADDS: Final = re.compile(
    r"(?:^|[\s,;.!?–-])(?:und\s+)?(?:ausserdem|außerdem|usserdem|zudem|zusätzlich|dazu noch|und auch|"
    r"auch noch|und noch|und dann noch|zweitens|ebenfalls|und übrigens|übrigens|und no|"
    r"also|and also|as well as|plus (?:the|my|our|i)|another thing|on top of that|besides|secondly|and another|oh and|"
    r"additionally|en plus|de plus|et aussi|également|par ailleurs|en outre|et sinon|deuxièmement|et puis|"
    r"inoltre|e anche|e poi|in più|oltre a questo|e pure|poi anche)\b",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"(?<=\s)(?:und|and|et|e|u|ond|&)(?=\s)|\+", re.IGNORECASE)
_STOP: Final = re.compile(r"[.!?;]+(?:\s|$)|\n|,\s")
# A part that tells since when, or what follows from it, is no problem of its own.
_CAUSED: Final = re.compile(
    r"\b(?:seit|seither|seitdem|sit|jetzt|jetz|nun|since|now|depuis|maintenant|da quando|adesso|ora|dal|neue[nrs]?|new|"
    r"nouve\w+|nuov\w+|nöi\w*)\b",
    re.IGNORECASE,
)
# What a part must show to be a problem or a task of its own, not the circumstances of another.
TROUBLE: Final = frozenset(
    f"={cue}"
    for cue in (
        "broken notworking wontstart hang noconnect blink error noise leak not jam "
        "repair assemble carry clean fill forgot"
    ).split(" ")
)
TASK: Final = TROUBLE | {"=install", "=migrate"}


def parts(text: str, words: list[Token], mentions: list[Mention]) -> list[tuple[int, int, bool]]:
    """Spans that could each be a problem, and whether words add them to what came before. One span: there is one."""
    if len(mentions) < 2:
        return [(0, len(text), False)]
    added = [m.start() for m in _ADDS.finditer(text)]
    cuts = {*added, *(m.start() for m in _AND.finditer(text)), *(m.end() for m in _STOP.finditer(text))}
    starts = [words[m.first].start for m in mentions]
    spans: list[tuple[int, int, bool]] = []
    begin = 0
    for cut in sorted(c for c in cuts if 0 < c < len(text)):
        if any(begin <= s < cut for s in starts) and any(s >= cut for s in starts):
            spans.append((begin, cut, any(a <= begin + 2 and a >= begin - 2 for a in added)))
            begin = cut
    spans.append((begin, len(text), any(begin - 2 <= a <= begin + 2 for a in added)))
    return spans


def caused(part: str) -> bool:
    """Whether a part speaks of a cause or a consequence ("since the new router", "jetzt ...")."""
    return bool(_CAUSED.search(part))
