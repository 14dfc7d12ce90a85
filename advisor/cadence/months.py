"""Calendar months in China time, as far as they lie inside a horizon."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Month:
    """The part of a calendar month (China time) inside the horizon: days `first` to `last`, both included."""

    first: date
    last: date

    @cached_property
    def id(self) -> str:
        """The month as `YYYY-MM`."""
        return month_of(self.first)

    @property
    def length(self) -> int:
        """Its days inside the horizon."""
        return (self.last - self.first).days + 1

    @cached_property
    def share(self) -> float:
        """How much of the calendar month it is."""
        return self.length / monthrange(self.first.year, self.first.month)[1]

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Its days, in order."""
        return tuple(self.first + ONE_DAY * offset for offset in range(self.length))


def months_of(first: date, last: date) -> tuple[Month, ...]:
    """The calendar months from `first` to `last`, both included."""
    months: list[Month] = []
    while first <= last:
        end = min(last, date(first.year, first.month, monthrange(first.year, first.month)[1]))
        months.append(Month(first, end))
        first = end + ONE_DAY
    return tuple(months)


@lru_cache(maxsize=8192)
def month_of(day: date) -> str:
    """The calendar month of a day, `YYYY-MM`."""
    return day.isoformat()[:7]
