"""Charts as SVG for paper. Loads little, so that a process that draws is soon at work (see `advisor.report.artist`)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from advisor.report.typefaces import FAMILIES, FOLDER

PAPER_WIDTH = 468
PAPER_STEP = 22
PRINT_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": ", ".join(FAMILIES),
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 7.5,
        "titleFontSize": 7.5,
        "titleFontWeight": "normal",
        "labelColor": "#3A4452",
        "titleColor": "#66707E",
        "gridColor": "#E3E7EB",
        "domainColor": "#9AA3AE",
        "tickColor": "#9AA3AE",
        "tickSize": 3,
    },
    "axisY": {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": -22, "titleY": -8},
    "legend": {
        "labelFontSize": 7.5,
        "titleFontSize": 7.5,
        "titleColor": "#66707E",
        "labelColor": "#3A4452",
        "symbolSize": 60,
        "labelLimit": 300,
        "columnPadding": 14,
    },
    "text": {"fontSize": 7.5},
}


def for_print(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification fitted to the width of the text on paper."""
    fitted = spec | {"width": PAPER_WIDTH, "autosize": {"type": "fit-x", "contains": "padding"}}
    height = spec.get("height")
    if isinstance(height, dict) and "step" in height:
        fitted["height"] = {"step": min(height["step"], PAPER_STEP)}
    return fitted


def drawn(spec: str, families: str) -> str:
    """The SVG of a specification, given as JSON, in these families of type. Raises ValueError."""
    import vl_convert

    _register_fonts()
    return str(vl_convert.vegalite_to_svg(spec, config=PRINT_CONFIG | {"font": families}, allowed_base_urls=[]))


def start_drawing() -> None:
    """Draw next to nothing, which starts what draws the charts."""
    drawn('{"data": {"values": []}, "mark": "point"}', FAMILIES[0])


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(FOLDER))
