"""Where each day stands in a calendar of years: a row of weeks for each year, weekdays down, big dates named above."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from advisor.advice.model import Advice, MomentDay
from advisor.report.charts.weeks import last_day, monday, month_label, weekday_called, weeks
from advisor.report.text.lines import columns
from advisor.report.wording import WEEKDAYS

WEEKS_A_ROW = 53
LEAST_ACROSS = 26
CELL = 0.84
NAME_LINES = 3
_A_LETTER = 0.72  # weeks that a letter takes on a phone, where a row is at its narrowest
_BIG = 3
_BRACKET = re.compile(r" \(|（")


@dataclass(frozen=True)
class Named:
    """Words above a row of weeks. `side` is where they begin: left or right of `at`."""

    words: str
    at: float
    line: int
    row: int
    side: str


class YearGrid:
    """Places in units of a week across and a day down, counted from the top left corner."""

    def __init__(self, advice: Advice) -> None:
        self.mondays = weeks(advice)
        self.first, self.last = advice.cadence.start, last_day(advice)
        self.rows = -(-len(self.mondays) // WEEKS_A_ROW)
        self.across = max(min(len(self.mondays), WEEKS_A_ROW), LEAST_ACROSS)
        self.names = _placed(self, advice.cadence.moments)
        self._lines = max((name.line + 1 for name in self.names), default=0)
        self._block = self._lines * 0.95 + 1 + len(WEEKDAYS) + 0.6

    @property
    def down(self) -> float:
        """How many days high it is."""
        return self.rows * self._block - 0.6

    def holds(self, when: date) -> bool:
        """Whether the day lies inside the horizon."""
        return self.first <= when <= self.last

    def days(self) -> list[date]:
        """Every day of the horizon."""
        return [self.first + timedelta(days=offset) for offset in range((self.last - self.first).days + 1)]

    def column(self, when: date) -> tuple[int, int]:
        """Row and week of a day."""
        return divmod((monday(when) - self.mondays[0]).days // 7, WEEKS_A_ROW)

    def cell(self, when: date, *, lane: int = 0, lanes: int = 1) -> dict[str, Any]:
        """The box of a day, or one of its `lanes` parts from top to bottom: left, right, top, bottom."""
        row, week = self.column(when)
        top = self._weekday(row, when.weekday()) + CELL * lane / lanes
        return {
            "left": week,
            "right": round(week + CELL, 3),
            "top": round(top, 3),
            "bottom": round(top + CELL / lanes, 3),
        }

    def weekdays(self) -> dict[float, str]:
        """What stands at which height left of the weeks: the year a row begins in, and every second weekday."""
        found: dict[float, str] = {}
        for row in range(self.rows):
            found[round(self._weekday(row, 0) - 0.6, 3)] = f"{max(self.mondays[row * WEEKS_A_ROW], self.first).year}"
            for number in (0, 2, 4, 6):
                found[round(self._weekday(row, number) + CELL / 2, 3)] = weekday_called(number)
        return found

    def months(self) -> list[dict[str, Any]]:
        """The names of the months, each above its first week where it has room; January is named by its year."""
        firsts: dict[str, date] = {}
        for week in self.mondays:
            firsts.setdefault(f"{max(week, self.first):%Y-%m}", week)
        found: list[dict[str, Any]] = []
        after = [*list(firsts.values())[1:], self.mondays[-1] + timedelta(days=7)]
        for (month, week), following in zip(firsts.items(), after, strict=True):
            row, across = self.column(week)
            if (following - week).days < 21 and len(firsts) > 1:
                continue
            words = month[:4] if month.endswith("-01") and across else month_label(month, year=False)
            found.append({"at": across, "y": round(self._weekday(row, 0) - 0.25, 3), "words": words})
        return found

    def named(self) -> list[dict[str, Any]]:
        """The short names of the big dates, each above its week."""
        return [
            {"words": name.words, "at": name.at, "y": round(self._top(name.row) + (name.line + 0.8) * 0.95, 3)}
            | {"side": name.side}
            for name in self.names
        ]

    def _top(self, row: int) -> float:
        return row * self._block

    def _weekday(self, row: int, number: int) -> float:
        return self._top(row) + self._lines * 0.95 + 1 + number


def _placed(grid: YearGrid, moments: Iterable[MomentDay]) -> tuple[Named, ...]:
    """The big dates, each in the lowest line above its row where it has room; those without room are left out."""
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
    found: list[Named] = []
    big = [each for each in moments if each.weight >= _BIG and not each.barred and grid.holds(each.date)]
    for each in sorted(big, key=lambda each: each.date):
        row, week = grid.column(each.date)
        words = _BRACKET.split(each.name)[0]
        wide = _A_LETTER * columns(words) + 1
        side = "left" if week + wide <= grid.across else "right"
        span = (float(week), week + wide) if side == "left" else (week + 1 - wide, week + 1.0)
        for line in range(NAME_LINES):
            if all(span[1] <= low or high <= span[0] for low, high in taken.get((row, line), [])):
                taken.setdefault((row, line), []).append(span)
                found.append(Named(words, week if side == "left" else week + CELL, line, row, side))
                break
    return tuple(found)
