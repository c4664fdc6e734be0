"""Whether a weak word of time is a wish or tells what happened. Refuses everything else.

"Jetzt" in "jetzt ist alles auf Chinesisch" is no wish, nor are "abends" and "heute" where a fault is described. Such
words count in a short message, or near a word of wishing ("kann", "please", "quelqu'un"); dates and clocks always do.
"""

from __future__ import annotations

from typing import Final

from .lexicon import Lexicon
from .meanings import Draft, InDays, Side
from .words import Sign

STRANGE: Final = frozenset({"OTHER", "VOID", "MODEL", "SYMPTOM"})
BREAKS: Final = frozenset({"STOP", "COMMA", "BUT", "APART"})
FAILS: Final = frozenset({"SYMPTOM", "CANNOT", "NOT"})
# may come in a tale as well ("somebody was here on Monday")
WHO_NAMES: Final = """
jemand jemanden wer hilfe zuhause daheim somebody someone anybody anyone who help home work works
quelqu un qui chez qualcuno chi casa geht passt marche
"""
WHO: Final = frozenset(WHO_NAMES.split())
SHORT: Final = 3  # strange words that a message of a weak word may have
WEAK_NOW: Final = frozenset({"jetzt", "jetz", "now", "maintenant", "adesso", "ora", "vite"})


class Tale:
    """One message, to be asked about its wishes."""

    def __init__(self, signs: list[Sign], words: Lexicon, text: str) -> None:
        self.signs = signs
        self.words = words
        self.text = text
        self.asks = any(part in words.wish for sign in signs for part in sign.written.split())
        self.others = sum(sign.sort in STRANGE for sign in signs)

    def is_wish(self, draft: Draft) -> bool:
        """False for weak words in a clause that tells and does not ask."""
        if draft.clock or draft.offset or draft.ahead or draft.every or draft.negated:
            return True
        clause = self.clause(draft)
        asks = any(part in self.words.wish for sign in clause for part in sign.written.split())
        if draft.side is not None:  # "da lunedì non funziona" has been so since Monday
            since = draft.side is Side.FROM and draft.day is not None and not draft.timed and not asks
            return not (since and any(sign.sort in {"SYMPTOM", "CANNOT"} for sign in clause))
        strange = sum(sign.sort in STRANGE for sign in clause)
        if draft.day is not None:
            modal = any(sign.written in self.words.wish and sign.written not in WHO for sign in clause)
            if not modal and strange and any(self.tells(sign) for sign in clause):
                return False
            today = draft.day == InDays() and draft.part is None
            return not today or modal or not strange or not any(sign.sort in FAILS for sign in clause)
        if draft.now and self.word(draft, "NOW") in WEAK_NOW and any(sign.sort in FAILS for sign in clause):
            return False  # "jetzt geht es wieder nicht"
        if self.others <= SHORT or (asks and draft.part != "night"):
            return True
        if draft.now:
            return self.word(draft, "NOW") not in WEAK_NOW or strange <= 1
        if draft.loose is not None:
            return draft.loose.hour is not None or strange <= 1 or " " in self.word(draft, "LOOSE")
        return strange <= 1

    def tells(self, sign: Sign) -> bool:
        """Whether the word is of the past: "war" and "hatte", not "wär" and "hätte"."""
        return sign.written in self.words.past and "ä" not in self.text[sign.begin : sign.end].lower()

    def word(self, draft: Draft, sort: str) -> str:
        """What was written of that sort where the draft stands."""
        return next((sign.written for sign in self.signs if sign.begin >= draft.begin and sign.sort == sort), "")

    def clause(self, draft: Draft) -> list[Sign]:
        """The signs between the stops and commas around a draft."""
        begin, end = 0, len(self.signs)
        for place, sign in enumerate(self.signs):
            if sign.sort in BREAKS:
                if sign.end <= draft.begin:
                    begin = place + 1
                elif sign.begin >= draft.end:
                    end = place
                    break
        return self.signs[begin:end]
