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

SHEETS = ["Plan", "Service account", "Subscription account", "Publications", "Months", "Calendar", "Assumptions"]


def workbook(found: Any = None, **other: Any) -> tuple[bytes, Any]:
    data = cadence_workbook(found or made.advice(), names=made.names(**other), client=made.CLIENT)
    return data, load_workbook(io.BytesIO(data))


def table(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_there_is_a_plan_a_sheet_an_account_and_the_assumptions() -> None:
    _, book = workbook()
    assert book.sheetnames == SHEETS
    assert table(book["Service account"]) == [
        {
            "Date": datetime(2026, 12, 2),
            "Day": "Wed",
            "Slot": None,
            "Account": "Service account",
            "Articles": 3,
            "Versions": 1,
            "Group": None,
            "Pillar": "Products",
            "Moment": None,
            "Part": None,
            "Prepare from": datetime(2026, 11, 25),
            "Pinned": None,
        }
    ]
    assert book["Plan"].max_row == 3


def test_slot_part_group_versions_and_pin_stand_in_words() -> None:
    sent = made.broadcast(
        date(2026, 12, 2), slot="evening", part="last_call", moment="Double 11", segment=2, versions=2, pinned=True
    )
    (row,) = table(workbook(made.advice(cadence=made.cadence(sent)))[1]["Plan"])
    told = {key: row[key] for key in ("Slot", "Group", "Versions", "Moment", "Part", "Pinned")}
    assert told == {
        "Slot": "Evening, 20:00–22:00",
        "Group": 2,
        "Versions": 2,
        "Moment": "Double 11",
        "Part": "last call",
        "Pinned": "yes",
    }


def test_the_months_hold_quota_articles_and_bands_of_hours_as_numbers() -> None:
    (december, january) = table(workbook(made.advice(cadence=made.full_cadence()))[1]["Months"])
    assert december["Month"] == "2026-12"
    assert (december["Service account: sent"], december["Service account: quota"]) == (1, 4)
    assert (december["Articles"], december["Team can produce"], december["Wished for"]) == (4, 12, 5)
    assert [december[f"Hours, {end}"] for end in ("low", "central", "high")] == [20, 40, 80.5]
    assert december["Team's hours, central"] == "not known"
    assert january["Articles"] is None


def test_publications_and_the_calendar_have_sheets_with_real_dates() -> None:
    _, book = workbook(made.advice(cadence=made.full_cadence()))
    (published,) = table(book["Publications"])
    assert published["Date"] == datetime(2026, 12, 4)
    assert published["Notice"] == "without notice; no quota is used"
    barred, festival = table(book["Calendar"])
    assert (barred["Moment"], barred["Promotion"], barred["Weight"]) == ("Memorial day", "none", None)
    assert (festival["Weight"], festival["Day is"]) == (3, "expected")
    assert festival["Begin work"] == datetime(2026, 11, 22)


def test_every_sheet_has_a_frozen_head_a_filter_over_all_its_rows_and_prints_its_head_on_each_page() -> None:
    _, book = workbook(made.advice(cadence=made.full_cadence()))
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((None, 0), (1, 0))


@pytest.mark.parametrize("text", [*made.FORMULAS, "#N/A", "{=1}", "2026-01-01"])
def test_no_cell_is_a_formula_whatever_the_text(text: str) -> None:
    plan = made.cadence(made.broadcast(date(2026, 12, 2), moment=text, pillar=text, slot=text, part=text))
    data, book = workbook(made.advice(cadence=plan, headline=text), account=text)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr", "n", "d"}
    parts = zipfile.ZipFile(io.BytesIO(data))
    for name in parts.namelist():
        assert not re.search(rb"<f[ >/]", parts.read(name)), name
    (row,) = table(book["Plan"])
    assert {row[key] for key in ("Pillar", "Moment", "Slot", "Part")} == {text.replace("\r", "�").rstrip()}


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
    for taken in ("plan", "Months", "CALENDAR"):
        _, book = workbook(account=taken)
        assert book.sheetnames[1] == f"{taken} 2"


def test_a_plan_without_broadcasts_is_still_a_workbook() -> None:
    plan = replace(made.cadence(), broadcasts=(), quotas=())
    _, book = workbook(made.advice(cadence=plan))
    assert book.sheetnames == ["Plan", "Publications", "Months", "Calendar", "Assumptions"]


def test_the_same_plan_gives_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first, book = workbook()
    monkeypatch.setattr(time, "time", lambda: 2e9)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2e9))
    assert workbook()[0] == first
    assert book.properties.modified == datetime(2026, 11, 21)
    assert {member.date_time for member in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    plan = made.cadence(made.broadcast(date(2026, 12, 2), moment="word " * 30), made.broadcast(date(2026, 12, 9)))
    _, book = workbook(made.advice(cadence=plan))
    # 150 signs in a column of 34 take five lines at least, at 12 points or more a line of 10-point letters
    assert book["Plan"].row_dimensions[2].height >= 60
    assert book["Plan"].row_dimensions[3].height is None
