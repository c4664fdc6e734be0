"""A need: what the customer wants, and the one question worth asking next. Refuses to parse words.

A need is merged from what each message says; what is said later overwrites. It never lives in talk state.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from domain.vocabulary import Category, Kind
from domain.wish import Wish as Wish


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place on the map, as precisely as the customer said it. Degrees WGS 84."""

    label: str
    lat: float
    lon: float
    country: str
    postal_code: str | None = None
    uncertainty_km: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Need:
    """What is known so far."""

    category: Category | None = None
    kind: Kind | None = None
    devices: tuple[str, ...] = ()
    words: str = ""
    spot: Spot | None = None
    wish: Wish | None = None
    photos: tuple[str, ...] = field(default=())  # photos by their file, voice messages with VOICE before it


VOICE: Final = "voice:"
"""What a voice message begins with among the photos that are kept with a need."""


def voices(photos: Sequence[str]) -> int:
    """How many of the files kept with a need are voice messages; the others are photos."""
    return sum(file.startswith(VOICE) for file in photos)


class Question(StrEnum):
    """What can be asked before a price, most useful first."""

    WHAT = "what"
    PLACE = "place"
    WHEN = "when"


MOST_QUESTIONS: Final = 3
MOST_MISSES: Final = 2
"""So many answers in a row that say nothing useful; then the human way is offered (PRODUCT.md, 3)."""

QUESTIONS: Final[tuple[tuple[Question, Callable[[Need], bool]], ...]] = (
    (Question.WHAT, lambda need: need.category is not None),
    (Question.PLACE, lambda need: need.spot is not None),
    (Question.WHEN, lambda need: need.wish is not None),
)


def still_unknown(need: Need) -> Question | None:
    """The one question worth asking next, or None when helpers can be looked for."""
    return next((ask for ask, known in QUESTIONS if not known(need)), None)


MOST_WORDS: Final = 1500
"""Characters of the customer's own words that are kept: enough for a helper, short enough for a card."""


def merge(need: Need, said: Need) -> Need:
    """What is known after `said`: later words win, nothing that was not mentioned is forgotten.

    A new category without devices drops the old devices: they belonged to the old reading.
    """
    devices = need.devices
    if said.devices:
        devices = said.devices
    elif said.category is not None and said.category is not need.category:
        devices = ()
    words = f"{need.words}\n{said.words}".strip()
    return replace(
        need,
        category=said.category or need.category,
        kind=said.kind or need.kind,
        devices=devices,
        words=words[-MOST_WORDS:],
        spot=said.spot or need.spot,
        wish=said.wish or need.wish,
        photos=(*need.photos, *(photo for photo in said.photos if photo not in need.photos))[:10],
    )
