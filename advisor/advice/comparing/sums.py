"""Costs as a comparison tells them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from advisor.advice.parts.costs import BudgetCheck, Costs
from advisor.words import say


class Amount(Protocol):
    """Yuan, from least to most."""

    @property
    def min(self) -> float:
        """The least."""
        ...

    @property
    def max(self) -> float:
        """The most."""
        ...


def yuan(amount: Amount) -> str:
    """An amount such as `CNY 300 to 1,200`, or `CNY 300` where both ends are the same."""
    low, high = f"{amount.min:,.0f}", f"{amount.max:,.0f}"
    return say("CNY {amount}", amount=low if low == high else say("{low} to {high}", low=low, high=high))


def titled(costs: Costs, idents: Iterable[str]) -> str:
    """The titles of some of the steps."""
    titles = {step.step: step.title for step in costs.steps}
    return say("; ").join(sorted(titles.get(ident, ident) for ident in idents)) or say("none")


def checked(budget: BudgetCheck) -> str:
    """A budget and whether it suffices."""
    if budget.budget is None:
        return say("none named")
    suffices = {
        "within": say("what is known lies within it"),
        "could_exceed": say("what is known could exceed it"),
        "exceeds": say("what is known exceeds it"),
        "not_known": say("whether it suffices is not known"),
    }
    return say("; ").join((say("CNY {amount}", amount=f"{budget.budget:,}"), suffices[budget.status]))
