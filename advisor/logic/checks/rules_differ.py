"""No two rules say the same, and none contradicts another on all of its cases.

Two rules about one account by one route that hold in exactly the same cases are *duplicates* when they lead to the
same status in the same window, and in *conflict* when one opens and the other closes. Keep one of a pair, or let one
say in `beats` which it overrules.
"""

from __future__ import annotations

from itertools import combinations

from advisor.logic.checks.finding import Finding, Report
from advisor.logic.verdict_space import PairSpace, VerdictSpace


def check(space: VerdictSpace) -> Report:
    """Compare the rules of each account by each route on the day the base was known."""
    report = Report("no two rules say the same")
    seen: set[tuple[str, str]] = set()
    for pair in space.knowledge.pairs:
        found = space.on(pair, space.knowledge.meta.as_known_on)
        report.saw(found.search.visited, found.search.combinations)
        for one, other in combinations(range(len(found.rules)), 2):
            ids = (found.rules[one].id, found.rules[other].id)
            if ids not in seen and _alike(found, one, other) and _same_cases(found, one, other):
                seen.add(ids)
                report.findings.append(_told(found, one, other))
    return report


def _same_cases(found: PairSpace, one: int, other: int) -> bool:
    rows = [row for row in found.search.outcomes if isinstance(row, tuple)]
    return any(row[one] for row in rows) and all(row[one] == row[other] for row in rows)


def _alike(found: PairSpace, one: int, other: int) -> bool:
    first, second = found.rules[one], found.rules[other]
    if first.status == second.status:
        return (first.from_, first.to) == (second.from_, second.to)
    return "closed" in (first.status, second.status)


def _told(found: PairSpace, one: int, other: int) -> Finding:
    first, second = found.rules[one], found.rules[other]
    says = "repeats" if first.status == second.status else "contradicts"
    witness = next(case.witness for row, case in found.search.outcomes.items() if row[one])  # type: ignore[index]
    return Finding(
        "rules",
        second.id,
        f'in {"/".join(found.pair)} this rule {says} "{first.id}": both hold in the same cases.',
        "Keep one, or tell them apart.",
        day=found.day,
        witness=witness,
    )
