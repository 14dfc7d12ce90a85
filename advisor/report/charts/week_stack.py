"""Weeks as stacked bars under a line of what is allowed; a click on a week selects it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

import altair as alt

from advisor.advice.model import Advice
from advisor.report.charts.counted import Weekly
from advisor.report.charts.palette import (
    ALERT,
    INK,
    PUBLISHED,
    Names,
    Row,
    Spec,
    Table,
    account_order,
    data,
    lane_scale,
    legend,
    name_of,
    spec_of,
)
from advisor.report.charts.weeks import week_axis, weeks
from advisor.report.spoken import Spoken, semicolons
from advisor.report.wording import day
from advisor.words import say

SELECTED = "week"
Most = Mapping[date, int | None]
Counts = Literal["articles", "broadcasts"]
_COUNTED = Spoken[Counts](lambda: {"articles": say("articles"), "broadcasts": say("broadcasts")})
_A_WEEK = Spoken[Counts](lambda: {"articles": say("articles a week"), "broadcasts": say("broadcasts a week")})


def draw_weeks(advice: Advice, names: Names, found: Weekly, most: Most, *, counts: Counts, told: str) -> Spec:
    """The chart. `most` says what each week allows; None leaves a gap in the line. `counts` is what is counted."""
    mondays = weeks(advice)
    totals = {week: sum(number for (when, _), number in found.items() if when == week) for week in mondays}
    ceiling = max([1, *totals.values(), *(number for number in most.values() if number is not None)])
    picked = alt.selection_point(name=SELECTED, fields=["week"])
    across = alt.Scale(domain=[week.isoformat() for week in mondays], paddingInner=0.25)
    x = alt.X("week:O", axis=week_axis(mondays, None), scale=across)
    bars = _bars(advice, names, found, ceiling, counts).encode(
        x=x, opacity=alt.condition(picked, alt.value(1), alt.value(0.45))
    )
    layers = [bars, *_line(most), _targets(advice, names, found, most, ceiling, counts, picked)]
    return spec_of(alt.layer(*layers).properties(height=_height(ceiling), description=told))


def _bars(advice: Advice, names: Names, found: Weekly, ceiling: int, counts: Counts) -> Any:
    order = lanes(advice, names)
    values = [
        {"week": week.isoformat(), "account": name_of(lane, names), "rank": order.index(lane), counts: number}
        for (week, lane), number in sorted(found.items())
    ]
    shown = {lane for _, lane in found}
    y = alt.Y(
        f"{counts}:Q",
        stack=True,
        scale=alt.Scale(domain=[0, ceiling], nice=False),
        axis=alt.Axis(title=None, format="d", values=whole(ceiling), tickCount=10),
    )
    return (
        alt.Chart(data(values))
        .mark_bar(stroke=INK, strokeWidth=0.4)
        .encode(
            y=y,
            color=alt.Color(
                "account:N",
                scale=lane_scale(advice, names, shown),
                legend=legend(_A_WEEK[counts], titleOrient="left" if len(shown) == 1 else "top"),
            ),
            order=alt.Order("rank:Q"),
        )
    )


def _line(most: Most) -> list[Any]:
    """A broken line in steps over the weeks whose limit is known."""
    values = [{"week": week.isoformat(), "most": number} for week, number in most.items() if number is not None]
    if not values:
        return []
    line = alt.Chart(data(values)).mark_line(
        interpolate="step", color=ALERT, strokeDash=[4, 2], strokeWidth=1.2, strokeCap="butt"
    )
    return [line.encode(x=alt.X("week:O"), y=alt.Y("most:Q"))]


def _targets(advice: Advice, names: Names, found: Weekly, most: Most, ceiling: int, counts: Counts, picked: Any) -> Any:
    """A bar over the whole height of each week, unseen until selected, that takes the click and tells the week."""
    values = []
    for week in weeks(advice):
        own = [(lane, found[week, lane]) for lane in lanes(advice, names) if found[week, lane]]
        limit = most.get(week)
        values.append(
            {
                "week": week.isoformat(),
                "days": say("{first} – {last}", first=day(week), last=day(week + timedelta(days=6))),
                "planned": semicolons(f"{name_of(lane, names)} {number}" for lane, number in own) or say("none"),
                "most": say("not known") if limit is None else f"{limit}",
                "top": ceiling,
            }
        )
    told = [
        alt.Tooltip("days:N", title=say("week")),
        alt.Tooltip("planned:N", title=_COUNTED[counts]),
        alt.Tooltip("most:N", title=say("most")),
    ]
    return (
        alt.Chart(data(values))
        .mark_bar(color=INK, cursor="pointer")
        .encode(
            x=alt.X("week:O"),
            y=alt.Y("top:Q"),
            opacity=alt.condition(picked, alt.value(0.12), alt.value(0), empty=False),
            tooltip=told,
        )
        .add_params(picked)
        .properties(name="weeks")
    )


def lanes(advice: Advice, names: Names) -> list[str]:
    """The accounts in their order, and PUBLISHED at the end."""
    return [*account_order(advice, names), PUBLISHED]


def whole(ceiling: int) -> list[int]:
    """Round numbers from 0 up to the ceiling, five at the most."""
    steps = (digit * 10**power for power in range(10) for digit in (1, 2, 5))
    step = next(step for step in steps if 4 * step >= ceiling)
    return list(range(0, ceiling + 1, step))


def _height(ceiling: int) -> int:
    return min(100, 36 + 14 * ceiling)


def week_rows(advice: Advice, names: Names, found: Weekly, most: Most, *, every: str, limit: str) -> Table:
    """Each week: what each account sends or takes, all of it, and the most; `every` and `limit` head the last two."""
    shown = [lane for lane in lanes(advice, names) if any(lane == own for _, own in found)]
    body: list[Row] = []
    for week in weeks(advice):
        own = [found[week, lane] for lane in shown]
        allowed = most.get(week)
        body.append((day(week), *own, sum(own), say("not known") if allowed is None else allowed))
    return (say("Week from"), *(name_of(lane, names) for lane in shown), every, limit), tuple(body)
