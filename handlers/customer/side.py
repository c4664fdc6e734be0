"""A question beside the matter: whether helpers come to a place. Refuses to change anything by it."""

from __future__ import annotations

import re
from typing import Final

from actions import needs
from actions.needs import NeedRow
from actions.people import Me, Unit
from handlers import say
from handlers.customer.where import served
from nlu.understanding import Intent, Understanding

_ASKS: Final = re.compile(
    r"\b(?:kommt|chömm?ed|chunnt|fahrt|geht|gönd|seid|sind|arbeitet|bedient|liefert)\s+(?:ihr|dir|er|sie)\b"
    r"|\b(?:kommen|fahren|arbeiten|bedienen|sind)\s+sie\s+(?:auch|denn|eigentlich|nach|in|bis)\b"
    r"|\b(?:gibts?|gits|gibt es)\b.{0,25}\bauch\s+(?:in|z|i)\b|\b(?:geht|macht ihr|machen sie|gilt)\s+das\s+auch\s+in\b"
    r"|\bdo\s+you\s+(?:guys\s+)?(?:also\s+|even\s+)?(?:come|go|serve|cover|work|operate|deliver|travel)\b"
    r"|\bare\s+you\s+(?:guys\s+)?(?:also\s+)?(?:active\s+|available\s+)?in\b|\bis\s+(?:this|it)\s+(?:also\s+)?available\s+in\b"
    r"|\b(?:venez|allez|intervenez|êtes|desservez|travaillez|passez)[- ]vous\b"
    r"|\b(?:vous|est-ce que vous)\s+(?:venez|allez|intervenez|êtes|desservez|travaillez)\b"
    r"|\b(?:venite|andate|siete|servite|coprite|lavorate|operate)\s+(?:anche\s+)?(?:a|ad|in|fino)\b|\bviene\s+anche\s+a\b",
    re.IGNORECASE,
)


def asks_whether_served(heard: Understanding) -> bool:
    """ "Kommt ihr auch nach Uster?": a place, no time and nothing to be done."""
    if heard.place is None or heard.time is not None or heard.devices or heard.intent is Intent.EMERGENCY:
        return False
    return _ASKS.search(heard.text) is not None


async def answer_whether_served(unit: Unit, me: Me, draft: NeedRow | None, heard: Understanding) -> None:
    """Yes or not yet, place by place where a name has several; the need stays as it is, its card below the answer."""
    assert heard.place is not None
    asked = heard.place.candidates or (heard.place,)
    ours = [one.label for one in asked if served(one, lambda lat, lon: unit.rules.region_at(lat, lon) is not None)]
    regions = unit.rules.regions_within(me.language)
    if ours:
        await say.letter(unit, me.id, "served-yes", place=", ".join(ours))
    else:
        await say.letter(unit, me.id, "served-not-yet", place=heard.place.label, regions=regions)
    if draft is not None:
        await needs.touch(unit, draft, afresh=True)
