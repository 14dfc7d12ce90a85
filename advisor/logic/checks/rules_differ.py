"""No two rules say the same, and none contradicts another on all of its cases.

Two rules about one account by one route that hold in exactly the same cases are *duplicates* when they lead to the
same status in the same window, and in *conflict* when one opens and the other closes. Keep one of a pair, or let one
say in `beats` which it overrules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import combinations

from advisor.knowledge.models import Rule
from advisor.logic.checks.finding import Finding, Report
from advisor.logic.situation import Answer
from advisor.logic.verdict_space import PairSpace, VerdictSpace


def check(space: VerdictSpace) -> Report:
    """Compare the rules of each account by each route on the day the base was known."""
    report = Report("no two rules say the same")
    seen: set[tuple[str, str]] = set()
    for pair in space.knowledge.pairs:
        found = space.on(pair, space.knowledge.meta.as_known_on)
        for group in _as_often_true(found, report):
            for one, other in combinations(group, 2):
                if (one.id, other.id) not in seen and _alike(one, other):
                    search = found.diagram.search(
                        [found.undefeated[one.id], found.undefeated[other.id]], lambda row: row
                    )
                    report.saw(search.visited, search.combinations)
                    if all(row[0] == row[1] for row in search.outcomes):  # type: ignore[index]
                        seen.add((one.id, other.id))
                        witness = next(case.witness for row, case in search.outcomes.items() if row[0])  # type: ignore[index]
                        report.findings.append(_told(found, one, other, witness))
    return report


def _as_often_true(found: PairSpace, report: Report) -> Iterable[list[Rule]]:
    """Rules that hold in the same share of cases. Two that hold in the same cases are in one group."""
    groups: dict[Fraction, list[Rule]] = {}
    for rule in found.rules:
        search = found.diagram.search([found.undefeated[rule.id]], lambda row: row[0])
        report.saw(search.visited, search.combinations)
        if True in search.outcomes:
            groups.setdefault(Fraction(search.outcomes[True].count, search.combinations), []).append(rule)
    return groups.values()


def _alike(one: Rule, other: Rule) -> bool:
    if one.status == other.status:
        return (one.from_, one.to) == (other.from_, other.to)
    return "closed" in (one.status, other.status)


def _told(found: PairSpace, one: Rule, other: Rule, witness: Mapping[str, Answer]) -> Finding:
    says = "repeats" if one.status == other.status else "contradicts"
    return Finding(
        "rules",
        other.id,
        f'in {"/".join(found.pair)} this rule {says} "{one.id}": both hold in the same cases.',
        "Keep one, or tell them apart.",
        day=found.day,
        witness=witness,
    )
