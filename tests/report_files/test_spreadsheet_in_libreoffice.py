"""The workbook and the CSV file as LibreOffice opens them: the same cells, no repair, nothing computed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from advisor.advice.advise import advise
from advisor.advice.model import Advice
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.answers_file import read_case
from advisor.report.csv_file import cadence_csv
from advisor.report.spreadsheet import cadence_workbook
from advisor.report.wording import Names
from tests.conftest import ROOT
from tests.report_files import made
from tests.report_files.office import converted, needs_office

pytestmark = needs_office

# one sends by two accounts, the other publishes without notice too
SAMPLES = ("luxury_fashion_wfoe", "skincare_cross_border")
PLANS = (*SAMPLES, "hostile", "empty")
HOSTILE = (*made.FORMULAS, "-2+3", "@now", "\t+1", "＋1", "#N/A", "{=1}", "=cmd|'/c calc'!A1")
# commas, double quotes, UTF-8, from line 1, special numbers found, and (the last) formulas computed where there are any
OPEN_CSV = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,0,true"
# the same, cells as shown, and (the last) every sheet into a file of its own
SAVE_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


@dataclass(frozen=True)
class Opened:
    """The folder of the files that were opened, of what LibreOffice made of them, and what it said."""

    folder: Path
    said: tuple[str, ...]

    def workbook(self, name: str) -> Any:
        return load_workbook(self.folder / name)


@pytest.fixture(scope="module")
def opened(real: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Each plan as a workbook and as CSV, opened and saved again."""
    folder = tmp_path_factory.mktemp("office")
    for name in PLANS:
        advice, names, client = _plan(name, real)
        (folder / f"{name}.xlsx").write_bytes(cadence_workbook(advice, names=names, client=client))
        (folder / f"{name}.csv").write_bytes(cadence_csv(advice.cadence))
    book = Workbook()
    book.active.append(["=1+1"])
    book.save(folder / "computed.xlsx")
    (folder / "computed.csv").write_text("=1+1\n", encoding="utf-8")

    names, profile = (*PLANS, "computed"), folder / "profile"
    books, tables = ([folder / f"{name}.{ending}" for name in names] for ending in ("xlsx", "csv"))
    said = (
        converted(books, to="xlsx", into=folder / "xlsx", profile=profile),
        converted(books, to=SAVE_CSV, into=folder / "csv", profile=profile),
        converted(tables, to="xlsx", into=folder / "from_csv", profile=profile, read_as=OPEN_CSV),
    )
    return Opened(folder, said)


def _plan(name: str, real: Knowledge) -> tuple[Advice, Any, str]:
    if name in SAMPLES:
        case = read_case((ROOT / "knowledge" / "samples" / f"{name}.yaml").read_bytes(), file=name, knowledge=real)
        advice = advise(real, case.answers, as_of=made.AS_OF, choices=case.choices)
        return advice, Names(advice, real), case.client.name
    plan = made.full_cadence()
    if name == "empty":
        plan = replace(plan, broadcasts=(), publications=(), moments=(), quotas=(), quota_use=(), effort=(), wished=())
        return made.advice(cadence=plan), made.names(), ""
    texts = [{"pillar": text, "moment": text, "slot": text, "part": text} for text in HOSTILE]
    plan = replace(
        plan,
        broadcasts=tuple(made.broadcast(date(2026, 12, 2), **text) for text in texts),
        publications=tuple(replace(one, pillar=text) for text in HOSTILE for one in plan.publications),
        moments=tuple(replace(one, name=text, text=text) for text in HOSTILE for one in plan.moments),
        warnings=tuple(made.reason(text) for text in HOSTILE),
    )
    return made.advice(cadence=plan, headline="=1+1"), made.names(account="=1+1"), made.CLIENT


def filled(sheet: Any) -> dict[str, Any]:
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}


def formulas(path: Path) -> list[str]:
    """Where a formula stands: cells, and parts of the file that write one."""
    cells = [f"{sheet.title}!{at}" for sheet in load_workbook(path) for at in _computed(sheet)]
    with zipfile.ZipFile(path) as parts:
        return cells + [name for name in parts.namelist() if re.search(rb"<f[ >/]", parts.read(name))]


def _computed(sheet: Any) -> Iterator[str]:
    return (cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type in "fe")


def test_all_files_open_without_a_word_of_repair(opened: Opened) -> None:
    assert opened.said == ("", "", "")


def test_a_damaged_workbook_would_be_told(opened: Opened, tmp_path: Path) -> None:
    whole = (opened.folder / "empty.xlsx").read_bytes()
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(whole[: len(whole) // 2])
    said = converted([damaged], to="xlsx", into=tmp_path / "xlsx", profile=tmp_path / "profile")
    assert "could not be loaded" in said


@pytest.mark.parametrize("name", PLANS)
def test_the_workbook_keeps_its_sheets_cells_and_filters(opened: Opened, name: str) -> None:
    before, after = opened.workbook(f"{name}.xlsx"), opened.workbook(f"xlsx/{name}.xlsx")
    assert after.sheetnames == before.sheetnames
    for sheet in before:
        assert filled(after[sheet.title]) == filled(sheet)
        assert after[sheet.title].auto_filter.ref == sheet.auto_filter.ref == sheet.dimensions
        assert after[sheet.title].print_title_rows == "$1:$1"


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("folder", ["xlsx", "from_csv"])
def test_nothing_is_computed(opened: Opened, folder: str, name: str) -> None:
    assert formulas(opened.folder / folder / f"{name}.xlsx") == []


@pytest.mark.parametrize("folder", ["xlsx", "from_csv"])
def test_a_formula_would_be_found(opened: Opened, folder: str) -> None:
    assert len(formulas(opened.folder / folder / "computed.xlsx")) == 2  # its cell, and its part of the file


@pytest.mark.parametrize("name", PLANS)
def test_each_sheet_reads_the_same_as_text(opened: Opened, name: str) -> None:
    for sheet in opened.workbook(f"{name}.xlsx"):
        shown = (opened.folder / "csv" / f"{name}-{sheet.title}.csv").read_text(encoding="utf-8")
        rows = [[_shown(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        assert list(csv.reader(io.StringIO(shown, newline=""))) == rows


def _shown(cell: Any) -> str:
    return "" if cell is None else f"{cell:%Y-%m-%d}" if isinstance(cell, datetime) else str(cell)


@pytest.mark.parametrize("name", PLANS)
def test_the_csv_file_comes_in_as_it_stands_and_its_text_stays_text(opened: Opened, name: str) -> None:
    written = csv.reader(io.StringIO((opened.folder / f"{name}.csv").read_bytes().decode("utf-8"), newline=""))
    (sheet,) = opened.workbook(f"from_csv/{name}.xlsx")
    assert list(sheet.iter_rows(values_only=True)) == [tuple(_read(cell) for cell in row) for row in written]


def _read(cell: str) -> Any:
    """What a spreadsheet should make of a cell: an amount, a day, yes or no; all else is text."""
    if cell in ("true", "false"):
        return cell == "true"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        return datetime.fromisoformat(cell)
    return int(cell) if re.fullmatch(r"\d+", cell) else cell or None


def test_the_hostile_texts_are_there_as_they_were_given(opened: Opened) -> None:
    pillars = [row[7] for row in opened.workbook("xlsx/hostile.xlsx")["Plan"].iter_rows(min_row=2, values_only=True)]
    assert pillars == [text.replace("\r", "�") for text in HOSTILE]
    assert made.CLIENT.replace("\x1b", "�") in filled(opened.workbook("xlsx/hostile.xlsx")["Assumptions"]).values()
