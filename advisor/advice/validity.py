"""How long an advice is good for, and the sources it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, get_args, get_type_hints

from advisor.advice.model import CitedSource
from advisor.cadence.model import Part
from advisor.knowledge.models import ExistingRule, Provision, Risk, Rule, WishRule
from advisor.logic.situation import Situation
from advisor.words import say

Reviewed = Rule | Provision | Risk | WishRule | ExistingRule


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


def cited_in(value: Any) -> Iterator[str]:
    """Every source id inside parts of the advice, in the order in which they are read."""
    if isinstance(value, tuple):
        for part in value:
            yield from cited_in(part)
    elif isinstance(value, Part):
        kind: Any = type(value)
        yield from getattr(value, "sources", ())
        for name in _holding_parts(kind):
            yield from cited_in(getattr(value, name))


@lru_cache
def _holding_parts(kind: Any) -> tuple[str, ...]:
    """The fields of a part that may hold further parts."""
    kinds = get_type_hints(kind)
    return tuple(name for name, annotation in kinds.items() if name != "sources" and _holds_parts(annotation))


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(_holds_parts(inner) for inner in get_args(annotation))


def cited_sources(situation: Situation, idents: Iterable[str]) -> tuple[CitedSource, ...]:
    """The sources in the order in which the advice first cites them."""
    found = []
    for ident in dict.fromkeys(idents):
        source = situation.knowledge.source[ident]
        when = source.date or say("undated")
        found.append(
            CitedSource(
                id=source.id,
                title=source.title,
                publisher=source.publisher,
                date=say("about {day}", day=when) if source.about and source.date else when,
                url=source.url or "",
                tier=source.tier,
                checked_on=source.checked_on,
                weak=source.weak,
            )
        )
    return tuple(found)
