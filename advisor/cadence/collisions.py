"""Moments that come in each other's way: derived from their dates, so that nobody has to list them by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from advisor.cadence.moments import PRESENT, Dated
from advisor.knowledge.models import BarredDay, Moment


@dataclass(frozen=True)
class Collision:
    """A moment, and what it falls into: the last days or the season of another moment, a break, a barred day.

    `other` names it: the id of the moment or barred day, empty for a break. `first` to `last` are its days.
    """

    dated: Dated
    kind: Literal["moment", "break", "barred"]
    other: str
    first: date
    last: date


def collisions(
    moments: Sequence[Dated],
    *,
    last_days: int,
    breaks: Sequence[tuple[date, date]] = (),
    barred: Mapping[date, BarredDay] | None = None,
    own: frozenset[date] = frozenset(),
) -> tuple[Collision, ...]:
    """The moments worth a broadcast whose day another thing takes, by day.

    A moment takes its own days and the `last_days` before them, when its last call goes out.
    `breaks` are runs of days off, `own` the statutory days: a holiday does not collide with the break it makes. Of
    two moments near each other the lighter is named; of equals the one inside the other's season, else the later.
    Dates of one calendar, which meet in every year or in none, never collide: their notes say what to do.
    """
    worth = [dated for dated in moments if dated.weight >= PRESENT]
    found = [collision for dated in worth for collision in _among(dated, worth, last_days)]
    for dated in worth:
        if dated.day not in own:
            found += [
                Collision(dated, "break", "", first, last) for first, last in breaks if first <= dated.day <= last
            ]
        held = (barred or {}).get(dated.day)
        if held is not None and _calendar(dated.moment, held) is None:
            found.append(Collision(dated, "barred", held.id, dated.day, dated.day))
    return tuple(sorted(found, key=lambda one: (one.dated.day, one.dated.moment.id, one.kind, one.other)))


def _among(dated: Dated, worth: Sequence[Dated], last_days: int) -> Iterator[Collision]:
    for other in worth:
        if other is dated or _calendar(dated.moment, other.moment) is not None:
            continue
        if _gives_way(dated, other, last_days):
            yield Collision(dated, "moment", other.moment.id, other.day, other.last)


def _gives_way(dated: Dated, other: Dated, last_days: int) -> bool:
    """Whether two moments come in each other's way, and `dated` is the one to be moved."""
    inside, holds = _inside(dated, other, last_days), _inside(other, dated, last_days)
    if dated.weight != other.weight or inside == holds:
        return (inside or holds) and _turn(dated) > _turn(other)
    return inside


def _turn(dated: Dated) -> tuple[int, date, str]:
    return -dated.weight, dated.day, dated.moment.id


def _inside(dated: Dated, other: Dated, last_days: int) -> bool:
    return other.day - timedelta(days=last_days) <= dated.day <= other.last


def _calendar(one: Moment | BarredDay, other: Moment | BarredDay) -> str | None:
    """The calendar that two dates share; None where they meet in some years only."""
    calendars = {_counted_by(one), _counted_by(other)}
    return calendars.pop() if len(calendars) == 1 and "announced" not in calendars else None


def _counted_by(entry: Moment | BarredDay) -> str:
    rule = entry.date
    if rule.on or (isinstance(entry, Moment) and entry.kind == "trade"):
        return "announced"
    if rule.lunar_month is not None:
        return "lunar"
    return rule.solar_term or ("weekday" if rule.weekday is not None else "solar")
