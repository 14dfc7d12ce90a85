"""Broadcasts a week, stacked by account, under the most that the quotas allow."""

from __future__ import annotations

from collections import Counter
from datetime import date

from advisor.advice.model import Advice
from advisor.report.charts.counted import may_send, sent_by_week
from advisor.report.charts.palette import Names, Spec, Table, account_order, name_of
from advisor.report.charts.week_stack import draw_weeks, week_rows
from advisor.report.charts.weeks import last_day, weeks
from advisor.report.spoken import often, sentences
from advisor.report.wording import day, listed
from advisor.words import say, say_count


def caption() -> str:
    """What stands under the chart."""
    return say(
        "Broadcasts a week. Broken line: the most that the quotas allow in a week while the other weeks stay as they"
        " are"
    )


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where no broadcast is planned."""
    if not advice.cadence.broadcasts:
        return None
    told = alt_text(advice, names)
    return draw_weeks(advice, names, sent_by_week(advice), _most(advice), counts="broadcasts", told=told)


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
        say_count(
            sent[account],
            "{number} broadcast by {account}",
            "{number} broadcasts by {account}",
            account=name_of(account, names),
        )
        for account in account_order(advice, names)
        if sent[account]
    ]
    quotas = [
        say(
            "{account} {quota}",
            account=name_of(quota.account, names),
            quota=often(quota.broadcasts, quota.per),
        )
        for quota in advice.cadence.quotas
        if sent[quota.account]
    ]
    told = say(
        "Bars of broadcasts a week from {first} to {last}: {broadcasts}.",
        first=day(advice.cadence.start),
        last=day(last_day(advice)),
        broadcasts=listed(parts),
    )
    if not quotas:
        return told
    return sentences(told, say("Quotas in force: {quotas}.", quotas=listed(dict.fromkeys(quotas))))


def table(advice: Advice, names: Names) -> Table:
    """Each week: broadcasts by account, all of them, and the most that the quotas allow."""
    return week_rows(
        advice,
        names,
        sent_by_week(advice),
        _most(advice),
        every=say("All broadcasts"),
        limit=say("Most the quotas allow"),
    )
