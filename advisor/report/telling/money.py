"""Costs in words: what is paid once and every year, when, and what no figure is known of."""

from __future__ import annotations

from typing import NamedTuple

from advisor.advice.parts.costs import BudgetCheck, Costs, MonthCost, StepCost, Yuan
from advisor.report.wording import Names, listed, money, month, span
from advisor.words import say


def budget_named(question: str) -> str:
    """The budget that a question asks for."""
    return {
        "setup_budget_cny": say("Budget for setting up"),
        "monthly_budget_cny": say("Budget a month"),
    }[question]


class Sum(NamedTuple):
    """A sum of known costs and what it is made of."""

    title: str
    amount: str
    note: str


def sums(costs: Costs) -> tuple[Sum, ...]:
    """The known costs: once, every year, and both together for setting up."""
    return (
        Sum(say("Paid once"), money(costs.once), say("known one-off costs of all steps")),
        Sum(say("Every year"), money(costs.every_year), say("known fees that fall due again each year")),
        Sum(say("Setting up"), money(costs.setting_up), say("both, each paid for the first time")),
    )


def has_figures(costs: Costs) -> bool:
    """Whether any step has a known amount."""
    return any(step.amount is not None for step in costs.steps)


def unsettled(check: BudgetCheck, names: Names) -> str:
    """What a budget still has to carry; empty where all is known."""
    return listed(names.step(step) for step in check.open)


def amount(step: StepCost) -> str:
    """What a step costs."""
    return say("not known") if step.amount is None else span(step.amount.min, step.amount.max)


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


def last_month(costs: Costs) -> str:
    """Up to when the months go, where some of them are left out; empty where none is."""
    return "" if not costs.months or all(map(due, costs.months)) else month(costs.months[-1].month)


def other_months(costs: Costs) -> str:
    """That nothing is due in the months left out, without a full stop; empty where none is."""
    last = last_month(costs)
    return say("Nothing is known to fall due in the other months up to {month}", month=last) if last else ""
