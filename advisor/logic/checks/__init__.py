"""What a knowledge base can prove about itself, over every combination of answers. One check a module."""

from __future__ import annotations

from advisor.knowledge.models import Knowledge
from advisor.logic.checks import both_ways, needs_met, questions_matter, questions_reached, rules_decide, rules_differ
from advisor.logic.checks.finding import Report
from advisor.logic.verdict_space import VerdictSpace

CHECKS = (rules_decide, rules_differ, both_ways, questions_matter, questions_reached, needs_met)


def run_all(knowledge: Knowledge) -> list[Report]:
    """The report of each check. A check that visited nothing has failed, and says so."""
    space = VerdictSpace(knowledge)
    return [check.check(space) for check in CHECKS]
