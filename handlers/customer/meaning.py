"""From what nlu understood to what a need can learn: thresholds and doubts. Refuses to act on them.

The thresholds are those measured for the embedded model: a category above 0.7 is taken, between 0.4 and 0.7 the
customer chooses among the likely readings, below it is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from actions.needs import Reading
from domain.need import Need
from domain.vocabulary import Category, Kind, Urgency
from handlers.customer.timing import Clock, Remark, timing_of
from handlers.customer.where import Serves, where_of
from nlu import contact, places
from nlu.understanding import Intent, Understanding

SURE_TO_DROP = 0.8
"""What is being described is only dropped when somebody surely wants that."""
SURE_CATEGORY = 0.7
ALL_NAMED_CATEGORY = 0.6
"""Enough where every thing that is named is one of that category: "plus de wifi" need not be asked about."""
LIKELY_CATEGORY = 0.4
LIKELY_ALTERNATIVE = 0.1
SURE_KIND = 0.65
VERY_SURE_KIND = 0.9
"""Where nothing but a thing, a place and a time is said."""
_CORRECTS = re.compile(
    r"\s*(?:nein|nei|doch|sondern|eigentlich|no|nope|actually|sorry|non|plutôt|en fait|invece|anzi|in realtà)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What a message adds to a need, what is in doubt about it, and what to say about a time that cannot be."""

    need: Need
    readings: tuple[Reading, ...] = ()
    remark: Remark | None = None
    street: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether there is anything to learn or to choose from."""
        need = self.need
        return bool(need.category or need.spot or need.wish or need.devices or self.readings or self.remark)


def meaning_of(heard: Understanding, *, clock: Clock, serves: Serves, known: Category | None = None) -> Meaning:
    """What to learn from a message. `known`: what it is about already; "sofort" alone does not put that in doubt.

    The category "other" is never taken from words: it also stands for "too vague to tell", so it is asked.
    """
    if known is not None:
        heard = _besides_address(heard)
    readings: tuple[Reading, ...] = ()
    spot, place_readings = where_of(heard.place, serves)
    timing = timing_of(heard, clock)
    category: Category | None = None
    kind = None
    if heard.intent in {Intent.NEW_NEED, Intent.PRICE} and heard.category is not None:
        sure = heard.category_confidence or 0.0
        if heard.category is Category.OTHER:
            pass
        elif sure >= (ALL_NAMED_CATEGORY if _all_named(heard) else SURE_CATEGORY):
            category, kind = heard.category, _kind(heard)
        elif sure >= LIKELY_CATEGORY and heard.intent is Intent.NEW_NEED and (known is None or heard.devices):
            readings = _categories(heard)
    if category is None and not readings:
        category = _another(heard, known)
    need = Need(
        category=category,
        kind=kind,
        devices=_devices(heard),
        words=heard.text if heard.intent in {Intent.NEW_NEED, Intent.PRICE} else "",
        spot=spot,
        wish=timing.wish,
    )
    return Meaning(
        need=need,
        readings=readings or place_readings or timing.readings,
        remark=timing.remark,
        street=_street(heard),
    )


def _street(heard: Understanding) -> str | None:
    """A street named in passing, with the way to its door."""
    street = places.street(heard.text)
    place = heard.place.text if heard.place is not None else ""
    return contact.full(street, contact.at_door(heard.text, street, None, place)) if street else None


def _besides_address(heard: Understanding) -> Understanding:
    """An address says nothing of what is to be done, unless a thing is named beside it."""
    rest = contact.besides_address(heard.text, heard.place.text if heard.place is not None else "")
    if rest is None or any(device.text in rest for device in heard.devices):
        return heard
    return replace(heard, category=None, kind=None, devices=())


def _all_named(heard: Understanding) -> bool:
    named = {device.category for device in heard.devices if not device.negated}
    return named == {heard.category}


def _kind(heard: Understanding) -> Kind | None:
    """The kind where something says it: an unsure one would change the price in silence."""
    needed = SURE_KIND if _says_more(heard) else VERY_SURE_KIND
    return heard.kind if (heard.kind_confidence or 0.0) >= needed else None


def _says_more(heard: Understanding) -> bool:
    """Whether anything is said but a thing, a place and a time: "Drucker 8004 Zürich heute" does not say what to do."""
    rest = heard.text
    for said in (heard.place, heard.time, *heard.devices):
        rest = rest.replace(said.text, " ") if said is not None and said.text else rest
    return any(sign.isalpha() for sign in rest)


def _another(heard: Understanding, known: Category | None) -> Category | None:
    """ "Nein, das Handy": a correction that names a thing of another category moves the need there."""
    if known is None or not (heard.intent is Intent.DENY or _CORRECTS.match(heard.text)):
        return None
    named = {device.category for device in heard.devices if not device.negated and device.category is not None}
    return named.pop() if len(named) == 1 and known not in named else None


VERY_SURE_CATEGORY = 0.8
WHATEVER = re.compile(
    r"(?:(?:das\s+)?(?:ist|isch)\s+)?(?:mir\s+)?(?:ganz\s+)?(?:egal|gleich|wurst|wurscht|jederzeit|irgendwann)|"
    r"(?:i\s+don'?t\s+care|whatever|any\s?time|whenever|no\s+preference)|"
    r"(?:peu\s+importe|(?:ça|cela)\s+m'est\s+égal|n'importe(?:\s+quand)?|quand\s+vous\s+voulez)|"
    r"(?:non\s+importa|(?:mi\s+)?è\s+(?:uguale|indifferente)|fa\s+lo\s+stesso|quando\s+vuole|in\s+qualsiasi\s+momento)",
    re.IGNORECASE,
)


def is_whatever(text: str) -> bool:
    """Whether the words only say that any answer will do: "egal", "whatever", "peu importe", "fa lo stesso"."""
    return WHATEVER.fullmatch(" ".join(text.replace("’", "'").split()).strip(" .!")) is not None


def is_sure_need(heard: Understanding) -> bool:
    """Whether the words begin a need whatever else is going on: what is wrong, and where or when to come."""
    if heard.intent is not Intent.NEW_NEED or heard.category in {None, Category.OTHER}:
        return False
    when = heard.urgency is Urgency.NOW or (heard.time is not None and not heard.time.flags)
    where, sure = heard.place is not None, heard.category_confidence or 0.0
    return (sure >= VERY_SURE_CATEGORY and (where or when)) or (sure >= LIKELY_CATEGORY and where and when)


def _devices(heard: Understanding) -> tuple[str, ...]:
    """The things it is about in the customer's own words, each once; not those of another problem named with it."""
    said: dict[str, str] = {}
    others = {other.category for other in heard.more} - {heard.category}
    for device in heard.devices:
        if not device.negated and device.category not in others:
            said.setdefault(device.name, _written(device.text))
    return tuple(said.values())


_WRITTEN = {
    word.casefold(): word
    for word in "TV PC NAS USB SIM LED LAN VPN DSL CD DVD HDMI WLAN iPad iPhone iMac iPod MacBook AirPods".split()
} | {"wifi": "Wi-Fi", "wi-fi": "Wi-Fi"}
"""Names that are not written like other words."""


def _written(words: str) -> str:
    """A thing in the customer's own words, as it stands at the beginning of a line; "wifi" is Wi-Fi, "ipad" iPad."""
    proper = [_WRITTEN.get(word.casefold(), word) for word in words.split()]
    first = proper[0] if proper and proper[0] in _WRITTEN.values() else ""
    line = " ".join(proper)
    return line if first else line[:1].upper() + line[1:]


def _categories(heard: Understanding) -> tuple[Reading, ...]:
    others = [other for other in heard.alternatives if other.intent is Intent.NEW_NEED]
    likely = [heard.category, *(other.category for other in others if other.confidence >= LIKELY_ALTERNATIVE)]
    found = [category for category in dict.fromkeys(likely) if category not in {None, Category.OTHER}][:3]
    return tuple(
        Reading(
            need=Need(category=category, kind=_kind(heard) if category is heard.category else None),
            message=f"category-{category}",
        )
        for category in found
    )
