"""Which days of a month: the moments first, then as evenly as the allowed days permit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from math import ceil

from advisor.cadence.moments import PRESENT, Dated

EARLY = timedelta(days=3)  # a broadcast this long before the announcement is due still serves the moment
FAR = 10_000


def choose_days(
    allowed: Sequence[date], count: int, *, moments: Sequence[Dated], taken: Collection[date], min_gap: int
) -> dict[date, Dated | None]:
    """`count` of the allowed days at most, each with the moment it serves.

    `taken` are days of this account chosen before, kept at a distance of `min_gap` days like each other.
    """
    served = [dated for dated in moments if dated.weight >= PRESENT]
    if count >= len(allowed) and min_gap <= 1:
        chosen: dict[date, Dated | None] = dict.fromkeys(allowed)
    else:
        chosen = _spaced(allowed, count, served=served, taken=taken, pace=max(min_gap, 1))
    _label(chosen, served)
    return dict(sorted(chosen.items()))


def _spaced(
    allowed: Sequence[date], count: int, *, served: Sequence[Dated], taken: Collection[date], pace: int
) -> dict[date, Dated | None]:
    chosen: dict[date, Dated | None] = {}
    gaps = {day: min((abs((day - other).days) for other in taken), default=FAR) for day in allowed}

    def choose(day: date, dated: Dated | None) -> None:
        chosen[day] = dated
        number = day.toordinal()
        for other, gap in gaps.items():
            gaps[other] = min(gap, abs(other.toordinal() - number))

    for dated in sorted(served, key=lambda found: (-found.weight, found.day)):
        if len(chosen) >= count or len(chosen) >= ceil(count / 2):
            break
        near = [day for day in allowed if gaps[day] >= pace and serves(day, dated)]
        if near:
            choose(min(near, key=lambda day: abs((day - dated.announced).days)), dated)
    while len(chosen) < count:
        best = max(allowed, key=gaps.__getitem__, default=None)  # the first of those furthest from all others
        if best is None or gaps[best] < pace:
            break
        choose(best, None)
    return chosen


def serves(day: date, dated: Dated) -> bool:
    """Whether a broadcast on `day` speaks to the moment: from shortly before its announcement to the day itself."""
    return dated.announced - EARLY <= day <= dated.day


def _label(chosen: dict[date, Dated | None], served: Sequence[Dated]) -> None:
    """Give an unlabelled broadcast inside the run-up of a moment that moment's name, where none has it yet."""
    named = {dated.moment.id for dated in chosen.values() if dated is not None}
    for dated in served:
        if dated.moment.id not in named:
            inside = [day for day, moment in chosen.items() if moment is None and serves(day, dated)]
            if inside:
                chosen[min(inside)] = dated
