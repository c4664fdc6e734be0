"""Who is asked first, and how the waves widen."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.matching import (
    IMMEDIATE,
    SCHEDULED,
    Candidate,
    WavePlan,
    believed_stars,
    chosen,
    cost,
    plan_of,
    rank,
    wave_plan,
)
from domain.vocabulary import Language

BOTH = frozenset({Language.DE, Language.EN})


def helper(helper_id: int = 1, **changes: Any) -> Candidate:
    ordinary = Candidate(
        helper_id=helper_id,
        distance_km=2,
        travel_minutes=10,
        stars=4.8,
        reviews=20,
        acceptance=0.6,
        languages=BOTH,
    )
    return replace(ordinary, **changes)


candidates = st.builds(
    Candidate,
    helper_id=st.integers(1, 10**6),
    distance_km=st.floats(0, 40),
    travel_minutes=st.floats(0, 90),
    ready_minutes=st.floats(0, 60),
    stars=st.none() | st.floats(1, 5),
    reviews=st.integers(0, 500),
    acceptance=st.none() | st.floats(0, 1),
    unanswered=st.integers(0, 5),
    recent_offers=st.integers(0, 30),
    languages=st.frozensets(st.sampled_from(Language)),
    known=st.booleans(),
)
crowds = st.lists(candidates, max_size=15, unique_by=lambda one: one.helper_id)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"travel_minutes": 9}, {}),
        ({}, {"ready_minutes": 5}),
        ({"stars": 4.9}, {"stars": 4.6}),
        ({"stars": 4.9, "reviews": 60}, {"stars": 5.0, "reviews": 1}),  # one friend's five stars are not yet a record
        ({"stars": None, "reviews": 0}, {"stars": 4.0, "reviews": 30}),  # a newcomer before a known bad one
        ({}, {"languages": frozenset({Language.FR})}),
        ({"known": True}, {}),
        ({"acceptance": 0.9}, {"acceptance": 0.2}),
        ({}, {"unanswered": 1}),
        ({"recent_offers": 0}, {"recent_offers": 4}),
        ({"travel_minutes": 14}, {"recent_offers": 4}),
        ({"recent_offers": 100}, {"travel_minutes": 20}),  # many requests put a helper back, not out
        ({"travel_minutes": 9.9}, {}),
        ({"stars": 1.0, "reviews": 0}, {"stars": 4.7}),  # stars that nobody gave
        ({"recent_offers": 2, "stars": 4.4, "travel_minutes": 5}, {"travel_minutes": 25}),
    ],
)
def test_who_is_asked_first(better: dict[str, Any], worse: dict[str, Any]) -> None:
    for first, second in ((1, 2), (2, 1)):
        ranked = rank([helper(second, **worse), helper(first, **better)], language=Language.DE)
        assert [one.helper_id for one in ranked] == [first, second]


def test_a_far_helper_may_be_the_better_one_for_an_appointment() -> None:
    near, far = helper(1, travel_minutes=5, stars=4.6), helper(2, travel_minutes=12, stars=5.0)
    assert rank([near, far], language=Language.DE, immediate=True)[0] == near
    assert rank([near, far], language=Language.DE, immediate=False)[0] == far


def test_an_unknown_language_is_nobodys_fault() -> None:
    assert cost(helper(languages=frozenset()), language=None, immediate=True) == cost(
        helper(), language=Language.DE, immediate=True
    )


def test_stars_are_believed_slowly() -> None:
    assert believed_stars(None, 0) == pytest.approx(4.8)
    assert believed_stars(1.0, 1) == pytest.approx(25 / 6)
    assert believed_stars(4.0, 50) == pytest.approx(4.0727, abs=1e-4)


def test_twins_get_their_turns() -> None:
    twins = [helper(1), helper(2), helper(3)]
    first = Counter(rank(twins, language=Language.DE, job_id=job)[0].helper_id for job in range(300))
    assert min(first[1], first[2], first[3]) > 60


def test_a_crowd_of_equals_shares_the_jobs() -> None:
    offers = dict.fromkeys(range(1, 10), 0)
    for job in range(30):
        crowd = [helper(helper_id, recent_offers=offers[helper_id]) for helper_id in offers]
        for one in chosen(crowd, IMMEDIATE.waves[0], language=Language.DE, job_id=job):
            offers[one.helper_id] += 1
    assert max(offers.values()) - min(offers.values()) <= 1


def test_the_waves_of_a_search_for_now() -> None:
    waves = [IMMEDIATE.next_wave(asked) for asked in range(4)]
    assert [(w.helpers, w.radius_km, w.minutes) for w in waves if w] == [(3, 3, 2), (5, 10, 3), (5, 30, 5)]
    assert waves[3] is None
    assert IMMEDIATE.minutes == 10
    assert wave_plan(immediate=True) == IMMEDIATE
    assert wave_plan(immediate=False) == SCHEDULED
    assert SCHEDULED.minutes > IMMEDIATE.minutes


@pytest.mark.parametrize("waves", [[(3, 10, 2), (3, 5, 2)], [(0, 3, 2)], [(3, 0, 2)], [(3, 3, 0)]])
def test_a_plan_that_cannot_be(waves: list[tuple[int, float, int]]) -> None:
    with pytest.raises(ValueError, match="wave"):
        plan_of(*waves)


def test_a_plan_is_numbered_from_one() -> None:
    with pytest.raises(ValueError, match="numbered"):
        WavePlan(waves=IMMEDIATE.waves[1:])
    with pytest.raises(ValueError, match="waves"):
        IMMEDIATE.next_wave(-1)


def test_a_wave_leaves_out_who_is_too_far_too_late_or_was_asked() -> None:
    crowd = [
        helper(1),
        helper(2, distance_km=3.1),
        helper(3, travel_minutes=50, ready_minutes=11),
        helper(4),
    ]
    found = chosen(crowd, IMMEDIATE.waves[0], language=Language.DE, already={4}, within_minutes=60)
    assert [one.helper_id for one in found] == [1]


@given(crowds, st.randoms(), st.sampled_from(Language) | st.none(), st.booleans(), st.integers(0, 10**6))
def test_the_order_does_not_depend_on_the_order(
    crowd: list[Candidate], chance: Any, language: Language | None, immediate: bool, job_id: int
) -> None:
    shuffled = list(crowd)
    chance.shuffle(shuffled)
    ranked = rank(crowd, language=language, immediate=immediate, job_id=job_id)
    assert ranked == rank(shuffled, language=language, immediate=immediate, job_id=job_id)
    assert sorted(one.helper_id for one in ranked) == sorted(one.helper_id for one in crowd)


@given(
    candidates,
    st.sampled_from(["travel_minutes", "ready_minutes", "unanswered", "recent_offers"]),
    st.integers(1, 20),
    st.booleans(),
)
def test_longer_roads_and_more_silence_never_help(one: Candidate, what: str, more: int, immediate: bool) -> None:
    worse = replace(one, **{what: getattr(one, what) + more})
    assert cost(worse, language=Language.DE, immediate=immediate) >= cost(
        one, language=Language.DE, immediate=immediate
    )


@given(crowds, st.floats(0, 90))
def test_a_search_asks_everybody_at_most_once(crowd: list[Candidate], within: float) -> None:
    asked: list[int] = []
    number = 0
    while (wave := IMMEDIATE.next_wave(number)) is not None:
        found = chosen(crowd, wave, language=Language.DE, already=asked, within_minutes=within)
        assert len(found) <= wave.helpers
        assert all(one.distance_km <= wave.radius_km for one in found)
        assert all(one.ready_minutes + one.travel_minutes <= within for one in found)
        in_reach = [one for one in crowd if one.distance_km <= wave.radius_km and one.helper_id not in asked]
        left = [one for one in in_reach if one.ready_minutes + one.travel_minutes <= within and one not in found]
        assert not left or len(found) == wave.helpers
        asked += [one.helper_id for one in found]
        number += 1
    assert len(asked) == len(set(asked))
