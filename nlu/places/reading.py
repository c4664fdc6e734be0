"""Decides which place a message names, or that it must be asked. Refuses to guess: being wrong is worse than asking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.travel import distance_km
from nlu.places import codes, coordinates, numbered, words
from nlu.places.codes import CodeMention
from nlu.places.gazetteer import Code, Gazetteer, Spot, gazetteer
from nlu.places.mentions import Mention, Message
from nlu.places.naming import MOST, Asker, Found, Names, Near
from nlu.places.showing import ambiguous, of_code
from nlu.places.typos import closest, typos
from nlu.understanding import Place

LONGEST_MESSAGE = 4096
WITHIN_KM = 1.0  # a place this far outside another still lies in it
POINT_KM = 0.1  # how sure a shared location is
NEAR_KM = 120.0  # a code this near to the region is the region's, when the other is three times as far
_JOINED = re.compile(r"[ \t]*[-,(]?[ \t]*")


def read(text: str, *, country: str = "CH", language: str | None = None, near: Near | None = None) -> Place | None:
    """The place a message names, with the verbatim part of the message in `text`; None when it names none.

    `country` (alpha-2), `language` and `near` (latitude and longitude of the region's middle) break ties only when
    that leaves no doubt; otherwise the place is flagged ambiguous, has no point, and its candidates are what to ask.
    Never raises for any text.
    """
    text = text[:LONGEST_MESSAGE]
    if (point := coordinates.find(text)) is not None:
        return replace(nearest(point.lat, point.lon), text=text[point.start : point.end])
    message = Message(text)
    if not message.tokens:
        return None
    found = _Reader(message, gazetteer(), Asker(country=country, language=language, near=near)).best()
    if found is None:
        return None
    first, last = _with_street(message, found)
    return replace(found.place, text=text[message.tokens[first].start : message.tokens[last - 1].end])


def nearest(lat: float, lon: float) -> Place:
    """A shared location, labelled with the code and town it lies in; uncovered where we know none near."""
    places = gazetteer()
    hit = places.nearest_code(lat, lon)
    if hit is None or hit[1] > max(2 * hit[0].radius, 8.0):
        label = f"{lat:.4f}, {lon:.4f}"
        return Place(label=label, lat=lat, lon=lon, country=None, uncertainty_km=POINT_KM, flags=("uncovered",))
    return replace(of_code(hit[0], places), lat=lat, lon=lon, uncertainty_km=POINT_KM)


def saved(text: str) -> str | None:
    """The words that mean a place the customer has saved ("zuhause", "chez moi"), verbatim; None without."""
    message = Message(text[:LONGEST_MESSAGE])
    for first in range(len(message.tokens)):
        for last in range(min(len(message.tokens), first + 3), first, -1):
            if message.key(first, last) in words.SAVED:
                return text[message.tokens[first].start : message.tokens[last - 1].end]
    return None


def _with_street(message: Message, found: Found) -> tuple[int, int]:
    """The street right before or after belongs to the place's words."""
    first, last = found.first, found.last
    for start, end in message.streets:
        if end == first and message.between(end - 1, first).strip(" ,\n\t") == "":
            first = start
        elif start == last and message.between(last - 1, start).strip(" ,\n\t") == "":
            last = end
    return first, last


class _Reader:
    """One message, one asker."""

    def __init__(self, message: Message, places: Gazetteer, asker: Asker) -> None:
        self.message = message
        self.places = places
        self.asker = asker
        self.names = Names(message, places, asker)

    def best(self) -> Found | None:
        """Codes say more than names, names more than what could be a misspelt one."""
        mentions = self.message.names(self.places)
        if (district := numbered.find(self.message, self.places, self.asker, mentions)) is not None:
            return district
        numbers = codes.find(self.message, self.places)
        if by_code := [found for number in numbers if (found := self._code(number, mentions))]:
            return self._one_of(by_code)
        if by_name := [found for mention in mentions if (found := self.names.judge(mention, mentions))]:
            return self._one_of(by_name)
        return next(self._misspelt(mentions), None)

    def _one_of(self, found: list[Found]) -> Found:
        """Of several places the finest, when it lies within all others; else all of them, as a question."""
        points = [each for each in found if each.place.lat is not None]
        if len(found) == 1 or not points:
            return found[0]
        finest = min(points, key=lambda each: each.place.uncertainty_km)
        if all(_apart(each.place, finest.place) <= each.place.uncertainty_km + WITHIN_KM for each in points):
            beside = [each for each in points if self._touching(each, finest)]
            return replace(finest, first=min(each.first for each in beside), last=max(each.last for each in beside))
        distinct = list({each.place.label: each for each in points}.values())
        return Found(
            place=ambiguous([each.place for each in distinct][:MOST]),
            first=min(each.first for each in distinct),
            last=max(each.last for each in distinct),
        )

    def _touching(self, one: Found, other: Found) -> bool:
        """Whether two finds are one expression: "Zürich-Oerlikon", "Oerlikon, Zürich", "Wiedikon in Zürich"."""
        if one is other:
            return True
        left, right = sorted((one, other), key=lambda each: each.first)
        return (
            re.fullmatch(r"[ \t]*[-,/(]?[ \t]*(?:in |bei |à |a )?", self.message.between(left.last - 1, right.first))
            is not None
        )

    # --- codes

    def _code(self, number: CodeMention, mentions: Sequence[Mention]) -> Found | None:
        beside = self._beside(number, mentions) or self._misspelt_beside(number)
        if beside is None:
            return self._bare(number)
        first, last = min(number.first, beside.first), max(number.last, beside.last)
        spots = self.names.in_region(beside)
        agreeing = [(code, spot) for code in number.readings for spot in spots if _goes_with(code, spot, self.places)]
        if not agreeing:
            return self._conflict(number, beside, first, last)
        code, spot = min(agreeing, key=lambda pair: _gap(*pair))
        return Found(place=of_code(code, self.places, spot), first=first, last=last)

    def _conflict(self, number: CodeMention, beside: Mention, first: int, last: int) -> Found | None:
        """The code lies elsewhere than the name beside it, or does not exist."""
        name = self.names.judge(beside, (), sure=True)
        if name is None or (number.readings and not number.bare_ok and beside.key in words.EVERYDAY):
            return self._bare(number)
        if not number.readings:
            best = (name.place.candidates or (name.place,))[0]
            if beside.key in words.EVERYDAY or (best.country in {"CH", "LI", "AT"} and len(number.code) != 4):
                return None
            flags = tuple(
                dict.fromkeys((*name.place.flags, *(() if "uncovered" in name.place.flags else ("conflicting",))))
            )
            return Found(place=replace(name.place, flags=flags), first=first, last=last)
        if beside.key in words.EVERYDAY:
            return self._bare(number)
        named = name.place.candidates or (name.place,)
        readings = [*(of_code(code, self.places) for code in number.readings), *named][:MOST]
        return Found(place=ambiguous(readings, "conflicting"), first=first, last=last)

    def _bare(self, number: CodeMention) -> Found | None:
        if not number.bare_ok or not number.readings:
            return None
        readings: Sequence[Code] = number.readings
        if len(readings) > 1 and (clear := self._clear(readings)) is not None:
            readings = (clear,)
        home = sorted(readings, key=lambda code: not self.asker.at_home(code.country))
        shown = [of_code(code, self.places) for code in home]
        place = shown[0] if len(shown) == 1 else ambiguous(shown, label=number.code)
        return Found(place=place, first=number.first, last=number.last)

    def _clear(self, readings: Sequence[Code]) -> Code | None:
        """One code in two countries: near the region, or a language that only one of them speaks."""
        if self.asker.near is not None:
            ranked = sorted((distance_km(*self.asker.near, code.lat, code.lon), code.country) for code in readings)
            if ranked[0][0] < NEAR_KM and ranked[1][0] > 3 * ranked[0][0] + 20:
                return next(code for code in readings if code.country == ranked[0][1])
        if self.asker.language in {"fr", "it"} and self.asker.country == "CH":
            return next((code for code in readings if code.country == "CH"), None)
        return None

    def _beside(self, number: CodeMention, mentions: Sequence[Mention]) -> Mention | None:
        """The name that goes with a code: right behind it, or right before it."""
        behind = [mention for mention in mentions if mention.first == number.last]
        before = [mention for mention in mentions if mention.last == number.first]
        for mention in behind + before:
            left, right = sorted((mention.first, number.first))
            edge = number.last if left == number.first else mention.last
            if _JOINED.fullmatch(self.message.between(edge - 1, right)):
                return mention
        return None

    # --- slips of the keyboard

    def _misspelt_beside(self, number: CodeMention) -> Mention | None:
        """Words beside a code that are nearly a name of that code: "8004 Zürcih"."""
        names = {key for code in number.readings for spot in self._around(code) for key in self.places.keys(spot)}
        behind, before = number.last, number.first - 1
        spans = [(behind, behind + 2), (behind, behind + 1), (before, before + 1)]
        for first, last in spans:
            if first < 0 or last > len(self.message.tokens) or self.message.silent(first):
                continue
            edge = behind if first == behind else number.first
            if not _JOINED.fullmatch(self.message.between(edge - 1, edge)):
                continue
            key = self.message.key(first, last)
            if len(key) > 3 and (meant := closest(key, names, min(3, len(key) // 4))):
                return Mention(key=meant[0], first=first, last=last)
        return None

    def _around(self, code: Code) -> Iterator[Spot]:
        for number in code.spots:
            spot = self.places.spot(number)
            yield spot
            if (parent := self.places.parent(spot)) is not None:
                yield parent

    def _misspelt(self, mentions: Sequence[Mention]) -> Iterator[Found]:
        """Words that stand where a place would and are nearly one."""
        taken = {position for mention in mentions for position in range(mention.first, mention.last)}
        for first in range(len(self.message.tokens)):
            if self.message.silent(first) or first in taken:
                continue
            for last in range(min(len(self.message.tokens), first + 3), first, -1):
                if not all(self.message.reaches(first, end) for end in range(first + 1, last + 1)):
                    continue
                key = self.message.key(first, last)
                cue = self.message.cue(first, last)
                if key in words.FILLER or not (cue.whole or (cue.capital and (cue.alone or cue.led))):
                    continue
                for meant in typos().meant(key)[:1]:
                    mention = Mention(key=meant, first=first, last=last)
                    if (found := self.names.judge(mention, mentions, guessed=True)) is not None:
                        yield found


def _goes_with(code: Code, spot: Spot, places: Gazetteer) -> bool:
    """Whether a name may stand beside a code: it lies in it, its town does, or it is next to it."""
    if spot.country != code.country:
        return False
    if spot.number in code.spots or any(places.spot(number).parent == spot.number for number in code.spots):
        return True
    return _gap(code, spot) <= max(code.radius, spot.radius)


def _gap(code: Code, spot: Spot) -> float:
    return 0.0 if spot.number in code.spots else distance_km(code.lat, code.lon, spot.lat, spot.lon)


def _apart(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return distance_km(one.lat, one.lon, other.lat, other.lon)
