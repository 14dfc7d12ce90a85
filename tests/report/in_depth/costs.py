"""Costs by step and month, against two budgets."""

from __future__ import annotations

from datetime import date
from typing import Any

from advisor.advice.parts.costs import BudgetCheck, Costs, MonthCost, StepCost, Yuan
from tests.report.in_depth.said import judged


def _cost(step: str, title: str, amount: Yuan | None, due: date, **other: Any) -> StepCost:
    given: dict[str, Any] = {
        "every_year": False,
        "renewals": (),
        "notes": (),
        "open": (),
        "sources": ("s20",),
        "basis": "sources",
        "confidence": "medium",
    }
    return StepCost(step=step, title=title, amount=amount, first_due=due, **given | other)


NOTHING = Yuan(min=0, max=0)
FEE, BUILD = Yuan(min=680, max=760), Yuan(min=60_000, max=220_000)
COSTS = Costs(
    once=BUILD,
    every_year=FEE,
    setting_up=Yuan(min=60_680, max=220_760),
    steps=(
        _cost("register_service", "Register the service account", NOTHING, date(2026, 12, 22)),
        _cost(
            "verify_service",
            "Verify the service account",
            FEE,
            date(2027, 1, 5),
            every_year=True,
            renewals=(date(2028, 1, 5),),
            notes=("The platform charges in US dollars.",),
        ),
        _cost("build", "Build and test the shop", BUILD, date(2027, 3, 23), open=("Upkeep is not counted.",)),
        _cost("content", "Prepare the first eight weeks of articles", None, date(2027, 1, 29), sources=()),
    ),
    months=(
        MonthCost(
            month="2027-01",
            once=NOTHING,
            first_fees=FEE,
            renewals=NOTHING,
            total=FEE,
            steps=("verify_service",),
            without_figure=("content",),
        ),
        MonthCost(
            month="2027-02",
            once=NOTHING,
            first_fees=NOTHING,
            renewals=NOTHING,
            total=NOTHING,
            steps=(),
            without_figure=(),
        ),
    ),
    without_figure=("content",),
    open=("build",),
    setup_budget=BudgetCheck(
        question="setup_budget_cny",
        budget=150_000,
        known=Yuan(min=60_680, max=220_760),
        left=None,
        status="could_exceed",
        open=("content",),
        reason=judged("cost.budget_could_exceed", "The known costs could exceed the budget of 150,000 yuan."),
    ),
    monthly_budget=BudgetCheck(
        question="monthly_budget_cny",
        budget=None,
        known=Yuan(min=56, max=63),
        left=None,
        status="not_known",
        open=(),
        reason=judged("cost.budget_not_said", "The budget is not known; the known costs come to 56–63 yuan a month."),
    ),
)
