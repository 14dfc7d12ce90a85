"""Every need can be met: some account by some route is open to some client and provides what the need calls for.

Where nothing does, the need must say so in `nothing_meets`, so that the client is told and not left to wonder.
"""

from __future__ import annotations

from advisor.knowledge.models import Need
from advisor.logic.checks.finding import Finding, Report, statement
from advisor.logic.verdict_space import VerdictSpace


def check(space: VerdictSpace) -> Report:
    """Look for a case in which each need is met, on the day the base was known."""
    report = Report("every need can be met")
    for need in space.knowledge.needs:
        visited, combinations, met = _search(space, need)
        report.saw(visited, combinations)
        if not met and need.nothing_meets is None:
            message = "nothing that anybody can open meets this need."
            searched = statement(visited, combinations)
            report.findings.append(
                Finding("needs", need.id, message, "Add a provision, or say it in `nothing_meets`.", searched=searched)
            )
    return report


def _search(space: VerdictSpace, need: Need) -> tuple[int, int, bool]:
    day = space.knowledge.meta.as_known_on
    visited = combinations = 0
    for pair in space.knowledge.pairs:
        found = space.on(pair, day)
        formulas = found.diagram.formulas
        reach = formulas.every([formulas.negate(found.any_of("closed")), found.any_of("open", "conditional")])
        for provision in space.knowledge.provisions_of[pair]:
            if provision.capability in need.capabilities and provision.holds_on(day):
                wanted = formulas.every([reach, found.diagram.compile(provision.when)])
                search = found.diagram.search([wanted], lambda row: row[0])
                visited, combinations = visited + search.visited, combinations + search.combinations
                if True in search.outcomes:
                    return visited, combinations, True
    return visited, combinations, False
