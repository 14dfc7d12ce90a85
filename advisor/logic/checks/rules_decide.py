"""Every rule decides somewhere.

A rule is *dead* when no combination of answers on any date makes it one of the rules that decide a verdict: its
condition can never hold, or whenever it holds another rule has the say (it is *shadowed*). Such a rule misleads the
reader of the base. Mend its condition, delete it, or say in `dormant` why it stands ready all the same; a dormant
rule that does decide is reported too.
"""

from __future__ import annotations

from advisor.knowledge.models import Rule
from advisor.logic.checks.finding import Finding, Report, statement
from advisor.logic.verdict_space import PairSpace, VerdictSpace


def check(space: VerdictSpace) -> Report:
    """Look for a case of each rule, on the day the base was known first, then back through every change."""
    report = Report("every rule decides somewhere")
    deciding: set[str] = set()
    holding: set[str] = set()
    visited = {rule.id: [0, 0, 0] for rule in space.knowledge.rules}
    for pair in space.knowledge.pairs:
        for day in space.days(pair):
            waiting = {rule.id for rule in space.knowledge.rules_of[pair] if rule.holds_on(day)} - deciding
            if not waiting:
                continue
            found = space.on(pair, day)
            report.saw(found.search.visited, found.search.combinations)
            for ident in waiting:
                for index, number in enumerate((found.search.visited, found.search.combinations, 1)):
                    visited[ident][index] += number
            deciding |= {ident for _, rules, _ in found.cases for ident in rules}
            holding |= _holding(found)
    for rule in space.knowledge.rules:
        if rule.id not in deciding and rule.dormant is None:
            report.findings.append(_dead(rule, holding=rule.id in holding, searched=statement(*visited[rule.id])))
        elif rule.id in deciding and rule.dormant is not None:
            report.findings.append(
                Finding("rules", rule.id, "it says that it is dormant, but it decides.", "Remove it.")
            )
    return report


def _holding(found: PairSpace) -> set[str]:
    return {ident for row in found.search.outcomes for ident, truth in found.truths(row).items() if truth}  # type: ignore[arg-type]


def _dead(rule: Rule, *, holding: bool, searched: str) -> Finding:
    how = "wherever it holds, another rule has the say" if holding else "its condition never holds"
    return Finding(
        "rules",
        rule.id,
        f"this rule never decides a verdict: {how}.",
        "Mend or remove it, or say why in `dormant`.",
        searched=searched,
    )
