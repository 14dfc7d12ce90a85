"""How long an advice is good for, and the sources it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from advisor.advice.model import CitedSource
from advisor.knowledge.models import Provision, Risk, Rule, WishRule
from advisor.logic.situation import Situation

Reviewed = Rule | Provision | Risk | WishRule


def good_until(situation: Situation, used: Iterable[Reviewed]) -> date:
    """The last day before the first review or end among the rules and facts used."""
    days = []
    for rule in used:
        days.append(rule.to - timedelta(days=1) if rule.to else rule.review_by)
    for fact_id in situation.facts_used:
        window = situation.fact(fact_id)
        if window is not None:
            days.append(window.to - timedelta(days=1) if window.to else window.review_by)
    return min(days, default=situation.as_of)


def cited_sources(situation: Situation, idents: Iterable[str]) -> tuple[CitedSource, ...]:
    """The sources in the order in which the advice first cites them."""
    found = []
    for ident in dict.fromkeys(idents):
        source = situation.knowledge.source[ident]
        when = source.date or "undated"
        found.append(
            CitedSource(
                id=source.id,
                title=source.title,
                publisher=source.publisher,
                date=f"about {when}" if source.about and source.date else when,
                url=source.url or "",
                tier=source.tier,
                checked_on=source.checked_on,
                weak=source.weak,
            )
        )
    return tuple(found)
