"""Every question matters: for each there are two cases that differ in its answer alone and get different advice.

Looked at is every condition of the base: of rules, provisions, needs, steps, risks, wishes, roles, weights and the
calendar. A question that no condition depends on is either read by the plan itself (how many articles, which
followers, which dates), or asked for nothing. Two answers to a question are compared with the same answer to the one
its options are drawn from, or that is drawn from it: what follows from that other answer is not its doing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from advisor.knowledge.checks.conditions import conditions_of
from advisor.knowledge.models import Knowledge
from advisor.logic.checks.finding import Finding, Report, statement
from advisor.logic.formula import Formula
from advisor.logic.read_by_plan import READ
from advisor.logic.verdict_space import VerdictSpace


def check(space: VerdictSpace) -> Report:
    """Look for a condition that each question can turn."""
    report = Report("every question matters")
    diagram = space.diagram(space.knowledge.meta.as_known_on)
    formulas = {id(formula): formula for formula in map(diagram.compile, _conditions(space.knowledge))}
    for question in space.knowledge.questions:
        if question.id in READ:
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
            searched = _searched(len(formulas), bool(naming), visited, combinations)
            message = "no advice depends on this question."
            report.findings.append(Finding("questions", question.id, message, "Use or remove it.", searched=searched))
    return report


def _conditions(knowledge: Knowledge) -> Iterator[Any]:
    for collection, _, path, condition in conditions_of(knowledge):
        if path != ("shown_when",) and collection != "terms":
            yield condition


def _searched(conditions: int, named: bool, visited: int, combinations: int) -> str:
    if not named:
        return f"none of {conditions} conditions names it"
    if not combinations:
        return "no condition that names it tells two of its answers apart"
    return statement(visited, combinations)


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
