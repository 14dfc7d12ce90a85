"""The parts of the moments that want a broadcast, as windows of days: announcement, opening, last call."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.cadence.moments import Dated
from advisor.knowledge.models import MomentPart


@dataclass(frozen=True)
class Window:
    """The days `first` to `last`, both included, on which a broadcast serves a part of a moment."""

    first: date
    last: date
    dated: Dated
    part: MomentPart

    @property
    def weight(self) -> int:
        """What serving it counts."""
        return self.dated.weight

    def holds(self, day: date) -> bool:
        """Whether a broadcast on `day` serves it."""
        return self.first <= day <= self.last

    def among(self, days: Sequence[date]) -> Sequence[date]:
        """Those of these days, in order, that serve it."""
        return days[bisect_left(days, self.first) : bisect_right(days, self.last)]

    def any_of(self, days: Sequence[date]) -> bool:
        """Whether one of these days, in order, serves it."""
        place = bisect_left(days, self.first)
        return place < len(days) and days[place] <= self.last


def windows_of(moments: Iterable[Dated], parts: Sequence[MomentPart]) -> tuple[Window, ...]:
    """The windows of all moments, by their first day."""
    found = [
        Window(_begin(dated, part), dated.day - timedelta(days=part.to_days), dated, part)
        for dated in moments
        for part in parts
        if part.least_weight <= dated.weight <= part.most_weight
        and part.least_run_up <= (dated.day - dated.announced).days <= part.most_run_up
    ]
    return tuple(
        sorted(
            (window for window in found if window.first <= window.last),
            key=lambda window: (window.first, window.last, window.dated.moment.id, window.part.id),
        )
    )


def _begin(dated: Dated, part: MomentPart) -> date:
    if part.from_run_up is not None:
        return dated.announced - timedelta(days=part.from_run_up)
    return dated.day - timedelta(days=part.from_days or 0)


def labelled(days: Sequence[date], windows: Sequence[Window]) -> dict[date, Window]:
    """Which broadcast serves which window: each at most one, so that the weights served add up to the most.

    Windows are taken by weight, of equals the one that ends first, each moved in by an augmenting path, which is exact
    (a transversal matroid).
    """
    serves: dict[date, Window] = {}
    for window in sorted(windows, key=lambda window: (-window.weight, window.last, window.dated.moment.id)):
        _place(window, window.among(days), serves, days, set())
    return serves


def _place(
    window: Window, fitting: Sequence[date], serves: dict[date, Window], days: Sequence[date], tried: set[date]
) -> bool:
    for day in fitting:
        if day not in tried:
            tried.add(day)
            held = serves.get(day)
            if held is None or _place(held, held.among(days), serves, days, tried):
                serves[day] = window
                return True
    return False
