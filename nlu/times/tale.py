"""Whether a time is a wish or tells what happened. Refuses everything else.

"Jetzt" in "jetzt ist alles auf Chinesisch" is no wish, nor are "abends" and "heute" where a fault is described. Such
words count in a short message, or near a word of wishing ("kann", "please", "quelqu'un"). Dates and clocks count unless
they are of the past, of a thing's own ("Garantie bis Freitag") or of what a device does ("klingelt nicht um 6").
"""

from __future__ import annotations

import re
from typing import Final

from .lexicon import Lexicon
from .meanings import Draft, InDays, Side
from .pending import CONTENT, PLAIN_NO
from .words import Sign

STRANGE: Final = frozenset({"OTHER", "VOID", "MODEL", "SYMPTOM"})
BREAKS: Final = frozenset({"STOP", "COMMA", "BUT", "APART"})
FAILS: Final = frozenset({"SYMPTOM", "CANNOT", "NOT"})
NONE: Final = PLAIN_NO | {
    "kein",
    "keine",
    "keinen",
    "keiner",
    "niemand",
    "nobody",
    "personne",
    "nessuno",
    "pas",
    "plus",
}
# may come in a tale as well ("somebody was here on Monday")
WHO_NAMES: Final = """
jemand jemanden wer hilfe zuhause daheim somebody someone anybody anyone who help home work works
quelqu un qui chez qualcuno chi casa geht passt marche
"""
WHO: Final = frozenset(WHO_NAMES.split())
HE_COMES: Final = frozenset({"kommt", "chunnt", "comes", "vient", "viene"})  # somebody else, if nobody is asked
SHORT: Final = 3  # strange words that a message of a weak word may have
WEAK_NOW: Final = frozenset({"jetzt", "jetz", "now", "maintenant", "adesso", "ora", "vite"})
FILLERS: Final = WEAK_NOW - {"vite"} | {
    "right now", "grad jetzt", "jetzt grad", "in questo momento", "proprio ora", "proprio adesso", "la maintenant",
}  # fmt: skip
SOME_DAY: Final = frozenset({"spater", "spoter", "later", "plus tard", "piu tardi"})
SUITS: Final = frozenset(
    {"geht", "gaht", "gat", "passt", "works", "work", "marche", "joue", "va"}
)  # when asked: "geht jetzt?"
NEVER: Final = re.compile(r"(?!)")
BEING: Final = frozenset({"est", "sont", "è", "sono"})
PERFECT: Final = {  # words that help, and what a verb that is over looks like behind them
    "de": (
        frozenset("hat haben habe hani hät".split()),
        re.compile(
            r"ge(?!rn|ge|st|hen|ben|nau|rät|dacht|meint|sagt|wünscht|plant|schrieben|hofft|bucht)\w{2,}(?:t|en)"
        ),
    ),
    "fr": (
        frozenset("ai a as avons ont est sont".split()),
        re.compile(r"(?!pens|demand|not|propos)\w{2,}(?:é|ée|és|ées|du|cu|nu)"),
    ),
    "it": (
        frozenset("ho ha hanno abbiamo è sono".split()),
        re.compile(r"(?!pens|prenot|segnat)\w{2,}(?:at|ut|it)[oaie]"),
    ),
}
MUTE: Final = frozenset({"AND", "NOW", "OTHER", "FILL"})
CLOCKLY: Final = re.compile(r"\d\s?(?:[:.hH]|uhr|[ap]\.?m)|uhr|heure|\bore\b|o.?clock", re.IGNORECASE)


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
        clause = self.clause(draft)
        if self.is_told(draft, self.narrow(draft)):
            return False
        if draft.negated and draft.now and any(sign.sort == "CANNOT" for sign in clause):
            return False  # "sono adesso al lavoro"
        if draft.clock or draft.offset or draft.ahead or draft.every or draft.negated:
            return True
        if draft.now and draft.day is None and draft.deadline is None and self.word(draft, "NOW") in FILLERS:
            return self.calls(clause)
        asks = any(part in self.words.wish for sign in clause for part in sign.written.split())
        if draft.side is not None:  # "da lunedì non funziona" has been so since Monday
            since = draft.side is Side.FROM and draft.day is not None and not draft.timed and not asks
            failing = any(sign.sort in {"SYMPTOM", "CANNOT"} or self.has(sign, self.words.acts) for sign in clause)
            strange = sum(sign.sort in STRANGE for sign in clause)
            elsewhere = any(sign.sort in CONTENT for sign in self.signs if sign not in clause)
            return not (since and (failing or (strange > 1 and elsewhere)))
        strange = sum(sign.sort in STRANGE for sign in clause)
        if draft.day is not None:
            modal = any(sign.written in self.words.wish and sign.written not in WHO for sign in clause)
            today = draft.day == InDays() and draft.part is None
            return not today or modal or not strange or not any(sign.sort in FAILS for sign in clause)
        if draft.now and self.word(draft, "NOW") in WEAK_NOW and any(sign.sort in FAILS for sign in clause):
            return False  # "jetzt geht es wieder nicht"
        shifts = any(sign.sort in {"HOUR", "MINUTE", "VOID", "LENGTH"} for sign in clause)  # "une heure plus tard"
        if self.word(draft, "LOOSE") in SOME_DAY and draft.loose is not None and strange and not asks and not shifts:
            return False  # "antworte später"
        if self.others <= SHORT or (asks and draft.part != "night"):
            return True
        if draft.now:
            return self.word(draft, "NOW") not in WEAK_NOW or strange <= 1
        if draft.loose is not None:
            return draft.loose.hour is not None or strange <= 1 or " " in self.word(draft, "LOOSE")
        return strange <= 1

    def calls(self, clause: list[Sign]) -> bool:
        """Whether a plain "now" asks for somebody ("kann jetzt jemand kommen?") or is all that is said."""
        if any(sign.sort in FAILS or sign.written in NONE for sign in clause):
            return False
        if any(self.has(sign, self.words.summons) for sign in clause):
            return True
        asked = self.text[clause[-1].end :].lstrip().startswith("?")
        allowed = self.words.polite | SUITS if asked else self.words.polite
        silent = clause[0].sort in {"AND", "OTHER"} and all(sign.sort in MUTE for sign in clause)
        if asked and silent and not any(sign.sort != "AND" and self.has(sign, allowed) for sign in clause):
            return False  # "und jetzt?", "what now?"
        return all(
            all(part in allowed for part in sign.written.split())
            for sign in clause
            if sign.sort in STRANGE | {"FOLLOWS", "CAN"}
        )

    def is_told(self, draft: Draft, clause: list[Sign]) -> bool:
        """Whether the clause only tells: of the past, of a thing's own dates, of a device's, of another's visit."""
        words = self.words
        modal = any(sign.written in words.wish and sign.written not in WHO | HE_COMES for sign in clause)
        who = any(sign.written in WHO and sign.written in words.summons for sign in clause)
        strange = any(sign.sort in STRANGE for sign in clause)
        if draft.clock is not None and draft.day is None and any(self.has(sign, words.amounts) for sign in clause):
            bare = not CLOCKLY.search(self.text[draft.begin : draft.end])
            return bare and (draft.until is not None or not modal)  # "RAM von 8 auf 16"
        if modal or not strange:
            return False
        if draft.now or draft.loose is not None or draft.offset is not None or draft.ahead is not None:
            return False
        if draft.day is not None or draft.timed:
            if any(self.has(sign, words.lasting) for sign in clause):
                return True
            if not draft.negated and draft.every is None and any(self.tells(sign) for sign in clause):
                return True
            if not draft.negated and self.has_done(draft, clause):
                return True
        if who:
            return False
        if draft.day is None or draft.every is not None:
            if draft.timed and any(self.has(sign, words.acts) for sign in clause):
                return True
            if draft.clock is not None and self.fails_then(draft, clause):
                return True
        return any(sign.written in HE_COMES for sign in clause) and self.asks_elsewhere(draft)

    def fails_then(self, draft: Draft, clause: list[Sign]) -> bool:
        """ "Tagesschau um 19.30 läuft nicht": something is named, its time, and that it fails then."""
        after = next((sign for sign in clause if sign.begin >= draft.end), None)
        named = any(sign.sort in STRANGE and sign.end <= draft.begin for sign in clause)
        return named and after is not None and after.sort == "SYMPTOM"

    def asks_elsewhere(self, draft: Draft) -> bool:
        """Whether somebody is asked for behind the clause of this time, and a time is named there too."""
        rest = self.signs_behind(draft)
        return any(self.has(sign, self.words.summons) for sign in rest) and any(sign.sort in CONTENT for sign in rest)

    def signs_behind(self, draft: Draft) -> list[Sign]:
        """What follows the clause of a draft."""
        clause = self.narrow(draft)
        return [sign for sign in self.signs if sign.begin >= clause[-1].end]

    def has(self, sign: Sign, known: frozenset[str]) -> bool:
        """Whether one of the words of a sign is among these."""
        return any(part in known for part in sign.written.split())

    def tells(self, sign: Sign) -> bool:
        """Whether the word is of the past: "war" and "hatte", not "wär" and "hätte"."""
        return sign.written in self.words.past and "ä" not in self.text[sign.begin : sign.end].lower()

    def has_done(self, draft: Draft, clause: list[Sign]) -> bool:
        """Whether the clause has a verb in the perfect: "hat gekostet", "ai attendu", "è durato"."""
        helping, done = PERFECT.get(self.words.language, (frozenset(), NEVER))
        text = [self.text[sign.begin : sign.end].lower() for sign in clause]
        places = [place for place, written in enumerate(text) if written in helping]
        if self.words.language == "de":
            return any(
                done.fullmatch(written) and sign.sort == "OTHER" and not sign.capital
                for place in places[:1]
                for written, sign in zip(text[place:], clause[place:], strict=True)
            )
        if draft.clock is not None and draft.day is not None:  # "l'écran est cassé mardi à 10h" may well be a wish
            places = [place for place in places if text[place] not in BEING]
        nexts = [place + 1 for place in places if place + 1 < len(text) and clause[place + 1].sort == "OTHER"]
        return any(done.fullmatch(text[place]) for place in nexts)

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

    def narrow(self, draft: Draft) -> list[Sign]:
        """The same, "and" before anything but a time being a break too: "bought on Monday and it is cracked"."""
        clause = self.clause(draft)
        begin, end = 0, len(clause)
        for place, sign in enumerate(clause[:-1]):
            plain = sign.sort == "AND" and self.text[sign.begin : sign.end].lower() != "è"
            if plain and clause[place + 1].sort in STRANGE | {"FOLLOWS", "CAN"}:
                if sign.end <= draft.begin:
                    begin = place + 1
                elif sign.begin >= draft.end:
                    end = place
                    break
        return clause[begin:end] or clause
