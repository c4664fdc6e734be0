"""Judges a postal code that was found: whose it is, and whether the name beside it agrees. Refuses bare names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.travel import distance_km
from nlu.places import words
from nlu.places.codes import CodeMention
from nlu.places.gazetteer import Code, Gazetteer, Spot
from nlu.places.mentions import LONGEST, Mention, Message
from nlu.places.naming import MOST, TOWN, Asker, Found, Names
from nlu.places.showing import ambiguous, of_code
from nlu.places.typos import closest

NEAR_KM = 120.0  # a code this near to the region is the region's, when the other is three times as far
FOUR_DIGITS = frozenset({"CH", "LI", "AT"})
_JOINED = re.compile(r"[ \t]*[-,(]?[ \t]*")


class Codes:
    """The codes of one message."""

    def __init__(self, message: Message, places: Gazetteer, asker: Asker, names: Names) -> None:
        self.message = message
        self.places = places
        self.asker = asker
        self.names = names

    def judge(self, number: CodeMention, mentions: Sequence[Mention]) -> Found | None:
        """The place, or the question which, or None when the number is no code here."""
        beside = self._beside(number, mentions)
        for name in (beside, self._exact(number), self._misspelt(number)):  # "8200 Schafhausen": a hamlet, or a slip
            if name is not None and (found := self._agreed(number, name)) is not None:
                return found
        if beside is None or (beside.key in words.EVERYDAY and not self._is_town(number, beside)):
            return self._bare(number)
        return self._conflict(number, beside) or self._bare(number)

    def _is_town(self, number: CodeMention, name: Mention) -> bool:
        """ "6003 Zug": an everyday word that is a town of one's own country, with its code or what is taken for it."""
        first, last = min(number.first, name.first), max(number.last, name.last)
        large = self.places.people(name.key, self.asker.country) >= TOWN
        return large and self.message.tokens[name.first].capital and self.message.alone(first, last)

    def _agreed(self, number: CodeMention, name: Mention) -> Found | None:
        spots = self.names.in_region(name)
        pairs = [(code, spot) for code in number.readings for spot in spots if _agree(code, spot, self.places)]
        if not pairs:
            return None
        code, spot = min(pairs, key=lambda pair: _gap(*pair))
        first, last = min(number.first, name.first), max(number.last, name.last)
        return Found(place=of_code(code, self.places, spot), first=first, last=last)

    def _conflict(self, number: CodeMention, name: Mention) -> Found | None:
        """The code lies elsewhere than the name beside it, or does not exist."""
        named = self.names.judge(name, (), sure=True)
        if named is None:
            return None
        first, last = min(number.first, name.first), max(number.last, named.last)
        readings = named.place.candidates or (named.place,)
        if number.readings:
            both = [*(of_code(code, self.places) for code in number.readings), *readings][:MOST]
            return Found(place=ambiguous(both, "conflicting"), first=first, last=last)
        if len(number.code) != (4 if readings[0].country in FOUR_DIGITS else 5):
            return None
        known = "uncovered" in named.place.flags  # "75001 Paris": we do not know the codes of France
        flags = named.place.flags if known else (*named.place.flags, "conflicting")
        return Found(place=replace(named.place, flags=flags), first=first, last=last)

    def _bare(self, number: CodeMention) -> Found | None:
        if not number.bare_ok or not number.readings:
            return None
        clear = self._clear(number.readings) if len(number.readings) > 1 else None
        readings = number.readings if clear is None else (clear,)
        home = sorted(readings, key=lambda code: not self.asker.at_home(code.country))
        shown = [of_code(code, self.places) for code in home]
        place = shown[0] if len(shown) == 1 else ambiguous(shown, label=number.code)
        return Found(place=place, first=number.first, last=number.last)

    def _clear(self, readings: Sequence[Code]) -> Code | None:
        """One code in two countries: near the region, or a language that only one of them speaks."""
        if self.asker.near is not None:
            near = self.asker.near
            ranked = sorted(readings, key=lambda code: distance_km(*near, code.lat, code.lon))
            first, second = (distance_km(*near, code.lat, code.lon) for code in ranked[:2])
            if first < NEAR_KM and second > 3 * first + 20:
                return ranked[0]
        if self.asker.language in {"fr", "it"} and self.asker.country == "CH":
            return next((code for code in readings if code.country == "CH"), None)
        return None

    def _beside(self, number: CodeMention, mentions: Sequence[Mention]) -> Mention | None:
        """The name that goes with a code: right behind it, or right before it."""
        behind = [mention for mention in mentions if mention.first == number.last and self._joined(number.last)]
        before = [mention for mention in mentions if mention.last == number.first and self._joined(number.first)]
        return next(iter(behind + before), None)

    def _exact(self, number: CodeMention) -> Mention | None:
        """Words behind a code that are a name of it, however odd they look elsewhere: "1673 Rue", "4932 Au"."""
        names = self._names(number)
        first, end = number.last, len(self.message.tokens)
        if first >= end or not self._joined(first):
            return None
        for last in range(min(end, first + LONGEST), first, -1):
            if self.message.key(first, last) in names:
                return Mention(key=self.message.key(first, last), first=first, last=last)
        return None

    def _misspelt(self, number: CodeMention) -> Mention | None:
        """Words beside a code that are nearly a name of that code: "8004 Zürcih"."""
        names = self._names(number)
        behind, before = number.last, number.first - 1
        for first, last in ((behind, behind + 2), (behind, behind + 1), (before, before + 1)):
            if first < 0 or last > len(self.message.tokens) or self.message.silent(first):
                continue
            key = self.message.key(first, last)
            if not self._joined(behind if first == behind else number.first):
                continue
            if not (number.bare_ok or self.message.tokens[first].capital):
                continue
            if len(key) > 3 and (meant := closest(key, names, min(3, len(key) // 4))):
                return Mention(key=meant[0], first=first, last=last)
        return None

    def _joined(self, edge: int) -> bool:
        """Whether only a comma or a hyphen stands between the tokens left and right of an edge."""
        return _JOINED.fullmatch(self.message.between(edge - 1, edge)) is not None

    def _names(self, number: CodeMention) -> set[str]:
        return {key for code in number.readings for spot in self._around(code) for key in self.places.keys(spot)}

    def _around(self, code: Code) -> Iterator[Spot]:
        for number in code.spots:
            spot = self.places.spot(number)
            yield spot
            if (parent := self.places.parent(spot)) is not None:
                yield parent


def _agree(code: Code, spot: Spot, places: Gazetteer) -> bool:
    """Whether a name may stand beside a code: it lies in it, its town does, it shares its town, or is next to it."""
    if spot.country != code.country:
        return False
    inside = [places.spot(number) for number in code.spots]
    if spot.number in code.spots or any(spot.number == other.parent for other in inside):
        return True
    if spot.parent is not None and any(spot.parent in (other.number, other.parent) for other in inside):
        return True
    return _gap(code, spot) <= max(code.radius, spot.radius)


def _gap(code: Code, spot: Spot) -> float:
    return 0.0 if spot.number in code.spots else distance_km(code.lat, code.lon, spot.lat, spot.lon)
