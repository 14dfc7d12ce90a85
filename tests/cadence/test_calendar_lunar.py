"""Lunar days and solar terms of the calendar, for every year of its range, against two packages with their own tables.

The calendar reckons with lunar_python. Borax holds a table of lunar years; LunarCalendar holds one of its own and works
out the solar terms from the sun's position, with ephem.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from borax.calendars.lunardate import LunarDate, TermUtils
from lunarcalendar import Converter, Lunar, solarterm

from advisor.cadence.days import days_in
from advisor.knowledge.models import DateRule
from tests.strategies import KNOWLEDGE

YEARS = range(KNOWLEDGE.calendar.first.year, KNOWLEDGE.calendar.last.year + 1)
DATED = {entry.id: entry.date for entry in (*KNOWLEDGE.moments, *KNOWLEDGE.barred_days, *KNOWLEDGE.public_holidays)}
LUNAR = {ident: rule for ident, rule in DATED.items() if rule.lunar_month is not None}
TERMS = {
    "qingming": ("清明", solarterm.QingMing),
    "liqiu": ("立秋", solarterm.LiQiu),
    "dongzhi": ("冬至", solarterm.DongZhi),
}

Reckoning = Callable[[int, int, int], date]


def borax(year: int, month: int, day: int) -> date:
    found: date = LunarDate(year, month, day).to_solar_date()
    return found


def lunar_calendar(year: int, month: int, day: int) -> date:
    found: date = Converter.Lunar2Solar(Lunar(year, month, day, isleap=False)).to_date()
    return found


def falling_in(year: int, rule: DateRule, reckoned: Reckoning) -> tuple[date, ...]:
    """The days of a Gregorian year on which a lunar day falls, of that lunar year or of the one before."""
    shift = timedelta(days=rule.plus_days)
    days = (reckoned(lunar, rule.lunar_month or 0, rule.lunar_day or 0) + shift for lunar in (year - 1, year))
    return tuple(day for day in days if day.year == year)


def test_the_range_is_2013_to_2030_and_the_lunar_days_are_all_here() -> None:
    assert (KNOWLEDGE.calendar.first, KNOWLEDGE.calendar.last) == (date(2013, 1, 1), date(2030, 12, 31))
    # Laba, Little New Year, New Year, fifth day, Lantern, Dragon Boat, Qixi, Ghost, Mid-Autumn, Double Ninth.
    days = {(rule.lunar_month, rule.lunar_day) for rule in LUNAR.values()}
    assert days >= {(12, 8), (12, 23), (1, 1), (1, 5), (1, 15), (5, 5), (7, 7), (7, 15), (8, 15), (9, 9)}


@pytest.mark.parametrize("reckoned", [borax, lunar_calendar])
@pytest.mark.parametrize("ident", sorted(LUNAR))
def test_a_lunar_day_falls_where_another_package_has_it_in_every_year(ident: str, reckoned: Reckoning) -> None:
    rule = LUNAR[ident]
    assert [days_in(rule, year) for year in YEARS] == [falling_in(year, rule, reckoned) for year in YEARS]


@pytest.mark.parametrize("term", sorted(TERMS))
def test_a_solar_term_falls_where_two_other_packages_have_it_in_every_year(term: str) -> None:
    chinese, by_the_sun = TERMS[term]
    ours = [days_in(DateRule(solar_term=term), year) for year in YEARS]  # type: ignore[arg-type]
    assert ours == [(TermUtils.nth_term_day(year, term_name=chinese),) for year in YEARS]
    assert ours == [(by_the_sun(year),) for year in YEARS]


def test_every_solar_term_that_a_date_is_bound_to_is_compared() -> None:
    bound = {rule.solar_term for rule in DATED.values() if rule.solar_term is not None}
    assert bound == set(TERMS)
