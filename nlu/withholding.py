"""Whether somebody would rather not give a phone number, or asks what for. Refuses to read numbers."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from nlu.words import tokens


class Withheld(StrEnum):
    """What is said instead of a number."""

    REFUSED = "refused"
    WHY = "why"


MOST_WORDS: Final = 10
_PHONE: Final = (
    r"(?:telefon|telefonnummer|natel|natelnummer|handy|handynummer|mobilnummer|nummer|nummere|numero|number|phone|"
    r"phone number|phone no|mobile|cell|tel|telephone|cellulare|portable|numero de telephone|numero di telefono"
    r"|telefono)"
)
_REFUSED: Final = re.compile(
    rf"\b(?:kein|keine|kei|keni|ohne|oni|no|without|pas de|sans|aucun|niente|senza|nessun) (?:meine |my |mon "
    rf"|il mio )?{_PHONE}\b"
    rf"|\b(?:nicht|nod|nid|not|n t|t|don|won|ne|pas|non)\b.{{0,25}}\b{_PHONE}\b.{{0,12}}\b(?:geben|angeben|gebe"
    rf"|give|share|"
    r"donner|dare|dire|do)?\b"
    rf"|\b(?:weiss|kenne|kann|sage|gebe|know)\b.{{0,15}}\b{_PHONE}\b.{{0,12}}\b(?:nicht|nod|nid|not)\b"
)
_WITHHOLDS: Final = re.compile(
    r"\b(?:rather|prefer|d rather|would rather) not\b|\bdon t want to (?:say|give|share)\b|\bnone of your business\b"
    r"|\b(?:mochte|will|wott|mocht) (?:ich |i )?(?:das |die |es |si )?(?:lieber )?(?:nicht|nod|nid)\b"
    r"|\blieber (?:nicht|nod|nid)\b"
    r"|\bprefere (?:ne )?pas\b|\bprefere ne\b|\bne (?:veux|souhaite) pas\b|\bpreferisco (?:di )?no[n]?\b"
    r"|\bnon voglio\b"
    r"|\b(?:habe|hab|ha|han) (?:ich |i )?(?:kein|keins|keis|kei)\b|\bdon t have (?:one|a phone)\b"
    r"|\bj en ai pas\b|\bnon ce l ho\b"
)
_ASKS: Final = r"(?:wieso|warum|weshalb|wozu|wofur|werum|why|what for|what do you need|pourquoi|perche|a quoi|a cosa)"
_WHY: Final = re.compile(
    rf"\b{_ASKS}\b.{{0,30}}\b{_PHONE}\b"
    rf"|\b{_ASKS}\b.{{0,20}}\b(?:brauch\w*|bruch\w*|need|want|besoin|serv\w+|wollen|wissen|know|demand\w+)\b"
)
_WHY_ONLY: Final = frozenset(
    {"wieso", "warum", "wozu", "weshalb", "why", "what for", "pourquoi", "perche", "pour quoi faire", "a quoi bon"}
)


def read(text: str) -> Withheld | None:
    """What a short message says of a phone number that is asked for; None when it says nothing of the kind."""
    words = [token.folded for token in tokens(text) if token.folded.isalnum()]
    if not 0 < len(words) <= MOST_WORDS:
        return None
    said = " ".join(words)
    if said in _WHY_ONLY or _WHY.search(said):
        return Withheld.WHY
    return Withheld.REFUSED if _REFUSED.search(said) or _WITHHOLDS.search(said) else None


def names_it(text: str) -> bool:
    """Whether a phone number is named, so that it can be meant though something else is asked too."""
    return re.search(rf"\b{_PHONE}\b", " ".join(token.folded for token in tokens(text))) is not None
