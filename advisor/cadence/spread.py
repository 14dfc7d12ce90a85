"""Which days of a month: the moments first, then as evenly as the allowed days permit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from math import ceil

from advisor.cadence.moments import PRESENT, Dated


def choose_days(
    allowed: Sequence[date], count: int, *, moments: Sequence[Dated], taken: Collection[date], min_gap: int
) -> dict[date, Dated | None]:
    """`count` of the allowed days at most, each with the moment it serves.

    `taken` are days of this account chosen before, kept at a distance of `min_gap` days like each other.
    """
    chosen: dict[date, Dated | None] = {}
    if count >= len(allowed):
        chosen = {day: None for day in allowed}
    pace = max(min_gap, 1)

    def gap(day: date) -> int:
        return min((abs((day - other).days) for other in (*taken, *chosen)), default=10_000)

    served = [dated for dated in moments if dated.weight >= PRESENT]
    for dated in sorted(served, key=lambda found: (-found.weight, found.day)):
        if len(chosen) >= count or sum(moment is not None for moment in chosen.values()) >= ceil(count / 2):
            break
        before = [day for day in allowed if day <= dated.day and day not in chosen and gap(day) >= pace]
        if before:
            chosen[min(before, key=lambda day: abs((day - dated.announced).days))] = dated
    while len(chosen) < count:
        free = [day for day in allowed if day not in chosen and gap(day) >= pace]
        if not free:
            break
        chosen[max(free, key=lambda day: (gap(day), -day.toordinal()))] = None
    _label(chosen, served)
    return dict(sorted(chosen.items()))


def _label(chosen: dict[date, Dated | None], served: Sequence[Dated]) -> None:
    """Give an unlabelled broadcast inside the run-up of a moment that moment's name, where none has it yet."""
    named = {dated.moment.id for dated in chosen.values() if dated is not None}
    for dated in served:
        if dated.moment.id not in named:
            inside = [day for day, moment in chosen.items() if moment is None and dated.announced <= day <= dated.day]
            if inside:
                chosen[min(inside)] = dated
