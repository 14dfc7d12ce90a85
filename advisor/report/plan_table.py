"""Reads a CSV or XLSX file that a person edited into rows of cells, within limits, computing nothing."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from advisor.knowledge.problems import Problem, Refused
from advisor.report.csv_file import unguarded
from advisor.report.plan_words import columns_called, in_every_language, sheet_called
from advisor.words import say

MOST_BYTES = 5_000_000
MOST_UNPACKED = 50_000_000
MOST_MEMBERS = 1_000
MOST_ROWS = 5_000
MOST_COLUMNS = 60
LONGEST_CELL = 10_000


@dataclass(frozen=True)
class Formula:
    """A cell that a spreadsheet computes. What it would come to is not known here."""

    text: str


Cell = str | float | date | bool | Formula | None
Rows = list[tuple[Cell, ...]]


def read_table(data: bytes, name: str) -> Rows:
    """The rows of a CSV file, or of the sheet `Plan`, in any language (else the first), of a workbook.

    Row 1 is the first of the list. Raises Refused where the file cannot be read as either.
    """
    if len(data) > MOST_BYTES:
        most = say("At most {number} MB are read.", number=MOST_BYTES // 1_000_000)
        raise refused(name, say("the file is too large."), most)
    if data.startswith(b"PK"):
        rows = _workbook(data, name)
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        old = say("this is a workbook of the old kind, or one with a password.")
        raise refused(name, old, say("Save it as .xlsx or .csv."))
    else:
        rows = _csv(data, name)
    while rows and not any(cell not in (None, "") for cell in rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS:
        most = say("At most {number} are read.", number=f"{MOST_ROWS:,}")
        raise refused(name, say("the file has too many rows."), most)
    return rows


def refused(name: str, said: str, next_step: str) -> Refused:
    """The whole file is refused."""
    return Refused([Problem(name, 0, 0, said, next_step)])


def _csv(data: bytes, name: str) -> Rows:
    """Comma, semicolon or tab, as the head line has it; UTF-8, or UTF-16 with its mark.

    A byte that is neither becomes a sign of replacement: it spoils the cell it stands in and no other.
    """
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if wide else "utf-8-sig", "replace")
    lines = text.split("\n", 20)[:20]
    heads = [{called[name].casefold() for name in ("date", "account")} for called in in_every_language(columns_called)]
    head = next((line for line in lines if any(words <= _words(line) for words in heads)), lines[0])
    separator = max(",;\t", key=head.count)
    rows: Rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(tuple(unguarded(cell[:LONGEST_CELL]) for cell in row[:MOST_COLUMNS]))
            if len(rows) > 2 * MOST_ROWS:
                break
    except csv.Error as error:
        said = say("row {row} cannot be read as CSV: {problem}.", row=len(rows) + 1, problem=error)
        raise refused(name, said, say("Save the file anew.")) from None
    return rows


def _words(line: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", line.casefold()))


def _workbook(data: bytes, name: str) -> Rows:
    unreadable = refused(
        name, say("this cannot be read as a workbook (.xlsx)."), say("Open it in a spreadsheet and save it anew.")
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise unreadable from None
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        most = say("At most {number} MB are unpacked.", number=MOST_UNPACKED // 1_000_000)
        raise refused(name, say("the workbook unpacks to more than a plan can hold."), most)
    try:
        return _sheet(data)
    except Refused:
        raise
    except Exception:  # openpyxl answers a damaged workbook with any kind of exception
        raise unreadable from None


def _sheet(data: bytes) -> Rows:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts of a workbook that are not read here
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        try:
            called = {word.casefold() for word in in_every_language(sheet_called)}
            found = next((one for one in book.worksheets if one.title.casefold() in called), None)
            sheet = found or book.worksheets[0]
            read = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
            return [_cells(row) for row in read]
        finally:
            book.close()


def _cells(row: Iterable[object]) -> tuple[Cell, ...]:
    found: Sequence[Cell] = [_cell(getattr(cell, "value", None), getattr(cell, "data_type", "n")) for cell in row]
    return tuple(found)


def _cell(value: object, kind: str) -> Cell:
    if kind == "f":
        return Formula(str(value)[:60])
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        return unguarded(value[:LONGEST_CELL])
    return value if value is None or isinstance(value, bool | int | float | date) else str(value)
