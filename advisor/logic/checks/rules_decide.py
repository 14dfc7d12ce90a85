"""Every rule decides somewhere.

A rule is *dead* when no combination of answers on any date makes it one of the rules that decide a verdict: its
condition can never hold, or whenever it holds another rule has the say (it is *shadowed*). Such a rule misleads the
reader of the base. Mend its condition, delete it, or say in `dormant` why it stands ready all the same; a dormant
rule that does decide is reported too.
"""

from __future__ import annotations

from advisor.knowledge.models import Rule
from advisor.logic.checks.finding import Finding, Report, statement
from advisor.logic.verdict_space import VerdictSpace


def check(space: VerdictSpace) -> Report:
    """Look for a case of each rule, on the day the base was known first, then back through every change."""
    report = Report("every rule decides somewhere")
    deciding: set[str] = set()
    holding: set[str] = set()
    vain: dict[str, list[int]] = {rule.id: [0, 0, 0] for rule in space.knowledge.rules}
    for pair in space.knowledge.pairs:
        for day in space.days(pair):
            found = space.on(pair, day)
            for rule in found.rules:
                if rule.id not in deciding:
                    search = found.diagram.search([found.decides(rule), found.undefeated[rule.id]], lambda row: row)
                    report.saw(search.visited, search.combinations)
                    for index, number in enumerate((search.visited, search.combinations, 1)):
                        vain[rule.id][index] += number
                    deciding |= {rule.id for row in search.outcomes if row[0] is True}  # type: ignore[index]
                    holding |= {rule.id for row in search.outcomes if row[1] is True}  # type: ignore[index]
    for rule in space.knowledge.rules:
        if rule.id not in deciding and rule.dormant is None:
            report.findings.append(_dead(rule, holding=rule.id in holding, searched=statement(*vain[rule.id])))
        elif rule.id in deciding and rule.dormant is not None:
            message = "it says that it is dormant, but it decides."
            report.findings.append(Finding("rules", rule.id, message, "Remove `dormant`."))
    return report


def _dead(rule: Rule, *, holding: bool, searched: str) -> Finding:
    how = "wherever it holds, another rule has the say" if holding else "its condition never holds"
    return Finding(
        "rules",
        rule.id,
        f"this rule never decides a verdict: {how}.",
        "Mend or remove it, or say why in `dormant`.",
        searched=searched,
    )
