"""The year as a calendar: broadcasts, moments of the marketing calendar, and days without promotion."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import altair as alt

from advisor.advice.model import Advice, Broadcast
from advisor.report.charts.palette import (
    ALERT,
    QUIET,
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
from advisor.report.charts.weeks import last_day, monday, week_axis, weeks
from advisor.report.wording import WEEKDAYS, count, day, listed

CAPTION = "The plan as a calendar"
SEVERAL = "two or more accounts"
MOMENT, BARRED = "date of the marketing calendar", "no promotion"
_RING, _CROSS = "circle", "M-0.8,-0.8L0.8,0.8M0.8,-0.8L-0.8,0.8"
_TOOLTIP = ["day:N", alt.Tooltip("what:N", title="planned")]


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where nothing is planned and no date matters."""
    cadence = advice.cadence
    if not cadence.broadcasts and not cadence.moments:
        return None
    length = (last_day(advice) - cadence.start).days + 1
    every = [_cell(cadence.start + timedelta(days=offset)) for offset in range(length)]
    on_grid = alt.Chart(data(every)).encode(**_grid(advice))
    layers = [on_grid.mark_rect(color=QUIET).encode(tooltip="day:N")]
    layers += [layer.encode(**_grid(advice)) for layer in (_sent(advice, names), _marked(advice)) if layer is not None]
    chart = alt.layer(*layers).resolve_scale(color="independent")
    return spec_of(chart.properties(height=96, description=alt_text(advice, names)))


def _grid(advice: Advice) -> dict[str, Any]:
    """Weeks across, weekdays down."""
    mondays = weeks(advice)
    across = alt.Scale(domain=[week.isoformat() for week in mondays], paddingInner=0.12)
    down = alt.Scale(domain=list(WEEKDAYS), paddingInner=0.12)
    return {
        "x": alt.X("week:O", axis=week_axis(mondays, None), scale=across),
        "y": alt.Y("weekday:O", axis=alt.Axis(title=None, domain=False, ticks=False), scale=down),
    }


def _sent(advice: Advice, names: Names) -> Any:
    """The days with a broadcast, in the colour of the account; two or more on one day have a colour of their own."""
    if not advice.cadence.broadcasts:
        return None
    cells = [
        {**_cell(when), "what": _told(found, names), "account": _who(found, names)}
        for when, found in sorted(_by_day(advice).items())
    ]
    several = {SEVERAL: "#000000"} if any(cell["account"] == SEVERAL for cell in cells) else {}
    scale = account_scale(advice, names, {each.account for each in advice.cadence.broadcasts}, also=several)
    colour = alt.Color("account:N", scale=scale, legend=legend("broadcasts", symbolType="square"))
    return alt.Chart(data(cells)).mark_rect().encode(color=colour, tooltip=_TOOLTIP)


def _marked(advice: Advice) -> Any:
    """Rings on the dates of the marketing calendar, crosses on days without promotion."""
    cells = [
        {**_cell(moment.date), "what": moment.name, "mark": BARRED if moment.barred else MOMENT}
        for moment in advice.cadence.moments
        if advice.cadence.start <= moment.date <= last_day(advice)
    ]
    if not cells:
        return None
    under = alt.Legend(title=None, orient="bottom", symbolFillColor="white", symbolSize=40)
    shape = alt.Scale(domain=[MOMENT, BARRED], range=[_RING, _CROSS])
    stroke = alt.Scale(domain=[MOMENT, BARRED], range=["#1B2430", ALERT])
    dots = alt.Chart(data(cells)).mark_point(size=16, filled=False, opacity=1, fill="white", strokeWidth=1.2)
    return dots.encode(
        shape=alt.Shape("mark:N", scale=shape, legend=under),
        stroke=alt.Stroke("mark:N", scale=stroke, legend=under),
        tooltip=_TOOLTIP,
    )


def _cell(when: date) -> dict[str, Any]:
    return {
        "week": monday(when).isoformat(),
        "weekday": WEEKDAYS[when.weekday()],
        "day": f"{WEEKDAYS[when.weekday()]} {day(when)}",
    }


def _by_day(advice: Advice) -> dict[date, list[Broadcast]]:
    found: defaultdict[date, list[Broadcast]] = defaultdict(list)
    for each in advice.cadence.broadcasts:
        found[each.date].append(each)
    return dict(found)


def _who(found: list[Broadcast], names: Names) -> str:
    accounts = {each.account for each in found}
    return name_of(found[0].account, names) if len(accounts) == 1 else SEVERAL


def _told(found: list[Broadcast], names: Names) -> str:
    return listed(f"{name_of(each.account, names)}, {count(each.articles, 'article')}" for each in found)


def alt_text(advice: Advice, names: Names) -> str:
    """What the chart shows, in words."""
    cadence = advice.cadence
    weekdays = [WEEKDAYS[each.date.weekday()] for each in cadence.broadcasts]
    barred = sum(moment.barred for moment in cadence.moments)
    told = (
        f"A calendar of {count(cadence.weeks, 'week')} from {day(cadence.start)}: {count(len(weekdays), 'broadcast')}"
    )
    if weekdays:
        often = max(WEEKDAYS, key=weekdays.count)
        told += f", most often on {often} ({weekdays.count(often)})"
    told += f"; {count(len(cadence.moments) - barred, 'date')} of the marketing calendar"
    return f"{told}; {count(barred, 'day')} without promotion."


def table(advice: Advice, names: Names) -> Table:
    """Each day on which something is planned or marked."""
    rows: list[tuple[date, int, Row]] = []
    order = account_order(advice, names)
    for each in advice.cadence.broadcasts:
        rows.append((each.date, order.index(each.account), (day(each.date), "broadcast", _told([each], names))))
    for moment in advice.cadence.moments:
        rows.append((moment.date, len(order), (day(moment.date), BARRED if moment.barred else MOMENT, moment.name)))
    return ("Day", "Kind", "What"), tuple(row for _, _, row in sorted(rows, key=lambda row: row[:2]))
