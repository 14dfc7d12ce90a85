"""Every account by every route is open (or conditional) in some case and closed in some case.

One that is always the same asks nothing of the client: either a rule is missing, or nobody knows of an
exception. Then `one_way` says so, with the reason; a `one_way` that no longer holds is reported too.
"""

from __future__ import annotations

from advisor.logic.checks.finding import Finding, Report, statement
from advisor.logic.verdict_space import Pair, VerdictSpace


def check(space: VerdictSpace) -> Report:
    """Look for both kinds of case, on the day the base was known first, then back through every change."""
    report = Report("every account by every route is open in some case and closed in another")
    declared = {entry.id: entry for entry in space.knowledge.one_way}
    for pair in space.knowledge.pairs:
        found, searched = _ways(space, pair, report)
        name = "/".join(pair)
        for way, said in (("open", "open or conditional"), ("closed", "closed")):
            entry = declared.get(name)
            never = entry is not None and entry.never == way
            if way not in found and not never:
                message = f"{name} is never {said}."
                step = "Add the rule, or say why in `one_way`."
                report.findings.append(Finding("rules", name, message, step, searched=searched))
            elif way in found and never:
                report.findings.append(
                    Finding("one_way", name, f"it says never {way}, but a case is {said}.", "Remove it.")
                )
    return report


def _ways(space: VerdictSpace, pair: Pair, report: Report) -> tuple[set[str], str]:
    ways: set[str] = set()
    visited = combinations = days = 0
    for day in space.days(pair):
        found = space.on(pair, day)
        report.saw(found.search.visited, found.search.combinations)
        visited, combinations, days = visited + found.search.visited, combinations + found.search.combinations, days + 1
        ways |= {"open" if status == "conditional" else status for status in map(str, found.search.outcomes)}
        if {"open", "closed"} <= ways:
            break
    return ways, statement(visited, combinations, days)
