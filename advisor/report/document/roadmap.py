"""The launch in three cases, and the dated steps."""

from __future__ import annotations

from typing import Any

from advisor.advice.model import Advice, PlannedStep
from advisor.report.document.said import dated
from advisor.report.telling import opinions, timing
from advisor.report.telling.money import has_figures
from advisor.report.wording import Marks, Names, day, days, listed, money
from advisor.words import say


def roadmap(advice: Advice, names: Names, marks: Marks) -> dict[str, Any]:
    """The launch, what to start first, and every step in the order of the advice."""
    launch, costs = advice.launch, advice.costs
    numbers = {step.step: number for number, step in enumerate(advice.roadmap, 1)}
    return {
        "launch": {
            "earliest": day(launch.earliest),
            "typical": day(launch.typical),
            "latest": day(launch.latest),
            "deadline": day(launch.deadline),
            "meets": {True: "yes", False: "no", None: "not known"}[launch.meets_deadline],
            "says": dated(launch.says, marks),
            "cases": [
                {
                    "case": timing.case_named(case.case),
                    "launch": day(case.launch),
                    "held": timing.held(case),
                    "missed": case.holds is False,
                    "set_by": set_by,
                }
                for case, set_by in zip(launch.cases, timing.chains(launch.cases, names), strict=True)
            ],
            "meant": timing.meant(),
        },
        "start_first": [
            {
                "number": numbers.get(first.step, 0),
                "title": first.title,
                "start": day(first.start),
                "start_by": day(first.start_by),
                "reason": marks.said(first.reason.text, first.reason),
            }
            for first in launch.start_first
        ],
        "steps": [_step(step, advice, numbers, names, marks) for step in advice.roadmap],
        "cost": money(costs.setting_up) if has_figures(costs) else "–",
        "yearly": money(costs.every_year) if costs.every_year.max else "",
        "without_cost": len(costs.without_figure),
    }


def _step(step: PlannedStep, advice: Advice, numbers: dict[str, int], names: Names, marks: Marks) -> dict[str, Any]:
    return {
        "number": numbers[step.step],
        "title": step.title,
        "text": marks.said(step.text, step),
        "for": listed(names.account(account) for account in step.for_) if step.for_ else say("all accounts"),
        "after": [f"{number}" for number in sorted(numbers[before] for before in step.after if before in numbers)],
        "days": days(step.days) if step.days_known else say("not known"),
        "start": day(step.start),
        "finish": day(step.finish),
        "done": timing.done(day(step.best_finish), day(step.worst_finish)),
        "start_by": day(step.slack.start_by),
        "wait": timing.wait(step),
        "moves": timing.criticality(step),
        "critical": step.critical,
        "cost": money(step.cost_cny),
        "yearly": step.yearly,
        "confidence": step.confidence,
        "opinions": opinions.numbers(advice, [step.step]),
    }
