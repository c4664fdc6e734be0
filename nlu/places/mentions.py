"""Finds where a message may name a place: codes, names, streets, and the words around them. Refuses to decide."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.places import words
from nlu.places.gazetteer import Gazetteer
from nlu.places.spelling import folded

LONGEST = 6  # words in a name: "Frankfurt am Main", "La Chaux de Fonds"
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_GLUE = re.compile(r"[ \t]*[-'’./(]?[ \t]*\)?")  # what may stand between two words of one name


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters or digits."""

    start: int
    end: int
    text: str
    key: str

    @property
    def number(self) -> bool:
        return self.text[0].isdigit()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A stretch of tokens that may be a place, `first` to `last` exclusive."""

    key: str
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """What the surroundings say for a mention."""

    led: bool  # a word before it says "here comes a place"
    alone: bool  # nothing else stands in the message
    edged: bool  # it fills a segment between commas or line ends
    negated: bool
    capital: bool


class Message:
    """A message cut into tokens, with what is already taken by streets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [Token(*at.span(), at[0], folded(at[0])) for at in _TOKEN.finditer(text)]
        self.street: list[tuple[int, int]] = []  # token spans of streets with their numbers
        self._mark_streets()

    def between(self, left: int, right: int) -> str:
        """The text between two tokens."""
        return self.text[self.tokens[left].end : self.tokens[right].start]

    def in_street(self, position: int) -> bool:
        """Whether a token belongs to a street."""
        return any(first <= position < last for first, last in self.street)

    def key(self, first: int, last: int) -> str:
        """The folded name these tokens make."""
        return " ".join(token.key for token in self.tokens[first:last] if token.key)

    def _mark_streets(self) -> None:
        """ "Hardstrasse 12", "Zürcher Str. 5a", "12 rue de Lausanne", "via Lugano 3"."""
        tokens = self.tokens
        for position, token in enumerate(tokens):
            if token.number:
                continue
            if token.key in words.STREET_STARTS and position + 1 < len(tokens) and not tokens[position + 1].number:
                self._mark_leading(position)
            elif token.key.endswith(words.STREET_ENDS) and len(token.key) > 2:
                whole = token.key in words.STREET_ENDS
                first = position - 1 if whole and position and tokens[position - 1].capital else position
                last = self._after_number(position + 1)
                if last > position + 1 or (token.key not in words.EVERYDAY and self._long_street(token.key)):
                    self.street.append((first, last))

    def _long_street(self, key: str) -> bool:
        return any(
            key.endswith(end) and len(key) > len(end) + 2 for end in ("strasse", "gasse", "weg", "allee", "strass")
        )

    def _mark_leading(self, position: int) -> None:
        """French and Italian: the street word leads, the name follows up to the number or the comma."""
        tokens = self.tokens
        last = position + 1
        while last < len(tokens) and last < position + 5 and not tokens[last].number:
            if not _GLUE.fullmatch(self.between(last - 1, last)):
                break
            last += 1
        numbered = self._after_number(last)
        before = position and tokens[position - 1].number and len(tokens[position - 1].text) <= 3
        if numbered > last or before:
            self.street.append((position - 1 if before else position, numbered))
        elif tokens[position].key in {"rue", "avenue", "boulevard", "chemin", "route", "via", "viale"}:
            self.street.append((position, min(last, position + 3)))

    def _after_number(self, position: int) -> int:
        """The token after a house number that may stand here."""
        if position < len(self.tokens) and self.tokens[position].number and len(self.tokens[position].text) <= 4:
            gap = self.between(position - 1, position)
            if gap.strip(" .") == "":
                after = position + 1
                if (
                    after < len(self.tokens)
                    and len(self.tokens[after].text) == 1
                    and self.between(position, after) in ("", " ")
                    and self.tokens[after].key in "abcdefgh"
                ):
                    after += 1
                return after
        return position

    def names(self, places: Gazetteer) -> list[Mention]:
        """The longest names that are known, left to right, outside streets."""
        found = []
        position = 0
        while position < len(self.tokens):
            mention = None if self._silent(position) else self._longest(position, places)
            if mention is not None:
                found.append(mention)
            position = position + 1 if mention is None else mention.last
        return found

    def _silent(self, position: int) -> bool:
        token = self.tokens[position]
        return not token.key or token.number or self.in_street(position)

    def _longest(self, first: int, places: Gazetteer) -> Mention | None:
        last = first + 1
        best = None
        while last <= len(self.tokens) and last - first <= LONGEST:
            if last > first + 1 and not _GLUE.fullmatch(self.between(last - 2, last - 1)):
                break
            if last > first + 1 and self.in_street(last - 1):
                break
            key = self.key(first, last)
            if places.knows(key) and (len(key) > 2 or last - first > 1):
                best = Mention(key=key, first=first, last=last)
            last += 1
        return best

    def cue(self, first: int, last: int) -> Cue:
        """What the words around these tokens say."""
        before = first - 1
        steps = 0
        while before >= 0 and steps < 3 and self.tokens[before].key in words.BETWEEN and self._near(before, before + 1):
            if self.tokens[before].key in words.LEADING:
                break
            before -= 1
            steps += 1
        lead = self.tokens[before].key if before >= 0 and self._near(before, before + 1) else ""
        earlier = self.tokens[before - 1].key if before >= 1 else ""
        direct = self.tokens[first - 1].key if first else ""
        return Cue(
            led=lead in words.LEADING and (steps == 0 or lead not in {"a", "i", "us", "uf"}),
            alone=all(self._filler(number) for number in (*range(first), *range(last, len(self.tokens)))),
            edged=self._edge(self.tokens[first].start, -1) and self._edge(self.tokens[last - 1].end, 1),
            negated=bool({direct, lead} & words.NEGATING) or (lead in words.LEADING and earlier in words.NEGATING),
            capital=self.tokens[first].capital,
        )

    def _filler(self, number: int) -> bool:
        token = self.tokens[number]
        return (
            token.key in words.FILLER
            or token.key in words.LEADING
            or token.key in words.BETWEEN
            or self.in_street(number)
        )

    def _near(self, left: int, right: int) -> bool:
        return re.fullmatch(r"[ \t'’:.]{0,3}", self.between(left, right)) is not None

    def _edge(self, at: int, way: int) -> bool:
        """Whether a segment ends here, blanks aside."""
        rest = self.text[:at] if way < 0 else self.text[at:]
        rest = rest.rstrip(" \t") if way < 0 else rest.lstrip(" \t")
        if not rest:
            return True
        return rest[-1 if way < 0 else 0] in ",;:!?\n|–—()/." or (rest[-1 if way < 0 else 0] == "-")
