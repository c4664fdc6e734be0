"""Who is asked about a job, in which order, how many at a time. Refuses to look for helpers and to write to them.

Candidates come in as they were found near by and entitled to (on duty or free, right crowd, right skill, not banned);
here they are only put in order and cut into waves.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from domain.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A helper who could be asked, with what the order depends on.

    `stars` is the mean of `reviews` ratings (1 to 5), None without any; `acceptance` the share of answered requests
    that were accepted, None without any; `unanswered` how many requests in a row stayed without an answer;
    `recent_offers` how many came in the last day; `known` says that this customer had them before and would again.
    """

    helper_id: int
    distance_km: float
    travel_minutes: float
    ready_minutes: float = 0
    stars: float | None = None
    reviews: int = 0
    acceptance: float | None = None
    unanswered: int = 0
    recent_offers: int = 0
    languages: frozenset[Language] = frozenset()
    known: bool = False


USUAL_STARS: Final = 4.8  # the average of the model's crowd: a newcomer counts as an ordinary helper
USUAL_WEIGHT: Final = 5  # as if everybody had this many ratings of that value already
USUAL_ACCEPTANCE: Final = 0.5

MINUTES_PER_STAR: Final = 15.0
MINUTES_FOR_REFUSING: Final = 8.0  # for one who never accepts, against one who always does
MINUTES_PER_UNANSWERED: Final = 4.0
MINUTES_PER_RECENT_OFFER: Final = 1.5
MOST_FOR_RECENT_OFFERS: Final = 9.0
MINUTES_FOR_ANOTHER_LANGUAGE: Final = 12.0
MINUTES_FOR_BEING_KNOWN: Final = 12.0
SCHEDULED_ROAD: Final = 0.4  # who has an appointment cares less how long the road is


def believed_stars(stars: float | None, reviews: int) -> float:
    """The mean of a helper's ratings, drawn to the usual one while they are few (a Bayesian average).

    One rating of 1.0 makes 4.2 of the usual 4.8; fifty of 4.0 make 4.1.
    """
    if stars is None:
        return USUAL_STARS
    return (USUAL_STARS * USUAL_WEIGHT + stars * reviews) / (USUAL_WEIGHT + reviews)


def cost(candidate: Candidate, *, language: Language | None, immediate: bool) -> float:
    """How many minutes asking this helper "costs": the lower, the sooner asked.

    The road is real minutes; everything else is said in minutes too, so that each weight can be argued about: is a
    helper with half a star more worth eight minutes of waiting? `language` None: the customer's is not known.
    """
    road = (
        candidate.ready_minutes + candidate.travel_minutes if immediate else candidate.travel_minutes * SCHEDULED_ROAD
    )
    acceptance = USUAL_ACCEPTANCE if candidate.acceptance is None else candidate.acceptance
    understood = language is None or language in candidate.languages
    return (
        road
        + (5 - believed_stars(candidate.stars, candidate.reviews)) * MINUTES_PER_STAR
        + (1 - acceptance) * MINUTES_FOR_REFUSING
        + candidate.unanswered * MINUTES_PER_UNANSWERED
        + min(candidate.recent_offers * MINUTES_PER_RECENT_OFFER, MOST_FOR_RECENT_OFFERS)
        + (0 if understood else MINUTES_FOR_ANOTHER_LANGUAGE)
        - (MINUTES_FOR_BEING_KNOWN if candidate.known else 0)
    )


def rank(
    candidates: Sequence[Candidate], *, language: Language | None, immediate: bool = True, job_id: int = 0
) -> tuple[Candidate, ...]:
    """The candidates, best first. The same candidates in any order give the same ranking.

    Of equals, who had fewer requests of late comes first, and then a draw that depends on the job: a rule such as "the
    lowest id" would give one of two twins every job.
    """

    def key(candidate: Candidate) -> tuple[float, int, bytes, int]:
        minutes = round(cost(candidate, language=language, immediate=immediate), 6)
        draw = blake2b(f"{job_id}:{candidate.helper_id}".encode(), digest_size=8).digest()
        return minutes, candidate.recent_offers, draw, candidate.helper_id

    return tuple(sorted(candidates, key=key))


@dataclass(frozen=True, kw_only=True)
class Wave:
    """One round of asking: so many helpers within a radius, who then have so many minutes before the next round."""

    number: int  # counted from 1
    helpers: int
    radius_km: float
    minutes: int


@dataclass(frozen=True, kw_only=True)
class WavePlan:
    """The rounds of a search in order. ValueError unless they are numbered from 1 and never narrow."""

    waves: tuple[Wave, ...]

    def __post_init__(self) -> None:
        if [wave.number for wave in self.waves] != list(range(1, len(self.waves) + 1)):
            raise ValueError("waves are numbered 1, 2, 3 and so on")
        if any(wave.helpers < 1 or wave.radius_km <= 0 or wave.minutes < 1 for wave in self.waves):
            raise ValueError("a wave asks somebody, somewhere, for some time")
        if any(after.radius_km < before.radius_km for before, after in zip(self.waves, self.waves[1:], strict=False)):
            raise ValueError("a wave never reaches less far than the one before")

    def next_wave(self, asked: int) -> Wave | None:
        """The wave after so many; `next_wave(0)` is the first, None means that all have been asked."""
        if asked < 0:
            raise ValueError(f"{asked} waves")
        return self.waves[asked] if asked < len(self.waves) else None

    @property
    def minutes(self) -> int:
        """How long the whole search takes at most."""
        return sum(wave.minutes for wave in self.waves)


def plan_of(*waves: tuple[int, float, int]) -> WavePlan:
    """A plan from (helpers, radius in km, minutes) per wave, as a person would write it down."""
    return WavePlan(
        waves=tuple(
            Wave(number=number, helpers=helpers, radius_km=radius_km, minutes=minutes)
            for number, (helpers, radius_km, minutes) in enumerate(waves, start=1)
        )
    )


IMMEDIATE: Final = plan_of((3, 3, 2), (5, 10, 3), (5, 30, 5))
"""Ten minutes in all. Waves of three to five are also what Telegram's limits carry best."""

SCHEDULED: Final = plan_of((3, 5, 30), (5, 15, 60), (8, 30, 120))
"""Three and a half hours in all: nobody waits at the door, and people look at their telephone when it suits them."""


def wave_plan(*, immediate: bool) -> WavePlan:
    """The usual plan."""
    return IMMEDIATE if immediate else SCHEDULED


def chosen(
    candidates: Sequence[Candidate],
    wave: Wave,
    *,
    language: Language | None,
    immediate: bool = True,
    already: Collection[int] = (),
    within_minutes: float | None = None,
    job_id: int = 0,
) -> tuple[Candidate, ...]:
    """Whom this wave asks: the best of those within its radius who have not been asked (`already`: helper ids).

    `within_minutes`: leave out whoever cannot be there in time (readiness and road), as the customer was promised.
    """
    asked = frozenset(already)
    reachable = [
        candidate
        for candidate in candidates
        if candidate.helper_id not in asked
        and candidate.distance_km <= wave.radius_km
        and (within_minutes is None or candidate.ready_minutes + candidate.travel_minutes <= within_minutes)
    ]
    return rank(reachable, language=language, immediate=immediate, job_id=job_id)[: wave.helpers]
