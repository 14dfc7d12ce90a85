"""What the roadmap costs: once and every year, step by step and month by month, against the budgets."""

from __future__ import annotations

from datetime import date
from typing import Literal

from advisor.cadence.model import Basis, Part, Reason


class Yuan(Part):
    """Yuan, from least to most."""

    min: float
    max: float


class StepCost(Part):
    """What a step costs. `amount` is None where no figure is known; `open` says what is not known of it.

    `first_due` is the day on which the step is typically done; `renewals` are the days within the months covered on
    which it falls due again, none for what is paid once.
    """

    step: str
    title: str
    every_year: bool
    amount: Yuan | None
    first_due: date
    renewals: tuple[date, ...]
    notes: tuple[str, ...]
    open: tuple[str, ...]
    sources: tuple[str, ...]
    basis: Basis
    confidence: Literal["high", "medium", "low"]


class MonthCost(Part):
    """The known costs of a calendar month (`2026-11`); `without_figure` names steps that fall due in it besides."""

    month: str
    once: Yuan
    first_fees: Yuan
    renewals: Yuan
    total: Yuan
    steps: tuple[str, ...]
    without_figure: tuple[str, ...]


class BudgetCheck(Part):
    """The known costs against a budget, in yuan; `budget` is None where the client named none.

    `within` is said only where nothing is `open` (ids of steps). Where something is, and the known costs fit, the
    answer is `not_known`, and `left` is what remains for it. Of a monthly budget only what falls due every year is
    counted, so it is never said to suffice.
    """

    question: str
    budget: int | None
    known: Yuan
    left: Yuan | None
    status: Literal["within", "could_exceed", "exceeds", "not_known"]
    open: tuple[str, ...]
    reason: Reason


class Costs(Part):
    """The known costs of the roadmap in yuan, and what is not known.

    `once` is paid a single time, `every_year` again each year; `setting_up` is both, each paid for the first time.
    `without_figure` names the steps of which no amount is known, `open` those of which something else is not.
    """

    once: Yuan
    every_year: Yuan
    setting_up: Yuan
    steps: tuple[StepCost, ...]
    months: tuple[MonthCost, ...]
    without_figure: tuple[str, ...]
    open: tuple[str, ...]
    setup_budget: BudgetCheck
    monthly_budget: BudgetCheck
