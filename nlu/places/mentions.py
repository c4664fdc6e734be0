"""Finds where a message may name a place, and what the words around it say for that. Refuses to decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from nlu.places import streets, words
from nlu.places.gazetteer import Gazetteer
from nlu.places.tokens import between, cut

LONGEST = 6  # words in a name: "Frankfurt am Main", "La Chaux de Fonds"
_GLUE = re.compile(r"[ \t]*[-'’./(]?[ \t]*\)?")  # what may stand between two words of one name
_CLOSE = re.compile(r"[ \t'’:.]{0,3}")  # between a leading word and the name
_ARTICLES_TOO = frozenset({"i", "a"})  # "i muri", "a lamp": lead only to a capital
_ADDING_NOTHING = words.FILLER | words.LEADING | words.BETWEEN
_INSIDE = frozenset({"in", "a", "au", "z", "wohne", "wohnhaft"})
_EDGES = ",;:!?\n|–—()/.-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A stretch of tokens that may be a place, `first` to `last` exclusive; `key` is the folded name meant."""

    key: str
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """What the surroundings say for a mention."""

    led: bool  # a word before it says "here comes a place"
    inside: bool  # the word is "in" or the like: stronger
    of: bool  # "de", "von" before it: weaker
    alone: bool  # nothing else stands in the message
    whole: bool  # nothing at all stands around it
    edged: bool  # it fills a segment between commas or line ends
    negated: bool  # "nicht in Bern"
    article: bool  # "im Wald"
    titled: bool  # "Herr Basel", "Kanton Bern"
    capital: bool  # the writer chose a capital


class Message:
    """A message cut into tokens, streets marked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = cut(text)
        self.streets = streets.find(text, self.tokens)
        self._in_streets = frozenset(n for first, last in self.streets for n in range(first, last))

    @cached_property
    def _shouted(self) -> bool:
        """Whether it is written in capitals, so that a capital says nothing."""
        letters = sum(map(str.isalpha, self.text))
        return letters > 12 and sum(map(str.isupper, self.text)) > 0.7 * letters

    def between(self, left: int, right: int) -> str:
        """The text between two tokens."""
        return between(self.text, self.tokens, left, right)

    def in_street(self, position: int) -> bool:
        """Whether a token belongs to a street."""
        return position in self._in_streets

    def key(self, first: int, last: int) -> str:
        """The folded name these tokens make."""
        return " ".join(token.key for token in self.tokens[first:last] if token.key)

    def names(self, places: Gazetteer) -> list[Mention]:
        """The longest names that are known, left to right, outside streets."""
        found = []
        position = 0
        while position < len(self.tokens):
            known = places.may_begin(self.tokens[position].key) and not self.silent(position)
            mention = self._longest(position, places) if known else None
            if mention is not None:
                found.append(mention)
            position = position + 1 if mention is None else mention.last
        return found

    def silent(self, position: int) -> bool:
        """Whether no name can begin here."""
        token = self.tokens[position]
        return not token.key or token.number or self.in_street(position)

    def reaches(self, first: int, last: int) -> bool:
        """Whether the tokens up to `last` may still belong to the name that began at `first`."""
        return last <= first + 1 or (
            not self.in_street(last - 1) and _GLUE.fullmatch(self.between(last - 2, last - 1)) is not None
        )

    def _longest(self, first: int, places: Gazetteer) -> Mention | None:
        key, best = self.tokens[first].key, None
        words_at_most = min(LONGEST, len(self.tokens) - first) if places.begins(key) else 1
        for last in range(first + 1, first + words_at_most + 1):
            if not self.reaches(first, last):
                break
            key = self.key(first, last)
            if (len(key) > 2 or self.tokens[first].capital) and places.knows(key):
                best = Mention(key=key, first=first, last=last)
        return best

    def may_name(self, first: int, last: int) -> bool:
        """Whether a place could stand here: a capital where one is led to or nothing else is said, or all there is."""
        if self.tokens[first].capital and not self._shouted and not self._initials(first, last):
            return self.led(first) or self.alone(first, last) or self._whole(first, last)
        return self._whole(first, last)

    def _whole(self, first: int, last: int) -> bool:
        """Whether these tokens are the message."""
        return self._bare == self.text[self.tokens[first].start : self.tokens[last - 1].end]

    @cached_property
    def _bare(self) -> str:
        return self.text.strip(" .!\n")

    def cue(self, first: int, last: int) -> Cue:
        """What the words around these tokens say."""
        direct, lead, before = self._lead(first)
        capital = self.tokens[first].capital and not self._shouted and not self._initials(first, last)
        return Cue(
            led=lead in words.LEADING and (capital or lead not in _ARTICLES_TOO or self.tokens[before].text in "àÀ"),
            inside=lead in _INSIDE,
            of=direct in words.OF,
            alone=self.alone(first, last),
            whole=self._whole(first, last),
            edged=self._edge(self.tokens[first].start, -1) and self._edge(self.tokens[last - 1].end, 1),
            negated=self._negated(first),
            article=direct in words.ARTICLES,
            titled=direct in words.TITLES,
            capital=capital,
        )

    def _negated(self, first: int) -> bool:
        """Whether a refusal is meant for the place: "nicht in Bern", not the "nicht" of "druckt nicht 8004 Zürich".

        Between refusal and place stand only words that lead to one. Before it stands nothing of the same clause, or
        a word of living and being ("ich wohne nicht mehr in Bern"): any other word is what is refused.
        """
        at = self._passed(first - 1, words.LEADING | words.BETWEEN, first)
        at = self._passed(at, words.NO_MORE, first)
        if at < 0 or not self._one_clause(at, first):
            return False
        if self.tokens[at].key in words.INSTEAD:
            return True
        if self.tokens[at].key not in words.NEGATING:
            return False
        before = at - 1
        return before < 0 or not self._one_clause(before, at) or self.tokens[before].key in words.LIVING

    def _passed(self, at: int, some: frozenset[str], first: int) -> int:
        """The token before those of a few words, three at most."""
        least = max(0, at - 2)
        while at >= least and self.tokens[at].key in some and self._one_clause(at, first):
            at -= 1
        return at

    def _one_clause(self, left: int, right: int) -> bool:
        """Whether no comma or stop stands between two tokens."""
        return not set(self.text[self.tokens[left].end : self.tokens[right].start]) & set(",.;:!?\n")

    def _initials(self, first: int, last: int) -> bool:
        """ "EMS" in a message that is not shouted is no town."""
        token = self.tokens[first]
        return last == first + 1 and token.text.isupper() and 1 < len(token.text) < 5 and len(self.tokens) > 1

    def led(self, first: int) -> bool:
        """Whether the words before a token may say "here comes a place"."""
        return self._lead(first)[1] in words.LEADING

    def _lead(self, first: int) -> tuple[str, str, int]:
        """The word right before a token, the one that leads to it, and where that stands."""
        before = first - 1
        direct = self.tokens[before].key if before >= 0 and self._close(before) else ""
        while before >= max(0, first - 3) and self._close(before) and self.tokens[before].key in words.BETWEEN:
            before -= 1
        lead = self.tokens[before].key if before >= 0 and self._close(before) else ""
        if lead not in words.LEADING and direct in words.LEADING:
            lead = direct
        return direct, lead, before

    def alone(self, first: int, last: int) -> bool:
        """Whether no token but these says anything."""
        begin, end = self._telling
        return first <= begin and last >= end

    @cached_property
    def _telling(self) -> tuple[int, int]:
        """From the first token that says something to the last (exclusive)."""
        count = len(self.tokens)
        begin = next((number for number in range(count) if not self._adds_nothing(number)), count)
        end = next((number for number in range(count, begin, -1) if not self._adds_nothing(number - 1)), 0)
        return begin, end

    def _adds_nothing(self, number: int) -> bool:
        return self.tokens[number].key in _ADDING_NOTHING or number in self._in_streets

    def _close(self, left: int) -> bool:
        return _CLOSE.fullmatch(self.between(left, left + 1)) is not None

    def _edge(self, at: int, way: int) -> bool:
        """Whether a segment ends here, blanks aside."""
        rest = self.text[:at].rstrip(" \t") if way < 0 else self.text[at:].lstrip(" \t")
        return not rest or rest[-1 if way < 0 else 0] in _EDGES
