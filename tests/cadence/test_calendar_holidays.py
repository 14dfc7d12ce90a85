"""Public holidays against the State Council's notices, copied by hand, and against a second package.

The calendar takes them from chinese_calendar; `holidays` keeps its own tables and its own rules of the law.
"""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest

from advisor.cadence.days import WorkingDays
from tests.strategies import KNOWLEDGE

WORKING = WorkingDays(KNOWLEDGE.public_holidays)
# Notices: telegram 7 of 2023 (25 October 2023), telegram 12 of 2024 (12 November 2024), notice of 4 November 2025.
# Runs of days off as first and last day; where a notice says "with the weekend" the weekend is part of the run.
OFF = {
    2024: "01-01 01-01, 02-10 02-17, 04-04 04-06, 05-01 05-05, 06-08 06-10, 09-15 09-17, 10-01 10-07",
    2025: "01-01 01-01, 01-28 02-04, 04-04 04-06, 05-01 05-05, 05-31 06-02, 10-01 10-08",
    2026: "01-01 01-03, 02-15 02-23, 04-04 04-06, 05-01 05-05, 06-19 06-21, 09-25 09-27, 10-01 10-07",
}
WORKED = {
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]


def day(year: int, text: str) -> date:
    return date.fromisoformat(f"{year}-{text}")


def off_by_notice(year: int) -> set[date]:
    """Weekends and the notice's runs, less the weekend days it makes working days."""
    runs = [[day(year, text) for text in run.split()] for run in OFF[year].split(", ")]
    off = {one for one in days_of(year) if one.weekday() >= 5 or any(first <= one <= last for first, last in runs)}
    return off - {day(year, text) for text in WORKED[year].split()}


@pytest.mark.parametrize("year", sorted(OFF))
def test_the_days_off_of_a_year_are_those_of_its_notice(year: int) -> None:
    assert WORKING.official(year)
    assert {one for one in days_of(year) if WORKING.off(one)} == off_by_notice(year)


@pytest.mark.parametrize("year", sorted(WORKED))
def test_the_make_up_days_of_a_notice_are_weekend_days_that_are_worked(year: int) -> None:
    made_up = {one for one in days_of(year) if one.weekday() >= 5 and not WORKING.off(one)}
    assert made_up == {day(year, text) for text in WORKED[year].split()}


@pytest.mark.parametrize("year", range(2013, 2027))
def test_a_second_package_has_the_same_days_off(year: int) -> None:
    second = holidays.country_holidays("CN", years=[year])
    assert [WORKING.off(one) for one in days_of(year)] == [not second.is_working_day(one) for one in days_of(year)]


def test_a_second_package_has_the_same_statutory_days_by_rule_in_every_year() -> None:
    # No rule holds what was added once: 3 September 2015, the seventieth anniversary of the end of the war, and the
    # three days by which the holiday of 2020 was prolonged in the epidemic.
    once = {date(2015, 9, 3), date(2020, 1, 31), date(2020, 2, 1), date(2020, 2, 2)}
    for year in range(2013, 2031):
        second = holidays.country_holidays("CN", years=[year], observed=False, language="en_US")
        ours = WORKING.statutory(date(year, 1, 1), date(year, 12, 31))
        by_rule = {one for one, name in second.items() if one.year == year and not name.startswith("Day off")}
        assert set(ours) == by_rule - once, year


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        # The list of 2008 began with New Year's Eve (lunar 2013 began on 10 February), that of 2014 with the first day
        # (31 January 2014, 10 February 2024); since 2025 it is Eve to third day (28 January 2025).
        (2013, date(2013, 2, 9), date(2013, 2, 11)),
        (2014, date(2014, 1, 31), date(2014, 2, 2)),
        (2024, date(2024, 2, 10), date(2024, 2, 12)),
        (2025, date(2025, 1, 28), date(2025, 1, 31)),
    ],
)
def test_the_statutory_days_of_the_new_year_follow_the_revision_in_force(year: int, first: date, last: date) -> None:
    found = WORKING.statutory(date(year, 1, 20), date(year, 2, 28))
    assert (min(found), max(found), len(found)) == (first, last, (last - first).days + 1)


def test_the_second_of_may_is_statutory_since_2025_only() -> None:
    assert [year for year in range(2013, 2031) if WORKING.statutory(date(year, 5, 2), date(year, 5, 2))] == [
        *range(2025, 2031)
    ]


@pytest.mark.parametrize("year", range(2027, 2031))
def test_a_year_without_a_notice_is_expected_and_knows_the_statutory_days_alone(year: int) -> None:
    assert WORKING.certainty(date(year, 6, 1)) == "expected"
    assert all(WORKING.off(one) for one in WORKING.statutory(date(year, 1, 1), date(year, 12, 31)))
    assert not [one for one in days_of(year) if one.weekday() >= 5 and not WORKING.off(one)]


def test_a_year_with_a_notice_is_official() -> None:
    assert {WORKING.certainty(date(year, 6, 1)) for year in range(2013, 2027)} == {"official"}


def test_the_breaks_of_2026_are_the_runs_of_its_notice() -> None:
    runs = [tuple(day(2026, text) for text in run.split()) for run in OFF[2026].split(", ")]
    assert list(WORKING.breaks(date(2026, 1, 1), date(2026, 12, 31))) == runs
