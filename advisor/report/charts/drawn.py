"""What pictures are drawn with: marks at places counted in pixels, which follow how wide the picture is.

In an expression `width` is the width of the picture, and `wide` whether it is a screen's rather than a phone's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from advisor.report.charts.palette import INK, WORDS, Spec

WIDE_FROM = 640
DARK = "#12375E"
Rows = Iterable[Mapping[str, Any]]


def layer(rows: Rows, mark: Mapping[str, Any], *, places: Mapping[str, str], text: bool = False, **more: Any) -> Spec:
    """Marks at places: `places` gives for x, y, x2, y2 an expression in `datum`, `width` and `wide`."""
    computed = [{"calculate": place, "as": f"at_{axis}"} for axis, place in places.items()]
    encoding: dict[str, Any] = {}
    for axis in places:
        encoding[axis] = {"field": f"at_{axis}"}
        if axis in ("x", "y"):
            encoding[axis] |= {"type": "quantitative", "scale": None, "axis": None}
    if text:
        encoding["text"] = {"field": "text", "type": "nominal"}
    return {
        "data": {"values": [dict(row) for row in rows]},
        "transform": computed,
        "mark": dict(mark),
        "encoding": encoding | more,
    }


def words(rows: Rows, *, places: Mapping[str, str], size: float = 12, quiet: bool = False, **mark: Any) -> Spec:
    """Texts, one a row, from their left end on and in the middle of a line unless `mark` says otherwise."""
    given = {"type": "text", "align": "left", "baseline": "middle", "fontSize": size, "color": WORDS if quiet else INK}
    return layer(rows, given | mark, places=places, text=True)


def whole(layers: Iterable[Spec], *, height: float, description: str, params: Mapping[str, str] | None = None) -> Spec:
    """The layers as one picture; `params` names further expressions. Its width is left open."""
    named = {"wide": f"width > {WIDE_FROM}"} | dict(params or {})
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": description,
        "params": [{"name": name, "expr": expression} for name, expression in named.items()],
        "height": height,
        "layer": [part for part in layers if part["data"]["values"]],
    }
