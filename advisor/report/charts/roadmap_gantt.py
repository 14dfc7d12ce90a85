"""The roadmap as bars over time: typical duration, range of the finish, how long a step may wait, critical path."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import altair as alt

from advisor.advice.model import Advice, PlannedStep
from advisor.report.charts.palette import ALERT, Names, Row, Spec, Table, data, name_of, spec_of
from advisor.report.charts.weeks import month_label
from advisor.report.charts.wrapped import wrapped
from advisor.report.spoken import YES_OR_NO, Spoken, sentences
from advisor.report.wording import day, days, listed, short_day
from advisor.words import say, say_count

CRITICAL, ENDING, SLACK = "critical", "ending", "slack"
_PATHS = Spoken[str](
    lambda: {
        CRITICAL: say("sets the launch (diamond)"),
        ENDING: say("sets the end of the roadmap"),
        SLACK: say("may wait (pale bar)"),
    }
)
LABEL_WIDTH = 36
_DARK, _MIDDLE, _LIGHT, _PALE, _RANGE = "#12375E", "#7F9DBB", "#CFDAE6", "#F1F4F7", "#E3A02C"


def caption() -> str:
    """What stands under the chart."""
    return say("The roadmap: typical duration of each step, the range of its finish, and how long it may wait")


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where there is no step."""
    if not advice.roadmap:
        return None
    zero = min(step.start for step in advice.roadmap)
    lines = 2 if _room(len(advice.roadmap)) >= 20 else 1
    values = [_bar(number, step, zero, names, lines) for number, step in enumerate(advice.roadmap, 1)]
    ends = [int(value[key]) for value in values for key in ("latest", "until")]
    last = max([*ends, *((when - zero).days for _, when in _lines(advice))]) + 1
    layers = [*_bars(values, zero, last), *_days_that_matter(advice, zero, last)]
    chart = alt.layer(*layers)
    return spec_of(chart.properties(height={"step": _room(len(values))}, description=alt_text(advice, names)))


def _bars(values: list[dict[str, Any]], zero: date, last: int) -> list[Any]:
    """A bar a step, a pale one as far as it may wait, the range of its finish, and a diamond where it is critical.

    Days count from `zero`.
    """
    names_of_steps = alt.Axis(
        title=None, labelExpr="split(datum.label, '\\n')", labelLimit=260, ticks=False, domain=False
    )
    scale = alt.Scale(domain=[-0.015 * last, last], nice=False, zero=False)
    found = {value["path"] for value in values}
    shades = {CRITICAL: _DARK, ENDING: _MIDDLE, SLACK: _LIGHT}
    shown = [kind for kind in shades if kind != ENDING or _PATHS[kind] in found]
    path = alt.Scale(domain=[_PATHS[kind] for kind in shown], range=[shades[kind] for kind in shown])
    base = alt.Chart(data(values)).encode(
        y=alt.Y("label:N", sort=None, axis=names_of_steps),
        tooltip=[alt.Tooltip(f"{key}:N", title=said) for key, said in _TOLD.items()],
    )
    end = base.mark_tick(color=_RANGE, thickness=1.6, height={"band": 0.36})
    diamond = base.transform_filter(alt.datum.critical).mark_point(
        shape="diamond", filled=True, size=42, opacity=1, color="white", stroke=_DARK, strokeWidth=1
    )
    wait = base.transform_filter(alt.datum.until > alt.datum.finish).mark_bar(
        height={"band": 0.26}, color=_PALE, stroke=_MIDDLE, strokeWidth=0.6, strokeDash=[2, 1.5]
    )
    return [
        base.mark_bar(height={"band": 0.5}, stroke=_DARK, strokeWidth=0.8).encode(
            x=alt.X("start:Q", scale=scale, axis=_month_axis(zero, last)),
            x2=alt.X2("finish:Q"),
            color=alt.Color("path:N", scale=path, legend=alt.Legend(title=None, orient="bottom")),
        ),
        wait.encode(x=alt.X("finish:Q"), x2=alt.X2("until:Q")),
        base.mark_rule(color=_RANGE, strokeWidth=1.6).encode(x=alt.X("earliest:Q"), x2=alt.X2("latest:Q")),
        end.encode(x=alt.X("earliest:Q")),
        end.encode(x=alt.X("latest:Q")),
        diamond.encode(x=alt.X("start:Q")),
    ]


def _room(steps: int) -> int:
    """The height of a step, so that even many of them fit a page together."""
    return max(12, min(27, 440 // steps))


def _month_axis(zero: date, last: int) -> alt.Axis:
    ticks = _ticks(zero, last)
    words = f"({json.dumps(ticks)})[datum.value]"
    return alt.Axis(
        title=None, orient="top", values=list(ticks), labelExpr=words, labelAlign="left", grid=True, labelOverlap=True
    )


def _days_that_matter(advice: Advice, zero: date, last: int) -> list[Any]:
    """A broken line with its words for each of the days that matter."""
    layers: list[Any] = []
    for index, (label, when) in enumerate(_lines(advice)):
        at = (when - zero).days
        line = alt.Chart(data([{"at": at, "label": label}])).encode(x=alt.X("at:Q"))
        side: dict[str, Any] = {"align": "right", "dx": -3} if at > last * 0.6 else {"align": "left", "dx": 3}
        text = line.mark_text(baseline="bottom", color=ALERT, dy=-16 - 11 * index, **side)
        rule = line.mark_rule(strokeDash=[2, 2] if index else [6, 3], color=ALERT, strokeWidth=1.2)
        layers += [
            rule.encode(tooltip=alt.Tooltip("label:N", title=say("label"))),
            text.encode(y=alt.YValue(0), text=alt.Text("label:N")),
        ]
    return layers


_TOLD = Spoken[str](
    lambda: {
        "title": say("step"),
        "for": say("for"),
        "when": say("typical"),
        "range": say("days, least–typical–most"),
        "wait": say("may wait"),
        "path": say("path"),
    }
)


def _bar(number: int, step: PlannedStep, zero: date, names: Names, lines: int) -> dict[str, Any]:
    start = (step.start - zero).days
    return {
        "label": "\n".join(wrapped(f"{number}. {step.title}", LABEL_WIDTH, most=lines)),
        "title": step.title,
        "for": listed(name_of(account, names) for account in step.for_) or say("all"),
        "when": say("{first} – {last}", first=day(step.start), last=day(step.finish)),
        "range": days(step.days),
        "wait": say_count(
            step.slack.total_days,
            "{number} day, start by {day}",
            "{number} days, start by {day}",
            day=day(step.slack.start_by),
        ),
        "critical": step.critical,
        "path": _PATHS[CRITICAL if step.critical else ENDING if step.decides == "end" else SLACK],
        "start": start,
        "finish": max((step.finish - zero).days, start + 0.6),
        "earliest": start + step.days.min,
        "latest": start + max(step.days.max, step.days.min),
        "until": (step.slack.finish_by - zero).days,
    }


def _lines(advice: Advice) -> list[tuple[str, date]]:
    """The days that matter: the typical launch and the date it must be live."""
    typical, deadline = advice.launch.typical, advice.launch.deadline
    found = [] if typical is None else [(say("typical launch {day}", day=day(typical)), typical)]
    return found if deadline is None else [*found, (say("must be live by {day}", day=day(deadline)), deadline)]


def _ticks(zero: date, last: int) -> dict[int, str]:
    """Days from the start at which a month begins, and the month's name; few enough to be read."""
    ticks = {0: short_day(zero)}
    for offset in range(1, last + 1):
        when = zero + timedelta(days=offset)
        if when.day == 1 and offset > last * 0.07 and (last < 500 or when.month in (1, 4, 7, 10)):
            ticks[offset] = month_label(f"{when:%Y-%m}")
    return ticks


def alt_text(advice: Advice, names: Names) -> str:
    """What the chart shows, in words."""
    critical = [step.title for step in advice.roadmap if step.critical]
    launch = advice.launch
    told = say_count(
        len(advice.roadmap),
        "A bar for each of {number} step of the roadmap.",
        "A bar for each of {number} steps of the roadmap.",
    )
    if critical:
        told = sentences(told, say("On the critical path: {steps}.", steps=listed(critical)))
    if waiting := sum(step.slack.total_days > 0 for step in advice.roadmap):
        wait = say_count(
            waiting,
            "{number} step may wait for some days without moving the launch or the end.",
            "{number} steps may wait for some days without moving the launch or the end.",
        )
        told = sentences(told, wait)
    if launch.typical is not None:
        when = say(
            "Typical launch {typical}, between {earliest} and {latest}.",
            typical=day(launch.typical),
            earliest=day(launch.earliest),
            latest=day(launch.latest),
        )
        told = sentences(told, when)
    if launch.deadline:
        told = sentences(told, say("It must be live by {day}.", day=day(launch.deadline)))
    return told


def table(advice: Advice, names: Names) -> Table:
    """Each step: number, title, account, typical start and finish, days, how long it may wait, whether critical."""
    body: list[Row] = [
        (
            number,
            step.title,
            listed(name_of(account, names) for account in step.for_) or say("all"),
            day(step.start),
            day(step.finish),
            days(step.days),
            day(step.slack.start_by),
            f"{step.slack.total_days}",
            YES_OR_NO[step.critical],
        )
        for number, step in enumerate(advice.roadmap, 1)
    ]
    head = (say("No."), say("Step"), say("For"), say("Typical start"), say("Typical finish"))
    last = (say("Days (least–typical–most)"), say("Start by"), say("May wait (days)"), say("Critical"))
    return (*head, *last), tuple(body)
