"""Tables on slides: how many rows fit in which type, and the table itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from advisor.report.office.deck_look import HAIR, MARGIN
from advisor.report.office.deck_runs import put
from advisor.report.office.measure import leading, lines
from advisor.report.office.spans import Cell, Span, lines_of, measured

CELL_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0)
_PAD, _ROW = 5.0, 7.0
_BARE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the table style without style and grid


def fit(
    heads: Sequence[str], rows: Sequence[Sequence[Cell]], across: Sequence[float], room: float
) -> tuple[float, int]:
    """The largest size in which all rows fit; else the smallest, and how many rows fit in it, at least one."""
    for size in CELL_SIZES:
        if sum(_high(row, across, size) for row in (heads, *rows)) <= room:
            return size, len(rows)
    size, used, number = CELL_SIZES[-2], _high(heads, across, CELL_SIZES[-2]), 0
    for row in rows:
        used += _high(row, across, size)
        if used > room and number:
            break
        number += 1
    return size, number


def _high(row: Sequence[Cell], across: Sequence[float], size: float) -> float:
    return max(
        sum(lines(measured(line), width - 2 * _PAD, size) for line in lines_of(cell)) * size * leading() + _ROW
        for cell, width in zip(row, across, strict=True)
    )


def grid(
    slide: Any,
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    across: Sequence[float],
    *,
    top: float,
    size: float,
    name: str,
    centre: Sequence[int] = (),
) -> float:
    """Draw a table from `top` on in type of `size` points; where it ends. Columns `centre` are centred."""
    high = [_high(row, across, size) for row in (heads, *rows)]
    frame = slide.shapes.add_table(len(rows) + 1, len(heads), Pt(MARGIN), Pt(top), Pt(sum(across)), Pt(sum(high)))
    frame.name = name[:80]
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find("{*}tableStyleId").text = _BARE
    for column, width in zip(table.columns, across, strict=True):
        column.width = Pt(width)
    for number, row in enumerate((heads, *rows)):
        table.rows[number].height = Pt(high[number])
        for column, cell in enumerate(row):
            held = table.cell(number, column)
            held.margin_left = held.margin_right = Pt(_PAD)
            held.margin_top = held.margin_bottom = Pt(_ROW / 2)
            for place_of, line in enumerate(lines_of(cell)):
                paragraph = held.text_frame.paragraphs[0] if not place_of else held.text_frame.add_paragraph()
                if column in centre:
                    paragraph.alignment = PP_ALIGN.CENTER
                put(paragraph, tuple(Span(span.text, "head") for span in line) if not number else line, size)
            _underline(held, firm=not number)
    return top + sum(high)


def _underline(cell: Any, *, firm: bool) -> None:
    """A line below a cell: firm below the head, else a hairline."""
    properties = cell._tc.get_or_add_tcPr()
    colour = '<a:schemeClr val="accent1"/>' if firm else f'<a:srgbClr val="{HAIR}"/>'
    properties.append(
        parse_xml(f'<a:lnB {nsdecls("a")} w="{12700 if firm else 6350}"><a:solidFill>{colour}</a:solidFill></a:lnB>')
    )
