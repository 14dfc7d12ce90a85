"""What is too large, packed to burst or damaged is refused before it costs anything."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from advisor.knowledge.problems import Refused
from advisor.report.plan_file import read_plan
from advisor.report.plan_table import MOST_BYTES, MOST_ROWS
from tests.report_files import made
from tests.report_files.test_plan_file import as_xlsx

ROW = b"2026-12-02,service\n"


def said_of(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_plan(data, "plan", knowledge=made.knowledge())
    return f"{refused.value}"


def test_a_file_above_the_limit_is_refused() -> None:
    data = b"date,account\n".ljust(MOST_BYTES + 1, b"\n")
    assert "too large. At most 5 MB are read." in said_of(data)


def test_as_many_rows_as_allowed_are_read_and_one_more_is_refused() -> None:
    head = b"date,account\n"
    assert read_plan(head + ROW * (MOST_ROWS - 1), "plan", knowledge=made.knowledge()).pins
    assert "too many rows. At most 5,000 are read." in said_of(head + ROW * MOST_ROWS)


def test_a_workbook_with_too_many_rows_is_refused() -> None:
    book, file = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Plan")
    sheet.append(["Date", "Account"])
    for _ in range(MOST_ROWS):
        sheet.append([date(2026, 12, 2), "service"])
    book.save(file)
    assert "too many rows" in said_of(file.getvalue())


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 51_000_000)
    assert len(file.getvalue()) < 100_000
    assert "At most 50 MB are unpacked." in said_of(file.getvalue())


def test_a_workbook_of_very_many_parts_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for number in range(1_001):
            packed.writestr(f"{number}", b"")
    assert "unpacks to more than a plan can hold" in said_of(file.getvalue())


def test_a_cell_at_the_far_corner_of_a_sheet_costs_nothing() -> None:
    book, file = Workbook(), io.BytesIO()
    book.active.append(["Date", "Account"])
    book.active.append([date(2026, 12, 2), "service"])
    book.active.cell(row=1_048_576, column=16_384).value = "x"
    book.save(file)
    found = read_plan(file.getvalue(), "plan", knowledge=made.knowledge())
    assert [pin.account for pin in found.pins] == ["service"]


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_that_was_cut_off_is_refused(cut: float) -> None:
    whole = as_xlsx()
    assert "cannot be read as a workbook" in said_of(whole[: int(len(whole) * cut)])


@pytest.mark.parametrize(
    "sheet",
    [
        b"<worksheet",
        b'<!DOCTYPE a [<!ENTITY b "1">]><worksheet>&b;</worksheet>',
        b"<worksheet><sheetData><row r='x'><c r='A1'/></row></sheetData></worksheet>",
    ],
)
def test_a_workbook_with_a_damaged_sheet_is_refused(sheet: bytes) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_xlsx())) as read, zipfile.ZipFile(file, "w") as write:
        for member in read.infolist():
            damaged = member.filename.startswith("xl/worksheets/")
            write.writestr(member.filename, sheet if damaged else read.read(member))
    said_of(file.getvalue())
