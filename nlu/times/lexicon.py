"""The words of one language, read from the file beside this one. Refuses to know what a sequence of words means.

A lexicon file is TOML: a table per sort of word, in it a line per meaning with its spellings. Umlauts and accents may
be typed or not ("naechste", "nachste"): the spellings for that are made here, as are the compounds that German allows
("Freitagabend", "fünfundzwanzig"). Words one slip of the finger away are found as well, unless the file lists them as
lookalikes ("Montage" is not a Monday).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("de", "en", "fr", "it")

# Every sort of word has one sign, so that a sentence becomes a string and a rule a regular expression over it.
SORT_NAMES: Final = """
OTHER NUM ORD CLOCK PAIR DATE LENGTH DAY PART PART_WEAK WEEKDAY WEEKDAY_WEAK MONTH MONTH_WEAK RELATIVE MORGEN EARLY LATE
MINUTE HOUR DAYS WEEKS MONTHS YEARS ONE OCLOCK MERIDIEM HALF_TO HALF_PAST QUARTER THREE_QUARTERS MINUS PLUS AT
FROM AFTER PAST BEFORE BY TO BETWEEN AMID AND OR DASH IN WITHIN COMING OF ON FILL NOT CANNOT CAN NEXT THIS
OVERNEXT LAST PORTION EVERY EVERY_DAY WEEKLY SECOND_OF SINCE AGO FOR WEEKEND WORKDAYS WEEK_NUMBER FEAST NOW
LOOSE MOVE ONTO RATHER COUNTED COMMA STOP RANGE AHEAD OFFSET VOID MODEL APART HALVES SYMPTOM SLASH BUT MONEY
FOLLOWS WEEKREF MIDNIGHT GREETING MONTH_WEEK SHIFT DAY_AFTER MONTHREF WDAY RECUR
"""
SORTS: Final = tuple(SORT_NAMES.split())
SIGN: Final = {sort: chr(0x4E00 + place) for place, sort in enumerate(SORTS)}

Meaning = int | str
REMEMBERED: Final = 20_000  # words
FUZZY_FROM = 5  # letters: shorter words are never corrected
# the words worth finding with a slip: the others are too many and too short
CORRECTED_NAMES: Final = "WEEKDAY WEEKDAY_PART RELATIVE RELATIVE_PART MORGEN PART MONTH WEEKEND NEXT WEEKS HOUR WEEKLY"
CORRECTED: Final = frozenset(CORRECTED_NAMES.split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or a run of words, the sort it is of and what it means."""

    words: tuple[str, ...]
    sort: str
    meaning: Meaning


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """Everything known of one language's words of time."""

    language: str
    entries: dict[str, tuple[Entry, ...]]  # by first word, longest first
    vocabulary: frozenset[str]
    slips: dict[str, str]  # a word with one letter left out -> the word
    lookalikes: frozenset[str]
    habits: frozenset[str]
    wish: frozenset[str]
    able: frozenset[str]
    past: frozenset[str]
    summons: frozenset[str]  # somebody is asked to come
    polite: frozenset[str]  # may stand beside a "now" that is all that is said
    acts: frozenset[str]  # what devices do by the clock
    lasting: frozenset[str]  # things with dates of their own
    amounts: frozenset[str]  # things that are counted
    mends: frozenset[str]  # takes back what was said before it
    verb_ends: tuple[str, ...]
    no_verbs: frozenset[str]
    clauses: tuple[tuple[re.Pattern[str], int], ...]
    corrected: dict[str, str] = field(default_factory=dict)  # remembered answers of `correct`, bounded
    known: dict[str, str] = field(default_factory=dict)  # remembered answers of `meant`, bounded

    def loose_clauses(self, text: str) -> list[tuple[int, int, int]]:
        """ "wenn ich von der Arbeit zurück bin": (hour of a first reading, begin, end) of clauses to be asked about."""
        lowered = text.lower()
        if len(lowered) != len(text):
            return []
        found = [(hour, *match.span()) for pattern, hour in self.clauses if (match := pattern.search(lowered))]
        return found[:1]

    def meant(self, written: str) -> str:
        """The known word that a word as it is written stands for, or its folded form."""
        word = self.correct(fold(written))
        if len(self.known) < REMEMBERED:
            self.known[written] = word
        return word

    def correct(self, word: str) -> str:
        """The known word that `word` is a slip of (one letter missing, doubled, wrong or swapped), or `word`."""
        if word in self.vocabulary or len(word) < FUZZY_FROM or word in self.lookalikes:
            return word
        known = self.corrected.get(word)
        if known is None:
            known = self._correct(word)
            if len(self.corrected) < REMEMBERED:
                self.corrected[word] = known
        return known

    def _correct(self, word: str) -> str:
        if len(word) > 24:
            return word
        for shorter in (word, *shortened(word)):
            candidate = self.slips.get(shorter)
            if candidate is not None and one_slip(word, candidate):
                return candidate
        return word


def shortened(word: str) -> list[str]:
    """Every spelling of `word` with one letter left out."""
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


def one_slip(typed: str, meant: str) -> bool:
    """Whether the two are one wrong, missing, doubled or swapped letter apart; the first letter must agree."""
    if typed[0] != meant[0] and typed[:2] != meant[1::-1]:
        return False
    if abs(len(typed) - len(meant)) > 1:
        return False
    if len(typed) == len(meant):
        wrong = [place for place in range(len(typed)) if typed[place] != meant[place]]
        if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
            return typed[wrong[0]] == meant[wrong[1]] and typed[wrong[1]] == meant[wrong[0]]
        return len(wrong) == 1
    longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
    return shorter in shortened(longer)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case without accents; one character stays one character only within a word, so fold words, not texts."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    bare = unicodedata.normalize("NFKD", lowered.replace("ß", "ss").replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def spellings(word: str) -> set[str]:
    """A word as it may be typed: without accents, and with ae, oe, ue for umlauts."""
    spelled_out = word.lower()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        spelled_out = spelled_out.replace(umlaut, letters)
    return {fold(word), fold(spelled_out)}


def split_phrase(phrase: str) -> list[str]:
    """The words of a phrase in a lexicon file, apart at blanks, apostrophes and hyphens; hyphens stay as words."""
    return phrase.replace("'", " ").replace("’", " ").replace("-", " - ").split()


def phrase_spellings(phrase: str) -> set[tuple[str, ...]]:
    """All ways to type a phrase."""
    ways: set[tuple[str, ...]] = {()}
    for word in split_phrase(phrase):
        ways = {(*way, spelled) for way in ways for spelled in spellings(word)}
    return ways


def compounds(tables: dict[str, dict[str, list[str]]], habits: frozenset[str]) -> list[tuple[str, str, str]]:
    """(phrase, sort, meaning) that the language builds itself: "Freitagabend", "fünfundzwanzig", "twenty five"."""
    made: list[tuple[str, str, str]] = []
    numbers = tables.get("NUM", {})
    ones = {n: numbers.get(str(n), []) for n in range(1, 10)}
    for tens in range(20, 60, 10):
        for n in range(1, 10):
            for ten in numbers.get(str(tens), []):
                for one in ones[n]:
                    if "ones_before_tens" in habits:
                        stem = "ein" if n == 1 else one
                        made.append((f"{stem}und{ten}", "NUM", str(tens + n)))
                    elif "tens_before_ones" in habits:
                        made += [(f"{ten}{gap}{one}", "NUM", str(tens + n)) for gap in (" ", "-", "")]
    if "weekday_part_compounds" in habits:
        for month, names in tables["MONTH"].items():
            made += [(f"{name}{week}", "MONTH_WEEK", month) for name in names for week in ("woche", "wuche")]
        for weekday, names in tables["WEEKDAY"].items():
            for part, words in tables["PART_IN_COMPOUND"].items():
                for name in names:
                    for word in words:
                        made.append((f"{name}{word}", "WEEKDAY_PART", f"{weekday}_{part}"))
                        made.append((f"{name}{word}s", "WEEKDAY_PART", f"{weekday}_{part}"))
    return made


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; one that we do not speak is read as English."""
    spoken = language if language in LANGUAGES else "en"
    raw = tomllib.loads((Path(__file__).parent / "lexicon" / f"{spoken}.toml").read_text("utf-8"))
    habits = frozenset(raw.pop("habits", []))
    lookalikes = frozenset(way for word in raw.pop("lookalikes", []) for way in spellings(word))
    wish = frozenset(way for word in raw.pop("wish", []) for way in spellings(word))
    past = frozenset(way for word in raw.pop("past", []) for way in spellings(word))
    telling = {
        name: frozenset(way for word in raw.pop(name, []) for way in spellings(word))
        for name in ("summons", "polite", "acts", "lasting", "amounts", "mends")
    }
    able = frozenset(way for word in raw.pop("able", []) for way in spellings(word))
    no_verbs = frozenset(way for word in raw.pop("no_verbs", []) for way in spellings(word))
    verb_ends = tuple(raw.pop("verb_ends", []))
    clauses = tuple(
        (re.compile(rf"\b(?:{text})"), int(hour)) for hour, texts in raw.pop("clauses", {}).items() for text in texts
    )
    tables: dict[str, dict[str, list[str]]] = raw
    collected: dict[tuple[str, ...], Entry] = {}
    lines = [
        (phrase, sort, meaning)
        for sort, meanings in tables.items()
        if sort != "PART_IN_COMPOUND"
        for meaning, phrases in meanings.items()
        for phrase in phrases
    ]
    for phrase, sort, meaning in compounds(tables, habits) + lines:  # what the file says wins over what is made
        value: Meaning = int(meaning) if meaning.lstrip("-").isdigit() else meaning
        for words in phrase_spellings(phrase):
            collected[words] = Entry(words, sort, value)
    by_first: dict[str, list[Entry]] = {}
    for entry in collected.values():
        by_first.setdefault(entry.words[0], []).append(entry)
    vocabulary = frozenset(word for words in collected for word in words)
    slips: dict[str, str] = {}
    for word in sorted({word for entry in collected.values() if entry.sort in CORRECTED for word in entry.words}):
        if len(word) >= FUZZY_FROM:
            for shorter in (word, *shortened(word)):
                slips.setdefault(shorter, word)
    return Lexicon(
        language=spoken,
        entries={first: tuple(sorted(found, key=lambda e: -len(e.words))) for first, found in by_first.items()},
        vocabulary=vocabulary,
        slips=slips,
        lookalikes=lookalikes,
        habits=habits,
        wish=wish,
        able=able,
        past=past,
        summons=telling["summons"],
        polite=telling["polite"],
        acts=telling["acts"],
        lasting=telling["lasting"],
        amounts=telling["amounts"],
        mends=telling["mends"],
        verb_ends=verb_ends,
        no_verbs=no_verbs,
        clauses=clauses,
    )
