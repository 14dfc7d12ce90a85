"""What charts look like wherever they are drawn; pages and files add what is theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

AXIS: Mapping[str, Any] = {
    "labelFontSize": 11,
    "titleFontSize": 11,
    "titleFontWeight": "normal",
    "labelColor": "#1B2430",
    "titleColor": "#55606E",
    "gridColor": "#E3E7EB",
}
LEGEND: Mapping[str, Any] = {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
LOOK: Mapping[str, Any] = {"view": {"stroke": None}, "axis": AXIS, "text": {"fontSize": 11}}
