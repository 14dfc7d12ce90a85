"""What first, what later, what begins the next phase, and what to do with the accounts that exist."""

from __future__ import annotations

from typing import Any

from advisor.advice.model import Advice
from advisor.advice.parts.existing import ExistingFound
from advisor.advice.parts.phases import Phase
from advisor.report.document.said import all_said
from advisor.report.telling.existing import action_named, moving_said
from advisor.report.wording import Marks, Names, day, runs


def phases(advice: Advice, names: Names, marks: Marks) -> list[dict[str, Any]]:
    """The phases with their accounts, dates and triggers."""
    return [_phase(phase, advice, names, marks) for phase in advice.phases]


def _phase(phase: Phase, advice: Advice, names: Names, marks: Marks) -> dict[str, Any]:
    numbers = {step.step: number for number, step in enumerate(advice.roadmap, 1)}
    after_launch = {(one.account, one.route) for one in advice.launch.accounts if one.after_launch}
    return {
        "number": phase.number,
        "title": phase.title,
        "accounts": [
            {
                "account": names.account(one.account),
                "route": names.route(one.route),
                "earliest": day(one.earliest),
                "typical": day(one.typical),
                "latest": day(one.latest),
                "after_launch": (one.account, one.route) in after_launch,
            }
            for one in phase.accounts
        ],
        "triggers": all_said(phase.triggers, marks),
        "reasons": all_said(phase.reasons, marks),
        "waits": phase.preparation == "after_trigger",
        "steps": runs(numbers[step] for step in phase.steps if step in numbers),
        "one_step": len(phase.steps) == 1,
        "prepare_from": day(phase.prepare_from),
        "live": day(phase.live),
    }


def existing(advice: Advice, names: Names, marks: Marks) -> list[dict[str, Any]]:
    """Account by account: what to do, why, and whether it could move."""
    return [_existing(one, names, marks) for one in advice.existing]


def _existing(one: ExistingFound, names: Names, marks: Marks) -> dict[str, Any]:
    return {
        "title": one.title,
        "in_mix": names.route(one.route) if one.route else "",
        "action": action_named(one.action),
        "confidence": one.confidence,
        "reasons": all_said(one.reasons, marks),
        "steps": [names.step(step) for step in one.steps],
        "waits_for": [names.question(question) for question in one.waits_for],
        "moving": moving_said(one.moving),
        "moving_reasons": all_said(one.moving_reasons, marks),
    }
