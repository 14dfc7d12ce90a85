"""The costs of a roadmap of which one step has a price."""

from __future__ import annotations

from datetime import date

from advisor.advice.parts.costs import BudgetCheck, Costs, MonthCost, StepCost, Yuan
from advisor.cadence.model import Reason

FEE, NOTHING = Yuan(min=300, max=300), Yuan(min=0, max=0)


def costs(*, source: str = "s1") -> Costs:
    """Three hundred yuan a year for one verification, with what a source says of it; no budget named."""
    fee = StepCost(
        step="verify",
        title="Verify the account",
        every_year=True,
        amount=FEE,
        first_due=date(2026, 12, 1),
        renewals=(date(2027, 12, 1),),
        notes=("Due for each attempt.",),
        open=(),
        sources=(source,),
        basis="sources",
        confidence="high",
    )
    month = MonthCost(
        month="2026-12", once=NOTHING, first_fees=FEE, renewals=NOTHING, total=FEE, steps=("verify",), without_figure=()
    )
    unsaid = Reason(id="cost.budget_not_said", text="No budget was named.", basis="judgement")
    checks = [
        BudgetCheck(question=name, budget=None, known=FEE, left=None, status="not_known", open=(), reason=unsaid)
        for name in ("setup_budget_cny", "monthly_budget_cny")
    ]
    return Costs(
        once=NOTHING,
        every_year=FEE,
        setting_up=FEE,
        steps=(fee,),
        months=(month,),
        without_figure=(),
        open=(),
        setup_budget=checks[0],
        monthly_budget=checks[1],
    )
