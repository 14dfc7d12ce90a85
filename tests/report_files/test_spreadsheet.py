from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from advisor.report.spreadsheet import cadence_workbook
from tests.report_files import made


def workbook(found: Any = None, **other: Any) -> tuple[bytes, Any]:
    data = cadence_workbook(found or made.advice(), names=made.names(**other), client=made.CLIENT)
    return data, load_workbook(io.BytesIO(data))


def test_there_is_a_plan_a_sheet_an_account_and_the_assumptions() -> None:
    _, book = workbook()
    assert book.sheetnames == ["Plan", "Service account", "Subscription account", "Assumptions"]
    assert [[cell.value for cell in row] for row in book["Service account"].iter_rows(min_row=2)] == [
        [datetime(2026, 12, 2), "Wed", "Service account", 3, "Products", None, datetime(2026, 11, 25)]
    ]
    assert book["Plan"].max_row == 3


def test_every_sheet_has_a_frozen_head_and_a_filter_over_all_its_rows() -> None:
    _, book = workbook()
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


@pytest.mark.parametrize("text", [*made.FORMULAS, "#N/A", "{=1}", "2026-01-01"])
def test_no_cell_is_a_formula_whatever_the_text(text: str) -> None:
    plan = made.cadence(made.broadcast(date(2026, 12, 2), moment=text, pillar=text))
    data, book = workbook(made.advice(cadence=plan, headline=text), account=text)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr", "n", "d"}
    parts = zipfile.ZipFile(io.BytesIO(data))
    for name in parts.namelist():
        assert not re.search(rb"<f[ >/]", parts.read(name)), name
    assert book["Plan"]["E2"].value == text.replace("\r", "�").rstrip()


def test_a_cell_that_looks_like_a_formula_stays_text_when_it_is_edited() -> None:
    _, book = workbook()
    client = next(row for row in book["Assumptions"].iter_rows() if row[1].value == "Client")[2]
    assert client.value.startswith("=HYPERLINK")
    assert client.quotePrefix


def test_the_assumptions_name_quotas_warnings_barred_days_and_what_they_rest_on() -> None:
    _, book = workbook()
    rows = {(row[0].value, row[2].value): row[3].value for row in book["Assumptions"].iter_rows(min_row=2)}
    assert rows["Quota", "4 broadcasts a month, up to 8 articles each"].startswith("Rules (Somebody, 2025)")
    assert rows["Warning", "The notice of holidays is not out yet."] == "our judgement"
    assert rows["No promotion", "No promotion."].startswith("Is it so?")
    assert ("Answers", "Overseas") in rows
    assert ("Answers not counted", "NZ") in rows


def test_sheets_get_titles_that_a_workbook_accepts() -> None:
    _, book = workbook(account="[a]:*?/\\" + "very long name " * 4)
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in book.sheetnames)
    _, book = workbook(account="plan")
    assert book.sheetnames[1] == "plan 2"


def test_a_plan_without_broadcasts_is_still_a_workbook() -> None:
    plan = replace(made.cadence(), broadcasts=(), quotas=())
    _, book = workbook(made.advice(cadence=plan))
    assert book.sheetnames == ["Plan", "Assumptions"]


def test_the_same_plan_gives_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first, book = workbook()
    monkeypatch.setattr(time, "time", lambda: 2e9)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2e9))
    assert workbook()[0] == first
    assert book.properties.modified == datetime(2026, 11, 21)
    assert {member.date_time for member in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
