"""Decides which place a message names, or that it must be asked. Refuses to guess: being wrong is worse than asking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from domain.travel import distance_km
from nlu.places import codes, coordinates, words
from nlu.places.coding import Codes
from nlu.places.gazetteer import Gazetteer, gazetteer
from nlu.places.mentions import Mention, Message
from nlu.places.naming import MOST, Asker, Found, Names, Near
from nlu.places.numbered import Districts
from nlu.places.showing import ambiguous, of_code, of_spot
from nlu.places.typos import typos
from nlu.understanding import Place

LONGEST_MESSAGE = 4096
WITHIN_KM = 1.0  # a place this far outside another still lies in it
LONGEST_NAME = 8  # words
STREETS = words.STREET_STARTS | {end for end in words.STREET_ENDS if end.startswith("str")}
DIALECT_TOWN = 2_000  # people
POINT_KM = 0.1  # how sure a shared location is
_ONE = re.compile(r"[ \t]*[-,/(]?[ \t]*(?:(?:in|bei|à|a) )?")  # "Wiedikon in Zürich", "Zürich-Oerlikon"

_OR = frozenset({"oder", "or", "ou", "o", "od."})
_WAY = re.compile(  # "von 8004 nach 8400", "da Zurigo a Berna"; who travels has not moved
    r"(?<!komme )(?<!fahre )(?<!pendle )(?<!come )(?<!viens )(?<!vengo )\b(?:von|vo|ab|from|depuis|de|da)\s+"
    r"(?P<start>[^,;.!?\n]{3,40}?)\s+(?:nach|uf|to|à|a|vers|verso)\s+(?P<end>(?:(?! (?:on|am|um|at|le|il"
    r"|ab) )[^,;.!?\n]){3,60})",
    re.IGNORECASE,
)


def load(country: str) -> None:
    """Read the files now, so that the first message of somebody from this country need not wait."""
    gazetteer().nearest_code(0.0, 0.0)
    typos(country)


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
    asker = Asker(country=country, language=language, near=near)
    if (begun := _way(text, asker)) is not None:
        return begun
    found = _Reader(message, gazetteer(), asker).best()
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


def namesakes(place: Place) -> tuple[Place, ...]:
    """Every place we cover that has the name a place was read from, largest first, five at most; none for codes."""
    gazette, key = gazetteer(), Message(place.text).key(0, LONGEST_NAME)
    if place.postal_code is not None or not key:
        return ()
    spots = sorted((spot for spot in gazette.named(key) if spot.country in gazette.covered), key=lambda s: -s.people)
    by_label: dict[str, Place] = {}
    for spot in spots:
        found = of_spot(spot, gazette, among_others=True)
        by_label.setdefault(found.label, found)  # "Aesch ZH" is twice in the data: the larger is meant
    return tuple(by_label.values())[:MOST]


def street(text: str) -> str | None:
    """The first street with a house number that a message names, verbatim: "Badenerstrasse 120", "12 rue de Bourg"."""
    message = Message(text[:LONGEST_MESSAGE])
    for first, last in message.streets:
        tokens = message.tokens[first:last]
        if any(token.number for token in tokens) and any(token.capital or token.key in STREETS for token in tokens):
            return text[tokens[0].start : tokens[-1].end]
    return None


def saved(text: str) -> str | None:
    """The words that mean a place the customer has saved ("zuhause", "chez moi"), verbatim; None without."""
    message = Message(text[:LONGEST_MESSAGE])
    for first in range(len(message.tokens)):
        for last in range(min(len(message.tokens), first + 3), first, -1):
            if message.key(first, last) in words.SAVED:
                return text[message.tokens[first].start : message.tokens[last - 1].end]
    return None


def _way(text: str, asker: Asker) -> Place | None:
    """From one place to another, what is to be carried for example: it begins at the first, and both are said."""
    for way in _WAY.finditer(text):
        ends = []
        for side in ("start", "end"):
            message = Message(way[side])
            found = _Reader(message, gazetteer(), asker).best() if message.tokens else None
            if found is None or found.place.lat is None or found.first != 0:
                break
            ends.append((found.place, way.start(side) + message.tokens[found.last - 1].end))
        if len(ends) == 2 and ends[0][0].label != ends[1][0].label:
            (start, _), (end, last) = ends
            return replace(start, label=f"{start.label} → {end.label}", text=text[way.start() : last])
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
        self.codes = Codes(message, places, asker, self.names)

    def best(self) -> Found | None:
        """Codes say more than names, names more than what could be a misspelt one."""
        mentions = self.message.names(self.places)
        if (district := Districts(self.message, self.places, self.asker, mentions).find()) is not None:
            return district
        numbers = codes.find(self.message, self.places)
        if by_code := [found for number in numbers if (found := self.codes.judge(number, mentions))]:
            return self._one_of(by_code)
        sure = self._only_a_choice(mentions)
        judged = [mention for mention in mentions if not sure or mention.key not in _OR]
        if by_name := [found for mention in judged if (found := self.names.judge(mention, judged, sure=sure))]:
            return self._one_of(self._without_landmarks(self._with_others(by_name, judged)))
        return next(self._misspelt(mentions), None)

    def _with_others(self, found: list[Found], mentions: Sequence[Mention]) -> list[Found]:
        """ "In Diessenhofen oder Stein": beside a place and an "or", a capitalised name is one too, everyday or not."""
        firsts, lasts = {each.first for each in found}, {each.last for each in found}
        tokens = self.message.tokens
        for mention in mentions:
            before, after = mention.first - 1, mention.last
            told = (before > 0 and tokens[before].key in _OR and before in lasts) or (
                after + 1 < len(tokens) and tokens[after].key in _OR and after + 1 in firsts
            )
            if told and mention.first not in firsts and tokens[mention.first].capital:
                other = self.names.judge(mention, (), sure=True)
                found = [*found, other] if other is not None else found
        return sorted(found, key=lambda each: each.first)

    def _without_landmarks(self, found: list[Found]) -> list[Found]:
        """Of "Baden bei Wien" only Baden."""
        tokens = self.message.tokens
        ends = {each.last for each in found}
        return [
            each
            for each in found
            if not (each.first - 1 in ends and each.first and tokens[each.first - 1].key in words.NEAR)
        ]

    def _one_of(self, found: list[Found]) -> Found:
        """Of several places the finest, when it lies within all others; else all of them, as a question."""
        points = [each for each in found if each.place.lat is not None]
        if len(found) == 1 or not points:
            return found[0]
        if self._either(found):
            both = [reading for each in found for reading in (each.place.candidates or (each.place,))]
            return Found(place=ambiguous(both[:MOST]), first=found[0].first, last=found[-1].last)
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

    def _only_a_choice(self, mentions: Sequence[Mention]) -> bool:
        """ "Rorbas oder Rohrbach": nothing but names with an "or" between them, so even small ones are places."""
        names = [mention for mention in mentions if mention.key not in _OR]  # an Oder is a place too
        named = {position for mention in names for position in range(mention.first, mention.last)}
        rest = [token.key for position, token in enumerate(self.message.tokens) if position not in named]
        plain = not any(mention.key in words.EVERYDAY for mention in names)
        return plain and len(names) > 1 and bool(rest) and all(key in _OR for key in rest)

    def _either(self, found: list[Found]) -> bool:
        """Whether two of them are said as one or the other: "Birmensdorf oder Aesch"."""
        pairs = pairwise(found)
        return any(self.message.between(one.last - 1, two.first).strip() in _OR for one, two in pairs)

    def _touching(self, one: Found, other: Found) -> bool:
        """Whether two finds are one expression: "Zürich-Oerlikon", "Oerlikon, Zürich", "Wiedikon in Zürich"."""
        if one is other:
            return True
        left, right = sorted((one, other), key=lambda each: each.first)
        return _ONE.fullmatch(self.message.between(left.last - 1, right.first)) is not None

    def _misspelt(self, mentions: Sequence[Mention]) -> Iterator[Found]:
        """Words that stand where a place would and are nearly one."""
        known = typos(self.asker.country)
        for first, last in self._unread(mentions):
            if not self.message.may_name(first, last):
                continue
            if meant := self._in_dialect(first, last) or known.meant(self.message.key(first, last)):
                mention = Mention(key=meant[0], first=first, last=last)
                if (found := self.names.judge(mention, mentions, guesses=meant)) is not None:
                    yield found

    def _in_dialect(self, first: int, last: int) -> list[str]:
        """ "Oltä", "Frauefäldä": the dialects say and write ä for the -en of a town's name."""
        key = self.message.key(first, last)[:-1] + "en"
        spoken = self.asker.country == "CH" and self.message.tokens[last - 1].text.lower().endswith("ä")
        return [key] if spoken and self.places.people(key, "CH") >= DIALECT_TOWN else []

    def _unread(self, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
        """Up to four words that no name has taken, where one may begin: at a capital, or at the start."""
        taken = {position for mention in mentions for position in range(mention.first, mention.last)}
        tokens = self.message.tokens
        for first, token in enumerate(tokens):
            if (first and not token.capital) or first in taken or self.message.silent(first):
                continue
            if not (self.message.led(first) or self.message.alone(first, len(tokens))):
                continue
            most = first + 1
            while most < min(len(tokens), first + 4) and self.message.reaches(first, most + 1):
                most += 1
            for last in range(most, first, -1):
                yield first, last


def _apart(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return distance_km(one.lat, one.lon, other.lat, other.lon)
