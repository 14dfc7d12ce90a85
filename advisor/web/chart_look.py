"""How a chart looks on a page: as wide as its place, without a ground of its own, in the type of the page.

The colours are those of paper. On a dark page the browser turns them round (`style/charts.css`), so a chart is drawn
and kept once for both themes, and a change of theme needs no new drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.report.charts.look import LEGEND, LOOK

SCREEN: Mapping[str, Any] = {
    **LOOK,
    "background": "transparent",
    "font": "Source Sans, PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif",
    # What a chart says stands beside it, and its numbers in a table below: no mark needs a name of its own.
    "aria": False,
    "mark": {"aria": False},
    "legend": {**LEGEND, "labelLimit": 320, "labelColor": "#1B2430", "titleColor": "#55606E"},
}


def on_screen(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The specification of a chart as a page shows it."""
    return {**spec, "autosize": {"type": "fit-x", "contains": "padding"}, "config": SCREEN}
