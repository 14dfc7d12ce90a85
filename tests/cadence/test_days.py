"""The calendar: recurring dates against published ones, and working days against the official notice for 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import chinese_calendar
import pytest
from pydantic import ValidationError

from advisor.cadence.days import WorkingDays, days_between, days_in
from advisor.knowledge.models import DateRule, Knowledge
from tests.strategies import KNOWLEDGE


# Computed independently by four lunar calendars that agree (the research behind the calendar, table 9a).
@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (DateRule(lunar_month=1, lunar_day=1), [date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26)]),
        (DateRule(lunar_month=1, lunar_day=1, plus_days=-1), [date(2026, 2, 16), date(2027, 2, 5), date(2028, 1, 25)]),
        (DateRule(lunar_month=1, lunar_day=15), [date(2026, 3, 3), date(2027, 2, 20), date(2028, 2, 9)]),
        (DateRule(solar_term="qingming"), [date(2026, 4, 5), date(2027, 4, 5), date(2028, 4, 4)]),
        (DateRule(month=5, weekday=7, nth=2), [date(2026, 5, 10), date(2027, 5, 9), date(2028, 5, 14)]),
        (DateRule(lunar_month=5, lunar_day=5), [date(2026, 6, 19), date(2027, 6, 9), date(2028, 5, 28)]),
        (DateRule(lunar_month=7, lunar_day=7), [date(2026, 8, 19), date(2027, 8, 8), date(2028, 8, 26)]),
        (DateRule(lunar_month=8, lunar_day=15), [date(2026, 9, 25), date(2027, 9, 15), date(2028, 10, 3)]),
        (DateRule(lunar_month=9, lunar_day=9), [date(2026, 10, 18), date(2027, 10, 8), date(2028, 10, 26)]),
        (
            DateRule(month=11, weekday=4, nth=4, plus_days=1),
            [date(2026, 11, 27), date(2027, 11, 26), date(2028, 11, 24)],
        ),
        (DateRule(solar_term="dongzhi"), [date(2026, 12, 22), date(2027, 12, 22), date(2028, 12, 21)]),
        (DateRule(lunar_month=12, lunar_day=8), [date(2026, 1, 26), date(2027, 1, 15), date(2028, 1, 4)]),
    ],
)
def test_a_recurring_date_falls_on_the_published_days(rule: DateRule, days: list[date]) -> None:
    assert [days_in(rule, day.year) for day in days] == [(day,) for day in days]


def test_a_run_of_years_holds_each_day_once() -> None:
    found = days_between(DateRule(lunar_month=1, lunar_day=1, plus_days=-1), date(2026, 1, 1), date(2028, 12, 31))
    assert found == [date(2026, 2, 16), date(2027, 2, 5), date(2028, 1, 25)]


def test_a_lunar_day_at_the_turn_of_the_year_falls_twice_in_one_and_not_in_the_next() -> None:
    # The lunar years 2021 and 2022 ended on 31 January 2022 and 21 January 2023: their Laba days, 22 or 23 days before,
    # are 10 January and 30 December 2022, as any printed calendar has them.
    laba = DateRule(lunar_month=12, lunar_day=8)
    assert days_in(laba, 2022) == (date(2022, 1, 10), date(2022, 12, 30))
    assert days_in(laba, 2023) == ()


def test_a_date_of_even_years_from_a_first_year_on_leaves_the_others_out() -> None:
    # The fourth Tuesday of November: 2024-11-26, 2026-11-24, 2028-11-28.
    fair = DateRule(month=11, weekday=2, nth=4, years="even", since=2024)
    found = days_between(fair, date(2020, 1, 1), date(2029, 12, 31))
    assert found == [date(2024, 11, 26), date(2026, 11, 24), date(2028, 11, 28)]


def test_a_single_day_does_not_recur() -> None:
    mourning = DateRule(on=(date(2020, 4, 4),))
    assert days_between(mourning, date(2013, 1, 1), date(2030, 12, 31)) == [date(2020, 4, 4)]


@pytest.mark.parametrize(
    "told",
    [
        {"month": 1},
        {"month": 1, "day": 1, "lunar_day": 1},
        {"weekday": 4, "nth": 4},
        {},
        {"on": (date(2020, 4, 4),), "since": 2013},
    ],
)
def test_a_date_told_in_two_ways_or_half_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        DateRule(**told)


# The State Council's notice of 4 November 2025.
@pytest.mark.parametrize(
    "day", [date(2026, 2, 15), date(2026, 2, 23), date(2026, 4, 6), date(2026, 5, 5), date(2026, 10, 7)]
)
def test_an_official_day_off_is_off(day: date) -> None:
    assert WorkingDays(KNOWLEDGE.public_holidays).off(day)


@pytest.mark.parametrize(
    "day", [date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 10, 10)]
)
def test_a_make_up_day_on_a_weekend_is_worked(day: date) -> None:
    assert not WorkingDays(KNOWLEDGE.public_holidays).off(day)


def test_beyond_the_last_notice_the_statutory_days_are_off(real: Knowledge) -> None:
    working = WorkingDays(real.public_holidays)
    assert not working.official(2028)
    assert all(working.off(day) for day in (date(2028, 1, 25), date(2028, 1, 28), date(2028, 5, 2), date(2028, 10, 3)))
    assert not working.off(date(2028, 10, 4))


def test_working_days_are_counted_past_a_holiday_and_back() -> None:
    working = WorkingDays(KNOWLEDGE.public_holidays)
    assert working.after(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert working.after(date(2026, 10, 8), -1) == date(2026, 9, 30)


@pytest.mark.parametrize("year", [2020, 2026])
def test_the_days_off_of_an_official_year_are_those_of_the_package(year: int) -> None:
    working = WorkingDays(KNOWLEDGE.public_holidays)
    days = [
        date.fromordinal(number) for number in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    ]
    assert working.official(year)
    assert [working.off(day) for day in days] == [chinese_calendar.is_holiday(day) for day in days]
