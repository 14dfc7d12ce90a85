"""The page that is read when nothing else is."""

from __future__ import annotations

from datetime import date
from typing import Any

from advisor.advice.model import Advice, PlannedStep
from advisor.report.document.said import all_said, dated
from advisor.report.marks import Said, stated
from advisor.report.spoken import semicolons
from advisor.report.telling import opinions, proof
from advisor.report.telling.money import has_figures
from advisor.report.wording import Marks, Names, day, money
from advisor.words import say, say_count

FIRST_STEPS, TOP_RISKS, TOP_NEEDS = 4, 3, 5
_SEVERITY = {"high": 0, "medium": 1, "low": 2}
_STRENGTH = {"must": 0, "should": 1, "could": 2}


def summary(advice: Advice, names: Names, marks: Marks) -> dict[str, Any]:
    """Headline, mix, figures, first steps, needs left open, and the gravest risks."""
    unmet = sorted((need for need in advice.needs if not need.met_by), key=lambda need: _STRENGTH[need.strength])
    risks = sorted(advice.risks, key=lambda risk: _SEVERITY[risk.severity])
    first = sorted(
        (step for step in advice.roadmap if step.start <= advice.roadmap[0].start or step.critical),
        key=lambda step: step.start,
    )
    start_by = {step.step: step.start_by for step in advice.launch.start_first}
    first = sorted(first, key=lambda step: step.step not in start_by)
    now = [step for step in first if step.days.max > 0][:FIRST_STEPS]
    return {
        "headline": marks.said(advice.headline),
        "mix": [
            {
                "account": names.account(placed.account),
                "chinese": names.chinese.get(placed.account, ""),
                "route": names.route(placed.route),
                "role": placed.role,
                "covers": [names.need(need) for need in placed.covers],
            }
            for placed in advice.mix
        ],
        "figures": _figures(advice),
        "first": [
            {**marks.said(step.title, step), "when": _when(step, start_by.get(step.step)), "critical": step.critical}
            for step in now
        ],
        "more_steps": max(0, len(advice.roadmap) - len(now)),
        "unmet": [
            {**marks.said(need.title, need.reasons[0] if need.reasons else None), "strength": need.strength}
            for need in unmet[:TOP_NEEDS]
        ],
        "more_unmet": max(0, len(unmet) - TOP_NEEDS),
        "needs": len(advice.needs),
        "risks": [{**marks.said(risk.text, risk), "severity": risk.severity} for risk in risks[:TOP_RISKS]],
        "more_risks": max(0, len(risks) - TOP_RISKS),
        "open": len(advice.open_questions),
        "firm": _firm(advice, marks),
        "choices": len(advice.choices),
        "opinions": opinions.counted(advice),
    }


def _firm(advice: Advice, marks: Marks) -> list[Said]:
    """How firmly the mix stands, what decides it, whether deadline and budget hold."""
    found, robustness = advice.certificate, advice.robustness
    limits = found.limits if found else ()
    return [
        *([_worked_out(proof.compared_short(found))] if found else []),
        *([_worked_out(proof.share_short(robustness))] if robustness and robustness.rivals else []),
        *(said for limit in limits if limit.state == "binds" for said in all_said(limit.reasons, marks)),
        *dated(advice.launch.says[:1], marks),
        *(all_said([advice.costs.setup_budget.reason], marks) if has_figures(advice.costs) else []),
    ]


def _when(step: PlannedStep, start_by: date | None) -> str:
    """From which day a step can start, and by when it must, where the launch hangs on it."""
    if start_by:
        return say("from {first}, by {last} at the latest", first=day(step.start), last=day(start_by))
    return say("from {first}", first=day(step.start))


def _worked_out(text: str) -> Said:
    return stated(text, "worked_out")


def _figures(advice: Advice) -> list[dict[str, str]]:
    launch, cadence = advice.launch, advice.cadence
    met = sum(bool(need.met_by) for need in advice.needs)
    costs = advice.costs
    unknown = len(costs.without_figure)
    deadline = {
        True: say("in time for {day}", day=day(launch.deadline)),
        False: say("after {day}, when it must be live", day=day(launch.deadline)),
        None: say("no deadline known"),
    }[launch.meets_deadline]
    ranged = (
        [say("{low} to {high}", low=day(launch.earliest), high=day(launch.latest))]
        if launch.earliest and launch.latest
        else []
    )
    return [
        {"value": day(launch.typical), "label": say("Typical launch"), "note": semicolons([*ranged, deadline])},
        {
            "value": say("{met} of {all}", met=met, all=len(advice.needs)),
            "label": say("Needs met"),
            "note": say("by the mix, some within limits"),
        },
        {
            "value": money(costs.setting_up) if has_figures(costs) else "–",
            "label": say("Set-up, CNY"),
            "note": say_count(
                len(costs.steps) - unknown,
                "known costs of {number} step; {unknown} without a figure",
                "known costs of {number} steps; {unknown} without a figure",
                unknown=unknown,
            ),
        },
        {
            "value": f"{len(cadence.broadcasts)}",
            "label": say("Broadcasts"),
            "note": say_count(
                cadence.weeks, "in {number} week from {day}", "in {number} weeks from {day}", day=day(cadence.start)
            ),
        },
    ]
