"""Every need can be met: some account by some route is open to some client and provides what the need calls for.

Where nothing does, the need must say so in `nothing_meets`, so that the client is told and not left to wonder.
"""

from __future__ import annotations

from advisor.knowledge.models import Need, Rule
from advisor.logic.checks.finding import Finding, Report, statement
from advisor.logic.verdict_space import VerdictSpace, undefeated
from advisor.logic.verdicts import resolve


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
    diagram = space.diagram(day)
    visited = combinations = 0
    for pair in space.knowledge.pairs:
        rules = tuple(rule for rule in space.knowledge.rules_of[pair] if rule.holds_on(day))
        for provision in space.knowledge.provisions_of[pair]:
            if provision.capability in need.capabilities and provision.holds_on(day):
                wanted = [*undefeated(diagram, rules), diagram.compile(provision.when)]

                def outcome(row: tuple[bool | None, ...], rules: tuple[Rule, ...] = rules) -> bool:
                    status, _ = resolve(rules, dict(zip((rule.id for rule in rules), row, strict=False)))
                    return row[-1] is True and status in ("open", "conditional")

                search = diagram.search(wanted, outcome)
                visited, combinations = visited + search.visited, combinations + search.combinations
                if True in search.outcomes:
                    return visited, combinations, True
    return visited, combinations, False
