"""Hours of work a month as a band, before the hours that the team has."""

from __future__ import annotations

from typing import Any

import altair as alt

from advisor.advice.model import Advice
from advisor.cadence.model import Hours, MonthEffort
from advisor.report.charts.palette import ALERT, INK, Names, Row, Spec, Table, data, spec_of
from advisor.report.charts.weeks import month_axis, months
from advisor.report.spoken import YES_OR_NO, sentences
from advisor.report.wording import month, span
from advisor.words import say, say_count

_BAR, _TEAM = "#5B8DB8", "#E3E7EB"


def caption() -> str:
    """What stands under the chart."""
    return say(
        "Hours of work a month. Narrow bars: low to high, with the central case as a mark. Pale boxes, where known: the"
        " hours the team has, with their central case as a broken line. Triangle: more than the team has"
    )


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where no hours are known."""
    effort = [each for each in advice.cadence.effort if each.hours.high]
    if not effort:
        return None
    all_months = months(advice)
    across = alt.X("month:O", axis=month_axis(all_months), scale=alt.Scale(domain=all_months, paddingInner=0.12))
    edges = [each.hours.high for each in effort] + [each.team.high for each in effort if each.team is not None]
    up = alt.Scale(domain=[0, 1.1 * max(edges)], nice=False)
    y = alt.Y("low:Q", scale=up, axis=alt.Axis(title=None, format=",d", tickCount=5))
    told = [
        alt.Tooltip("name:N", title=say("month")),
        alt.Tooltip("work:N", title=say("hours of work")),
        alt.Tooltip("team:N", title=say("hours of the team")),
        alt.Tooltip("articles:Q", title=say("articles")),
    ]
    own = [_value(each, each.team) for each in effort if each.team is not None]
    work = alt.Chart(data([_value(each, each.hours) for each in effort])).encode(x=across, tooltip=told)
    layers: list[Any] = []
    if own:
        team = alt.Chart(data(own)).encode(x=across, tooltip=told)
        box: dict[str, Any] = {"color": _TEAM, "stroke": "#9AA3AE", "strokeWidth": 0.5, "width": {"band": 1}}
        layers.append(team.mark_bar(**box).encode(y=y, y2=alt.Y2("high:Q")))
        dash = team.mark_rule(color=ALERT, strokeWidth=1.6, strokeDash=[4, 2])
        ends = {"x": alt.X("month:O", bandPosition=0), "x2": alt.X2("month:O", bandPosition=1)}
        layers.append(dash.encode(**ends, y=alt.Y("central:Q", scale=up)))
    layers.append(
        work.mark_bar(color=_BAR, stroke=INK, strokeWidth=0.5, width={"band": 0.42}).encode(y=y, y2=alt.Y2("high:Q"))
    )
    layers.append(work.mark_tick(color=INK, thickness=2.4, width={"band": 0.6}).encode(y=alt.Y("central:Q", scale=up)))
    short = work.transform_filter(alt.datum.short).mark_point(
        shape="triangle-down", filled=True, color=ALERT, size=40, opacity=1, yOffset=-7
    )
    if any(each.short for each in effort):
        layers.append(short.encode(y=alt.Y("high:Q", scale=up)))
    return spec_of(alt.layer(*layers).properties(height=120, description=alt_text(advice, names)))


def hours(band: Hours | None) -> str:
    """A band of hours as `20–40–80` (low, central, high)."""
    if band is None:
        return say("not known")
    return f"{band.low:,.0f}–{band.central:,.0f}–{band.high:,.0f}"


def _value(each: MonthEffort, band: Hours) -> dict[str, Any]:
    return {
        "month": each.month,
        "name": month(each.month),
        "low": band.low,
        "central": band.central,
        "high": band.high,
        "work": hours(each.hours),
        "team": hours(each.team),
        "articles": each.articles,
        "short": each.short,
    }


def alt_text(advice: Advice, names: Names) -> str:
    """What the chart shows, in words."""
    effort = advice.cadence.effort
    if not effort:
        return say("The hours of work are not known.")
    central = [each.hours.central for each in effort]
    told = say(
        "Bars of hours of work a month: {central} in the central case, within {edges}.",
        central=span(min(central), max(central)),
        edges=span(min(each.hours.low for each in effort), max(each.hours.high for each in effort)),
    )
    if all(each.team is None for each in effort):
        return sentences(told, say("The hours of the team are not known."))
    short = say_count(
        sum(each.short for each in effort),
        "Boxes show the hours of the team; in {number} month they are fewer than the central case.",
        "Boxes show the hours of the team; in {number} months they are fewer than the central case.",
    )
    return sentences(told, short)


def table(advice: Advice, names: Names) -> Table:
    """Each month: broadcasts, articles, hours of work and of the team (low–central–high), whether hands are short."""
    body: list[Row] = [
        (
            month(each.month),
            each.broadcasts,
            each.articles,
            hours(each.hours),
            hours(each.team),
            YES_OR_NO[None if each.team is None else each.short],
        )
        for each in advice.cadence.effort
    ]
    head = (say("Month"), say("Broadcasts"), say("Articles"), say("Hours of work (low–central–high)"))
    return (*head, say("Hours of the team"), say("Short of hands")), tuple(body)
