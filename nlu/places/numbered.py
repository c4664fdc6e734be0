"""Reads districts that have a number instead of a name: "Kreis 4", "10. Bezirk". Refuses any other number."""

from __future__ import annotations

from collections.abc import Sequence

from domain.travel import distance_km
from nlu.places import words
from nlu.places.gazetteer import Gazetteer
from nlu.places.mentions import Mention, Message
from nlu.places.naming import Asker, Found
from nlu.places.showing import of_code, of_spot

KREISE = {"zurich": 12, "winterthur": 7}
VIENNESE = 23


def find(message: Message, places: Gazetteer, asker: Asker, mentions: Sequence[Mention]) -> Found | None:
    """The district, when the town is said or can only be one; the town's words belong to it when they touch."""
    tokens = message.tokens
    if (found := _post(message, places, mentions)) is not None:
        return found
    for position in range(len(tokens) - 1):
        first, second = tokens[position], tokens[position + 1]
        if message.between(position, position + 1).strip(" .") or first.number == second.number:
            continue
        word, number = (second, first) if first.number else (first, second)
        if word.key not in words.NUMBERED or len(number.text) > 2:
            continue
        start, end = _with_town(message, mentions, position, position + 2)
        found = _district(word.key, int(number.text), message, places, asker, mentions, (start, end))
        if found is not None:
            return found
    return None


def _post(message: Message, places: Gazetteer, mentions: Sequence[Mention]) -> Found | None:
    """ "Zürich 11", as the post wrote it, at the end of a line."""
    for mention in mentions:
        if mention.key not in KREISE or mention.last >= len(message.tokens):
            continue
        number = message.tokens[mention.last]
        after = message.text[number.end :].lstrip(" ")
        if message.between(mention.last - 1, mention.last) != " " or (after and after[0] not in ",;.\n"):
            continue
        if number.number and len(number.text) <= 2 and int(number.text) <= KREISE[mention.key]:
            for spot in places.named(f"{mention.key} kreis {int(number.text)}"):
                return Found(place=of_spot(spot, places), first=mention.first, last=mention.last + 1)
    return None


def _district(
    word: str,
    number: int,
    message: Message,
    places: Gazetteer,
    asker: Asker,
    mentions: Sequence[Mention],
    span: tuple[int, int],
) -> Found | None:
    towns = {name for mention in mentions for spot in places.named(mention.key) for name in places.keys(spot)[:1]}
    if "wien" in towns or (asker.country == "AT" and word.startswith("bez")):
        code = next((code for code in places.codes(f"1{number:02}0") if code.country == "AT"), None)
        if code is None or not 1 <= number <= VIENNESE:
            return None
        return Found(place=of_code(code, places), first=span[0], last=span[1])
    if asker.country != "CH" and not towns & KREISE.keys():
        return None
    town = next((name for name in KREISE if name in towns), None) or _nearer(asker, places)
    spots = places.named(f"{town} kreis {number}") if number <= KREISE[town] else []
    return Found(place=of_spot(spots[0], places), first=span[0], last=span[1]) if spots else None


def _nearer(asker: Asker, places: Gazetteer) -> str:
    """Zürich, unless the region is Winterthur's."""
    if asker.near is None:
        return "zurich"
    near = asker.near
    return min(KREISE, key=lambda name: distance_km(*near, *((spot := places.named(name)[0]).lat, spot.lon)))


def _with_town(message: Message, mentions: Sequence[Mention], first: int, last: int) -> tuple[int, int]:
    for mention in mentions:
        if mention.last == first and message.between(first - 1, first).strip(" ,-") == "":
            first = mention.first
        elif mention.first == last and message.between(last - 1, last).strip(" ,-") == "":
            last = mention.last
        elif mention.first < first and mention.last > first:  # "zürich kreis 4" is a name of its own
            first, last = mention.first, max(last, mention.last)
    return first, last
