"""The plan by month as the template takes it: broadcasts, articles, hours, reads; roles; what is published quietly."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from advisor.advice.model import Advice, Cadence
from advisor.cadence.model import Hours
from advisor.report.charts import weeks
from advisor.report.charts.counted import effort_of, sent_by_month, use_of, written_by_month
from advisor.report.spoken import aside, commas
from advisor.report.wording import Names, day, month, span
from advisor.words import say

_BIG = 2


def months(advice: Advice, names: Names) -> list[dict[str, Any]]:
    """One row a month: broadcasts of the quota, articles of what the team can write, hours, reads, dates."""
    plan, sent, use, effort = advice.cadence, sent_by_month(advice), use_of(advice), effort_of(advice)
    written = written_by_month(advice)
    accounts = [account for account in names.accounts if any(account == own for _, own in (*sent, *use))]
    rows: list[dict[str, Any]] = []
    for when in weeks.months(advice):
        work = effort.get(when)
        quotas = {account: use[when, account].quota for account in accounts if (when, account) in use}
        rows.append(
            {
                "month": month(when),
                "broadcasts": [
                    _sent(names.account(account), sent[when, account], quotas.get(account))
                    for account in accounts
                    if sent[when, account] or quotas.get(account)
                ],
                "articles": f"{sum(number for (own, _), number in written.items() if own == when)}",
                "able": "" if work is None or work.able is None else f"{work.able}",
                "hours": band(work.hours) if work else "–",
                "team": band(work.team) if work and work.team else "",
                "short": bool(work and work.short),
                "reads": _reads(plan, when, names),
                "moments": _dates(plan, when),
            }
        )
    return rows


def _sent(account: str, sent: int, quota: int | None) -> str:
    """What an account sends in a month, of its quota where it has one."""
    if quota is None:
        return say("{account} {sent}", account=account, sent=sent)
    return say("{account} {sent} of {quota}", account=account, sent=sent, quota=quota)


def short_name(name: str) -> str:
    """The name of a moment without what stands beside it in brackets."""
    return name.split(" (")[0].split("（")[0]


def _dates(plan: Cadence, when: str) -> str:
    """The dates of the month that weigh enough, by their short names."""
    found = [
        say("{text} ({note})", text=short_name(each.name), note=each.date.day)
        for each in plan.moments
        if f"{each.date:%Y-%m}" == when and not each.barred and each.weight >= _BIG
    ]
    return commas(found)


def _reads(plan: Cadence, when: str, names: Names) -> list[str]:
    """The band of reads of each account that has readers; the account is named where there are several."""
    own = [each for each in plan.projections if each.month == when and each.reads.high]
    several = len({each.account for each in plan.projections if each.reads.high}) > 1
    return [
        say("{account} {reads}", account=names.account(each.account), reads=reads) if several else reads
        for each in own
        for reads in (f"{each.reads.low:,}–{each.reads.central:,}–{each.reads.high:,}",)
    ]


def band(hours: Hours) -> str:
    """Hours as `20–40–80` (low, central, high), or as one number."""
    if hours.low == hours.high:
        return f"{hours.central:,.0f}"
    return f"{hours.low:,.0f}–{hours.central:,.0f}–{hours.high:,.0f}"


def roles(plan: Cadence) -> list[dict[str, Any]]:
    """Each role: its central hours in the months with the least and the most, and its band over the whole plan."""
    found: defaultdict[str, list[Hours]] = defaultdict(list)
    for each in plan.effort:
        for role in each.roles:
            found[role.name].append(role.hours)
    return [
        {
            "role": name,
            "month": span(min(each.central for each in own), max(each.central for each in own)),
            "whole": band(
                Hours(
                    low=sum(each.low for each in own),
                    central=sum(each.central for each in own),
                    high=sum(each.high for each in own),
                )
            ),
        }
        for name, own in found.items()
    ]


def pages(plan: Cadence, names: Names) -> list[dict[str, Any]]:
    """What is published without notice, a line an account: how many, and the days."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in plan.publications:
        found[each.account].append(aside(day(each.date), names.pillar(each.pillar)))
    return [{"account": names.account(account), "days": days} for account, days in found.items()]
