"""The plan by calendar month: quota used, articles against what the team can produce, hours."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.advice.model import Cadence
from advisor.cadence.model import Hours, MonthEffort, QuotaUse
from advisor.words import say


@dataclass(frozen=True)
class MonthOfPlan:
    """One calendar month (`YYYY-MM`): how far each account's quota is used, and the work."""

    month: str
    quotas: tuple[QuotaUse, ...]
    effort: MonthEffort | None


def months_of_plan(cadence: Cadence) -> tuple[MonthOfPlan, ...]:
    """Every month that has a quota or work, oldest first."""
    efforts = {effort.month: effort for effort in cadence.effort}
    found = sorted({*efforts, *(use.month for use in cadence.quota_use)})
    return tuple(
        MonthOfPlan(month, tuple(use for use in cadence.quota_use if use.month == month), efforts.get(month))
        for month in found
    )


def hours_in_words(hours: Hours | None) -> str:
    """A band of hours: `20–80, central 40`."""
    if hours is None:
        return say("not said")
    if hours.low == hours.high:
        return f"{hours.central:,.0f}"
    return say(
        "{low}–{high}, central {central}",
        low=f"{hours.low:,.0f}",
        high=f"{hours.high:,.0f}",
        central=f"{hours.central:,.0f}",
    )
