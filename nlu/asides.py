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
