"""How a rule of the grammar is written and applied. Refuses to know any word or any rule.

A rule is a regular expression over sorts of words, written with their names: `(?P<h>NUM) OCLOCK (?P<m>NUM)?`. Names in
capitals stand for one sign, everything else is ordinary regular expression, blanks mean nothing. What it matches
becomes one sign of another sort, with a value made from the named groups. Rules are applied in the order of the list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final, TypeVar

from .lexicon import SIGN
from .words import Sign, Value, spell

T = TypeVar("T")

NAME: Final = re.compile(r"(?<![<\w])[A-Z][A-Z_]+")
BIT: Final = {sign: 1 << place for place, sign in enumerate(SIGN.values())}


def compiled(pattern: str) -> re.Pattern[str]:
    """A rule's pattern over names of sorts as a pattern over their signs."""
    return re.compile(NAME.sub(lambda name: SIGN[name.group()], pattern).replace(" ", "").replace("\n", ""))


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule has matched: its groups as signs, and the signs on both sides."""

    match: re.Match[str]
    signs: list[Sign]

    def sign(self, group: str) -> Sign | None:
        """The (last) sign of a group, None when the pattern has no such group or it took no part."""
        return self.signs[self.match.end(group) - 1] if self.has(group) else None

    def has(self, group: str) -> bool:
        """Whether the pattern has the group and the group took part."""
        if group not in self.match.re.groupindex:
            return False
        begin, end = self.match.span(group)
        return begin >= 0 and end > begin

    def get(self, group: str, kind: type[T]) -> T:
        """The value of a group that always takes part, checked to be of its kind."""
        sign = self.sign(group)
        if sign is None or not isinstance(sign.value, kind):
            raise TypeError(f"{group} of {self.match.re.pattern} is no {kind.__name__}")
        return sign.value

    def maybe(self, group: str, kind: type[T]) -> T | None:
        """The value of a group that may be missing."""
        return self.get(group, kind) if self.has(group) else None

    @property
    def before(self) -> Sign | None:
        """The sign before what was matched."""
        return self.signs[self.match.start() - 1] if self.match.start() else None

    @property
    def after(self) -> Sign | None:
        """The sign after what was matched."""
        return self.signs[self.match.end()] if self.match.end() < len(self.signs) else None

    @property
    def inside(self) -> list[Sign]:
        """The signs matched."""
        return self.signs[self.match.start() : self.match.end()]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what to make of it, and the sort of the sign that takes its place.

    `make` may return None: the rule does not hold here. `habit`: only languages with that habit have the rule.
    """

    pattern: re.Pattern[str]
    sort: str
    make: Callable[[Seen], Value]
    habit: str | None = None
    needs: tuple[int, ...] = ()  # of each of these sets of sorts a message must have one


def rule(pattern: str, sort: str, make: Callable[[Seen], Value], habit: str | None = None) -> Rule:
    """Write a rule."""
    ready = compiled(pattern)
    return Rule(ready, sort, make, habit, tuple(needed(parser.parse(ready.pattern))))


def needed(parsed: Iterable[tuple[Any, Any]]) -> list[int]:
    """Sets of signs, as bits, of each of which every match has at least one: what lacks them need not be searched."""
    sets: list[int] = []
    for kind, value in parsed:
        if kind is sre.LITERAL:
            sets.append(BIT.get(chr(value), 0))
        elif kind is sre.IN and all(part is sre.LITERAL for part, _ in value):
            sets.append(_any(BIT.get(chr(letter), 0) for _, letter in value))
        elif kind is sre.SUBPATTERN:
            sets += needed(value[3])
        elif kind is sre.BRANCH:
            branches = [needed(branch) for branch in value[1]]
            if all(branches):
                sets.append(_any(min(branch, key=int.bit_count) for branch in branches))
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[0] >= 1:
            sets += needed(value[2])
    return sets


def _any(bits: Iterable[int]) -> int:
    together = 0
    for each in bits:
        together |= each
    return together


def present(spelled: str) -> int:
    """The sorts of a message, as bits."""
    return _any(BIT[sign] for sign in set(spelled))


def applied(rules: Iterable[Rule], signs: list[Sign], habits: frozenset[str]) -> list[Sign]:
    """The signs after all rules, each tried once from left to right."""
    spelled = spell(signs)
    there = present(spelled)
    for each in rules:
        lacking = False
        for sets in each.needs:
            if not there & sets:
                lacking = True
                break
        if lacking:
            continue
        if each.habit is not None and each.habit not in habits:
            continue
        if each.pattern.search(spelled) is None:
            continue
        kept: list[Sign] = []
        done = 0
        for match in each.pattern.finditer(spelled):
            if match.end() == match.start():
                continue
            value = each.make(Seen(match, signs))
            if value is None:
                continue
            kept += signs[done : match.start()]
            run = signs[match.start() : match.end()]
            written = " ".join([sign.written for sign in run])
            kept.append(Sign(each.sort, value, run[0].begin, run[-1].end, written, run[0].capital))
            done = match.end()
        if done:
            signs = kept + signs[done:]
            spelled = spell(signs)
            there = present(spelled)
    return signs
