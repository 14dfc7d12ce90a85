"""Articles a month, stacked by account, against what the team can produce."""

from __future__ import annotations

from collections import Counter

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
from advisor.report.charts.weeks import month_axis, months
from advisor.report.wording import count, month

CAPTION = "Articles a month and the capacity of the team"


def counts(advice: Advice) -> Counter[tuple[str, str]]:
    """Articles by month and account."""
    found: Counter[tuple[str, str]] = Counter()
    for each in advice.cadence.broadcasts:
        found[f"{each.date:%Y-%m}", each.account] += each.articles
    return found


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where no broadcast is planned."""
    if not advice.cadence.broadcasts:
        return None
    found, all_months, capacity = counts(advice), months(advice), advice.cadence.articles_per_month.capacity
    order = account_order(advice, names)
    values = [
        {
            "month": when,
            "name": month(when),
            "account": name_of(account, names),
            "rank": order.index(account),
            "articles": number,
        }
        for (when, account), number in sorted(found.items())
    ]
    shown = {account for _, account in found}
    bars = (
        alt.Chart(data(values))
        .mark_bar(stroke="white", strokeWidth=0.5)
        .encode(
            x=alt.X("month:O", axis=month_axis(all_months), scale=alt.Scale(domain=all_months, paddingInner=0.35)),
            y=alt.Y("articles:Q", stack=True, axis=alt.Axis(title=None, format="d", tickMinStep=1)),
            color=alt.Color("account:N", scale=account_scale(advice, names, shown), legend=legend("articles a month")),
            order=alt.Order("rank:Q"),
            tooltip=[alt.Tooltip("name:N", title="month"), "account:N", "articles:Q"],
        )
    )
    layers: list[alt.Chart] = [bars]
    totals = Counter({when: sum(found[when, account] for account in shown) for when in all_months})
    labels = [{"month": when, "total": totals[when]} for when in all_months if totals[when]]
    if capacity is not None:
        limit = data([{"capacity": capacity, "month": all_months[0], "label": f"capacity\n{capacity}"}])
        layers.append(
            alt.Chart(limit).mark_rule(strokeDash=[5, 3], color=ALERT).encode(y="capacity:Q", tooltip="label:N")
        )
        layers.append(
            alt.Chart(limit)
            .mark_text(align="left", baseline="middle", dx=6, lineBreak="\n", color=ALERT)
            .encode(x=alt.value("width"), y="capacity:Q", text="label:N")
        )
    for halo in ({"stroke": "white", "strokeWidth": 3}, {"color": WORDS}):
        text = alt.Chart(data(labels)).mark_text(dy=-6, fontSize=8, **halo)
        layers.append(text.encode(x="month:O", y="total:Q", text="total:Q"))
    return spec_of(alt.layer(*layers).properties(height=130, description=alt_text(advice, names)))


def alt_text(advice: Advice, names: Names) -> str:
    """What the chart shows, in words."""
    found, capacity = counts(advice), advice.cadence.articles_per_month.capacity
    totals = [sum(number for (when, _), number in found.items() if when == each) for each in months(advice)] or [0]
    told = f"Bars of articles a month: {count(sum(totals), 'article')} in all,"
    told += f" between {min(totals)} and {max(totals)} a month."
    return told + (
        f" A line marks the capacity of the team, {capacity} a month."
        if capacity is not None
        else " The capacity of the team is not known."
    )


def table(advice: Advice, names: Names) -> Table:
    """Each month by account: articles planned and the capacity."""
    found, capacity = counts(advice), advice.cadence.articles_per_month.capacity
    order = account_order(advice, names)
    body: list[Row] = [
        (month(when), name_of(account, names), number, "not known" if capacity is None else capacity)
        for (when, account), number in sorted(found.items(), key=lambda item: (item[0][0], order.index(item[0][1])))
    ]
    return ("Month", "Account", "Articles", "Team capacity"), tuple(body)
