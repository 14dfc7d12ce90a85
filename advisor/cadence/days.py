"""Dates: recurring days of the solar and lunar year, and the mainland's working days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from advisor.cadence.model import Certainty
from advisor.knowledge.models import DateRule, PublicHoliday

ONE_DAY = timedelta(days=1)
# The table of a lunar year holds the winter solstice before it under its Chinese name, its own one in Latin letters.
_TERMS = {"qingming": "清明", "liqiu": "立秋", "dongzhi": "DONG_ZHI"}


@lru_cache(maxsize=4096)
def days_in(rule: DateRule, year: int) -> tuple[date, ...]:
    """The days on which a date falls in a (Gregorian) year, China time: mostly one.

    A lunar day at the turn of the year may fall twice in one year and not at all in the next.
    """
    # A lunar year ends in the next Gregorian one, and `plus_days` may cross the turn of the year.
    found = {day for around in (year - 1, year, year + 1) for day in _of(rule, around)}
    return tuple(sorted(day for day in found if day.year == year and _recurs(rule, year)))


def days_between(rule: DateRule, first: date, last: date) -> list[date]:
    """All days from `first` to `last`, both included, on which the date falls."""
    found = (day for year in range(first.year, last.year + 1) for day in days_in(rule, year))
    return [day for day in found if first <= day <= last]


def _recurs(rule: DateRule, year: int) -> bool:
    return year >= (rule.since or year) and rule.years in ("every", "odd" if year % 2 else "even")


def _of(rule: DateRule, year: int) -> Iterator[date]:
    """The days of one year, Gregorian or lunar as the rule counts, before `since` and `years` are looked at."""
    if rule.on:
        yield from (day + ONE_DAY * rule.plus_days for day in rule.on if day.year == year)
        return
    if rule.solar_term is not None:
        found = _solar_terms(year)[rule.solar_term]
    elif rule.lunar_month is not None:
        found = _first_days(year)[rule.lunar_month - 1] + ONE_DAY * ((rule.lunar_day or 1) - 1)
    elif rule.weekday is not None:
        first = date(year, rule.month or 1, 1)
        found = first + ONE_DAY * ((rule.weekday - 1 - first.weekday()) % 7 + 7 * ((rule.nth or 1) - 1))
    else:
        month = rule.month or 1
        found = date(year, month, min(rule.day or 1, monthrange(year, month)[1]))
    yield found + ONE_DAY * rule.plus_days


@lru_cache(maxsize=256)
def _first_days(lunar_year: int) -> tuple[date, ...]:
    """The first days of the twelve months of a lunar year, leap months left out."""
    from lunar_python import LunarYear, Solar

    months = {
        month.getMonth(): month for month in LunarYear.fromYear(lunar_year).getMonths() if month.getYear() == lunar_year
    }
    firsts = (Solar.fromJulianDay(months[number].getFirstJulianDay()) for number in range(1, 13))
    return tuple(date(first.getYear(), first.getMonth(), first.getDay()) for first in firsts)


@lru_cache(maxsize=256)
def _solar_terms(year: int) -> dict[str, date]:
    """The solar terms of a year that dates are bound to."""
    from lunar_python import Solar

    table = Solar.fromYmd(year, 7, 1).getLunar().getJieQiTable()
    days = {term: table[name] for term, name in _TERMS.items()}
    return {term: date(day.getYear(), day.getMonth(), day.getDay()) for term, day in days.items()}


class WorkingDays:
    """The mainland's working days: the official notice where it is out, else weekdays less the statutory holidays.

    Without a notice nothing is known of bridges, make-up days and days in lieu of a holiday at a weekend.
    """

    def __init__(self, holidays: Sequence[PublicHoliday]) -> None:
        self._holidays = tuple(holidays)
        self._known: dict[int, frozenset[date]] = {}
        self._after: dict[tuple[date, int], date] = {}

    def official(self, year: int) -> bool:
        """Whether the official arrangement of holidays and make-up days is known for the year."""
        from chinese_calendar.constants import holidays

        return any(day.year == year for day in holidays)

    def certainty(self, day: date) -> Certainty:
        """Whether the days off around `day` follow a notice (`official`) or only the law (`expected`)."""
        return "official" if self.official(day.year) else "expected"

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
        statutory = self.statutory(date(year, 1, 1), date(year, 12, 31))
        return frozenset(day for day in days if day.weekday() >= 5 or day in statutory)

    def statutory(self, first: date, last: date) -> dict[date, PublicHoliday]:
        """The days from `first` to `last` that the law makes a holiday, whatever a notice adds to them."""
        found: dict[date, PublicHoliday] = {}
        for holiday in self._holidays:
            for begin in days_between(holiday.date, first - ONE_DAY * 10, last):
                for day in (begin + ONE_DAY * offset for offset in range(holiday.days)):
                    if first <= day <= last and holiday.holds_on(day):
                        found.setdefault(day, holiday)
        return found

    def breaks(self, first: date, last: date) -> tuple[tuple[date, date], ...]:
        """The runs of days off around statutory holidays that touch the days `first` to `last`, ends included."""
        found: set[tuple[date, date]] = set()
        for day in self.statutory(first - ONE_DAY * 10, last + ONE_DAY * 10):
            begin = end = day
            while self.off(begin - ONE_DAY):
                begin -= ONE_DAY
            while self.off(end + ONE_DAY):
                end += ONE_DAY
            if first <= end and begin <= last:
                found.add((begin, end))
        return tuple(sorted(found))

    def after(self, day: date, count: int) -> date:
        """The day `count` working days after `day` (before it, where negative)."""
        found = self._after.get((day, count))
        if found is None:
            found = self._after[day, count] = self._counted(day, count)
        return found

    def _counted(self, day: date, count: int) -> date:
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
