"""Expected reads a month as a band, since one line would look surer than it is."""

from __future__ import annotations

import altair as alt

from advisor.advice.model import Advice, Projection
from advisor.report.charts.palette import Names, Row, Spec, Table, account_scale, data, legend, name_of, spec_of
from advisor.report.charts.weeks import month_axis
from advisor.report.wording import listed, month, span
from advisor.words import say


def caption() -> str:
    """What stands under the chart."""
    return say("Expected reads a month. Line: the central case. Band: from the low case to the high")


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where no reads are projected: the followers are not known, or there are none."""
    found = _read(advice)
    if not found:
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
    scale = account_scale(advice, names, {each.account for each in found})
    above = legend(say("reads a month"), symbolOpacity=1)
    colour = alt.Color("account:N", scale=scale, legend=above)
    shape = alt.Shape("account:N", scale=alt.Scale(domain=scale["domain"]), legend=above)
    base = alt.Chart(data(values)).encode(
        x=alt.X("month:O", axis=month_axis(all_months), scale=alt.Scale(domain=all_months)),
        color=colour,
        tooltip=[
            alt.Tooltip("name:N", title=say("month")),
            alt.Tooltip("account:N", title=say("account")),
            alt.Tooltip("low:Q", title=say("low")),
            alt.Tooltip("central:Q", title=say("central")),
            alt.Tooltip("high:Q", title=say("high")),
        ],
    )
    counted = alt.Axis(title=None, format=",d")
    band = base.mark_area(opacity=0.22).encode(y=alt.Y("low:Q", axis=counted), y2=alt.Y2("high:Q"))
    edges = [base.mark_line(strokeWidth=0.8, opacity=0.7).encode(y=f"{edge}:Q") for edge in ("low", "high")]
    middle = base.mark_line(strokeWidth=2).encode(
        y=alt.Y("central:Q"), strokeDash=alt.StrokeDash("account:N", legend=None)
    )
    points = base.mark_point(size=26, filled=True, opacity=1).encode(y=alt.Y("central:Q"), shape=shape)
    chart = alt.layer(band, *edges, middle, points)
    return spec_of(chart.properties(height=130, description=alt_text(advice, names)))


def _read(advice: Advice) -> list[Projection]:
    """The projections of accounts that have readers."""
    read = {each.account for each in advice.cadence.projections if each.reads.high}
    return [each for each in advice.cadence.projections if each.account in read]


def alt_text(advice: Advice, names: Names) -> str:
    """What the chart shows, in words."""
    parts: list[str] = []
    for account in dict.fromkeys(each.account for each in _read(advice)):
        own = [each.reads for each in _read(advice) if each.account == account]
        middle = span(min(reads.central for reads in own), max(reads.central for reads in own))
        edges = span(min(reads.low for reads in own), max(reads.high for reads in own))
        name = name_of(account, names)
        parts.append(
            say("{account} {central} in the central case, within {edges}", account=name, central=middle, edges=edges)
        )
    if not parts:
        return say("No reads are projected.")
    return say("Bands of expected reads a month: {accounts}.", accounts=listed(parts))


def table(advice: Advice, names: Names) -> Table:
    """Each month by account: the followers counted on (low–central–high), and reads low, central and high."""
    body: list[Row] = [
        (
            month(each.month),
            name_of(each.account, names),
            _followers(each),
            each.reads.low,
            each.reads.central,
            each.reads.high,
        )
        for each in _read(advice)
    ]
    head = (say("Month"), say("Account"), say("Followers"), say("Low"), say("Central"), say("High"))
    return head, tuple(body)


def _followers(each: Projection) -> str:
    if each.followers is None:
        return say("not said")
    low, central, high = each.followers.low, each.followers.central, each.followers.high
    return f"{central:,}" if low == high else f"{low:,}–{central:,}–{high:,}"
