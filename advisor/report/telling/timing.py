"""Launch and roadmap in words: the three cases, what to start first, how long a step may wait."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from advisor.advice.model import PlannedStep
from advisor.advice.parts.network import CaseName, LaunchCase
from advisor.report.spoken import semicolons
from advisor.report.wording import Names, listed
from advisor.words import say, say_count


def case_named(case: str) -> str:
    """`Best case`: the best, the typical or the worst case, as a title."""
    return {
        "best": say("Best case"),
        "typical": say("Typical case"),
        "worst": say("Worst case"),
    }[case]


def _the_case(case: str) -> str:
    """A case inside a sentence."""
    return {
        "best": say("the best case"),
        "typical": say("the typical case"),
        "worst": say("the worst case"),
    }[case]


def meant() -> str:
    """What the three cases mean, without a full stop."""
    return say("Best: every step takes its least time; typical: its typical time; worst: its most")


def chains(cases: Sequence[LaunchCase], names: Names) -> list[str]:
    """For each case the steps that set the launch; said once where they are those of the case before."""
    told: list[str] = []
    for place, case in enumerate(cases):
        same = place > 0 and case.critical == cases[place - 1].critical
        told.append(
            say("the same as in {case}", case=_the_case(cases[place - 1].case)) if same else _chain(case, names)
        )
    return told


def held(case: LaunchCase) -> str:
    """Whether the deadline holds in a case: `holds, 26 days to spare`, `missed by 125 days`; empty without one."""
    if case.holds is None or case.spare_days is None:
        return ""
    if case.holds:
        if not case.spare_days:
            return say("holds to the day")
        return say_count(case.spare_days, "holds, {number} day to spare", "holds, {number} days to spare")
    return say_count(-case.spare_days, "missed by {number} day", "missed by {number} days")


def _chain(case: LaunchCase, names: Names) -> str:
    """The steps that set the launch in a case, in the order in which they start."""
    return semicolons(names.step(step) for step in case.critical)


def wait(step: PlannedStep) -> str:
    """How long a step may wait: `no slack`, `12 days of slack, 3 free`; free ones move no other step."""
    total, free = step.slack.total_days, step.slack.free_days
    if not total:
        return say("no slack")
    if free == total:
        return say_count(total, "{number} day of slack", "{number} days of slack")
    if not free:
        return say_count(total, "{number} day of slack, none free", "{number} days of slack, none free")
    return say_count(total, "{number} day of slack, {free} free", "{number} days of slack, {free} free", free=free)


def done(best: str, worst: str) -> str:
    """On which days a step is done in the best and in the worst case."""
    return say("done {best} at best, {worst} at worst", best=best, worst=worst)


def criticality(step: PlannedStep) -> str:
    """In which cases a step sets the launch, where that is not all or none of them, and what else its delay moves."""
    cases = [_the_case(case) for case in step.critical_in]
    if 0 < len(cases) < len(get_args(CaseName)):
        return say("sets the launch in {cases}", cases=listed(cases))
    if not cases and step.decides == "end":
        return say("a delay moves the end of the roadmap, not the launch")
    return ""
