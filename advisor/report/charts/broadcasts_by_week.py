"""Broadcasts a week, stacked by account, with the quotas they keep."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import altair as alt

from advisor.advice.model import Advice
from advisor.report.charts.palette import (
    ALERT,
    WORDS,
    Names,
    Row,
    Spec,
    Table,
    account_order,
    account_scale,
    data,
    legend,
    name_of,
    spec_of,
)
from advisor.report.charts.weeks import last_day, monday, months, quota_on, week_axis, weeks
from advisor.report.wording import count, day, listed

CAPTION = "Broadcasts a week by account"


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where no broadcast is planned."""
    if not advice.cadence.broadcasts:
        return None
    mondays = weeks(advice)
    shown = {each.account for each in advice.cadence.broadcasts}
    sent = Counter(monday(each.date) for each in advice.cadence.broadcasts)
    lines = _daily_lines(advice, names, mondays, shown)
    ceiling = max([*sent.values(), *(int(line["y"]) for line in lines)])
    used = _monthly_use(advice, names, mondays, shown)
    layers = [_bars(advice, names, mondays, ceiling), *_quota_lines(lines), *_used_quotas(used)]
    chart = alt.layer(*layers).properties(height=min(130, 40 + 24 * ceiling), description=alt_text(advice, names))
    if used:
        words = f"Above the bars: broadcasts of the month / monthly quota, {used[0]['account']}"
        under = alt.TitleParams(
            text=words, orient="bottom", anchor="start", fontSize=8, fontWeight="normal", color=WORDS, offset=4
        )
        chart = chart.properties(title=under)
    return spec_of(chart)


def _bars(advice: Advice, names: Names, mondays: list[date], ceiling: int) -> Any:
    order, found = account_order(advice, names), _counts(advice)
    values = [
        {
            "week": week.isoformat(),
            "from": day(week),
            "account": name_of(account, names),
            "rank": order.index(account),
            "broadcasts": broadcasts,
            "articles": articles,
        }
        for (week, account), (broadcasts, articles) in sorted(found.items())
    ]
    across = alt.Scale(domain=[week.isoformat() for week in mondays], paddingInner=0.25)
    up = alt.Scale(domain=[0, ceiling], nice=False)
    colour = account_scale(advice, names, {account for _, account in found})
    counted = alt.Axis(title=None, format="d", values=_whole(ceiling))
    return (
        alt.Chart(data(values))
        .mark_bar(stroke="white", strokeWidth=0.5)
        .encode(
            x=alt.X("week:O", axis=week_axis(mondays, None), scale=across),
            y=alt.Y("broadcasts:Q", stack=True, scale=up, axis=counted),
            color=alt.Color("account:N", scale=colour, legend=legend("broadcasts a week", offset=26)),
            order=alt.Order("rank:Q"),
            tooltip=[alt.Tooltip("from:N", title="week from"), "account:N", "broadcasts:Q", "articles:Q"],
        )
    )


def _counts(advice: Advice) -> dict[tuple[date, str], tuple[int, int]]:
    """Broadcasts and articles by week and account."""
    found: dict[tuple[date, str], tuple[int, int]] = {}
    for each in advice.cadence.broadcasts:
        broadcasts, articles = found.get((monday(each.date), each.account), (0, 0))
        found[monday(each.date), each.account] = (broadcasts + 1, articles + each.articles)
    return found


def _quota_lines(lines: list[dict[str, str | int]]) -> list[Any]:
    if not lines:
        return []
    base = alt.Chart(data(lines)).encode(y="y:Q")
    words = base.mark_text(align="left", baseline="middle", dx=6, lineBreak="\n", color=ALERT)
    return [
        base.mark_rule(strokeDash=[5, 3], color=ALERT).encode(x="from:O", x2="to:O", tooltip="label:N"),
        words.encode(x=alt.value("width"), text="label:N"),
    ]


def _used_quotas(used: list[dict[str, str]]) -> list[Any]:
    if not used:
        return []
    words = alt.Chart(data(used)).mark_text(align="left", baseline="bottom", color=WORDS, fontSize=8)
    told = ["month:N", "account:N", alt.Tooltip("text:N", title="broadcasts / quota")]
    return [words.encode(x="week:O", y=alt.value(-4), text="text:N", tooltip=told)]


def _whole(ceiling: int) -> list[int]:
    """Whole numbers up to the ceiling, at most about seven of them."""
    return list(range(0, ceiling + 1, max(1, ceiling // 6)))


def _daily_lines(advice: Advice, names: Names, mondays: list[date], shown: set[str]) -> list[dict[str, str | int]]:
    """The most a week can hold under quotas counted by the day."""
    lines: list[dict[str, str | int]] = []
    for quota in advice.cadence.quotas:
        first = max(monday(quota.from_), mondays[0])
        last = min(monday(quota.until or mondays[-1]), mondays[-1])
        if quota.per == "day" and quota.account in shown and first <= last:
            label = f"{name_of(quota.account, names)}\nquota {quota.broadcasts} a day"
            lines.append({"from": first.isoformat(), "to": last.isoformat(), "y": 7 * quota.broadcasts, "label": label})
    return lines


def _monthly_use(advice: Advice, names: Names, mondays: list[date], shown: set[str]) -> list[dict[str, str]]:
    """How much of a quota counted by the month is used, written above the first week of the month.

    Drawn for one account only (the first with such a quota); the table has them all.
    """
    rows: list[dict[str, str]] = []
    marked: str | None = None
    for month, account, used, quota in quota_use(advice):
        if account not in shown or (marked or account) != account:
            continue
        marked = account
        inside = [week for week in mondays if f"{week:%Y-%m}" == month] or [mondays[0]]
        rows.append(
            {
                "week": inside[0].isoformat(),
                "month": month,
                "account": name_of(account, names),
                "text": f"{used}/{quota}",
            }
        )
    apart = max(2, len(mondays) // 26)  # weeks that a label needs to stand clear of the next
    at = [mondays.index(date.fromisoformat(row["week"])) for row in rows]
    return rows[1:] if len(at) > 1 and at[1] - at[0] < apart else rows


def quota_use(advice: Advice) -> list[tuple[str, str, int, int]]:
    """Month, account, broadcasts planned, quota: for every quota counted by the month."""
    sent = Counter((f"{each.date:%Y-%m}", each.account) for each in advice.cadence.broadcasts)
    rows: list[tuple[str, str, int, int]] = []
    for month in months(advice):
        first = max(date.fromisoformat(f"{month}-01"), advice.cadence.start)
        for account in dict.fromkeys(quota.account for quota in advice.cadence.quotas):
            quota = quota_on(advice, account, first)
            if quota is not None and quota.per == "month":
                rows.append((month, account, sent[month, account], quota.broadcasts))
    return rows


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
    """Each week that has a broadcast: first day, account, broadcasts, articles."""
    order = account_order(advice, names)
    body: list[Row] = [
        (f"{day(week)} – {day(week + timedelta(days=6))}", name_of(account, names), *found)
        for (week, account), found in sorted(
            _counts(advice).items(), key=lambda item: (item[0][0], order.index(item[0][1]))
        )
    ]
    return ("Week", "Account", "Broadcasts", "Articles"), tuple(body)
