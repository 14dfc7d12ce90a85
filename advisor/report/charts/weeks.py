"""What charts over time share: weeks from Monday, months, and axis labels that depend on no time zone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt

from advisor.advice.model import Advice, QuotaWindow
from advisor.report.wording import MONTHS, weekday
from advisor.words import language, say


def last_day(advice: Advice) -> date:
    """The last day of the horizon."""
    return advice.cadence.start + timedelta(days=max(7 * advice.cadence.weeks, 1) - 1)


def monday(value: date) -> date:
    """The Monday of the week that holds the day."""
    return value - timedelta(days=value.weekday())


def weeks(advice: Advice) -> list[date]:
    """The Mondays of all weeks that the horizon touches."""
    first, last = monday(advice.cadence.start), monday(last_day(advice))
    return [first + timedelta(days=7 * number) for number in range((last - first).days // 7 + 1)]


def months(advice: Advice) -> list[str]:
    """The months (`YYYY-MM`) that the horizon touches."""
    found: dict[str, None] = {}
    for offset in range((last_day(advice) - advice.cadence.start).days + 1):
        found[f"{advice.cadence.start + timedelta(days=offset):%Y-%m}"] = None
    return list(found)


def month_label(month: str, *, year: bool = True) -> str:
    """`2026-12` as `Dec 26` (with an apostrophe before the year), in Chinese `26年12月`."""
    number = int(month[5:7])
    name = MONTHS[number - 1] if language() == "en" else f"{number}月"
    return say("{month} ’{year}", month=name, year=month[2:4]) if year else name


def weekday_called(number: int) -> str:
    """The name of a day of the week, counted from Monday, which is 0."""
    return weekday(date(2024, 1, 1) + timedelta(days=number))  # that day was a Monday


def week_axis(mondays: Sequence[date], title: str | None) -> alt.Axis:
    """An axis over weeks that labels the first week of each month."""
    firsts: dict[str, str] = {}
    for week in mondays:
        firsts.setdefault(f"{week:%Y-%m}", week.isoformat())
    shown = (
        dict(firsts)
        if len(firsts) <= 16
        else {month: week for month, week in firsts.items() if month[5:7] in ("01", "04", "07", "10")}
    )
    labels = {week: month_label(month) for month, week in shown.items()}
    return alt.Axis(
        title=title,
        values=list(labels),
        labelExpr=f"({json.dumps(labels)})[datum.value]",
        labelAngle=0,
        labelAlign="left",
        labelOverlap=True,
    )


def month_axis(all_months: Sequence[str], title: str | None = None) -> alt.Axis:
    """An axis over months with their names."""
    labels = {month: month_label(month) for month in all_months}
    return alt.Axis(title=title, labelExpr=f"({json.dumps(labels)})[datum.value]", labelAngle=0, labelOverlap=True)


def number_size(all_months: Sequence[str]) -> dict[str, Any]:
    """The size of numbers above months: the usual one, or a small one where many months must fit a phone."""
    return {"fontSize": 7.5} if len(all_months) > 14 else {}


def quota_on(advice: Advice, account: str, day: date) -> QuotaWindow | None:
    """The quota of an account in force on a day."""
    for quota in advice.cadence.quotas:
        if quota.account == account and quota.from_ <= day and (quota.until is None or day <= quota.until):
            return quota
    return None
