"""What the checks over all combinations of answers found, in words."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.knowledge.load import Origins
from advisor.knowledge.problems import Problem
from advisor.logic.checks.finding import Finding, Report


def told(report: Report) -> str:
    """One line for a check: what it proves, and how much it visited."""
    state = "proved" if report.complete and not report.findings else "failed"
    return f"{report.visited:>22,} combinations: {report.title}: {state}"


def failures(reports: Iterable[Report], origins: Origins) -> list[str]:
    """Every finding in its place, and every check that visited nothing or not everything."""
    lines = []
    for report in reports:
        lines += [_finding(finding, origins) for finding in report.findings]
        if not report.complete:
            lines.append(
                f'the check "{report.title}" visited {report.visited:,} of {report.combinations:,} combinations.'
            )
    return lines


def _finding(finding: Finding, origins: Origins) -> str:
    if (finding.collection, finding.id) in origins.entries:
        problem = origins.problem(finding.collection, finding.id, (), finding.message, finding.next_step)
    else:
        problem = Problem(finding.collection, 0, 0, finding.message, finding.next_step)
    if finding.witness is None:
        return f"{problem} ({finding.searched})"
    shown = ", ".join(f"{question}: {answer}" for question, answer in finding.witness.items()) or "any answers"
    return f"{problem} Seen with {shown}{f' on {finding.day}' if finding.day else ''}."
