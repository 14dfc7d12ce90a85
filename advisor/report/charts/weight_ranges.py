"""How far the weight of each criterion may move before another mix is best.

It is drawn from the robustness of an advice, so unlike the charts in `CHARTS` it is there only for advice in depth.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import ceil
from typing import Any

import altair as alt

from advisor.advice.parts.robustness import Robustness, WeightRange
from advisor.report.charts.palette import QUIET, WORDS, Row, Spec, Table, data, spec_of
from advisor.report.wording import listed
from advisor.words import say

LEAST_SCALE = 10
ROW = 30
_BAR, _MARK = "#A9CBE8", "#12375E"


def caption() -> str:
    """What stands under the chart."""
    return say(
        "Bars: the weights of a criterion for which this mix stays best while the other weights stay as they are."
        " Diamonds: the weights now. An arrow: the bar goes on beyond the scale."
    )


def top_of(found: Robustness) -> int:
    """Where the scale of weights ends."""
    return max(LEAST_SCALE, *(ceil(row.weight) for row in found.ranges))


def draw(found: Robustness) -> Spec | None:
    """The chart, or None where there is no criterion. Its height is set; its width is left open."""
    if not found.ranges:
        return None
    top = top_of(found)
    values = [_drawn(row, top) for row in found.ranges]
    titles = [row.title for row in found.ranges]
    rows = alt.Y(
        "title:N", sort=titles, axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=130, labelPadding=6)
    )
    across = alt.Axis(title=say("weight"), tickMinStep=1, tickCount=5, format="d")
    scale = alt.Scale(domain=[0, top], nice=False)
    told = [
        alt.Tooltip("title:N", title=say("criterion")),
        alt.Tooltip("now:N", title=say("now")),
        alt.Tooltip("stands:N", title=say("best for")),
    ]
    base = alt.Chart(data(values)).encode(y=rows, tooltip=told)
    layers = [
        base.mark_bar(color=QUIET, height=10).encode(x=alt.X("zero:Q", axis=across, scale=scale), x2=alt.X2("top:Q")),
        base.mark_bar(color=_BAR, height=10, stroke=_MARK, strokeWidth=0.6).encode(
            x=alt.X("low:Q"), x2=alt.X2("high:Q")
        ),
        base.mark_point(shape="triangle-right", filled=True, color=_MARK, size=55, opacity=1)
        .transform_filter("datum.beyond")
        .encode(x=alt.X("top:Q")),
        base.mark_point(shape="diamond", filled=True, color=_MARK, size=110, opacity=1, stroke="white").encode(
            x=alt.X("weight:Q")
        ),
        base.mark_text(align="left", dx=12, color=WORDS).encode(x=alt.X("top:Q"), text=alt.Text("numbers:N")),
    ]
    return spec_of(alt.layer(*layers).properties(height=ROW * len(values), description=alt_text(found)))


def _drawn(row: WeightRange, top: int) -> dict[str, Any]:
    return {
        "title": row.title,
        "zero": 0,
        "top": top,
        "low": min(row.from_, top),
        "high": top if row.to is None else min(row.to, top),
        "beyond": row.to is None or row.to > top,
        "weight": row.weight,
        "now": number(row.weight),
        "stands": range_words(row),
        "numbers": range_words(row),
    }


def number(value: float) -> str:
    """A weight as `1.5`, with two decimals at the most."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def range_words(row: WeightRange) -> str:
    """The range as `1.12 to 6.69`, `1.12 or more` or `any weight`; rounded so that it never claims too much."""
    if not row.from_ and row.to is None:
        return say("any weight")
    low, high = low_end(row), high_end(row)
    if high is None:
        return say("{weight} or more", weight=low)
    return say("{weight} only", weight=low) if low == high else say("{low} to {high}", low=low, high=high)


def low_end(row: WeightRange) -> str:
    """Where the range begins, rounded up, but not past the weight."""
    return _inward(row.from_, row.weight, rounding=ROUND_CEILING)


def high_end(row: WeightRange) -> str | None:
    """Where the range ends, rounded down, but not past the weight; None where it has no end."""
    return None if row.to is None else _inward(row.to, row.weight, rounding=ROUND_FLOOR)


def _inward(value: float, weight: float, *, rounding: str) -> str:
    """An end of a range that holds `weight`: with two decimals, or as many as tell it from the weight."""
    end, now = Decimal(repr(value)), Decimal(repr(weight))
    for digits in range(2, 10):
        rounded = end.quantize(Decimal(1).scaleb(-digits), rounding=rounding)
        if (end == now and rounded == now) or (end < rounded < now) or (end > rounded > now) or rounded == end:
            return f"{rounded:,f}".rstrip("0").rstrip(".")
    return f"{end:,f}"


def alt_text(found: Robustness) -> str:
    """What the chart shows, in words."""
    parts = [
        say("{criterion} {range}, now {weight}", criterion=row.title, range=range_words(row), weight=number(row.weight))
        for row in found.ranges
    ]
    return say("Bars of the weights for which the mix stays best: {criteria}.", criteria=listed(parts))


def table(found: Robustness) -> Table:
    """Each criterion: its weight, and from where to where the mix stays best."""
    body: list[Row] = [(row.title, number(row.weight), range_words(row)) for row in found.ranges]
    return (say("Criterion"), say("Weight now"), say("This mix is best for")), tuple(body)
