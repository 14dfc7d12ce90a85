"""The work of each month: hours and cost as bands, who does it, and what the team cannot do itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor
from typing import Literal

from advisor.cadence.model import Broadcast, Hours, MonthEffort, Publication, RoleHours, Yuan
from advisor.cadence.months import Month, month_of
from advisor.knowledge.models import Band, Knowledge, Role, Team
from advisor.logic.situation import Situation

Level = Literal["low", "central", "high"]
LEVELS: tuple[Level, ...] = ("low", "central", "high")
TO_YUAN = 100
ARTICLE_TO_YUAN = 25


def effort(
    situation: Situation,
    broadcasts: Sequence[Broadcast],
    publications: Sequence[Publication],
    *,
    months: Sequence[Month],
    able: Mapping[str, int | None],
    wished: Mapping[str, int],
) -> tuple[MonthEffort, ...]:
    """The work of each of the months, in their order.

    `able` and `wished` are articles by month (`YYYY-MM`); a month that is missing counts as not said, and as no wish.
    Work counts in the month in which it goes out. The team's hours shrink with the part of a month in the horizon.
    """
    return tuple(
        _month(
            situation,
            month,
            [sent for sent in broadcasts if month_of(sent.date) == month.id],
            sum(month_of(each.date) == month.id for each in publications),
            able=able.get(month.id),
            wished=wished.get(month.id, 0),
        )
        for month in months
    )


def _month(
    situation: Situation,
    month: Month,
    sends: Sequence[Broadcast],
    published: int,
    *,
    able: int | None,
    wished: int,
) -> MonthEffort:
    rules = situation.knowledge.cadence
    articles = sum(sent.written for sent in sends) + published
    further = sum(sent.articles * (sent.versions - 1) for sent in sends)
    writing = _hours({level: articles * getattr(rules.hours_per_article, level) for level in LEVELS})
    sending, checking = len(sends) * rules.hours_per_broadcast, further * rules.hours_per_version
    hours = _hours({level: getattr(writing, level) + sending + checking for level in LEVELS})
    team = _of_month(team_of(situation), month)
    return MonthEffort(
        month=month.id,
        broadcasts=len(sends),
        articles=articles,
        able=able,
        wished=wished,
        hours=hours,
        team=team,
        roles=_shared(situation, writing, sending=sending, checking=checking),
        articles_outside=0 if able is None else max(wished - able, 0),
        hours_outside=None if team is None else _beyond(hours, team),
        cost=_cost(situation.knowledge, hours),
    )


def team_of(situation: Situation) -> Team | None:
    """Who is known to produce the content."""
    return next((team for team in situation.knowledge.teams if situation.truth(team.when) is True), None)


def _of_month(team: Team | None, month: Month) -> Hours | None:
    if team is None or team.hours is None:
        return None
    return _hours({level: getattr(team.hours, level) * month.share for level in LEVELS})


def _beyond(hours: Hours, team: Hours) -> Hours:
    """Hours the team does not have: at the low end little work meets many hands, at the high end much work few."""
    return Hours(
        low=max(hours.low - team.high, 0.0),
        central=max(hours.central - team.central, 0.0),
        high=max(hours.high - team.low, 0.0),
    )


def _shared(situation: Situation, writing: Hours, *, sending: float, checking: float) -> tuple[RoleHours, ...]:
    """The hours of each role that applies, those with most parts first."""
    parts = {role: _parts(situation, role) for role in situation.knowledge.roles if situation.truth(role.when) is True}
    whole = sum(parts.values())
    senders, checkers = sum(role.broadcasts for role in parts), sum(role.versions for role in parts)
    found: list[RoleHours] = []
    for role, part in sorted(parts.items(), key=lambda pair: (-pair[1], pair[0].id)):
        besides = sending / senders if role.broadcasts else 0.0
        besides += checking / checkers if role.versions else 0.0
        share = part / whole if whole else 0.0
        own = _hours({level: getattr(writing, level) * share + besides for level in LEVELS})
        found.append(RoleHours(role=role.id, name=role.name, hours=own))
    return tuple(found)


def _parts(situation: Situation, role: Role) -> float:
    return next((other.parts for other in role.unless if situation.truth(other.when) is True), role.parts)


def _cost(knowledge: Knowledge, hours: Hours) -> Yuan | None:
    rate = hourly_cost(knowledge)
    if rate is None:
        return None
    return _yuan({level: getattr(hours, level) * getattr(rate, level) for level in LEVELS}, to=TO_YUAN)


def hourly_cost(knowledge: Knowledge) -> Band | None:
    """Yuan for an hour of one's own people: pay × employer's cost ÷ paid hours. None where an input is missing."""
    found = {entry.symbol: entry.band for entry in knowledge.effort if entry.band is not None}
    pay, employer, paid = (found.get(symbol) for symbol in ("monthly_pay", "employer_cost", "paid_hours"))
    if pay is None or employer is None or paid is None:
        return None
    return Band(
        low=pay.low * employer.low / paid.high,
        central=pay.central * employer.central / paid.central,
        high=pay.high * employer.high / paid.low,
    )


def article_cost(knowledge: Knowledge) -> Yuan | None:
    """What one article costs when one's own people make it: hours of an article × cost of an hour, to 25 yuan."""
    rate = hourly_cost(knowledge)
    if rate is None:
        return None
    hours = knowledge.cadence.hours_per_article
    cost = {level: getattr(hours, level) * getattr(rate, level) for level in LEVELS}
    low, central, high = (round(amount / ARTICLE_TO_YUAN) * ARTICLE_TO_YUAN for amount in _each(cost))
    return Yuan(low=low, central=central, high=high)


def _hours(by_level: Mapping[Level, float]) -> Hours:
    low, central, high = _each(by_level)
    return Hours(low=low, central=central, high=high)


def _yuan(by_level: Mapping[Level, float], *, to: int) -> Yuan:
    """Rounded outwards, so that the band never gets narrower than it was."""
    low, central, high = _each(by_level)
    return Yuan(low=floor(low / to) * to, central=round(central / to) * to, high=ceil(high / to) * to)


def _each(by_level: Mapping[Level, float]) -> Iterator[float]:
    return (by_level[level] for level in LEVELS)
