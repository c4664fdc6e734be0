"""Slots: nothing is offered that nobody could keep, also in the nights when the clock is changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.slots import (
    HORIZON,
    Hours,
    Nearby,
    Rota,
    Slot,
    Timetable,
    arrival_windows,
    days_with_slots,
    every_day,
    next_slots_after,
    overlaps,
    scheduled_slots,
)

ZURICH = ZoneInfo("Europe/Zurich")
NOW = datetime(2026, 11, 21, 14, 3, 20, tzinfo=ZURICH)  # a Saturday
OFFICE = tuple(Hours(weekday=day, start=time(9), end=time(17)) for day in range(1, 6))
LUCA = Rota(hours=OFFICE)
MIA = Rota(hours=(Hours(weekday=2, start=time(18), end=time(21, 30)),))
PLAN = Timetable(zone=ZURICH)
ALWAYS = every_day(time(0), time(0))
ROUND_THE_CLOCK = Timetable(zone=ZURICH, opening=ALWAYS, lead_minutes=0, arrival_minutes=30)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZURICH)


def said(slots: Sequence[Slot], zone: ZoneInfo = ZURICH) -> list[str]:
    return [f"{slot.local(zone)[0]:%a %d %H:%M}–{slot.local(zone)[1]:%H:%M}" for slot in slots]


def wished(
    start: datetime | None,
    end: datetime | None,
    *helpers: Rota,
    now: datetime = NOW,
    plan: Timetable = PLAN,
    length: int = 60,
    at_most: int = 6,
) -> list[str]:
    found = scheduled_slots(
        start, end, now=now, timetable=plan, helpers=helpers, length_minutes=length, at_most=at_most
    )
    return said(found)


# ── spans ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_slot_is_the_same_in_every_zone() -> None:
    here = Slot(start=at(21, 15), end=at(21, 16))
    there = Slot(start=datetime(2026, 11, 21, 14, tzinfo=UTC), end=datetime(2026, 11, 21, 15, tzinfo=UTC))
    assert here == there
    assert len({here, there}) == 1
    assert here.minutes == 60
    assert here.start.tzinfo is here.end.tzinfo is UTC
    assert here.local(ZURICH) == (at(21, 15), at(21, 16))


def test_slots_that_touch_do_not_overlap() -> None:
    first, second = Slot(start=at(21, 15), end=at(21, 16)), Slot(start=at(21, 16), end=at(21, 17))
    assert not overlaps(first, second)
    assert overlaps(first, Slot(start=at(21, 15, 59), end=at(21, 16, 1)))


def test_the_hour_that_comes_twice_does_not_overlap_itself() -> None:
    night = datetime(2027, 10, 31, 2, 15, tzinfo=ZURICH)
    first = Slot(start=night, end=night.replace(minute=45))
    second = Slot(start=night.replace(fold=1), end=night.replace(minute=45, fold=1))
    assert first != second
    assert not first.overlaps(second)


def test_a_slot_is_a_span_of_aware_times() -> None:
    with pytest.raises(ValueError, match="zone"):
        Slot(start=at(21, 15).replace(tzinfo=None), end=at(21, 16))
    with pytest.raises(ValueError, match="ends before"):
        Slot(start=at(21, 15), end=at(21, 15))
    with pytest.raises(ValueError, match="weekday"):
        Hours(weekday=0, start=time(9), end=time(10))
    with pytest.raises(ValueError, match="two spans"):
        Hours(weekday=5, start=time(22), end=time(2))


# ── now ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("travel", "windows"),
    [
        ([], []),
        ([5], ["14:15–14:35 1", "14:35–14:55 1"]),
        ([5, 12, 40], ["14:15–14:35 2", "14:35–14:55 3"]),
        ([25], ["14:30–14:50 1"]),
        ([25, 30], ["14:30–14:50 2"]),
        ([48], ["14:40–15:00 1"]),
        ([52], []),  # would be there at 14:58, with nothing in reserve
        ([90], []),
    ],
)
def test_arrival_windows(travel: list[int], windows: list[str]) -> None:
    found = arrival_windows(NOW, [Nearby(travel_minutes=minutes) for minutes in travel])
    assert [f"{w.slot.local(ZURICH)[0]:%H:%M}–{w.slot.local(ZURICH)[1]:%H:%M} {w.helpers}" for w in found] == windows


def test_a_helper_who_is_finishing_a_job_comes_later() -> None:
    soon = arrival_windows(NOW, [Nearby(travel_minutes=5)])
    later = arrival_windows(NOW, [Nearby(travel_minutes=5, ready_minutes=30)])
    assert soon[0].slot.end < later[0].slot.end


@given(
    minute=st.integers(0, 4 * 365 * 24 * 60),
    nearby=st.lists(
        st.builds(Nearby, travel_minutes=st.floats(0, 120), ready_minutes=st.floats(0, 60)),
        max_size=8,
    ),
    width=st.sampled_from([15, 20, 25, 30]),
)
def test_an_arrival_window_can_be_kept(minute: int, nearby: list[Nearby], width: int) -> None:
    now = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute, seconds=17)).astimezone(ZURICH)
    windows = arrival_windows(now, nearby, width=width)
    assert len(windows) <= 3
    for window in windows:
        slot = window.slot
        assert timedelta(minutes=10) <= slot.start - now.astimezone(UTC)
        assert slot.end - now.astimezone(UTC) <= timedelta(minutes=60)
        assert slot.minutes == width
        assert slot.start.minute % 5 == slot.start.second == slot.start.microsecond == 0
        there = [now.astimezone(UTC) + timedelta(minutes=3 + one.ready_minutes + one.travel_minutes) for one in nearby]
        assert 1 <= window.helpers == sum(arrival <= slot.end - timedelta(minutes=5) for arrival in there)
    assert not any(one.slot.overlaps(other.slot) for one, other in pairwise(windows))
    if not windows:
        assert all(3 + one.ready_minutes + one.travel_minutes > 45 for one in nearby)


# ── later ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("start", "end", "slots"),
    [
        (at(24, 18), at(25, 0), ["Tue 24 18:00–18:30", "Tue 24 19:00–19:30", "Tue 24 20:00–20:30"]),
        (at(24, 14), at(24, 16), ["Tue 24 14:00–14:30", "Tue 24 14:30–15:00", "Tue 24 15:00–15:30"]),
        (at(24, 17), at(24, 17), []),  # Luca's day is over, Mia's has not begun
        (at(24, 11, 10), at(24, 11, 10), ["Tue 24 11:00–11:30"]),
        (at(24, 11, 10), at(24, 11, 40), ["Tue 24 11:00–11:30"]),
        (at(22, 0), at(23, 0), []),  # Sunday
        (at(1, 0), at(2, 0), []),  # long past
        (datetime(1999, 1, 1, tzinfo=ZURICH), datetime(1999, 1, 2, tzinfo=ZURICH), []),
        (at(24, 16), at(24, 14), []),  # the wrong way round
    ],
)
def test_the_wish_is_served_where_it_can_be(start: datetime, end: datetime, slots: list[str]) -> None:
    found = wished(start, end, LUCA, MIA, at_most=3)
    assert found[:1] == slots[:1]
    assert len(found) == len(slots)
    assert set(slots[1:]) <= set(wished(start, end, LUCA, MIA, at_most=99))


def test_a_long_wish_is_spread() -> None:
    found = wished(at(23, 0), at(28, 0), LUCA, at_most=5)
    assert found[0] == "Mon 23 09:00–09:30"
    assert found[-1] == "Fri 27 15:30–16:00"
    assert [day[:3] for day in found] == ["Mon", "Tue", "Wed", "Thu", "Fri"]


def test_an_open_wish_gets_the_next_ones_of_several_days() -> None:
    assert wished(at(23, 16), None, LUCA, MIA, at_most=4) == [
        "Tue 24 09:00–09:30",
        "Tue 24 09:30–10:00",
        "Wed 25 09:00–09:30",
        "Wed 25 09:30–10:00",
    ]


def test_only_an_end_means_from_now() -> None:
    assert wished(None, at(23, 11), LUCA) == [
        "Mon 23 09:00–09:30",
        "Mon 23 09:30–10:00",
        "Mon 23 10:00–10:30",
        "Mon 23 10:30–11:00",
    ]


def test_nobody_promises_next_year() -> None:
    assert wished(datetime(2099, 1, 1, tzinfo=ZURICH), None, LUCA) == []
    assert wished(datetime(9999, 12, 31, tzinfo=ZURICH), datetime(9999, 12, 31, tzinfo=ZURICH), LUCA) == []
    assert wished(datetime(1, 1, 2, tzinfo=ZURICH), datetime(1, 1, 2, tzinfo=ZURICH), LUCA) == []
    last = wished(None, datetime(9999, 12, 31, tzinfo=ZURICH), LUCA)[-1]
    assert last == "Fri 19 15:30–16:00"  # of February, 92 days on being a Sunday


def test_nobody_no_slots() -> None:
    assert wished(at(23, 0), at(28, 0)) == []
    assert wished(at(23, 0), None, Rota(hours=())) == []


def test_a_busy_helper_and_the_road_back() -> None:
    busy = Rota(hours=OFFICE, busy=(Slot(start=at(23, 11), end=at(23, 13)),), travel_minutes=20)
    assert wished(at(23, 9), at(23, 15), busy, at_most=99) == [
        "Mon 23 09:00–09:30",  # at work until 10:30 at the latest, on the road until 10:50
        "Mon 23 13:30–14:00",
        "Mon 23 14:00–14:30",
        "Mon 23 14:30–15:00",
    ]


def test_a_shift_past_midnight_is_one_shift() -> None:
    night = Rota(
        hours=(Hours(weekday=1, start=time(20), end=time(0)), Hours(weekday=2, start=time(0), end=time(3))),
    )
    found = wished(at(23, 20), at(24, 6), night, plan=ROUND_THE_CLOCK, length=60, at_most=99)
    assert found[-1] == "Tue 24 01:30–02:00"
    assert "Mon 23 23:00–23:30" in found


def test_a_shift_within_a_shift_does_not_shorten_it() -> None:
    twice = Rota(hours=(*OFFICE, Hours(weekday=1, start=time(10), end=time(11))))
    assert wished(at(23, 0), at(24, 0), twice, at_most=99) == wished(at(23, 0), at(24, 0), LUCA, at_most=99)


def test_slots_longer_than_the_step_do_not_overlap() -> None:
    hourly = Timetable(zone=ZURICH, arrival_minutes=60, step_minutes=15)
    assert wished(at(23, 9), at(23, 12), LUCA, plan=hourly) == [
        "Mon 23 09:00–10:00",
        "Mon 23 10:00–11:00",
        "Mon 23 11:00–12:00",
    ]
    assert wished(at(23, 11, 20), at(23, 11, 20), LUCA, plan=hourly) == ["Mon 23 11:15–12:15"]


def test_the_lead_is_kept() -> None:
    monday = at(23, 9, 40)
    assert wished(monday, at(24, 0), LUCA, now=monday)[0] == "Mon 23 12:00–12:30"


def test_days_for_a_calendar() -> None:
    def days(*helpers: Rota) -> tuple[date, ...]:
        return days_with_slots(
            date(2026, 11, 1), date(2026, 11, 30), now=NOW, timetable=PLAN, helpers=helpers, length_minutes=60
        )

    assert [day.day for day in days(LUCA)] == [23, 24, 25, 26, 27, 30]
    assert [day.day for day in days(MIA)] == [24]
    assert days() == ()


# ── the two nights ───────────────────────────────────────────────────────────────────────────────────────────────────

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
NIGHT_OWL = Rota(hours=ALWAYS)


def night_of(day: date, *helpers: Rota, length: int = 30) -> list[str]:
    midnight = datetime.combine(day, time(0), tzinfo=ZURICH)
    return wished(
        midnight,
        midnight.replace(hour=5),
        *helpers,
        now=midnight - timedelta(days=1),
        plan=ROUND_THE_CLOCK,
        length=length,
        at_most=99,
    )


def test_in_spring_half_past_two_is_not_offered() -> None:
    assert night_of(SPRING, NIGHT_OWL) == [
        "Sun 28 00:00–00:30",
        "Sun 28 00:30–01:00",
        "Sun 28 01:00–01:30",
        "Sun 28 01:30–03:00",  # half an hour all the same
        "Sun 28 03:00–03:30",
        "Sun 28 03:30–04:00",
        "Sun 28 04:00–04:30",
        "Sun 28 04:30–05:00",
    ]


def test_in_autumn_the_hour_that_comes_twice_is_not_offered() -> None:
    assert night_of(AUTUMN, NIGHT_OWL) == [
        "Sun 31 00:00–00:30",
        "Sun 31 00:30–01:00",
        "Sun 31 01:00–01:30",
        "Sun 31 03:00–03:30",
        "Sun 31 03:30–04:00",
        "Sun 31 04:00–04:30",
        "Sun 31 04:30–05:00",
    ]


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 2), (AUTUMN, 4)])
def test_a_shift_of_three_hours_lasts_as_long_as_it_really_does(day: date, hours: int) -> None:
    found = Hours(weekday=7, start=time(1), end=time(4)).on(day, ZURICH)
    assert found is not None
    assert found.minutes == 60 * hours


def test_hours_whose_bound_is_unclear_are_read_as_the_shorter_span() -> None:
    until_half_past_two = Hours(weekday=7, start=time(1), end=time(2, 30))
    from_half_past_two = Hours(weekday=7, start=time(2, 30), end=time(4))
    assert [hours.on(AUTUMN, ZURICH) for hours in (until_half_past_two, from_half_past_two)] == [
        Slot(start=datetime(2027, 10, 30, 23, tzinfo=UTC), end=datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        Slot(start=datetime(2027, 10, 31, 1, 30, tzinfo=UTC), end=datetime(2027, 10, 31, 3, tzinfo=UTC)),
    ]
    assert Hours(weekday=7, start=time(2, 10), end=time(2, 50)).on(SPRING, ZURICH) is None


# ── what always holds ────────────────────────────────────────────────────────────────────────────────────────────────

clocks = st.integers(0, 47).map(lambda half: time(half // 2, half % 2 * 30))


@st.composite
def rotas(draw: st.DrawFn) -> Rota:
    hours = []
    for weekday in draw(st.sets(st.integers(1, 7), max_size=7)):
        start, end = draw(clocks), draw(clocks)
        if end == time(0) or start < end:
            hours.append(Hours(weekday=weekday, start=start, end=end))
    base = datetime(2027, 3, 26, tzinfo=UTC)
    busy = [
        Slot(start=base + timedelta(minutes=start), end=base + timedelta(minutes=start + length))
        for start, length in draw(
            st.lists(st.tuples(st.integers(0, 7 * 24 * 60), st.integers(1, 12 * 60)), max_size=4),
        )
    ]
    return Rota(hours=tuple(hours), busy=tuple(busy), travel_minutes=draw(st.integers(0, 60)))


def on_shift(rota: Rota, instant: datetime) -> bool:
    """The plain reading of the hours, minute by minute, of a moment that is no clock-change hour."""
    local = instant.astimezone(ZURICH)
    return any(
        hours.weekday == local.isoweekday()
        and hours.start <= local.time()
        and (hours.end == time(0) or local.time() < hours.end)
        for hours in rota.hours
    )


@given(
    helpers=st.lists(rotas(), max_size=3),
    start=st.integers(0, 6 * 24 * 60),
    length=st.integers(0, 5 * 24 * 60),
    now=st.integers(-24 * 60, 6 * 24 * 60),
    work=st.integers(1, 180),
    at_most=st.integers(1, 8),
    open_end=st.booleans(),
)
def test_every_slot_can_be_served_by_somebody(
    helpers: list[Rota], start: int, length: int, now: int, work: int, at_most: int, open_end: bool
) -> None:
    base = datetime(2027, 3, 26, tzinfo=UTC)  # the Friday before the clocks go forward
    wish, clock = base + timedelta(minutes=start), base + timedelta(minutes=now)
    end = None if open_end else wish + timedelta(minutes=length)
    found = scheduled_slots(wish, end, now=clock, timetable=PLAN, helpers=helpers, length_minutes=work, at_most=at_most)
    assert len(found) <= at_most
    assert list(found) == sorted(found)
    assert not any(one.overlaps(other) for one, other in pairwise(found))
    for slot in found:
        local, until = slot.local(ZURICH)
        assert local.minute in (0, 30)
        assert time(7) <= local.time() < until.time() <= time(21)
        assert slot.start >= clock + timedelta(minutes=PLAN.lead_minutes)
        assert slot.end > wish
        assert end is None or slot.start <= end
        done = slot.end + timedelta(minutes=work)
        moments = [slot.start + timedelta(minutes=minute) for minute in range(int((done - slot.start).seconds / 60))]
        assert any(
            all(on_shift(rota, moment) for moment in moments)
            and not any(
                busy.start - timedelta(minutes=rota.travel_minutes) < done
                and slot.start < busy.end + timedelta(minutes=rota.travel_minutes)
                for busy in rota.busy
            )
            for rota in helpers
        )


@given(helpers=st.lists(rotas(), max_size=3), now=st.integers(0, 6 * 24 * 60), work=st.integers(1, 180))
def test_a_calendar_day_has_a_slot_and_a_missing_one_has_none(helpers: list[Rota], now: int, work: int) -> None:
    clock = datetime(2027, 3, 26, tzinfo=UTC) + timedelta(minutes=now)
    first = date(2027, 3, 26)
    days = days_with_slots(
        first, first + timedelta(days=9), now=clock, timetable=PLAN, helpers=helpers, length_minutes=work
    )
    for offset in range(10):
        day = datetime.combine(first + timedelta(days=offset), time(0), tzinfo=ZURICH)
        slots = scheduled_slots(
            day, day + timedelta(days=1), now=clock, timetable=PLAN, helpers=helpers, length_minutes=work
        )
        assert (day.date() in days) == bool(slots)


@given(helpers=st.lists(rotas(), max_size=3), after=st.integers(0, 6 * 24 * 60))
def test_the_next_slots_are_the_first_that_a_long_wish_would_find(helpers: list[Rota], after: int) -> None:
    instant = datetime(2027, 3, 26, tzinfo=UTC) + timedelta(minutes=after)
    found = next_slots_after(
        instant, now=instant, timetable=PLAN, helpers=helpers, length_minutes=60, at_most=5, a_day=2
    )
    everything = scheduled_slots(
        instant,
        instant + HORIZON,
        now=instant,
        timetable=PLAN,
        helpers=helpers,
        length_minutes=60,
        at_most=10_000,
    )
    assert set(found) <= set(everything)
    assert found[:1] == everything[:1]
    assert all(sum(one.local(ZURICH)[0].date() == slot.local(ZURICH)[0].date() for one in found) <= 2 for slot in found)
