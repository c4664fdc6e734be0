"""Which part of a message says what is wrong ("not the printer, the router"). Refuses to classify it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from nlu.gazetteer import Mention
from nlu.words import Token

_NOT: Final = frozenset("nicht nid nod ned net not pas non mica ni neither".split())
_ARTICLES: Final = frozenset(
    re.split(
        " ",
        "der die das den dem d s de dr der mein meine meinen min mini unser unsere vom am an the my our its it "
        "le la les l un une mon ma mes du de il lo la i gli un una mio mia dem beim mit is s about e est c ce",
    )
)
_BEFORE_NOT: Final = frozenset(
    "es ist isch is it s its c est cest e und and et aber nein nei non mais ma liegt ligt sondern problem wasn doch "
    "halt".split()
)
_COMMA: Final = re.compile(r"[,.;:!?\n–]")
_BREAK: Final = re.compile(
    r"[.!?;:,]+\s|\s[-–—]+\s|\n|,|\b(?:aber|sondern|sonder|jedoch|but|however|mais|par contre|ma|però|invece|bensì)\b"
    r"|\b(?:except|au(?:ss|\u00df)er|sauf|tranne|eccetto)\b(?=.*\b(?:is|are|isn|doesn|ist|isch|est|è)\b)",
    re.IGNORECASE,
)
_FINE: Final = re.compile(
    r"\b(?:ist|isch|sind|läuft|lauft|geht|gaht|goht|funktioniert|tut|tuet|is|s|are|works?|working|marche|fonctionne|va|est|sont|è|funziona|va)\b"
    r"[^.,;!?]{0,25}?\b(?:ok|okay|gut|guet|fine|in ordnung|in ornig|good|bien|bene|perfekt|einwandfrei|tadellos|"
    r"problemlos|normal|"
    r"super(?! (?:slow|loud|hot|old|langsam|lahm|laut|heiss|alt|lent|lente|bruyant|lento|lenta|rumoros[oa]))|"
    r"perfectly|"
    r"normalement|impeccable|perfettamente|well|benissimo|a posto|alright|all right|nickel)\b"
    r"|\b(?:läuft|lauft|funktioniert|works|working|marche|fonctionne|funziona|gaht|geht)\b(?=\s*$)",
    re.IGNORECASE,
)
_BARELY_FINE: Final = re.compile(  # at the end of a clause: fine only beside another thing that is not
    r"\b(?:(?:läuft|lauft|funktioniert|works?|working|marche|fonctionne|funziona|va|gaht|goht|geht|tut|tuet)"
    r"(?: (?:überall|everywhere|elsewhere|partout|dappertutto|ovunque|ja|wieder|jetzt))?"
    r"|ok|okay|fine|in ordnung|a posto)[\s,.;:–-]*"
    r"(?:aber|jedoch|but|however|mais|par contre|ma|però|invece|except|au(?:ss|\u00df)er|sauf|tranne|eccetto)?[\s,]*$",
    re.IGNORECASE,
)
_OF_THINGS: Final = frozenset({"picture", "password"})  # "TV läuft, kein Bild": no other thing
_DENIED: Final = re.compile(
    r"\b(?:nicht|nid|nöd|ned|nüd|nüm|nümm|nüme|nimmer|kein|keine|nix|not|n't|dont|doesnt|wont|isnt|never|pas|plus|ne|aucun|non|nessun|mai|nn|schlecht|"
    r"wenn|falls|when|if|quand|si|se|quando|wie|how|comment|come|ob|whether)\b|n['’]t\b|n['’]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Focus:
    """Mentions named only to be ruled out, and the part of the message that is left to be read (None: all of it)."""

    ruled_out: frozenset[int]  # numbers of mentions
    rest: tuple[tuple[int, int], ...] | None  # spans of the message


def focus(text: str, words: list[Token], mentions: list[Mention]) -> Focus:
    """Rule out what the customer rules out; without a thing named there is nothing to rule out."""
    if not mentions:
        return Focus(frozenset(), None)
    out = {i for i, m in enumerate(mentions) if _not_this(text, words, m)}
    clauses = _clauses(text)
    dropped: list[tuple[int, int]] = []
    if len(clauses) > 1:
        for start, end in clauses:
            clause = text[start:end]
            inside = [i for i, m in enumerate(mentions) if start <= words[m.first].start < end]
            elsewhere = {m.thing.name for i, m in enumerate(mentions) if i not in inside} - _OF_THINGS
            elsewhere -= {mentions[i].thing.name for i in inside}
            fine = (_FINE.search(clause) or (elsewhere and _BARELY_FINE.search(clause))) and not _DENIED.search(clause)
            if inside and (fine or set(inside) <= out):
                out.update(inside)
                dropped.append((start, end))
    if len(out) == len(mentions) and not _says_more(text, clauses, dropped):
        return Focus(frozenset(out), None)
    if not dropped:
        return Focus(frozenset(out), None)
    return Focus(frozenset(out), tuple(c for c in clauses if c not in dropped))


def _not_this(text: str, words: list[Token], mention: Mention) -> bool:
    """ "nicht der Drucker", "pas l'imprimante": a not, at most two small words, then the thing, with no comma between.

    "das Internet geht nicht der Router blinkt" rules nothing out: there the not belongs to a verb before it.
    """
    for back in range(1, 4):
        at = mention.first - back
        if at < 0 or _COMMA.search(text, words[at].end, words[at + 1].start):
            return False
        word = words[at].folded
        if word == "pas" and words[at + 1].folded in {"d", "de"}:
            return False  # "pas d'internet": there is none
        if word in _NOT:
            if at == 0:
                return len(words) > mention.last
            if _COMMA.search(text, words[at - 1].end, words[at].start):
                return True  # ", nöd s Radio": what was said before stands
            return words[at - 1].folded in _BEFORE_NOT
        if word not in _ARTICLES:
            return False
    return False


def _clauses(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip(" ,.;:!?-")]


def _says_more(text: str, clauses: list[tuple[int, int]], dropped: list[tuple[int, int]]) -> bool:
    left = " ".join(text[a:b] for a, b in clauses if (a, b) not in dropped)
    return len(left.split()) >= 2
