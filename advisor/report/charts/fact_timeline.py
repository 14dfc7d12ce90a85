"""A fact through time: a bar for each value while it held, and under it the claims by the date of their source.

Unlike the charts in `CHARTS` it is drawn from a fact, not from an advice. A claim stands in the row of the value it
names: under a bar that covers its date it was right then; in a row without one it never was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from itertools import product
from typing import Any

import altair as alt

from advisor.knowledge.models import Fact, Source, ValueWindow
from advisor.logic.situation import shown_number
from advisor.report.charts.fact_rows import BAR, PADDING, Layout, Point, hatching, layout, years
from advisor.report.charts.palette import ALERT, WORDS, Row, Spec, Table, spec_of
from advisor.report.fact_document import numbered
from advisor.report.fact_in_time import (
    STANDING,
    by_date,
    last_day,
    said_in_words,
    said_on,
    stretches,
    when_in_words,
)
from advisor.report.wording import MONTHS, count, day, listed

CAPTION = (
    "Bars: what held, each in the row of its value; the date asked for is the broken line. A broken edge is a day not"
    " known exactly, an arrow no end known, hatching days for which nothing is known. Marks below: what sources say,"
    " at their date (a line is the month or year it may be from), with the number of the source."
)
_CROSS = "M-1,-.62L-.62,-1L0,-.38L.62,-1L1,-.62L.38,0L1,.62L.62,1L0,.38L-.62,1L-1,.62L-.38,0Z"
_MARKS = {
    "supports": ("#2E8C83", "circle"),
    "right_then": ("#E3A02C", "square"),
    "never_right": (ALERT, _CROSS),
    "open": ("#8E4585", "diamond"),
}
_INK, _EDGE, _HELD, _IN_FORCE, _EMPTY, _HATCH, _LINE = (
    "#1B2430",
    "#66707E",
    "#E3E9F0",
    "#A9CBE8",
    "#F6F7F9",
    "#C6CDD6",
    "#E3E7EB",
)
_X2, _Y2, _WORDS = alt.X2("x2:Q"), alt.Y2("y2:Q"), alt.Text("words:N")
_SIGN = 5.4 / 250  # the share of a narrow picture that a letter takes


def draw(fact: Fact, sources: Mapping[str, Source], *, as_of: date) -> Spec:
    """The chart. Its height is set; its width is left open."""
    placed = layout(fact, sources, as_of=as_of)
    numbers = numbered(fact)
    layers = [
        *_unknown(placed),
        *_rows(placed),
        *_bars(placed, fact.on(as_of)),
        *_claims(placed, sources, numbers),
        *_asked(placed, as_of),
    ]
    words = alt_text(fact, sources, as_of=as_of)
    shared: dict[str, Any] = {"x": _across(placed), "y": _down(placed)}
    encoding = alt.SharedEncoding(**shared)
    return spec_of(alt.layer(*layers, height=placed.height, description=words, encoding=encoding))


def _across(placed: Layout) -> alt.X:
    ticks = dict(years(placed))
    axis = alt.Axis(
        title=None,
        values=list(ticks),
        labelExpr=f"({json.dumps(ticks)})[datum.value]",
        labelAlign="left",
        labelOverlap=True,
        grid=True,
        gridColor=_LINE,
        domain=False,
    )
    return alt.X("x:Q", axis=axis, scale=alt.Scale(domain=[placed.left, placed.right], nice=False, zero=False))


def _down(placed: Layout) -> alt.Y:
    words = {row.middle: list(row.label) for row in placed.rows}
    axis = alt.Axis(
        title=None,
        values=list(words),
        labelExpr=f"({json.dumps(words)})[datum.value]",
        labelLimit=130,
        grid=False,
        ticks=False,
        domain=False,
    )
    return alt.Y("y:Q", axis=axis, scale=alt.Scale(domain=[placed.height, 0], nice=False, zero=False))


def _chart(values: list[dict[str, Any]]) -> Any:
    return alt.Chart(alt.Data(values=tuple(values)))  # type: ignore[no-untyped-call] # a tuple is not copied each time


def _unknown(placed: Layout) -> list[Any]:
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
        said = ["not known", "then"] if stretch.first is None else ["nothing", "known"]
        if last - first > max(map(len, said)) * _SIGN * span:
            words.append({"x": (first + last) / 2, "y": height - 20, "words": "\n".join(said)})
    layers: list[Any] = []
    if fields:
        told = [alt.Tooltip("when:N", title="nothing known"), alt.Tooltip("why:N", title="why")]
        ends = {"x2": _X2, "y2": _Y2}
        layers += [
            _chart(fields).mark_rect(color=_EMPTY).encode(**ends, tooltip=told),
            _chart(lines).mark_rule(color=_HATCH, strokeWidth=1).encode(**ends, tooltip=alt.TooltipValue(None)),
            *(_haloed(words, baseline="middle", color=WORDS, lineBreak="\n", lineHeight=12) if words else ()),
        ]
    if any(point.said is None for point in placed.points):
        box = [{"x": placed.left, "x2": -0.012 * span, "y": 0, "y2": height}]
        layers.append(_chart(box).mark_rect(color="#EEF1F4").encode(x2=_X2, y2=_Y2))
        foot = _chart([{"x": placed.left / 2, "y": height - 14, "words": "undated"}])
        layers.append(foot.mark_text(baseline="middle", color=WORDS).encode(text=_WORDS))
    return layers


def _haloed(values: list[dict[str, Any]], **style: Any) -> list[Any]:
    """Words that can be read on any ground: a halo, and the words on it."""
    halo = {**style, "stroke": "white", "strokeWidth": 4}
    return [_chart(values).mark_text(**look).encode(text=_WORDS) for look in (halo, style)]


def _rows(placed: Layout) -> list[Any]:
    """Fine lines between the rows."""
    edges = [{"x": placed.left, "x2": placed.right, "y": row.bottom} for row in placed.rows]
    return [_chart(edges).mark_rule(color=_LINE).encode(x2=_X2)]


def _bars(placed: Layout, in_force: ValueWindow | None) -> list[Any]:
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
    tips = [alt.Tooltip(f"{key}:N", title=said) for key, said in (("value", "held"), ("when", "when"), ("why", "why"))]
    common = {"x2": _X2, "y2": _Y2, "tooltip": tips}
    broken = {"strokeDash": [2, 2], "fillOpacity": 0.45}
    shapes: list[Any] = []
    for parts, edge in ((bars, {}), (about, broken)):
        for now, colour in ((False, _HELD), (True, _IN_FORCE)):
            found = [part for part in parts if part["now"] is now]
            if found:
                look = {"fill": colour, "stroke": _EDGE, "strokeWidth": 1, **edge}
                shapes.append(_chart(found).mark_rect(**look).encode(**common))
    if arrows:
        heads = _chart(arrows).mark_point(shape="triangle", filled=True, size=110, color=_EDGE, opacity=1)
        shapes.append(heads.encode(angle=alt.Angle("turn:Q", scale=None), tooltip=tips))
    return [*shapes, *_labels(words)]


def _labels(words: list[dict[str, Any]]) -> list[Any]:
    """What stands in or beside the bars, bold for the one in force."""
    layers: list[Any] = []
    for side, now, inside in product(("left", "right"), (True, False), (True, False)):
        found = [each for each in words if (each["side"], each["now"], each["inside"]) == (side, now, inside)]
        if found:
            look = {"align": side, "dx": 5 if side == "left" else -5, "fontWeight": "bold" if now else "normal"}
            written = _haloed(found, baseline="middle", color=_INK, **look)
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
    for words in (f"{value}, {_matters(window)}", _matters(window), value) if same == 1 else (value,):
        needed = (len(words) * (1.1 if now else 1) + 2) * _SIGN * span
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
        return f"seen until {_month(last)}"
    if last is not None:
        return f"until {day(last)}"
    if window.from_ is None:
        return "always"
    return f"from about {_month(window.from_)}" if window.start == "approximate" else f"from {day(window.from_)}"


def _month(value: date) -> str:
    return f"{MONTHS[value.month - 1]} {value.year}"


def _claims(placed: Layout, sources: Mapping[str, Source], numbers: Mapping[str, int]) -> list[Any]:
    """A mark for each claim, by its standing, with the number of its source."""
    if not placed.points:
        return []
    values = [_mark(point, sources, numbers) for point in placed.points]
    shown = [standing for standing in STANDING if any(value["standing"] == STANDING[standing] for value in values)]
    names = [STANDING[standing] for standing in shown]
    above = alt.Legend(title=None, orient="top", columns=2, symbolSize=70, symbolStrokeWidth=0.6, offset=20)
    fill = alt.Scale(domain=names, range=[_MARKS[standing][0] for standing in shown])
    shape = alt.Scale(domain=names, range=[_MARKS[standing][1] for standing in shown])
    told = (("says", "says"), ("said", "said"), ("title", "source"), ("standing", "standing"), ("note", "note"))
    points = _chart(values)
    marks = points.mark_point(size=62, opacity=1, stroke=_INK, strokeWidth=0.6).encode(
        fill=alt.Fill("standing:N", scale=fill, legend=above),
        shape=alt.Shape("standing:N", scale=shape, legend=above),
        tooltip=[alt.Tooltip(f"{key}:N", title=said) for key, said in told],
    )
    about = [
        {"x": point.first, "x2": point.last, "y": point.down} for point in placed.points if point.last > point.first
    ]
    spans = _chart(about).mark_rule(color=WORDS, strokeWidth=1).encode(x2=_X2)
    numbers_beside = _haloed(values, align="left", baseline="middle", dx=6, fontSize=10, color=_INK)
    return [*([spans] if about else []), *numbers_beside, marks]


def _mark(point: Point, sources: Mapping[str, Source], numbers: Mapping[str, int]) -> dict[str, Any]:
    source = sources[point.claim.source]
    return {
        "x": point.at,
        "y": point.down,
        "standing": STANDING[point.claim.standing],
        "says": shown_number(point.claim.value),
        "said": said_in_words(point.said, about=source.about and point.claim.said_on is None),
        "title": source.title,
        "note": point.claim.note or "–",
        "words": f"{numbers[point.claim.source]}",
    }


def _asked(placed: Layout, as_of: date) -> list[Any]:
    """A broken line at the date asked for."""
    at = placed.day(as_of)
    line = _chart([{"x": at, "y": 0, "y2": placed.height, "words": f"as of {day(as_of)}"}])
    side = "right" if at > 0.5 * placed.end else "left"
    return [
        line.mark_rule(color=ALERT, strokeDash=[6, 3], strokeWidth=1.4).encode(y2=_Y2, tooltip=alt.Tooltip("words:N")),
        line.mark_text(align=side, baseline="bottom", dy=-4, color=ALERT).encode(text=_WORDS),
    ]


def alt_text(fact: Fact, sources: Mapping[str, Source], *, as_of: date) -> str:
    """What the chart shows, in words."""
    held = [
        f"{'nothing known' if each.window is None else shown_number(each.window.value)} {when_in_words(each)}"
        for each in stretches(fact)
    ]
    found = [claim.standing for claim in fact.claims]
    stand = listed(f"{words} {found.count(standing)}" for standing, words in STANDING.items() if standing in found)
    window = fact.on(as_of)
    now = "nothing is known" if window is None else f"the value is {shown_number(window.value)}"
    told = f"Timeline of: {fact.title}. As of {day(as_of)} {now}. In time: {'; '.join(held)}."
    if not found:
        return told
    undated = sum(said_on(claim, sources) is None for claim in fact.claims)
    return f"{told} {count(len(found), 'claim')}: {stand}" + (f"; {undated} of them undated." if undated else ".")


def table(fact: Fact, sources: Mapping[str, Source], *, as_of: date) -> Table:
    """Values, days without one and claims in the order of time, undated claims last."""
    window = fact.on(as_of)
    rows: list[tuple[str, int, Row]] = []
    for each in stretches(fact):
        key = each.first.isoformat() if each.first else ""
        if each.window is None:
            rows.append((key, 0, (when_in_words(each), "nothing known", "–", "–", each.text)))
        else:
            state = f"holds on {day(as_of)}" if each.window is window else "–"
            rows.append((key, 0, (when_in_words(each), "held", shown_number(each.window.value), state, each.text)))
    for claim in by_date(fact, sources):
        said, source = said_on(claim, sources), sources[claim.source]
        when = said_in_words(said, about=source.about and claim.said_on is None)
        why = f"{source.title}. {claim.note}" if claim.note else source.title
        rows.append((said or "9999", 1, (when, "claim", shown_number(claim.value), STANDING[claim.standing], why)))
    ordered = sorted(rows, key=lambda row: row[:2])
    return ("When", "What", "Value", "Standing", "Why, or who says it"), tuple(row for _, _, row in ordered)
