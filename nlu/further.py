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
# An "and" that asks for something more.
_ALSO_ASKS: Final = re.compile(
    r"(?<!\w)(?:(?:und|ond|u) (?:ich|i|wir|mir|mer|es|dann|jemand|öpper) (?:brauch\w*|bruch\w*|muss|mues\w*|"
    r"müss\w*|sollte?|möcht\w*|hätte?)|and (?:i|we) (?:also )?(?:need|want|would like|have to)(?! it\b)|"
    r"et (?:il faut|je dois|nous devons|j['’]ai besoin|j['’]aurais besoin|je voudrais|il faudrait)|"
    r"ed? (?:devo|dobbiamo|dovrei|dovremmo|bisogna|mi serve|ho bisogno|avrei bisogno|vorrei))\b",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"(?:^|(?<=[\s,;]))(\d)\s?[.)]\s+(?=[^\W\d_])")
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
# Of what is added in so many words, or listed, these tell that it is to be done, or what is wrong with it.
_WANTED: Final = re.compile(
    r"\b(?:muss|müssen|mues\w*|müend|sollte\w*|soll|brauche?n?|bruch\w*|möchte\w*|einstellen|einrichten|aufbauen|aufgebaut|"
    r"montier\w*|aufhäng\w*|anschliessen|räum\w*|ausräumen|reparieren|putzen|langsam|offline|"
    r"need\w*|want|would like|should|set ?up|hung|hang|mount\w*|slow|"
    r"il faut|faudrait|dois|devons|besoin|voudrais|installer|régler|monter|lent\w*|"
    r"devo|dobbiamo|dovrei|bisogna|serve|bisogno|vorrei|installare|montare|sistemare|"
    r"(?:ohne|kein\w*|no|without|sans|pas de|aucun\w*|senza|nessun\w*) (?:ton|bild|signal|empfang|strom|internet|"
    r"papier|sound|picture|image|power|paper|ink|son|réseau|suono|audio|immagine|segnale|rete|carta))\b",
    re.IGNORECASE,
)


def parts(text: str, words: list[Token], mentions: list[Mention]) -> list[tuple[int, int, bool]]:
    """Spans that could each be a problem, and whether words add them to what came before. One span: there is one."""
    if len(mentions) < 2:
        return [(0, len(text), False)]
    added = sorted({*(m.start() for kind in (_ADDS, _ALSO_ASKS) for m in kind.finditer(text)), *_items(text)})
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


def _items(text: str) -> list[int]:
    """Where the items of a numbered list begin: "1. WLAN langsam 2. Drucker offline"."""
    found = list(_ITEM.finditer(text))
    numbers = [int(item[1]) for item in found]
    return [item.start() for item in found] if len(found) > 1 and numbers == list(range(1, len(found) + 1)) else []


def wanted(part: str) -> bool:
    """Whether a part that is added says that something is to be done; "and I need to work" says why it is urgent."""
    return bool(_WANTED.search(part)) and not _ALSO_ASKS.match(part.strip(" ,.;"))


def caused(part: str) -> bool:
    """Whether a part speaks of a cause or a consequence ("since the new router", "jetzt ...")."""
    return bool(_CAUSED.search(part))


def said(part: str) -> str:
    """A part as it is shown: without the number of a list and what only joins it to the rest."""
    return _ITEM.sub("", part.strip(" ,.;:!?+&\n")).strip()


def speaks_of(text: str, time: str, part: str) -> bool:
    """Whether a time stands in this part of the text, with nothing that parts it from the rest of it."""
    begin, at = text.find(part), text.find(time)
    return begin <= at < begin + len(part) and not re.search(r"[,.;!?\n]", text[begin:at].rstrip()[-2:])
