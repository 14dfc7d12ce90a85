"""Costs in words: what is paid once and every year, when, and what no figure is known of."""

from __future__ import annotations

from typing import NamedTuple

from advisor.advice.parts.costs import BudgetCheck, Costs, MonthCost, StepCost, Yuan
from advisor.report.wording import Names, listed, money, month, span

BUDGETS = {"setup_budget_cny": "Budget for setting up", "monthly_budget_cny": "Budget a month"}
AGAINST = {"within": "within", "could_exceed": "could exceed", "exceeds": "exceeds", "not_known": "not known"}


class Sum(NamedTuple):
    """A sum of known costs and what it is made of."""

    title: str
    amount: str
    note: str


def sums(costs: Costs) -> tuple[Sum, ...]:
    """The known costs: once, every year, and both together for setting up."""
    return (
        Sum("Paid once", money(costs.once), "known one-off costs of all steps"),
        Sum("Every year", money(costs.every_year), "known fees that fall due again each year"),
        Sum("Setting up", money(costs.setting_up), "both, each paid for the first time"),
    )


def has_figures(costs: Costs) -> bool:
    """Whether any step has a known amount."""
    return any(step.amount is not None for step in costs.steps)


def unsettled(check: BudgetCheck, names: Names) -> str:
    """What a budget still has to carry; empty where all is known."""
    return listed(names.step(step) for step in check.open)


def amount(step: StepCost) -> str:
    """What a step costs."""
    return "not known" if step.amount is None else span(step.amount.min, step.amount.max)


def told_apart(costs: Costs) -> tuple[list[StepCost], list[StepCost]]:
    """The steps that have something to tell, and those that are known to cost nothing."""
    free = [step for step in costs.steps if step.amount is not None and not step.amount.max and not step.open]
    return [step for step in costs.steps if step not in free], free


class Month(NamedTuple):
    """A month in which something falls due."""

    month: str
    once: str
    first_fees: str
    renewals: str
    total: str
    without_figure: tuple[str, ...]


def months(costs: Costs, names: Names) -> list[Month]:
    """The months in which something falls due, known or not."""
    return [
        Month(
            month(one.month),
            _or_dash(one.once),
            _or_dash(one.first_fees),
            _or_dash(one.renewals),
            _or_dash(one.total),
            tuple(names.step(step) for step in one.without_figure),
        )
        for one in costs.months
        if due(one)
    ]


def _or_dash(part: Yuan) -> str:
    return money(part) if part.max else "–"


def due(one: MonthCost) -> bool:
    """Whether anything falls due in a month."""
    return one.total.max > 0 or bool(one.without_figure)


def other_months(costs: Costs) -> str:
    """Up to when the months go; empty where none is left out."""
    if not costs.months or all(map(due, costs.months)):
        return ""
    return f"Nothing is known to fall due in the other months up to {month(costs.months[-1].month)}"
