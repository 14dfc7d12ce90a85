"""A workbook of tables: text stays text, dates are dates, every sheet has a filter and a frozen head."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from advisor.report.plain_text import FORMULA_SIGNS, without_controls
from advisor.report.text.lines import columns as columns_of
from advisor.words import language, say

Cell = str | float | date | None
Row = Sequence[Cell]
Column = tuple[str, int]

EARLIEST = (1980, 1, 1, 0, 0, 0)
LONGEST_CELL = 32_767
LINE, CHINESE_LINE, HIGHEST_ROW = 13.5, 17.0, 400  # points


def add_table(book: Workbook, title: str, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """A sheet with a head of columns (name and width in characters) and rows under it. None leaves a cell empty."""
    sheet = book.create_sheet(title)
    last, high = 1, LINE if language() == "en" else CHINESE_LINE
    for place, row in enumerate([[name for name, _ in columns], *rows], 1):
        last = place
        for column, value in enumerate(row, 1):
            if value is not None:
                _put(sheet.cell(row=place, column=column), value)
        lines = max((_lines(value, width) for value, (_, width) in zip(row, columns, strict=False)), default=1)
        if lines > 1:  # some spreadsheets do not fit rows to wrapped text when they open a file
            sheet.row_dimensions[place].height = min(lines * high, HIGHEST_ROW)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFE8ECF0")
    for column, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.center.text = say("{sheet}, page {page} of {pages}", sheet="&A", page="&P", pages="&N")


def _lines(value: Cell, width: int) -> int:
    """How many lines a cell's text takes in a column so wide, a little generously."""
    text = value if isinstance(value, str) else ""
    return sum(max(ceil(columns_of(line) / (0.9 * width)), 1) for line in text.split("\n"))


def sheet_title(name: str, *, taken: Iterable[str]) -> str:
    """A title a workbook accepts: at most 31 characters, none of []:*?/\\, not taken, whatever the case."""
    kept = "".join(" " if sign in "[]:*?/\\" else sign for sign in without_controls(name)).strip(" '\n\t")[:28] or say(
        "Account"
    )
    used = {title.casefold() for title in taken}
    return next(title for title in _numbered(kept) if title.casefold() not in used)


def _numbered(title: str) -> Iterator[str]:
    yield title
    yield from (f"{title} {number}" for number in range(2, 99))


def _put(cell: Any, value: str | float | date) -> None:
    """Text stays text: its type is said explicitly, and the quote mark keeps it text when somebody edits the cell."""
    if isinstance(value, str):
        text = without_controls(value)[:LONGEST_CELL]
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(FORMULA_SIGNS)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        return
    cell.value = value
    cell.alignment = Alignment(vertical="top", horizontal="left" if isinstance(value, date) else None)
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def saved(book: Workbook, *, made: datetime) -> bytes:
    """The workbook's bytes with `made` for every date that a writer would take from the clock.

    The members are stored, not compressed: compressed bytes differ from one zlib to the next.
    """
    book.properties.creator = "Advisor"
    book.properties.created = book.properties.modified = made
    first = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(first, "w")).save()
    final = io.BytesIO()
    with zipfile.ZipFile(first) as read, zipfile.ZipFile(final, "w", zipfile.ZIP_STORED) as write:
        for member in read.infolist():
            fixed = zipfile.ZipInfo(member.filename, date_time=EARLIEST)
            fixed.create_system = 0
            write.writestr(fixed, read.read(member))
    return final.getvalue()
