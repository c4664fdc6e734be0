"""Judges a name that was found: which place it means, and whether it is one here at all. Refuses codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.travel import distance_km
from nlu.places import words
from nlu.places.elsewhere import elsewhere
from nlu.places.gazetteer import Gazetteer, Spot
from nlu.places.mentions import Cue, Mention, Message
from nlu.places.showing import ambiguous, of_spot
from nlu.places.spelling import alike, folded
from nlu.places.typos import typos
from nlu.understanding import Place

CLEAR = 19.0  # how many times better the first reading must be than all others together: 95 in 100 mean it
HOME = 30.0  # what the customer's own country counts more
SLIP_OF_A_LETTER = 0.1  # what "Brügg" counts less when "Brugg" is written, "Küssnacht" when "Küsnacht" is
QUARTER = 0.4  # what a quarter counts less than a town of its name
BY_KM = 40.0  # "Baden bei Wien"
SAME_KM = 4.0  # readings this near are one place
MOST = 5  # candidates

SURE_LETTERS = 5  # a shorter name is never corrected without asking
CITY = 60_000  # recognised without a capital
TOWN = 15_000  # stronger than an everyday word of the same letters, when led
SLIP = 5_000  # corrected to without asking
SMALL_TOWN = 3_000
VILLAGE = 1_000
HAMLET = 300  # where the source counts nobody

Near = tuple[float, float]
_BESIDE = re.compile(r"[ \t]*[,(/-]?[ \t]*")
_CANTON = re.compile(r" [A-Z]{2}$")  # "Villeneuve FR": told from its namesakes, so no hamlet
_REGION_WORDS = frozenset({"kanton", "canton", "cantone", "kt", "in", "im"})


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Who asks: what may break a tie."""

    country: str
    language: str | None = None
    near: Near | None = None

    def at_home(self, country: str) -> bool:
        """Whether a country is the asker's; Liechtenstein and Switzerland are one here."""
        return country == self.country or {country, self.country} == {"CH", "LI"}


@dataclass(frozen=True, kw_only=True)
class Found:
    """A place and the tokens it was read from."""

    place: Place
    first: int
    last: int


class Names:
    """The names of one message."""

    def __init__(self, message: Message, places: Gazetteer, asker: Asker) -> None:
        self.message = message
        self.places = places
        self.asker = asker

    def judge(
        self, mention: Mention, others: Sequence[Mention], *, sure: bool = False, guesses: Sequence[str] = ()
    ) -> Found | None:
        """The place, or the question which, or None when the word is no place here.

        `sure`: the surroundings leave no doubt that it is a place. `guesses`: the names a misspelt one may mean.
        """
        cue = self.message.cue(mention.first, mention.last)
        if cue.negated or (cue.titled and not sure) or elsewhere(self.message, mention):
            return None
        spots, last = [spot for key in guesses or (mention.key,) for spot in self.places.named(key)], mention.last
        spots += [] if guesses else self._sounding(mention.key, spots)
        said = self.region_after(mention)
        if said is not None and (within := [spot for spot in spots if said[0] in (spot.region, spot.country)]):
            spots, last, sure = within, said[1], True
        spots, by = self._by_another(spots, mention, others)
        if tail := self._by_tail(spots, last):
            (spots, last), by = tail, True
        sure = sure or by
        key = None if guesses else mention.key
        ranked = self._ranked(self._within_others(spots, mention, others), self._umlaut(mention), key)
        if not ranked:
            return None
        best = ranked[0][1]
        if not sure and not self._may_stand(mention, best, cue):
            return None
        home = self.asker.at_home(best.country)
        doubt = not sure and mention.key in words.EVERYDAY and best.people < TOWN and not (home and cue.inside)
        if guesses:
            doubt = doubt or best.people < (SLIP if home else CITY) or len(mention.key) < SURE_LETTERS
        elif not sure and best.people < VILLAGE * 2 and (larger := self._larger(mention.key, best)):
            ranked, doubt = self._ranked([*spots, *larger], None), True
        return Found(place=self._place(ranked, doubt=doubt), first=mention.first, last=last)

    def _sounding(self, key: str, known: Sequence[Spot]) -> list[Spot]:
        """Towns whose name sounds the same and has a letter doubled or not: "Küsnacht" and "Küssnacht"."""
        written = {spot.number for spot in known}
        return [
            spot
            for other in alike(key)
            if self.places.people(other) >= SMALL_TOWN
            for spot in self.places.named(other)
            if spot.number not in written and spot.people >= SMALL_TOWN
        ]

    def _larger(self, key: str, hamlet: Spot) -> list[Spot]:
        """Much larger towns that are a slip away from a hamlet's name: "Kasel" may be Kassel."""
        meant = [each for each in typos(self.asker.country).meant(key) if each != key]
        return [
            spot for each in meant for spot in self.places.named(each) if spot.people > 20 * max(hamlet.people, VILLAGE)
        ]

    def region_after(self, mention: Mention) -> tuple[str, int] | None:
        """ "Wald ZH", "Buchs (SG)", "Wil, Kanton Zürich", "Freiburg, Deutschland": the region and where it ends."""
        tokens, at = self.message.tokens, mention.last
        if at >= len(tokens) or _BESIDE.fullmatch(gap := self.message.between(at - 1, at)) is None:
            return None
        while at < min(len(tokens), mention.last + 2) and tokens[at].key in _REGION_WORDS:
            at += 1
        if at >= len(tokens):
            return None
        token = tokens[at]
        short = len(token.key) <= 2
        if short and not token.text.isupper():
            return None
        if (region := words.REGIONS.get(token.key)) is not None:
            return region, at + 1
        ends = at + 1 == len(tokens) <= 3
        if (country := words.COUNTRIES.get(token.key)) is not None and (not short or gap.strip() or ends):
            return country, at + 1
        return None

    def in_region(self, mention: Mention) -> list[Spot]:
        """Every place of a mention's name, narrowed by the region said after it."""
        spots, said = self.places.named(mention.key), self.region_after(mention)
        return [spot for spot in spots if said is not None and said[0] in (spot.region, spot.country)] or spots

    def _by_another(self, spots: list[Spot], mention: Mention, others: Sequence[Mention]) -> tuple[list[Spot], bool]:
        """ "Baden bei Wien": the one near the other place, and that it is one for sure."""
        for other in others:
            if other.first != mention.last + 1 or self.message.tokens[mention.last].key not in words.NEAR:
                continue
            large = max(self.places.named(other.key), key=lambda spot: spot.people)
            near = [spot for spot in spots if distance_km(spot.lat, spot.lon, large.lat, large.lon) <= BY_KM]
            if near and large.people > max(spot.people for spot in near):
                return near, True
        return spots, False

    def _by_tail(self, spots: list[Spot], at: int) -> tuple[list[Spot], int] | None:
        """ "Frankfurt an der Oder", "Bruck a. d. Mur": the one whose full name goes on so, and where that ends."""
        tokens, end = self.message.tokens, at
        while end < min(len(tokens), at + 3) and tokens[end].key in words.TAILS:
            end += 1
        if end == at or end == len(tokens) or not self.message.reaches(at - 1, end + 1):
            return None
        tail = tokens[end].key
        fitting = [spot for spot in spots if tail in folded(spot.name).split(" ")[1:]]
        return (fitting, end + 1) if fitting else None

    def _within_others(self, spots: list[Spot], mention: Mention, others: Sequence[Mention]) -> list[Spot]:
        """ "Neustadt in Köln", "Köln-Neustadt": a town named in the same message narrows the quarters."""
        for other in others:
            if other.key == mention.key:
                continue
            towns = {spot.number for spot in self.places.named(other.key) if spot.people >= 1000}
            inside = [spot for spot in spots if spot.parent in towns]
            if inside:
                return inside
        return spots

    def _umlaut(self, mention: Mention) -> bool | None:
        """Whether the writer typed an umlaut; None when the spelling says nothing: no vowel for one, or ae, oe, ue."""
        first, last = self.message.tokens[mention.first], self.message.tokens[mention.last - 1]
        typed = self.message.text[first.start : last.end].lower()
        if mention.key != self.message.key(mention.first, mention.last) or re.search("ae|oe|ue", typed):
            return None
        return re.search("[äöü]", typed) is not None

    def _ranked(self, spots: Iterable[Spot], umlaut: bool | None, key: str | None = None) -> list[tuple[float, Spot]]:
        """Best first; readings next to each other are one. `key`: the name as it is written, None for a guess."""
        spots = list(spots)
        spelt = {spot.number: self._spelt(spot, umlaut, key) for spot in spots} if len(spots) > 1 else {}
        worth_of = {spot.number: self._worth(spot) * spelt.get(spot.number, 1.0) for spot in spots}
        ranked = sorted(((worth_of[spot.number], spot) for spot in spots), key=lambda pair: (-pair[0], pair[1].number))
        kept: list[tuple[float, Spot]] = []
        for worth, spot in ranked:
            if not any(_same(spot, other) for _, other in kept):
                kept.append((worth, spot))
        return kept

    def _spelt(self, spot: Spot, umlaut: bool | None, key: str | None) -> float:
        """What a spelling says for one of several: another letter than is written may be meant, but rarely is."""
        other = umlaut is not None and umlaut != (re.search("[äöüÄÖÜ]", spot.name.split(" ")[0]) is not None)
        return SLIP_OF_A_LETTER if other or (key is not None and key not in self.places.keys(spot)) else 1.0

    def _worth(self, spot: Spot) -> float:
        worth = float(spot.people or (VILLAGE if _CANTON.search(spot.name) else HAMLET))
        if self.asker.at_home(spot.country):
            worth *= HOME
        town = self.places.parent(spot)
        if town is not None and town.people >= TOWN:  # "Villars-sur-Ollon" belongs to Ollon, and is larger
            worth *= QUARTER
        if self.asker.near is not None:
            far = distance_km(*self.asker.near, spot.lat, spot.lon)
            worth *= 30 if far < 20 else 3 if far < 60 else 1
        return worth

    def _may_stand(self, mention: Mention, best: Spot, cue: Cue) -> bool:
        """Whether a name is a place here: the smaller the place and the commoner the word, the more cue it needs."""
        home = self.asker.at_home(best.country)
        named = cue.led or cue.alone
        if cue.article and not cue.capital and not cue.alone:
            return False  # "la colonia"
        if best.country not in self.places.covered:
            return cue.capital and named and mention.key not in words.EVERYDAY
        if mention.key in words.EVERYDAY:
            if not cue.capital or cue.article or mention.key in words.NEVER:
                return False
            if home and cue.edged and best.people >= SMALL_TOWN:
                return True  # "... am Wochenende, Zug"; a smaller one comes back as a question
            if not named:
                return False
            if cue.whole and best.people >= SMALL_TOWN:
                return True
            if home:
                return best.people >= SMALL_TOWN or (cue.whole and best.people >= VILLAGE)
            return best.parent is None and best.people >= (TOWN if cue.inside else CITY)
        if best.people >= CITY:
            return cue.capital or named or len(mention.key) > 4
        if home and best.people >= SMALL_TOWN:
            return named or cue.edged or (cue.capital and len(mention.key) > 3)
        if best.people >= SMALL_TOWN:
            return named or (cue.capital and (cue.edged or cue.of or best.people >= TOWN))
        if home:
            return cue.alone or (cue.led and len(mention.key) > 5) or (cue.capital and (named or cue.edged or cue.of))
        return cue.alone or (cue.led and cue.capital)

    def _place(self, ranked: Sequence[tuple[float, Spot]], *, doubt: bool) -> Place:
        top = ranked[0][0]
        best = ranked[0][1]
        rest = sum(worth for worth, _ in ranked[1:])
        if rest * CLEAR <= top and not doubt and not any(_twins(spot, best) for _, spot in ranked[1:]):
            return of_spot(best, self.places)
        shown = [spot for worth, spot in ranked if worth * 4 * CLEAR > top][:MOST]
        if len(shown) < 2:
            shown = [spot for _, spot in ranked[:2]]
        readings: dict[str, Place] = {}
        for spot in shown:  # "Aesch ZH" is twice in the data: the larger is meant
            reading = of_spot(spot, self.places, among_others=len(shown) > 1)
            readings.setdefault(reading.label, reading)
        return ambiguous(list(readings.values()), label=best.name)


def _twins(one: Spot, other: Spot) -> bool:
    """Whether two towns of a name face each other across a border: Rheinfelden and Rheinfelden."""
    towns = one.country != other.country and one.parent is None and other.parent is None
    return towns and distance_km(one.lat, one.lon, other.lat, other.lon) <= SAME_KM


def _same(one: Spot, other: Spot) -> bool:
    """Whether two readings are one place."""
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= SAME_KM and not _twins(one, other)
