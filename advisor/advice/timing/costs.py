"""The costs of a roadmap: once and every year, in ranges with sources; what is not known is left open."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from advisor.advice.model import PlannedStep
from advisor.advice.parts.costs import BudgetCheck, Costs, MonthCost, StepCost, Yuan
from advisor.advice.speak import judged
from advisor.advice.timing.prices import price_of
from advisor.knowledge.models import Money
from advisor.logic.situation import Situation
from advisor.words import say

MONTHS = 24


def costs_of(situation: Situation, roadmap: Sequence[PlannedStep], *, months: int = MONTHS) -> Costs:
    """The costs of the steps planned, over at least `months` calendar months from the date asked for.

    A step is paid for when it is typically done, what falls due every year on the same day of each year that follows.
    The months go on until the last step is done, so that they always hold every first payment.
    """
    span = _months(situation.as_of, months, until=max((step.finish for step in roadmap), default=situation.as_of))
    steps = tuple(_step(situation, step, last=_last_day(span[-1])) for step in roadmap)
    once = [step for step in steps if not step.every_year]
    yearly = [step for step in steps if step.every_year]
    return Costs(
        once=total(step.amount for step in once),
        every_year=total(step.amount for step in yearly),
        setting_up=total(step.amount for step in steps),
        steps=steps,
        months=tuple(_by_month(span, steps)),
        without_figure=tuple(step.step for step in steps if step.amount is None),
        open=tuple(step.step for step in steps if step.amount is not None and step.open),
        setup_budget=_against(situation, "setup_budget_cny", steps, monthly=False),
        monthly_budget=_against(situation, "monthly_budget_cny", yearly, monthly=True),
    )


def total(amounts: Iterable[Yuan | None]) -> Yuan:
    """The sum of the amounts known."""
    known = [amount for amount in amounts if amount is not None]
    return Yuan(min=sum(amount.min for amount in known), max=sum(amount.max for amount in known))


def _step(situation: Situation, planned: PlannedStep, *, last: date) -> StepCost:
    step = situation.knowledge.step[planned.step]
    price = price_of(situation, step)
    return StepCost(
        step=step.id,
        title=step.title,
        every_year=bool(price.every_year),
        amount=_yuan(price.amount),
        first_due=planned.finish,
        renewals=tuple(renewals(planned.finish, last)) if price.every_year else (),
        notes=price.notes,
        open=price.open,
        sources=planned.sources,
        basis=planned.basis,
        confidence=step.confidence,
    )


def renewals(first_due: date, last: date) -> Iterable[date]:
    """The same day of each later year, up to `last`; 29 February falls on the 28th of other years."""
    for year in range(first_due.year + 1, last.year + 1):
        day = min(first_due.day, monthrange(year, first_due.month)[1])
        due = date(year, first_due.month, day)
        if due <= last:
            yield due


def _yuan(amount: Money | None) -> Yuan | None:
    return Yuan(min=amount.min, max=amount.max) if amount is not None else None


def _months(start: date, count: int, *, until: date) -> tuple[str, ...]:
    first, last = start.year * 12 + start.month - 1, until.year * 12 + until.month - 1
    numbers = range(first, max(first + count, last + 1))
    return tuple(f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers)


def _last_day(month: str) -> date:
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, monthrange(year, number)[1])


def _by_month(months: Sequence[str], steps: Sequence[StepCost]) -> Iterator[MonthCost]:
    first: dict[str, list[StepCost]] = {month: [] for month in months}
    again: dict[str, list[StepCost]] = {month: [] for month in months}
    for step in steps:
        first[f"{step.first_due:%Y-%m}"].append(step)
        for due in step.renewals:
            again[f"{due:%Y-%m}"].append(step)
    for month in months:
        parts = {
            "once": total(step.amount for step in first[month] if not step.every_year),
            "first_fees": total(step.amount for step in first[month] if step.every_year),
            "renewals": total(step.amount for step in again[month]),
        }
        due_now = [*first[month], *again[month]]
        yield MonthCost(
            month=month,
            **parts,
            total=total(parts.values()),
            steps=tuple(step.step for step in due_now if step.amount is not None and step.amount.max > 0),
            without_figure=tuple(step.step for step in due_now if step.amount is None),
        )


def _against(situation: Situation, question: str, steps: Sequence[StepCost], *, monthly: bool) -> BudgetCheck:
    """The known costs of the steps against the budget answered to a question; those of a year by the month."""
    answer = situation.seen(question)
    budget = answer if isinstance(answer, int) else None
    paid, share = total(step.amount for step in steps), 12 if monthly else 1
    known = Yuan(min=round(paid.min / share, 2), max=round(paid.max / share, 2))
    unsettled = tuple(step.step for step in steps if step.amount is None or step.open)
    left = None
    status: Literal["within", "could_exceed", "exceeds", "not_known"] = "not_known"
    if budget is None:
        phrase = "cost.budget_not_said"
    elif paid.min > budget * share:
        status, phrase = "exceeds", "cost.budget_exceeds"
    elif paid.max > budget * share:
        status, phrase = "could_exceed", "cost.budget_could_exceed"
    else:
        left = Yuan(min=round(budget - known.max, 2), max=round(budget - known.min, 2))
        if monthly:
            phrase = "cost.budget_running"
        elif unsettled:
            phrase = "cost.budget_open"
        else:
            status, phrase = "within", "cost.budget_within"
    return BudgetCheck(
        question=question,
        budget=budget,
        known=known,
        left=left,
        status=status,
        open=unsettled,
        reason=judged(
            situation,
            phrase,
            known=_said(known),
            each=say(" a month") if monthly else "",
            budget=f"{budget or 0:,}",
            left=_said(left) if left else "",
        ),
    )


def _said(amount: Yuan) -> str:
    least, most = f"{amount.min:,.0f}", f"{amount.max:,.0f}"
    return least if least == most else f"{least}–{most}"
