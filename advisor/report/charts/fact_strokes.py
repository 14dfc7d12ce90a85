"""What all parts of a fact's timeline are drawn with."""

from __future__ import annotations

from typing import Any

import altair as alt

INK = "#1B2430"
LINE_COLOUR = "#E3E7EB"
X2, Y2, WORDS_AT = alt.X2("x2:Q"), alt.Y2("y2:Q"), alt.Text("words:N")
SIGN = 5.4 / 250  # the share of a narrow picture that a letter takes


def chart_of(values: list[dict[str, Any]]) -> Any:
    """A layer to be given a mark; `x` and `y` it has from the whole timeline."""
    return alt.Chart(alt.Data(values=tuple(values)))  # a tuple is not copied each time


def haloed(values: list[dict[str, Any]], **style: Any) -> list[Any]:
    """Words that can be read on any ground: a halo, and the words on it."""
    halo = {**style, "stroke": "white", "strokeWidth": 4}
    return [chart_of(values).mark_text(**look).encode(text=WORDS_AT) for look in (halo, style)]
