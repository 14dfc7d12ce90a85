"""Every question matters: for each there are two cases that differ in its answer alone and get different advice.

Looked at is every condition of the base: of rules, provisions, needs, steps, risks, wishes, roles, weights and the
calendar. A question that no condition depends on is either read by the plan itself (how many articles, which
followers, which dates), or asked for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from advisor.knowledge.checks.conditions import conditions_of
from advisor.knowledge.models import Knowledge
from advisor.logic.checks.finding import Finding, Report, statement
from advisor.logic.formula import Formula
from advisor.logic.verdict_space import VerdictSpace

# The cadence, the projection and the deadline read these answers as numbers or choices of their own.
READ_BY_THE_PLAN = frozenset(
    {
        "account_wishes",
        "articles_per_month",
        "existing_accounts",
        "followers",
        "industry",
        "launch_weeks",
        "primary_goal",
        "publish_frequency",
        "segments",
    }
)


def check(space: VerdictSpace) -> Report:
    """Look for a condition that each question can turn."""
    report = Report("every question matters")
    diagram = space.diagram(space.knowledge.meta.as_known_on)
    formulas = {id(formula): formula for formula in map(diagram.compile, _conditions(space.knowledge))}
    for question in space.knowledge.questions:
        if question.id in READ_BY_THE_PLAN:
            continue
        naming = [formula for formula in formulas.values() if diagram.looks_at(formula, question.id)]
        visited = combinations = 0
        turned = False
        for formula in naming:
            turned, seen, of = _turns(space, formula, question.id)
            visited, combinations = visited + seen, combinations + of
            if turned:
                break
        report.saw(visited, combinations)
        if not turned:
            searched = statement(visited, combinations) if naming else f"none of {len(formulas)} conditions names it"
            message = "no advice depends on this question."
            report.findings.append(Finding("questions", question.id, message, "Use or remove it.", searched=searched))
    return report


def _conditions(knowledge: Knowledge) -> Iterator[Any]:
    for collection, _, path, condition in conditions_of(knowledge):
        if path != ("shown_when",) and collection != "terms":
            yield condition


def _turns(space: VerdictSpace, formula: Formula, question: str) -> tuple[bool, int, int]:
    """Whether two answers to the question alone can make the formula differ; and how much was searched."""
    diagram = space.diagram(space.knowledge.meta.as_known_on)
    seen = of = 0
    for one, other in diagram.neighbours(formula, question):
        search = diagram.search([one, other], lambda row: row[0] is row[1])
        seen, of = seen + search.visited, of + search.combinations
        if False in search.outcomes:
            return True, seen, of
    return False, seen, of
