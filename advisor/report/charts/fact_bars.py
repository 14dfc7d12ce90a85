"""The bars of a fact's timeline: a value while it held, and hatching where nothing is known."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import altair as alt

from advisor.knowledge.models import ValueWindow
from advisor.logic.situation import shown_number
from advisor.report.charts.fact_rows import BAR, PADDING, Layout, hatching
from advisor.report.charts.fact_strokes import INK, SIGN, WORDS_AT, X2, Y2, chart_of, haloed
from advisor.report.charts.palette import WORDS
from advisor.report.fact_in_time import (
    last_day,
    when_in_words,
)
from advisor.report.spoken import with_more
from advisor.report.text.lines import columns
from advisor.report.wording import day, month
from advisor.words import say

_EDGE, _HELD, _IN_FORCE, _EMPTY, _HATCH = "#66707E", "#E3E9F0", "#A9CBE8", "#F6F7F9", "#C6CDD6"


def unknown(placed: Layout) -> list[Any]:
    """Hatched where nothing is known, and a field of its own for what is undated."""
    span, height = placed.right - placed.left, placed.height
    fields, words, lines = [], [], []
    for stretch in placed.stretches:
        if stretch.window is not None:
            continue
        first = 0.0 if stretch.first is None else float(placed.day(stretch.first))
        last = float(placed.end) if stretch.last is None else placed.day(stretch.last) + 1.0
        if last <= first:
            continue
        fields.append(
            {"x": first, "x2": last, "y": 0, "y2": height, "when": when_in_words(stretch), "why": stretch.text}
        )
        lines += hatching(first, last, height=height, step=0.018 * span, lean=0.018 * span * height / 14)
        said = say("not known\nthen") if stretch.first is None else say("nothing\nknown")
        if last - first > max(map(columns, said.split("\n"))) * SIGN * span:
            words.append({"x": (first + last) / 2, "y": height - 20, "words": said})
    layers: list[Any] = []
    if fields:
        told = [alt.Tooltip("when:N", title=say("nothing known")), alt.Tooltip("why:N", title=say("why"))]
        ends = {"x2": X2, "y2": Y2}
        layers += [
            chart_of(fields).mark_rect(color=_EMPTY).encode(**ends, tooltip=told),
            chart_of(lines).mark_rule(color=_HATCH, strokeWidth=1).encode(**ends, tooltip=alt.TooltipValue(None)),
            *(haloed(words, baseline="middle", color=WORDS, lineBreak="\n", lineHeight=12) if words else ()),
        ]
    if any(point.said is None for point in placed.points):
        box = [{"x": placed.left, "x2": -0.012 * span, "y": 0, "y2": height}]
        layers.append(chart_of(box).mark_rect(color="#EEF1F4").encode(x2=X2, y2=Y2))
        foot = chart_of([{"x": placed.left / 2, "y": height - 14, "words": say("undated")}])
        layers.append(foot.mark_text(baseline="middle", color=WORDS).encode(text=WORDS_AT))
    return layers


def bars_of(placed: Layout, in_force: ValueWindow | None) -> list[Any]:
    """A bar for each value while it held. A short part with a broken edge stands where the day is not known exactly."""
    lead = 0.018 * (placed.right - placed.left)
    bars, about, arrows, words = [], [], [], []
    for stretch in placed.stretches:
        window = stretch.window
        if window is None:
            continue
        top = placed.row(window.value).top + PADDING
        first = 0.0 if window.from_ is None else float(placed.day(window.from_))
        last = float(placed.end) if window.to is None else float(placed.day(window.to))
        told = {"value": shown_number(window.value), "when": when_in_words(stretch), "why": window.reason}
        bar = {"x": first, "x2": last, "y": top, "y2": top + BAR, "now": window is in_force, **told}
        bars.append(bar)
        if window.start == "approximate":
            about.append({**bar, "x": first - lead, "x2": first})
        if window.end == "unverified_after":
            about.append({**bar, "x": last, "x2": last + lead})
        if window.to is None:
            arrows.append({**bar, "x": last, "y": top + BAR / 2, "turn": 90})
        if window.from_ is None:
            arrows.append({**bar, "x": first, "y": top + BAR / 2, "turn": 270})
        label = _label(placed, window, first=first, last=last, lead=lead, now=window is in_force)
        words += [{**label, "y": top + BAR / 2}] if label else []
    titles = {"value": say("held"), "when": say("when"), "why": say("why")}
    tips = [alt.Tooltip(f"{key}:N", title=said) for key, said in titles.items()]
    common = {"x2": X2, "y2": Y2, "tooltip": tips}
    broken = {"strokeDash": [2, 2], "fillOpacity": 0.45}
    shapes: list[Any] = []
    for parts, edge in ((bars, {}), (about, broken)):
        for now, colour in ((False, _HELD), (True, _IN_FORCE)):
            found = [part for part in parts if part["now"] is now]
            if found:
                look = {"fill": colour, "stroke": _EDGE, "strokeWidth": 1, **edge}
                shapes.append(chart_of(found).mark_rect(**look).encode(**common))
    if arrows:
        heads = chart_of(arrows).mark_point(shape="triangle", filled=True, size=110, color=_EDGE, opacity=1)
        shapes.append(heads.encode(angle=alt.Angle("turn:Q", scale=None), tooltip=tips))
    return [*shapes, *_labels(words)]


def _labels(words: list[dict[str, Any]]) -> list[Any]:
    """What stands in or beside the bars, bold for the one in force."""
    layers: list[Any] = []
    for side, now, inside in product(("left", "right"), (True, False), (True, False)):
        found = [each for each in words if (each["side"], each["now"], each["inside"]) == (side, now, inside)]
        if found:
            look = {"align": side, "dx": 5 if side == "left" else -5, "fontWeight": "bold" if now else "normal"}
            written = haloed(found, baseline="middle", color=INK, **look)
            layers += written[1:] if inside else written
    return layers


def _label(
    placed: Layout, window: ValueWindow, *, first: float, last: float, lead: float, now: bool
) -> dict[str, Any] | None:
    """The value and the day that matters most, or the day alone: in the bar, else behind it, else before it."""
    value, span = shown_number(window.value), placed.right - placed.left
    behind = last + (lead if window.end == "unverified_after" else 0)
    before = first - (lead if window.start == "approximate" else 0)
    same = [each.window.value for each in placed.stretches if each.window].count(window.value)
    for words in (with_more(value, _matters(window)), _matters(window), value) if same == 1 else (value,):
        needed = (columns(words) * (1.1 if now else 1) + 2) * SIGN * span
        found = {"words": words, "now": now}
        if needed <= last - first:
            return {**found, "x": first, "side": "left", "inside": True}
        if same == 1 and needed <= placed.right - behind and window.to is not None:
            return {**found, "x": behind, "side": "left", "inside": False}
        if same == 1 and needed <= before:
            return {**found, "x": before, "side": "right", "inside": False}
    return None


def _matters(window: ValueWindow) -> str:
    """`from 15 Apr 2014`, `from about Jan 2017`, `until 14 Apr 2014`, `seen until May 2017`."""
    last = last_day(window)
    if window.end == "unverified_after" and last is not None:
        return say("seen until {month}", month=_month(last))
    if last is not None:
        return say("until {day}", day=day(last))
    if window.from_ is None:
        return say("always")
    if window.start == "approximate":
        return say("from about {month}", month=_month(window.from_))
    return say("from {first}", first=day(window.from_))


def _month(value: date) -> str:
    return month(f"{value:%Y-%m}")
