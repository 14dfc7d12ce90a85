"""The facts worth a mutant: those that advice rests on, and those that callers outside may ask for by name."""

from __future__ import annotations

import re
from typing import Any

from advisor.advice.speak import PLACEHOLDER
from advisor.knowledge.condition import parts_of
from advisor.knowledge.models import Knowledge
from tests.knowledge.test_real_base import DURATIONS, FLAGS, NUMBERS, WORDS

PROMISED = frozenset((*NUMBERS, *FLAGS, *DURATIONS, *WORDS))


def facts_that_count(knowledge: Knowledge) -> frozenset[str]:
    """Facts in a condition, in a sentence, as a quota, a duration or a cost, and those promised to callers.

    Not those that only the report tells, as rules of daily work: no advice rests on them.
    """
    used = {name for account in knowledge.accounts if account.quota for name in _quota(account.quota)}
    for step in knowledge.steps:
        figures = (step.days_fact, step.yearly_fact, step.cost_fact, *(other.cost_fact for other in step.cost_unless))
        used |= {name for name in figures if name}
    for name in Knowledge.model_fields:
        if name not in ("facts", "sources", "operating"):
            used |= _named(getattr(knowledge, name))
    return frozenset(knowledge.fact) & (used | PROMISED)


def _quota(quota: Any) -> tuple[str, str]:
    return quota.fact, quota.articles_fact


def _named(value: Any) -> set[str]:
    """The facts named inside models, in conditions and in braces."""
    if isinstance(value, str):
        return set(re.findall(PLACEHOLDER, value))
    if isinstance(value, tuple):
        return {name for member in value for name in _named(member)}
    fields = getattr(type(value), "model_fields", {})
    if "fact" in fields:
        return {value.fact}
    found = {name for field in fields for name in _named(getattr(value, field))}
    return found | {part.fact for part in parts_of(value) if hasattr(part, "fact")}
