"""The claims of a fact's timeline: a mark for each at the date of its source, by its standing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from advisor.knowledge.models import Source
from advisor.logic.situation import shown_number
from advisor.report.charts.fact_rows import Layout, Point
from advisor.report.charts.fact_strokes import INK, X2, chart_of, haloed
from advisor.report.charts.palette import ALERT, WORDS
from advisor.report.fact_in_time import STANDING, said_in_words
from advisor.words import say

_CROSS = "M-1,-.62L-.62,-1L0,-.38L.62,-1L1,-.62L.38,0L1,.62L.62,1L0,.38L-.62,1L-1,.62L-.38,0Z"
_MARKS = {
    "supports": ("#2E8C83", "circle"),
    "right_then": ("#E3A02C", "square"),
    "never_right": (ALERT, _CROSS),
    "open": ("#8E4585", "diamond"),
}


def claims_of(placed: Layout, sources: Mapping[str, Source], numbers: Mapping[str, int]) -> list[Any]:
    """A mark for each claim, by its standing, with the number of its source."""
    if not placed.points:
        return []
    values = [_mark(point, sources, numbers) for point in placed.points]
    shown = [standing for standing in STANDING if any(value["standing"] == STANDING[standing] for value in values)]
    names = [STANDING[standing] for standing in shown]
    above = alt.Legend(title=None, orient="top", columns=2, symbolSize=70, symbolStrokeWidth=0.6, offset=20)
    fill = alt.Scale(domain=names, range=[_MARKS[standing][0] for standing in shown])
    shape = alt.Scale(domain=names, range=[_MARKS[standing][1] for standing in shown])
    told = {
        "says": say("says"),
        "said": say("said"),
        "title": say("source"),
        "standing": say("standing"),
        "note": say("note"),
    }
    points = chart_of(values)
    marks = points.mark_point(size=62, opacity=1, stroke=INK, strokeWidth=0.6).encode(
        fill=alt.Fill("standing:N", scale=fill, legend=above),
        shape=alt.Shape("standing:N", scale=shape, legend=above),
        tooltip=[alt.Tooltip(f"{key}:N", title=said) for key, said in told.items()],
    )
    about = [
        {"x": point.first, "x2": point.last, "y": point.down} for point in placed.points if point.last > point.first
    ]
    spans = chart_of(about).mark_rule(color=WORDS, strokeWidth=1).encode(x2=X2)
    numbers_beside = haloed(values, align="left", baseline="middle", dx=6, fontSize=10, color=INK)
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
