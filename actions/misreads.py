"""Learning from use: what was misread is kept, without who said it, for a human to look at. Refuses to train."""

from __future__ import annotations

from storage import misreads
from storage.tables.road import Misread
from storage.unit import Unit

MOST_WORDS = 200
LOOKED_AT = 300
"""So many of the newest are looked through for the worst."""


def keep(
    unit: Unit, person: int, words: str, *, language: str | None, intent: str, confidence: float, why: str
) -> None:
    """Keep words from which everything personal has been taken out; empty ones are not kept."""
    if words.strip():
        row = Misread(
            person=person,
            words=words[:MOST_WORDS],
            language=language,
            intent=intent,
            confidence=confidence,
            why=why,
            at=unit.now,
        )
        misreads.add(unit, row)


async def worst(unit: Unit, most: int = 10) -> list[tuple[int, Misread]]:
    """The words misread most often, then those read least surely, with how often."""
    counts: dict[str, int] = {}
    first: dict[str, Misread] = {}
    for row in await misreads.latest(unit, LOOKED_AT):
        said = row.words.casefold()
        counts[said] = counts.get(said, 0) + 1
        first.setdefault(said, row)
    ranked = sorted(first, key=lambda said: (-counts[said], first[said].confidence))
    return [(counts[said], first[said]) for said in ranked[:most]]
