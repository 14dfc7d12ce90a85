"""Where the parts of a fact's timeline stand: a row for each value held or claimed, in it the bar and the claims below.

Across, days are counted from `zero`; down, pixels from the top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.knowledge.models import Claim, Fact, FactValue, Range, Source
from advisor.logic.situation import shown_number
from advisor.report.charts.wrapped import wrapped
from advisor.report.fact_in_time import Stretch, by_date, days_of, said_on, stretches
from advisor.words import say

FIRST_YEAR = 2013
LABEL_WIDTH = 15
LANE, BAR, LINE, PADDING, FOOT = 17, 16, 12, 5, 28
APART = 0.085
UNDATED_SHARE, MARGIN_SHARE = 0.17, 0.06


@dataclass(frozen=True)
class Row:
    """A value, and the stretch of pixels it has."""

    value: FactValue
    top: int
    bottom: int
    label: tuple[str, ...]

    @property
    def middle(self) -> int:
        """Where its label stands."""
        return (self.top + self.bottom) // 2


@dataclass(frozen=True)
class Point:
    """A claim: where it stands, and from when to when it may have been said (equal where the day is known)."""

    claim: Claim
    said: str | None
    at: float
    first: float
    last: float
    down: int


@dataclass(frozen=True)
class Layout:
    """All rows and points, and the sides of the picture in days from `zero`."""

    zero: date
    left: float
    end: int
    right: float
    rows: tuple[Row, ...]
    points: tuple[Point, ...]
    stretches: tuple[Stretch, ...]

    @property
    def height(self) -> int:
        """Pixels down: the rows, and a foot for words on what is undated or not known, where anything is."""
        needed = any(point.said is None for point in self.points) or any(each.window is None for each in self.stretches)
        return self.rows[-1].bottom + (FOOT if needed else 0)

    def row(self, value: FactValue) -> Row:
        """The row of a value."""
        return next(row for row in self.rows if row.value == value)

    def day(self, when: date) -> int:
        """Days from `zero`."""
        return (when - self.zero).days


def layout(fact: Fact, sources: Mapping[str, Source], *, as_of: date) -> Layout:
    """Place everything. The years begin in 2013 for every fact, so that timelines can be compared."""
    spoken = {claim.source: said_on(claim, sources) for claim in fact.claims}
    said = [days_of(date_) for date_ in spoken.values() if date_]
    starts = [window.from_ for window in fact.values if window.from_]
    first = min([as_of, *starts, *(when for when, _ in said)])
    zero = date(min(FIRST_YEAR, first.year), 1, 1)
    known = [window.verified_on for window in fact.values]
    end = (max([as_of, *starts, *known, *(when for when, _ in said)]) - zero).days
    end += max(1, end // 60)  # an open bar goes on beyond the last day that anybody looked at
    left = -UNDATED_SHARE * end if any(when is None for when in spoken.values()) else -0.03 * end
    right = end * (1 + MARGIN_SHARE)
    rows, points, top = [], [], 0
    for value in _in_order(fact):
        placed, lanes = _lanes(fact, value, sources, zero=zero, left=left, right=right)
        bar = BAR + 2 if any(window.value == value for window in fact.values) else 0
        label = tuple(wrapped(shown_number(value), LABEL_WIDTH, most=3)) or (say("none"),)
        inside = max(bar + LANE * lanes, LINE * len(label))
        points += [
            Point(one.claim, one.said, one.at, one.first, one.last, top + PADDING + bar + one.down) for one in placed
        ]
        rows.append(Row(value, top, top + inside + 2 * PADDING, label))
        top = rows[-1].bottom
    return Layout(zero, left, end, right, tuple(rows), tuple(points), stretches(fact))


def _in_order(fact: Fact) -> list[FactValue]:
    """Every value that held or is claimed, from the top row down: numbers the highest first, words as they came."""
    held = sorted(fact.values, key=lambda window: window.from_ or date.min)
    values = list(dict.fromkeys([*(window.value for window in held), *(claim.value for claim in fact.claims)]))
    if fact.kind == "flag":
        return sorted(values, key=lambda value: value is not True)
    if fact.kind == "word":
        known = {word: place for place, word in enumerate(fact.words)}
        return sorted(values, key=lambda value: known.get(str(value), len(known)))
    if fact.kind == "list":
        return values
    return sorted(values, key=_size, reverse=True)


def _size(value: FactValue) -> tuple[float, ...]:
    if isinstance(value, Range):
        return value.typical, value.max, value.min
    return (float(value),) if isinstance(value, (int, float)) else (0.0,)


def _lanes(
    fact: Fact, value: FactValue, sources: Mapping[str, Source], *, zero: date, left: float, right: float
) -> tuple[list[Point], int]:
    """The claims of a value, none too near another in its lane, and how many lanes that takes."""
    taken: list[list[float]] = []
    placed: list[Point] = []
    undated = 0
    for claim in by_date(fact, sources):
        if claim.value != value:
            continue
        said = said_on(claim, sources)
        if said is None:
            at = first = last = left * (0.88, 0.42)[undated % 2]
            undated += 1
        else:
            days = [(when - zero).days for when in days_of(said)]
            first, last = float(days[0]), float(days[1])
            at = (first + last) / 2
        lane = _free(taken, at, APART * (right - left) if said else -left * 0.4)
        placed.append(Point(claim, said, at, first, last, LANE * lane + LANE // 2))
    return placed, len(taken)


def _free(taken: list[list[float]], at: float, apart: float) -> int:
    """The first lane with room at `at`, which is then taken."""
    for number, lane in enumerate(taken):
        if all(abs(at - other) >= apart for other in lane):
            lane.append(at)
            return number
    taken.append([at])
    return len(taken) - 1


def hatching(first: float, last: float, *, height: int, step: float, lean: float) -> list[dict[str, float]]:
    """Slanting lines that fill the days from `first` to `last`, cut off at its sides."""
    lines: list[dict[str, float]] = []
    start = first - lean
    start -= start % step
    while start < last:
        low, high = max(start, first), min(start + lean, last)
        if low < high:
            lines.append(
                {
                    "x": round(low, 1),
                    "x2": round(high, 1),
                    "y": round(height * (1 - (low - start) / lean), 1),
                    "y2": round(height * (1 - (high - start) / lean), 1),
                }
            )
        start += step
    return lines


def years(layout: Layout) -> Sequence[tuple[int, str]]:
    """Days on which a year begins, and the year."""
    last = layout.zero + timedelta(days=layout.end)
    return [(layout.day(date(year, 1, 1)), str(year)) for year in range(layout.zero.year, last.year + 1)]
