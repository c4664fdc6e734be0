"""Reads districts that have a number instead of a name: "Kreis 4", "10. Bezirk", "Zürich 11". Refuses other numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from domain.travel import distance_km
from nlu.places import words
from nlu.places.gazetteer import Gazetteer
from nlu.places.mentions import Mention, Message
from nlu.places.naming import Asker, Found
from nlu.places.showing import of_code, of_spot
from nlu.understanding import Place

KREISE = {"zurich": 12, "winterthur": 7}
VIENNESE = 23


class Districts:
    """The numbered districts of one message."""

    def __init__(self, message: Message, places: Gazetteer, asker: Asker, mentions: Sequence[Mention]) -> None:
        self.message = message
        self.places = places
        self.asker = asker
        self.mentions = mentions

    def find(self) -> Found | None:
        """The first one whose town is said or can only be one; the town's words belong to it when they touch."""
        return self._by_post() or self._by_word()

    def _by_post(self) -> Found | None:
        """ "Zürich 11", as the post wrote it, at the end of a line."""
        for mention in self.mentions:
            if mention.key not in KREISE or mention.last >= len(self.message.tokens):
                continue
            number = self.message.tokens[mention.last]
            after = self.message.text[number.end :].lstrip(" ")
            if self.message.between(mention.last - 1, mention.last) != " " or (after and after[0] not in ",;.\n"):
                continue
            if number.number and len(number.text) <= 2 and (place := self._kreis(mention.key, int(number.text))):
                return Found(place=place, first=mention.first, last=mention.last + 1)
        return None

    def _by_word(self) -> Found | None:
        tokens = self.message.tokens
        for position, (first, second) in enumerate(pairwise(tokens)):
            if first.number == second.number or self.message.between(position, position + 1).strip(" ."):
                continue
            word, number = (second, first) if first.number else (first, second)
            if word.key not in words.NUMBERED or len(number.text) > 2:
                continue
            if (place := self._district(word.key, int(number.text))) is not None:
                start, end = self._with_town(position, position + 2)
                return Found(place=place, first=start, last=end)
        return None

    def _district(self, word: str, number: int) -> Place | None:
        named = [spot for mention in self.mentions for spot in self.places.named(mention.key)]
        towns = {self.places.keys(spot)[0] for spot in named}
        if "wien" in towns or (self.asker.country == "AT" and word.startswith("bez")):
            codes = self.places.codes(f"1{number:02}0") if 1 <= number <= VIENNESE else []
            return next((of_code(code, self.places) for code in codes if code.country == "AT"), None)
        if self.asker.country != "CH" and not towns & KREISE.keys():
            return None
        return self._kreis(next((name for name in KREISE if name in towns), None) or self._nearer(), number)

    def _kreis(self, town: str, number: int) -> Place | None:
        """One of Zürich's or Winterthur's; None for a number they do not have."""
        spots = self.places.named(f"{town} kreis {number}") if number <= KREISE[town] else []
        return of_spot(spots[0], self.places) if spots else None

    def _nearer(self) -> str:
        """Zürich, unless the region is Winterthur's."""
        if (near := self.asker.near) is None:
            return "zurich"
        points = {name: self.places.named(name)[0] for name in KREISE}
        return min(KREISE, key=lambda name: distance_km(*near, points[name].lat, points[name].lon))

    def _with_town(self, first: int, last: int) -> tuple[int, int]:
        for mention in self.mentions:
            if mention.last == first and self.message.between(first - 1, first).strip(" ,-") == "":
                first = mention.first
            elif mention.first == last and self.message.between(last - 1, last).strip(" ,-") == "":
                last = mention.last
            elif mention.first < first < mention.last:  # "zürich kreis 4" is a name of its own
                first, last = mention.first, max(last, mention.last)
        return first, last
