"""The days of a plan against brute force: as many broadcasts as fit, then the best days for them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.cadence.lane import Lane
from advisor.cadence.moments import Dated
from advisor.cadence.months import month_of
from advisor.cadence.placing import Merit, Wanted, merit, place
from advisor.cadence.windows import Window, labelled
from advisor.knowledge.models import DateRule, Moment, MomentPart

PART = MomentPart(id="presence", name="presence", from_days=0)
TURN = date(2027, 1, 25)  # days around it lie in two months
SPAN = 13
days = st.integers(0, SPAN - 1).map(lambda offset: TURN + timedelta(days=offset))


def window(first: date, last: date, weight: int) -> Window:
    moment = Moment(
        id="feast",
        name="Feast",
        chinese="节",
        date=DateRule(month=1, day=1),
        lead_weeks=1,
        run_up_days=1,
        weights={"retail": weight},
        judgement=True,
    )
    return Window(first, last, Dated(last, first, moment, weight), PART)


windows = st.lists(
    st.builds(
        lambda first, length, weight: window(first, first + timedelta(days=length), weight),
        days,
        st.integers(0, 5),
        st.integers(1, 3),
    ),
    max_size=5,
)


@st.composite
def lanes(draw: st.DrawFn) -> Lane:
    """A few days around the turn of a month, with quotas that may change and pins that keep to them."""
    open_days = tuple(sorted(draw(st.sets(days, min_size=1, max_size=11))))
    before, after = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    change = draw(days)
    most = {day: before if day < change else after for day in open_days}
    pins: list[date] = []
    for day in draw(st.lists(st.sampled_from(open_days), max_size=2, unique=True)):
        trial = sorted([*pins, day])
        if all(held(trial, one) <= most[one] for one in trial):
            pins = trial
    return Lane(open_days, most, draw(st.integers(1, 4)), frozenset(pins))


def held(chosen: list[date] | tuple[date, ...], day: date) -> int:
    """The broadcasts of the calendar month up to a day, the day included."""
    return sum(month_of(other) == month_of(day) and other <= day for other in chosen)


def allowed(lane: Lane) -> list[tuple[date, ...]]:
    """Every choice of days that keeps the limits, by trying all of them."""
    found = []
    for count in range(len(lane.days) + 1):
        for chosen in combinations(lane.days, count):
            spaced = all(
                (after - before).days >= lane.gap or {before, after} <= lane.pins for before, after in pairwise(chosen)
            )
            if spaced and lane.pins <= set(chosen) and all(held(chosen, day) <= lane.most[day] for day in chosen):
                found.append(chosen)
    return found


def numbers(chosen: tuple[date, ...], lane: Lane) -> tuple[int, ...]:
    return tuple(sum(month_of(day) == month for day in chosen) for month in lane.by_month)


def capped(lane: Lane, caps: dict[str, int]) -> list[tuple[date, ...]]:
    """Those with no more a month than its cap or, where there are more, its pins."""
    most = [max(caps.get(month, 0), sum(month_of(pin) == month for pin in lane.pins)) for month in lane.by_month]
    return [
        chosen
        for chosen in allowed(lane)
        if all(count <= cap for count, cap in zip(numbers(chosen, lane), most, strict=True))
    ]


caps = st.fixed_dictionaries({"2027-01": st.integers(0, 5), "2027-02": st.integers(0, 5)})


@settings(max_examples=300)
@given(lanes(), caps)
def test_each_month_holds_as_many_as_fit_earlier_months_first(lane: Lane, caps: dict[str, int]) -> None:
    best = max(numbers(chosen, lane) for chosen in capped(lane, caps))
    assert tuple(lane.numbers(caps).values()) == best


@settings(max_examples=300)
@given(lanes(), caps, windows, st.sets(days, max_size=4), st.floats(1, 9), st.integers(0, 2))
def test_no_choice_of_days_is_worth_more(
    lane: Lane, caps: dict[str, int], windows: list[Window], busy: set[date], rhythm: float, slack: int
) -> None:
    counts = lane.numbers(caps)
    wanted = Wanted(
        tuple(windows),
        {"2027-01": rhythm, "2027-02": rhythm + 1.5},
        slack,
        TURN - timedelta(days=2),
        TURN + timedelta(days=SPAN),
        frozenset(busy),
    )
    found = place(lane, counts, wanted)
    every = [chosen for chosen in capped(lane, caps) if numbers(chosen, lane) == tuple(counts.values())]
    assert found in every
    worth = merit(found, wanted)
    assert rank(worth) == max(rank(merit(chosen, wanted)) for chosen in every)


def rank(worth: Merit) -> tuple[int, int, int]:
    """More presence first, then less unevenness, then fewer clashes."""
    return worth.presence, -worth.unevenness, -worth.clashes


def test_a_window_is_served_once_however_many_broadcasts_lie_in_it() -> None:
    wanted = Wanted([window(TURN, TURN + timedelta(days=6), 3)], {"2027-01": 2}, 1, TURN, TURN + timedelta(days=6))
    assert merit([TURN, TURN + timedelta(days=2)], wanted).presence == 3


@pytest.mark.parametrize(("gap", "uneven"), [(7, 0), (8, 0), (6, 0), (9, 100), (5, 100), (10, 400)])
def test_a_gap_misses_the_rhythm_by_the_square_of_the_days_beyond_the_slack(gap: int, uneven: int) -> None:
    wanted = Wanted([], {"2027-01": 7, "2027-02": 7}, 1, TURN, TURN + timedelta(days=gap))
    assert merit([TURN, TURN + timedelta(days=gap)], wanted).unevenness == uneven


@given(st.sets(days, max_size=6), windows)
def test_no_other_labels_serve_moments_of_more_weight(chosen: set[date], windows: list[Window]) -> None:
    ordered = sorted(chosen)
    serves = labelled(ordered, windows)
    assert all(held.holds(day) for day, held in serves.items())
    assert len({id(held) for held in serves.values()}) == len(serves)
    assert sum(held.weight for held in serves.values()) == heaviest(ordered, windows)


def heaviest(chosen: list[date], windows: list[Window]) -> int:
    """The most weight that broadcasts can serve, one window each, by trying every way."""
    if not windows:
        return 0
    first, *rest = windows
    found = heaviest(chosen, rest)
    for day in chosen:
        if first.holds(day):
            found = max(found, first.weight + heaviest([one for one in chosen if one != day], rest))
    return found


def test_of_two_moments_of_one_weight_a_broadcast_serves_the_one_that_ends_first() -> None:
    late, early = window(TURN, TURN + timedelta(days=8), 3), window(TURN, TURN + timedelta(days=2), 3)
    assert labelled([TURN], [late, early]) == {TURN: early}
