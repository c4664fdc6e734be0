"""Questions asked on the side while a need is described ("how long does it take?"). Refuses to answer them."""

from __future__ import annotations

import re
from typing import Final

from nlu.words import tokens

_DURATION: Final = re.compile(
    r"\b(wie ?lange?|wi lang|wieviel zeit|wie viel zeit) .{0,25}"
    r"(dauert|duret|goht|gaht|geht|braucht|brucht|dauern|haben|rechnen|dra)"
    r"|\bhow (long|much time) (does|will|would|is|do|should|might)\b(?! .{0,12}(wait|been))"
    r"|\b(combien de temps|ca dure|ca prend) .{0,25}(dure|prend|faut|faudra|combien|longtemps|va)\b|\bc est long\b"
    r"|\b(quanto (tempo|dura|ci vuole|ci mette|ci mettete)|in quanto tempo)\b"
)
_ARRIVES: Final = re.compile(r"\b(bis|till|until|before|avant|jusqu|prima|finche|arriv|kommt|chunnt|comes?|viene)\b")


def duration(text: str) -> bool:
    """Whether somebody asks how long the work takes (not when the helper comes)."""
    message = " ".join(token.folded for token in tokens(text) if token.folded not in "?!")
    return _DURATION.search(message) is not None and _ARRIVES.search(message) is None


_SAME: Final = re.compile(
    r"\b(?:gleiche?n?|selbe?n?|glich|glichi|same|meme|stess[oa])\b.{0,20}\b(?:adress\w*|address|indirizzo|ort"
    r"|place|lieu|posto)\b"
    r"|\b(?:wie (?:das )?letzt\w* mal|wie (?:beim )?letzt\w* mal|wi s letscht mal|like last time|as last time|"
    r"comme la derniere fois|come l ultima volta)\b"
)


def same_address(text: str) -> bool:
    """Whether somebody means where they were helped the last time."""
    return _SAME.search(" ".join(token.folded for token in tokens(text))) is not None


_TOO_MUCH: Final = re.compile(
    r"\b(?:vil |viel )?(?:zu|z) (?:tuur|tur|teuer|viel|vil|hoch)\b|\btoo (?:much|expensive|dear|high)\b"
    r"|\b(?:trop|beaucoup trop) "
    r"(?:cher|eleve)\b|\btroppo (?:car[oa]|alto)?\b|\b(?:nur|nume|numme|only|just|seulement|que|solo|soltanto) "
    r"(?:\d+|zehn|zah|ten|dix|dieci|funf|five|cinq|cinque|eine?) (?:min\w*|h|stund\w*|hours?|heures?|or[ae])\b"
)


def too_much(text: str) -> bool:
    """Whether somebody finds a price too high, or the work too short for it."""
    return _TOO_MUCH.search(" ".join(token.folded for token in tokens(text))) is not None
