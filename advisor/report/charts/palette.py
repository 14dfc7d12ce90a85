"""Colours and words that all charts share.

The colours differ in lightness as well as in hue, so that they stay apart in grey print and for colour-blind readers.
They follow the order of the accounts and say nothing by themselves: every chart also names what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import altair as alt

from advisor.advice.model import Advice
from advisor.words import say

COLOURS = ("#E3A02C", "#12375E", "#2E8C83", "#8E4585", "#A9CBE8", "#6B705C", "#D97B66")
QUIET = "#E8EBEF"
WORDS = "#66707E"
ALERT = "#B3261E"
INK = "#1B2430"
PUBLISHED = "published"
PALEST = "#DDE4EC"
FONT = "Noto Sans, Noto Sans SC, Noto Sans TC, sans-serif"

_NOTHING: Mapping[str, str] = MappingProxyType({})

Names = Mapping[str, str]
Spec = dict[str, Any]
Row = tuple[str | int | float, ...]
Table = tuple[tuple[str, ...], tuple[Row, ...]]


def name_of(account: str, names: Names) -> str:
    """The name of an account, or its id in words; PUBLISHED is what is published without notice."""
    if account == PUBLISHED:
        return say("Published without notice")
    return names.get(account) or account.replace("_", " ").capitalize()


def account_order(advice: Advice, names: Names) -> list[str]:
    """All account ids, in an order that does not depend on the mix, so that a colour always means the same account."""
    known = [
        *names,
        *(verdict.account for verdict in advice.verdicts),
        *(sent.account for sent in advice.cadence.broadcasts),
    ]
    return list(dict.fromkeys(known))


def colours(advice: Advice, names: Names) -> dict[str, str]:
    """Account id → colour."""
    return {account: COLOURS[index % len(COLOURS)] for index, account in enumerate(account_order(advice, names))}


def legend(title: str | None = None, **options: Any) -> alt.Legend:
    """A legend above the chart, two names a line, so that it fits a phone; its title says what is counted."""
    given: dict[str, Any] = {"titleOrient": "top", "columns": 2, "offset": 8}
    given |= {"symbolStrokeColor": INK, "symbolStrokeWidth": 0.4}
    return alt.Legend(title=title, orient="top", titleFontWeight="normal", **(given | options))


def account_scale(advice: Advice, names: Names, shown: set[str], *, also: Mapping[str, str] = _NOTHING) -> alt.Scale:
    """The colour scale for the accounts shown, by name; `also` adds further names with their colours."""
    chosen = {name_of(account, names): colour for account, colour in colours(advice, names).items() if account in shown}
    chosen |= also
    return alt.Scale(domain=list(chosen), range=list(chosen.values()))


def data(values: Sequence[Mapping[str, Any]]) -> Any:
    """Rows as inline data of a chart. A tuple: what copies charts to put them together would copy a list row by row."""
    return alt.Data(values=tuple(dict(row) for row in values))


def lane_scale(advice: Advice, names: Names, shown: set[str]) -> alt.Scale:
    """As `account_scale`, for accounts and PUBLISHED, which is the palest of all."""
    also = {name_of(PUBLISHED, names): PALEST} if PUBLISHED in shown else _NOTHING
    return account_scale(advice, names, shown - {PUBLISHED}, also=also)


def spec_of(chart: Any) -> Spec:
    """The Vega-Lite specification of a chart. Not checked here, for speed: the tests check every chart."""
    spec: Spec = chart.to_dict(validate=False)
    return spec
