"""What is not ours to arrange: a child writes, the law or decency forbids it, a licensed trade has to do it.

Found by a lexicon beside the learned model, because nobody may be talked into it. Refuses to say what to answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nlu.gazetteer import LEXICON
from nlu.patterns import Patterns
from nlu.understanding import Limit
from nlu.words import Token, tokens


def _read() -> tuple[Patterns, dict[str, re.Pattern[str]]]:
    lines = (LEXICON / "limits.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ", 1) for line in lines if line.strip() and not line.startswith("#")]
    unless = {sort.partition(" ")[2]: re.compile(pattern) for sort, pattern in rows if sort.startswith("unless ")}
    return Patterns([(sort, pattern) for sort, pattern in rows if not sort.startswith("unless ")]), unless


_SIGNS, _UNLESS = _read()
_ORDER: Final = tuple(Limit)


def limit(text: str, words: Sequence[Token] | None = None) -> Limit | None:
    """The limit a message meets, or None; `words`: its tokens, where they are known already."""
    folded = [token.folded for token in (tokens(text) if words is None else words)]
    if not _SIGNS.possible(folded):
        return None
    message = " ".join(word for word in folded if word not in "?!")
    met = {sort for sort in _SIGNS.find(message) if not (sort in _UNLESS and _UNLESS[sort].search(message))}
    return next((each for each in _ORDER if each in met), None)
