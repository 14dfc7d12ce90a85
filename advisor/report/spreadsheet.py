"""The cadence as a spreadsheet: the plan, a sheet an account, and the assumptions. No cell is ever a formula."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from advisor.advice.model import Advice, Broadcast
from advisor.report.assumptions import assumption_rows
from advisor.report.plain_text import FORMULA_SIGNS, without_controls
from advisor.report.wording import WEEKDAYS, Names

Row = Sequence[str | float | date]

HEAD = ("Date", "Day", "Account", "Articles", "Pillar", "Moment", "Prepare from")
WIDTHS = (12, 6, 24, 10, 26, 34, 14)
EARLIEST = (1980, 1, 1, 0, 0, 0)
LONGEST_CELL = 32_767


def cadence_workbook(advice: Advice, *, names: Names, client: str = "") -> bytes:
    """The workbook as bytes, the same for the same advice."""
    book = Workbook()
    plan = book.active
    plan.title = "Plan"
    cadence = advice.cadence
    _fill(plan, HEAD, (_row(sent, names) for sent in cadence.broadcasts), widths=WIDTHS)
    for account in dict.fromkeys(
        [*(sent.account for sent in cadence.broadcasts), *(quota.account for quota in cadence.quotas)]
    ):
        sheet = book.create_sheet(_sheet_title(names.account(account), taken=book.sheetnames))
        _fill(sheet, HEAD, (_row(sent, names) for sent in cadence.broadcasts if sent.account == account), widths=WIDTHS)
    assumptions = book.create_sheet("Assumptions")
    _fill(
        assumptions,
        ("Topic", "Item", "Value", "Rests on"),
        assumption_rows(advice, names=names, client=client),
        widths=(20, 40, 70, 60),
    )
    return _saved(book, made=datetime.combine(advice.as_of, time()))


def _row(sent: Broadcast, names: Names) -> Row:
    day = WEEKDAYS[sent.date.weekday()]
    about = (names.pillar(sent.pillar), names.moment(sent.moment))
    return (sent.date, day, names.account(sent.account), sent.articles, *about, sent.prepare_from)


def _sheet_title(name: str, *, taken: Iterable[str]) -> str:
    """A title a workbook accepts: at most 31 characters, none of []:*?/\\, not taken, whatever the case."""
    kept = (
        "".join(" " if sign in "[]:*?/\\" else sign for sign in without_controls(name)).strip(" '\n\t")[:28]
        or "Account"
    )
    used = {title.casefold() for title in [*taken, "Assumptions"]}
    return next(title for title in _numbered(kept) if title.casefold() not in used)


def _numbered(title: str) -> Iterator[str]:
    yield title
    yield from (f"{title} {number}" for number in range(2, 99))


def _fill(sheet: Any, head: Row, rows: Iterable[Row], *, widths: Sequence[int]) -> None:
    """Head and rows, with a filter over all columns and the head frozen."""
    last = 1
    for place, row in enumerate([head, *rows], 1):
        last = place
        for column, value in enumerate(row, 1):
            _put(sheet.cell(row=place, column=column), value)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFE8ECF0")
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{last}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


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


def _saved(book: Workbook, *, made: datetime) -> bytes:
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
