"""The best days for a known number of broadcasts a month: exact, by dynamic programming over the last day sent.

Wanted, in this order: presence at the moments, even gaps, no day on which another account sends. All three add up over
pairs of neighbouring broadcasts, since a window is served by the first broadcast inside it; so the best plan up to a
day depends only on that day and on how many the month has held, and what is found is a proven optimum.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil
from operator import add
from typing import NamedTuple

from advisor.cadence.lane import Lane
from advisor.cadence.months import month_of
from advisor.cadence.windows import Window

NEVER = float("-inf")


class Merit(NamedTuple):
    """What a choice of days is worth: more presence first, then less unevenness, then fewer clashes.

    `unevenness` is in hundredths of a squared day.
    """

    presence: int
    unevenness: int
    clashes: int


@dataclass(frozen=True)
class Wanted:
    """What the days are judged by.

    `rhythm` gives the days between two broadcasts by calendar month, `slack` the days a gap may miss it by and still
    count as even. The horizon runs from `begin` to `end`, both included. `busy` are days of other accounts.
    """

    windows: Sequence[Window]
    rhythm: Mapping[str, float]
    slack: float
    begin: date
    end: date
    busy: Collection[date] = frozenset()

    def miss(self, days: int, month: str) -> int:
        """The unevenness of a gap of so many days that ends in a month, in hundredths of a squared day."""
        return _miss(days, round(10 * self.rhythm[month]), round(10 * self.slack))

    def wait(self, days: int, month: str) -> int:
        """The same for the days before the first broadcast and after the last, which may be fewer than the rhythm."""
        return self.miss(days, month) if days > self.rhythm[month] else 0


def _miss(days: int, rhythm: int, slack: int) -> int:
    off = abs(10 * days - rhythm) - slack
    return off * off if off > 0 else 0


def merit(days: Sequence[date], wanted: Wanted) -> Merit:
    """What a choice of days, in order, is worth."""
    if not days:
        return Merit(0, 0, 0)
    presence = sum(window.weight for window in wanted.windows if window.any_of(days))
    uneven = sum(wanted.miss((day - before).days, month_of(day)) for before, day in pairwise(days))
    uneven += wanted.wait((days[0] - wanted.begin).days, month_of(days[0]))
    uneven += wanted.wait((wanted.end - days[-1]).days, month_of(days[-1]))
    return Merit(presence, uneven, sum(day in wanted.busy for day in days))


def place(lane: Lane, numbers: Mapping[str, int], wanted: Wanted) -> tuple[date, ...]:
    """The best days, `numbers` of them in each month (as `Lane.numbers` found to fit)."""
    months = [_Month(lane, month, days, numbers[month]) for month, days in lane.by_month.items() if numbers[month]]
    if not months:
        return ()
    return _Search(lane, wanted, sum(month.number for month in months)).best(months)


class _Month:
    """The days of one month from the first to the last open one, by place; `open` says which of them are open."""

    def __init__(self, lane: Lane, month: str, days: Sequence[date], number: int) -> None:
        self.id, self.number = month, number
        self.first = days[0].toordinal()
        self.size = days[-1].toordinal() - self.first + 1
        self.open: list[tuple[int, int, int]] = []
        for count, day in enumerate(days, 1):
            # By this day at least, and at most, so many of the month's broadcasts are out.
            least, most = max(1, number - (len(days) - count)), min(number, count, lane.room[day])
            self.open.append((day.toordinal() - self.first, least, most))
        self.pins = [day.toordinal() - self.first for day in days if day in lane.pins]
        # For each number sent: the first place it can be reached at, and the place after the last.
        self.reach = [
            (
                next((place for place, _, most in self.open if most >= sent), self.size),
                next((place + 1 for place, least, _ in reversed(self.open) if least <= sent), 0),
            )
            for sent in range(1, number + 1)
        ]


class _Search:
    """The tables of the dynamic programme: worths by number sent and place of the last broadcast in its month."""

    def __init__(self, lane: Lane, wanted: Wanted, number: int) -> None:
        self.gap, self.wanted = lane.gap, wanted
        self.begin, self.end = wanted.begin.toordinal(), wanted.end.toordinal()
        self.busy = {day.toordinal() for day in wanted.busy}
        self.slack = round(10 * wanted.slack)
        self.rhythm = {month: round(10 * days) for month, days in wanted.rhythm.items()}
        # One number holds the three wishes, each too small to outweigh the one before; a float, whole and exact.
        days, longest = self.end - self.begin + 1, max(wanted.rhythm.values(), default=0)
        self.of_miss = number + 1.0
        self.of_presence = self.of_miss * ceil(100 * (3 * days * days + (number + 2) * longest * longest) + 1)
        self.inside: dict[int, list[tuple[int, float]]] = {}
        for window in wanted.windows:
            first = window.first.toordinal()
            for day in range(max(first, self.begin), min(window.last.toordinal(), self.end) + 1):
                self.inside.setdefault(day, []).append((first, window.weight * self.of_presence))
        self.costs: dict[int, list[float]] = {}

    def best(self, months: Sequence[_Month]) -> tuple[date, ...]:
        """Fill the tables month by month, then walk back from the best last broadcast."""
        tables: list[list[list[float]]] = []
        for index, month in enumerate(months):
            tables.append(self._table(month, (months[index - 1], tables[-1][-1]) if index else None))
        last = months[-1]
        final = [
            value - self.of_miss * self.wanted.wait(self.end - last.first - place, last.id)
            for place, value in enumerate(tables[-1][-1])
        ]
        place = final.index(max(final))
        chosen: list[int] = []
        for index in range(len(months) - 1, -1, -1):
            month, table = months[index], tables[index]
            for sent in range(month.number, 0, -1):
                chosen.append(month.first + place)
                worth = table[sent - 1][place]
                if sent > 1:
                    place = self._back(month, place, (month, table[sent - 2]), worth)
                elif index:
                    place = self._back(month, place, (months[index - 1], tables[index - 1][-1]), worth)
        return tuple(date.fromordinal(day) for day in reversed(chosen))

    def _table(self, month: _Month, before: tuple[_Month, list[float]] | None) -> list[list[float]]:
        """For each number sent and each place: the best worth of a plan whose last broadcast is there."""
        table = [[NEVER] * month.size for _ in range(month.number)]
        for place, least, most in month.open:
            if most < least:
                continue
            own = -1.0 if month.first + place in self.busy else 0.0
            if least == 1:
                table[0][place] = own + self._first(month, place, before)
            if most > 1:
                low, steps = self._steps(month, place, month)
                high = low + len(steps)
                for sent in range(max(least, 2), most + 1):
                    first, last = month.reach[sent - 2]
                    first, last = max(first, low), min(last, high)
                    if first < last:
                        found = max(map(add, table[sent - 2][first:last], steps[first - low : last - low]))
                        table[sent - 1][place] = found + own
        if month.pins:
            table[-1][: month.pins[-1]] = [NEVER] * month.pins[-1]
        return table

    def _first(self, month: _Month, place: int, before: tuple[_Month, list[float]] | None) -> float:
        """The worth of a first broadcast of the month, without its clash."""
        if month.pins and month.pins[0] < place:
            return NEVER
        day = month.first + place
        if before is None:
            opening = sum(weight for _, weight in self.inside.get(day, ()))
            return opening - self.of_miss * self.wanted.wait(day - self.begin, month.id)
        low, steps = self._steps(month, place, before[0])
        return max(map(add, before[1][low : low + len(steps)], steps)) if steps else NEVER

    def _steps(self, month: _Month, place: int, earlier: _Month) -> tuple[int, list[float]]:
        """What the step to a place is worth from the places of a month: the first of them, the worths."""
        day, low = month.first + place, 0
        same = earlier is month
        high = place if same else earlier.size
        if same and month.pins:
            held = bisect_left(month.pins, place)
            low = month.pins[held - 1] if held else 0
        pinned = place in month.pins
        if not pinned:
            high = min(high, day - self.gap + 1 - earlier.first)
        if high <= low:
            return low, []
        costs = self._costs(month.id, day - earlier.first - low)
        top = len(costs) - 1 - day + earlier.first
        steps = costs[top + low : top + high]
        if pinned and self.gap > 1:
            for one in range(max(low, day - self.gap + 1 - earlier.first), high):
                if one not in earlier.pins:
                    steps[one - low] = NEVER
        for first, weight in self.inside.get(day, ()):
            for one in range(min(first - earlier.first, high) - low):
                steps[one] += weight
        return low, steps

    def _costs(self, month: str, longest: int) -> list[float]:
        """What gaps cost, the longest first, down to none; months of one rhythm share the list."""
        rhythm = self.rhythm[month]
        known = self.costs.get(rhythm, [])
        if len(known) <= longest:
            known = [-self.of_miss * _miss(days, rhythm, self.slack) for days in range(longest + 62, -1, -1)]
            self.costs[rhythm] = known
        return known

    def _back(self, month: _Month, place: int, before: tuple[_Month, list[float]], worth: float) -> int:
        """The place of the broadcast before, by which the worth came about: the earliest of equals."""
        earlier, values = before
        low, steps = self._steps(month, place, earlier)
        own = -1.0 if month.first + place in self.busy else 0.0
        return next(low + one for one, step in enumerate(steps) if values[low + one] + step + own == worth)
