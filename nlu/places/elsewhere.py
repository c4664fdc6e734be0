"""Whether a place is named where nobody is to come: what was bought or lived there, a station, a friend's town.

Refuses to know which place it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nlu.places import words

if TYPE_CHECKING:
    from nlu.places.mentions import Mention, Message

_BACK: Final = 7  # words before a name that are looked at
_AFTER: Final = 3
_THING_AND_PLACE: Final = 4  # words
_SHORT: Final = 8  # words of a message that says nothing but whose town it is


def elsewhere(message: Message, mention: Mention) -> bool:
    """Whether the words around a name say that it is not where help is wanted."""
    before = _before(message, mention.first)
    if before and before[-1] in words.STATIONS and _close(message, mention.first - 1):
        return True
    if not message.led(mention.first):
        return False
    after = _after(message, mention.last)
    return (_got(before, after) and not _to_be_fetched(message)) or _once(before, after) or _of_another(message, before)


def _got(before: list[str], after: list[str]) -> bool:
    """ "bought a laptop in London", "in Bern gekauft"."""
    at = max((number for number, key in enumerate(before) if key in words.GOT), default=None)
    if at is not None and words.WANTING.isdisjoint(before[at + 1 :]):
        return True
    end = next((number for number, key in enumerate(after) if key in words.GOT), None)
    return end is not None and words.WANTING.isdisjoint(after[:end])


def _to_be_fetched(message: Message) -> bool:
    """ "aller chercher un meuble acheté à Vevey"; so short as "vélo acheté à Yverdon", it says where the thing is."""
    said = [token.key for token in message.tokens]
    return not words.FETCHING.isdisjoint(said) or (len(said) <= _THING_AND_PLACE and said[0] not in words.GOT)


def _once(before: list[str], after: list[str]) -> bool:
    """ "ich war gestern in Bern", "avant j'habitais à Lyon", "als ich in Basel gewohnt habe", "früher in Basel"."""
    bare = _without_lead(before)
    if bare and bare[-1] in words.FORMERLY:
        return True
    while bare and bare[-1] in words.MEANWHILE and bare[-1] not in words.ONCE:
        bare = bare[:-1]
    said = before[len(bare) :]
    if bare and bare[-1] in words.ONCE_BY_ITSELF:
        return True
    if bare and bare[-1] in words.ONCE:
        return not words.FIRST.isdisjoint([*bare[-3:-1], *said])
    if "used" in said and "live" in said:
        return True
    end = next((number for number, key in enumerate(after) if key not in words.MEANWHILE), None)
    return end is not None and after[end] in words.ONCE and not words.FIRST.isdisjoint(before)


def _of_another(message: Message, before: list[str]) -> bool:
    """ "call my mom in Paris", "mein Enkel, der wohnt in Hamburg"; not "for my mother in Bern"."""
    bare = _without_lead(before)
    while bare and bare[-1] in words.LIVING_THERE:
        bare = bare[:-1]
    if not bare or bare[-1] not in words.OTHERS:
        return False
    said = [token.key for token in message.tokens]
    if not words.TALKING.isdisjoint(bare):
        return True
    return len(said) <= _SHORT and words.WANTED_THERE.isdisjoint(said)


def _without_lead(before: list[str]) -> list[str]:
    """The words without those that lead to the name: at most two of "in", "in der", "à la"."""
    kept = before
    for _ in range(2):
        if kept and kept[-1] in (words.LEADING | words.BETWEEN) - words.LIVING_THERE:
            kept = kept[:-1]
    return kept


def _before(message: Message, first: int) -> list[str]:
    """The words of the same clause before a name, in their order."""
    start = first
    while start > max(0, first - _BACK) and _one_clause(message, start - 1):
        start -= 1
    return [token.key for token in message.tokens[start:first]]


def _after(message: Message, last: int) -> list[str]:
    end = last
    while end < min(len(message.tokens), last + _AFTER) and _one_clause(message, end - 1):
        end += 1
    return [token.key for token in message.tokens[last:end]]


def _one_clause(message: Message, left: int) -> bool:
    """Whether no stop stands between a token and the next."""
    return not set(message.between(left, left + 1)) & set(",.;:!?\n")


def _close(message: Message, left: int) -> bool:
    return not message.between(left, left + 1).strip()
