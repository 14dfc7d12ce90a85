"""What is planned, counted by week and by month, beside what the quotas and the team still allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from advisor.advice.model import Advice
from advisor.cadence.model import MonthEffort, QuotaUse
from advisor.report.charts.palette import PUBLISHED
from advisor.report.charts.weeks import last_day, monday, quota_on

Weekly = Counter[tuple[date, str]]
Monthly = Counter[tuple[str, str]]


def sent_by_week(advice: Advice) -> Weekly:
    """Broadcasts by Monday and account."""
    return Counter((monday(each.date), each.account) for each in advice.cadence.broadcasts)


def written(advice: Advice) -> Iterator[tuple[date, str, int]]:
    """Day, account and articles that the team writes; what is published without notice stands under PUBLISHED."""
    for sent in advice.cadence.broadcasts:
        yield sent.date, sent.account, sent.written
    for published in advice.cadence.publications:
        yield published.date, PUBLISHED, 1


def written_by_week(advice: Advice) -> Weekly:
    """Articles that the team writes, by Monday and account (or PUBLISHED)."""
    found: Weekly = Counter()
    for day, lane, articles in written(advice):
        found[monday(day), lane] += articles
    return found


def written_by_month(advice: Advice) -> Monthly:
    """Articles that the team writes, by month and account (or PUBLISHED)."""
    found: Monthly = Counter()
    for day, lane, articles in written(advice):
        found[f"{day:%Y-%m}", lane] += articles
    return found


def sent_by_month(advice: Advice) -> Monthly:
    """Broadcasts by month and account."""
    return Counter((f"{each.date:%Y-%m}", each.account) for each in advice.cadence.broadcasts)


def effort_of(advice: Advice) -> Mapping[str, MonthEffort]:
    """Month → its work."""
    return {each.month: each for each in advice.cadence.effort}


def use_of(advice: Advice) -> Mapping[tuple[str, str], QuotaUse]:
    """Month and account → broadcasts planned and the quota."""
    return {(each.month, each.account): each for each in advice.cadence.quota_use}


def may_send(advice: Advice, week: date, account: str) -> int | None:
    """The most broadcasts the quota allows an account in a week while the rest of the plan stays as it is.

    Under a monthly quota this is what the other weeks leave of it; before a quota is in force, as before the account
    exists, it is nothing. None where no quota is known.
    """
    if all(quota.account != account for quota in advice.cadence.quotas):
        return None
    use, sent = use_of(advice), _sent_in(advice, week)
    most, months = 0, set[str]()
    for day in _days(advice, week):
        quota, month = quota_on(advice, account, day), f"{day:%Y-%m}"
        if quota is None:
            continue
        if quota.per == "day":
            most += quota.broadcasts
        elif (month, account) not in use:
            return None
        elif month not in months:
            months.add(month)
            most += use[month, account].quota - use[month, account].planned + sent[month, account]
    return most


def may_write(advice: Advice, week: date) -> int | None:
    """The most articles the team can write for a week while the rest of the plan stays; None where it is not said."""
    effort, own = effort_of(advice), Counter[str]()
    for day, _, articles in written(advice):
        if monday(day) == week:
            own[f"{day:%Y-%m}"] += articles
    most = 0
    for month in dict.fromkeys(f"{day:%Y-%m}" for day in _days(advice, week)):
        able = effort[month].able if month in effort else None
        if able is None:
            return None
        most += max(able - effort[month].articles, 0) + own[month]
    return most


def _sent_in(advice: Advice, week: date) -> Monthly:
    return Counter(
        (f"{each.date:%Y-%m}", each.account) for each in advice.cadence.broadcasts if monday(each.date) == week
    )


def _days(advice: Advice, week: date) -> list[date]:
    """The days of the week that lie inside the horizon."""
    days = [week + timedelta(days=offset) for offset in range(7)]
    return [day for day in days if advice.cadence.start <= day <= last_day(advice)]
