"""From a message to signs: numbers, clocks, dates and known words, each with its place in the text. Refuses to parse.

Everything a language writes with digits is read here, because it looks the same in all of them: 14:30, 14h30, 17.3.,
2026-03-17, 3pm. So is what only looks like a time: phone numbers, amounts of money, sizes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from .lexicon import SIGN, Lexicon, fold
from .meanings import Ahead, Clock, Day, Length, Loose, OnDate

Value = int | float | str | tuple[int, int] | tuple[Clock, Clock] | Clock | Day | Length | Ahead | Loose | None

TOKEN: Final = re.compile(
    r"""
      (?P<plain> [^\W\d_]+ (?=[\s,!?]|$) )
    | (?P<link> (?:https?://|www\.)\S+ | \S+@\S+\.\S+ )
    | (?P<iso> (?<![\d.])(?:19|20)\d\d(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2} (?:(?=[T\s])T?) )
    | (?P<isoend> (?<![\d.])(?:19|20)\d\d(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}(?!\d) )
    | (?P<dmy> (?<![\d.])\d{1,2}(?P<dsep>[./-])\s?\d{1,2}(?P=dsep)(?:\s?(?:19|20)\d\d|\d\d)(?![\d:]) )
    | (?P<always> (?<!\d)(?:24/7|24/24|7/7|24\s?h(?:eures)?\s?(?:/|sur)\s?24)(?!\d) )
    | (?P<meridiem> (?<![\w])\d{1,2}(?:[:.][0-5]\d)?\s?[ap]\.?\s?m\b\.? )
    | (?P<clock> (?<![\d.,:/])(?:[01]?\d|2[0-4])
        (?: : [0-5]\d (?::[0-5]\d)? | \s?[hH]\s?[0-5]\d (?![\d]) | [hH](?=[^\w]|$) ) (?!:?\d) )
    | (?P<phone> (?<!\w)(?:\+|00)\d[\d\s()/.-]{6,}\d | (?<![\w.:,])0\d\d?[\s/.-]?(?:\d[\s/.-]?){6,9}(?!\d) )
    | (?P<thousands> (?<!\d)\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)? )
    | (?P<money> [€$£]\s?\d+(?:[.,]\d+)? | \d+(?:[.,]\d+)?(?:\s?[€$£%"″]|[.,][-–—]{1,2}(?!\s?\d)) )
    | (?P<dm> (?<![\d.,])(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.(?!\d) )
    | (?P<slash> (?<![\d/.,])
        (?: (?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2]) | (?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01]) ) (?![\d/]) )
    | (?P<pair> (?<![\d.,])(?:[0-2]?\d|3[01])\.[0-5]\d(?![\d]|\.\d) )
    | (?P<shortpair> (?<![\d.,])(?:(?:1[3-9]|2\d|3[01])\.[1-9]|(?:0?[1-9]|1[0-2])\.[1-46-9])
        (?![\d\w]|[.,]\d|\s?[€$£%"″]) )
    | (?P<model> (?<![\w])(?=\w*\d)(?=\w*[^\W\d])[^\W\d_]+\d\w* )
    | (?P<ordinal> (?<![\w.])\d{1,2}(?:st|nd|rd|th|er|ere|eme|ème|te[nrs]?|°|º|ª)(?!\w) )
    | (?P<stuck> \d{1,2}(?=(?:uhr|min|std|h)\b) )
    | (?P<halves> (?<!\w)\d{1,2}(?:½|[.,]5(?!\d)) )
    | (?P<roughly> (?<!\w)\d{1,2}(?:i|ish)(?!\w) )
    | (?P<size> \d+\w*[^\W\d_]\w* )
    | (?P<number> \d+(?:[.,]\d+)? )
    | (?P<word> [^\W\d_]+ )
    | (?P<dash> [-–—]+ ) | (?P<comma> [,;:] ) | (?P<stop> [.!?\n…]+ ) | (?P<joined> /|\| ) | (?P<amp> [&+] )
    | (?P<bracket> [^\s\w'’`´] )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(slots=True)
class Sign:
    """One word of the message, or several that were read as one: its sort, its value, its place."""

    sort: str
    value: Value
    begin: int
    end: int
    written: str = ""  # folded, or the digits as typed
    capital: bool = False


def full_year(written: str) -> int:
    """26 is 2026."""
    year = int(written)
    return year + 2000 if year < 100 else year


def clock(hour: int, minute: int, *, marked: bool) -> Clock | None:
    """A clock if there is such a time."""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return Clock(hour=hour, minute=minute, marked=marked or hour > 12 or hour == 0)


def read_digits(kind: str, written: str, language: str) -> tuple[str, Value]:
    """The sort and value of what was typed with digits."""
    if kind in {"iso", "isoend"}:
        year, month, day = re.findall(r"\d+", written)
        return ("DATE", OnDate(day=int(day), month=int(month), year=int(year))) if valid(day, month) else ("VOID", None)
    if kind == "dmy":
        day, month, last = re.findall(r"\d+", written)
        if not valid(day, month) and valid(month, day):  # 11/27/2026
            day, month = month, day
        return (
            ("DATE", OnDate(day=int(day), month=int(month), year=full_year(last)))
            if valid(day, month)
            else ("VOID", None)
        )
    if kind in {"dm", "slash"}:
        day, month = re.findall(r"\d+", written)
        if int(month) > 12:  # 11/30
            day, month = month, day
        return "DATE" if kind == "dm" else "SLASH", OnDate(day=int(day), month=int(month))
    if kind == "clock":
        numbers = re.findall(r"\d+", written)
        minute = int(numbers[1]) if len(numbers) > 1 else 0
        return "CLOCK", clock(int(numbers[0]), minute, marked=len(numbers[0]) == 2 and numbers[0][0] == "0")
    if kind == "meridiem":
        numbers = re.findall(r"\d+", written)
        hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
        if not 1 <= hour <= 12:
            return ("CLOCK", clock(hour, minute, marked=True)) if hour < 24 else ("VOID", None)
        return "CLOCK", Clock(hour=hour, minute=minute, half="pm" if "p" in written else "am")
    if kind in {"pair", "shortpair"}:
        first, second = written.split(".")
        return "PAIR", (int(first), int(second))
    if kind == "ordinal":
        return "ORD", int(re.findall(r"\d+", written)[0])
    if kind == "halves":
        return "HALVES", int(re.findall(r"\d+", written)[0])
    if kind == "stuck":
        return "NUM", int(re.findall(r"\d+", written)[0])
    if kind == "roughly":
        return "CLOCK", clock(int(re.findall(r"\d+", written)[0]), 0, marked=False)
    if kind == "number":
        return ("NUM", int(written)) if written.isdigit() and len(written) <= 4 else ("VOID", None)
    return {"model": "MODEL", "size": "VOID", "link": "VOID", "phone": "VOID"}.get(kind, "VOID"), None


def stuck_date(written: str, words: Lexicon) -> OnDate | None:
    """ "06apr", "14april", "feb13", "28nov2016": a day and the name of a month without a blank."""
    found = re.fullmatch(r"(\d{1,2})([a-z]{3,})((?:19|20)?\d\d)?|([a-z]{3,})(\d{1,2})", written)
    if found is None:
        return None
    name, day = found[2] or found[4], int(found[1] or found[5])
    sorts = {"MONTH", "MONTH_WEAK"} if found[1] else {"MONTH"}  # "mar13" and "may5" may be models
    entry = next((entry for entry in words.entries.get(name, ()) if len(entry.words) == 1), None)
    if entry is None or entry.sort not in sorts or not 1 <= day <= 31:
        return None
    return OnDate(day=day, month=int(entry.meaning), year=full_year(found[3]) if found[3] else None)


def valid(day: str, month: str) -> bool:
    """Whether the two can be a day and a month in some year (31.2. can be said, and is then asked about)."""
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def read_signs(text: str, words: Lexicon) -> list[Sign]:
    """The message as signs, in order. Known runs of words become one sign."""
    raw: list[Sign] = []
    dotted = -1
    known = words.known
    clauses = words.loose_clauses(text)
    for match in TOKEN.finditer(blanked(text, clauses)):
        kind = match.lastgroup or ""
        if kind == "dsep":
            kind = "dmy"
        written = match.group()
        begin, end = match.span()
        if kind == "plain":
            meant = known.get(written) or words.meant(written)
            raw.append(Sign("OTHER", None, begin, end, meant, written[0].isupper()))
        elif kind == "word":
            folded = fold(written)
            if text[end : end + 1] == "." and f"{folded}." in words.vocabulary:
                folded, end, dotted = f"{folded}.", end + 1, end
            raw.append(Sign("OTHER", None, begin, end, words.correct(folded), written[0].isupper()))
        elif begin == dotted and kind == "stop":  # the dot of an abbreviation; what follows it ends a sentence
            if written != ".":
                raw.append(Sign("STOP", None, begin + 1, end, "!"))
        elif kind == "dash":
            raw.append(Sign("DASH", None, begin, end, "-"))
        elif kind == "comma":
            raw.append(Sign("COMMA", None, begin, end, written))
        elif kind == "stop":
            raw.append(Sign("STOP", None, begin, end, "." if written == "." else "!"))
        elif kind == "joined":
            raw.append(Sign("SLASH_WORD", None, begin, end, "/"))
        elif kind == "amp":
            raw.append(Sign("AND", None, begin, end, "&"))
        elif kind == "bracket":
            raw.append(Sign("APART", None, begin, end, written))
        elif kind in {"model", "size"} and fold(written) in words.entries:  # "2moro", "b4"
            raw.append(Sign("OTHER", None, begin, end, fold(written)))
        elif kind in {"model", "size"} and (stuck := stuck_date(fold(written), words)) is not None:
            raw.append(Sign("DATE", stuck, begin, end, written))
        else:
            sort, value = read_digits(kind, written.lower(), words.language)
            raw.append(Sign("VOID" if value is None and sort != "MODEL" else sort, value, begin, end, written))
    signs = join_phrases(raw, words)
    for hour, begin, end in clauses:
        place = sum(sign.begin < begin for sign in signs)
        signs.insert(place, Sign("LOOSE", hour, begin, end))
    return signs


def blanked(text: str, clauses: list[tuple[int, int, int]]) -> str:
    """The text with those clauses blanked."""
    for _, begin, end in clauses:
        text = text[:begin] + " " * (end - begin) + text[end:]
    return text


def join_phrases(raw: list[Sign], words: Lexicon) -> list[Sign]:
    """Look the words up, the longest run first."""
    signs: list[Sign] = []
    place = 0
    while place < len(raw):
        sign = raw[place]
        if sign.sort == "SLASH_WORD":
            signs.append(Sign("OR", None, sign.begin, sign.end, "/"))
            place += 1
            continue
        if sign.sort != "OTHER":
            signs.append(sign)
            place += 1
            continue
        entries = words.entries.get(sign.written)
        if entries is None:
            signs.append(sign)
            place += 1
            continue
        after = raw[place + 1].written if place + 1 < len(raw) else None
        for entry in entries:
            size = len(entry.words)
            if size == 1 or (
                entry.words[1] == after
                and place + size <= len(raw)
                and all(raw[place + step].written == entry.words[step] for step in range(2, size))
            ):
                signs += named(entry.sort, entry.meaning, raw[place : place + size])
                place += size
                break
        else:
            signs.append(sign)
            place += 1
    return signs


def named(sort: str, meaning: int | str, run: list[Sign]) -> list[Sign]:
    """The sign (two for "Freitagabend") of a known run of words."""
    begin, end, written, capital = run[0].begin, run[-1].end, " ".join(sign.written for sign in run), run[0].capital
    if sort in {"WEEKDAY_PART", "RELATIVE_PART"}:
        day, part = str(meaning).split("_", 1)
        return [
            Sign(sort.split("_")[0], int(day), begin, end, written, capital),
            Sign("PART", part, begin, end, written, capital),
        ]
    return [Sign(sort, meaning, begin, end, written, capital)]


def spell(signs: list[Sign]) -> str:
    """The signs as a string for the rules of the grammar, one character each."""
    return "".join([SIGN[sign.sort] for sign in signs])
