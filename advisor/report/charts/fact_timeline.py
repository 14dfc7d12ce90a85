"""A fact through time: a bar for each value while it held, and under it the claims by the date of their source.

Unlike the charts in `CHARTS` it is drawn from a fact, not from an advice. A claim stands in the row of the value it
names: under a bar that covers its date it was right then; in a row without one it never was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import altair as alt

from advisor.knowledge.models import Fact, Source
from advisor.report.charts.fact_bars import bars_of, unknown
from advisor.report.charts.fact_claims import claims_of
from advisor.report.charts.fact_rows import Layout, layout, years
from advisor.report.charts.fact_strokes import LINE_COLOUR, WORDS_AT, X2, Y2, chart_of
from advisor.report.charts.fact_told import alt_text, table
from advisor.report.charts.palette import ALERT, Spec, spec_of
from advisor.report.fact_document import numbered
from advisor.report.wording import day
from advisor.words import say

__all__ = ["alt_text", "caption", "draw", "table"]


def caption() -> str:
    """What stands under the chart."""
    return say(
        "Bars: what held, each in the row of its value; the date asked for is the broken line. A broken edge is a day"
        " not known exactly, an arrow no end known, hatching days for which nothing is known. Marks below: what sources"
        " say, at their date (a line is the month or year it may be from), with the number of the source."
    )


def draw(fact: Fact, sources: Mapping[str, Source], *, as_of: date) -> Spec:
    """The chart. Its height is set; its width is left open."""
    placed = layout(fact, sources, as_of=as_of)
    numbers = numbered(fact)
    layers = [
        *unknown(placed),
        *_rows(placed),
        *bars_of(placed, fact.on(as_of)),
        *claims_of(placed, sources, numbers),
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
        gridColor=LINE_COLOUR,
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


def _rows(placed: Layout) -> list[Any]:
    """Fine lines between the rows."""
    edges = [{"x": placed.left, "x2": placed.right, "y": row.bottom} for row in placed.rows]
    return [chart_of(edges).mark_rule(color=LINE_COLOUR).encode(x2=X2)]


def _asked(placed: Layout, as_of: date) -> list[Any]:
    """A broken line at the date asked for."""
    at = placed.day(as_of)
    line = chart_of([{"x": at, "y": 0, "y2": placed.height, "words": say("as of {day}", day=day(as_of))}])
    side = "right" if at > 0.5 * placed.end else "left"
    return [
        line.mark_rule(color=ALERT, strokeDash=[6, 3], strokeWidth=1.4).encode(
            y2=Y2, tooltip=alt.Tooltip("words:N", title=say("words"))
        ),
        line.mark_text(align=side, baseline="bottom", dy=-4, color=ALERT).encode(text=WORDS_AT),
    ]
