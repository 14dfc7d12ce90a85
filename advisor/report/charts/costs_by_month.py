"""The known costs by month: what is due at least, up to what it may come, and where a step has no figure."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import altair as alt

from advisor.advice.model import Advice
from advisor.advice.parts.costs import MonthCost
from advisor.report.charts.palette import ALERT, WORDS, Names, Row, Spec, Table, data, spec_of
from advisor.report.charts.weeks import month_axis
from advisor.report.spoken import Spoken, sentences
from advisor.report.wording import listed, month, span
from advisor.words import say, say_count

_DARK, _PALE = "#12375E", "#CFDAE6"


def caption() -> str:
    """What stands under the chart."""
    return say(
        "Known costs by month, from least to most; a question mark stands where a step without a figure falls due"
    )


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where no month has a known cost."""
    shown = [each for each in advice.costs.months if each.total.max > 0]
    if not advice.roadmap or not shown:
        return None
    all_months = [each.month for each in advice.costs.months]
    top = 1.3 * max(each.total.max for each in shown)  # room above the bars for the question marks
    order = alt.Scale(domain=all_months, paddingInner=0.35)
    base = alt.Chart(data([value for each in shown for value in _bars(each)])).encode(
        x=alt.X("month:O", axis=month_axis(all_months), scale=order)
    )
    bars = base.mark_bar(stroke=_DARK, strokeWidth=0.6).encode(
        y=alt.Y(
            "from:Q", axis=alt.Axis(title=None, format=",d", tickCount=4), scale=alt.Scale(domain=[0, top], nice=False)
        ),
        y2=alt.Y2("to:Q"),
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(domain=[say("at least"), say("up to")], range=[_DARK, _PALE]),
            legend=alt.Legend(title=say("CNY"), orient="top", titleOrient="left", symbolStrokeWidth=0.6),
        ),
        tooltip=[alt.Tooltip(f"{key}:N", title=said) for key, said in _TOLD.items()],
    )
    layers: list[Any] = [bars]
    for halo in ({"stroke": "white", "strokeWidth": 3}, {"color": WORDS}):
        text = alt.Chart(data(_totals(advice))).mark_text(dy=-6, fontSize=8, **halo)
        layers.append(text.encode(x=alt.X("month:O"), y=alt.Y("at:Q"), text=alt.Text("said:N")))
    unknown = [{"month": each.month, "missing": _missing(each)} for each in advice.costs.months if each.without_figure]
    if unknown:
        mark = alt.Chart(data(unknown)).mark_text(text="?", baseline="top", dy=2, fontSize=11, color=ALERT)
        layers.append(
            mark.encode(x=alt.X("month:O"), y=alt.YValue(0), tooltip=alt.Tooltip("missing:N", title=say("missing")))
        )
    return spec_of(alt.layer(*layers).properties(height=130, description=alt_text(advice, names)))


_TOLD = Spoken[str](
    lambda: {
        "name": say("month"),
        "total": say("CNY"),
        "once": say("paid once"),
        "first": say("yearly fees, first time"),
        "again": say("yearly fees, renewed"),
    }
)


def _missing(each: MonthCost) -> str:
    return say_count(len(each.without_figure), "{number} step without a figure", "{number} steps without a figure")


def _totals(advice: Advice) -> list[dict[str, Any]]:
    """What to write above the bars: nothing where neighbours would run into each other."""
    paid = [each.total.max > 0 for each in advice.costs.months]
    if any(now and then for now, then in pairwise(paid)):
        return []
    return [
        {"month": each.month, "at": each.total.max, "said": span(each.total.min, each.total.max)}
        for each in advice.costs.months
        if each.total.max > 0
    ]


def _bars(each: MonthCost) -> list[dict[str, Any]]:
    """A bar from nothing to the least, and one from there to the most."""
    told = {
        "month": each.month,
        "name": month(each.month),
        "total": span(each.total.min, each.total.max),
        "once": span(each.once.min, each.once.max),
        "first": span(each.first_fees.min, each.first_fees.max),
        "again": span(each.renewals.min, each.renewals.max),
    }
    found = [{**told, "kind": say("at least"), "from": 0.0, "to": each.total.min}]
    if each.total.max > each.total.min:
        found.append({**told, "kind": say("up to"), "from": each.total.min, "to": each.total.max})
    return found


def alt_text(advice: Advice, names: Names) -> str:
    """What the chart shows, in words."""
    shown = [each for each in advice.costs.months if each.total.max > 0]
    if not shown:
        return say("No month has a known cost.")
    highest = max(shown, key=lambda each: each.total.max)
    told = say_count(
        len(shown),
        "Bars of known costs in {number} month of {all}; the highest is {month} with CNY {cost}.",
        "Bars of known costs in {number} months of {all}; the highest is {month} with CNY {cost}.",
        all=len(advice.costs.months),
        month=month(highest.month),
        cost=span(highest.total.min, highest.total.max),
    )
    without = [month(each.month) for each in advice.costs.months if each.without_figure]
    if not without:
        return told
    return sentences(told, say("Steps without a figure fall due in {months}.", months=listed(without)))


def table(advice: Advice, names: Names) -> Table:
    """Each month in which something falls due: paid once, yearly fees, together, and how many steps have no figure."""
    body: list[Row] = [
        (
            month(each.month),
            span(each.once.min, each.once.max),
            span(each.first_fees.min, each.first_fees.max),
            span(each.renewals.min, each.renewals.max),
            span(each.total.min, each.total.max),
            len(each.without_figure),
        )
        for each in advice.costs.months
        if each.total.max > 0 or each.without_figure
    ]
    fees = (say("Paid once, CNY"), say("Yearly fees, first time"), say("Yearly fees, renewed"))
    return (say("Month"), *fees, say("Together, CNY"), say("Steps without a figure")), tuple(body)
