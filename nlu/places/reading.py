"""Decides which place a message names, or that it must be asked. Refuses to guess: being wrong is worse than asking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from domain.travel import distance_km
from nlu.places import codes, coordinates, words
from nlu.places.codes import CodeMention
from nlu.places.gazetteer import BIG_TOWN, COVERED, Code, Gazetteer, Spot, gazetteer
from nlu.places.mentions import Cue, Mention, Message
from nlu.understanding import Place

CLEAR = 5.0  # how many times better the first reading must be than the second
HOME = 30.0  # what the customer's own country counts more
SAME_KM = 4.0  # readings this near are one place
MOST = 5  # candidates
POINT_KM = 0.1  # how sure a shared location is
AGREE_KM = 10.0  # a name this far outside a code's area still goes with the code

Near = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Who asks: what may break a tie."""

    country: str
    language: str | None
    near: Near | None


@dataclass(frozen=True, kw_only=True)
class Found:
    """A place and the tokens it was read from."""

    place: Place
    first: int
    last: int
    negated: bool = False


def read(text: str, *, country: str = "CH", language: str | None = None, near: Near | None = None) -> Place | None:
    """The place a message names, with the verbatim part of the message in `text`; None when it names none.

    `country` (alpha-2) and `near` (the middle of the region) break ties only when that leaves no doubt; otherwise the
    place is flagged ambiguous, has no point, and its candidates are what to ask. Never raises for any text.
    """
    if (point := coordinates.find(text)) is not None:
        return replace(nearest(point.lat, point.lon), text=text[point.start : point.end])
    message = Message(text[:4096])
    if not message.tokens:
        return None
    asker = Asker(country=country, language=language, near=near)
    found = _Reader(message, gazetteer(), asker).best()
    if found is None:
        return None
    first, last = _with_street(message, found.first, found.last)
    verbatim = text[message.tokens[first].start : message.tokens[last - 1].end]
    return replace(found.place, text=verbatim)


def nearest(lat: float, lon: float) -> Place:
    """A shared location, labelled with the code and town it lies in; uncovered where we know none near."""
    places = gazetteer()
    hit = places.nearest_code(lat, lon)
    if hit is None or hit[1] > max(2 * hit[0].radius, 8.0):
        return Place(
            label=f"{lat:.4f}, {lon:.4f}", lat=lat, lon=lon, country=None, uncertainty_km=POINT_KM, flags=("uncovered",)
        )
    code, _ = hit
    return replace(_of_code(code, places), lat=lat, lon=lon, uncertainty_km=POINT_KM)


def _with_street(message: Message, first: int, last: int) -> tuple[int, int]:
    """The street right before or after belongs to the place's words."""
    for start, end in message.street:
        if end <= first and message.between(end - 1, first).strip(" ,\n\t") == "" and first - end <= 0:
            first = start
        elif start >= last and start == last and message.between(last - 1, start).strip(" ,\n\t") == "":
            last = end
    return first, last


class _Reader:
    """One message, one asker."""

    def __init__(self, message: Message, places: Gazetteer, asker: Asker) -> None:
        self.message = message
        self.places = places
        self.asker = asker

    def best(self) -> Found | None:
        """Codes say more than names; of two names the finer one that lies within the other."""
        mentions = self.message.names(self.places)
        by_code = [found for code in codes.find(self.message, self.places) if (found := self._code(code, mentions))]
        if by_code:
            return self._one_of(by_code)
        return self._one_of([found for mention in mentions if (found := self._name(mention, mentions))])

    def _one_of(self, found: list[Found]) -> Found | None:
        found = [each for each in found if not each.negated]
        if len(found) < 2:
            return found[0] if found else None
        points = [each for each in found if each.place.lat is not None]
        if not points:
            return found[0]
        finest = min(points, key=lambda each: each.place.uncertainty_km)
        if all(_apart(each.place, finest.place) <= each.place.uncertainty_km + SAME_KM for each in points):
            return finest
        distinct = list({each.place.label: each for each in points}.values())
        if len(distinct) == 1:
            return distinct[0]
        places = [each.place for each in distinct][:MOST]
        whole = Found(place=_ambiguous(places), first=distinct[0].first, last=distinct[0].last)
        return replace(whole, first=min(each.first for each in distinct), last=max(each.last for each in distinct))

    # --- codes

    def _code(self, mention: CodeMention, mentions: Sequence[Mention]) -> Found | None:
        beside = self._beside(mention, mentions)
        if beside is None:
            return self._bare(mention)
        first, last = min(mention.first, beside.first), max(mention.last, beside.last)
        spots = self._in_region(self.places.named(beside.key), beside)
        agreeing = [(code, spot) for code in mention.readings for spot in spots if _goes_with(code, spot, self.places)]
        if agreeing:
            code, spot = min(agreeing, key=lambda pair: _gap(pair[0], pair[1]))
            return Found(place=_of_code(code, self.places, spot), first=first, last=last)
        return self._conflict(mention, beside, first, last)

    def _conflict(self, mention: CodeMention, beside: Mention, first: int, last: int) -> Found | None:
        """The code lies elsewhere than the name beside it, or does not exist."""
        name = self._name(beside, (), strong=True)
        if name is None:
            return self._bare(mention)
        if not mention.readings:
            flags = tuple(dict.fromkeys((*name.place.flags, "conflicting")))
            return Found(place=replace(name.place, flags=flags), first=first, last=last)
        if beside.key in words.EVERYDAY and mention.bare_ok:
            return self._bare(mention)
        named = name.place.candidates or (name.place,)
        readings = [*(_of_code(code, self.places) for code in mention.readings), *named][:MOST]
        return Found(place=_ambiguous(readings, "conflicting"), first=first, last=last)

    def _bare(self, mention: CodeMention) -> Found | None:
        if not mention.bare_ok or not mention.readings:
            return None
        readings = mention.readings
        if len(readings) > 1 and (clear := self._clear_code(readings)) is not None:
            readings = (clear,)
        if len(readings) == 1:
            return Found(place=_of_code(readings[0], self.places), first=mention.first, last=mention.last)
        home = sorted(readings, key=lambda code: code.country != self.asker.country)
        places = [_of_code(code, self.places) for code in home]
        return Found(place=_ambiguous(places, label=mention.code), first=mention.first, last=mention.last)

    def _clear_code(self, readings: Sequence[Code]) -> Code | None:
        """One code in two countries: near the region, or a language that only one of them speaks."""
        if self.asker.near is not None:
            ranked = sorted((distance_km(*self.asker.near, code.lat, code.lon), code.country) for code in readings)
            if ranked[0][0] < 120 and ranked[1][0] > 3 * ranked[0][0] + 20:
                return next(code for code in readings if code.country == ranked[0][1])
        if self.asker.language in {"fr", "it"} and self.asker.country == "CH":
            return next((code for code in readings if code.country == "CH"), None)
        return None

    def _beside(self, code: CodeMention, mentions: Sequence[Mention]) -> Mention | None:
        """The name that goes with a code: right behind it, or right before it."""
        for mention in mentions:
            if mention.first == code.last and self._joined(code.last - 1, mention.first):
                return mention
        for mention in mentions:
            if mention.last == code.first and self._joined(mention.last - 1, code.first):
                return mention
        return None

    def _joined(self, left: int, right: int) -> bool:
        return re.fullmatch(r"[ \t]*[-,(]?[ \t]*", self.message.between(left, right)) is not None

    # --- names

    def _name(self, mention: Mention, others: Sequence[Mention], *, strong: bool = False) -> Found | None:
        cue = self.message.cue(mention.first, mention.last)
        if cue.negated:
            return None
        spots = self.places.named(mention.key)
        last = mention.last
        narrowed = self._in_region(spots, mention)
        said = self._region_after(mention)
        if said is not None and any(said[0] in (spot.region, spot.country) for spot in spots):
            strong, last = True, said[1]
        spots = self._within_others(narrowed, mention, others)
        ranked = self._ranked(spots)
        if not ranked:
            return None
        _, best = ranked[0]
        if not strong and not self._may_stand(mention, best, cue):
            return None
        place = self._place(ranked, doubt=mention.key in words.EVERYDAY and best.people < 15_000 and not strong)
        return Found(place=place, first=mention.first, last=last)

    def _region_after(self, mention: Mention) -> tuple[str, int] | None:
        """ "Wald ZH", "Buchs (SG)", "Wil, Kanton Zürich", "Freiburg, Deutschland": the region and where it ends."""
        tokens = self.message.tokens
        at = mention.last
        while (
            at < len(tokens)
            and at < mention.last + 2
            and tokens[at].key in {"kanton", "canton", "cantone", "kt", "in", "im"}
        ):
            at += 1
        if (
            at >= len(tokens)
            or re.fullmatch(r"[ \t]*[,(/-]?[ \t]*", self.message.between(mention.last - 1, mention.last)) is None
        ):
            return None
        token = tokens[at]
        if len(token.key) == 2 and not token.text.isupper():
            return None
        region = words.REGIONS.get(token.key)
        if region is not None and (len(token.key) == 2 or at > mention.last or token.key in words.REGIONS):
            return region, at + 1
        country = words.COUNTRIES.get(token.key)
        if country is not None and (len(token.key) > 2 or token.text.isupper()):
            return country, at + 1
        return None

    def _in_region(self, spots: list[Spot], mention: Mention) -> list[Spot]:
        said = self._region_after(mention)
        if said is None:
            return spots
        return [spot for spot in spots if said[0] in (spot.region, spot.country)] or spots

    def _within_others(self, spots: list[Spot], mention: Mention, others: Sequence[Mention]) -> list[Spot]:
        """ "Oerlikon in Zürich", "Zürich-Oerlikon": another town named in the message narrows the quarters."""
        for other in others:
            if other.key == mention.key:
                continue
            towns = {spot.number for spot in self.places.named(other.key) if spot.people >= 1000}
            inside = [spot for spot in spots if spot.parent in towns]
            if inside and len(inside) < len(spots):
                return inside
        return spots

    def _ranked(self, spots: Iterable[Spot]) -> list[tuple[float, Spot]]:
        """Best first; readings next to each other are one."""
        ranked = sorted(((self._worth(spot), spot) for spot in spots), key=lambda pair: (-pair[0], pair[1].number))
        kept: list[tuple[float, Spot]] = []
        for worth, spot in ranked:
            if all(distance_km(spot.lat, spot.lon, other.lat, other.lon) > SAME_KM for _, other in kept):
                kept.append((worth, spot))
        return kept

    def _worth(self, spot: Spot) -> float:
        worth = float(max(spot.people, 300))
        home = spot.country == self.asker.country or {spot.country, self.asker.country} == {"CH", "LI"}
        if home:
            worth *= HOME
        if self.asker.near is not None:
            far = distance_km(*self.asker.near, spot.lat, spot.lon)
            worth *= 10 if far < 20 else 3 if far < 60 else 1
        return worth

    def _may_stand(self, mention: Mention, best: Spot, cue: Cue) -> bool:
        """Whether a name is a place here: the smaller the place and the commoner the word, the more cue it needs."""
        home = best.country == self.asker.country or best.country == "LI"
        if best.country not in COVERED:
            return cue.capital and (cue.led or cue.alone) and mention.key not in words.EVERYDAY
        if mention.key in words.EVERYDAY:
            if not cue.capital:
                return False
            if best.people >= 15_000:
                return cue.led or cue.alone
            return home and best.people >= 3_000 and (cue.led or cue.alone)
        if best.people >= 30_000:
            return cue.capital or cue.led or cue.alone or len(mention.key) > 4
        if best.people >= 3_000 and home:
            return cue.led or cue.alone or cue.edged or (cue.capital and len(mention.key) > 4)
        if best.people >= 3_000:
            return cue.led or cue.alone or cue.edged
        if home:
            return (cue.led and (cue.capital or len(mention.key) > 5)) or cue.alone or (cue.edged and cue.capital)
        return (cue.led and cue.capital) or cue.alone

    def _place(self, ranked: list[tuple[float, Spot]], *, doubt: bool) -> Place:
        top = ranked[0][0]
        rivals = [spot for worth, spot in ranked if worth * CLEAR > top]
        if len(rivals) == 1 and not doubt:
            return _of_spot(rivals[0], self.places)
        shown = [spot for worth, spot in ranked if worth * 4 * CLEAR > top][:MOST]
        distinct = [_of_spot(spot, self.places, full=len(shown) > 1) for spot in shown]
        return _ambiguous(distinct, label=rivals[0].name if len(rivals) == 1 else None)


# --- words for places


def _of_spot(spot: Spot, places: Gazetteer, *, full: bool = False) -> Place:
    parent = places.parent(spot)
    label = spot.name
    if parent is not None and parent.people >= BIG_TOWN and parent.name not in spot.name:
        label = f"{spot.name}, {parent.name}"
    elif full and spot.region and spot.region not in spot.name:
        label = f"{spot.name} {spot.region}" if len(spot.region) == 2 else f"{spot.name} ({spot.region})"
    return Place(
        label=label,
        lat=spot.lat,
        lon=spot.lon,
        country=spot.country,
        uncertainty_km=spot.radius,
        flags=() if spot.country in COVERED else ("uncovered",),
    )


def _of_code(code: Code, places: Gazetteer, spot: Spot | None = None) -> Place:
    main = spot if spot is not None else places.spot(code.spots[0])
    parent = places.parent(main)
    name = main.name
    if parent is not None and parent.people >= BIG_TOWN and code.country != "CH" and spot is None:
        name = parent.name
    return Place(
        label=f"{code.code} {name}",
        lat=code.lat,
        lon=code.lon,
        country=code.country,
        postal_code=code.code,
        uncertainty_km=code.radius,
    )


def _ambiguous(readings: Sequence[Place], *more: str, label: str | None = None) -> Place:
    countries = {place.country for place in readings}
    return Place(
        label=label or " / ".join(dict.fromkeys(place.label for place in readings)),
        lat=None,
        lon=None,
        country=readings[0].country if len(countries) == 1 else None,
        flags=("ambiguous", *more),
        candidates=tuple(readings),
    )


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
