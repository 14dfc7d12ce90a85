"""How a chart looks on a page: as wide as its place, without a ground of its own, in the type of the page.

The colours are those of paper. On a dark page the browser turns them round (`style/charts.css`), so a chart is drawn
and kept once for both themes, and a change of theme needs no new drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SCREEN: Mapping[str, Any] = {
    "background": "transparent",
    "font": "Source Sans, PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif",
    # What a chart says stands beside it, and its numbers in a table below: no mark needs a name of its own.
    "aria": False,
    "mark": {"aria": False},
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelColor": "#1B2430",
        "titleColor": "#55606E",
        "gridColor": "#E3E7EB",
    },
    "legend": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 320,
        "labelColor": "#1B2430",
        "titleColor": "#55606E",
    },
    "text": {"fontSize": 11},
}


def on_screen(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The specification of a chart as a page shows it."""
    return {**spec, "autosize": {"type": "fit-x", "contains": "padding"}, "config": SCREEN}
