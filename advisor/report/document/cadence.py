"""The cadence: quotas, months, dates, what to expect."""

from __future__ import annotations

from collections import Counter
from typing import Any

from advisor.advice.model import Advice, Broadcast, MomentDay
from advisor.report.charts.broadcasts_by_week import quota_use
from advisor.report.charts.weeks import months
from advisor.report.document.said import dated
from advisor.report.wording import WEEKDAYS, Marks, Names, count, day, month, short_day


def cadence(advice: Advice, names: Names, marks: Marks) -> dict[str, Any]:
    """Quotas, months, dates, projections and warnings."""
    plan = advice.cadence
    read = {each.account for each in plan.projections if each.reads.high}
    return {
        "start": day(plan.start),
        "weeks": count(plan.weeks, "week"),
        "timezone": plan.timezone,
        "broadcasts": len(plan.broadcasts),
        "articles": sum(each.articles for each in plan.broadcasts),
        "planned": f"{plan.articles_per_month.planned:g}",
        "capacity": "not known" if plan.articles_per_month.capacity is None else f"{plan.articles_per_month.capacity}",
        "quotas": [
            {
                "account": names.account(quota.account),
                "quota": f"{quota.broadcasts} a {quota.per}",
                "articles": "not known" if quota.articles_each is None else f"{quota.articles_each}",
                "window": f"from {day(quota.from_)}" + (f" to {day(quota.until)}" if quota.until else ", no end known"),
                **marks.resting_on(quota.sources),
            }
            for quota in plan.quotas
        ],
        "months": _months(advice, names),
        "dates": [_date(each, names) for each in plan.broadcasts],
        "moments": _moments(plan.moments, marks),
        "no_readers": bool(plan.projections) and not any(each.reads.high for each in plan.projections),
        "projections": [
            {
                "month": month(each.month),
                "account": names.account(each.account),
                "low": f"{each.reads.low:,}",
                "central": f"{each.reads.central:,}",
                "high": f"{each.reads.high:,}",
            }
            for each in plan.projections
            if each.account in read
        ],
        "unread": [
            names.account(account)
            for account in dict.fromkeys(each.account for each in plan.projections)
            if account not in read
        ],
        "inputs": [marks.said(entry.text, entry) for entry in plan.projection_inputs],
        "warnings": dated(plan.warnings, marks),
    }


def _months(advice: Advice, names: Names) -> list[dict[str, Any]]:
    """One row a month and account that sends in it."""
    plan = advice.cadence
    sent = Counter((f"{each.date:%Y-%m}", each.account) for each in plan.broadcasts)
    articles: Counter[tuple[str, str]] = Counter()
    for each in plan.broadcasts:
        articles[f"{each.date:%Y-%m}", each.account] += each.articles
    used = {(when, account): quota for when, account, _, quota in quota_use(advice)}
    rows: list[dict[str, Any]] = []
    for when in months(advice):
        dates = [
            f"{moment.name} ({short_day(moment.date)})"
            for moment in plan.moments
            if f"{moment.date:%Y-%m}" == when and not moment.barred
        ]
        accounts = [account for account in names.accounts if sent[when, account]] or [
            account for month_, account in sent if month_ == when
        ]
        for index, account in enumerate(dict.fromkeys(accounts)):
            quota = used.get((when, account))
            rows.append(
                {
                    "month": month(when),
                    "account": names.account(account),
                    "broadcasts": f"{sent[when, account]}" + (f" of {quota}" if quota is not None else ""),
                    "articles": f"{articles[when, account]}",
                    "moments": "; ".join(dates) if index == 0 else "",
                }
            )
    return rows


def _moments(found: tuple[MomentDay, ...], marks: Marks) -> list[dict[str, Any]]:
    """One row a moment; a run of days with the same words is one row."""
    runs: list[list[MomentDay]] = []
    for each in sorted(found, key=lambda each: (each.id, each.date)):
        last = runs[-1][-1] if runs else None
        if last is not None and (last.id, last.text) == (each.id, each.text) and (each.date - last.date).days == 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return [
        {
            "day": " – ".join(
                f"{WEEKDAYS[each.date.weekday()]} {day(each.date)}" for each in dict.fromkeys((run[0], run[-1]))
            ),
            "name": run[0].name,
            "barred": run[0].barred,
            "weight": run[0].weight,
            **marks.said(run[0].text, run[0]),
        }
        for run in sorted(runs, key=lambda run: (run[0].date, run[0].barred, run[0].id))
    ]


def _date(each: Broadcast, names: Names) -> dict[str, Any]:
    return {
        "weekday": WEEKDAYS[each.date.weekday()],
        "day": day(each.date),
        "account": names.account(each.account),
        "articles": f"{each.articles}",
        "pillar": names.pillar(each.pillar),
        "moment": names.moment(each.moment),
        "prepare": day(each.prepare_from),
    }
