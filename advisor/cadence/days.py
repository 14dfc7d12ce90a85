"""Dates: recurring days of the solar and lunar year, and the mainland's working days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from advisor.knowledge.models import DateRule, PublicHoliday

ONE_DAY = timedelta(days=1)
# The table of a lunar year holds the winter solstice before it under its Chinese name, its own one in Latin letters.
_TERMS = {"qingming": "清明", "dongzhi": "DONG_ZHI"}


@lru_cache(maxsize=4096)
def day_in(rule: DateRule, year: int) -> date:
    """The day on which a recurring date falls in a (Gregorian) year, China time."""
    if rule.solar_term is not None:
        found = _solar_term(rule.solar_term, year)
    elif rule.lunar_month is not None:
        found = _lunar(year, rule.lunar_month, rule.lunar_day or 1)
    elif rule.weekday is not None and rule.month is not None:
        first = date(year, rule.month, 1)
        found = first + timedelta(days=(rule.weekday - 1 - first.weekday()) % 7 + 7 * ((rule.nth or 1) - 1))
    else:
        month = rule.month or 1
        found = date(year, month, min(rule.day or 1, monthrange(year, month)[1]))
    return found + timedelta(days=rule.plus_days)


def days_between(rule: DateRule, first: date, last: date) -> list[date]:
    """All days from `first` to `last`, both included, on which the date falls."""
    # A lunar year ends in the next Gregorian one, and `plus_days` may cross the turn of the year.
    found = {day_in(rule, year) for year in range(first.year - 1, last.year + 2)}
    return sorted(day for day in found if first <= day <= last)


def _lunar(year: int, month: int, day: int) -> date:
    for lunar_year in (year, year - 1):
        found = _first_days(lunar_year)[month - 1] + timedelta(days=day - 1)
        if found.year == year:
            return found
    return date(year + 1, 1, 1)  # no such lunar day begins in this year (a twelfth month that slips past its end)


@lru_cache(maxsize=256)
def _first_days(lunar_year: int) -> tuple[date, ...]:
    """The first days of the twelve months of a lunar year, leap months left out."""
    from lunar_python import LunarYear, Solar

    months = {
        month.getMonth(): month for month in LunarYear.fromYear(lunar_year).getMonths() if month.getYear() == lunar_year
    }
    firsts = (Solar.fromJulianDay(months[number].getFirstJulianDay()) for number in range(1, 13))
    return tuple(date(first.getYear(), first.getMonth(), first.getDay()) for first in firsts)


def _solar_term(term: str, year: int) -> date:
    return _solar_terms(year)[term]


@lru_cache(maxsize=256)
def _solar_terms(year: int) -> dict[str, date]:
    """The solar terms of a year that dates are bound to."""
    from lunar_python import Solar

    table = Solar.fromYmd(year, 7, 1).getLunar().getJieQiTable()
    days = {term: table[name] for term, name in _TERMS.items()}
    return {term: date(day.getYear(), day.getMonth(), day.getDay()) for term, day in days.items()}


class WorkingDays:
    """The mainland's working days: the official notice where it is out, else weekdays less the statutory holidays."""

    def __init__(self, holidays: Sequence[PublicHoliday]) -> None:
        self._holidays = tuple(holidays)
        self._known: dict[int, frozenset[date]] = {}

    def official(self, year: int) -> bool:
        """Whether the official arrangement of holidays and make-up days is known for the year."""
        from chinese_calendar.constants import holidays

        return any(day.year == year for day in holidays)

    def off(self, day: date) -> bool:
        """Whether `day` is a day off."""
        if day.year not in self._known:
            self._known[day.year] = self._days_off(day.year)
        return day in self._known[day.year]

    def _days_off(self, year: int) -> frozenset[date]:
        from chinese_calendar.constants import holidays, workdays

        days = [date(year, 1, 1) + ONE_DAY * offset for offset in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]
        if self.official(year):
            return frozenset(day for day in days if (day.weekday() >= 5 or day in holidays) and day not in workdays)
        statutory = {
            first + ONE_DAY * offset
            for holiday in self._holidays
            for first in days_between(holiday.date, date(year, 1, 1) - ONE_DAY * 10, date(year, 12, 31))
            for offset in range(holiday.days)
        }
        return frozenset(day for day in days if day.weekday() >= 5 or day in statutory)

    def after(self, day: date, count: int) -> date:
        """The day `count` working days after `day` (before it, where negative)."""
        step = ONE_DAY if count >= 0 else -ONE_DAY
        left = abs(count)
        while left:
            day += step
            left -= not self.off(day)
        return day


@lru_cache(maxsize=8)
def working_days(holidays: tuple[PublicHoliday, ...]) -> WorkingDays:
    """The working days for these statutory holidays, computed once a year of the calendar."""
    return WorkingDays(holidays)
