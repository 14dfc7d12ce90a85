"""Numbers of broadcasts and articles: who gives way, who gets more, and how slow a team is at first."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cadence.months import Month
from advisor.cadence.volume import Carrier, Filling, fill, give_way, practised, wished_days

counts = st.integers(0, 6)


@given(counts, counts, st.integers(1, 3), st.integers(1, 3), st.integers(0, 20))
def test_as_many_wishes_are_met_as_there_are_articles_for(
    one: int, two: int, versions: int, others: int, articles: int
) -> None:
    """With equal versions no other numbers meet more wishes; with any, the articles suffice and one more would not."""
    found = give_way(
        {"a": one, "b": two},
        versions={"a": versions, "b": others},
        pinned={"a": 0, "b": 0},
        extra={"a": 0, "b": 0},
        practised={"a": None, "b": None},
        articles=articles,
    )
    cost = found["a"] * versions + found["b"] * others
    assert cost <= articles
    assert found["a"] <= one
    assert found["b"] <= two
    if versions == others:
        ways = product(range(one + 1), range(two + 1))
        assert sum(found.values()) == max(a + b for a, b in ways if (a + b) * versions <= articles)


def test_the_account_with_most_broadcasts_gives_way_first_and_pins_stay() -> None:
    found = give_way(
        {"subscription": 20, "service": 4},
        versions={"subscription": 1, "service": 1},
        pinned={"subscription": 0, "service": 4},
        extra={"subscription": 0, "service": 0},
        practised={"subscription": None, "service": None},
        articles=6,
    )
    assert found == {"subscription": 2, "service": 4}


@pytest.mark.parametrize(("month", "able"), [(1, 6), (2, 9), (3, 12)])
def test_a_new_account_gets_half_then_three_quarters_of_what_the_team_can_write(month: int, able: int) -> None:
    carrier = Carrier("service", date(2027, 1, 10), new=True)
    found = practised(carrier, Month(date(2027, month, 1), date(2027, month, 28)), 12, (0.5, 0.75))
    assert found == able


def test_an_account_the_team_knows_gets_all_from_the_start() -> None:
    carrier = Carrier("service", date(2027, 1, 10))
    assert practised(carrier, Month(date(2027, 1, 10), date(2027, 1, 31)), 12, (0.5, 0.75)) == 12


def filled(left: int, *, practised: int | None = None) -> list[int]:
    """The articles of four broadcasts of at most three, of which the third serves a moment."""
    rows = [Filling("service", served=index == 2, versions=1, most=3) for index in range(4)]
    fill(rows, left=left, practised={"service": practised})
    return [row.articles for row in rows]


@pytest.mark.parametrize(
    ("left", "articles"),
    [(0, [1, 1, 1, 1]), (1, [1, 1, 2, 1]), (3, [2, 2, 2, 1]), (4, [2, 2, 2, 2]), (5, [2, 2, 3, 2]), (99, [3, 3, 3, 3])],
)
def test_further_articles_go_round_evenly_first_to_those_that_serve_a_moment(left: int, articles: list[int]) -> None:
    assert filled(left) == articles


def test_an_account_gets_no_more_than_the_team_is_practised_for() -> None:
    assert filled(99, practised=6) == [2, 1, 2, 1]


def test_an_article_in_three_versions_takes_three() -> None:
    rows = [Filling("service", served=False, versions=3, most=4)]
    fill(rows, left=5, practised={"service": None})
    assert rows[0].articles == 2


def test_a_fortnightly_wish_is_spread_over_the_weeks_and_not_over_the_months() -> None:
    days = wished_days(14, first=date(2027, 1, 1), last=date(2027, 3, 31))
    assert days[:3] == [date(2027, 1, 8), date(2027, 1, 22), date(2027, 2, 5)]
    assert len(days) == 6


@given(st.floats(1, 100), st.integers(0, 800))
def test_as_many_broadcasts_are_wished_for_as_the_rhythm_fits_into_the_days(rhythm: float, length: int) -> None:
    first = date(2027, 1, 1)
    days = wished_days(rhythm, first=first, last=first + timedelta(days=length))
    assert abs(len(days) - (length + 1) / rhythm) <= 1
    assert all(first <= day <= first + timedelta(days=length) for day in days)
