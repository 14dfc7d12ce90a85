"""How much of each quota the plan uses, month by month, with a lane for each account."""

from __future__ import annotations

from typing import Any

import altair as alt

from advisor.advice.model import Advice
from advisor.cadence.model import QuotaUse
from advisor.report.charts.palette import (
    INK,
    QUIET,
    WORDS,
    Names,
    Row,
    Spec,
    Table,
    account_order,
    account_scale,
    data,
    name_of,
    spec_of,
)
from advisor.report.charts.weeks import month_axis, months, number_size
from advisor.report.spoken import often
from advisor.report.wording import listed, month
from advisor.words import say

LANE = 68
_BAR = 0.44


def caption() -> str:
    """What stands under the chart."""
    return say(
        "How much of the quota each month uses. Pale: the whole quota; coloured: the part that is planned. The numbers"
        " are broadcasts planned"
    )


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where no account has a quota."""
    lanes = _lanes(advice, names)
    if not lanes:
        return None
    all_months = months(advice)
    values = [
        _value(use, names, floor=len(lanes) - 1 - place)
        for place, lane in enumerate(lanes)
        for use in _own(advice, lane)
    ]
    across = alt.X("month:O", axis=month_axis(all_months), scale=alt.Scale(domain=all_months, paddingInner=0.2))
    up = alt.Scale(domain=[0, len(lanes)], nice=False, zero=False)
    told = [
        alt.Tooltip("name:N", title=say("month")),
        alt.Tooltip("account:N", title=say("account")),
        alt.Tooltip("planned:Q", title=say("planned")),
        alt.Tooltip("quota:Q", title=say("quota")),
    ]
    base = alt.Chart(data(values)).encode(x=across, tooltip=told)
    y = alt.Y("floor:Q", scale=up, axis=None)
    colour = alt.Color("account:N", scale=account_scale(advice, names, set(lanes)), legend=None)
    layers: list[Any] = [
        base.mark_bar(color=QUIET, stroke=WORDS, strokeWidth=0.5).encode(y=y, y2=alt.Y2("top:Q")),
        base.mark_bar(stroke=INK, strokeWidth=0.5).encode(y=y, y2=alt.Y2("filled:Q"), color=colour),
        base.mark_text(baseline="bottom", dy=-2, color=INK, **number_size(all_months)).encode(
            y=alt.Y("top:Q", scale=up, axis=None), text=alt.Text("planned:Q")
        ),
        alt.Chart(data([_heading(advice, lane, names, len(lanes) - place) for place, lane in enumerate(lanes)]))
        .mark_text(align="left", baseline="top", dy=6, color=INK, fontWeight="bold")
        .encode(x=alt.XValue(0), y=alt.Y("at:Q", scale=up, axis=None), text=alt.Text("words:N")),
    ]
    return spec_of(alt.layer(*layers).properties(height=LANE * len(lanes), description=alt_text(advice, names)))


def _lanes(advice: Advice, names: Names) -> list[str]:
    """Accounts that have a quota and send something, in their order."""
    found = {use.account for use in advice.cadence.quota_use if _sends(advice, use.account)}
    return [account for account in account_order(advice, names) if account in found]


def _sends(advice: Advice, account: str) -> bool:
    return any(sent.account == account for sent in advice.cadence.broadcasts)


def _own(advice: Advice, account: str) -> list[QuotaUse]:
    return [use for use in advice.cadence.quota_use if use.account == account]


def _value(use: QuotaUse, names: Names, *, floor: int) -> dict[str, Any]:
    share = min(use.planned / use.quota, 1) if use.quota else 0
    return {
        "month": use.month,
        "name": month(use.month),
        "account": name_of(use.account, names),
        "planned": use.planned,
        "quota": use.quota,
        "floor": floor,
        "top": floor + _BAR,
        "filled": round(floor + _BAR * share, 4),
    }


def _heading(advice: Advice, account: str, names: Names, at: float) -> dict[str, Any]:
    found = [often(quota.broadcasts, quota.per) for quota in advice.cadence.quotas if quota.account == account]
    quotas = listed(dict.fromkeys(found))
    return {"at": at, "words": say("{account}: quota {quotas}", account=name_of(account, names), quotas=quotas)}


def alt_text(advice: Advice, names: Names) -> str:
    """What the chart shows, in words."""
    parts = []
    for account in _lanes(advice, names):
        own = _own(advice, account)
        full = sum(use.planned >= use.quota for use in own)
        planned, quota = sum(use.planned for use in own), sum(use.quota for use in own)
        parts.append(
            say(
                "{account} {planned} of {quota}, with {full} of {months} months full",
                account=name_of(account, names),
                planned=planned,
                quota=quota,
                full=full,
                months=len(own),
            )
        )
    return say("Bars of the part of the quota that each month uses: {accounts}.", accounts=listed(parts))


def table(advice: Advice, names: Names) -> Table:
    """Each month by account: broadcasts planned, the quota, and what is left of it."""
    order = account_order(advice, names)
    body: list[Row] = [
        (month(use.month), name_of(use.account, names), use.planned, use.quota, use.quota - use.planned)
        for use in sorted(advice.cadence.quota_use, key=lambda use: (use.month, order.index(use.account)))
        if _sends(advice, use.account)
    ]
    return (say("Month"), say("Account"), say("Planned"), say("Quota"), say("Left")), tuple(body)
