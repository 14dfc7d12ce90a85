"""Articles to write a month, stacked by account, beside what the team can write and what the client's wishes take."""

from __future__ import annotations

from collections import Counter
from typing import Any

import altair as alt

from advisor.advice.model import Advice
from advisor.report.charts.counted import effort_of, written_by_month
from advisor.report.charts.palette import (
    ALERT,
    INK,
    WORDS,
    Names,
    Row,
    Spec,
    Table,
    data,
    lane_scale,
    legend,
    name_of,
    spec_of,
)
from advisor.report.charts.week_stack import lanes, whole
from advisor.report.charts.weeks import month_axis, months, number_size
from advisor.report.spoken import sentences
from advisor.report.wording import month
from advisor.words import say, say_count


def caption() -> str:
    """What stands under the chart."""
    return say(
        "Articles to write a month (numbers on top), all versions counted. Broken lines, where it is known: what the"
        " team can write. Diamonds: what the frequency asked for would take, where it is more"
    )


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where no article is planned."""
    found = written_by_month(advice)
    if not found:
        return None
    all_months, effort, totals = months(advice), effort_of(advice), _totals(advice)
    able: list[dict[str, Any]] = [
        {"month": when, "able": each.able} for when, each in effort.items() if each.able is not None
    ]
    wished: list[dict[str, Any]] = [
        {"month": when, "wished": each.wished} for when, each in effort.items() if each.wished > totals[when]
    ]
    ceiling = max([1, *totals.values(), *(row["able"] for row in able), *(row["wished"] for row in wished)])
    x = alt.X("month:O", axis=month_axis(all_months), scale=alt.Scale(domain=all_months, paddingInner=0.08))
    layers: list[Any] = [_bars(advice, names, ceiling).encode(x=x)]
    if able:
        dash = alt.Chart(data(able)).mark_rule(color=ALERT, strokeWidth=1.8, strokeDash=[4, 2])
        ends = {"x": alt.X("month:O", bandPosition=0), "x2": alt.X2("month:O", bandPosition=1)}
        layers.append(dash.encode(**ends, y=alt.Y("able:Q")))
    if wished:
        mark = alt.Chart(data(wished)).mark_point(shape="diamond", size=34, color=WORDS, fill="white", opacity=1)
        layers.append(mark.encode(x=alt.X("month:O"), y=alt.Y("wished:Q")))
    labels = [{"month": when, "total": totals[when]} for when in all_months[:: 2 if len(all_months) > 14 else 1]]
    text = alt.Chart(data(labels)).mark_text(baseline="top", color=INK, **number_size(all_months))
    layers.append(text.encode(x=alt.X("month:O"), y=alt.YValue(0), text=alt.Text("total:Q")))
    return spec_of(alt.layer(*layers).properties(height=120, description=alt_text(advice, names)))


def _totals(advice: Advice) -> dict[str, int]:
    found = Counter[str]()
    for (when, _), number in written_by_month(advice).items():
        found[when] += number
    return {when: found[when] for when in months(advice)}


def _bars(advice: Advice, names: Names, ceiling: int) -> Any:
    found, effort, order = written_by_month(advice), effort_of(advice), lanes(advice, names)
    values = [
        {
            "month": when,
            "name": month(when),
            "account": name_of(lane, names),
            "rank": order.index(lane),
            "articles": number,
            "able": _known(effort[when].able) if when in effort else say("not known"),
        }
        for (when, lane), number in sorted(found.items())
    ]
    up = alt.Scale(domain=[0, 1.2 * ceiling], nice=False)
    colour = alt.Color(
        "account:N",
        scale=lane_scale(advice, names, {lane for _, lane in found}),
        legend=legend(say("articles a month")),
    )
    return (
        alt.Chart(data(values))
        .mark_bar(stroke=INK, strokeWidth=0.4, width={"band": 0.68})
        .encode(
            y=alt.Y(
                "articles:Q",
                stack=True,
                scale=up,
                axis=alt.Axis(title=None, format="d", values=whole(ceiling), tickCount=10),
            ),
            color=colour,
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("name:N", title=say("month")),
                alt.Tooltip("account:N", title=say("account")),
                alt.Tooltip("articles:Q", title=say("articles")),
                alt.Tooltip("able:N", title=say("team can write")),
            ],
        )
    )


def _known(able: int | None) -> int | str:
    return say("not known") if able is None else able


def alt_text(advice: Advice, names: Names) -> str:
    """What the chart shows, in words."""
    totals, effort = _totals(advice), effort_of(advice)
    told = say_count(
        sum(totals.values()),
        "Bars of articles a month: {number} article in all, between {least} and {most} a month.",
        "Bars of articles a month: {number} articles in all, between {least} and {most} a month.",
        least=min(totals.values()),
        most=max(totals.values()),
    )
    able = [each.able for each in effort.values() if each.able is not None]
    full = sum(each.able is not None and each.articles >= each.able for each in effort.values())
    more = sum(each.wished > each.articles for each in effort.values())
    line = say("What the team can write is not known.")
    if able:
        line = say_count(
            full,
            "Broken lines mark what the team can write, {total} in all; {number} month full.",
            "Broken lines mark what the team can write, {total} in all; {number} months full.",
            total=sum(able),
        )
    wish = ""
    if more:
        wish = say_count(
            more,
            "In {number} month more was asked for than is planned.",
            "In {number} months more was asked for than is planned.",
        )
    return sentences(told, line, wish)


def table(advice: Advice, names: Names) -> Table:
    """Each month: articles by account, all of them, what the team can write, and what was asked for."""
    found, effort, totals = written_by_month(advice), effort_of(advice), _totals(advice)
    shown = [lane for lane in lanes(advice, names) if any(lane == own for _, own in found)]
    body: list[Row] = [
        (
            month(when),
            *(found[when, lane] for lane in shown),
            totals[when],
            _known(effort[when].able) if when in effort else say("not known"),
            effort[when].wished if when in effort else say("not known"),
        )
        for when in months(advice)
    ]
    last = (say("All articles"), say("Team can write"), say("Asked for"))
    return (say("Month"), *(name_of(lane, names) for lane in shown), *last), tuple(body)
