"""What is said of the work: its formula and inputs, and where the team does not suffice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.cadence.effort import article_cost, team_of
from advisor.cadence.model import MonthEffort, Reason
from advisor.cadence.sentence import said
from advisor.knowledge.condition import Always
from advisor.knowledge.models import Band, EffortInput, Knowledge, Role, Team
from advisor.knowledge.models.effort import CostOf, HoursOf
from advisor.logic.situation import Situation
from advisor.words import say

ORDER: tuple[HoursOf | CostOf, ...] = (
    "hours_per_article",
    "hours_per_broadcast",
    "hours_per_version",
    "monthly_pay",
    "employer_cost",
    "paid_hours",
)


def effort_inputs(situation: Situation) -> tuple[Reason, ...]:
    """The formula, each input with its band and sources, who shares the work, the teams, and what is not counted.

    Empty for a knowledge base that has no inputs.
    """
    return tuple(_inputs(situation)) if situation.knowledge.effort else ()


def _inputs(situation: Situation) -> Iterator[Reason]:
    knowledge = situation.knowledge
    yield said(situation, "effort.formula")
    for entry in sorted(knowledge.effort, key=lambda entry: (ORDER.index(entry.symbol), entry.id)):
        told = say("{title}: {band}.", title=entry.title, band=_number(knowledge, entry))
        yield _grounded(entry.id, told, entry)
    whole = sum(role.parts for role in knowledge.roles if isinstance(role.when, Always))
    for role in sorted(knowledge.roles, key=lambda role: (-role.parts, role.id)):
        told = say(
            "{role}, {parts} of {all} parts of an article's hours: {what}.",
            role=role.name,
            parts=f"{role.parts:g}",
            all=f"{whole:g}",
            what=role.what,
        )
        yield _grounded(f"effort.role.{role.id}", told, role)
    known = [(team.hours, team) for team in knowledge.teams if team.hours is not None]
    for hours, team in sorted(known, key=lambda pair: (pair[0].central, pair[1].id)):
        told = say("{title}: {band}.", title=team.title, band=_band(hours, say("hours a month")))
        yield _grounded(team.id, told, team)
    cost = article_cost(knowledge)
    if cost is not None:
        low, central, high = (f"{amount:,}" for amount in (cost.low, cost.central, cost.high))
        yield said(situation, "effort.article_cost", low=low, central=central, high=high)
    yield said(situation, "effort.no_price")
    yield said(situation, "effort.not_counted")


def _number(knowledge: Knowledge, entry: EffortInput) -> str:
    if entry.band is not None:
        return _band(entry.band, entry.unit)
    number = getattr(knowledge.cadence, entry.symbol)
    return _band(number if isinstance(number, Band) else Band(low=number, central=number, high=number), say("hours"))


def _band(band: Band, unit: str) -> str:
    low, central, high = (f"{value:,.10g}" for value in (band.low, band.central, band.high))
    if low == high:
        return say("{central} {unit}", central=central, unit=unit)
    return say("{low} to {high} {unit}, central {central}", low=low, high=high, unit=unit, central=central)


def effort_warnings(situation: Situation, months: Sequence[MonthEffort]) -> tuple[Reason, ...]:
    """Where the work is more than the team's: months short of hands, wishes it cannot write, an agency's quote."""
    return tuple(_warnings(situation, team_of(situation), months))


def _warnings(situation: Situation, team: Team | None, months: Sequence[MonthEffort]) -> Iterator[Reason]:
    beyond = [(month, month.hours_outside) for month in months if month.short and month.hours_outside]
    if beyond:
        worst, hours = max(beyond, key=lambda pair: pair[1].central)
        yield said(
            situation,
            "effort.short_of_hands",
            short=str(len(beyond)),
            months=str(len(months)),
            month=worst.month,
            low=f"{hours.low:,.0f}",
            central=f"{hours.central:,.0f}",
            high=f"{hours.high:,.0f}",
        )
    outside = sum(month.articles_outside for month in months)
    if outside:
        wished, able = sum(month.wished for month in months), sum(month.able or 0 for month in months)
        yield said(situation, "effort.cannot_write", wished=f"{wished:,}", able=f"{able:,}", outside=f"{outside:,}")
    if team is not None and team.hours is None and any(month.articles for month in months):
        most = max(months, key=lambda month: month.articles)
        yield said(situation, "effort.agency", articles=f"{most.articles:,}", month=most.month)


def _grounded(ident: str, text: str, entry: EffortInput | Team | Role) -> Reason:
    sources = tuple(dict.fromkeys(citation.source for citation in entry.sources))
    return Reason(id=ident, text=text, sources=sources, basis="judgement" if entry.judgement else "sources")
