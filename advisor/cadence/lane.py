"""One account's share of the plan: the days it may send on, the limits on each, and how many broadcasts fit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from advisor.cadence.months import month_of


@dataclass(frozen=True)
class Lane:
    """The days open to one account, in order.

    `most` says for each of them how many broadcasts its calendar month may hold once one is sent that day. Broadcasts
    lie `gap` days apart at least; `pins` are days on which one is sent in any case, whatever the gap.
    """

    days: tuple[date, ...]
    most: Mapping[date, int]
    gap: int
    pins: frozenset[date] = frozenset()

    @cached_property
    def by_month(self) -> dict[str, tuple[date, ...]]:
        """The days by calendar month."""
        found: dict[str, list[date]] = {}
        for day in self.days:
            found.setdefault(month_of(day), []).append(day)
        return {month: tuple(days) for month, days in found.items()}

    @cached_property
    def room(self) -> dict[date, int]:
        """How many broadcasts the month may hold up to each day, so that the pins after it still fit."""
        found: dict[date, int] = {}
        for days in self.by_month.values():
            least, after = 10**6, 0
            for day in reversed(days):
                found[day] = min(self.most[day], least - after)
                if day in self.pins:
                    least = min(least, self.most[day] + after)
                    after += 1
        return found

    def numbers(self, caps: Mapping[str, int]) -> dict[str, int]:
        """How many broadcasts each month can hold, up to its cap: as many as fit, earlier months first.

        The earliest day that is allowed is always taken; an exchange argument shows that no choice fits more.
        """
        pins = sorted(self.pins)
        found: dict[str, int] = {}
        last: date | None = None
        for month, days in self.by_month.items():
            ahead, sent = sum(day in self.pins for day in days), 0
            for day in days:
                if day in self.pins:
                    ahead -= 1
                elif not self._free(day, last, pins, sent, caps.get(month, 0) - ahead):
                    continue
                sent, last = sent + 1, day
            found[month] = sent
        return found

    def _free(self, day: date, last: date | None, pins: list[date], sent: int, cap: int) -> bool:
        if sent >= min(cap, self.room[day]) or (last is not None and (day - last).days < self.gap):
            return False
        place = bisect_right(pins, day)
        return place == len(pins) or (pins[place] - day).days >= self.gap
