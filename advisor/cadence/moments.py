"""The dates inside a horizon that matter to a client, and those on which promotion is out of place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.cadence.days import ONE_DAY, days_between
from advisor.cadence.model import Certainty, MomentDay
from advisor.knowledge.models import BarredDay, Edition, Grounded, Moment
from advisor.logic.situation import Missing, Situation

_HAN = re.compile(r"[\u4e00-\u9fff]")

PRESENT = 2  # the weight from which a moment is worth a broadcast; below it is a greeting at most


@dataclass(frozen=True)
class Dated:
    """A moment on its day, with the day from which it is worth speaking of and its weight for the client's sector.

    `last` is its last day; `edition` holds the dates of that year where they were announced.
    """

    day: date
    announced: date
    moment: Moment
    weight: int
    certainty: Certainty = "official"
    lasts_until: date | None = None
    edition: Edition | None = None

    @property
    def last(self) -> date:
        """The last day of the moment, or of its season."""
        return self.lasts_until or self.day

    @property
    def work_from(self) -> date:
        """The day on which work on it should begin."""
        return self.announced - timedelta(weeks=self.moment.lead_weeks)


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
        dated
        for moment in situation.knowledge.moments
        if moment.weights.get(sector, 0) > 0 and situation.truth(moment.when) is True
        for dated in dates_of(moment, first, last, weight=moment.weights[sector])
    )
    return tuple(sorted(found, key=lambda dated: (dated.day, dated.moment.id)))


def dates_of(moment: Moment, first: date, last: date, *, weight: int) -> tuple[Dated, ...]:
    """A moment's days between two days, both included: as announced where a year was, else by its rule."""
    known = {edition.day.year: edition for edition in moment.known}
    announced = [_announced(moment, edition, weight) for edition in moment.known if first <= edition.day <= last]
    by_rule = [
        Dated(
            day,
            day - timedelta(days=moment.run_up_days),
            moment,
            weight,
            moment.certainty,
            day + timedelta(days=moment.lasts - 1),
        )
        for day in days_between(moment.date, first, last)
        if day.year not in known
    ]
    return tuple(sorted([*announced, *by_rule], key=lambda dated: dated.day))


def _announced(moment: Moment, edition: Edition, weight: int) -> Dated:
    opens = edition.opens or edition.day - timedelta(days=moment.run_up_days)
    last = edition.last or edition.day + timedelta(days=moment.lasts - 1)
    return Dated(edition.day, opens, moment, weight, lasts_until=last, edition=edition)


def barred_between(situation: Situation, first: date, last: date) -> dict[date, BarredDay]:
    """The days without promotion between two days. One whose condition is unknown is barred too."""
    return _sensitive(situation, first, last, promotion="barred")


def careful_between(situation: Situation, first: date, last: date) -> dict[date, BarredDay]:
    """The days between two days on which a broadcast has something to mind, but may be sent."""
    return _sensitive(situation, first, last, promotion="careful")


def _sensitive(situation: Situation, first: date, last: date, *, promotion: str) -> dict[date, BarredDay]:
    found: dict[date, BarredDay] = {}
    for entry in situation.knowledge.barred_days:
        if entry.promotion == promotion and situation.truth(entry.when) is not False:
            for day in days_between(entry.date, first - timedelta(days=entry.days_after), last):
                for offset in range(entry.days_after + 1):
                    found.setdefault(day + timedelta(days=offset), entry)
    return {day: entry for day, entry in sorted(found.items()) if first <= day <= last}


def listed(
    moments: tuple[Dated, ...], barred: Mapping[date, BarredDay], careful: Mapping[date, BarredDay] | None = None
) -> tuple[MomentDay, ...]:
    """Moments, barred days and the first days of stretches to be careful in, as the advice document lists them."""
    rows = [_moment_row(dated) for dated in moments]
    rows += [_sensitive_row(day, found) for day, found in barred.items()]
    rows += [
        _sensitive_row(day, found)
        for day, found in (careful or {}).items()
        if (careful or {}).get(day - ONE_DAY) != found
    ]
    return tuple(sorted(rows, key=lambda row: (row.date, row.barred, row.id)))


def _both(name: str, chinese: str) -> str:
    """The name with the Chinese one beside it, which a Chinese name does without."""
    return name if _HAN.search(name) else f"{name} ({chinese})"


def _moment_row(dated: Dated) -> MomentDay:
    moment = dated.moment
    sources = _sources(dated.edition or moment, moment)
    return MomentDay(
        date=dated.day,
        id=moment.id,
        name=_both(moment.name, moment.chinese),
        weight=dated.weight,
        barred=False,
        text=moment.note or "",
        sources=sources,
        basis="judgement" if moment.judgement or not sources else "sources",
        certainty=dated.certainty,
        opens=dated.announced,
        work_from=dated.work_from,
    )


def _sensitive_row(day: date, found: BarredDay) -> MomentDay:
    sources = _sources(found)
    return MomentDay(
        date=day,
        id=found.id,
        name=_both(found.name, found.chinese),
        weight=0,
        barred=found.promotion == "barred",
        text=found.text,
        sources=sources,
        basis="judgement" if found.judgement or not sources else "sources",
        certainty=found.certainty,
    )


def _sources(*grounded: Grounded) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.source for entry in grounded for citation in entry.sources))
