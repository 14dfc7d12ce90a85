"""Expected reads a month as a band, since one line would look surer than it is."""

from __future__ import annotations

import altair as alt

from advisor.advice.model import Advice
from advisor.report.charts.palette import Names, Row, Spec, Table, account_scale, data, legend, name_of, spec_of
from advisor.report.charts.weeks import month_axis
from advisor.report.wording import listed, month, span

CAPTION = "Expected reads a month: low, central and high"


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where no reads are projected: the followers are not known, or there are none."""
    found = advice.cadence.projections
    if not any(each.reads.high for each in found):
        return None
    values = [
        {
            "month": each.month,
            "name": month(each.month),
            "account": name_of(each.account, names),
            "low": each.reads.low,
            "central": each.reads.central,
            "high": each.reads.high,
        }
        for each in found
    ]
    all_months = sorted({each.month for each in found})
    colour = alt.Color(
        "account:N",
        scale=account_scale(advice, names, {each.account for each in found}),
        legend=legend("reads a month: line = central case, band = low to high", symbolOpacity=1, titleLimit=320),
    )
    base = alt.Chart(data(values)).encode(
        x=alt.X("month:O", axis=month_axis(all_months), scale=alt.Scale(domain=all_months)),
        color=colour,
        tooltip=[alt.Tooltip("name:N", title="month"), "account:N", "low:Q", "central:Q", "high:Q"],
    )
    counted = alt.Axis(title=None, format=",d")
    band = base.mark_area(opacity=0.22).encode(y=alt.Y("low:Q", axis=counted), y2="high:Q")
    edges = [base.mark_line(strokeWidth=0.8, opacity=0.7).encode(y=f"{edge}:Q") for edge in ("low", "high")]
    middle = base.mark_line(strokeWidth=2, point=alt.OverlayMarkDef(size=18)).encode(
        y="central:Q", strokeDash=alt.StrokeDash("account:N", legend=None)
    )
    chart = alt.layer(band, *edges, middle)
    return spec_of(chart.properties(height=130, description=alt_text(advice, names)))


def alt_text(advice: Advice, names: Names) -> str:
    """What the chart shows, in words."""
    parts: list[str] = []
    for account in dict.fromkeys(each.account for each in advice.cadence.projections):
        own = [each.reads for each in advice.cadence.projections if each.account == account]
        middle = span(min(reads.central for reads in own), max(reads.central for reads in own))
        edges = span(min(reads.low for reads in own), max(reads.high for reads in own))
        parts.append(f"{name_of(account, names)} {middle} in the central case, within {edges}")
    return f"Bands of expected reads a month: {listed(parts)}."


def table(advice: Advice, names: Names) -> Table:
    """Each month by account: low, central and high."""
    body: list[Row] = [
        (month(each.month), name_of(each.account, names), each.reads.low, each.reads.central, each.reads.high)
        for each in advice.cadence.projections
    ]
    return ("Month", "Account", "Low", "Central", "High"), tuple(body)
