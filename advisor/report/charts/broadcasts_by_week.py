"""Broadcasts a week, stacked by account, under the most that the quotas allow."""

from __future__ import annotations

from collections import Counter
from datetime import date

from advisor.advice.model import Advice
from advisor.report.charts.counted import may_send, sent_by_week
from advisor.report.charts.palette import Names, Spec, Table, account_order, name_of
from advisor.report.charts.week_stack import draw_weeks, week_rows
from advisor.report.charts.weeks import last_day, weeks
from advisor.report.wording import count, day, listed

CAPTION = (
    "Broadcasts a week. Broken line: the most that the quotas allow in a week while the other weeks stay as they are"
)


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where no broadcast is planned."""
    if not advice.cadence.broadcasts:
        return None
    told = alt_text(advice, names)
    return draw_weeks(advice, names, sent_by_week(advice), _most(advice), unit="broadcasts", told=told)


def _most(advice: Advice) -> dict[date, int | None]:
    """What the quotas of all accounts that send allow together, week by week."""
    shown = sorted({each.account for each in advice.cadence.broadcasts})
    found: dict[date, int | None] = {}
    for week in weeks(advice):
        each = [may_send(advice, week, account) for account in shown]
        known = [number for number in each if number is not None]
        found[week] = sum(known) if len(known) == len(each) else None
    return found


def alt_text(advice: Advice, names: Names) -> str:
    """What the chart shows, in words."""
    sent = Counter(each.account for each in advice.cadence.broadcasts)
    parts = [
        f"{count(sent[account], 'broadcast')} by {name_of(account, names)}"
        for account in account_order(advice, names)
        if sent[account]
    ]
    quotas = [
        f"{name_of(quota.account, names)} {quota.broadcasts} a {quota.per}"
        for quota in advice.cadence.quotas
        if sent[quota.account]
    ]
    told = f"Bars of broadcasts a week from {day(advice.cadence.start)} to {day(last_day(advice))}: {listed(parts)}."
    return told + (f" Quotas in force: {listed(dict.fromkeys(quotas))}." if quotas else "")


def table(advice: Advice, names: Names) -> Table:
    """Each week: broadcasts by account, all of them, and the most that the quotas allow."""
    return week_rows(
        advice, names, sent_by_week(advice), _most(advice), unit="broadcasts", limit="Most the quotas allow"
    )
