"""A telephone number in words, as people dictate it: "null sibe nün 555 12 34". Refuses numbers with few digits.

Digits one by one, pairs ("zwölf", "vierädrissg", "twenty-one", "trente-quatre") and groups of digits may be mixed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from nlu.words import Token, tokens

FEWEST_DIGITS: Final = 8
MOST_DIGITS: Final = 15
FEWEST_WORDS: Final = 5
"""So many numbers in a row, one of them a word, are somebody dictating."""

ONES: Final = (
    "null zero nul oh nulla",
    "eins ein eis ains one un une uno",
    "zwei zwo zwoi zwee two deux due",
    "drei dru three trois tre",
    "vier four quatre quattro",
    "funf fuenf foif foef five cinq cinque",
    "sechs sachs six sei",
    "sieben sibe sebe siebe seven sept sette",
    "acht eight huit otto",
    "neun nun nuun nuen noin nine neuf nove",
)
TEENS: Final = (
    "zehn zah ten dix dieci",
    "elf eleven onze undici",
    "zwolf zwoelf twelve douze dodici",
    "dreizehn drizah thirteen treize tredici",
    "vierzehn vierzah fourteen quatorze quattordici",
    "funfzehn fuenfzehn fofzah fifteen quinze quindici",
    "sechzehn sachzah sixteen seize sedici",
    "siebzehn sibzah seventeen diciassette",
    "achtzehn achzah eighteen diciotto",
    "neunzehn nunzah nineteen diciannove",
)
TENS: Final = {
    "zwanzig zwanzg zwaenzg twenty vingt venti": 20,
    "dreissig drissg drissig thirty trente trenta": 30,
    "vierzig vierzg forty fourty quarante quaranta": 40,
    "funfzig fuenfzig fufzg fuefzg fofzg fifty cinquante cinquanta": 50,
    "sechzig sachzg sechzg sixty soixante sessanta": 60,
    "siebzig sibezg sibzg seventy septante settanta": 70,
    "achtzig achzg eighty huitante octante ottanta": 80,
    "neunzig nunzg nuenzg ninety nonante novanta": 90,
}
WORDS: Final[dict[str, str]] = {
    **{word: str(value) for value, line in enumerate(ONES) for word in line.split()},
    **{word: str(value) for value, line in enumerate(TEENS, start=10) for word in line.split()},
    **{word: str(value) for line, value in TENS.items() for word in line.split()},
}
_COMPOUND: Final = re.compile(
    rf"(?P<one>{'|'.join(word for line in ONES[1:] for word in line.split())})(?:und|ed|e|a)"
    rf"(?P<ten>{'|'.join(word for line in TENS for word in line.split())})"
)
_TRENTATRE: Final = re.compile(
    rf"(?P<ten>{'|'.join(word[:-1] for line in TENS for word in line.split() if word[-1] in 'ai')})[aei]?"
    rf"(?P<one>{'|'.join(line.split()[-1] for line in ONES[1:])})"
)
_BETWEEN: Final = re.compile(r"[\s,./+()-]*(?:\b(?:und|et|e|and)\b)?[\s,./+()-]*", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Dictated:
    """Where somebody dictates a number, and its digits; None for `number` where they are too few or too many."""

    start: int
    end: int
    number: str | None


def phone(text: str) -> Dictated | None:
    """The longest row of numbers with a word among them; None without one long enough to be dictated."""
    rows = [row for row in _rows(text) if len(row) >= FEWEST_WORDS and any(not t.folded.isdecimal() for t in row)]
    if not rows:
        return None
    row = max(rows, key=len)
    said = [text[token.start : token.end] if token.folded.isdecimal() else _digits(token.folded) or "" for token in row]
    digits = _joined(said)
    fits = FEWEST_DIGITS <= len(digits) <= MOST_DIGITS
    plus = "+" if text[: row[0].start].rstrip().endswith("+") else ""
    return Dictated(start=row[0].start, end=row[-1].end, number=f"{plus}{digits}" if fits else None)


def _rows(text: str) -> list[list[Token]]:
    rows: list[list[Token]] = [[]]
    for token in tokens(text):
        if _digits(token.folded) is None:
            if token.folded not in {"und", "et", "e", "and"}:
                rows.append([])
            continue
        row = rows[-1]
        if row and not _BETWEEN.fullmatch(text, row[-1].end, token.start):
            rows.append([])
        rows[-1].append(token)
    return rows


def _digits(word: str) -> str | None:
    """The digits a word says; None when it is no number."""
    if word.isdecimal():
        return word
    if word in WORDS:
        return WORDS[word]
    if (both := _COMPOUND.fullmatch(word) or _TRENTATRE.fullmatch(word)) is None:
        return None
    one = WORDS[both["one"]]
    ten = next(value for line, value in TENS.items() if any(w.startswith(both["ten"]) for w in line.split()))
    return str(ten + int(one))


def _joined(said: list[str]) -> str:
    """All digits in a row; "thirty" before "four" is 34, "trente-quatre" as well."""
    joined: list[str] = []
    for digits in said:
        tens = bool(joined) and len(joined[-1]) == 2 and joined[-1][0] >= "2" and joined[-1][1] == "0"
        if tens and len(digits) == 1 and digits != "0":
            joined[-1] = joined[-1][0] + digits
        else:
            joined.append(digits)
    return "".join(joined)
