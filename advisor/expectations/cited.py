"""What each entry of a knowledge base cites."""

from __future__ import annotations

from advisor.knowledge.models import Grounded, Knowledge


def cited_by(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """The sources of each entry, by its id. A fact cites what any of its windows cites; a step is named `step/ID`."""
    cited: dict[str, frozenset[str]] = {}
    groups: tuple[tuple[Grounded, ...], ...] = (
        knowledge.rules,
        knowledge.provisions,
        knowledge.wishes,
        knowledge.existing,
        knowledge.risks,
        knowledge.outside,
        knowledge.barred_days,
        tuple(cause for need in knowledge.needs for cause in need.raised),
    )
    for grounded in (one for group in groups for one in group):
        cited[str(getattr(grounded, "id"))] = _of(grounded)  # noqa: B009 - each kind has an id, their base has none
    for step in knowledge.steps:
        cited[f"step/{step.id}"] = _of(step)
    for fact in knowledge.facts:
        cited[fact.id] = frozenset().union(*(_of(window) for window in fact.values))
    return cited


def _of(grounded: Grounded) -> frozenset[str]:
    return frozenset(citation.source for citation in grounded.sources)
