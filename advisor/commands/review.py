"""What of the knowledge base is due for review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advisor.knowledge.models import Knowledge, Provision, Risk, Rule, ValueWindow, WishRule


@dataclass(frozen=True, order=True)
class Due:
    """Something to look at again by a date."""

    review_by: date
    kind: str
    id: str


def due(knowledge: Knowledge, *, by: date, today: date) -> list[Due]:
    """Everything to be reviewed on or before `by`, oldest first. What was replaced before `today` is history."""
    return sorted(
        {
            Due(found.review_by, kind, ident)
            for kind, ident, found in _reviewed(knowledge)
            if found.review_by <= by and not _history(found, today)
        }
    )


Reviewed = ValueWindow | Rule | Provision | Risk | WishRule


def _reviewed(knowledge: Knowledge) -> Iterator[tuple[str, str, Reviewed]]:
    for fact in knowledge.facts:
        for window in fact.values:
            yield "fact", fact.id, window
    for rule in knowledge.rules:
        yield "rule", rule.id, rule
    for provision in knowledge.provisions:
        yield "provision", provision.id, provision
    for risk in knowledge.risks:
        yield "risk", risk.id, risk
    for wish in knowledge.wishes:
        yield "wish", wish.id, wish


def _history(found: Reviewed, today: date) -> bool:
    return found.to is not None and found.to <= today and found.end != "unverified_after"
