"""The page that is read when nothing else is."""

from __future__ import annotations

from typing import Any

from advisor.advice.model import Advice
from advisor.report.wording import Marks, Names, count, day, span

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
            {**marks.said(step.title, step), "when": f"from {day(step.start)}", "critical": step.critical}
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
    }


def _figures(advice: Advice) -> list[dict[str, str]]:
    launch, cadence = advice.launch, advice.cadence
    met = sum(bool(need.met_by) for need in advice.needs)
    known = [step.cost_cny for step in advice.roadmap if step.cost_cny]
    cost = span(sum(cost.min for cost in known), sum(cost.max for cost in known)) if known else "–"
    deadline = {
        True: f"in time for {day(launch.deadline)}",
        False: f"after {day(launch.deadline)}, when it must be live",
        None: "no deadline known",
    }
    ranged = f"{day(launch.earliest)} to {day(launch.latest)}; " if launch.earliest and launch.latest else ""
    return [
        {"value": day(launch.typical), "label": "Typical launch", "note": ranged + deadline[launch.meets_deadline]},
        {"value": f"{met} of {len(advice.needs)}", "label": "Needs met", "note": "by the mix, some within limits"},
        {
            "value": f"{cost}",
            "label": "Set-up, CNY",
            "note": f"known costs of {count(len(known), 'step')}; {len(advice.roadmap) - len(known)} without a figure",
        },
        {
            "value": f"{len(cadence.broadcasts)}",
            "label": "Broadcasts",
            "note": f"in {count(cadence.weeks, 'week')} from {day(cadence.start)}",
        },
    ]
