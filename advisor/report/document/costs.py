"""What setting up costs, and every year: by step, by month, against the budgets."""

from __future__ import annotations

from typing import Any

from advisor.advice.model import Advice
from advisor.advice.parts.costs import BudgetCheck, StepCost
from advisor.report.document.said import rows
from advisor.report.telling import money as telling
from advisor.report.wording import Marks, Names, day


def costs(advice: Advice, names: Names, marks: Marks) -> dict[str, Any]:
    """Sums, budgets, steps, months; a step that is known to cost nothing is named only."""
    found = advice.costs
    told, free = telling.told_apart(found)
    return {
        "sums": rows(telling.sums(found)) if telling.has_figures(found) else [],
        "budgets": [_budget(check, names, marks) for check in (found.setup_budget, found.monthly_budget)],
        "steps": [_step(step, marks) for step in told],
        "free": [step.title for step in free],
        "months": rows(telling.months(found, names)),
        "other_months": telling.other_months(found),
        "without_figure": len(found.without_figure),
    }


def _budget(check: BudgetCheck, names: Names, marks: Marks) -> dict[str, Any]:
    return {
        "title": telling.budget_named(check.question),
        "said": marks.said(check.reason.text, check.reason),
        "alert": check.status in ("could_exceed", "exceeds"),
        "unsettled": telling.unsettled(check, names),
    }


def _step(step: StepCost, marks: Marks) -> dict[str, Any]:
    return {
        "title": step.title,
        "amount": telling.amount(step),
        "known": step.amount is not None,
        "every_year": step.every_year,
        "first_due": day(step.first_due),
        "renewals": [day(due) for due in step.renewals],
        "rests_on": marks.said("", step),
        "notes": [*step.notes, *step.open],
        "confidence": step.confidence,
    }
