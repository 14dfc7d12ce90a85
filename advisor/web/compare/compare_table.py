"""Tables of a comparison: on a narrow screen each row becomes a card whose cells carry the heads of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.web.markup import Content, Markup, tag


def side_by_side(
    head: Sequence[str], rows: Iterable[Sequence[Content]], *, name: str, widths: Sequence[int] = ()
) -> Markup:
    """A table named for screen readers; `widths` are the shares of the columns in per cent."""
    columns = tag("colgroup", *(tag("col", style=f"width:{share}%") for share in widths)) if widths else None
    top = tag("thead", tag("tr", *(tag("th", word, scope="col") for word in head)))
    body = tag("tbody", *(_row(head, row) for row in rows))
    return tag(
        "div",
        tag("table", columns, top, body, role="table"),
        class_="table stacked",
        role="region",
        aria_label=name,
        tabindex=0,
    )


def _row(head: Sequence[str], row: Sequence[Content]) -> Markup:
    """The roles are named since a row that is drawn as a card would lose them."""
    cells = (
        tag("td", tag("div", content), role="cell", data_label=word) for word, content in zip(head, row, strict=True)
    )
    return tag("tr", *cells, role="row")
