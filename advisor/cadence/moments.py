"""The dates inside a horizon that matter to a client, and those on which promotion is out of place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from advisor.cadence.days import days_between
from advisor.cadence.model import MomentDay
from advisor.knowledge.models import BarredDay, Grounded, Moment
from advisor.logic.situation import Missing, Situation

PRESENT = 2  # the weight from which a moment is worth a broadcast; below it is a greeting at most


@dataclass(frozen=True)
class Dated:
    """A moment on its day, the day its first broadcast is due, and its weight for the client's sector."""

    day: date
    announced: date
    moment: Moment
    weight: int


def sector_of(situation: Situation) -> str | None:
    """The calendar's sector of the client's industry; None while the industry is unknown."""
    industry = situation.seen("industry")
    return None if isinstance(industry, Missing) else situation.knowledge.cadence.sectors.get(str(industry))


def moments_between(situation: Situation, first: date, last: date) -> tuple[Dated, ...]:
    """The moments of the client's sector between two days, both included, by day."""
    sector = sector_of(situation)
    if sector is None:
        return ()
    found = (
        Dated(day, day - timedelta(days=moment.run_up_days), moment, moment.weights[sector])
        for moment in situation.knowledge.moments
        if moment.weights.get(sector, 0) > 0
        for day in days_between(moment.date, first, last)
    )
    return tuple(sorted(found, key=lambda dated: (dated.day, dated.moment.id)))


def barred_between(situation: Situation, first: date, last: date) -> dict[date, BarredDay]:
    """The days without promotion between two days. One whose condition is unknown is barred too."""
    found: dict[date, BarredDay] = {}
    for barred in situation.knowledge.barred_days:
        if situation.truth(barred.when) is not False:
            for day in days_between(barred.date, first - timedelta(days=barred.days_after), last):
                for offset in range(barred.days_after + 1):
                    found.setdefault(day + timedelta(days=offset), barred)
    return {day: barred for day, barred in sorted(found.items()) if first <= day <= last}


def listed(moments: tuple[Dated, ...], barred: dict[date, BarredDay]) -> tuple[MomentDay, ...]:
    """Moments and barred days as the advice document lists them."""
    rows = [_row(dated.day, dated.moment, weight=dated.weight, text=dated.moment.note or "") for dated in moments]
    rows += [_row(day, found, weight=0, text=found.text) for day, found in barred.items()]
    return tuple(sorted(rows, key=lambda row: (row.date, row.barred, row.id)))


def _row(day: date, found: Moment | BarredDay, *, weight: int, text: str) -> MomentDay:
    sources = _sources(found)
    return MomentDay(
        date=day,
        id=found.id,
        name=f"{found.name} ({found.chinese})",
        weight=weight,
        barred=isinstance(found, BarredDay),
        text=text,
        sources=sources,
        basis="judgement" if found.judgement or not sources else "sources",
    )


def _sources(grounded: Grounded) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.source for citation in grounded.sources))
