"""Launch and roadmap in words: the three cases, what to start first, how long a step may wait."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.advice.model import PlannedStep
from advisor.advice.parts.network import LaunchCase
from advisor.report.wording import Names, count

CASES = {"best": "Best case", "typical": "Typical case", "worst": "Worst case"}
MEANT = "Best: every step takes its least time; typical: its typical time; worst: its most"


def chains(cases: Sequence[LaunchCase], names: Names) -> list[str]:
    """For each case the steps that set the launch; said once where they are those of the case before."""
    told: list[str] = []
    for place, case in enumerate(cases):
        same = place > 0 and case.critical == cases[place - 1].critical
        told.append(f"the same as in the {CASES[cases[place - 1].case].lower()}" if same else _chain(case, names))
    return told


def held(case: LaunchCase) -> str:
    """Whether the deadline holds in a case: `holds, 26 days to spare`, `missed by 125 days`; empty without one."""
    if case.holds is None or case.spare_days is None:
        return ""
    if case.holds:
        return f"holds, {count(case.spare_days, 'day')} to spare" if case.spare_days else "holds to the day"
    return f"missed by {count(-case.spare_days, 'day')}"


def _chain(case: LaunchCase, names: Names) -> str:
    """The steps that set the launch in a case, in the order in which they start."""
    return "; ".join(names.step(step) for step in case.critical)


def wait(step: PlannedStep) -> str:
    """How long a step may wait: `no slack`, `12 days of slack, 3 free`; free ones move no other step."""
    total, free = step.slack.total_days, step.slack.free_days
    if not total:
        return "no slack"
    said = f"{count(total, 'day')} of slack"
    return said if free == total else f"{said}, {free or 'none'} free"


def done(best: str, worst: str) -> str:
    """On which days a step is done in the best and in the worst case."""
    return f"done {best} at best, {worst} at worst"


def criticality(step: PlannedStep) -> str:
    """In which cases a step sets the launch, where that is not all or none of them, and what else its delay moves."""
    cases = [CASES[case].lower() for case in step.critical_in]
    if 0 < len(cases) < len(CASES):
        return f"sets the launch in the {' and the '.join(cases)}"
    if not cases and step.decides == "end":
        return "a delay moves the end of the roadmap, not the launch"
    return ""
