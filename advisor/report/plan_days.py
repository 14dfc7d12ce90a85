"""Days as people and spreadsheets write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from advisor.report.wording import MONTHS
from advisor.words import say

Order = Literal["day", "month"]

_YEAR_FIRST = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?(?:[T ]00:00(?::00)?)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_NAMED = re.compile(r"(?:[A-Za-z]{3},?\s+)?([0-9]{1,2})[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+([0-9]{4})")
_SERIAL_ZERO = date(1899, 12, 30)


class NoDay(ValueError):
    """A text that is no day; says why."""


def order_of(cells: Iterable[object]) -> Order | None:
    """Whether days such as 02/12/2026 begin with the day or with the month: a number above 12 gives it away.

    None where no such number is there, or where they contradict one another.
    """
    found: set[Order] = set()
    for cell in cells:
        if isinstance(cell, str) and (match := _YEAR_LAST.fullmatch(cell.strip())):
            if int(match[1]) > 12:
                found.add("day")
            if int(match[2]) > 12:
                found.add("month")
    return found.pop() if len(found) == 1 else None


def day_of(cell: object, *, order: Order | None = None) -> date:
    """The day that a cell holds: a date, a spreadsheet's number of a day, or text. Raises NoDay.

    >>> day_of("2026-12-02"), day_of("2 Dec 2026"), day_of("2026年12月2日") == day_of(46358)
    (datetime.date(2026, 12, 2), datetime.date(2026, 12, 2), True)
    """
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 36_526 <= cell < 73_051:  # the years 2000–2099
        return _SERIAL_ZERO + timedelta(days=int(cell))
    text = str(cell).strip()
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NAMED.fullmatch(text):
        month = match[2][:3].title()
        if month in MONTHS:
            return _day(int(match[3]), MONTHS.index(month) + 1, int(match[1]))
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if order is None and first != second and first <= 12 and second <= 12:
            raise NoDay(say("may be read as two different days"))
        month_first = second > 12 if order is None else order == "month"
        return _day(year, first, second) if month_first else _day(year, second, first)
    raise NoDay(say("is not a date that exists"))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDay(say("is not a date that exists")) from None
